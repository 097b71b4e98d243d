"""Parts (steps, audits, reporters) register because their file is there."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Generic, TypeVar

Part = TypeVar("Part")


def kebab(name: str) -> str:
    """Turn `DeadEnd`, `dead_end` or `dead end` into `dead-end`."""
    words = "".join(f" {letter}" if letter.isupper() else letter for letter in name)
    return "-".join(words.replace("_", " ").lower().split())


class Registry(Generic[Part]):
    """The parts of one kind by their kebab-case name; open to users' own from a `conftest.py`."""

    def __init__(self, package: str) -> None:
        self.package = package
        self._parts: dict[str, Part] = {}
        self._loaded = False

    def add(self, name: str, part: Part) -> None:
        """Register a part. A user's own replaces ours of the same name."""
        self._parts[name] = part

    def load(self) -> "Registry[Part]":
        """Import every module of the package once, so that each registers its part."""
        if not self._loaded:
            self._loaded = True
            users = dict(self._parts)  # a conftest.py comes before us, and wins
            for module in pkgutil.iter_modules(importlib.import_module(self.package).__path__):
                importlib.import_module(f"{self.package}.{module.name}")
            self._parts |= users
        return self

    def names(self) -> list[str]:
        """Give all names, sorted."""
        return sorted(self.load()._parts)

    def get(self, name: str) -> Part | None:
        """Give the part of that name, or None."""
        return self.load()._parts.get(name)

    def __getitem__(self, name: str) -> Part:
        return self.load()._parts[name]

    def __contains__(self, name: object) -> bool:
        return name in self.load()._parts

    def __iter__(self) -> Iterator[tuple[str, Part]]:
        return iter(sorted(self.load()._parts.items()))
