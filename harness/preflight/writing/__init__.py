"""Writes a preflight down: a page, Markdown, JSON."""

from pathlib import Path

import msgspec

from harness.files import write
from harness.model.preflight import Preflight


def write_all(preflight: Preflight, folder: Path, language: str) -> None:
    """Write `preflight.json` for programs; CannotWrite where the folder cannot be written to."""
    write(folder, "preflight.json", msgspec.json.format(msgspec.json.encode(preflight), indent=1) + b"\n")
