"""What the controls of a page ask for: each gets the `autocomplete` token of its answer."""

from collections.abc import Sequence

from harness.fields.attributes import by_autocomplete, by_type
from harness.fields.context import in_context
from harness.fields.control import TOKENS, UNKNOWN, Control, Form, Meaning
from harness.fields.labels import by_label, needed
from harness.fields.names import by_name
from harness.lexicon import Lexicon
from harness.model import Certainty, MeaningSource

__all__ = ["TOKENS", "UNKNOWN", "Control", "Form", "Meaning", "understand"]


def understand(controls: Sequence[Control], words: Lexicon, *, account: bool = False) -> list[Meaning]:
    """Tell what each control of a look asks for, `unknown` where nothing says; wrong costs more than unknown.

    Sources in order: the `autocomplete` attribute, the input type, the words a customer reads, what developers call it, what stands
    beside it. `account`: the company has a password of the customer already.
    """
    alone = [_alone(control, words) for control in controls]
    tokens = in_context([token for token, _, _ in alone], controls, account=account)
    return [_meaning(token, *said, needed(control, words)) for token, said, control in zip(tokens, alone, controls, strict=True)]


def _meaning(token: str, said: str, certainty: Certainty, source: MeaningSource, answer_needed: bool) -> Meaning:
    by_context = token != said and source == "none"
    return Meaning(token=token, certainty=certainty, source="context" if by_context else source, needed=answer_needed)


def _alone(control: Control, words: Lexicon) -> tuple[str, Certainty, MeaningSource]:
    if words.find("others.people", f"{control.group} {control.label}"):
        return "unknown", "likely", "none"  # a gift's recipient or a fellow passenger is not the customer
    if token := by_autocomplete(control, words):
        return token, "sure", "autocomplete"
    if token := by_type(control, words):
        return token, "sure", "type"
    if control.type == "file":
        return "unknown", "likely", "none"
    if token := by_label(control, words):
        return _picked(token, control), "sure", "label"
    if token := by_name(control.name) or by_name(control.id):
        return _picked(token, control), "likely", "name"
    return "unknown", "likely", "none"


def _picked(token: str, control: Control) -> str:
    return "tel-country-code" if token == "tel" and control.type == "select" else token
