"""Look for controls that the journey needed and that have no name for who listens to the page."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.looks import quoted
from harness.reading.snags import snags

# Rules of axe-core about fields, whose words may at least be read nearby by a screen reader that goes on through the page.
OF_FIELDS = ("label", "select-name", "aria-input-field-name", "aria-toggle-field-name")


@audit
def unnamed_control(visit: Visit) -> Iterator[Finding]:
    """A control that the journey needs has no name for who listens to the page.

    A screen reader says "button" or "edit" and nothing more, and voice control has nothing to call it by; its words can only be seen.
    WCAG 2.2, success criterion 4.1.2 (Name, Role, Value), level A. Asked of axe-core, in visits that were walked with `--keyboard`, about
    nothing but what the journey presses and fills in.
    """
    for place in snags(visit, "unnamed"):
        name, rule = quoted(place.snag.name), place.snag.rule
        seen = f"`{name}` can be seen, but the page's code gives the control no name (axe-core: {rule})"
        yield place.finding("unnamed-control", "moderate" if rule in OF_FIELDS else "serious", seen)
