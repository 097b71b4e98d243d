"""What a connection that failed says of whose fault it is: a company is not accused of our line, our proxy or our clock."""

from collections.abc import Iterable

from harness.model import Halt, Journey, PageView, Visit
from harness.reading.endings.verdict import Verdict
from harness.reading.looks import Look, address

# How Chromium calls what need not be the company's doing: our machine, its line, its names, what lies between. `_` ends a family of names.
MAY_BE_OURS = (
    "ERR_INTERNET_DISCONNECTED", "ERR_NETWORK_", "ERR_PROXY_", "ERR_TUNNEL_", "ERR_SOCKS_", "ERR_UNEXPECTED_PROXY_AUTH",
    "ERR_MANDATORY_PROXY", "ERR_NAME_", "ERR_DNS_", "ERR_ADDRESS_UNREACHABLE", "ERR_INSUFFICIENT_RESOURCES", "ERR_OUT_OF_MEMORY",
    "ERR_FILE_NO_SPACE",
)  # fmt: skip
CERTIFICATE = "ERR_CERT_"  # not valid by our clock and our list of authorities, both of which may be wrong
CUT = (
    "ERR_CONTENT_LENGTH_MISMATCH", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET", "ERR_CONNECTION_CLOSED",
    "ERR_CONNECTION_ABORTED", "ERR_HTTP2_", "ERR_NETWORK_CHANGED", "ERR_INTERNET_DISCONNECTED",
)  # fmt: skip
MISSING = ("timeout", "target-missing", "target-hidden", "expect-unmet", "unfillable")  # causes that half a page may have


def never_reached(visit: Visit, _journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    """Say `error` where the site never answered: that may be our network as well as theirs."""
    if halt.cause not in ("unreachable", "timeout") or redirects(halt):
        return None
    if any(map(_answered, visit.views)):
        return None
    return Verdict("error", reason=f"the site was never reached: {halt.message or halt.cause}", view=look.view)


def _answered(page: PageView) -> bool:
    painted = bool(page.text.strip()) and not page.url.startswith(("chrome-error:", "about:"))
    return page.status > 0 or painted or any(request.status > 0 for request in page.requests)


def redirects(halt: Halt) -> bool:
    """Tell whether the site redirected without end."""
    return "redirect" in halt.message.casefold()


def connection(visit: Visit, _journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    """Say `error` where the connection failed in a way that may be ours, or left half a page."""
    if halt.cause == "unreachable" and _may_be_ours(visit, halt.message):
        return Verdict("error", reason=f"the connection failed, maybe on our side: {halt.message}", view=look.view)
    cut = _cut_off(look.page) if halt.cause in MISSING else ""
    if cut:
        return Verdict("error", reason=f"the page broke off in the middle: {cut}", view=look.view)
    return None


def _may_be_ours(visit: Visit, failure: str) -> bool:
    if CERTIFICATE in failure:  # where another one was valid in the same visit, our clock and our list are right
        return not any(page.url.startswith("https:") and page.status for page in visit.views)
    return _named(failure, MAY_BE_OURS)


def _cut_off(page: PageView) -> str:
    """Give why the document itself did not come to its end; empty where it did."""
    failed = (each for each in page.requests if each.type == "document" and _named(each.failure, CUT))
    return next((each.failure for each in failed if address(PageView(page=0, url=each.url)) == address(page)), "")


def _named(failure: str, names: Iterable[str]) -> bool:
    return any(name in failure for name in names)
