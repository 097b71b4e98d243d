"""`budget:` and `waive:` of scenario and site files, and `--budget` of the command line."""

import datetime
import re
import typing
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from harness.model import Budget, Limit, Relative, Severity, Waiver
from harness.scenario.mistakes import Mistakes, meant, nearest, shown
from harness.scenario.plan import WaiverPlan
from harness.scenario.tree import Listing, Node, Scalar, Table
from harness.scenario.values import keyed, kind, listed, seconds, whole, words

COUNTS = ("clicks", "keystrokes", "fields", "choices", "pages", "dialogs")
BUDGET_KEYS = (*COUNTS, "seconds", "score", "findings", "ratio")
WAIVER_KEYS = ("audit", "reason", "until", "journey", "words")
SEVERITIES: tuple[Severity, ...] = typing.get_args(Severity)
SCORE = re.compile(r"[0-9]{1,3}(\.[0-9]+)?")
RATIO = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?")
RELATIVE = re.compile(r"(mirror|baseline)(?: *(?:([*×]) *([0-9]{1,3}(?:\.[0-9]{1,3})?)|([+-]) *([0-9]{1,3})%|([+-]) *([0-9].*)))?")


def budget(node: Node | None, mistakes: Mistakes, *, mirrors: bool = True, origin: str = "") -> Budget:
    """Read the limits of a journey. `mirrors`: whether there is a journey that it can be held to; `origin`: where the limits are set."""
    if node is None:
        return Budget()
    if not isinstance(node, Table):
        mistakes.add(node, f"`budget` has to be a table, not {kind(node)}", "write `budget: {clicks: 4, score: 80}`")
        return Budget()
    limits: Mapping[str, Node] = keyed(node, BUDGET_KEYS, "`budget`", mistakes)
    if not mirrors:
        _need_no_mirror(limits, mistakes)
    return Budget(**{key: _limits(key, value, mistakes) for key, value in limits.items()}, origin=origin)


def site_budgets(node: Node, origin: str, mistakes: Mistakes) -> tuple[tuple[str, Budget], ...]:
    """Read the limits of a company: for all journeys under an empty name, for others under their name or kind."""
    if not isinstance(node, Table):
        return (("", budget(node, mistakes)),)
    own = [pair for pair in node.pairs if pair[0].text == "findings" or not isinstance(pair[1], Table)]
    journeys = Table(node.line, node.column, node.end_line, node.end_column, [pair for pair in node.pairs if pair not in own])
    for_all = Table(node.line, node.column, node.end_line, node.end_column, own)
    named = keyed(journeys, None, "`budget`", mistakes)
    every = [("", for_all)] if own else []
    return tuple((name, budget(each, mistakes, origin=origin)) for name, each in (*every, *named.items()))


def asked_budget(text: str) -> Budget:
    """Read `clicks=6,findings.serious=0`, as it is said on the command line; ValueError says what is wrong with it."""
    table, inner = _table([]), _table([])
    for part in filter(None, map(str.strip, text.split(","))):
        key, equals, value = part.partition("=")
        if not equals:
            raise ValueError(f"{shown(part)} is no limit; write `clicks=6,score=80,findings.serious=0`")
        whole_key, _, severity = key.strip().partition(".")
        pair = (_scalar(severity or whole_key), _scalar(value.strip()))
        (inner if severity else table).pairs.append(pair)
        if severity and whole_key != "findings":
            raise ValueError(f"there is no limit {shown(key)}; only findings are told apart: `findings.serious=0`")
    if inner.pairs:
        table.pairs.append((_scalar("findings"), inner))
    mistakes = Mistakes("--budget")
    read = budget(table, mistakes, origin="--budget")
    if mistakes.problems:
        raise ValueError("; ".join(filter(None, (mistakes.problems[0].message, mistakes.problems[0].help))))
    return read


def waivers(node: Node | None, mistakes: Mistakes, journeys: Collection[str] = ()) -> tuple[WaiverPlan, ...]:
    """Read `waive:`: findings that are known, each with a reason and the last day on which it is put up with.

    `journeys`: those that a waiver can name; a site file's can name any.
    """
    if node is None:
        return ()
    if not isinstance(node, Listing) or not node.items:
        mistakes.add(node, "`waive` has to list findings", "write `- {audit: dead-end, reason: ..., until: 2026-12-31}` below it")
        return ()
    return tuple(made for item in node.items if (made := _waiver(item, mistakes, journeys)))


