"""Writes LICENSES.md: what comes with the default install, and under which licence each of it stands, as its own metadata say."""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FILE = Path(__file__).parents[1] / "LICENSES.md"
# MPL-2.0 binds whoever changes its files, which nobody here does. text-unidecode is offered under the Artistic licence or the GPL.
PERMISSIVE = re.compile(r"\b(MIT|0?BSD|Apache|ISC|PSF|MPL|Zope Public|Artistic)\b")
_SENTENCES = {"Permission is hereby granted, free of charge": "MIT", "Redistribution and use in source and binary forms": "BSD"}
HEAD = """\
# Licences

mystery-shop itself stands under the [MIT licence](LICENSE). `pip install mystery-shop` brings what is listed here, all of it under
licences that let it be used at work, inside other programs and for pay; the tests hold the list to that and to what is installed.
`python -m tests.licences` writes it anew.

The extra `real`, with which this project's own tests walk other people's software, brings django-newsletter, which is under the
AGPL. It runs unaltered in a process of its own; nothing here imports it or ships any of it. axe-core (MPL-2.0) comes unaltered inside
axe-playwright-python.

| comes with it | licence |
| --- | --- |
"""


def installed() -> dict[str, Distribution]:
    """Give what the default install brings along, by name, with what that brings."""
    found: dict[str, Distribution] = {}
    waiting = tomllib.loads((FILE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    while waiting:
        needed = Requirement(waiting.pop())
        key = canonicalize_name(needed.name)
        if key not in found and (needed.marker is None or any(needed.marker.evaluate({"extra": each}) for each in ("", *needed.extras))):
            found[key] = distribution(key)
            waiting += found[key].requires or ()
    return dict(sorted(found.items()))


def licence(of: Distribution) -> str:
    """Give what a distribution says of its licence: the expression, else its classifiers, else its file."""
    told = of.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    classified = [each.rpartition(":: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License ::")]
    named = [each for each in classified if each != "OSI Approved"]
    return ", ".join(named) or next((name for file in _files(of) for said, name in _SENTENCES.items() if said in file), "")


def _files(of: Distribution) -> Iterator[str]:
    for path in of.files or ():
        if re.match(r"(licen[cs]e|copying)\b", path.name, re.I):
            yield " ".join(path.read_text().split())


def rows() -> Iterator[str]:
    """Give a row for each."""
    for name, of in installed().items():
        yield f"| {name} | {licence(of)} |\n"


def text() -> str:
    """Give the file's text."""
    return HEAD + "".join(rows())


if __name__ == "__main__":
    sys.exit(0 if FILE.write_text(text(), encoding="utf-8") else 1)
