"""What on the last page of a journey says that the company turned the customer away, and how."""

from collections.abc import Callable
from typing import NamedTuple

from harness.model import Act, ControlView, DeadEndKind, FieldView, Journey, PageView, Visit
from harness.reading.costs.anchors import kind_of
from harness.reading.endings.instructing import instructions
from harness.reading.hearsay import answers_nobody, answers_questions, in_long_paragraph, lists_codes, none_left
from harness.reading.looks import (
    PRESSES,
    Look,
    address,
    deeds,
    looks,
    matches,
    new_words,
    own_words,
    page_at,
    quoted,
    saying,
    says,
    told,
)

DEAD_ENDS: dict[str, str] = {
    "e-mail-us": "The page tells the customer to write an e-mail instead.",
    "phone-only": "The page tells the customer to make a phone call instead.",
    "visit-us": "The page tells the customer to come in person instead.",
    "by-post": "The page tells the customer to send a letter instead.",
    "chat-only": "The page tells the customer to open a chat instead.",
    "app-only": "The page tells the customer to use an app instead.",
    "login-wall": "The page asks the customer to sign in before it goes on.",
    "refused": "The page says that what the customer gave is not accepted.",
    "sold-out": "The page says that there is none left.",
    "expired": "The page says that the time for it is over.",
    "server-error": "The site answered with an error of its own, or not at all after it had answered before.",
    "not-found": "The site's own link led to a page that does not exist.",
    "blank-page": "The page has nothing to read and nothing to press, or has closed itself.",
    "loop": "The site sends the customer round in a circle.",
    "silent-no-op": "Pressing changed nothing, and the page says nothing about it.",
    "timeout": "The page was not ready within the step's limit.",
    "hidden": "What the customer needs is on the page, but cannot be seen or pressed.",
    "nobody-to-ask": "A way to ask was looked for, and none of the pages seen has one.",
    "no-mail": "The mail that the customer was to go on with did not come.",
    "no-unsubscribe": "The mailing list cannot be left by the button that mail programs show, or the button does nothing.",
}
APP_STORES = ("apps.apple.com", "play.google.com", "itunes.apple.com")
SCHEMES: dict[str, DeadEndKind] = {"mailto": "e-mail-us", "tel": "phone-only", "sms": "phone-only", "itms-apps": "app-only"}
SHORT_PAGE = 60  # words; a page that says no more than this says mainly what it says
BADGE = 3  # words; shorter lines are labels of single goods, and no answer to the customer
LOOP = 3  # times the same page was come to


class Sign(NamedTuple):
    """A kind of dead end with what shows it and the page's own words."""

    kind: DeadEndKind
    reason: str
    words: str = ""


def sign(visit: Visit, journey: Journey, look: Look) -> Sign | None:
    """Give the strongest sign on a journey's last look that the customer cannot go on there, None if there is none."""
    return next((found for check in CHECKS if (found := check(visit, journey, look))), None)


def error_page(visit: Visit, look: Look) -> Sign | None:
    """Tell a page that is nothing but an error of the server's, by its status or by its title."""
    page = look.page
    if page.status >= 500:
        return Sign("server-error", f"the site answered with status {page.status}", quoted(_gist(page)))
    if page.status == 401 and not page.fields:
        return Sign("login-wall", "the browser itself asks for a name and a password", quoted(_gist(page)))
    if page.status in (404, 410):
        return Sign("not-found", f"the site answered with status {page.status}", quoted(_gist(page)))
    short = page.text if len(page.text.split()) <= SHORT_PAGE and not page.fields and not lists_codes(page) else ""
    for kind in ("server-error", "not-found"):
        for text in (page.title, *page.headings[:1], short):
            words = says(visit, page, f"dead-ends.{kind}", text)
            if words and not words.endswith("?"):  # `Something went wrong with your order?` is an offer to help
                return Sign("server-error" if kind == "server-error" else "not-found", "the page says so itself", quoted(words))
    return None


def _gist(page: PageView) -> str:
    return next(iter(page.errors or page.headings), "") or page.title


