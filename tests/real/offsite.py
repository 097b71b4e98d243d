"""Files that the real sites' pages fetch from other hosts, served from this one, so that a page is whole without the internet."""

import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse

FILES = Path(__file__).with_name("offsite.zip")
PREFIX = "/offsite/"
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
# The address of a script or stylesheet on another host; its last part, without the query, is the file's name here.
ELSEWHERE = re.compile(rb"""((?:src|href)=")https://[^"?]*/([\w.-]+)(?:\?[^"]*)?(")""")


@cache
def held() -> dict[str, bytes]:
    """Give the files by name; read once."""
    with zipfile.ZipFile(FILES) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "/" not in name}


def brought_home(page: bytes) -> bytes:
    """Point a page's addresses on other hosts at the files held here; the rest of the page, `integrity` included, stays."""

    def here(match: re.Match[bytes]) -> bytes:
        before, name, after = match.groups()
        name = name if b"." in name else name + b".css"
        return before + PREFIX.encode() + name + after if name.decode() in held() else match.group()

    return ELSEWHERE.sub(here, page)


class OffsiteMiddleware:
    """Middleware that serves the files and rewrites each page's addresses to them; no template is touched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with a file, or with the site's own answer made independent of other hosts."""
        if request.path.startswith(PREFIX):
            return self.file(request.path.removeprefix(PREFIX))
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            response.content = brought_home(response.content)
            response["Content-Length"] = str(len(response.content))
        return response

    @staticmethod
    def file(name: str) -> HttpResponse:
        """Answer with one file, to be kept by the browser as a content network's would be, or with 404."""
        if name not in held():
            return HttpResponse(status=404)
        kept = {"Cache-Control": "public, max-age=86400", "Access-Control-Allow-Origin": "*"}
        return HttpResponse(held()[name], content_type=TYPES[Path(name).suffix], headers=kept)
