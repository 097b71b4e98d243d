"""The plain text of a mail, as the customer reads it: lines that were only wrapped are whole again, addresses are links."""

import itertools
import re

from harness.mails.headers import clean, plain
from harness.mails.html import LINKS, TEXT, Reading
from harness.model import MailLink

MOST = 1_000_000  # characters that are read
_URL = re.compile(r"\b(?:https?://|(?<![@.])www\.(?=\w))[^\s<>\"\x00-\x1f]{1,4000}+", re.I)
_NOT_ITS_END = ".,;:!?'*_~»”’"  # signs that end a sentence, not an address
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_NARROW, _WIDE = 60, 80  # characters of a line at which programs wrap text
_OWN_LINE = re.compile(r"\s|[-*•·>|+=_#]|\d+[.)]\s|https?://|--", re.I)  # how a line begins that goes on from none
_EDGES = re.compile(r"^[\s:<>()\[\]–—→»*|.,-]+|[\s:<>()\[\]–—→»*|.,-]+$")
_SENTENCES = re.compile(r"(?<=\w\w\w[.!?])\s+(?=[^\W\d_])")  # not `Dr. Smith`, nor `e.g. ours`
_WORDS = 300


def read(text: str, flowed: bool = False, joined: bool = False) -> Reading:
    """Read plain text; `flowed` and `joined` are what its `format` and `delsp` say (RFC 3676)."""
    lines = plain(text[:MOST]).split("\n")
    whole = _flowed(lines, " " if not joined else "") if flowed else _unwrapped(lines)
    links = links_of(whole)
    kept = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in whole)).strip("\n")
    return Reading(kept[:TEXT], tuple(links[:LINKS]), len(links), whole=len(text) <= MOST)


def _flowed(lines: list[str], between: str) -> list[str]:
    """Put together lines that end in a space, as the mail says that they belong together."""
    whole: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line.strip() and not line.startswith(">"):
            whole[-1] += between + line.rstrip(" ")
        else:
            whole.append(line.removeprefix(" ").rstrip(" ") if not line.startswith(">") else line)
        goes_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return whole


def _unwrapped(lines: list[str]) -> list[str]:
    """Put together lines of which the first one ended because the next word would not have fitted in."""
    width = max((len(line) for line in lines if len(line) <= _WIDE and "://" not in line), default=0)
    if width < _NARROW:
        return lines
    whole: list[list[str]] = []
    before = ""
    for line in lines:
        word = line[:_WIDE].split(" ")[0]
        full = before and len(before) <= _WIDE and len(before) + 1 + len(word) > width
        if full and word and not _OWN_LINE.match(line) and not _OWN_LINE.match(before):
            whole[-1].append(line)
        else:
            whole.append([line])
        before = line
    return [" ".join(part.rstrip() for part in parts) for parts in whole]


def links_of(lines: list[str]) -> list[MailLink]:
    """Find bare addresses. Their words are what stands beside them, else the line before, else the address."""
    links: list[MailLink] = []
    above = ""
    for line in lines:
        end = 0
        for match in _URL.finditer(line):
            url = _address(match[0])
            words = _words(line[end : match.start()])
            if not words and end == 0:
                words = _words(_SENTENCES.split(line[match.start() + len(url) :])[0]) if not _URL.search(line, match.end()) else ""
            links.append(MailLink(words=words or (above if end == 0 else "") or url[:_WORDS], url=_full(url)))
            end = match.start() + len(url)
        if line.strip():
            above = "" if end else _words(line)
    return links


def _words(text: str) -> str:
    """Give the words before an address: the sentence that leads to it, without the brackets, colons and arrows that point to it."""
    sentence = next((each for each in reversed(_SENTENCES.split(text)) if any(map(str.isalnum, each))), "")
    return clean(_EDGES.sub("", sentence), _WORDS)


def _address(found: str) -> str:
    """Take off what belongs to the sentence around it: a full stop, and a bracket that was opened before it."""
    while found[-1:] in _NOT_ITS_END or (found[-1:] in _BRACKETS and found.count(found[-1]) > found.count(_BRACKETS[found[-1]])):
        found = found[:-1]
    return found


def _full(url: str) -> str:
    return url if "://" in url[:10] else f"https://{url}"


def linked(reading: Reading) -> Reading:
    """Make addresses links that stand bare in a mail without any, as mail programs do."""
    if reading.link_count:
        return reading
    links = links_of(reading.text.split("\n"))
    return reading._replace(links=tuple(itertools.islice(links, LINKS)), link_count=len(links))
