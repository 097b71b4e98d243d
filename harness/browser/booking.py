"""What a look brought, counted against the step that brought it about."""

from harness.browser.draft import Draft
from harness.browser.raw import Overlay, RawLook
from harness.model import PAGES, Opening


def banner_came(opened_by: Opening, before: RawLook, banner: Overlay | None) -> bool:
    """Tell whether all that is new is a cookie banner, which comes by itself and is no effect of what was pressed."""
    return opened_by not in PAGES and banner is not None and banner.text not in {over.text for over in before.overlays}


def book(opened_by: Opening, before: RawLook, raw: RawLook, cause: Draft, *, by_itself: bool) -> float:
    """Count pages, dialogs, waiting and words to read; give the seconds that the page took to load."""
    loading = 0.0
    if opened_by in PAGES:
        cause.tally.see("pages")
        if opened_by != "route":
            cause.tally.wait(loading := raw.timings.loaded or raw.timings.dom_ready)
    elif not by_itself:
        cause.tally.see("dialogs")
    for text in (error for error in raw.errors if error not in before.errors):
        cause.tally.read(text)
    known = {over.text for over in before.overlays}
    for over in raw.overlays:
        if opened_by == "dialog" and over.modal and over.text not in known:
            cause.tally.read(over.text)
    cause.changed()
    return loading / 1000
