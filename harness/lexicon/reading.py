"""A file of the lexicon: sections of keys, each with its phrases."""

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from harness.errors import BadFile, Problem
from harness.shipped import read_yaml

DEEPEST = 4  # sections in sections; there are three

# Phrases as they were typed: with the other loaders `no` is no word, and `010` is 8.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # YAML's own
_SHAPE = "phrases are words in a list below a key, which may stand in a section"


def read_phrases(file: Path | Traversable, shipped: bool = False) -> dict[str, list[str]]:
    """Give the phrases by key, such as `dead-ends.by-post`; BadFile where there is something else."""
    raw, text = file.read_bytes().removeprefix(b"\xef\xbb\xbf"), ""
    try:
        text = raw.decode()
        return dict(_flat(read_yaml(file, "plain") if shipped else yaml.load(text, Loader=_LOADER)))
    except UnicodeDecodeError as error:
        raise _bad(file, raw[: error.start].decode(), "this is not UTF-8 text") from None
    except yaml.reader.ReaderError:
        raise _bad(file, "", "there is a character that is no text in this file") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        raise _bad(file, text[: mark.index] if mark else "", "this cannot be read as YAML") from None
    except (_OddShape, RecursionError):
        raise _bad(file, text[: _odd(text)], _SHAPE) from None


class _OddShape(Exception):
    """Something that is no phrase, no list of phrases and no section."""


def _flat(tree: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    if not isinstance(tree, dict) or len(above) >= DEEPEST:
        raise _OddShape
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, (*above, key))
        elif isinstance(value, list) and all(isinstance(phrase, str) and phrase.strip() for phrase in value):
            yield ".".join((*above, key)), value
        else:
            raise _OddShape


def _odd(text: str) -> int:
    """Give where the first node begins that has another shape than its neighbours ought to have."""
    try:
        return next(_odd_nodes(yaml.compose(text, Loader=_LOADER), 0), 0)
    except RecursionError:
        return 0


def _odd_nodes(node: Any, depth: int) -> Iterator[int]:
    if not isinstance(node, yaml.MappingNode) or depth >= DEEPEST:
        yield node.start_mark.index if node else 0
        return
    for _, value in node.value:
        if isinstance(value, yaml.SequenceNode):
            yield from (each.start_mark.index for each in value.value if not isinstance(each, yaml.ScalarNode) or not each.value.strip())
        else:
            yield from _odd_nodes(value, depth + 1)


def _bad(file: Path | Traversable, before: str, message: str) -> BadFile:
    lines = _LINE_END.split(before)
    return BadFile([Problem(str(file), len(lines), len(lines[-1]) + 1, message, "see the other files beside it")])
