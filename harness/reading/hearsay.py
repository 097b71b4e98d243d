"""What stands on a page and is not said to the customer who reads it: what others are quoted with, texts, lists."""

import re

from harness.lexicon import Lexicon, normal
from harness.model import DeadEndKind, MailView, PageView, Visit
from harness.reading.contact.reaching import leads_on
from harness.reading.looks import matches, tongues

QUOTED = ('"', "'", "“", "”", "„", "«", "»", "‘")  # a sentence that begins so is somebody else's, as what other customers say
PARAGRAPH = 40  # words; an answer to the customer stands in a shorter one
LIST = 3  # lines
_ROW = re.compile(r"(?:[\d:–—|·)]\W*|[:–—|]\s*\w+\s+)$")
_YEAR = re.compile(r"((?:\w+\W+){1,2})((?:19|20)\d\d)\b")
_MARKS = "“”„«»\""
_SPEECH = re.compile(rf"[{_MARKS}][^{_MARKS}]*(?:[{_MARKS}]|$)|^[^{_MARKS}]*[{_MARKS}]$")
_CODE = re.compile(r"\W?[A-Za-z]{0,2}\d{1,4}\s+\w")


def unquoted(page: PageView | MailView, sentence: str) -> str:
    """Give a sentence without what it quotes: in `“Call us on Tuesdays”, says the shop` nobody is told to call."""
    for quote in page.quotes if isinstance(page, PageView) else ():
        if normal(sentence) in normal(quote):
            return ""
        sentence = sentence.replace(quote, " ")
    return _SPEECH.sub(" ", sentence)


def answers_questions(page: PageView) -> bool:
    """Tell whether a page is a list of questions that customers often have, and what it answers them."""
    return sum(heading.rstrip().endswith("?") for heading in page.headings) >= LIST


def in_long_paragraph(page: PageView, sentence: str) -> bool:
    """Tell whether a sentence stands in the midst of a text to read."""
    long = (line for line in page.text.split("\n") if len(line.split()) > PARAGRAPH)
    return any(normal(sentence) in normal(line) for line in long)


def lists_codes(page: PageView) -> bool:
    """Tell whether a page is a table of what codes mean, as manuals have them: `404 No sensor`, `500 Internal error`."""
    return sum(bool(_CODE.match(line)) for line in page.text.split("\n")) >= LIST


def _ends_row(before: str) -> bool:
    """Tell by what stands before words such as `sold out` whether they end a line of a list: `Sat 5 December, 19.30: sold out`."""
    return bool(_ROW.search(before))


def _among_rows(page: PageView, words: str) -> bool:
    """Tell whether a line without a full stop stands beside lines with something to press in them: `Sunday, 24 € Book Sunday`."""
    lines = page.text.split("\n")
    at = next((number for number, line in enumerate(lines) if words in line), None)
    if at is None or words.endswith((".", "!")):
        return False
    names = [each.name for each in (*page.links, *page.buttons) if each.name and not each.disabled]
    return any(name in line and line.strip() != name for line in lines[max(0, at - LIST) : at + LIST + 1] for name in names)


def of_the_past(visit: Visit, tongue: Lexicon, sentence: str) -> bool:
    """Tell how it was from how it is: `until 2019 members had to write a letter`. Before 1995 no company had a site."""
    years = [(year[2], bool(tongue.find("innocent.in-the-year", year[1]))) for year in _YEAR.finditer(sentence)]
    past = any(year < "1995" or (told and year < visit.started[:4]) for year, told in years)
    return past or bool(tongue.find("innocent.formerly", sentence))


def none_left(visit: Visit, page: PageView, words: str) -> bool:
    """Tell whether words say that there is none left, and not only almost none."""
    return matches(visit, page, "dead-ends.sold-out", words) and not matches(visit, page, "innocent.sold-out", words)


def answers_nobody(visit: Visit, page: PageView, kind: DeadEndKind, words: str) -> bool:
    """Tell terms such as `codes that have expired cannot be used`, questions such as `Sold out?` and `almost sold out` from answers."""
    if kind == "sold-out" and not none_left(visit, page, words):
        return True
    if words in page.errors:
        return False
    if not matches(visit, page, f"dead-ends.{kind}", unquoted(page, words)) or (kind == "sold-out" and _of_others(visit, page, words)):
        return True
    return words.endswith("?") or (kind != "sold-out" and _in_general(visit, page, words))


def _in_general(visit: Visit, page: PageView, words: str) -> bool:
    begun = (tongue.find("innocent.any", words) for tongue in tongues(visit, page))
    return any(match and match.start() == 0 for match in begun) or matches(visit, page, "answers.in-general", words)


def _of_others(visit: Visit, page: PageView, words: str) -> bool:
    """Tell what was sold out years ago, and what is in a list beside things that can be had, from what the customer wants."""
    found = [match for tongue in tongues(visit, page) if (match := tongue.find("dead-ends.sold-out", words))]
    row = any(_ends_row(match.string[: match.start()]) for match in found) and leads_on(visit, page)
    return row or _among_rows(page, words) or any(of_the_past(visit, tongue, words) for tongue in tongues(visit, page))
