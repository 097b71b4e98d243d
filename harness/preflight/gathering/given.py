"""Which spare codes the preflights of a campaign have given out: remembered from one to the next, in marks that do not show them."""

import secrets
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from harness.files import for_us_alone
from harness.surge.truth import plain

NAME = ".given-codes"  # below the preflight's folder; where it is deleted, the next preflight begins at the list's first code again
_BACK = "-"  # before the mark of a code that was given, and not used


class Given:
    """A file whose first line is a key, and each other the mark of a code. The key makes marks of this folder good for no other."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._key = b""

    def marks(self) -> set[str]:
        """Give the marks of codes that were given and not taken back."""
        lines = self._path.read_text("utf-8", "replace").splitlines()[1:] if self._path.is_file() else []
        marks = set[str]()
        for line in lines:
            if line.startswith(_BACK):
                marks.discard(line[1:])
            else:
                marks.add(line)
        return marks

    def mark(self, code: str) -> str:
        """Give the mark of a code, however it is spelled."""
        if not self._key:
            if not self._path.is_file() or not self._path.stat().st_size:  # a full disk leaves an empty one
                self._append(secrets.token_hex(16))
            with self._path.open("rb") as file:
                self._key = file.readline(64).strip()
        return blake2b(plain(code).encode(), key=self._key, digest_size=10).hexdigest()

    def note(self, codes: Iterable[str]) -> None:
        """Remember that codes were given; OSError where that cannot be written."""
        self._append("".join(f"\n{self.mark(code)}" for code in codes))

    def take_back(self, codes: Iterable[str]) -> None:
        """Remember that codes which were given are as good as new."""
        self._append("".join(f"\n{_BACK}{self.mark(code)}" for code in codes))

    def _append(self, text: str) -> None:
        """Write what begins a line of its own, whatever a preflight that was killed has left half written."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with open(self._path, "a", encoding="utf-8", opener=for_us_alone) as file:
            file.write(text)
