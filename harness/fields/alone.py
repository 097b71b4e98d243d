"""What a control asks for, by what it says itself."""

from collections.abc import Sequence

from harness.fields.attributes import by_autocomplete, by_type, contradicted
from harness.fields.control import PARTS, TICKS, UNKNOWN, Control, Meaning
from harness.fields.labels import by_words
from harness.fields.names import by_name
from harness.fields.predictions import by_browser
from harness.lexicon import Lexicon

# Answers that customers write themselves: no list of a company's holds them.
_WRITTEN = {"comment", "search", "url", "subject", "name", "email", "username", "organization", "street-address", "cc-number", "given-name"}
_SHORT = {"search", "email", "username", "password", "tel", "cc-number"}  # answers that no large field is made for
_CODES_AT_LEAST = 0.5  # of a list's options that begin with a plus


def alone(control: Control, readers: Sequence[Lexicon]) -> Meaning:
    """Tell what a control asks for, by the first of the sources that says."""
    if any(words.find("others.people", f"{control.group} {control.label}") for words in readers):
        return UNKNOWN  # a gift's recipient or a fellow passenger is not the customer
    ticked = control.type in TICKS
    said = by_words(control, readers)
    named = _named(control, ticked)
    given = by_autocomplete(control)
    if given and not contradicted(control, given, said, named):
        return Meaning(token=given, certainty="sure", source="autocomplete")
    if (typed := by_type(control, said or named)) and typed != said:
        return Meaning(token=typed, certainty="sure", source="type")
    if control.type == "file":
        named = ""
    if said == "unknown":
        return UNKNOWN  # a loyalty card is no payment card, whatever developers call it
    if named in PARTS.get(said, ()):
        said = named
    if (token := _picked(said, control)) != "unknown":
        return Meaning(token=token, certainty="sure", source="label")
    if (token := _picked(named, control)) != "unknown":
        return Meaning(token=token, certainty="likely", source="name")
    if predicted := by_browser(control.prediction):
        return Meaning(token=predicted, certainty="likely", source="browser")
    return UNKNOWN


def _named(control: Control, ticked: bool) -> str:
    """Give what `name` and `id` tell. Of two that differ an e-mail address wins, then a part of the other, then the name."""
    name, other = by_name(control.name, ticked), by_name(control.id, ticked)
    if "email" in (name, other):
        return "email"
    return other if not name or other in PARTS.get(name, ()) else name


def _picked(token: str, control: Control) -> str:
    """Tell a list of dialling codes from a telephone number or a country."""
    if (control.type in ("select", "radio") and token in _WRITTEN) or (control.type == "textarea" and token in _SHORT):
        return "unknown"
    if control.type == "radio" and token in ("tel", "postal-code"):
        return "unknown"  # by which of them, or whether
    options = [words for words, _, _ in control.option_values]
    codes = sum("+" in words for words in options)
    if control.type == "select" and token in ("tel", "country", "tel-country-code"):
        return "tel-country-code" if token != "country" or codes >= max(1, _CODES_AT_LEAST * len(options)) else token
    return token or "unknown"
