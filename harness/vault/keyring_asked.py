"""The system's keyring, asked in a process of its own: it may want to ask somebody first, and nobody may be there."""

import functools
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from harness.vault.surroundings import for_others

SLOWEST_S = 15.0  # for a keyring that shows a window and waits for somebody
_ASKING = Path(__file__).with_name("asking.py")


class KeyringAnswer(NamedTuple):
    """The secret, or why there is none."""

    secret: str = ""
    lacks: str = ""

    def __repr__(self) -> str:
        return f"KeyringAnswer({self.lacks!r})"


@functools.lru_cache(maxsize=256)  # a keyring that hangs is waited for once
def ask(service: str, user: str, slowest_s: float = SLOWEST_S) -> KeyringAnswer:
    """Ask for the password of a user at a service. Nothing is asked on the terminal, and nothing is waited for longer than the limit."""
    try:
        ended = subprocess.run(
            [sys.executable, str(_ASKING), service, user], stdin=subprocess.DEVNULL, capture_output=True, timeout=slowest_s, check=False,
            env={**for_others(os.environ), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}, start_new_session=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return KeyringAnswer(lacks=f"it gave no answer in {slowest_s:g} s")
    except OSError as error:
        return KeyringAnswer(lacks=error.strerror or "it cannot be asked")
    try:
        said = json.loads(ended.stdout)
        return KeyringAnswer(str(said.get("secret", "")), str(said.get("lacks", "")))
    except (ValueError, AttributeError):
        return KeyringAnswer(lacks="it broke down")
