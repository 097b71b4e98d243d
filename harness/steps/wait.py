"""Wait for a condition."""

import re

from harness.steps import Seconds, Shopper, field, step

_MERE_TIME = re.compile(r"[0-9.,]+ *(ms|s|sec|seconds?|m|min|minutes?|h|hours?)?", re.IGNORECASE)


@step
class Wait:
    """Wait until a text is there or gone; the time counts as waiting for the site. There is no waiting for a mere time."""

    text: str = field("Words to wait for.", default="", example="Your table is ready")
    gone: str = field("Words whose going to wait for.", default="", example="Please wait")
    within: Seconds | None = field("How long at most; the step's limit if not said.", default=None, example="30 s")

    def act(self, shopper: Shopper) -> None:
        """Wait."""
        shopper.wait(text=self.text, gone=self.gone, within=self.within)

    def mistake(self) -> str:
        """Refuse to wait for nothing, or for a mere time."""
        if not (self.text or self.gone):
            return "`wait` has nothing to wait for\nname words that appear (`wait: Your table is ready`) or go (`wait: {gone: ...}`)"
        if _MERE_TIME.fullmatch(self.text.strip()):
            return f"there is no waiting for a mere time\nwait for words: `wait: {{text: Your table is ready, within: {self.text}}}`"
        return ""
