"""Passwords and card numbers that a page repeats are no evidence: they are blotted out before a visit is kept."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, quote_plus

import msgspec

from harness.model import Visit
from harness.personas import SECRET

SHORTEST = 6  # characters; anything shorter stands in other words too
BLOT = "•" * 8
# What pages say freely; names of fields, of outcomes and of files are ours.
_FREE = frozenset({"text", "title", "url", "href", "name", "label", "words", "message", "wanted", "nearest", "errors", "headings", "error"})
_FREE |= {"script_errors", "dialog", "kept", "requests", "unmet", "failure"}


def without_secrets(visit: Visit, facts: Mapping[str, str]) -> Visit:
    """Give the visit without the customer's secrets, however a page writes them: plain, in an address, in groups of four."""
    secrets = {facts[token] for token in SECRET if len(facts.get(token, "")) >= SHORTEST}
    forms = {form for each in secrets for form in (each, quote(each), quote_plus(each), " ".join(re.findall(".{1,4}", each)))}
    if not forms or not _stands_in(visit, forms):
        return visit
    pattern = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))
    return msgspec.convert(_blotted(msgspec.to_builtins(visit), pattern, False), Visit)


def _stands_in(visit: Visit, forms: set[str]) -> bool:
    written = msgspec.json.encode(visit)
    return any(msgspec.json.encode(form)[1:-1] in written for form in forms)


def _blotted(part: Any, pattern: re.Pattern[str], free: bool) -> Any:
    if isinstance(part, str):
        return pattern.sub(BLOT, part) if free else part
    if isinstance(part, dict):
        return {key: _blotted(value, pattern, free or key in _FREE) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_blotted(each, pattern, free) for each in part]
    return part
