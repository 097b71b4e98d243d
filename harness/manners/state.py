"""The folder in which we keep what has to outlast a run."""

import os
import sys
from pathlib import Path

VARIABLE = "MYSTERY_SHOP_STATE"


def state_folder() -> Path:
    """Give the folder of this user, whether it is there or not; RuntimeError where the system does not say where users keep things."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "mystery-shop"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "mystery-shop"
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".local" / "state") / "mystery-shop"
