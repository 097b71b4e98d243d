"""What stands in a file as the value that is asked for; what does not fit is noted, and a harmless value given in its place."""

import re
import types
import typing
from collections.abc import Collection, Mapping
from typing import Any, Literal, get_args, get_origin

from harness.scenario.mistakes import Mistakes, meant, nearest, shown
from harness.scenario.tree import Listing, Node, Scalar, Table

_TIME = re.compile(r"([0-9]{1,7}(?:\.[0-9]{1,3})?) *(ms|s|sec|seconds?|min|minutes?|h|hours?|d|days?|w|weeks?)?")
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
TIME_PATTERN = r"^[0-9]{1,7}(\.[0-9]{1,3})? *(ms|s|sec|seconds?|min|minutes?|h|hours?|d|days?|w|weeks?)?$"


def words(node: Node, what: str, mistakes: Mistakes, *, empty: bool = False) -> str:
    """Give words as they were typed. `what` names the value in messages; `empty`: `""` will do."""
    if not isinstance(node, Scalar):
        mistakes.add(node, f"{what} has to be words, not {kind(node)}", _quoted(node))
    elif node.empty or (not node.text.strip() and not empty):
        mistakes.add(node, f"{what} is empty", 'write `""` if it is meant to be' if empty else "")
    else:
        return node.text
    return ""


def table(node: Node, what: str, mistakes: Mistakes) -> dict[str, str]:
    """Give words for words."""
    if not isinstance(node, Table):
        mistakes.add(node, f"{what} has to be a table, not {kind(node)}", "write `{words: words}`, or `words: words` on lines below")
        return {}
    pairs = keyed(node, None, what, mistakes)
    return {key: words(value, shown(key), mistakes, empty=True) for key, value in pairs.items()}


def one_of(node: Node, known: Collection[str], what: str, mistakes: Mistakes) -> str:
    """Give the one of the known words that stands here."""
    text = words(node, what, mistakes)
    if text and text not in known:
        mistakes.add(node, f"{what} cannot be {shown(text)}", meant(text, known, listed(known)))
    return text if text in known else next(iter(known))


def several(node: Node, known: Collection[str], what: str, mistakes: Mistakes) -> tuple[str, ...]:
    """Give those of the known words that stand here, one or a list, each once."""
    items = node.items if isinstance(node, Listing) else [node]
    if not items:
        mistakes.add(node, f"{what} is empty", listed(known) if len(known) < 10 else "")
    found: list[str] = []
    for item in items:
        text = one_of(item, known, what, mistakes)
        if not isinstance(item, Scalar) or item.text != text:
            continue  # noted; what stood in its place would only bring about a second mistake
        if text in found:
            mistakes.add(item, f"{shown(text)} is named twice")
        found.append(text)
    return tuple(dict.fromkeys(found))


def seconds(node: Node, what: str, mistakes: Mistakes) -> float:
    """Give a time in seconds, from `2 min`, `10 s`, `500 ms`, `1 h`, `3 days` or a number of seconds; always more than 0."""
    text = words(node, what, mistakes)
    found = _TIME.fullmatch(text.strip())
    value = float(found[1]) * _UNITS[(found[2] or "s")[: 2 if found[2] == "ms" else 1]] if found else 0.0
    if text and not value:
        mistakes.add(node, f"{what} has to be a time, not {shown(text)}", "write `10 s`, `2 min` or `500 ms`")
    return value or 1.0


def whole(node: Node, what: str, mistakes: Mistakes) -> int:
    """Give a whole number."""
    text = words(node, what, mistakes)
    if text and not _WHOLE.fullmatch(text.strip()):
        mistakes.add(node, f"{what} has to be a whole number, not {shown(text)}")
        return 0
    return int(text or 0)


def truth(node: Node, what: str, mistakes: Mistakes) -> bool:
    """Give true or false."""
    text = words(node, what, mistakes)
    if text and text.lower() not in _TRUTH:
        mistakes.add(node, f"{what} has to be true or false, not {shown(text)}")
    return _TRUTH.get(text.lower(), False)


