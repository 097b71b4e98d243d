"""What the persona would answer to a field, the best first."""

from collections.abc import Sequence

from harness.browser.answering.dates import hinted, part_of, write, written
from harness.browser.answering.fitting import figures, numeric, passwords, phones, shorter, spaceless
from harness.browser.answering.keeping import stands
from harness.browser.answering.picking import answered, first_real, is_answer, pick
from harness.browser.answering.question import Question
from harness.personas.dates import spoken_date

NEVER = frozenset({"marketing", "search"})  # a customer who knows what to do leaves these alone
_SEXES = {"female": ("answering.female", "answering.madam"), "male": ("answering.male", "answering.sir")}
_PARTS = {"bday": ("bday-day", "bday-month", "bday-year"), "cc-exp": ("", "cc-exp-month", "cc-exp-year")}


def wishes(question: Question) -> list[str]:
    """Give the answers that would do, the best first; none where the field is to be left as it is."""
    field, token = question.field, question.token
    if field.control == "tick":
        return ["on"] if _must_be_ticked(question) else []
    if token in NEVER:
        return []
    if field.control == "file":
        return ["file"] if field.required else []
    if field.opens or field.control == "choice":
        return _spoken(question)
    if part := _part(question):
        return part
    return fitted(question.fact or question.noted, question) or _something(question)


def open_wishes(question: Question) -> list[str] | None:
    """Give the answers that would do where the field does not hold one of them yet; None where it is to be left as it is."""
    field, wished = question.field, wishes(question)
    if field.opens:
        meant = field.value and pick([(field.value, field.value, False)], wished) >= 0
        return None if meant or (not wished and (answered(question) or not field.required)) else wished
    if field.control == "choice":
        return wished if slot(question, wished) >= 0 else None
    if not wished or (field.control == "tick" and field.value == "on"):
        return None
    return None if field.value and any(stands(each, field.value) for each in wished) else wished


def slot(question: Question, wished: Sequence[str]) -> int:
    """Give the index of the option to take; -1 where the field is to be left as it is."""
    field, options = question.field, question.field.option_values
    chosen = next((at for at, (words, _, _) in enumerate(options) if field.value and words == field.value), -1)
    if (wanted := pick(options, wished)) >= 0:
        return -1 if wanted == chosen else wanted
    holds = bool(field.value) if field.type != "select" else chosen >= 0 and is_answer(chosen, options[chosen], question.tongues)
    return first_real(options, question.tongues) if field.required and not holds else -1


def _must_be_ticked(question: Question) -> bool:
    """Terms and vouching for one's age have to be; what asks for leave to advertise only where there is no way round it."""
    field, words = question.field, question.words
    if field.required:
        return True
    if question.token == "marketing" or words.find("fields.marketing", field.label):
        return False
    return question.token == "terms" or bool(words.find("answering.vouch", field.label))


def _spoken(question: Question) -> list[str]:
    """Give the names under which a list may have the answer."""
    fact, token = question.fact, question.token
    if token in ("country", "country-name"):
        names = question.spelling.regions if question.facts.get("country") else []
        return [each for each in (*names, question.facts.get("country-name", ""), question.facts.get("country", "")) if each]
    if token == "tel-country-code" and fact:
        return [fact, fact.replace("+", "00"), fact.lstrip("+")]
    if token in ("sex", "honorific-prefix"):
        return question.phrases(*_SEXES.get(question.facts.get("sex", ""), ()))
    if part := _part(question):
        return part
    if fact and (day := spoken_date(fact, question.today)):
        return [day.isoformat()]
    return [fact] if fact else []


def _part(question: Question) -> list[str]:
    """Give the day, month or year alone, in the ways it is written; nothing where the field asks for a whole date."""
    whole = next((each for each in _PARTS if question.token.startswith(each)), "")
    if not whole and any(question.words.find(f"fields.{each}", question.field.group) for each in _PARTS):
        whole = next(each for each in _PARTS if question.words.find(f"fields.{each}", question.field.group))
    part = part_of(question) if whole else ""
    fact = question.facts.get(_PARTS[whole][("day", "month", "year").index(part)], "") if part else ""
    if not fact:
        return []
    if part == "year":
        return [fact, fact[-2:]] if question.field.longest != 2 else [fact[-2:]]
    plain = [f"{int(fact):02d}", str(int(fact))] if fact.isdigit() else [fact]
    return plain + (question.spelling.month(int(fact)) if part == "month" and question.field.control == "choice" else [])


def fitted(answer: str, question: Question) -> list[str]:
    """Put an answer into the forms that a field may take, the best first."""
    field, token = question.field, question.token
    if not answer:
        return []
    if not answer.isdigit() and (day := spoken_date(answer, question.today)):
        return [day.isoformat() if field.opens else written(day, question)]
    if field.type == "number":
        return [figures(answer)]
    if token == "cc-exp":
        day = spoken_date(f"20{answer[3:]}-{answer[:2]}-01", question.today) if len(answer) == 5 else None
        return [write(day, hinted(question.said, question.tongues) or ("mmyy" if field.longest == 4 else "mm/yy"))] if day else [answer]
    if token == "postal-code":
        return [answer, spaceless(answer)] if field.longest < 0 or len(answer) <= field.longest else [spaceless(answer)]
    fitting = {"tel": phones, "tel-national": phones, "new-password": passwords, "username": shorter}.get(token)
    return fitting(answer, question) if fitting and answer == question.fact else [answer]


def _something(question: Question) -> list[str]:
    """An answer to a question that was not understood but must be answered."""
    field = question.field
    if not field.required or field.control == "choice":
        return []
    if field.type == "number":
        return [numeric(field.min or "1", field)]
    if field.type in ("date", "datetime-local", "month", "week") and (day := spoken_date("next friday", question.today)):
        return [written(day, question)]
    said = {"time": "12:00", "color": "#336699"}.get(field.type) or question.facts.get("comment", "")
    return [said[: field.longest] if field.longest >= 0 else said] if said and field.type != "range" else []
