"""The identification dividend: what being known saves the customer, from the scorecards of the same scenario at the same site."""

from collections.abc import Iterable

import msgspec

from harness.model import Count, Record, Scorecard, Standing

METRICS = ("clicks", "keystrokes", "choices", "fields", "pages")
GOT_THERE = ("reached", "held")  # only visits that got to the same end can be held against each other


class Saving(Record, frozen=True, kw_only=True):
    """One metric of a visit beside the stranger's."""

    metric: str
    stranger: float = 0
    spent: float = 0

    @property
    def saved(self) -> float:
        """What the stranger spent more; below 0 where being known costs."""
        return round(self.stranger - self.spent, 1)


class Dividend(Record, frozen=True, kw_only=True):
    """What being known saved a customer against a stranger, at the same site, in the same scenario and run."""

    scenario: str
    file: str
    site: str
    visit: str  # the visits' ids
    stranger: str
    site_name: str = ""
    standing: Standing = "known"
    savings: tuple[Saving, ...] = ()
    known: Count = 0  # known facts that were asked
    asked_again: Count = 0  # ... of which stood empty or wrong
    prefill_share: float | None = None


def dividends(cards: Iterable[Scorecard]) -> list[Dividend]:
    """Hold each visit of a known customer against the stranger's, in the order of the cards.

    Where visits were repeated, the first ones: only there is the stranger the same customer, with a name as long.
    """
    known, strangers = [], {}
    for card in (_slim(card) for card in cards if card.attempt == 1):
        if card.standing == "stranger":
            strangers[_place(card)] = card
        else:
            known.append(card)
    pairs = [(card, strangers[_place(card)]) for card in known if _place(card) in strangers]
    return [_dividend(card, stranger) for card, stranger in pairs if card.outcome == stranger.outcome and card.outcome in GOT_THERE]


def _slim(card: Scorecard) -> Scorecard:
    """Give a scorecard without what is not looked at here: those of 10,000 visits would not fit into memory."""
    return msgspec.structs.replace(card, journeys=[], symmetry=[], promises=[], findings=[], waivers=[], changes=None)


def _place(card: Scorecard) -> tuple[str, str, str]:
    return card.file, card.scenario, card.site


def _own_seconds(card: Scorecard) -> float:
    """Give the predicted seconds without waiting for the site, which nobody is spared by being known."""
    return card.seconds.middle - card.effort.waiting_ms / 1000


def _seconds(card: Scorecard, stranger: Scorecard) -> Saving:
    """Hold whole seconds against each other: the difference is rounded, not what it is taken from."""
    before, saved = round(_own_seconds(stranger)), round(_own_seconds(stranger) - _own_seconds(card))
    return Saving(metric="seconds", stranger=before, spent=before - saved)


def _dividend(card: Scorecard, stranger: Scorecard) -> Dividend:
    savings = [Saving(metric=each, stranger=getattr(stranger.effort, each), spent=getattr(card.effort, each)) for each in METRICS]
    savings.append(_seconds(card, stranger))
    return Dividend(
        scenario=card.scenario, file=card.file, site=card.site, site_name=card.site_name, standing=card.standing,
        visit=card.visit, stranger=stranger.visit, savings=tuple(savings),
        known=card.effort.known, asked_again=card.effort.asked_again, prefill_share=card.prefill_share,
    )  # fmt: skip
