"""Look for mails that ask how it was after it went wrong."""

from collections.abc import Iterator

from harness.audits import audit
from harness.lexicon import sentences
from harness.model import Finding, MailView, Visit
from harness.reading.endings.failures import failures, made_good
from harness.reading.looks import matches, quoted, saying


@audit
def feedback_after_failure(visit: Visit) -> Iterator[Finding]:
    """A mail asks how it was after it went wrong.

    Who was turned away, whose order was cancelled, or who was made to wait and is then asked what they liked, learns that nobody
    there knows what happened to them. Asking is no mistake where the mail itself says that something went wrong, or belongs to an
    answer to a complaint.
    """
    asking = [(number, mail, words) for number, mail in enumerate(visit.mails) if (words := _asks(visit, mail))]
    known = list(failures(visit)) if asking else []
    for number, mail, words in asking:
        before = (each for each in known if each.at_s < mail.at_s and not made_good(visit, each, mail.at_s))
        failure = next(iter(sorted(before, key=lambda each: not each.sure)), None)
        if failure is None:
            continue
        yield Finding(
            audit="feedback-after-failure",
            severity="moderate",
            certainty="sure" if failure.sure else "likely",
            seen=f"the mail `{quoted(mail.subject)}` asks `{quoted(words)}` after {failure.what}",
            mail=number,
            words=quoted(words),
        )


def _asks(visit: Visit, mail: MailView) -> str:
    """Give the sentence in which a mail that knows of no failure asks how it was; empty if there is none."""
    text = f"{mail.subject}\n{mail.text}"
    if matches(visit, mail, "feedback.knows", text):
        return ""
    return next(iter(saying(visit, mail, "feedback.asks", sentences(text))), "")
