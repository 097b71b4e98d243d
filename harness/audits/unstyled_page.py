"""Look for pages that come without their styles."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, PageView, Visit
from harness.reading.looks import address
from harness.reading.questions.asking import places


@audit
def unstyled_page(visit: Visit) -> Iterator[Finding]:
    """A page comes without its styles.

    Bare text where a shop is expected looks broken or forged: customers stop, above all before they pay or type a code. A site
    that has no styles anywhere and lost none is plain by choice and not meant.
    """
    styled = any(page.styling is not None and page.styling.rules > 0 for page in visit.views)
    seen: set[str] = set()
    for place in places(visit):
        styling = place.page.styling
        if styling is None or styling.rules > 0 or not _is_page(place.page) or address(place.page) in seen:
            continue
        if not styling.failed_sheets and not styled:
            continue
        seen.add(address(place.page))
        lost = f"{styling.failed_sheets} of {max(styling.sheets, styling.failed_sheets)} stylesheets failed"
        yield Finding(
            audit="unstyled-page",
            severity="serious",
            seen=f"the page has no styles: {lost}" if styling.failed_sheets else "the page has no styles, while others of the site have",
            certainty="sure" if styling.failed_sheets else "likely",
            journey=place.journey.name,
            step=place.step,
            view=place.view,
            words=place.page.title,
            url=place.page.url,
        )


def _is_page(page: PageView) -> bool:
    """An error's bare text is judged as a dead end, and an empty page has nothing to style."""
    return page.status < 400 and bool(page.text.strip()) and page.url.partition(":")[0] in ("http", "https", "")
