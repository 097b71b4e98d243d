"""What the columns of a list hold, by the names that people give them in their languages."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping

from harness.lexicon import languages, lexicon
from harness.personas import FACTS

COLUMNS = FACTS | {"segment", "code", "language"}
_OF_PEOPLE = ("email", "given-name", "family-name", "name", "tel", "street-address", "postal-code", "address-level2")
_OF_LISTS = "columns"  # the lexicon's section for words of lists, where forms ask otherwise or not at all
_SIGNS = re.compile(r"[|*~]")  # of a phrase that is more than words


def column_name(cell: str) -> str:
    """Give the name of a column as facts are named: `Given Name`, `given_name`, `Förnamn` and `FNAME` are `given-name`."""
    name = _plain(cell)
    return name if name in COLUMNS else _words().get(_folded(name), name)


def column_names(cells: Iterable[str]) -> list[str]:
    """Give the names of all columns.

    Where two are called by words for the same, the first is meant; one that is called so by its name wins.
    """
    plain = [_plain(cell) for cell in cells]
    taken, names = {*plain} & COLUMNS, list[str]()
    for name in plain:
        meant = name if name in COLUMNS else column_name(name)
        names.append(name if name not in COLUMNS and meant in taken else meant)
        taken.add(meant)
    return names


def _plain(cell: str) -> str:
    return re.sub(r"[\s_]+", "-", cell.strip().casefold())


def _folded(words: str) -> str:
    """Give words without what their writers may leave out: accents, spaces and dashes."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", words.casefold()) if sign.isalnum())


@functools.cache
def _words() -> dict[str, str]:
    """Give columns by what they are called in any language, without words that may mean two; a lexicon's words for lists win."""
    of_forms, of_lists = (_meant(names) for names in ({f"fields.{name}": name for name in _OF_PEOPLE}, _of_lists()))
    return {words: names.pop() for words, names in (of_forms | of_lists).items() if len(names) == 1}


def _of_lists() -> dict[str, str]:
    return {f"{_OF_LISTS}.{name}": name for language in languages() for name in lexicon(language).keys(_OF_LISTS)}


def _meant(names: Mapping[str, str]) -> dict[str, set[str]]:
    """Give what words mean, by the lexicon's keys."""
    meant: dict[str, set[str]] = {}
    for phrases in (lexicon(language).phrases for language in languages()):
        for key, name in names.items():
            for words in (_folded(phrase) for phrase in phrases[key] if not _SIGNS.search(phrase)):
                meant.setdefault(words, set()).add(name)
    return meant
