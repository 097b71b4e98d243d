"""Codes to be typed or shown: of vouchers, of confirmations, used once; not the many other numbers of a mail."""

import dataclasses
import re
from collections.abc import Iterator

from harness.lexicon import Lexicon, lexicon, normal
from harness.mails.moments import pattern as dates
from harness.mails.money import AMOUNT

_LABELS = ("tokens.code", "fields.voucher", "fields.one-time-code")
_NEAR = 6  # words between `code` and the code
_LINE = 2000  # characters of a line that are looked at
_MOST = 2000  # candidates
# Addresses, telephone and account numbers, VAT numbers, times of day and shares, none of which is a code.
_OTHERS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|(?:\+|\b00|\(0)\d[\d\s()/.-]{5,}\d|\b[A-Z]{2}\d{2} ?[A-Z0-9]{4}(?: ?\d{4}){2,}(?: ?\d{1,4})?\b"
    r"|\b[A-Z]{2} ?\d{8,12}\b|\b\d{1,2}[:.]\d{2}\b|\d+(?:[.,]\d+)? ?%|\b(?:19|20)\d\d\b"
)
_ENDS = re.compile(r"[.!?;]\s")
_CLOSING = re.compile(r"[\"'»“”]?(?:[.!](?:\s|$)|\s*$)")  # the sentence
_LINKING = re.compile(r"(?: \w{1,6})?[ :=-]*$")  # `code is`, `Code lautet:`
_CODE = re.compile(
    r"(?<![\w.*/-])(?:"
    r"(?P<grouped>[A-Z0-9]{2,12}(?:-[A-Z0-9]{2,12}){1,7})"
    r"|(?P<spaced>(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{4}(?: [A-Z0-9]{4}){1,4})"
    r"|(?P<digits>\d{3,4}(?: \d{3,4}){1,4}|\d{4,16})"
    r"|(?P<mixed>(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{4,32})"
    r"|(?P<word>[A-Z]{4,20})"
    r")(?![\w-]|[.*/]\w)"
)


@dataclasses.dataclass(frozen=True)
class _Candidate:
    """What may be a code, with the words around it."""

    match: re.Match[str]
    above: str  # the line before
    lexicons: tuple[Lexicon, ...]

    @property
    def before(self) -> str:
        return self.match.string[: self.match.start()]

    @property
    def near(self) -> str:
        """The words of its sentence right before it."""
        return " ".join(_ENDS.split(self.before)[-1].split()[-_NEAR:])

    @property
    def alone(self) -> bool:
        return not re.search(r"\w", self.before + self.match.string[self.match.end() :])

    def called(self) -> int:
        """How surely the words around it call it a code: 3 right before it or above it, 2 after it, 1 earlier in its line, 0 not at all."""
        if self._label(self.near) or (not re.search(r"\w", self.before) and self._label(self.above)):
            return 3
        following = " ".join(self.match.string[self.match.end() :].split()[:_NEAR])
        return 2 if self._label(following) else 1 if self._label(self.before) else 0

    def _label(self, text: str) -> bool:
        return any(known.find(key, text) for known in self.lexicons for key in _LABELS)

    def _says(self, key: str, text: str) -> bool:
        return any(known.find(key, text) for known in self.lexicons)

    def denied(self, called: int) -> bool:
        """Whether the words before it call it something else: an order number, a post code."""
        before = self.near or (self.above if not called else "")
        if self._says("tokens.no-code", before):
            return True
        last = " ".join(before.split()[-2:])
        plain = self.match["digits"] or self.match["word"]
        return self._says("tokens.other", last if called else before) and (not called or bool(plain))

    def strong(self) -> bool:
        """Whether it looks like a code of its own accord: groups of one length of letters and digits, or both by turns."""
        code = self.match[0]
        if not (re.search(r"\d", code) and re.search(r"[A-Z]", code)):
            return False
        groups = code.split("-") if self.match["grouped"] else code.split(" ")
        alike = len(groups) > 1 and len({len(group) for group in groups}) == 1 and len(code) >= 8
        turns = len(re.findall(r"(?<=[A-Z])(?=\d)|(?<=\d)(?=[A-Z])", code))
        return alike or (turns > 2 and code.isupper())

    def told_by_itself(self) -> bool:
        """Whether it stands where only a code would, as a word in capitals has to: `code X`, `code is X.`, or below such words."""
        before = normal(self.before).rstrip(" \"'«»„“”")
        below = self.alone and self._label(self.above)
        linked = self._ends_in_label(_LINKING.sub("", before))
        if not self.match["word"]:
            return linked or below
        shouted = self.before.isupper() and not before.endswith(":")
        closing = bool(_CLOSING.match(self.match.string, self.match.end()))  # `code is VALID for a week` goes on
        directly = self._ends_in_label(before.rstrip(" :=")) or (linked and closing)
        return (directly and not shouted) or (below and self.above.rstrip().endswith(":"))

    def _ends_in_label(self, text: str) -> bool:
        return any((found := known.find(key, text)) and found.end() == len(text) for known in self.lexicons for key in _LABELS)

    def value(self) -> int:
        """How much speaks for its being a code; 0: too little."""
        called = self.called()
        if self.denied(called):
            return 0
        strong = self.strong()
        small = self.match["word"] or (self.match["mixed"] and not self.match[0].isupper())
        if (small and not self.told_by_itself()) or (not strong and called < (2 if self.match["digits"] else 1)):
            return 0
        return 4 * called + 2 * strong + self.alone


def codes(text: str, language: str) -> Iterator[str]:
    """Give the codes of a text, first the one that its words call a code most surely."""
    valued = [(each.value(), each.match[0]) for each in _candidates(text, language)]
    return (code for value, code in sorted(valued, key=lambda pair: -pair[0]) if value)


def _candidates(text: str, language: str) -> Iterator[_Candidate]:
    lexicons = tuple({known.language: known for known in (lexicon(language), lexicon("en"))}.values())
    left, above = _MOST, ""
    for line in filter(str.strip, text.split("\n")):
        masked = line[:_LINE].replace("\u00a0", " ")
        for other in (_OTHERS, AMOUNT, dates(lexicons[0].language)):
            masked = other.sub(lambda match: "\ufffd" * len(match[0]), masked)
        for match in _CODE.finditer(masked):
            yield _Candidate(match, above, lexicons)
            left -= 1
            if not left:
                return
        above = line[:_LINE]
