"""The parts of a scenario file: who walks, with which data, in which journeys."""

import re
import typing
from typing import Any

from harness.model import Budget, Standing
from harness.personas import FACTS
from harness.scenario.allowances import budget
from harness.scenario.mistakes import Mistakes, meant, shown
from harness.scenario.plan import KINDS, MISHAPS, DatumPlan, JourneyPlan, Mishap, PersonaPlan
from harness.scenario.planning import Planner
from harness.scenario.tree import Listing, Node, Scalar, Table
from harness.scenario.values import keyed, kind, listed, one_of, several, truth, whole, words

WORTH = re.compile(r"[0-9]{1,12}([.,][0-9]{1,2})? ?[A-Z]{3}")
LOCALE = re.compile(r"[a-z]{2,3}_[A-Z]{2}")
STANDINGS = typing.get_args(Standing)
JOURNEY_KEYS = ("steps", "mirrors", "kind", "tries", "budget", "commit")
UNDO_KEYS = ("steps", "mirrors", "tries")
MOST_TRIES = 10
ALL = "all"  # of the facts


def persona(node: Node | None, mistakes: Mistakes) -> PersonaPlan:
    """Read `persona:`."""
    if node is None:
        return PersonaPlan()
    if not isinstance(node, Table):
        mistakes.add(node, f"`persona` has to be a table, not {kind(node)}", "write `persona: {locale: fi_FI}`")
        return PersonaPlan()
    own = ("locale", "seed", "standing", "private")
    known = [*own, *sorted(FACTS)]
    given: dict[str, Any] = keyed(node, known, "`persona`", mistakes)
    facts = {key: words(value, shown(key), mistakes, empty=True) for key, value in given.items() if key not in own}
    read = {key: words(given[key], f"`{key}`", mistakes) for key in ("locale", "seed") if key in given}
    if read.get("locale") and not LOCALE.fullmatch(read["locale"]):
        mistakes.add(given["locale"], f"{shown(read['locale'])} is no locale", "write language and country: `fi_FI`, `en_GB`")
    more: dict[str, Any] = {}
    if "private" in given:
        named = several(given["private"], [*sorted(FACTS), ALL], "`private`", mistakes)
        more["private"] = tuple(sorted(FACTS)) if ALL in named else named
    if "standing" in given:
        standings = several(given["standing"], STANDINGS, "`standing`", mistakes)
        more["standings"] = typing.cast(tuple[Standing, ...], standings) or ("stranger",)
        more["place"] = (given["standing"].line, given["standing"].column)
    return PersonaPlan(read.get("locale", "en_US"), read.get("seed", ""), facts, **more)


def data(node: Node | None, mistakes: Mistakes) -> tuple[DatumPlan, ...]:
    """Read `data:`."""
    if node is None:
        return ()
    if not isinstance(node, Table):
        mistakes.add(node, f"`data` has to be a table, not {kind(node)}", "write `data: {party: 12}`")
        return ()
    given = keyed(node, None, "`data`", mistakes)
    for key, _ in node.pairs:
        if key.text in FACTS:
            mistakes.add(key, f"{shown(key.text)} is a fact of the persona, and cannot be a datum too", "give it under `persona:`")
        elif set("{}\n") & set(key.text):
            mistakes.add(key, "a name cannot have braces in it")
    return tuple(_datum(key, value, mistakes) for key, value in given.items())


def _datum(name: str, node: Node, mistakes: Mistakes) -> DatumPlan:
    if not isinstance(node, Table):
        return DatumPlan(name, words(node, shown(name), mistakes, empty=True))
    given = keyed(node, ("value", "unused"), shown(name), mistakes)
    if "value" not in given:
        mistakes.add(node, f"{shown(name)} has no value", "write `{value: GIFT-7Q2M-0001, unused: true}`")
        return DatumPlan(name, "")
    unused = "unused" in given and truth(given["unused"], "`unused`", mistakes)
    return DatumPlan(name, words(given["value"], "`value`", mistakes, empty=True), unused)