def _blank(_visit: Visit, _journey: Journey, look: Look) -> Sign | None:
    page = look.page
    if page.text.strip() or page.dialog.strip() or page.fields or page.buttons or page.links:
        return None
    return Sign("blank-page", "the page has no text and nothing to press", page.title)


def _loop(visit: Visit, journey: Journey, look: Look) -> Sign | None:
    mark = look.page.fingerprint
    pressed_to = {act.view + 1 for _, act in deeds(journey, PRESSES) if act.changed}
    set_out = max((act.view for _, act in deeds(journey, ("go",))), default=-1)  # who starts over does not go round in a circle
    same = [each for each in looks(visit, journey) if mark and each.page.fingerprint == mark and each.view > set_out]
    times = len({each.page.page for each in same})
    if times < LOOP or look.view not in pressed_to or sum(each.view in pressed_to for each in same) < LOOP - 1:
        return None
    return Sign("loop", f"pressing led to the same page {times} times", look.page.title)


def _pressed_channel(visit: Visit, journey: Journey, look: Look) -> Sign | None:
    if address(look.page).partition("/")[0] in APP_STORES:
        return Sign("app-only", "the way on leads to an app store", look.page.title)
    act = last_press(journey)
    control = _control(visit, act) if act else None
    kind = SCHEMES.get(control.href.partition(":")[0].strip().lower()) if control else None
    return Sign(kind, f"`{quoted(control.name)}` opens `{quoted(control.href)}`", control.name) if control and kind else None


def _control(visit: Visit, act: Act) -> ControlView | None:
    page = page_at(visit, act.view)
    controls = (*page.links, *page.buttons) if page and act.name else ()
    return next((each for each in controls if each.name == act.name), None)


def _said(visit: Visit, journey: Journey, look: Look) -> Sign | None:
    """Sold out, expired, refused: in a message or the title, or in a sentence that answers what the customer sent off or came for."""
    page = look.page
    kinds: tuple[DeadEndKind, ...] = ("sold-out", "expired", "refused")
    texts = (*_marked(visit, journey, page), *_answers(visit, journey, look))
    for kind in kinds:
        for text in saying(visit, page, f"dead-ends.{kind}", texts):
            words = says(visit, page, f"dead-ends.{kind}", text)
            if words and not answers_nobody(visit, page, kind, words):
                return Sign(kind, f"the page says: {quoted(words)}", quoted(words))
    if sold := _disabled_and_sold(visit, journey, look):
        return Sign("sold-out", "what is wanted cannot be pressed, and the page says why", quoted(sold))
    gone = [each.name for each in page.buttons if each.disabled and none_left(visit, page, each.name)]
    return Sign("sold-out", "the button says so", gone[0]) if len(gone) == 1 else None


def _marked(visit: Visit, journey: Journey, page: PageView) -> list[str]:
    """Give what stands out on a page: its messages, and its title and heading unless it is a text to read."""
    heads = () if _is_to_read(visit, journey, page) else (page.title, *page.headings[:1])
    return [text for text in (page.dialog, *page.errors, *(field.error for field in page.fields), *heads) if text]


def _answers(visit: Visit, journey: Journey, look: Look) -> list[str]:
    """Give the sentences of a page that may answer what the customer sent off or came for."""
    page = look.page
    said = [part for part in new_words(visit, look.view) if len(part.split()) > BADGE]
    if _is_to_read(visit, journey, page) or not (_sent_off(visit, journey) or _mailed_here(journey, page, said)):
        return []
    return [part for part in said if not in_long_paragraph(page, part)]


def _is_to_read(visit: Visit, journey: Journey, page: PageView) -> bool:
    """Tell a story, questions that many have, and what is headed as advice or terms; the latter can answer who has typed something."""
    if page.story or answers_questions(page):
        return True
    asked = any(deeds(journey, ("type", "choose")))
    return not asked and any(matches(visit, page, "innocent.headline", head) for head in (page.title, *page.headings[:1]))


def _disabled_and_sold(visit: Visit, journey: Journey, look: Look) -> str:
    """Give the words by which the page tells that what cannot be pressed is sold out."""
    if not journey.halt or journey.halt.cause != "target-disabled":
        return ""
    return next((part for part in own_words(visit, look.view) if none_left(visit, look.page, part)), "")


