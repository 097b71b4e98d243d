"""Well-made forms of many kinds, in six languages: no audit of forms has anything to say about them. The pages stand in pages/innocent/."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import audits
from harness.model import Visit
from harness.personas import persona

from ..plugin.company import Company
from .conftest import Shop

PAGES = Path(__file__).parent / "pages" / "innocent"
# The page after the form is bare, no page has a foot with ways to ask, and this machine may be slow.
NOT_OF_FORMS = {"unstyled-page", "slow-page", "contact-missing", "help-far"}
SEND = "<script>addEventListener('submit', (sent) => {{ sent.preventDefault(); location.href = '{0}'; }})</script>"
BUTTON = re.compile(r"<button(?! type=.?button)[^>]*>(.*?)</button>")


def page_of(path: Path, then: str) -> str:
    """Give the page with the customer's facts in the place of `{email}` and its like."""
    html = path.read_text(encoding="utf-8")
    for name, value in persona("en_GB", "tests").facts.items():
        html = html.replace(f"{{{name}}}", value)
    return html + SEND.format(then)


def walked(shop: Shop, company: Company, language: str, keyboard: bool) -> Iterator[Visit]:
    """Fill in and send one form after another. Each is another company's, so that nobody knows what another was told."""
    company.pages = {"/done": "<!doctype html><title>Done</title><p>OK"}
    port = company.url.rpartition(":")[2]
    for path in sorted(each for each in PAGES.glob(f"{language}-*.html") if not each.stem.endswith(".again")):
        again = path.with_suffix(".again.html")
        parts, steps = [path, again] if again.exists() else [path], [f"- go: /{path.stem}"]
        for number, part in enumerate(parts):
            company.pages[f"/{part.stem}"] = html = page_of(part, f"/{again.stem}" if number < len(parts) - 1 else "/done")
            [button] = BUTTON.findall(html)
            steps += ["- fill: form", f"- click: {json.dumps(button, ensure_ascii=False)}"]
        yield shop("\n".join(steps), at=f"http://{path.stem}.localhost:{port}", site=f"language: {language}\n", keyboard=keyboard)


@pytest.mark.parametrize(("language", "keyboard"), [*((each, False) for each in ("de", "en", "es", "fi", "fr", "sv")), ("en", True), ("fr", True)])
def test_a_well_made_form_is_accused_of_nothing(shop: Shop, company: Company, language: str, keyboard: bool) -> None:
    for visit in walked(shop, company, language, keyboard):
        findings, broken = audits.run(visit)
        assert (visit.journeys[0].halt, broken) == (None, [])
        assert [(each.audit, each.url, each.seen) for each in findings if each.audit not in NOT_OF_FORMS] == []
