"""Languages of the street: what companies say in another than English, from catalogues in `tongues/<language>/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = {"en": "In English", "fi": "Suomeksi", "sv": "På svenska", "de": "Auf Deutsch"}  # as a link to each calls it
WRITTEN_IN = "en"  # templates and trades
COMMON = "street"  # the catalogue of what all companies share
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where it is there, is ten times as fast
_FOLDER = Path(__file__).with_name("tongues")


def translated(text: str, language: str, owners: tuple[str, ...]) -> str:
    """Give an English text in a language: by the catalogue of the first of its owners, a look or a trade, that has it, or the common one.

    A LookupError where none has: a page is in one language, or is not shown.
    """
    if language == WRITTEN_IN:
        return text
    for owner in (*owners, COMMON):
        if said := catalogue(language, owner).get(text):
            return said
    raise LookupError(f"Nobody has said in {language!r} what {text!r} is; write it into one of tongues/{language}/: {', '.join(owners)}.")


@cache
def catalogue(language: str, owner: str) -> Mapping[str, str]:
    """Read a catalogue, English texts with what they are in the language; empty where there is none."""
    path = _FOLDER / language / f"{owner}.yaml"
    return yaml.load(path.read_bytes(), Loader=_LOADER) if path.exists() else {}
