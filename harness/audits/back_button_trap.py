"""Look for pages that Back does not lead away from."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.looks import page_at


@audit
def back_button_trap(visit: Visit) -> Iterator[Finding]:
    """Back does not lead back.

    Back is how people leave a page, and how they set right a wrong turn. Where a page sends them forward again each time, they are
    left with closing the window. It was pressed on the last page of the visit, several times, where trials were asked for (`--trials`).
    """
    for trial in visit.trials:
        page = page_at(visit, trial.view)
        if trial.kind == "back" and trial.same and trial.times > 1 and page and not trial.untried:
            seen = f"Back was pressed {trial.times} times, and each time the same page was there again"
            yield Finding(audit="back-button-trap", severity="moderate", seen=seen, view=trial.view, url=page.url)
