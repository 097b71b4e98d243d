"""Look for orders that loading the page of thanks again places once more."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Severity, Visit
from harness.reading.looks import matches, page_at, tongues
from harness.reading.ordering import another, order_number


@audit
def reload_resubmits(visit: Visit) -> Iterator[Finding]:
    """Loading the page of thanks again orders a second time.

    A page that is the answer to a form sends the form anew when it is loaded again, as browsers do by themselves when a telephone
    has put the page aside. It is found where the company took it and gave another number than before,
    and only where trials were asked for (`--trials`).
    """
    for trial in visit.trials:
        page = page_at(visit, trial.view)
        if trial.kind != "reload" or trial.untried or page is None:
            continue
        sent = {(each.method, each.url) for look in visit.views[: trial.view + 1] if look.page == page.page for each in look.sent}
        again = any((each.method, each.url) in sent and 0 < each.status < 400 for each in trial.sent)
        first, second = (order_number(tongues(visit, page), text) for text in (page.text, trial.text))
        told = again and first.number and first.label == second.label and another(first.number, second.number, trial.text)
        if told and not matches(visit, page, "orders.already", trial.text):
            ordering = any(journey.kind == "checkout" for journey in visit.journeys)
            severity: Severity = "serious" if ordering else "moderate"
            numbers = f"`{first.number}`, then `{second.number}`"
            seen = f"the page of thanks was loaded again, and what had been sent was taken once more: {numbers}"
            yield Finding(audit="reload-resubmits", severity=severity, seen=seen, view=trial.view, url=page.url)
