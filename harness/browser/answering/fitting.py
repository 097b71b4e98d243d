"""Fitting an answer to what a field says it takes: lengths, figures, and rules of passwords."""

import re
from decimal import Decimal, InvalidOperation

from harness.browser.answering.question import Question
from harness.browser.raw import RawField
from harness.lexicon import Lexicon, normal

_BETWEEN = re.compile(r"(\d{1,3})\s*(?:-|–|—|\w{1,3})\s*(\d{1,3})\W+(?:\w+\W+)?$")
_LONGEST_NUMBER = 20  # figures; written out, `1e99999999` would fill the memory
_NUMBER = re.compile(r"(\d{1,3})\W+(?:\w+\W+)?$")


def figures(answer: str) -> str:
    """Give an answer's figures alone, as a number field takes them."""
    return "".join(sign for sign in answer if sign in "0123456789.-")


def numeric(answer: str, field: RawField) -> str:
    """Give an answer for a number field that may be anything: inside its limits and on its steps."""
    try:
        number = Decimal(figures(answer))
        low, high = (Decimal(limit) if limit else None for limit in (field.min, field.max))
        number = max(low, number) if low is not None else number
        number = min(high, number) if high is not None else number
        if field.step and field.step != "any" and Decimal(field.step) > 0:
            base, step = low or Decimal(0), Decimal(field.step)
            number = base + ((number - base) // step) * step
        written = f"{number:f}" if number.is_finite() and abs(number.adjusted()) < _LONGEST_NUMBER else ""
    except InvalidOperation:
        written = ""
    return written or figures(answer)


def phones(number: str, question: Question) -> list[str]:
    """Give the ways in which a number is written: with its country code, as dialled at home, in figures alone."""
    code, rest = question.facts.get("tel-country-code", ""), question.facts.get("tel-national", "")
    if not rest or number not in (f"{code}{rest}", rest):
        return [number]
    home = rest if code == "+1" else f"0{rest}"
    ways = [f"{code}{rest}", home, f"{code}{rest}".lstrip("+"), f"{code.replace('+', '00')}{rest}"]
    if code == "+1" and len(rest) == 10:
        ways += [f"({rest[:3]}) {rest[3:6]}-{rest[6:]}", f"{rest[:3]}-{rest[3:6]}-{rest[6:]}"]
    if question.token == "tel-national":
        ways = [rest, home] if question.facts.get("tel-national") == number else ways
    fit = [each for each in ways if _long_enough(each, question.field)]
    return fit or ways


def spaceless(answer: str) -> str:
    """Leave out white space and hyphens."""
    return re.sub(r"[\s-]", "", answer)


def shorter(answer: str, question: Question) -> list[str]:
    """Give a name for an account whole, in letters and figures alone, and no longer than the field; its end makes it the customer's own."""
    bare, most = re.sub(r"[^a-z0-9]", "", answer.lower()), question.field.longest
    cut = [each[:2] + each[2 - most :] if 2 < most < len(each) else each for each in (answer, bare)]
    return list(dict.fromkeys([*cut, bare[:2] + bare[-10:], re.sub(r"[^a-z]", "", bare)]))


def passwords(password: str, question: Question) -> list[str]:
    """Give the password if it keeps the rules that the page states, and after it the same one changed to keep stricter ones."""
    fewest, most, plain = stated(question)
    bare = re.sub(r"[^A-Za-z0-9]", "", password)
    code = (re.sub(r"\D", "", password) * 8)[: max(fewest, min(most, 6))]
    ways = [bare, code] if plain else [password, bare, code]
    return list(dict.fromkeys(_of_length(each, fewest, most) for each in ways))


def stated(question: Question) -> tuple[int, int, bool]:
    """Read a field's rules off its attributes and its hint: fewest and most characters, and whether letters and figures must do."""
    field, words = question.field, question.words
    fewest, most = max(field.shortest, 0), field.longest if field.longest > 0 else 100
    text = normal(f"{field.label} {field.placeholder} {field.hint} {field.error}")
    if found := words.find("answering.characters", text):
        before = text[max(0, found.start() - 30) : found.start()]
        if both := _BETWEEN.search(before):
            fewest, most = max(fewest, int(both[1])), min(most, int(both[2]))
        elif one := _NUMBER.search(before):
            fewest, most = (fewest, min(most, int(one[1]))) if _at_most(words, text, found.start()) else (max(fewest, int(one[1])), most)
    return fewest, max(most, 4), bool(words.find("answering.letters-and-figures", text))


def _at_most(words: Lexicon, text: str, at: int) -> bool:
    return bool(words.find("answering.at-most", text[max(0, at - 40) : at + 40]))


def _of_length(text: str, fewest: int, most: int) -> str:
    """Keep the head and the tail, which between them have letters of both sizes, figures and signs."""
    if len(text) > most:
        return text[: most // 2] + text[-(most - most // 2) :]
    while text and len(text) < fewest <= 100:
        text += text
    return text[: max(fewest, most)] if len(text) > most else text


def _long_enough(answer: str, field: RawField) -> bool:
    return field.longest < 0 or len(answer) <= field.longest
