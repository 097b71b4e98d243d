"""What a request calls itself in its query or its body: the operation of GraphQL, JSON-RPC and of scripts that have one address for all."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

READ_AT_MOST = 100_000  # characters of a body
NAMES_AT_MOST = 20
FIELDS = {
    "action", "_action", "do", "op", "operation", "operationname", "cmd", "command", "fn", "func", "intent", "route", "controller", "task",
    "act", "wc-ajax", "ajax", "_eventid", "__eventtarget",
}  # fmt: skip
FIELDS_AT_MOST = 100
_BUTTONS = {"submit", "button", "btn", "action", "event", "command", "cmd", "op", "step", "next", "go", "do", "proceed", "mode"}
_OFF = {"0", "false", "no", "off", "none", "null"}
_SHORT, _LONG = 60, 200  # characters of what a button is set to, and of a name
_INSIDE = re.compile(r"[$:.\[\]]")
METHOD = ("_method", "x-http-method-override", "http_method_override")
_MUTATION = re.compile(r"\bmutation\b\s*(\w*)[^{]{0,2000}\{\s*(?:\w+\s*:\s*)?(\w+)")
_PART = re.compile(r'name="([^"\r\n]{1,100})"\r?\n\r?\n([^\r\n]{0,200})')


def override(url: str, body: str) -> str:
    """Give the method that a query or a form says is meant; empty where none does."""
    pairs = [*_pairs(url.partition("?")[2].partition("#")[0]), *_fields(body[:READ_AT_MOST])]
    return next((value.upper() for name, value in pairs if name.lower() in METHOD and value.isalpha()), "")


def operations(query: str, body: str) -> list[str]:
    """Give what a request calls itself, the most telling last."""
    asked, body = _pairs(query), body[:READ_AT_MOST]
    named = [value for name, value in (*asked, *_fields(body)) if name.lower() in FIELDS]
    named += ["confirm" for name, value in asked if name.lower() == "confirm" and value]
    return [*named, *_called(body)][:NAMES_AT_MOST]


def fields(body: str) -> list[str]:
    """Give the names of the fields of a form that is sent."""
    return [_bare(name) for name, _ in _fields(body[:READ_AT_MOST])][:FIELDS_AT_MOST]


def pressed(query: str, body: str) -> list[str]:
    """Give the names of a request's fields as far as they may be those of what was pressed, and what such a one is set to."""
    given = [(name, value) for name, value in (*_pairs(query), *_fields(body[:READ_AT_MOST]), *_switches(body[:READ_AT_MOST]))]
    names = [_bare(name) for name, value in given if value.lower() not in _OFF]
    return [*names, *(value for name, value in given if _bare(name).lower() in _BUTTONS and len(value) <= _SHORT)][:FIELDS_AT_MOST]


def _bare(name: str) -> str:
    """Give a name without what it stands in: `ctl00$Main$btnOrder`, `form[order]`; and without where a picture was pressed, `order.x`."""
    parts = [each for each in _INSIDE.split(name[:_LONG]) if len(each) > 1]
    return parts[-1] if parts else ""


def _switches(body: str) -> list[tuple[str, str]]:
    """Give what is set to true in JSON objects."""
    objects = _objects(body) if body.lstrip()[:1] in ("{", "[") else []
    return [(name, "1") for each in objects for name, value in each.items() if value is True]


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=1000)
    except ValueError:
        return []


def _fields(body: str) -> list[tuple[str, str]]:
    """Give the fields of a form, of one with files, or the texts of a JSON object."""
    start = body.lstrip()[:1]
    if start in ("{", "["):
        return [(name, value) for each in _objects(body) for name, value in each.items() if isinstance(value, str)]
    if body.startswith("--"):
        return _PART.findall(body)
    return _pairs(body)


def _objects(body: str) -> list[dict[str, Any]]:
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return []
    return [each for each in (read if isinstance(read, list) else [read])[:NAMES_AT_MOST] if isinstance(each, dict)]


def _called(body: str) -> Iterator[str]:
    """Give what JSON-RPC and GraphQL call; of the latter a query is a `query`."""
    for each in _objects(body) if body.lstrip()[:1] in ("{", "[") else ():
        if "params" in each and isinstance(each.get("method"), str):
            yield each["method"]
        text = each.get("query")
        if not isinstance(text, str):
            continue
        found = list(_MUTATION.finditer(text[:READ_AT_MOST]))
        if found:
            yield from (" ".join(filter(None, match.groups())) for match in found)
        elif text.lstrip().startswith(("query", "{", "subscription", "fragment")):
            yield "query"
