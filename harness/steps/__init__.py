"""One file per verb; this one says what a step is and what it may ask of a shopper."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, Literal, Protocol, TypeVar, cast, dataclass_transform

from harness.registry import Registry, kebab

Answers = Mapping[str, str] | Literal["form"]
Seconds = float


@dataclasses.dataclass(frozen=True)
class WantedMail:
    """What tells a mail from others that may come: words in its subject, its sender, its address or its text; empty: any."""

    subject: str = ""
    sender: str = ""
    to: str = ""
    says: str = ""


class Shopper(Protocol):
    """What a step can ask for. Words are what a customer reads; `{name}` is already put in. Times are seconds."""

    def go(self, address: str) -> None:
        """Open an address of the site."""

    def click(self, words: str, near: str = "") -> None:
        """Press the link, button, tab or opener of these words, the one nearest to `near` where several are alike."""

    def fill_form(self) -> None:
        """Answer every question of the page's form as the persona would."""

    def send_form(self) -> None:
        """Send the page's form and go on through its pages until it is over."""

    def fill(self, field: str, answer: str) -> None:
        """Answer the field of these words."""

    def choose(self, option: str, field: str = "") -> None:
        """Pick an option, in a field where it is named."""

    def press(self, keys: str) -> None:
        """Press a key or a chord."""

    def back(self) -> None:
        """Press the browser's back button."""

    def expect(self, text: str, within: Seconds | None = None) -> None:
        """Need this text to go on."""

    def should(self, text: str, within: Seconds | None = None) -> None:
        """Note it when this text is not there, and go on."""

    def read(self, name: str, label: str) -> None:
        """Keep what the page says after a label under a name."""

    def wait(self, text: str = "", gone: str = "", within: Seconds | None = None) -> None:
        """Wait until a text is there, or gone."""

    def sign_in(self) -> None:
        """Walk the site's own sign-in steps."""

    def open_mail(self, wanted: WantedMail, within: Seconds | None = None) -> None:
        """Wait for a mail that no step has read yet, and open it."""

    def take(self, name: str, label: str) -> None:
        """Keep what the open mail says after a label under a name, or its first `code`, `date` or `amount`."""

    def follow(self, words: str) -> None:
        """Press the link or button of these words in the open mail; it opens in the same browser."""

    def reply(self, text: str) -> None:
        """Answer the open mail."""

    def unsubscribe(self) -> None:
        """Leave the mailing list of the open mail by the button that mail programs show (List-Unsubscribe)."""

    def agree(self, names: tuple[str, ...]) -> None:
        """Hold answers that were kept under these names together."""

    def later(self, seconds: Seconds) -> None:
        """Come back later: moves the clock of the street, and does nothing at a real site."""

    def later_at(self, hour: str) -> None:
        """Come back at the next hh:mm by the clock of the street; does nothing at a real site."""


class StepBase(Protocol):
    """A checked step: its fields, and what it does.

    It may also have `mistake() -> str`, which refuses what its author wrote (first line the message, the rest the help; empty: fine),
    `keeps() -> Iterable[str]`, the names that later steps may put in as `{name}`, and `uses() -> Iterable[str]`, names that have to be
    known without standing in braces.
    """

    def act(self, shopper: Shopper) -> None:
        """Do it."""


Verb = type[StepBase]
steps: Registry[Verb] = Registry("harness.steps")
StepClass = TypeVar("StepClass", bound=type)


def field(doc: str, default: Any = dataclasses.MISSING, example: str = "") -> Any:
    """Describe one field of a step: its hover text, its default (none: it must be given), an example."""
    return dataclasses.field(default=default, metadata={"doc": doc, "example": example})


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def step(cls: StepClass) -> StepClass:
    """Register a class as the verb of its kebab-case name. A bare value in YAML fills its first field."""
    made = cast(StepClass, dataclasses.dataclass(frozen=True)(cls))
    steps.add(kebab(cls.__name__), made)
    return made


def swapped(value: Any, put_in: Callable[[str], str]) -> Any:
    """Put facts and data into every text of a step or of a part of it."""
    if isinstance(value, str):
        return put_in(value)
    if isinstance(value, Mapping):
        return {put_in(key): swapped(item, put_in) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(value, **{f.name: swapped(getattr(value, f.name), put_in) for f in dataclasses.fields(value)})
    return value
