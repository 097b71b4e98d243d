"""The pictures of a visit: what the customer had before them, secrets covered."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Error

from harness.browser.raw import RawLook
from harness.browser.secrets import Secrets
from harness.browser.window import Window


def take(folder: Path, number: int, window: Window, raw: RawLook, secrets: Secrets, tokens: Sequence[str] = ()) -> str:
    """Take the picture of a look and give its file's name; empty where the page does not let itself be taken, or shows a secret.

    `tokens`: what the look's fields ask for.
    """
    name = f"{number:03d}.jpg"
    try:
        if not _covered(window, raw, secrets, tokens):
            return ""
        window.take_picture(folder / name, raw.pixel_ratio)
    except (Error, TimeoutError, OSError):  # also where the disk is full: the visit goes on without
        return ""
    return name


def _covered(window: Window, raw: RawLook, secrets: Secrets, tokens: Sequence[str]) -> bool:
    """Cover the secrets that the page shows; give whether a picture of it may be taken."""
    words = {frame: found for frame, text in raw.texts.items() if (found := secrets.standing_in(text))}
    fields = [field for field in raw.fields if field.type != "password" and secrets.standing_in(field.value)]
    fields += [field for field, token in zip(raw.fields, tokens, strict=False) if token in secrets.private and field not in fields]
    return not (words or fields) or window.cover(fields, words)
