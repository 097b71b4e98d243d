"""Look for controls that the journey needed and that keys alone did not work."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, SnagKind, Visit
from harness.reading.looks import quoted
from harness.reading.snags import snags

SEEN: dict[SnagKind, str] = {
    "no-focus": "`{name}` takes no focus: neither Tab nor arrow keys come to it, and it was worked with the mouse",
    "trapped": "`{name}` takes the focus, but Tab does not come to it in either direction, nor after Escape; it was worked with the mouse",
    "no-key": "`{name}` has the focus, but no key did there what a press of the mouse then did",
}


@audit
def blocked_for_keyboard(visit: Visit) -> Iterator[Finding]:
    """A control that the journey needs cannot be worked by keys alone.

    Who cannot use a mouse – with a tremor, a screen reader, a switch – gets no further here. WCAG 2.2, success criteria 2.1.1 (Keyboard)
    and 2.1.2 (No Keyboard Trap), both of level A. Told by visits that were walked with `--keyboard`, and only where the mouse did what
    keys did not.
    """
    for place in snags(visit, *SEEN):
        if place.snag.works:
            seen = SEEN[place.snag.kind].format(name=quoted(place.snag.name or place.snag.role))
            yield place.finding("blocked-for-keyboard", "serious", seen)
