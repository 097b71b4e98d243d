"""Traces keep what was typed, what stood in fields and what was sent: the customer's secrets are blotted out of them."""

import re
import zipfile
import zlib
from pathlib import Path

from harness.browser.secrets import Secrets


def scrub(folder: Path, secrets: Secrets) -> None:
    """Write every trace in a folder anew without secrets. What cannot be vouched for is deleted: no sound archive, a secret in pieces."""
    for path in sorted(folder.glob("*.zip")) if folder.is_dir() else ():
        if secrets.in_pieces:
            path.unlink()
            continue
        fresh = path.with_suffix(".part")
        try:
            with zipfile.ZipFile(path) as old, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as new:
                for entry in old.infolist():
                    if _taken(entry.filename) >= secrets.since:
                        continue  # nobody can tell what a picture of that time shows
                    new.writestr(entry, secrets.blot_bytes(old.read(entry)))
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError):
            fresh.unlink(missing_ok=True)
            path.unlink()
        else:
            fresh.replace(path)


def _taken(name: str) -> float:
    """Give when a picture of the trace's film was taken, in seconds since 1970; 0 for what is no such picture."""
    found = re.search(r"-(\d{13})\.jpe?g$", name)
    return int(found[1]) / 1000 if found else 0
