"""Look for orders that two quick presses place twice."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from harness.audits import audit
from harness.model import Finding, PageView, Severity, Trial, Visit
from harness.reading.looks import matches, page_at, tongues
from harness.reading.ordering import counterpart, order_number


@audit
def double_submit(visit: Visit) -> Iterator[Finding]:
    """Two quick presses of the button order twice.

    Whoever sees nothing happen presses again, and many press twice by habit. Tried on another walk with the button that sends the order:
    both were taken, and each was given a number of its own.
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
    by_mail = list(dict.fromkeys(filter(None, (order_number(known, letter) for letter in trial.letters))))
    number = order_number(known, trial.text)
    taken = [each for each in trial.sent if 0 < each.status < 400]
    for one, other in combinations(taken, 2):
        if (one.method, one.url) == (other.method, other.url):
            another = counterpart(number, one.answer, other.answer) or counterpart(number, other.answer, one.answer)
            return (another, number) if another and another != number else by_mail[:2] if len(by_mail) > 1 else ()
    return ()
