"""What was sent to companies, what was held back, and what was left behind, in words."""

from collections.abc import Iterator, Sequence

from harness.model import ClearedBy, Committed, NotUndone, Undone, Withheld
from harness.reading.looks import quoted
from harness.reporters.drawing.sentences import said_text
from harness.reporters.drawing.tongue import noted, say, say_number

_BY: dict[ClearedBy, str] = {
    "owned": noted("owned: true in the site’s file"), "command": noted("--commit on the command line"),
    "site": noted("commit: true in the site’s file"), "journey": noted("commit: true at the journey"),
    "step": noted("commit: true at the step"),
}  # fmt: skip
_CAME_OF = {"undone": noted("taken back"), "not-undone": noted("not taken back"), "": noted("nothing takes it back")}


def deed(sent: Committed | Withheld) -> str:
    """Say in the language of scorecards what something does for good: `said` has it in others."""
    name = " ".join(quoted(sent.name).replace("`", "'").split())
    if not sent.what:
        return f"`{name}` was pressed" if name else "something was sent"
    return f"`{name}` {sent.what}" if name else sent.what


def by_text(sent: Committed) -> str:
    """Say whose word it was that something may be sent."""
    return say(_BY[sent.by]) if sent.by in _BY else ""


def undo_text(sent: Committed) -> str:
    """Say what became of something that was sent."""
    return say(_CAME_OF[sent.undo])


def told_of(committed: Sequence[Committed]) -> list[Committed]:
    """Give what a report tells of: at a site that is ours only what ought to have been taken back."""
    return [each for each in committed if each.by != "owned" or each.undo]


def sent_text(committed: Sequence[Committed]) -> str:
    """Give what was sent in one line."""
    return ", ".join(dict.fromkeys(said_text(deed(each)) for each in committed))


def company_text(left: NotUndone) -> str:
    """Name the company that something was left behind at."""
    return left.site_name or left.site


def failure_text(undone: Undone) -> str:
    """Say why something could not be taken back, in one line."""
    return f"{undone.name}: {said_text(undone.reason)}" if undone.reason else undone.name


def left_head(number: int) -> str:
    """Say that something was left behind, and at how many visits."""
    return say_number("What {number} visit sent could not be taken back", "What {number} visits sent could not be taken back", number)


def left_lines(left: NotUndone) -> Iterator[str]:
    """Give what somebody needs to take it back by hand: what, under which number, where, and why it failed; one line each."""
    yield f"{company_text(left)}, {left.scenario}: {sent_text(left.committed)}"
    kept = [f"{name}: {value}" for name, value in left.kept.items()]
    yield from ([", ".join(kept)] if kept else [])
    yield ", ".join(filter(None, [left.address, left.mailbox, left.visit]))
    yield from map(failure_text, left.tried)