def value_of(node: Node, annotation: Any, what: str, mistakes: Mistakes) -> Any:
    """Give the value that a step's field of this annotation asks for."""
    members = members_of(annotation)
    wants_table = any(is_mapping(each) for each in members)
    if wants_table and (isinstance(node, Table) or len(members) == 1):
        return table(node, what, mistakes)
    if any(map(is_list, members)):
        return tuple(words(item, what, mistakes) for item in (node.items if isinstance(node, Listing) else [node]))
    plain = [each for each in members if not is_mapping(each)]
    fixed = [str(word) for each in plain if get_origin(each) is Literal for word in get_args(each)]
    if isinstance(node, Scalar) and node.text in fixed:
        return node.text
    for each, read in ((bool, truth), (int, whole), (float, seconds)):
        if each in plain and (str not in plain or _fits(read, node)):
            return read(node, what, mistakes)
    if str in plain:
        return words(node, what, mistakes)
    if wants_table and isinstance(node, Scalar) and not node.empty:
        mistakes.add(node, f"{what} cannot be {shown(node.text)} alone", meant(node.text, fixed, "write a table `{words: words}`"))
        return {}
    if fixed:
        return one_of(node, fixed, what, mistakes)
    mistakes.add(node, f"{what} is of a kind that a scenario file cannot give")
    return None


def members_of(annotation: Any) -> list[Any]:
    """Give the members of a union but None, or the annotation alone."""
    if get_origin(annotation) in (typing.Union, types.UnionType):
        return [each for each in get_args(annotation) if each is not type(None)]
    return [annotation]


def is_mapping(annotation: Any) -> bool:
    """Tell whether an annotation is a mapping of words."""
    origin = get_origin(annotation) or annotation
    return isinstance(origin, type) and issubclass(origin, Mapping)


def is_list(annotation: Any) -> bool:
    """Tell whether an annotation is a list of words."""
    return get_origin(annotation) is tuple


def _fits(read: Any, node: Node) -> bool:
    trial = Mistakes("")
    read(node, "", trial)
    return not trial.problems


def keyed(node: Table, known: Collection[str] | None, what: str, mistakes: Mistakes) -> dict[str, Node]:
    """Give the values by key; note duplicates and unknown keys. A mistyped key counts as the one that is meant; `known` None: any key."""
    first: dict[str, Scalar] = {}
    given: dict[str, Node] = {}
    there = {key.text for key, _ in node.pairs}
    for key, value in node.pairs:
        name = key.text
        if key.empty:
            mistakes.add(key, "a key is missing before the `:`")
            continue
        if name not in first and known is not None and name not in known:
            near = nearest(name, [each for each in known if each not in there])
            mistakes.add(key, f"unknown key {shown(name)} in {what}", f"did you mean `{near}`?" if near else listed(known))
            mistakes.hush(key, value)
            name = near
        if name in first:
            if key.text == name:
                mistakes.add(key, f"{shown(name)} is given twice", f"the first is on line {first[name].line}")
            mistakes.hush(key, value)
        elif name:
            first[name], given[name] = key, value
    return given


def listed(known: Collection[str]) -> str:
    """List the words that can stand there."""
    quoted = [f"`{word}`" for word in known]
    return f"it can be {' or '.join([', '.join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)}" if quoted else ""


def kind(node: Node) -> str:
    """Name what stands there."""
    if isinstance(node, Scalar):
        return "nothing" if node.empty else shown(node.text)
    return "a list" if isinstance(node, Listing) else "a table"


def _quoted(node: Node) -> str:
    if isinstance(node, Table) and len(node.pairs) == 1 and isinstance(node.pairs[0][1], Scalar) and node.pairs[0][1].empty:
        return f'words in braces need quotes: write `"{{{shown(node.pairs[0][0].text)[1:-1]}}}"`'
    return ""
