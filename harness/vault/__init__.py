"""Where secrets lie: in the environment, in a file, in the system's keyring; never in a file that others read."""

import re
import stat
from collections.abc import Mapping
from pathlib import Path

from harness.vault.keyring_asked import ask
from harness.vault.surroundings import for_others, variables

__all__ = [
    "HINT", "PLACE", "NoSecret", "fetch", "file_of", "for_others", "handed_out", "is_place", "open_to_others", "variables", "whole_place",
]  # fmt: skip

PLACE = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]*|file:[^{}\n]+|keyring:[^{}\n/]+/[^{}\n]+")  # as it stands between braces
LARGEST = 16 << 10  # bytes of a file
HINT = "`{env:GYM_PASSWORD}`, `{file:~/.gym-password}` or `{keyring:gym/me@example.com}`"
handed_out: set[str] = set()  # in this process: nothing that is written from then on may show them


class NoSecret(Exception):
    """A secret is not where it is said to be: a sentence that says so, with no capital and no stop, and without any secret."""


def is_place(name: str) -> bool:
    """Whether a name, as it stands between braces, is a place where a secret lies."""
    return bool(PLACE.fullmatch(name))


def whole_place(text: str) -> str:
    """Give the place that a text is, such as `env:NAME` for `{env:NAME}`; empty for any other text."""
    inside = text.strip().removeprefix("{").removesuffix("}")
    return inside.strip() if f"{{{inside}}}" == text.strip() and is_place(inside.strip()) else ""


def fetch(place: str, folder: Path, environment: Mapping[str, str], needed: str) -> str:
    """Give the secret of a place; NoSecret where it is not there. Files are looked for from `folder`; `needed` says by whom it is."""
    source, _, name = place.partition(":")
    if source == "env":
        found = environment.get(name, "")
        if not found:
            raise NoSecret(f"the environment has no `{name}`, which {needed} needs")
        variables.add(name)
    elif source == "file":
        found = _of_file(folder / Path(name).expanduser(), f"the file `{name}`, which {needed} needs,")
    else:
        service, _, user = name.partition("/")
        answer = ask(service, user)
        found = answer.secret
        if not found:
            raise NoSecret(f"the keyring does not give `{name}`, which {needed} needs: {answer.lacks}")
    handed_out.add(found)
    return found


def file_of(place: str, folder: Path) -> Path | None:
    """Give the file that a place names; None for other places."""
    source, _, name = place.partition(":")
    return folder / Path(name).expanduser() if source == "file" else None


def open_to_others(path: Path) -> bool:
    """Whether other users of this machine may read a file, as far as the system tells."""
    try:
        return bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)) and hasattr(path.stat(), "st_uid")
    except OSError:
        return False


def _of_file(path: Path, what: str) -> str:
    try:
        if not path.is_file() and path.exists():
            raise NoSecret(f"{what} is no file")  # reading from a device or a pipe may never end
        with path.open("rb") as file:
            read = file.read(LARGEST + 1)
        if len(read) > LARGEST:
            raise NoSecret(f"{what} is larger than {LARGEST >> 10} kB")
        secret = read.decode().rstrip("\r\n")
    except OSError as error:
        raise NoSecret(f"{what} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise NoSecret(f"{what} cannot be read: it is no text") from None
    if not secret.strip():
        raise NoSecret(f"{what} is empty")
    if "\n" in secret or "\r" in secret:
        raise NoSecret(f"{what} has several lines")
    return secret
