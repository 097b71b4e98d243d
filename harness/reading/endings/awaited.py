"""How a journey ended that waits for a mail: it came, it did not, or it may still."""

from collections.abc import Callable
from itertools import pairwise

from harness.mails.money import amounts
from harness.model import Halt, Journey, MailView, Visit
from harness.reading.answers import typed_before
from harness.reading.endings.instructing import CHANNELS, instructs
from harness.reading.endings.verdict import Verdict
from harness.reading.endings.wanted import means, nearest, told
from harness.reading.looks import Look, matches, quoted, saying
from harness.reading.mails import own_sentences
from harness.reading.promises import promises
from harness.reading.spans import span

CLOCKS_DIFFER_S = 1.0
_AUTOMATIC = {"auto-submitted": ("auto-replied", "auto-generated"), "x-autoreply": ("yes",), "precedence": ("auto_reply",)}


def awaited(visit: Visit, journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    """Judge a journey that ended at the mailbox; None for all others.

    A mail that came in other words than the scenario's makes the scenario stale, unless it says itself that a machine has answered; and
    a company that was never told the address owes no mail.
    """
    judges: dict[str, Callable[[], Verdict]] = {
        "inbox": lambda: Verdict("error", reason=halt.message),
        "unsubscribe": lambda: Verdict("dead-end", "no-unsubscribe", halt.message, look.view),
        "mail-missing": lambda: _missing(visit, journey, halt, look),
    }
    return judges[halt.cause]() if halt.cause in judges else None


def _missing(visit: Visit, journey: Journey, halt: Halt, look: Look) -> Verdict:
    if not halt.waited_to_s:
        if turned_away := _sent_elsewhere(visit, journey, halt, look) or _done_with(visit, journey, halt, look):
            return turned_away
        near = f"; nearest: {', '.join(f'`{quoted(each)}`' for each in halt.nearest)}" if halt.nearest else ""
        return Verdict("stale-scenario", reason=f"{halt.message.removesuffix('.')}{near}", view=look.view)
    came = next((mail for mail in visit.mails[halt.mails :] if means(mail, halt.mail)), None)
    patience = span(halt.waited_to_s - halt.waited_from_s)
    if came and came.at_s <= halt.waited_to_s + CLOCKS_DIFFER_S:
        after = span(came.at_s - halt.waited_from_s)
        if halt.last:
            return Verdict("reached", reason=f"the mail came {after} later", view=look.view)
        return Verdict("pending", reason=f"the mail came {after} later; what follows it was not walked", view=look.view)
    if visit.ended_s + CLOCKS_DIFFER_S < halt.waited_to_s:
        return Verdict("pending", reason=f"{told(halt.mail)} may still come: {patience} are not over", view=look.view)
    others = [mail for mail in _unread(visit) if not automatic(mail)]
    if others and not came:
        near = ", ".join(f"`{quoted(each)}`" for each in nearest(others))
        return Verdict("stale-scenario", reason=f"{told(halt.mail)} did not come; what came: {near}", view=look.view)
    if why := _owed_nothing(visit, look):
        return Verdict("stale-scenario", reason=f"{told(halt.mail)} did not come, and {why}", view=look.view)
    late = f" ({span(came.at_s - halt.waited_from_s)} later it did)" if came else ""
    said = next((each.words for each in promises(visit) if each.what == "mail" and each.state == "open" and each.due_s is not None), "")
    if said:  # the company's own time for it is not over, whatever the scenario's patience
        why = f"{told(halt.mail)} did not come within {patience}; what was promised: `{quoted(said)}`"
        return Verdict("pending", reason=why, view=look.view)
    return Verdict("dead-end", "no-mail", f"{told(halt.mail)} did not come within {patience}{late}", look.view)


def _sent_elsewhere(visit: Visit, journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    """Judge a mail that has not what was wanted and no link to go on by, but tells the customer to call, to come or to send a letter."""
    mail = _read(visit, journey, halt)
    if mail is None or mail.links:
        return None
    said = [sentence for before, sentence in pairwise(("", *own_sentences(visit, mail))) if not before.endswith("?")]
    for kind in (each for each in CHANNELS if each != "e-mail-us"):  # a mail may be answered
        if words := next((sentence for sentence in said if instructs(visit, mail, kind, sentence)), ""):
            return Verdict("dead-end", kind, f"the mail tells the customer to do it another way: {quoted(words)}", look.view, quoted(words))
    return None


def _done_with(visit: Visit, journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    """Judge a mail that has not what was wanted, helps nobody, tells of no other end and says that the matter is closed."""
    mail = _read(visit, journey, halt)
    if mail is None or any(matches(visit, mail, f"remedies.{key}", mail.text) for key in ("free", "thing", "otherwise")):
        return None
    said = saying(visit, mail, "remedies.closed", own_sentences(visit, mail))
    clear = (each for each in said if not matches(visit, mail, "answers.in-general", each) and not any(amounts(each)))
    if words := next(clear, ""):
        return Verdict("dead-end", "refused", "the mail says that the matter is closed", look.view, quoted(words))
    return None


def _read(visit: Visit, journey: Journey, halt: Halt) -> MailView | None:
    """Give the mail that was open where a journey ended."""
    number = journey.steps[halt.step].mail if 0 <= halt.step < len(journey.steps) else -1
    return visit.mails[number] if 0 <= number < len(visit.mails) else None


def _unread(visit: Visit) -> list[MailView]:
    read = {step.mail for journey in visit.journeys for step in journey.steps}
    return [mail for at, mail in enumerate(visit.mails) if at not in read]


def automatic(mail: MailView) -> bool:
    """Whether a mail says in its headers that a machine has answered (RFC 3834)."""
    return any(value.strip().lower().startswith(_AUTOMATIC.get(name.lower(), ("\0",))) for name, value in mail.headers)


def _owed_nothing(visit: Visit, look: Look) -> str:
    """Say why the company owes no mail, or why one would not be seen; empty where it does, and it would.

    It can know where to write to where the customer typed the address, or is known to it.
    """
    told_it = typed_before(visit, len(visit.views), ("email",)) or visit.standing != "stranger" or bool(visit.mails)
    if not told_it:
        return "the company was not told the address"
    if not visit.mailbox:
        return "nothing shows that mails to this address arrive in the inbox"
    complaint = next((text for text in (*look.page.errors, *(field.error for field in look.page.fields)) if text), "")
    return f"the page complains: `{quoted(complaint)}`" if complaint else ""
