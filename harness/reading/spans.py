"""Stretches of time in words."""

_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))
SLACK_S = 0.5  # for what rounding took away
MATTERS = 10  # a part of the whole this small is not told


def span(seconds: float) -> str:
    """Say a stretch of time in the largest unit that fits, and never more than it is: `3 days`, `1 hour`, `40 seconds`.

    The next unit is told as well where it is a tenth of the whole or more: `2 hours 50 minutes`.
    """
    lasted = max(0.0, seconds) + SLACK_S
    at = next((at for at, (size, _) in enumerate(_UNITS) if lasted >= size), len(_UNITS) - 1)
    number, rest = divmod(lasted, _UNITS[at][0])
    said = _counted(number, _UNITS[at][1])
    for size, name in _UNITS[at + 1 : at + 2]:
        if (rest // size) * size * MATTERS >= lasted:
            said = f"{said} {_counted(rest // size, name)}"
    return said


def _counted(number: float, name: str) -> str:
    return f"{int(number):,} {name}{'' if number == 1 else 's'}"
