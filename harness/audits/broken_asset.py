"""Look for parts of pages that failed to come."""

from collections import defaultdict
from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, RequestView, Severity, Visit
from harness.reading.looks import quoted
from harness.reading.questions.asking import places

SEVERITY: dict[str, Severity] = {"stylesheet": "serious", "script": "moderate", "image": "minor", "font": "minor"}
OUR_DOING = ("err_aborted", "blocked_by_client", "cancelled", "canceled")  # the browser's own word for requests that it gave up itself


@audit
def broken_asset(visit: Visit) -> Iterator[Finding]:
    """Parts of a page fail to come.

    A missing stylesheet or script can take the page's working away, a missing picture its meaning. Counted are the site's own
    stylesheets, scripts, pictures and fonts that were answered with an error or not at all; each once in a visit.
    """
    seen: set[str] = set()
    for place in places(visit):
        lost: dict[str, list[RequestView]] = defaultdict(list)
        for request in place.page.requests:
            if request.url not in seen and _failed(request):
                seen.add(request.url)
                lost[request.type].append(request)
        for kind, requests in lost.items():
            first = requests[0]
            answer = f"status {first.status}" if first.status else first.failure or "no answer"
            yield Finding(
                audit="broken-asset",
                severity=SEVERITY[kind],
                seen=f"{len(requests)} of the page's own parts ({kind}) failed, the first with {quoted(answer)}: {quoted(first.url)}",
                journey=place.journey.name,
                step=place.step,
                view=place.view,
                url=place.page.url,
            )


def _failed(request: RequestView) -> bool:
    if request.type not in SEVERITY or not request.same_site:
        return False
    given_up = any(word in request.failure.casefold() for word in OUR_DOING)
    return request.status >= 400 or (request.status == 0 and bool(request.failure) and not given_up)
