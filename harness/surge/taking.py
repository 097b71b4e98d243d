"""Taking from an answer what a later request needs."""

import functools
import re
from typing import Any

from harness.surge.answer import Missing, Page
from harness.surge.mail import Mail
from harness.surge.script import Take


def take(wanted: Take, page: Page) -> Any:
    """Take it; Missing where the answer has it not."""
    if isinstance(wanted.where, tuple):
        return page.json(*wanted.where)
    if wanted.kind in ("hidden", "meta"):
        return (page.hidden if wanted.kind == "hidden" else page.meta)(wanted.where)
    return (page.address if wanted.kind == "address" else page.found)(_compiled(wanted.where))


def read(wanted: Take, mail: Mail) -> str:
    """Take it from a mail; Missing where that has it not."""
    ask = {"link": mail.link, "first": mail.first}.get(wanted.kind, mail.after)
    return ask(str(wanted.where))


def taken(wanted: Take, page: Page) -> str | None:
    """Take it as a word; None where the answer has it not."""
    try:
        return str(take(wanted, page))
    except Missing:
        return None


@functools.lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
