"""Stretches of time in words."""

_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
SLACK_S = 0.5  # for what rounding took away


def span(seconds: float) -> str:
    """Say a stretch of time in the largest unit that fits, and never more than it is: `3 days`, `1 hour`, `40 seconds`."""
    lasted = max(0.0, seconds) + SLACK_S
    size, name = next((each for each in _UNITS if lasted >= each[0]), _UNITS[-1])
    number = int(lasted // size)
    return f"{number:,} {name}{'' if number == 1 else 's'}"