def _sent_off(visit: Visit, journey: Journey) -> bool:
    """Tell whether the last press was on a form's button or came after something was filled in on the same page."""
    presses = list(deeds(journey, PRESSES))
    if not presses:
        return False
    act = presses[-1].act
    control, page = _control(visit, act), page_at(visit, act.view)
    answered = {visit.views[each.view].page for _, each in deeds(journey, ("type", "choose")) if page_at(visit, each.view)}
    return bool(control and (control.submits or control.form >= 0)) or bool(page and page.page in answered)


def _mailed_here(journey: Journey, page: PageView, said: list[str]) -> bool:
    """Tell whether a link in a mail led straight to this page, which asks nothing and says little else."""
    last = next((act.kind for _, act in reversed(list(deeds(journey)))), "")
    return last == "follow-mail" and not page.fields and len(" ".join(said).split()) <= SHORT_PAGE


def _told_elsewhere(visit: Visit, _journey: Journey, look: Look) -> Sign | None:
    kind, said = next(instructions(visit, look), (None, ""))
    return Sign(kind, f"the page tells the customer to do it another way: {quoted(said)}", quoted(said)) if kind else None


def _login(visit: Visit, journey: Journey, look: Look) -> Sign | None:
    page = look.page
    if not any(field.token == "current-password" for field in page.fields) or _signing_in(journey, visit.language):
        return None
    offers = [each.name for each in (*page.links, *page.buttons) if not each.disabled]
    if saying(visit, page, "accounts.guest", (*offers, *(part for part in told(page) if not part.endswith("?")))):
        return None
    here = address(look.page)
    header = {(field.label, field.name) for each in visit.views if address(each) != here for field in each.fields}
    others = [field for field in look.page.fields if not _signs_in(field) and (field.label, field.name) not in header]
    told_to = next(iter(saying(visit, look.page, "dead-ends.login-wall", own_words(visit, look.view))), "")
    in_header = any(field.token == "current-password" for each in visit.views if each.page != look.page.page for field in each.fields)
    if others or (in_header and not told_to):
        return None
    return Sign("login-wall", "the page asks for a password and for nothing else", quoted(told_to or look.page.title))


def _signs_in(field: FieldView) -> bool:
    return field.token in ("current-password", "email", "username") or field.control == "tick" or field.type == "search"


def _signing_in(journey: Journey, language: str) -> bool:
    if kind_of(journey, language) == "sign-in":
        return True
    at = journey.halt.step if journey.halt else -1
    return 0 <= at < len(journey.steps) and journey.steps[at].part == "sign-in"


def _no_op(visit: Visit, journey: Journey, look: Look) -> Sign | None:
    act = last_press(journey)
    before = page_at(visit, act.view) if act else None
    if act is None or before is None or act.changed or act.kind != "click" or not act.name:
        return None
    if act.view != look.view and (not before.fingerprint or before.fingerprint != look.page.fingerprint):
        return None
    control = _control(visit, act)
    empty = [field for field in look.page.fields if field.required and field.holds == "nothing"]
    if empty or (control and control.disabled) or look.page.errors or any(field.error for field in look.page.fields):
        return None  # the form is not complete or says what is wrong: the browser rightly holds it back
    failed = next((each for each in look.page.requests if each.type in ("xhr", "fetch") and each.same_site and each.status >= 500), None)
    behind = f"; behind it a request was answered with status {failed.status}" if failed else ""
    return Sign("silent-no-op", f"pressing `{quoted(act.name)}` changed nothing{behind}", act.name)


def last_press(journey: Journey) -> Act | None:
    """Give the last press if nothing but looking came after it, else None."""
    made = [act for _, act in deeds(journey)]
    return made[-1] if made and made[-1].kind in PRESSES else None


Check = Callable[[Visit, Journey, Look], Sign | None]
CHECKS: tuple[Check, ...] = (_blank, _loop, _pressed_channel, _said, _told_elsewhere, _login, _no_op)
