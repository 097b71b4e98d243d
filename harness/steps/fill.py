"""Answer what a page asks."""

from harness.steps import Answers, Shopper, field, step


@step
class Fill:
    """Answer a form: `form` answers every question as the persona would, a list of words and answers only those."""

    answers: Answers = field("`form`, or the label of each field with its answer.", example="form")

    def act(self, shopper: Shopper) -> None:
        """Fill it in."""
        if self.answers == "form":
            shopper.fill_form()
            return
        for words, answer in dict(self.answers).items():
            shopper.fill(words, answer)
