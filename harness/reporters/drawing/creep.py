"""How a visit and the baseline's look side by side: which way it went, in words, and the pictures of steps before and now."""

import base64
import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from harness.comparing.baseline import KINDS, PICTURE, beside, picture
from harness.model import ActChange, Scorecard, StepChange
from harness.reporters import Result
from harness.reporters.drawing.pictures import Picture, Pictures
from harness.reporters.drawing.present import COLUMNS, counted, measured, score_text
from harness.reporters.drawing.tongue import say, say_number, spelled
from harness.reporters.writing import write

Direction = Literal["worse", "better", "both", "otherwise", "same"]
FOLDER = "changes"
MINUS = "\N{MINUS SIGN}"
NEAR = 1.0  # points of a score, which hangs a little on how fast the site answered


class Tally:
    """How many visits went which way."""

    def __init__(self) -> None:
        self.counts: dict[Direction, int] = dict.fromkeys(get_args(Direction), 0)

    def add(self, way: Direction) -> None:
        """Count a visit."""
        self.counts[way] += 1

    @property
    def visits(self) -> int:
        """How many there are."""
        return sum(self.counts.values())


@dataclasses.dataclass(frozen=True)
class Side:
    """A step that went otherwise, with its pictures before and now."""

    change: StepChange
    before: Picture | None
    after: Picture | None


class Sides:
    """The pictures of a page: those of the baseline are copied beside it, so that it can be moved."""

    def __init__(self, folder: Path, baseline: Path | None, embed: bool) -> None:
        self._folder = folder
        self._old = beside(baseline) if baseline else None
        self._embed = embed
        self._now = Pictures(folder, embed=False)
        self._copied: set[str] = set()

    def steps(self, result: Result) -> list[Side]:
        """Give the steps that are different, in their order."""
        changes = result.scorecard.changes
        return [Side(each, self._before(each.before), self._after(result, each.after)) for each in (changes.steps if changes else [])]

    def _before(self, name: str) -> Picture | None:
        content = picture(self._old, name) if self._old and PICTURE.fullmatch(name) else b""
        if not content:
            return None
        if self._embed:
            return _inside(content)
        if name not in self._copied:
            write(self._folder, f"{FOLDER}/{name}", content)
            self._copied.add(name)
        return Picture("", f"{FOLDER}/{name}", name)

    def _after(self, result: Result, name: str) -> Picture | None:
        return _inside(picture(result.folder, name)) if self._embed else self._now.named(result, name)


def _inside(content: bytes) -> Picture | None:
    kind = next((kind for magic, kind in KINDS if content.startswith(magic)), "").replace("jpg", "jpeg")
    return Picture("", f"data:image/{kind};base64,{base64.b64encode(content).decode()}", "") if kind else None


def direction(card: Scorecard) -> Direction:
    """Say whether a visit went better or worse than the baseline's, or both in parts."""
    changes = card.changes
    if changes is None or not changes.known or not measured(card):
        return "otherwise"
    broken = any(over.new for journey in card.journeys for over in journey.broken)
    more, less = (any(sign * spent > 0 for spent in changes.effort.values()) for sign in (1, -1))
    gained = (card.score or 0) - (changes.score or 0) if card.score is not None and changes.score is not None else 0
    was_dead, is_dead = changes.outcome == "dead-end", card.outcome == "dead-end"
    worse = bool(changes.worse) or broken or more or gained < -NEAR or any(finding.new for finding in card.findings)
    better = bool(changes.gone) or less or gained > NEAR or (was_dead and not is_dead)
    return "both" if worse and better else "worse" if worse else "better" if better else "otherwise"


def told(card: Scorecard) -> Mapping[str, object]:
    """Give what a visit's changes come to: which way, in one line, and the limits that are newly broken, in words."""
    changes = card.changes
    assert changes is not None
    new, parts = [finding for finding in card.findings if finding.new], list[str]()
    if changes.score is not None and card.score is not None and abs(card.score - changes.score) > NEAR:
        parts.append(say("score {now}, was {was}", now=score_text(card.score), was=score_text(changes.score)))
    parts += effort_texts(changes.effort)
    parts += [say_number("{number} new finding", "{number} new findings", len(new))] if new else []
    parts += [say_number("{number} finding is gone", "{number} findings are gone", len(changes.gone))] if changes.gone else []
    newly = [words for journey in card.journeys for over, words in zip(journey.broken, journey.over_budget, strict=False) if over.new]
    other = changes.known and (changes.outcome, changes.kind) != (card.outcome, card.kind)
    was = ": ".join(map(spelled, filter(None, (changes.outcome, changes.kind)))) if other else ""
    return {"way": direction(card), "line": parts, "new": new, "broken": newly, "was": was}


def effort_texts(effort: Mapping[str, float]) -> list[str]:
    """Give what is spent more or less: `+1 click`."""
    return [f"{'+' if more > 0 else MINUS}{_amount(name, round(abs(more)))}" for name, more in effort.items()]


def _amount(name: str, number: int) -> str:
    if name == "asked":
        return say_number("{number} question", "{number} questions", number)
    return counted(number, dict(COLUMNS).get(name, name))


def act_text(act: ActChange) -> str:
    """Say what is done besides, or not any more."""
    doing = "press" if act.kind == "click" else act.kind
    if act.added:
        also = {"type": say("also type into"), "choose": say("also choose in"), "press": say("also press"), "go": say("also go to")}
        return also.get(doing, say("also do"))
    gone = {
        "type": say("no longer type into"), "choose": say("no longer choose in"), "press": say("no longer press"),
        "go": say("no longer go to"),
    }  # fmt: skip
    return gone.get(doing, say("no longer do"))
