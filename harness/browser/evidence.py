"""A look at a page as evidence: what each field asks and holds, but never a value."""

from urllib.parse import urlsplit

import msgspec

from harness.browser.hearing import Heard
from harness.browser.raw import RawField, RawLook
from harness.fields import Form, Meaning, understand
from harness.lexicon import Lexicon
from harness.model import FieldView, Opening, PageView
from harness.personas.ledger import Ledger

CONTROLS_AT_MOST = 1000  # buttons, and links, of one look
BUTTONS_AT_MOST = 20  # of a form whose purpose is told by them
SLOW_MS = 1000  # a request that takes longer is worth keeping
_COPIED = (
    "label", "label_from", "control", "type", "autocomplete", "name", "required", "options", "form", "origin", "error", "box",
    "told_by", "placeholder", "starred", "inputmode", "pattern", "description", "paste",
)  # fmt: skip
_FACTLESS = ("marketing", "unknown")  # a choice of these says nothing of the customer


def place(url: str) -> str:
    """Give host and path, by which a form is known when it comes back."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}"


def route(url: str) -> str:
    """Give what of an address tells one page from another: a fragment only where it is a route."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}?{parts.query}{parts.fragment if parts.fragment.startswith(('/', '!')) else ''}"


def comes_back(before: RawLook, raw: RawLook) -> bool:
    """Whether a form is shown again after an error, at whatever address: the same fields as before, with complaints."""
    complains = bool(raw.errors) or raw.status >= 400 or any(field.error for field in raw.fields)
    return complains and bool(raw.fields) and [(each.name, each.label) for each in raw.fields] == [
        (each.name, each.label) for each in before.fields
    ]


def opening(before: RawLook, raw: RawLook, *, another_window: bool) -> Opening | None:
    """Tell how what is seen now came after what was seen before; None where nothing is new."""
    if raw.born != before.born:
        return "window" if another_window and not before.born else "load"
    if raw.fingerprint == before.fingerprint:
        return None
    if route(raw.url) != route(before.url) and [*raw.headings, raw.title] != [*before.headings, before.title]:
        return "route"
    fresh = {over.text for over in raw.overlays if over.modal} - {over.text for over in before.overlays if over.modal}
    return "dialog" if fresh else "change"


def page_view(raw: RawLook, heard: Heard, fields: list[FieldView], page: int, opened_by: Opening) -> PageView:
    """Make the evidence of a look."""
    failed = [each for each in raw.requests if each.status >= 400 or each.ms > SLOW_MS] + heard.failed
    dialogs = [over.text for over in raw.overlays if over.modal]
    lost = sum(each.type == "stylesheet" for each in failed if each.status >= 400 or each.failure)
    return PageView(
        page=page, opened_by=opened_by, url=raw.url, status=raw.status, title=raw.title, language=raw.language, story=raw.story,
        quotes=raw.quotes, notices=raw.notices, headings=raw.headings, text=raw.text, dialog="\n".join(dialogs + heard.dialogs),
        errors=raw.errors, fields=fields, buttons=raw.buttons[:CONTROLS_AT_MOST], links=raw.links[:CONTROLS_AT_MOST], requests=failed,
        sent=heard.sent, script_errors=heard.script_errors, timings=raw.timings, fingerprint=raw.fingerprint,
        styling=msgspec.structs.replace(raw.styling, failed_sheets=max(raw.styling.failed_sheets, lost)),
    )  # fmt: skip


def field_view(field: RawField, meaning: Meaning, ledger: Ledger, at: str, *, ours: bool, asked: bool) -> FieldView:
    """Make the evidence of a field. `ours`: the shopper has answered it; `asked`: its form matters; `at`: the place of its page."""
    source, page = ledger.told(meaning.token, at) or ("", 0)
    return msgspec.convert(
        {
            **{name: getattr(field, name) for name in _COPIED},
            "token": meaning.token, "certainty": meaning.certainty, "token_from": meaning.source,
            "holds": "ours" if ours else _holds(field, meaning.token, ledger),
            "asked": asked, "known_from": source, "told_on": page, "secret": field.type == "password",
            "ticked": field.ticked if field.control == "tick" or meaning.token in _FACTLESS else "",
        },
        FieldView, from_attributes=True,
    )  # fmt: skip


def _holds(field: RawField, token: str, ledger: Ledger) -> str:
    if not field.value.strip() or field.control == "tick":
        return "nothing"
    # What is picked in a list may say the answer in its words or in its value: `Finland`, `FI`.
    held = {field.value, *(value for words, value, _ in field.option_values if words == field.value)}
    return "right" if any(ledger.right(token, each) for each in held) else "other"


def meanings_of(raw: RawLook, words: Lexicon, ledger: Ledger) -> list[Meaning]:
    """Tell what the fields of a look ask for, and note on each whether it needs an answer."""
    meanings = understand(raw.fields, words, forms=forms_of(raw), language=raw.language, account=ledger.account)
    for field, meaning in zip(raw.fields, meanings, strict=True):
        field.required = meaning.needed
    return meanings


def forms_of(raw: RawLook) -> list[Form]:
    """Give what the page says around the forms of a look; what stands in none belongs to the page."""
    page = Form(heading=". ".join([*raw.headings[:2], raw.title]))
    buttons: dict[int, list[str]] = {}
    for button in raw.buttons:
        buttons.setdefault(button.form, []).append(button.name)
    return [msgspec.structs.replace(form, buttons=buttons.get(form.number, [])[:BUTTONS_AT_MOST]) for form in (*raw.forms, page)]
