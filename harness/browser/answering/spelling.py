"""How a language writes countries, months and dates: the browser knows it for every language that a page may have."""

import msgspec


class Spelling(msgspec.Struct, kw_only=True):
    """Names in the languages asked for, the page's own first. `date` is a pattern such as `dd.mm.yyyy`."""

    regions: list[str] = []
    months: list[list[str]] = []  # twelve, each with its names
    date: str = ""

    def month(self, number: int) -> list[str]:
        """Give the names of a month (1 to 12)."""
        return self.months[number - 1] if len(self.months) == 12 else []
