"""A look at a page as evidence: what each field asks and holds, but never a value."""

from urllib.parse import urlsplit

import msgspec

from harness.browser.hearing import Heard
from harness.browser.raw import RawField, RawLook
from harness.lexicon import Lexicon
from harness.model import FieldView, Opening, PageView
from harness.personas.asked import token_of
from harness.personas.ledger import Ledger

CONTROLS_AT_MOST = 1000  # buttons, and links, of one look
SLOW_MS = 1000  # a request that takes longer is worth keeping
_COPIED = ("label", "label_from", "control", "type", "autocomplete", "name", "required", "options", "form", "error", "box")


def place(url: str) -> str:
    """Give host and path, by which a form is known when it comes back."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}"


def route(url: str) -> str:
    """Give what of an address tells one page from another: a fragment only where it is a route."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}?{parts.query}{parts.fragment if parts.fragment.startswith(('/', '!')) else ''}"


def page_view(raw: RawLook, heard: Heard, fields: list[FieldView], page: int, opened_by: Opening) -> PageView:
    """Make the evidence of a look."""
    failed = [each for each in raw.requests if each.status >= 400 or each.ms > SLOW_MS] + heard.failed
    dialogs = [over.text for over in raw.overlays if over.modal]
    lost = sum(each.type == "stylesheet" for each in failed if each.status >= 400 or each.failure)
    return PageView(
        page=page, opened_by=opened_by, url=raw.url, status=raw.status, title=raw.title, language=raw.language, headings=raw.headings,
        text=raw.text, dialog="\n".join(dialogs + heard.dialogs), errors=raw.errors, fields=fields, buttons=raw.buttons[:CONTROLS_AT_MOST],
        links=raw.links[:CONTROLS_AT_MOST], requests=failed, script_errors=heard.script_errors, timings=raw.timings,
        styling=msgspec.structs.replace(raw.styling, failed_sheets=max(raw.styling.failed_sheets, lost)), fingerprint=raw.fingerprint,
    )  # fmt: skip


def field_view(field: RawField, token: str, ledger: Ledger, at: str, *, ours: bool, asked: bool) -> FieldView:
    """Make the evidence of a field. `ours`: the shopper has answered it; `asked`: its form matters; `at`: the place of its page."""
    return msgspec.convert(
        {
            **{name: getattr(field, name) for name in _COPIED},
            "token": token, "holds": "ours" if ours else _holds(field, token, ledger),
            "asked": asked, "known": ledger.knows(token, at), "secret": field.type == "password",
        },
        FieldView, from_attributes=True,
    )  # fmt: skip


def _holds(field: RawField, token: str, ledger: Ledger) -> str:
    if not field.value.strip() or field.control == "tick":
        return "nothing"
    if ledger.right(token, field.value):
        return "right"
    return "nothing" if field.control == "choice" else "other"


def tokens_of(raw: RawLook, words: Lexicon, ledger: Ledger) -> list[str]:
    """Tell what each field asks for. A password is a new one where it is asked twice, or beside much else by a company without one."""
    tokens = [
        token_of(
            words, label=field.label, group=field.group, autocomplete=field.autocomplete, type=field.type, name=field.name, id=field.id
        )
        for field in raw.fields
    ]
    asked = {(token, field.form) for token, field in zip(tokens, raw.fields, strict=True)}
    for number, field in enumerate(raw.fields):
        if tokens[number] == "password":
            form = [other for other in raw.fields if other.form == field.form and other.control == "text" and other.type != "search"]
            several = sum(other.type == "password" for other in form) > 1
            tokens[number] = "new-password" if several or (len(form) > 2 and not ledger.account) else "current-password"
        if tokens[number] == "tel" and ("tel-country-code", field.form) in asked:
            tokens[number] = "tel-national"
    return tokens