def _waiver(node: Node, mistakes: Mistakes, journeys: Collection[str]) -> WaiverPlan | None:
    if not isinstance(node, Table):
        mistakes.add(node, f"a waiver has to be a table, not {kind(node)}", "write `{audit: dead-end, reason: ..., until: 2026-12-31}`")
        return None
    before = mistakes.seen
    given = keyed(node, WAIVER_KEYS, "`waive`", mistakes)
    for key, what in (("audit", "which finding"), ("reason", "why"), ("until", "until which day: `until: 2026-12-31`")):
        if key not in given and mistakes.seen == before:
            mistakes.add(node, f"the waiver lacks `{key}`", f"say {what}")
    read = {key: words(value, f"`{key}`", mistakes) for key, value in given.items()}
    if read.get("until") and _day(read["until"]) is None:
        mistakes.add(given["until"], f"`until` has to be a day, not {shown(read['until'])}", "write year, month and day: `2026-12-31`")
    if journeys and read.get("journey") and read["journey"] not in journeys:
        hint = meant(read["journey"], journeys, listed(journeys))
        mistakes.add(given["journey"], f"there is no journey {shown(read['journey'])} to waive anything in", hint)
    if mistakes.seen > before or not {"audit", "reason", "until"} <= read.keys():
        return None
    places = tuple((given[key].line, given[key].column) for key in ("audit", "until"))
    return WaiverPlan(Waiver(**read, path=Path(mistakes.path).as_posix(), line=node.line), *places)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def _limits(key: str, node: Node, mistakes: Mistakes) -> Any:
    if key == "findings" and isinstance(node, Table):
        given = keyed(node, SEVERITIES, "`findings`", mistakes)
        return {severity: _limit(severity, value, mistakes) for severity, value in given.items()}
    limit = _limit(key, node, mistakes)
    return {"minor": limit} if key == "findings" else limit


def _limit(key: str, node: Node, mistakes: Mistakes) -> Limit:
    text = node.text.strip() if isinstance(node, Scalar) else ""
    found = RELATIVE.fullmatch(text)
    if key == "ratio":
        return _number(node, key, RATIO, "a number such as 1.0 or 1.5", mistakes)
    if found and found[1]:
        return _relative(key, found, typing.cast(Scalar, node), mistakes)
    word = text.split()[0].rstrip("+-*×") if text else ""
    if word.isalpha() and (near := nearest(word, ("mirror", "baseline"))):
        hint = f"did you mean `{near}`?" if near != word else "write `mirror * 1.5`, `baseline + 1` or `baseline + 10%`"
        mistakes.add(node, f"`{key}` cannot be held to {shown(text)}", hint)
        return 0
    if key == "seconds":
        return seconds(node, "`seconds`", mistakes)
    if key == "score":
        return _number(node, key, SCORE, "a number from 0 to 100", mistakes, 100)
    number = whole(node, f"`{key}`", mistakes)
    if number < 0:
        mistakes.add(node, f"`{key}` cannot be below 0")
    return max(0, number)


def _relative(key: str, found: re.Match[str], node: Scalar, mistakes: Mistakes) -> Relative:
    to, times, percent, plus = found[1], found[3], found[5], found[7]
    more: dict[str, float] = {"times": float(times)} if times else {}
    if percent:
        more["times"] = 1 + float(f"{found[4]}{percent}") / 100
    if plus:
        rest = Scalar(node.line, node.column + found.start(7), node.end_line, node.end_column, plus, True)
        amount = _amount(key, rest, mistakes)
        more["plus"] = amount if found[6] == "+" else -amount
    return Relative(to=typing.cast(Any, to), **more)


def _amount(key: str, node: Scalar, mistakes: Mistakes) -> float:
    if key == "score":
        return _number(node, key, SCORE, "a number", mistakes)
    return seconds(node, "`seconds`", mistakes) if key == "seconds" and node.text != "0" else whole(node, f"`{key}`", mistakes)


def _number(node: Node, key: str, form: re.Pattern[str], what: str, mistakes: Mistakes, most: float = 999) -> float:
    text = words(node, f"`{key}`", mistakes).strip()
    if text and not (form.fullmatch(text) and float(text) <= most):
        mistakes.add(node, f"`{key}` has to be {what}, not {shown(text)}")
        return 0
    return float(text or 0)


def _need_no_mirror(limits: Mapping[str, Node], mistakes: Mistakes) -> None:
    """Note limits that are made from a mirrored journey where none is named."""
    for key, node in limits.items():
        held = isinstance(node, Scalar) and re.match("mirror\\b", node.text)
        if key == "ratio" or held:
            mistakes.add(node, f"`{key}` is held to the mirrored journey, and this journey mirrors none", "name it: `mirrors: join`")


def _table(pairs: list[tuple[Scalar, Node]]) -> Table:
    return Table(1, 1, 1, 1, pairs)


def _scalar(text: str) -> Scalar:
    return Scalar(1, 1, 1, 1, text, True)
