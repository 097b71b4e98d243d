"""Answers that customers had to give, that their errand can do without, and that nothing later in the visit used."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from harness.lexicon import lexicon, normal
from harness.model import TEXT_AT_MOST, FieldView, Journey, Visit
from harness.reading.costs.anchors import kind_of
from harness.reading.endings.outcomes import judge
from harness.reading.looks import deeds, told
from harness.reading.prices import means
from harness.reading.questions.forms import Form, forms

SEEN_THROUGH = ("reached", "held")  # before the end nobody knows what is used yet
# What may be asked, by what would show that it is used: a key of the lexicon.
USED = {
    **dict.fromkeys(("tel", "tel-national", "fax"), "called"),
    **dict.fromkeys(("street-address", "address-line1", "address-line2", "postal-code", "address-level1", "address-level2"), "sent"),
    **dict.fromkeys(("bday", "bday-day", "bday-month", "bday-year"), "aged"),
    **dict.fromkeys(("organization", "organization-title"), "billed"),
    **dict.fromkeys(("sex", "honorific-prefix"), "titled"),
}
# What an errand can do without. Nothing is said of joining: what a membership needs differs. A ticket needs no title (CJEU, C-394/23).
NOT_NEEDED: Mapping[str, frozenset[str]] = {
    "newsletter": frozenset(USED),
    "download": frozenset(USED),
    "enquiry": frozenset(token for token, use in USED.items() if use in ("aged", "titled")) | {"fax"},
    "checkout": frozenset({"honorific-prefix", "fax"}),
}


class Needless(NamedTuple):
    """The answers of a journey that served nobody, with the form of the first, among all that it was given."""

    journey: Journey
    errand: str
    form: Form
    fields: list[FieldView]
    given: int
    keys: float  # share of the journey's, 0 to 1


def needless(visit: Visit) -> Iterator[Needless]:
    """Give for each journey that was seen to its end what was asked for nothing, if anything was."""
    for journey in visit.journeys:
        errand = _errand(visit, journey)
        if errand not in NOT_NEEDED or judge(visit, journey).outcome not in SEEN_THROUGH:
            continue
        given = [(form, field) for form in forms(visit) if form.place.journey is journey for field in form.fields if field.holds == "ours"]
        spare = [(form, field) for form, field in given if _had_to(field) and field.token in NOT_NEEDED[errand]]
        found = [(form, field) for form, field in spare if not _is_used(visit, form, field)]
        if found:
            fields = [field for _, field in found]
            yield Needless(journey, errand, found[0][0], fields, len(given), _share_of_keys(journey, fields))


def _errand(visit: Visit, journey: Journey) -> str:
    """Give what a journey is for, by its kind, or by the words of its name."""
    name, known = normal(journey.name.replace("-", " ").replace("_", " ")), dict.fromkeys(("en", visit.language))
    for errand, key in (("download", "needless.download"), ("enquiry", "enquiries.asks")):
        if not journey.kind and any(lexicon(language).find(key, name) for language in known):
            return errand
    return kind_of(journey, visit.language)


def _had_to(field: FieldView) -> bool:
    return (field.required or field.starred) and not field.origin


def _is_used(visit: Visit, form: Form, field: FieldView) -> bool:
    """Tell whether a page or mail, from the form on, says what such an answer is for, in any language; or may, where it was cut."""
    key, page = f"needless.{USED[field.token]}", form.place.page
    later = [each for each in visit.views[form.place.view :] if each.page != page.page]
    if any(len(each.text) >= TEXT_AT_MOST for each in (page, *later)):
        return True
    asked = {normal(each.label) for each in page.fields}
    # A list of titles to choose from says nothing of what they are for.
    beside = [] if key == "needless.titled" else [part for part in told(page) if normal(part) not in asked]
    pages = [part for each in later for part in (each.title, *told(each))]
    mails = [part for mail in visit.mails for part in (mail.subject, mail.text)]
    return means(key, "\n".join((page.title, *page.headings, *beside, *pages, *mails)))


def _share_of_keys(journey: Journey, fields: list[FieldView]) -> float:
    names = {field.label for field in fields}
    typed = sum(act.characters for _, act in deeds(journey, ("type",)) if act.name in names)
    return min(1.0, typed / max(1, journey.effort.keystrokes))
