"""What a company of the street is: a name, a trade, and named behaviours."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from flask import Blueprint

import harness.street

LANGUAGES = {"de": "German", "en": "English", "fi": "Finnish", "sv": "Swedish"}  # that companies of the street speak
Errand = TypeVar("Errand", bound=Callable[..., None])


class Behaviour(Enum):
    """A named way to treat customers; the value says in one line what a customer meets."""

    @property
    def id(self) -> str:
        """The name in kebab-case, as it stands in lists and in the facts."""
        return str(self.name).replace("_", "-")


@dataclass(frozen=True)
class Trade:
    """What the companies of one line of business share: pages, possible behaviours, kinds of entries they keep, what they do later."""

    blueprint: Blueprint
    behaviours: type[Behaviour]
    keeps: tuple[str, ...] = ()
    errands: dict[str, Callable[..., None]] = field(default_factory=dict, compare=False)
    readers: list[Callable[..., None]] = field(default_factory=list, compare=False)

    def due(self, name: str) -> Callable[[Errand], Errand]:
        """Have what `here().after(..., name, **facts)` puts on the agenda done by the function below, called with those facts."""

        def register(errand: Errand) -> Errand:
            self.errands[name] = errand
            return errand

        return register

    def on_mail(self, reader: Errand) -> Errand:
        """Have customers' mails read by the function below, called with their sender, subject and text."""
        self.readers.append(reader)
        return reader


@dataclass(frozen=True, kw_only=True)
class Company:
    """One company: `module` gives its key, `story` is its module's docstring, `look` the folder of its templates and pictures.

    `speaks` are the languages that it can be visited in, its own first.
    """

    module: str
    story: str | None
    name: str
    trade: Trade
    look: str
    email: str
    tel: str
    street: str
    behaviours: frozenset[Behaviour] = frozenset()
    also_at: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ("en",)

    @property
    def key(self) -> str:
        """The company's name in addresses: its module's name in kebab-case."""
        return self.module.rpartition(".")[2].replace("_", "-")

    @property
    def doors(self) -> dict[str, str]:
        """The names that the company answers to, each with its language: `<key>` for the first, `<key>-<language>` for each further one."""
        further = {f"{self.key}-{language}": language for language in self.speaks[1:]}
        return {self.key: self.speaks[0], **further, **dict.fromkeys(self.also_at, self.speaks[0])}

    def called(self, door: str) -> str:
        """Give the name that lists know a door by: the company's, with the language where it is not the company's own."""
        language = self.doors[door]
        return self.name if language == self.speaks[0] else f"{self.name}, in {LANGUAGES[language]}"

    @property
    def dial(self) -> str:
        """The telephone number as a link calls it."""
        return "tel:" + "".join(filter(str.isdecimal, self.tel))

    def does(self, behaviour: Behaviour | str) -> bool:
        """Say whether the company behaves so; a name that its trade does not know is a KeyError."""
        return (self.trade.behaviours[behaviour] if isinstance(behaviour, str) else behaviour) in self.behaviours

    @property
    def behaviour_list(self) -> list[Behaviour]:
        """The company's behaviours in the order of its trade."""
        return [behaviour for behaviour in self.trade.behaviours if behaviour in self.behaviours]


def all_companies() -> list[Company]:
    """Find every company: a module of this package that has a COMPANY, in the order of their keys."""
    modules = (
        importlib.import_module(f"{harness.street.__name__}.{module.name}")
        for module in pkgutil.iter_modules(harness.street.__path__)
        if not module.ispkg and not module.name.startswith("_")
    )
    found = [module.COMPANY for module in modules if hasattr(module, "COMPANY")]
    return sorted(found, key=lambda company: company.key)
