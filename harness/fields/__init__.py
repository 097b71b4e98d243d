"""What the controls of a page ask for: each gets the `autocomplete` token of its answer."""

from collections.abc import Sequence

from harness.fields.alone import alone
from harness.fields.context import in_context
from harness.fields.control import CARD, PASSWORDS, TOKENS, UNKNOWN, Control, Form, Meaning
from harness.fields.labels import said_needed
from harness.fields.language import readers
from harness.fields.traps import trap
from harness.lexicon import Lexicon

__all__ = ["CARD", "PASSWORDS", "TOKENS", "UNKNOWN", "Control", "Form", "Meaning", "understand"]


def understand(
    controls: Sequence[Control], words: Lexicon, *, forms: Sequence[Form] = (), language: str = "", account: bool = False
) -> list[Meaning]:
    """Tell what each control of a look asks for, `unknown` where nothing says; wrong costs more than unknown.

    Sources in order: the `autocomplete` attribute, the input type, the browser's own classifier, the words a customer reads, what
    developers call it, what stands beside it. `words`: the site's language; `language`: what the page says of itself; `account`: the
    company has a password of the customer already.
    """
    meanings: list[Meaning] = [UNKNOWN] * len(controls)
    around = {form.number: form for form in forms}
    for number in dict.fromkeys(control.form for control in controls):
        places = [place for place, control in enumerate(controls) if control.form == number]
        reading = readers([controls[place] for place in places], words, language)
        places = [place for place in places if not trap(controls[place], reading)]
        asked = [controls[place] for place in places]
        made = in_context([alone(control, reading) for control in asked], asked, around.get(number, Form()), reading, account=account)
        for place, control, meaning in zip(places, asked, made, strict=True):
            meanings[place] = meaning.but(needed=said_needed(control, reading))
    return meanings
