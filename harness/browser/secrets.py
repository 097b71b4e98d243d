"""Passwords, card numbers and private facts are no evidence: whatever a run leaves behind shows blots in their place."""

import math
import re
import time
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from harness.model import KeptVisit, Scorecard, Visit
from harness.model.preflight import Evidence, Preflight
from harness.model.recording import Recording
from harness.personas import SECRET, Persona
from harness.personas.spellings import SHORTEST, Word, begun_in_bytes, found_in
from harness.vault import is_place

BLOT = "•" * 8
Kept = TypeVar("Kept", Visit, Scorecard, KeptVisit, Recording, Evidence, Preflight)
# What pages say freely; names of fields, of outcomes and of files are ours.
_FREE = frozenset({"text", "title", "url", "href", "name", "label", "words", "message", "wanted", "nearest", "errors", "headings", "error"})
_FREE |= {"placeholder", "pattern", "description", "ticked", "script_errors", "dialog", "kept", "requests", "unmet", "failure", "quotes"}
_FREE |= {"notices", "mails", "mail", "names", "mailbox", "offers", "pressed", "address"}
_FREE |= {"what", "why"}  # of what was kept back
_FREE |= {"then", "answer", "letters"}  # of trials
_FREE |= {"autocomplete", "inputmode", "fingerprint", "origin", "host"}  # what pages are written in
_FREE |= {"seen", "reason", "barred", "untried", "over_budget", "failed_audits", "note", "unsteady"}  # what is said of them
_FREE |= {"body", "headers", "location", "shows", "facts", "cookies"}  # of recordings
_FREE |= {"said", "asks", "silent", "far", "cause", "of_what", "skipped", "broken"}  # of preflights
_FREE |= {"halted", "apart", "cut_short", "troubles"}
_FREE |= {"walked_anyway", "left_out"}  # where programs are asked not to go


class Secrets:
    """The customer's secrets: those of the persona, facts that are private, and whatever was typed where a secret is asked for."""

    def __init__(self, facts: Mapping[str, str], private: Iterable[str] = ()) -> None:
        self.private = frozenset(private)
        self._words = {Word(value) for token, value in facts.items() if token in SECRET or is_place(token)}
        self._words |= {Word(facts[token], token) for token in self.private if facts.get(token)}
        self.since = math.inf  # when the first was typed, in seconds since 1970
        self.in_pieces = False  # whether one was typed into several boxes, where no trace can be searched for it

    @classmethod
    def of(cls, persona: Persona) -> "Secrets":
        """Give a persona's. A company that knows the customer may show private facts on its first page."""
        made = cls(persona.facts, persona.private)
        if persona.standing != "stranger" and (persona.private or any(map(is_place, persona.facts))):
            made.since = 0
        return made

    @classmethod
    def together(cls, many: Iterable["Secrets"]) -> "Secrets":
        """Give whatever any of them knows."""
        made = cls({})
        made._words.update(*(each._words for each in many))
        return made

    def typed(self, value: str, token: str = "") -> None:
        """Remember what is about to be typed into a field that asks for a secret, or for a private fact."""
        self.since = min(self.since, time.time())
        self._words.add(Word(value, token if token in self.private else ""))

    def keep(self, value: str) -> None:
        """Remember a secret that was taken from where it lay."""
        self._words.add(Word(value))

    def standing_in(self, text: str) -> list[str]:
        """Give the secrets that stand in a text, as it writes them, the longest first."""
        pattern = found_in(frozenset(self._words), text)
        return sorted({found[0] for found in pattern.finditer(text)}, key=lambda form: (-len(form), form)) if pattern else []

    def blot(self, record: Kept) -> Kept:
        """Give a visit, or what came of one, without secrets, however a page writes them: plain, in an address, in groups of four."""
        parts = msgspec.to_builtins(record)
        pattern = found_in(frozenset(self._words), "\n".join(_texts(parts)))
        return msgspec.convert(_blotted(parts, pattern, False), type(record)) if pattern else record

    def blot_text(self, text: str) -> str:
        """Give a text without secrets, and without their beginnings where it was cut."""
        return self.blot_bytes(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")

    def blot_bytes(self, data: bytes) -> bytes:
        """Give data without secrets, in UTF-8 and UTF-16, and half typed."""
        words = frozenset(self._words)
        if pattern := found_in(words, data.decode("utf-8", "replace")):
            data = re.sub(pattern.pattern.encode(), BLOT.encode(), data, flags=re.IGNORECASE)
        for value in sorted({word.value for word in words if len(word.value) >= SHORTEST}):
            for begun in begun_in_bytes(value):
                data = begun.sub(BLOT.encode(), data)
        return data


def _texts(whole: Any) -> list[str]:
    """Give all texts of a record, in no order."""
    texts, left = [], [whole]
    while left:
        part = left.pop()
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, dict):
            left.extend(part.values())
        elif isinstance(part, list | tuple):
            left.extend(part)
    return texts


def _blotted(part: Any, pattern: re.Pattern[str], free: bool) -> Any:
    if isinstance(part, str):
        return pattern.sub(BLOT, part) if free else part
    if isinstance(part, dict):
        return {key: _blotted(value, pattern, free or key in _FREE) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_blotted(each, pattern, free) for each in part]
    return part
