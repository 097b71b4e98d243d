"""What is remembered of fields from look to look: that the customer had to deal with them, and that they have answered them."""

from collections.abc import Callable, Iterable

from harness.browser.raw import RawField

Key = tuple[float, str, str]  # document, place and question


class Noted:
    """The fields of one visit that were asked or answered. `key` tells which field it is, also when the page is looked at again."""

    def __init__(self, key: Callable[[RawField], Key]) -> None:
        self._key = key
        self._answered: set[Key] = set()
        self._asked: set[Key] = set()

    def ask(self, fields: Iterable[RawField]) -> None:
        """Note that the customer has to deal with these."""
        self._asked.update(map(self._key, fields))

    def asked(self, field: RawField) -> bool:
        """Whether the customer has to deal with it."""
        return self._key(field) in self._asked

    def answer(self, field: RawField) -> None:
        """Note that the shopper has answered it, so that it is not taken for what the company knew."""
        self._answered.add(self._key(field))

    def answered(self, field: RawField) -> bool:
        """Whether the shopper has answered it on this page."""
        return self._key(field) in self._answered
