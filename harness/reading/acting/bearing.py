"""Tell from a control and what stands around it what pressing it would do."""

from harness.reading.acting.deeds import UNCLEAR, Bearing
from harness.reading.acting.press import Press


def bearing_of(press: Press) -> Bearing:
    """Tell what a press would come to."""
    return UNCLEAR
