"""What became of a customer, told from the last that they were answered."""

from collections.abc import Collection, Iterator

from harness.lexicon import lexicon, normal, sentences
from harness.model.surge import End
from harness.surge.answer import Page
from harness.surge.mail import PATIENCE_S

NO_ROOM = (429, 503)  # the company says that it has not taken it
CAUSE_AT_MOST = 120  # characters
_REFUSALS = ("answers.already-used", "dead-ends.refused", "dead-ends.expired", "dead-ends.sold-out")
_TROUBLES = ("dead-ends.server-error", "answers.unclear", "answers.incomplete", "waiting.words")
_OF_NOBODY = ("answers.in-general", "innocent.sold-out")  # true of some code or other, or not yet true


class Ended(Exception):
    """The journey is over for this customer before its end; says how and of what."""

    def __init__(self, end: End, cause: str) -> None:
        super().__init__(cause)
        self.end, self.cause = end, cause


def refusal(page: Page, language: str, before: Page | None = None) -> str:
    """Give the sentence that says no to this customer; empty where none does.

    What stood on the page `before`, too, answers nobody, nor does a question, nor what is said of codes in general.
    """
    words = lexicon(language)
    said = [each for each in _news(page, before) if not each.endswith("?") and not any(words.find(key, each) for key in _OF_NOBODY)]
    for key in _REFUSALS:
        for each in said:
            if found := words.find(key, each):
                return each if len(each) <= CAUSE_AT_MOST else found[0]
    return ""


def of_failure(status: int, error: str, where: str, *, claims: bool, claimed: bool) -> Ended:
    """Tell of an answer that was an error, or none. What was taken by then, or may have been, and is not confirmed is in between."""
    cause = f"{status or error} at {where}"
    taken = claimed or (claims and status not in NO_ROOM and not 400 <= status < 500)
    return Ended("in-between" if taken else "turned-away", cause)


def of_no_mail(within: float, where: str, *, sent: bool) -> Ended:
    """Tell of a mail that did not come. Who has sent something and hears nothing is in between; nobody is blamed who had more time."""
    if within > PATIENCE_S:
        return Ended("unfinished", f"no mail within {PATIENCE_S:g} s, and nobody waited longer, at {where}"[:CAUSE_AT_MOST])
    return Ended("in-between" if sent else "turned-away", f"no mail within {within:g} s at {where}"[:CAUSE_AT_MOST])


def of_page(
    page: Page, language: str, missing: str, where: str, *, claimed: bool, before: Page | None = None, sent: Collection[str] = ()
) -> Ended:
    """Tell of a page that does not go on as it should.

    `before` is the page on which the customer was, `sent` the names of what its form has sent: a page that asks for these again, and says
    something that it did not say before, has not taken it.
    """
    if said := refusal(page, language, before):
        return Ended("refused", said)
    if sent and before and any(form.names.issuperset(sent) for form in page.forms) and (said := next(_news(page, before), "")):
        return Ended("turned-away", f"`{said[:CAUSE_AT_MOST]}` at {where}")
    queues = lexicon(language).find("waiting.queue", page.plain)  # by a script of its own, which only browsers run
    if (queues or (claimed and not _troubled(page, language))) and (said := next(_news(page, before), "")):
        return Ended("unclear", f"`{said[:CAUSE_AT_MOST]}` at {where}")
    return Ended("in-between" if claimed else "turned-away", f"{missing} at {where}")


def _troubled(page: Page, language: str) -> bool:
    """Tell whether a page says that something went wrong, or is still going on."""
    return any(lexicon(language).find(key, page.plain) for key in _TROUBLES)


def _news(page: Page, before: Page | None) -> Iterator[str]:
    """Give the sentences of a page that the page before it had not."""
    known = set(map(normal, sentences("\n".join(before.lines)))) if before else set()
    return (each for each in sentences("\n".join(page.lines)) if normal(each) not in known)
