"""Look for orders that two quick presses place twice."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from harness.audits import audit
from harness.model import Finding, PageView, Severity, Trial, Visit
from harness.reading.looks import matches, page_at, tongues
from harness.reading.ordering import another, counterpart, order_number


@audit
def double_submit(visit: Visit) -> Iterator[Finding]:
    """Two quick presses of the button order twice.

    Whoever sees nothing happen presses again, and many press twice by habit. Tried on another walk with the button that sends the order:
    both were taken, and each was given a number of its own. Told only where trials were asked for (`--trials`).
    """
    for trial in visit.trials:
        page = page_at(visit, trial.view)
        if trial.kind != "double-press" or trial.untried or page is None or matches(visit, page, "orders.already", trial.text):
            continue
        if numbers := _two_orders(visit, page, trial):
            ordering = any(journey.kind == "checkout" for journey in visit.journeys)
            severity: Severity = "serious" if ordering else "moderate"
            seen = f"`{trial.name}` was pressed twice, and both were taken: `{numbers[0]}` and `{numbers[1]}`"
            yield Finding(audit="double-submit", severity=severity, seen=seen, view=trial.view, url=page.url)


def _two_orders(visit: Visit, page: PageView, trial: Trial) -> Sequence[str]:
    """Give the numbers of two orders: of two mails, or the one that the page of thanks names and what another answer has in its place."""
    known = tongues(visit, page)
    number = order_number(known, trial.text).number
    taken = [each for each in trial.sent if 0 < each.status < 400]
    for one, other in combinations(taken, 2):
        if (one.method, one.url) == (other.method, other.url):
            there = counterpart(number, one.answer, other.answer) or counterpart(number, other.answer, one.answer)
            return (there, number) if another(number, there, trial.text) else _of_two_mails(visit, page, trial)
    return ()


def _of_two_mails(visit: Visit, page: PageView, trial: Trial) -> Sequence[str]:
    """Give two numbers that two mails call the same, unless a mail says that one of the orders is none."""
    if any(matches(visit, page, "orders.already", letter) for letter in trial.letters):
        return ()
    named = [order_number(tongues(visit, page), letter) for letter in trial.letters]
    pairs = combinations([each for each in named if each.number], 2)
    two = (pair for pair in pairs if pair[0].label == pair[1].label and another(pair[0].number, pair[1].number, trial.text))
    return next(([each.number for each in pair] for pair in two), ())
