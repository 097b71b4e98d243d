"""What became of a customer, told from the last that they were answered."""

from harness.lexicon import lexicon, normal, sentences
from harness.model.surge import End
from harness.surge.answer import Page

NO_ROOM = (429, 503)  # the company says that it has not taken it
CAUSE_AT_MOST = 120  # characters
_REFUSALS = ("answers.already-used", "dead-ends.refused", "dead-ends.expired")


class Ended(Exception):
    """The journey is over for this customer before its end; says how and of what."""

    def __init__(self, end: End, cause: str) -> None:
        super().__init__(cause)
        self.end, self.cause = end, cause


def refusal(page: Page, language: str) -> str:
    """Give the sentence that says no to this customer; empty where none does."""
    words = lexicon(language)
    for key in _REFUSALS:
        if key in words.phrases and (found := words.find(key, page.plain)):
            said = next((each for each in sentences("\n".join(page.lines)) if found[0] in normal(each)), found[0])
            return said if len(said) <= CAUSE_AT_MOST else found[0]
    return ""


def of_failure(status: int, error: str, where: str, *, claims: bool, claimed: bool) -> Ended:
    """Tell of an answer that was an error, or none. What was taken by then, or may have been, and is not confirmed is in between."""
    cause = f"{status or error} at {where}"
    taken = claimed or (claims and status not in NO_ROOM and not 400 <= status < 500)
    return Ended("in-between" if taken else "turned-away", cause)


def of_page(page: Page, language: str, missing: str, where: str, *, claimed: bool) -> Ended:
    """Tell of a page that does not go on as it should."""
    if said := refusal(page, language):
        return Ended("refused", said)
    return Ended("in-between" if claimed else "turned-away", f"{missing} at {where}")
