"""A customer with nothing but HTTP: cookies, links and forms, for checking a site without a browser."""

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookiejar import CookieJar

WAITING = 20.0  # seconds for one answer


@dataclass(frozen=True)
class Answer:
    """What a site answered."""

    status: int
    url: str
    kind: str
    """The media type, without its parameters."""
    body: bytes

    @property
    def text(self) -> str:
        """The body, decoded."""
        return self.body.decode(errors="replace")


class Visitor:
    """One customer's dealings with one site; cookies are kept."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, address: str, **headers: str) -> Answer:
        """Open an address, redirects followed."""
        return self.send(urllib.request.Request(urllib.parse.urljoin(self.url, address), headers=headers))

    def post(self, address: str, **fields: str) -> Answer:
        """Send a form, with the token that the site gave in a cookie."""
        token = next((cookie.value or "" for cookie in self.cookies if cookie.name == "csrftoken"), "")
        data = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        return self.send(urllib.request.Request(urllib.parse.urljoin(self.url, address), data=data))

    def send(self, request: urllib.request.Request) -> Answer:
        """Send a request; an error status is an answer too."""
        try:
            response = self.opener.open(request, timeout=WAITING)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            return Answer(response.status, response.url, response.headers.get_content_type(), response.read())


class Needs(HTMLParser):
    """The addresses of what a page needs to look and work as meant: stylesheets, icons, scripts, pictures."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address of one that is needed."""
        given = dict(attrs)
        if tag in ("script", "img") and given.get("src"):
            self.addresses.append(given["src"] or "")
        if tag == "link" and {"stylesheet", "icon"} & set((given.get("rel") or "").split()):
            self.addresses.append(given.get("href") or "")
