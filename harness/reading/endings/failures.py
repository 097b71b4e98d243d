"""What went wrong for the customer in a visit, by its own evidence and by what the company says, and when."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from harness.lexicon import sentences
from harness.model import Journey, MailView, PageView, Visit
from harness.reading.endings.outcomes import judge
from harness.reading.looks import deeds, page_at, quoted, saying, tongues
from harness.reading.promises import promises

BY_THE_COMPANY = ("feedback.cancelled", "feedback.late")


class Failure(NamedTuple):
    """One thing that went wrong, in words that follow `after`, and when: in seconds from the start, by the site's clock."""

    what: str
    at_s: float
    sure: bool  # it is seen, not only told by words


def failures(visit: Visit) -> Iterator[Failure]:
    """Give what went wrong: journeys that ended in a dead end, promises not kept, what the company says that it cancelled or delayed."""
    for journey in visit.journeys:
        verdict = judge(visit, journey)
        if verdict.outcome == "dead-end":
            yield Failure(f"`{journey.name}` ended in a dead end ({verdict.kind})", _ended(visit, journey), True)
    for promise in promises(visit):
        if promise.state == "broken":
            yield Failure(f"`{quoted(promise.words)}` was promised and not kept", promise.due_s or 0, False)
    if not any(tongue.find("leaving.wish", name) for name in _pressed(visit) for tongue in tongues(visit, MailView())):
        yield from _told(visit)


def made_good(visit: Visit, failure: Failure, by: float) -> bool:
    """Tell whether the customer got what they asked for on another try, begun after a failure and before a moment."""
    return any(
        failure.at_s < journey.steps[0].at_s < by and any(deeds(journey, ("type", "choose"))) and judge(visit, journey).outcome == "reached"
        for journey in visit.journeys
        if journey.walked and journey.steps
    )


def _ended(visit: Visit, journey: Journey) -> float:
    last = journey.steps[-1] if journey.steps else None
    page = page_at(visit, last.view) if last else None
    waited = journey.halt.waited_to_s if journey.halt else 0
    return max(last.at_s if last else 0, page.at_s if page else 0, waited)


def _pressed(visit: Visit) -> Iterator[str]:
    """Give what the customer pressed: who cancels an order is told so, too."""
    return (deed.act.name for journey in visit.journeys for deed in deeds(journey, ("click", "follow-mail", "unsubscribe")))


def _told(visit: Visit) -> Iterator[Failure]:
    said: list[tuple[PageView | MailView, Iterable[str]]] = [(page, sentences(page.text)) for page in visit.views]
    said += [(mail, (*sentences(mail.subject), *sentences(mail.text))) for mail in visit.mails]
    for source, parts in said:
        for key in BY_THE_COMPANY:
            found = [part for part in saying(visit, source, key, parts) if not saying(visit, source, "answers.in-general", [part])]
            if found:
                yield Failure(f"`{quoted(found[0])}`", source.at_s, False)
