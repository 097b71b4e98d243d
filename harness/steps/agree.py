"""Hold what several channels say together."""

from collections.abc import Iterable

from harness.steps import Shopper, field, step


@step
class Agree:
    """Say which answers, kept by `read` or taken from a mail, ought to be the same; a finding if they are not, and the journey goes on."""

    names: tuple[str, ...] = field("The names that the answers were kept under, two or more.", example="[page-status, mail-status]")

    def act(self, shopper: Shopper) -> None:
        """Note them."""
        shopper.agree(self.names)

    def uses(self) -> Iterable[str]:
        """Give the names, which have to be kept by now."""
        return self.names

    def mistake(self) -> str:
        """Refuse fewer than two."""
        return "" if len(set(self.names)) > 1 else "`agree` compares two answers or more\nwrite `agree: [page-status, mail-status]`"
