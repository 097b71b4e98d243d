"""The ways in which a page can send something, from `kinds.yaml`."""

from pathlib import Path
from typing import NamedTuple

from harness.shipped import read_yaml

_READ = read_yaml(Path(__file__).with_name("kinds.yaml"))


class Sending(NamedTuple):
    """A kind of request: what stands on the page, what its button does, and what the page does by itself."""

    kind: str
    does: str = ""
    html: str = ""
    then: str = ""
    page: str = ""  # of another company

    def pages(self, other: str) -> dict[str, str]:
        """Give the pages of a company beside another one."""
        does, then, html = (_whole(each).replace("{other}", other) for each in (self.does, self.then, self.html))
        button = f"<button id=go>Go</button><script>go.onclick = () => {{ {does} }}</script>" if does else ""
        first = f"<!doctype html><title>Shop</title><p>Shop</p>{html}{button}<script>{then}</script>"
        return {**_READ["pages"], "/": first, "/fine-frame": self.page}


def _whole(text: str) -> str:
    return text.replace("FORM", _READ["form"]).replace("SEND", _READ["send"])


PRESSED, BY_ITSELF, INNOCENT = ([Sending(**each) for each in _READ[name]] for name in ("pressed", "by-itself", "innocent"))
