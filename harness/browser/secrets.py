"""Passwords and card numbers are no evidence: whatever a run leaves behind shows blots in their place."""

import functools
import html
import json
import math
import re
import time
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, quote_plus

import msgspec

from harness.model import Visit
from harness.personas import SECRET

SHORTEST = 6  # characters; anything shorter stands in other words too
BLOT = "•" * 8
# What pages say freely; names of fields, of outcomes and of files are ours.
_FREE = frozenset({"text", "title", "url", "href", "name", "label", "words", "message", "wanted", "nearest", "errors", "headings", "error"})
_FREE |= {"placeholder", "pattern", "description", "ticked", "script_errors", "dialog", "kept", "requests", "unmet", "failure"}
_FREE |= {"subject", "sender_name", "headers", "unsubscribe", "attachments"}  # of mails
_FREE |= {"names", "subject", "sender_name", "headers", "unsubscribe"}
_FREE |= {"what", "why"}  # of what was kept back
_FREE |= {"then", "answer", "letters"}  # of trials


class Secrets:
    """The customer's secrets: those of the persona, and whatever was typed where a secret is asked for."""

    def __init__(self, facts: Mapping[str, str]) -> None:
        secret = (value for token, value in facts.items() if token in SECRET or token.startswith("env:"))
        self._values = {value for value in secret if len(value) >= SHORTEST}
        self.since = math.inf  # when the first was typed, in seconds since 1970
        self.in_pieces = False  # whether one was typed into several boxes, where no trace can be searched for it

    def typed(self, value: str) -> None:
        """Remember what is about to be typed into a field that asks for a secret."""
        self.since = min(self.since, time.time())
        if len(value) >= SHORTEST:
            self._values.add(value)

    def standing_in(self, text: str) -> list[str]:
        """Give the forms of secrets that stand in a text, the longest first."""
        return [form for form in _forms(frozenset(self._values)) if form in text]

    def blot(self, visit: Visit) -> Visit:
        """Give the visit without secrets, however a page writes them: plain, in an address, in groups of four."""
        written = msgspec.json.encode(visit)
        forms = _forms(frozenset(self._values))
        if not any(msgspec.json.encode(form)[1:-1] in written for form in forms):
            return visit
        return msgspec.convert(_blotted(msgspec.to_builtins(visit), re.compile("|".join(map(re.escape, forms))), False), Visit)

    def blot_bytes(self, data: bytes) -> bytes:
        """Give data without secrets, also as they stand in JSON and HTML, and half typed."""
        forms = {form for secret in self._values for form in _forms(frozenset(_begun(secret)))}
        written = {each for form in forms for each in (form, json.dumps(form)[1:-1], html.escape(form))}
        ordered = sorted((each.encode() for each in written), key=len, reverse=True)
        return re.sub(b"|".join(map(re.escape, ordered)), BLOT.encode(), data) if ordered else data


@functools.lru_cache(maxsize=64)
def _forms(secrets: frozenset[str]) -> list[str]:
    """Give the ways in which pages write these secrets, longer ones first."""
    forms = {form for each in secrets for form in (each, quote(each), quote_plus(each), *_grouped(each))}
    return sorted(forms, key=lambda form: (-len(form), form))


def _grouped(secret: str) -> Iterable[str]:
    fours = re.findall(".{1,4}", secret)
    return (sign.join(fours) for sign in (" ", "-")) if secret.isdigit() else ()


def _begun(secret: str) -> list[str]:
    """Give a secret as it stands while being typed: its beginnings of more than half its length, at least all but its last sign."""
    shortest = min(max(SHORTEST, len(secret) // 2 + 1), len(secret) - 1)
    return [secret[:end] for end in range(shortest, len(secret) + 1)]


def _blotted(part: Any, pattern: re.Pattern[str], free: bool) -> Any:
    if isinstance(part, str):
        return pattern.sub(BLOT, part) if free else part
    if isinstance(part, dict):
        return {key: _blotted(value, pattern, free or key in _FREE) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_blotted(each, pattern, free) for each in part]
    return part
