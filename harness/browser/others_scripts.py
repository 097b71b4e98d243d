"""Keeping scripts of other companies out of a browser, as many customers do."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Route

from harness.personas.company import registered


def keep_out(context: BrowserContext, own: Iterable[str]) -> None:
    """Load no script but from these addresses and hosts, and from others of the same company."""
    ours = {registered(_host(each)) for each in own}

    def answer(route: Route) -> None:
        if route.request.resource_type == "script":
            route.abort("blockedbyclient")  # which audits know for a browser's own doing
        else:
            route.fallback()

    context.route(lambda url: registered(_host(url)) not in ours, answer)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc or address
    except ValueError:
        return ""
