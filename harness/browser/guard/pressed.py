"""What the shopper sees of a control that it is about to press."""

from harness.browser.evidence import forms_of
from harness.browser.eyes import Eyes
from harness.browser.raw import Answer
from harness.reading.acting.press import Asked, Press


def press_of(answer: Answer, eyes: Eyes) -> Press:
    """Give a control of the last look with what the page says around it."""
    raw = eyes.raw
    form = next((each for each in forms_of(raw) if each.number == answer.form), None)
    return Press(
        name=answer.name, role=answer.role, href=answer.href, submits=answer.submits, unfolds=answer.unfolds or answer.opener,
        **({"form": form} if form else {}), asked=_asked(answer, eyes), beside=answer.beside,
        headings=raw.headings, title=raw.title, url=raw.url, text=raw.text, page=raw.language, language=eyes.words.language,
    )  # fmt: skip


def _asked(answer: Answer, eyes: Eyes) -> tuple[Asked, ...]:
    """Give the questions that a button sends: of its form; of one outside all forms also those of forms that nothing else sends."""
    own = {answer.form}
    if answer.form < 0:
        own |= {each.form for each in eyes.raw.fields} - {each.form for each in eyes.raw.buttons if each.submits}
    pairs = zip(eyes.raw.fields, eyes.tokens, strict=True)
    return tuple(Asked(token, bool(each.value) or eyes.noted.answered(each), each.type) for each, token in pairs if each.form in own)
