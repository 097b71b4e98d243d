"""Where in an answer a value stands, so that it can be taken from there again for somebody else."""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from harness.surge.answer import Missing, Page, attributes, leaves
from harness.surge.script import Take

SHORTEST = 4  # characters of a value that is looked for anywhere in a text
PLACES_AT_MOST = 30  # in a text, of one value
_TAGS = re.compile(r"<(?:input|button|textarea|meta)\b[^>]*>", re.IGNORECASE)
_CONTEXTS = (12, 24, 40, 80)  # characters before a value by which it is known
_AFTER = 24
_BOUNDARIES = (re.compile(r"""[\w-]+=["']?[^"'<>]*$"""), re.compile(r"<[^<>]*$"), re.compile(r"[\w-]+[^\w]*$"))


def takes(value: str, name: str, page: Page, hint: str, varying: Iterable[str] = ()) -> Iterator[Take]:
    """Give the ways to take a value from an answer, the plainest first. `hint` is what stands before it where it is short.

    `varying` are values that are other ones for other customers, so that nothing is known by them.
    """
    yield from _named(value, name, page)
    yield from _in_json(value, name, page)
    around = [hint] if hint and not hint.startswith("/") else []
    if pattern := _pattern(page.url, value, (hint, *around), varying):
        yield Take("", "address", pattern)
    if pattern := _pattern(page.text, value, (hint,), varying):
        yield Take("", "found", pattern)


def _named(value: str, name: str, page: Page) -> Iterator[Take]:
    tags = [attributes(tag) for tag in _TAGS.findall(page.text)]
    fields = [each["name"] for each in tags if html.unescape(each.get("value", "")) == value and each.get("name")]
    for field in sorted(fields, key=lambda each: each != name):
        if (len(value) >= SHORTEST or field == name) and _gives(page.hidden, field, value):
            yield Take("", "hidden", field)
    for each in tags:
        said = each.get("name") or each.get("property") or ""
        if said and "content" in each and html.unescape(each["content"]) == value and _gives(page.meta, said, value):
            yield Take("", "meta", said)


def _gives(ask: object, name: str, value: str) -> bool:
    try:
        return bool(callable(ask) and ask(name) == value)
    except Missing:
        return False


def _in_json(value: str, name: str, page: Page) -> Iterator[Take]:
    try:
        found = [keys for keys, each in leaves(page.json()) if keys and each is not None and str(each) == value]
    except Missing:
        return
    for keys in sorted(found, key=lambda keys: (str(keys[-1]) != name, len(keys))):
        if len(value) >= SHORTEST or str(keys[-1]).lower().endswith(("id", name.lower() or "id")):
            yield Take("", "json", keys)


def _pattern(text: str, value: str, hints: Iterable[str], varying: Iterable[str]) -> str:
    """Give a regular expression whose first match in a text has the value as its group; empty where there is none."""
    varying = [each for each in varying if len(each) >= 3 and each != value]
    for hint in dict.fromkeys(hints if len(value) < SHORTEST else (*hints, "")):
        for form in dict.fromkeys((value, html.escape(value), quote(value))):
            before = re.escape(hint) if hint else r"(?<!\w)"
            whole = re.compile(rf"{before}{re.escape(form)}(?!\w)")
            for count, found in enumerate(whole.finditer(text)):
                if count >= PLACES_AT_MOST:
                    break
                if pattern := _around(text, found.end() - len(form), found.end(), varying, len(hint)):
                    return pattern
    return ""


def _around(text: str, start: int, end: int, varying: list[str], hint: int) -> str:
    group, value, ahead = _group(text[start:end]), text[start:end], text[max(0, start - _CONTEXTS[-1]) : start]
    natural = [len(found[0]) for boundary in _BOUNDARIES if (found := boundary.search(ahead))]
    for length in (*[hint] * (hint > 1), *natural, *_CONTEXTS):
        before = _steady(text[max(0, start - length) : start], varying, last=True)
        for after in ("", _steady(text[end : end + _AFTER], varying, last=False)):
            pattern = f"{_loose(before)}{group}{_loose(after)}"
            if before.strip() and (found := re.search(pattern, text)) and found[1] == value:
                return pattern
    return ""


def _steady(around: str, varying: list[str], last: bool) -> str:
    """Give what of the surroundings stays the same: up to the nearest value that varies."""
    for each in varying:
        around = around.rpartition(each)[2] if last else around.partition(each)[0]
    return around


def _loose(around: str) -> str:
    """Give the surroundings as a regular expression, whatever their numbers and white space are."""
    pieces = re.split(r"(\d+|\s+)", around)
    return "".join(r"\d+" if piece[:1].isdigit() else r"\s*" if piece.isspace() else _escaped(piece) for piece in pieces)


def _escaped(words: str) -> str:
    """Escape what has a meaning in regular expressions, and nothing else, so that people can read it."""
    return re.sub(r"([.^$*+?{}\[\]\\|()])", r"\\\1", words)


def _group(value: str) -> str:
    for inside in (r"\d", r"[\w-]", r"[\w.~%+=/:-]"):
        if re.fullmatch(f"{inside}+", value):
            return f"({inside}+)"
    return r"""([^"'<>]+)"""
