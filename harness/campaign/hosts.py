"""Which addresses of a campaign are its company's own."""

from urllib.parse import urlsplit

from harness.scenario import Site


def foreign(url: str, site: Site, address: str = "") -> bool:
    """Tell whether a page stands on a host that the site does not name; a path stands on the site's own.

    `address`: where the site is served, for a company of the street.
    """
    if not url.startswith(("http://", "https://")):
        return False
    ours = {_host(each) for each in (site.url, address) if each.startswith(("http://", "https://"))}
    return _host(url) not in ours and not {_host(url), _host(url).partition(":")[0]} & set(site.hosts)


def _host(url: str) -> str:
    """Give host and port; a port that goes without saying is left out."""
    try:
        parts = urlsplit(url)
        usual = {"http": 80, "https": 443}.get(parts.scheme)
        return f"{parts.hostname}:{parts.port}" if parts.port not in (None, usual) else parts.hostname or ""
    except ValueError:
        return ""
