"""Keep what a page says."""

from collections.abc import Iterable, Mapping

from harness.steps import Shopper, field, step


@step
class Read:
    """Keep what the page says after a label under a name, for later steps (`{name}`) and for comparing channels."""

    answers: Mapping[str, str] = field("A name, with the label on the page whose answer it keeps.", example="{status: Order status}")

    def act(self, shopper: Shopper) -> None:
        """Read each."""
        for name, label in self.answers.items():
            shopper.read(name, label)

    def keeps(self) -> Iterable[str]:
        """Give the names under which it keeps what it reads."""
        return self.answers.keys()
