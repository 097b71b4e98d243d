"""What Playwright keeps of a visit: traces, requests, screenshots and films, with the customer's secrets blotted out of them."""

import contextlib
import gzip
import re
import zipfile
import zlib
from pathlib import Path

from harness.browser.secrets import Secrets

_SEEN = (".png", ".jpg", ".jpeg", ".webm")  # what was on the screen
_READ = (".har", ".json", ".txt", ".md", ".html")


def scrub(path: Path, secrets: Secrets) -> None:
    """Write everything at a path anew without secrets, a file or all in a folder.

    What cannot be vouched for is deleted: no sound archive; a secret in pieces; screenshots and films from the moment when a secret was
    typed, or private facts could be shown, for nobody can tell what they show.
    """
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if not file.is_file():
            continue
        if file.suffix in _SEEN and secrets.since < file.stat().st_mtime:
            file.unlink()
        elif file.suffix == ".zip":
            _archive(file, secrets)
        elif file.suffix in _READ:
            _rewrite(file, file.read_bytes(), secrets)


def _rewrite(file: Path, data: bytes, secrets: Secrets) -> None:
    blotted = secrets.blot_bytes(data)
    if blotted != data:
        file.write_bytes(blotted)


def _archive(path: Path, secrets: Secrets) -> None:
    if secrets.in_pieces:
        path.unlink()
        return
    fresh = path.with_suffix(".part")
    try:
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.infolist():
                if _taken(entry.filename) >= secrets.since:
                    continue  # nobody can tell what a picture of that time shows
                data = _unpacked(old.read(entry))
                entry.filename, entry.comment, entry.extra = secrets.blot_text(entry.filename), b"", b""
                new.writestr(entry, secrets.blot_bytes(data))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError):
        fresh.unlink(missing_ok=True)
        path.unlink()
    else:
        fresh.replace(path)


def _unpacked(data: bytes) -> bytes:
    """Give what was sent packed, as it was before; it is kept so, for packed nobody finds anything in it."""
    if data.startswith(b"\x1f\x8b"):
        with contextlib.suppress(OSError, EOFError, zlib.error):
            return gzip.decompress(data)
    return data


def _taken(name: str) -> float:
    """Give when a picture of the trace's film was taken, in seconds since 1970; 0 for what is no such picture."""
    found = re.search(r"-(\d{13})\.jpe?g$", name)
    return int(found[1]) / 1000 if found else 0
