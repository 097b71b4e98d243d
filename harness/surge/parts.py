"""A request taken apart into the values that it sends, each with a place of its own, and put together again."""

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterable
from email import message_from_bytes
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from harness.model.recording import Asked
from harness.surge.answer import leaves
from harness.surge.script import FilePart, Text

Place = tuple[str | int, ...]  # `path`, `query`, `header`, `form`, `json` or `body`, and where in it


@dataclasses.dataclass(frozen=True)
class Parts:
    """What a request sends, by place."""

    values: dict[Place, str]
    shape: str  # form, multipart, json, body or nothing
    files: tuple[FilePart, ...] = ()
    json: Any = None


def parts(asked: Asked) -> Parts:
    """Take a request apart."""
    split, kind = urlsplit(asked.url), asked.headers.get("content-type", "")
    values: dict[Place, str] = {("path", at): unquote(each) for at, each in enumerate(split.path.split("/"))}
    values |= _numbered("query", parse_qsl(split.query, keep_blank_values=True))
    values |= {("header", name): value for name, value in asked.headers.items() if name != "content-type"}
    if not asked.body or asked.method == "GET":
        return Parts(values, "")
    if "x-www-form-urlencoded" in kind:
        return Parts(values | _numbered("form", parse_qsl(asked.body, keep_blank_values=True)), "form")
    if "multipart/form-data" in kind:
        fields, files = _multipart(kind, asked.body)
        return Parts(values | _numbered("form", fields), "multipart", tuple(files))
    try:
        content = json.loads(asked.body)
    except (ValueError, RecursionError):
        content = None
    if isinstance(content, dict | list):
        words = {("json", *keys): _word(value) for keys, value in leaves(content) if value is not None and not isinstance(value, bool)}
        return Parts(values | words, "json", json=content)
    return Parts({**values, ("body",): asked.body}, "body")


def _word(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _numbered(what: str, pairs: Iterable[tuple[str, str]]) -> dict[Place, str]:
    """Give pairs a place each, the second of a name another than the first."""
    seen: Counter[str] = Counter()
    values: dict[Place, str] = {}
    for name, value in pairs:
        values[what, name, seen[name]] = value
        seen[name] += 1
    return values


def _multipart(kind: str, body: str) -> tuple[list[tuple[str, str]], list[FilePart]]:
    message = message_from_bytes(f"Content-Type: {kind}\r\n\r\n{body}".encode("utf-8", "replace"), policy=HTTP)
    fields, files = [], []
    for part in message.iter_parts() if message.is_multipart() else ():
        name = str(part.get_param("name", "", "content-disposition"))
        held = part.get_payload(decode=True)
        content = held.decode("utf-8", "replace") if isinstance(held, bytes) else ""
        if (filename := part.get_filename()) is not None:
            files.append(FilePart(name, filename, part.get_content_type(), content))
        else:
            fields.append((name, content))
    return fields, files


def with_texts(part: Any, text: Callable[[tuple[str | int, ...], str], Any], keys: tuple[str | int, ...] = ()) -> Any:
    """Give JSON with what a function makes of each word and number in it."""
    if isinstance(part, dict):
        return {key: with_texts(value, text, (*keys, key)) for key, value in part.items()}
    if isinstance(part, list):
        return [with_texts(value, text, (*keys, at)) for at, value in enumerate(part)]
    return part if part is None or isinstance(part, bool) else text(keys, part)


def with_slots(part: Any, value: Callable[[Text], Any]) -> Any:
    """Give JSON with what a function makes of each `Text` in it."""
    if isinstance(part, dict | list):
        return {k: with_slots(v, value) for k, v in part.items()} if isinstance(part, dict) else [with_slots(v, value) for v in part]
    return value(part) if isinstance(part, Text) else part


def likeness(asked: Asked) -> tuple[str, int, bool, tuple[str, ...]]:
    """Give by what a request is known in another recording of the same journey, whatever the values in it are."""
    names = sorted({str(place[1]) for place in parts(asked).values if place[0] in ("query", "form", "json") and len(place) > 1})
    return asked.method, urlsplit(asked.url).path.count("/"), asked.call, tuple(names)
