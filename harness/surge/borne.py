"""Whether customers at a level of a rush got what they came for, and in time."""

from harness.model.surge import Level

BY = "p99"  # of the waits for an answer: of a hundred customers one may wait longer; the longest wait of a rush is chance


def lost(level: Level) -> str:
    """Say whom a level has lost; those whom we stopped and those who were refused are not lost."""
    away, between = level.ends.get("turned-away", 0), level.ends.get("in-between", 0)
    said = [f"{away} turned away" if away else "", f"{between} left in between" if between else ""]
    return " and ".join(filter(None, said)) or (f"{level.errors} errors" if level.errors else "")


def waited(level: Level) -> str:
    """Say how long customers of a level waited for an answer."""
    return f"99 of 100 answers came within {level.wait_ms[BY] / 1000:.2g} s"


def late(level: Level, wait_s: float) -> bool:
    """Tell whether customers of a level waited longer than they should."""
    return level.wait_ms.get(BY, 0) > wait_s * 1000


def named(level: Level) -> str:
    """Say how many came, and what that is to what is expected."""
    if level.alone:
        return f"{level.users} customers without any load"
    return f"{level.users} customers at once ({level.times:g} × what is expected)"
