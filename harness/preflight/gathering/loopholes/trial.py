"""What each loophole is tried with: two claims that went as they should, and what tells that one went that should not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from harness.model.preflight import Tried
from harness.preflight.gathering.loopholes.proof import another
from harness.preflight.gathering.loopholes.trying import Claim, Trying


@dataclass(frozen=True)
class Samples:
    """Codes that the campaign names, and the rule that all are made by."""

    used: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()
    rule: str = ""
    uses: int = 1  # how often each may be redeemed


@dataclass
class Trial:
    """The claims of two customers, each with a code of their own, and what came of trying more."""

    trying: Trying
    first: Claim
    other: Claim
    samples: Samples
    twice: bool | None = False  # whether a code works twice as it is; what else is done with a used code tells nothing then

    @property
    def counts(self) -> bool:
        """Whether the company's own count can be gone by: it rose by one for each of the two."""
        return (self.first.rose, self.other.rose) == (1, 1)

    def granted(self, claim: Claim) -> bool | None:
        """Tell whether a claim was granted besides those two; None where that cannot be told."""
        if self.counts and claim.rose is not None:
            return claim.rose > 0 if claim.shown else None if claim.rose else False
        return another(self.first.page, self.other.page, claim.page) if claim.shown else False

    def tried(self, loophole: str, what: str, claim: Claim) -> Tried:
        """Give what came of a claim."""
        granted = self.granted(claim)
        if granted:
            proof = f"the company counts it {claim.rose} more" if self.counts and claim.rose else "it confirms another order"
            return opened(loophole, what, proof, claim.answer)
        said = f"Not granted: {what}" if granted is False else f"Whether it was granted cannot be told from the answer: {what}"
        return Tried(loophole=loophole, said=said, open=granted, answer=claim.answer)

    def each(self, loophole: str, claims: Iterator[tuple[str, Claim]]) -> Tried:
        """Give the first claim that was granted, or else the first that cannot be told of, or else that none was."""
        made: dict[str, Tried] = {}
        for what, claim in claims:
            made[what] = self.tried(loophole, what, claim)
            if made[what].open:
                return made[what]
        untold = next((each for each in made.values() if each.open is None), None)
        return untold or msgspec.structs.replace([*made.values()][-1], said=f"Not granted: {'; '.join(made)}")


def opened(loophole: str, what: str, proof: str, answer: str = "") -> Tried:
    """Give a loophole that is open, with what proves it."""
    return Tried(loophole=loophole, said=f"Granted: {what} ({proof})", open=True, answer=answer)
