"""The point of the rush."""

from collections import Counter
from collections.abc import Iterator

from harness.model.preflight import Evidence, Point, Proof, Walked
from harness.model.surge import Surge
from harness.preflight.deciding import decided, not_gathered
from harness.surge.borne import lost, named, waited
from harness.surge.truth import plain

SHOWN = 5  # codes of each kind
UNSTYLED = "unstyled-page"  # the finding that a rush brings about first


def judge(evidence: Evidence) -> Point:
    """In a rush everybody gets what they were promised, and is told so.

    When hundreds come at once codes are marked as used that brought nothing, orders are taken and never confirmed, and customers are told
    that they have redeemed already. Nobody sees it but they.
    """
    surge = evidence.surge
    if surge is None or not surge.truth.customers or surge.apart:
        why = (surge and (surge.apart or surge.cut_short)) or not_gathered(evidence, "surge") or "nothing was gathered for it"
        asked = "Has the page been tried with as many customers at once as are expected, and was every code redeemed exactly once?"
        return decided(8, "rush", [], [f"{asked} (not gathered: {why})"], "")
    browsers = [_met(walked) for walked in evidence.walked if walked.purpose == "rush"]
    asks = [f"The rush was cut short ({surge.cut_short}): what would have come of the rest of it?"] if surge.cut_short else []
    asks += [*_unclear(surge), *_stopped(surge)]
    count = str(evidence.campaign.get("count", ""))
    asks += _unknown(surge, count)
    truth = surge.truth
    counted = "" if truth.company is None else f", {truth.company} by the company's count"
    ready = f"{truth.served} of {truth.customers} customers were served{counted}; every code once, and nobody was refused falsely."
    return decided(8, "rush", [*_truth(surge, count), *_levels(surge), *browsers], asks, ready)


def _unknown(surge: Surge, count: str) -> Iterator[str]:
    """Ask what could not be seen, though the campaign had it looked for."""
    if count and surge.truth.company is None and not surge.cut_short:
        yield f"Has the company counted what its customers were told? Nothing came from {count} that could be read as a count of codes."
    if surge.workers_lost:
        yield "How would they have fared whose part of our own rush broke down? Somebody has to send it again."


def _truth(surge: Surge, count: str) -> Iterator[Proof]:
    truth = surge.truth
    if truth.refused_falsely:
        causes = Counter(customer.cause for customer in surge.customers if customer.false)
        cause = f": {causes.most_common(1)[0][0]}" if causes else ""
        yield Proof(text=f"{truth.refused_falsely} customers were told that their code was used, and had got nothing{cause}", bad=True)
    if surge.first_turned_away is not None:
        yield Proof(text=f"The first customer was turned away at {surge.first_turned_away} at once: {surge.of_what}", bad=True)
    yield from _refused(surge)
    if truth.in_between:
        yield Proof(text=f"{truth.in_between} customers sent their claim and were told neither yes nor no", bad=True)
    for codes, said in (
        (truth.only_company, "are redeemed by the company's count, and their customers have no confirmation"),
        (truth.only_customers, "were confirmed to customers, and the company has not counted them"),
        (truth.twice, "were redeemed more than once"),
    ):
        if codes:
            named = f"{', '.join(codes[:SHOWN])}{', …' if len(codes) > SHOWN else ''}"
            yield Proof(text=f"{_many(codes)} codes {said}: {named}{_causes(surge, codes)}", bad=True)
    if truth.company is None and not count:
        yield Proof(text="The company's own count was not held against what customers say: the campaign names no address of one")
    if surge.workers_lost:
        yield Proof(text=f"{surge.workers_lost} of our own workers were lost; how their customers fared is not known")


def _refused(surge: Surge) -> Iterator[Proof]:
    """Tell how many were told no, and not falsely: an answer is no loss, and not what most came for."""
    number = sum(level.ends.get("refused", 0) - level.refused_falsely for level in surge.levels)
    causes = Counter(each.cause for each in surge.customers if each.end == "refused" and not each.false)
    if number > 0 and causes:
        yield Proof(text=f"{number} customers were told no, most of them `{causes.most_common(1)[0][0]}`")


def _unclear(surge: Surge) -> Iterator[str]:
    """Ask about answers that neither a lexicon nor the words of the journey can read."""
    number = sum(level.ends.get("unclear", 0) for level in surge.levels)
    causes = Counter(each.cause for each in surge.customers if each.end == "unclear")
    if number and causes:
        most = causes.most_common(1)[0][0]
        yield f"Is it a yes or a no that was said to {number} customers, to most of them {most}?"


def _stopped(surge: Surge) -> Iterator[str]:
    """Ask about customers whom we stopped in a rush that came to its end: our mailbox failed, or waits no longer for a mail."""
    number = sum(level.ends.get("unfinished", 0) for level in surge.levels)
    causes = Counter(each.cause for each in surge.customers if each.end == "unfinished" and each.cause)
    if number and causes and not surge.cut_short and not surge.workers_lost:
        yield f"What would have become of {number} customers whom we stopped, most of them for this: `{causes.most_common(1)[0][0]}`?"


def _causes(surge: Surge, codes: list[str]) -> str:
    """Say what the customers of these codes were answered, most of them, where it was no confirmation."""
    known = set(map(plain, codes))
    causes = Counter(each.cause for each in surge.customers if each.end != "served" and plain(each.code) in known and each.cause)
    return f" (most were answered {causes.most_common(1)[0][0]})" if causes else ""


def _levels(surge: Surge) -> Iterator[Proof]:
    for level in surge.levels:
        if level.requests:
            window = f"; they came within {level.window_s:.2g} s" if level.window_s else ""
            text = f"{named(level)}: {level.ends.get('served', 0)} served, {lost(level) or 'nobody lost'}; {waited(level)}{window}"
            yield Proof(text=text, bad=level.times <= 1 and bool(lost(level)))


def _met(walked: Walked) -> Proof:
    """Say what a real browser met meanwhile."""
    unstyled = any(met.audit == UNSTYLED for met in walked.found)
    text = f"A browser among {walked.of}: {walked.outcome}{f', {walked.said}' if walked.said else ''}"
    return Proof(text=text, link=walked.folder, bad=walked.outcome == "dead-end" or unstyled)


def _many(codes: list[str]) -> str:
    return f"{len(codes)}" if len(codes) < 50 else "50 or more"
