"""Forms written for this project, by somebody who had not seen the lexicons, from the wording of real companies."""

from collections.abc import Iterator
from pathlib import Path

from harness.fields import Control, Meaning

FOLDER = Path(__file__).parents[2] / "fields" / "forms"
MARKS = {"asks": "data-token", "sends": "data-sends", "strip": ["data-token", "data-sends"]}


def right(mark: str, meaning: Meaning, control: Control) -> bool:
    """Whether the token is the one that stands in the file."""
    return meaning.token == mark


def language(file: str) -> str:
    """Give the language that the name of a file begins with."""
    return file.partition("-")[0]


def kind(file: str) -> str:
    """Give the kind of form that the name of a file ends with."""
    return file.partition("-")[2].removesuffix(".html")


def files() -> Iterator[Path]:
    """Give the forms, sorted."""
    return iter(sorted(FOLDER.glob("*.html")))
