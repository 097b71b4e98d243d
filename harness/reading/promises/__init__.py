"""What the company promised this customer on the way, and what became of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from harness.lexicon import Lexicon, folded_sentences, normal
from harness.model import Promise, Visit
from harness.reading.answers import Answer, answers
from harness.reading.looks import quoted, told, tongues
from harness.reading.mails import bulk, own_sentences
from harness.reading.promises.keeping import RECEIPT_S, Made, judged
from harness.reading.promises.promising import Said, may_promise, said

HOUR_S = 3600


def promises(visit: Visit) -> list[Promise]:
    """Give what pages and mails promised this customer, in the order in which they said it, each once, with its state.

    A page counts where it answers something that the customer sent off, and only what it says there for the first time; a mail
    counts unless it went to a list. Days are those of the calendar in UTC.
    """
    return [made.promise for made in _made(visit)]


def unconfirmed(visit: Visit) -> list[Promise]:
    """Give the promises of pages to confirm something by mail, with no time named, that nothing had come of an hour later."""
    return [
        made.promise
        for made in _made(visit)
        if made.said.at_once and not made.said.either and made.promise.due_s is None and made.promise.mail < 0
        and (made.promise.what, made.promise.state) == ("mail", "open") and visit.ended_s - made.promise.made_s >= HOUR_S
    ]  # fmt: skip


def _made(visit: Visit) -> list[Made]:
    """Read the promises of a visit, those of the one that was last asked about only once: audits and scores ask again and again."""
    global _last_read
    if _last_read[0] is not visit:
        _last_read = visit, _read(visit)
    return _last_read[1]


_last_read: tuple[Visit | None, list[Made]] = None, []


def _read(visit: Visit) -> list[Made]:
    try:
        start = datetime.fromisoformat(visit.started).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return []  # without a calendar nobody can say what `by Friday` means
    sources = (*_of_pages(visit, start), *_of_mails(visit, start))
    found: list[Made] = []
    for made in sorted((each for source in sources for each in _timed(list(source))), key=lambda made: made.promise.made_s):
        at = next((at for at, earlier in enumerate(found) if _again(made.promise, earlier.promise)), -1)
        if at < 0:
            found.append(made)
        elif made.promise.mail >= 0 and _same(made.promise, found[at].promise):
            found[at] = found[at]._replace(repeated_by=found[at].repeated_by | {made.promise.mail})
    return [judged(visit, made, found) for made in found]


def _again(promise: Promise, earlier: Promise) -> bool:
    return normal(promise.words) == normal(earlier.words) or _same(promise, earlier)


def _same(promise: Promise, earlier: Promise) -> bool:
    """Tell whether a promise is one made before in other words, as by the receipt that comes after the page: the same by the same time."""
    if promise.what != earlier.what or promise.due_s is None or earlier.due_s is None:
        return False
    return promise.made_s - earlier.made_s <= RECEIPT_S and abs(promise.due_s - earlier.due_s) <= RECEIPT_S


def _of_pages(visit: Visit, start: datetime) -> Iterator[Iterator[Made]]:
    for answer in answers(visit):
        yield _on_page(visit, start, answer)


def _on_page(visit: Visit, start: datetime, answer: Answer) -> Iterator[Made]:
    """Give the promises of a look. That something is delivered in five days promises it only after the last that was sent off."""
    page = visit.views[answer.view]
    for words, meant in _said(tongues(visit, page), told(page), start, page.at_s):
        if (answer.last or meant.what != "done") and not _stood_before(visit, answer, words):
            promise = _promise(words, meant, start, page.at_s, answer.journey.name)
            yield Made(msgspec.structs.replace(promise, view=answer.view), meant, answer.since_s)


def _stood_before(visit: Visit, answer: Answer, words: str) -> bool:
    folded = normal(words)
    return any(folded in folded_sentences(f"{page.dialog}\n{page.text}") for page in visit.views[: answer.asked_on + 1])


def _of_mails(visit: Visit, start: datetime) -> Iterator[Iterator[Made]]:
    for number, mail in enumerate(visit.mails):
        if not bulk(mail):
            yield _in_mail(visit, start, number)


def _in_mail(visit: Visit, start: datetime, number: int) -> Iterator[Made]:
    mail = visit.mails[number]
    journey = next((each.name for each in reversed(visit.journeys) if each.steps and each.steps[0].at_s <= mail.at_s), "")
    for words, meant in _said(tongues(visit, mail), own_sentences(visit, mail), start, mail.at_s):
        if meant.due or not meant.at_once:  # a mail that confirms, or says that one was sent, speaks of itself
            promise = _promise(words, meant, start, mail.at_s, journey)
            yield Made(msgspec.structs.replace(promise, mail=number), meant, mail.at_s)


def _promise(words: str, meant: Said, start: datetime, at_s: float, journey: str) -> Promise:
    due_s = max(0.0, (meant.due.at - start).total_seconds()) if meant.due else None
    return Promise(words=quoted(words), what=meant.what, made_s=at_s, due_s=due_s, journey=journey)


def _said(languages: Iterable[Lexicon], parts: Sequence[str], start: datetime, at_s: float) -> Iterator[tuple[str, Said]]:
    text = "\n".join(parts)
    speaking = [tongue for tongue in languages if may_promise(tongue.language, text)]
    try:
        at = start + timedelta(seconds=round(at_s))
        for words in parts if speaking else ():
            meant = next((found for tongue in speaking if (found := said(tongue.language, words, at))), None)
            if meant:
                yield words, meant
    except OverflowError:  # a time that no calendar has
        return


def _timed(made: list[Made]) -> list[Made]:
    """Give `we'll mail you when it is ready` the deadline that the same page or mail names for `ready`."""
    timed = [each for each in made if each.promise.what == "done" and each.said.due]
    latest = max(timed, key=lambda each: each.promise.due_s or 0, default=None)
    if latest is None:
        return made
    return [_by(each, latest) if each.promise.what == "mail" and each.said.due is None and not each.said.at_once else each for each in made]


def _by(made: Made, other: Made) -> Made:
    words = quoted(f"{other.promise.words} {made.promise.words}")
    promise = msgspec.structs.replace(made.promise, words=words, due_s=other.promise.due_s)
    return made._replace(promise=promise, said=made.said._replace(due=other.said.due, ready=True))