def worth(node: Node | None, mistakes: Mistakes) -> str:
    """Read `worth:`: an amount and the three letters of a currency."""
    text = words(node, "`worth`", mistakes) if node else ""
    if node and text and not WORTH.fullmatch(text.strip()):
        mistakes.add(node, f"`worth` has to be an amount with its currency, not {shown(text)}", "write `600 EUR`")
    return text.strip()


def trials(node: Node | None, mistakes: Mistakes) -> tuple[tuple[Mishap, ...], tuple[int, int]]:
    """Read `trials:`, with its place."""
    if node is None:
        return (), (1, 1)
    return typing.cast(tuple[Mishap, ...], several(node, MISHAPS, "`trials`", mistakes)), (node.line, node.column)


def journeys(node: Node, planner: Planner, undone: tuple[JourneyPlan, ...] | None = None) -> tuple[JourneyPlan, ...]:
    """Read `journeys:`; with those that it is about, `undo:`."""
    mistakes, what = planner.mistakes, "journeys" if undone is None else "undo"
    if not isinstance(node, Table) or not node.pairs:
        message = "there are no journeys" if not isinstance(node, Table) and kind(node) == "nothing" else f"`{what}` has to name journeys"
        mistakes.add(node, message, "name a journey and list its steps: `join: [go: /, click: Join]`")
        return ()
    given = keyed(node, None, f"`{what}`", mistakes)
    places = {key.text: key for key, _ in reversed(node.pairs)}
    if undone is None:
        return tuple(_journey(places[name], value, [each for each in given if each != name], planner) for name, value in given.items())
    names = [journey.name for journey in undone]
    return tuple(_undoing(_journey(places[name], value, names, planner, UNDO_KEYS), mistakes) for name, value in given.items())


def _undoing(plan: JourneyPlan, mistakes: Mistakes) -> JourneyPlan:
    for step in plan.steps:
        if step.commit is False:
            mistakes.add_at(step.line, step.column, "what undoes is always sent", "take `commit: false` out", len(step.verb))
    return plan


def _journey(key: Scalar, node: Node, others: list[str], planner: Planner, keys: tuple[str, ...] = JOURNEY_KEYS) -> JourneyPlan:
    mistakes, name = planner.mistakes, key.text
    if not isinstance(node, Table):
        if not isinstance(node, Listing) or not node.items:
            mistakes.add(key, f"journey {shown(name)} has no steps", "list them below it: `- click: Join`")
            return JourneyPlan(name, "", "", (), Budget(), key.line)
        return JourneyPlan(name, "", name if name in KINDS else "", planner.plan(node), Budget(), key.line, column=key.column)
    given = keyed(node, keys, f"journey {shown(name)}", mistakes)
    steps: tuple[Any, ...] = ()
    if "steps" in given:
        steps = planner.plan(given["steps"])
    else:
        mistakes.add(key, f"journey {shown(name)} has no steps", "list them under `steps:`")
    mirrors = _mirrors(given["mirrors"], name, others, mistakes) if "mirrors" in given else ""
    kind_of = one_of(given["kind"], KINDS, "`kind`", mistakes) if "kind" in given else name if name in KINDS else "leave" if mirrors else ""
    tries = _tries(given["tries"], mistakes) if "tries" in given else 1
    allowed = budget(given.get("budget"), mistakes, mirrors=bool(mirrors))
    commit = truth(given["commit"], "`commit`", mistakes) if "commit" in given else None
    return JourneyPlan(name, mirrors, kind_of, steps, allowed, key.line, tries, commit, key.column)


def _tries(node: Node, mistakes: Mistakes) -> int:
    number = whole(node, "`tries`", mistakes)
    if not 1 <= number <= MOST_TRIES:
        mistakes.add(node, f"`tries` has to be from 1 to {MOST_TRIES}", "a customer does not come back more often")
    return number


def _mirrors(node: Node, name: str, others: list[str], mistakes: Mistakes) -> str:
    text = words(node, "`mirrors`", mistakes)
    if text == name and name not in others:
        mistakes.add(node, f"journey {shown(name)} cannot mirror itself", listed(others))
    elif text and text not in others:
        mistakes.add(node, f"there is no journey {shown(text)} to mirror", meant(text, others, listed(others)))
    return text
