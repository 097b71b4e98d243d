"""What each loophole is tried with: two claims that went as they should, and what tells that one went that should not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.model.preflight import Tried
from harness.preflight.gathering.loopholes.proof import another
from harness.preflight.gathering.loopholes.trying import Claim, Trying


@dataclass(frozen=True)
class Samples:
    """Codes that the campaign names, and the rule that all are made by."""

    used: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()
    rule: str = ""


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

    def tried(self, loophole: str, said: str, claim: Claim) -> Tried:
        """Give what came of a claim."""
        granted = self.granted(claim)
        if granted:
            how = f"the company counts the code {claim.rose} more" if self.counts and claim.rose else "it confirms another order"
            said = f"{said}: {how}"
        elif granted is None:
            said = f"{said}: whether it was granted cannot be told from the answer"
        return Tried(loophole=loophole, said=f"{said}.", open=granted, answer=claim.answer)

    def each(self, loophole: str, claims: Iterator[tuple[str, Claim]]) -> Tried:
        """Give the first claim that was granted, or else the first that cannot be told of, or else the last."""
        made: list[Tried] = []
        for said, claim in claims:
            made.append(self.tried(loophole, said, claim))
            if made[-1].open:
                return made[-1]
        return next((each for each in made if each.open is None), made[-1])
