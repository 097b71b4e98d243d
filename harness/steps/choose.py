"""Pick an answer."""

from collections.abc import Mapping

from harness.steps import Shopper, field, step


@step
class Choose:
    """Pick an option: its words alone, or the question with the option (`Size: M`)."""

    option: Mapping[str, str] | str = field("The option's words, or question and option.", example="I pay on the spot")

    def act(self, shopper: Shopper) -> None:
        """Pick it."""
        if isinstance(self.option, str):
            shopper.choose(self.option)
            return
        for question, option in self.option.items():
            shopper.choose(option, field=question)
