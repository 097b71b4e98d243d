"""What a page tells of itself, as it comes: values included, which never leave the shopper."""

import collections
import re
from typing import Literal

import msgspec

from harness.fields import Control, Form
from harness.model import Box, ControlView, Offer, RequestView, Styling, Timings

NOTHING = "\x00"  # words that stand on no page: to ask for them is to wait
FRAME = 10_000  # fields of the n-th inner frame are numbered from n times this


class RawField(Control, kw_only=True):
    """A field as the page tells of it, its value included; the value never leaves the shopper."""

    number: int
    told_by: str = ""
    starred: bool = False
    ticked: str = ""
    paste: str = ""
    value: str = ""
    options: int = 0
    min: str = ""
    max: str = ""
    step: str = ""
    hint: str = ""  # what the page says beside it about the answer
    accept: str = ""  # kinds of files
    opens: Literal["", "list", "calendar"] = ""  # what a script opens at it
    editable: bool = True  # whether it can be typed into
    shortest: int = -1  # characters that it needs; -1: any number
    error: str = ""
    box: Box = Box()
    frame: int = 0
    inside: str = ""  # address of the inner frame that it stands in; empty on the page itself
    origin: str = ""  # of the inner frame, where it is another than the page's
    question: str = ""  # by which it is known again when a script has put another element in its place


class Left(msgspec.Struct, kw_only=True):
    """What stands in the fields typed into, in the order of typing, once the cursor has left; None for one that went away."""

    born: float = 0
    stands: list[str | None] = []


class Overlay(msgspec.Struct, kw_only=True):
    """Something that lies over the page, or a banner that stands before it."""

    text: str = ""
    modal: bool = False
    covered: bool = False  # something lies over it in its turn
    asks: bool = False  # it has a field to type into
    switches: int = 0  # that are on and can be switched off
    buttons: list[Offer] = []
    frame: int = 0


class RawLook(msgspec.Struct, kw_only=True):
    """Everything that one look brings back."""

    url: str = ""
    born: float = 0
    status: int = 0
    title: str = ""
    language: str = ""
    story: bool = False
    quotes: list[str] = []
    ready: str = ""
    text: str = ""
    texts: dict[int, str] = {}  # of each frame by itself
    overlays: list[Overlay] = []
    headings: list[str] = []
    notices: list[str] = []
    errors: list[str] = []
    forms: list[Form] = []
    fields: list[RawField] = []
    links: list[ControlView] = []
    buttons: list[ControlView] = []
    requests: list[RequestView] = []
    timings: Timings = Timings()
    styling: Styling = Styling()
    fingerprint: str = ""
    scroll: tuple[float, float] = (0, 0)
    pixel_ratio: float = 1  # of the screen, to a CSS pixel
    ahead: "Answer | None" = None
    button_at: list[tuple[int, int]] = []  # of each button: its frame, and its number there


class Answer(msgspec.Struct, kw_only=True):
    """What the page answers to a question for something."""

    found: bool = False
    done: bool = False
    hidden: bool = False
    blocked: bool = False  # something lies over it
    disabled: bool = False
    opener: bool = False
    window: bool = False  # pressing it opens another window
    over: str = ""  # what lies over it
    point: tuple[float, float] = (0, 0)
    picked: bool = False
    number: int = -1
    early: bool = False  # it was asked together with a look
    role: str = ""
    name: str = ""
    href: str = ""
    form: int = -1  # number of the form that it stands in, as in RawLook
    submits: bool = False  # ... and sends by itself
    unfolds: bool = False  # it says that it opens or closes something on the page
    beside: str = ""  # what the form, dialog or box says that it stands in
    value: str = ""
    paste: str = ""  # what became of a text that was pasted, as in FieldView
    kind: str = ""
    box: Box | None = None
    born: float = 0
    ready: str = ""
    mutations: int = 0
    busy: bool = False  # the page says that more is to come
    scroll: tuple[float, float] = (0, 0)
    frame: int = 0


def moved(box: Box, by: Box) -> Box:
    """Give a box of an inner frame where it is in the outer one."""
    return Box(x=box.x + by.x, y=box.y + by.y, width=box.width, height=box.height)


def form_within(number: int, frame: int) -> int:
    """Give the number by which a form of an inner frame, or what stands in none there, is known on the page."""
    return number + 100 * frame if number >= 0 else -1 - frame


_COUNTER = re.compile(r"\d+\s*/\s*\d+")  # of the characters typed


def name_questions(fields: list[RawField]) -> None:
    """Name what each field asks by its words, so that it is known again wherever it then stands; equal ones by their order."""
    times: collections.Counter[str] = collections.Counter()
    for field in fields:
        words = f"{field.frame} {field.control} {field.name} {field.group} {_COUNTER.sub('', field.label)}"
        times[words] += 1
        field.question = f"{words} {times[words]}"


def merge(main: RawLook, inner: RawLook, frame: int, place: Box, around: int, origin: str) -> None:
    """Put what is seen in an inner frame where the customer sees it: on the page.

    Fields with nothing beside them that sends them belong to the form `around` their frame, as those of payment services do.
    """
    hosted = not any(button.submits for button in inner.buttons)

    def form(number: int) -> int:
        return around if hosted else form_within(number, frame)

    main.texts[frame] = inner.text
    main.text = f"{main.text}\n{inner.text}"[:20000]
    main.errors += inner.errors
    for over in inner.overlays:
        over.frame = frame
    main.overlays += inner.overlays
    main.headings += inner.headings
    main.fingerprint += inner.fingerprint
    for field in inner.fields:
        field.number += FRAME * frame
        field.frame, field.inside, field.origin = frame, inner.url, origin
        field.form = form(field.form)
        field.told_by = "" if hosted and field.told_by == "nothing" else field.told_by  # the words may stand around the frame
        field.box = moved(field.box, place)
    main.forms += [msgspec.structs.replace(each, number=form(each.number)) for each in inner.forms if not hosted]
    main.fields += inner.fields
    for controls, more in ((main.links, inner.links), (main.buttons, inner.buttons)):
        controls += [msgspec.structs.replace(each, form=form(each.form), box=moved(each.box or Box(), place)) for each in more]
    main.button_at += [(frame, number) for number in range(len(inner.buttons))]
