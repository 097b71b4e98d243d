"""A journey as a client can send it for anybody: requests with slots in them, and what is taken from which answer."""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any, Literal
from urllib.parse import quote

from harness.surge.answer import Key

Whence = Literal["fact", "taken", "cookie"]
TakeKind = Literal["hidden", "meta", "json", "found", "address", "link", "first", "after"]


@dataclasses.dataclass(frozen=True)
class Slot:
    """A place that each customer fills otherwise: with a fact, with what was taken from an answer, or with a cookie's value."""

    whence: Whence
    name: str
    how: str = ""  # a key of `spelling.SPELLINGS`, for facts


@dataclasses.dataclass(frozen=True)
class Text:
    """Words with slots among them."""

    parts: tuple[str | Slot, ...]

    @property
    def slots(self) -> Iterator[Slot]:
        """The slots, in order."""
        return (part for part in self.parts if isinstance(part, Slot))

    @property
    def whole(self) -> Slot | None:
        """The only slot of a text that is nothing else."""
        return self.parts[0] if len(self.parts) == 1 and isinstance(self.parts[0], Slot) else None


def plain(words: str) -> Text:
    """Make a text without slots."""
    return Text((words,) if words else ())


@dataclasses.dataclass(frozen=True)
class Take:
    """What is taken under a name: of an answer a field, a meta tag, a place of JSON, or by a regular expression its text or address;
    of a mail the link of some words, its first code, date or amount, or what it says after some words."""

    name: str
    kind: TakeKind
    where: str | tuple[Key, ...]


@dataclasses.dataclass(frozen=True)
class FilePart:
    """A file in what is sent; its content is as it was recorded, which browsers do not tell of large ones."""

    name: str
    filename: str
    kind: str
    content: str


@dataclasses.dataclass(frozen=True)
class FormText:
    """What a form sends; `carried` is the call on whose page it stands, which goes along as it stands there."""

    answers: tuple[tuple[str, Text], ...] = ()
    carried: int | None = None
    to: Text | None = None  # where the page has several such forms
    without: tuple[str, ...] = ()  # what stands there and was not sent
    files: tuple[FilePart, ...] = ()
    multipart: bool = False


@dataclasses.dataclass
class Call:
    """One request of the journey. Where it redirects the client follows."""

    method: str
    url: Text  # from the site's address on; whole where it is another host's
    step: str  # the step as its author wrote it
    before: list[str]  # steps since the last request, which ask the company nothing
    think_s: float = 0
    headers: dict[str, Text] = dataclasses.field(default_factory=dict)
    form: FormText | None = None
    json: Any = None  # with a `Text` for every word in it
    body: Text | None = None
    window: bool = True  # a page that is shown; False: what a script asks for
    takes: list[Take] = dataclasses.field(default_factory=list)
    shows: list[Text] = dataclasses.field(default_factory=list)
    stays: bool = False  # the page asks to be opened again, and was not
    times: int = 1  # how often it was asked, one after another
    every_s: float = 0
    until: str = ""  # a regular expression that the last of these answers meets, and none before
    claims: bool = False  # what it sends is the claim itself


@dataclasses.dataclass
class MailRead:
    """A mail that the customer waits for and reads before a call, or after the last."""

    before: int  # index of the call
    step: str  # as its author wrote it
    wanted: dict[str, Text]  # words of its `subject`, `sender`, `to` and text (`says`)
    within_s: float
    takes: list[Take] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True)
class Script:
    """A journey that anybody can walk."""

    scenario: str
    site: str
    address: str
    language: str
    hosts: tuple[str, ...]  # that its requests go to
    calls: tuple[Call, ...]
    cookies: tuple[tuple[str, Text], ...] = ()
    told: tuple[str, ...] = ()  # what is kept as it was, or left out, and why
    stops: str = ""  # the step before which the journey ends, and why
    mails: tuple[MailRead, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that a customer has to bring."""
        texts = [text for call in self.calls for text in texts_of(call)]
        texts += [text for mail in self.mails for text in mail.wanted.values()]
        address = ["email"] if self.mails else []
        return tuple(dict.fromkeys([*(slot.name for text in texts for slot in text.slots if slot.whence == "fact"), *address]))

    def mails_before(self, at: int) -> list[MailRead]:
        """Give the mails that are read right before a call; of the number of calls: after the last."""
        return [mail for mail in self.mails if mail.before == at]


def texts_of(call: Call) -> Iterator[Text]:
    """Give all texts of a request."""
    yield call.url
    yield from call.headers.values()
    yield from call.shows
    if call.form:
        yield from (text for _, text in call.form.answers)
        yield from [call.form.to] if call.form.to else []
    yield from _texts(call.json)
    yield from [call.body] if call.body else []


def _texts(part: Any) -> Iterator[Text]:
    if isinstance(part, Text):
        yield part
    elif isinstance(part, dict | list):
        for each in part.values() if isinstance(part, dict) else part:
            yield from _texts(each)


def quoted(text: Text) -> Iterator[str | Slot]:
    """Give a part of an address as addresses write it; slots are quoted when they are filled."""
    yield from (quote(part, safe="~!$'()*,;:@") if isinstance(part, str) else part for part in text.parts)


def joined(made: Iterable[str | Slot]) -> Iterator[str | Slot]:
    """Make one of words that stand side by side."""
    words = ""
    for each in made:
        if isinstance(each, str):
            words += each
            continue
        yield from [words] if words else []
        words = ""
        yield each
    yield from [words] if words else []
