"""Answer what a page asks."""

from harness.steps import Answers, Shopper, field, step


@step
class Fill:
    """Answer a form: `form` answers every question as the persona would, a list of words and answers only those.

    Questions that appear after others are answered too; the form is not sent (`send` does that, or a `click`). A payment card, named or
    not, is typed only at a site that is `owned: true`; elsewhere the journey ends as `held`.
    """

    answers: Answers = field("`form`, or the label of each field with its answer.", example="form")

    def act(self, shopper: Shopper) -> None:
        """Fill it in."""
        if self.answers == "form":
            shopper.fill_form()
            return
        for words, answer in dict(self.answers).items():
            shopper.fill(words, answer)
