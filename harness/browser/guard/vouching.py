"""The author's word for it that a step sends something, where nothing on the page tells it."""

from harness.browser.draft import Draft
from harness.browser.guard.clearance import Guard
from harness.model import Committed


def vouched(guard: Guard, draft: Draft, before: int) -> None:
    """Note a step with `commit: true` as something that was sent if it did anything; `before`: how much had been noted when it began."""
    if draft.planned.commit and draft.acts and len(guard.committed) == before:
        last = draft.acts[-1]
        guard.commit(
            Committed(name=last.name, by=guard.by, journey=guard.journey, step=guard.step, view=last.view, at_s=draft.at_s)
        )
