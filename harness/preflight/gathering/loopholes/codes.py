"""Loopholes of codes: used twice, by others, after their day, spelled otherwise, guessed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice

from harness.model.preflight import Tried
from harness.preflight.gathering.loopholes.spelled import neighbours, other_spellings
from harness.preflight.gathering.loopholes.trial import Trial, opened
from harness.preflight.gathering.loopholes.trying import HOME, Claim, absent, home, untried

GUESSES, LOOKED_UP = 4, 16  # codes next to one that are tried, and that are looked for in the lists
USES_TRIED = 5  # that a code may have, so that one is used up to see what comes then
TWICE = "a code works twice as it is, so that nothing more can be told apart"


def use_up(trial: Trial) -> None:
    """Redeem the first code as often as it may be, so that whatever is done with it then is once too often."""
    uses = trial.samples.uses
    trial.twice = uses > USES_TRIED
    for _ in range(0 if trial.twice else uses - 1):
        claim = trial.trying.claim(trial.first.code, trial.first.facts)
        trial.first = claim if claim.shown else trial.first  # the order that is shown when nothing more is given


def code_twice(trial: Trial) -> Tried:
    """The same customer, the same code, in another browser; and a code that was used long ago."""

    uses = trial.samples.uses
    if uses > USES_TRIED:
        return untried("code-twice", f"a code may be redeemed {uses} times, and no more than {USES_TRIED} are tried")
    again = f"a code that its customer has used {uses} times before" if uses > 1 else "a code used a second time by its customer"

    def claims() -> Iterator[tuple[str, Claim]]:
        yield again, trial.trying.claim(trial.first.code, trial.first.facts)
        for code in trial.samples.used[:1]:
            yield "a code that was used before", trial.trying.claim(code, trial.trying.customer())

    tried = trial.each("code-twice", claims())
    trial.twice = tried.open
    return tried


def other_customer(trial: Trial) -> Tried:
    """Another customer, by name and mail, with a code that was used; the parcel goes to the same door."""
    if trial.twice:
        return untried("other-customer", TWICE)
    facts = {**trial.trying.customer(), **home(trial.first.facts)}
    return trial.tried("other-customer", "a used code by another customer", trial.trying.claim(trial.first.code, facts))


def other_spelling(trial: Trial) -> Tried:
    """A used code in the other case, and without its dashes."""
    if trial.twice:
        return untried("other-spelling", TWICE)
    found = other_spellings(trial.first.code)
    if not found:
        return absent("other-spelling", "the codes have neither letters nor dashes that could be changed")
    claims = ((f"a used code {_how(each)}", trial.trying.claim(each, trial.first.facts)) for each in found)
    return trial.each("other-spelling", claims)


def _how(code: str) -> str:
    return "without its dashes" if code.isalnum() and not code.islower() else "in small letters" if code.islower() else "in capital letters"


def other_address(trial: Trial) -> Tried:
    """A used code for another delivery address."""
    asked = [name for name in HOME if name in trial.trying.script.facts]
    if not asked:
        return absent("other-address", "the journey asks for no delivery address")
    if trial.twice:
        return untried("other-address", TWICE)
    claim = trial.trying.claim(trial.first.code, {**trial.first.facts, **home(trial.trying.customer())})
    return trial.tried("other-address", "a used code for another delivery address", claim)


def after_the_end(trial: Trial) -> Tried:
    """A code whose time is over."""
    if not trial.samples.expired:
        return untried("after-the-end", "the campaign names no code that has expired (`codes: {expired: [...]}`)")
    said, some = "a code that has expired", trial.samples.expired[:2]
    claims = ((said, trial.trying.claim(code, trial.trying.customer())) for code in some)
    return trial.each("after-the-end", claims)


def neighbour(trial: Trial, belonging: Callable[[list[str]], Collection[str]] = lambda near: ()) -> Tried:
    """Codes next to one that nobody has used. Those that are `belonging` to somebody are not tried: that they are there tells enough."""
    code, samples = trial.trying.fresh(), trial.samples
    near = list(islice(neighbours(code, samples.rule, [*samples.used, *samples.expired]), LOOKED_UP))
    if theirs := belonging(near):
        return opened("neighbour", "a code next to one of the list", f"{len(theirs)} of {len(near)} next to it are given out, too")
    if not near:
        return absent("neighbour", "the rule allows no code next to one")
    claims = (("a code next to one that nobody has used", trial.trying.claim(each, trial.trying.customer())) for each in near[:GUESSES])
    return trial.each("neighbour", claims)
