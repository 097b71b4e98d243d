"""Whom a mail greets, held against the names that the customer goes by."""

import difflib
import re
import unicodedata
from typing import Literal, NamedTuple

from harness.lexicon import Lexicon, normal
from harness.model import MailView, Visit
from harness.personas.first_names import is_first_name
from harness.reading.looks import tongues

Misnamed = Literal["", "nobody", "no value", "somebody else"]
NAMES = ("name", "given-name", "family-name")  # tokens
LINES = 6  # in which a mail may begin to greet: a logo, a title and a date come before
LONGEST = 100  # characters of a line that greets
WORDS = 4  # of a name
NO_VALUE = ("null", "undefined", "none", "nil", "nan")
_WRITTEN_BY_A_PROGRAM = re.compile(r"\b(?:null|undefined|nil|NaN)\b")  # `Null` is a name
ALIKE = 0.75  # of the letters of two words, from which on they may be the same name
_END = re.compile(r"[,!?:;…\n]|\.(?:\s|$)|\s[-–—]\s")
_GENDERS = re.compile(r"[/(·](?:in|innen|\w{1,2})\b\)?|[*:]in\b")  # `Estimado/a`, `Cher(e)`, `Kund:in`
_SHORTENED = re.compile(r"\b([^\W\d]{1,4})\.(?=\s*\w)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_FOLDED = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


class Greeting(NamedTuple):
    """The line that a mail begins with: as it stands, and folded the words that say to whom it speaks."""

    line: str
    words: tuple[str, ...]
    lacks_name: bool  # nothing stands where it has room for a name: `Dear ,`
    tongue: Lexicon


def greeting(visit: Visit, mail: MailView) -> Greeting | None:
    """Give the line in which a mail greets, None where it does not."""
    lines = list(filter(None, map(str.strip, mail.text.splitlines())))[:LINES]
    found = (_greeting(line.lstrip("¡*_> "), tongue) for line in lines for tongue in tongues(visit, mail) if len(line) <= LONGEST)
    return next(filter(None, found), None)


def _greeting(line: str, tongue: Lexicon) -> Greeting | None:
    folded = normal(_GENDERS.sub("", line))
    begins = tongue.find("greetings.opening", folded)
    if not begins or begins.start():
        return None
    rest = _SHORTENED.sub(r"\1", folded[begins.end() :])
    words = tuple(_WORD.findall(_END.split(rest.removeprefix(","), maxsplit=1)[0]))
    by_name = bool(tongue.find("greetings.by-name", begins[0]))
    return Greeting(line, words, not words and rest.startswith((",", " ,") if by_name else " ,"), tongue)


def told_name_at(visit: Visit) -> float | None:
    """Give when the company was told the customer's name, in seconds from the visit's start; 0 if it had it before; None: never.

    Where other people's names were given as well, no greeting can be held against the company.
    """
    if not visit.names:
        return None
    acts = [(step.at_s, act) for journey in visit.journeys for step in journey.steps for act in step.acts]
    if any(tongue.find("others.people", act.name) for _, act in acts if act.kind == "type" for tongue in tongues(visit, MailView())):
        return None
    return min((at for at, act in acts if act.kind == "type" and act.token in NAMES), default=0)


def misnamed(visit: Visit, mail: MailView) -> tuple[Misnamed, str]:
    """Say whom a mail greets instead of the customer, and its line; empty where it may be them, or everybody."""
    found, told = greeting(visit, mail), told_name_at(visit)
    if found is None or len(found.words) > WORDS:
        return "", ""
    own = {part for name in visit.names for part in _WORD.findall(normal(name))}
    missing = any(word in NO_VALUE and word not in own for word in found.words)
    if missing and (own or _WRITTEN_BY_A_PROGRAM.search(found.line)):
        return "no value", found.line
    if told is None or told > mail.at_s:
        return "", ""
    if found.lacks_name:
        return "nobody", found.line
    known = own | {part for name in (visit.site_name, mail.sender_name) for part in _WORD.findall(normal(name))}
    return ("somebody else", found.line) if _names_another(found, known) else ("", "")


def _names_another(found: Greeting, known: set[str]) -> bool:
    """Tell whether a greeting names a person none of whose names may be known, and who is not just anybody."""
    anybody, titles = (set(found.tongue.phrases[f"greetings.{key}"]) for key in ("anybody", "title"))
    words = [word for word in found.words if word not in titles]
    if not words or not anybody.isdisjoint(words) or any(_akin(word, each) for word in words for each in known):
        return False
    small = {normal(word) for word in _WORD.findall(found.line) if word[0].islower()}
    if not small.isdisjoint(words[1:]):
        return False  # `Hi John here from the shop`, `Anna palautetta`
    return len(words) < len(found.words) or is_first_name(words[0])


def _akin(one: str, other: str) -> bool:
    one, other = _plain(one), _plain(other)
    shorter, longer = sorted((one, other), key=len)
    begins = longer.startswith(shorter) and (len(shorter) >= 3 or len(shorter) == 1)  # `J` for Jane
    return begins or difflib.SequenceMatcher(None, one, other).ratio() >= ALIKE


def _plain(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.translate(_FOLDED)) if not unicodedata.combining(letter))
