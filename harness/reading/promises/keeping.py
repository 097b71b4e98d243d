"""What became of a promise: a mail that came or did not, a page that says that it is done or still under way."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from harness.lexicon import Lexicon, normal
from harness.model import Act, MailView, PageView, Promise, Visit
from harness.reading.answers import typed_before
from harness.reading.looks import PRESSES, deeds, matches, page_at, quoted, told, tongues
from harness.reading.mails import own_sentences
from harness.reading.promises.promising import Said, cancelled, done, promises_more, received, waiting
from harness.reading.spans import span

ZONES_S = 12 * 3600  # by the calendar a time is over when it is over everywhere: a site does not say in which zone it is
MOMENT_S = 60
RECEIPT_S = 15 * 60  # a receipt comes at once; what comes later is taken for what was promised
SLACK = 0.05  # of the time that was named: nobody calls a mail late that comes after two hours and six minutes
TELEPHONE = ("tel", "tel-national", "tel-local")
LONGEST_NAME = 30  # characters of what stands before the state of an order

Ask = Callable[[Lexicon, str], bool]


class Made(NamedTuple):
    """A promise with what its sentence said, and since when a mail may have kept it: the customer had just sent something off.

    `repeated_by` are the mails that make the same promise once more: none of them keeps it.
    """

    promise: Promise
    said: Said
    since_s: float
    repeated_by: frozenset[int] = frozenset()


class _Fact(NamedTuple):
    """A sentence of a later page or mail."""

    at_s: float
    words: str
    languages: list[Lexicon]
    mail: int = -1


def judged(visit: Visit, made: Made, others: Sequence[Made]) -> Made:
    """Give the promise with its state; `others` are all promises of the visit."""
    promise = made.promise
    if promise.what == "call":
        changes: dict[str, object] = {"state": "unseen", "reason": "whether somebody called, or sent a text message, cannot be seen"}
    elif promise.what == "mail":
        changes = _mail(visit, made)
    else:
        alone = not any(each.promise.what == "done" and each.promise.made_s > promise.made_s for each in others)
        changes = _done(visit, made, alone)
    if changes["state"] in ("open", "broken") and _called_off(visit, made):
        changes = {"state": "unseen", "reason": "the customer called it off before its time was over"}
    return made._replace(promise=msgspec.structs.replace(promise, **changes))


def over(made: Made, at_s: float) -> bool:
    """Tell whether the time that a promise names is over, beyond what a customer would quarrel about; False where it names none."""
    promise, by = made.promise, made.said.due
    if promise.due_s is None or by is None:
        return False
    slack = ZONES_S if by.calendar else max(MOMENT_S, SLACK * (promise.due_s - promise.made_s))
    return at_s > promise.due_s + slack


def _mail(visit: Visit, made: Made) -> dict[str, object]:
    promise = made.promise
    if not visit.mailbox:
        return {"state": "unseen", "reason": "the visit had no mailbox to look into"}
    keeper = next((number for number in range(len(visit.mails)) if _keeps(visit, made, number)), -1)
    if keeper >= 0:
        came = visit.mails[keeper].at_s
        if over(made, came):
            return {"state": "broken", "reason": f"the mail came {span(came - promise.made_s)} later", "kept_by": keeper}
        return {"state": "kept", "reason": f"a mail came {span(max(0, came - promise.made_s))} later", "kept_by": keeper}
    if not _address_told(visit, promise):
        return {"state": "unseen", "reason": "nothing shows that the company had the address of the visit's mailbox"}
    waited = span(visit.ended_s - promise.made_s)
    if not over(made, visit.ended_s):
        return {"state": "open", "reason": f"{waited} later no mail had come yet"}
    if made.said.either and _phone_told(visit, promise):
        return {"state": "unseen", "reason": f"{waited} later no mail had come; whether somebody called cannot be seen"}
    return {"state": "broken", "reason": f"{waited} later no mail had come"}


def _keeps(visit: Visit, made: Made, number: int) -> bool:
    """Tell whether a mail came after the promise and is more than a receipt, unless it was a confirmation that was promised."""
    mail = visit.mails[number]
    if number <= made.promise.mail or mail.at_s < made.since_s or number in made.repeated_by:
        return False
    return made.said.at_once or mail.at_s - made.promise.made_s > RECEIPT_S or not _only_receipt(visit, made, mail)


def _only_receipt(visit: Visit, made: Made, mail: MailView) -> bool:
    """Tell whether a mail says that something has come in and that more follows, but not that it is done."""
    parts = [(tongue, words) for words in own_sentences(visit, mail) for tongue in tongues(visit, mail)]
    if any(done(*part) for part in parts) or not any(received(*part) or waiting(*part) for part in parts):
        return False
    return made.said.ready or any(promises_more(*part) for part in parts)


def _address_told(visit: Visit, promise: Promise) -> bool:
    """Tell whether the customer typed the persona's own address by then, or mails came to it."""
    return promise.mail >= 0 or bool(visit.mails) or typed_before(visit, promise.view, ("email",))


def _phone_told(visit: Visit, promise: Promise) -> bool:
    return typed_before(visit, promise.view if promise.view >= 0 else len(visit.views), TELEPHONE)


def _done(visit: Visit, made: Made, alone: bool) -> dict[str, object]:
    """Judge by what later pages and mails say; where another order followed (not `alone`), `being processed` may be said of that one."""
    facts = sorted(_facts(visit, made), key=lambda fact: fact.at_s)
    gone = None if any(_cancels(visit)) else _first(facts, cancelled)
    if gone:
        return {"state": "broken", "reason": f"the company cancelled it: `{quoted(gone.words)}`"}
    ready = _first(facts, done)
    if ready:
        return {"state": "kept", "reason": f"later it said: `{quoted(ready.words)}`", "kept_by": ready.mail}
    late = _first([fact for fact in facts if over(made, fact.at_s)], waiting)
    if late and alone:
        return {"state": "broken", "reason": f"{span(late.at_s - made.promise.made_s)} later it still said: `{quoted(late.words)}`"}
    if over(made, visit.ended_s):
        return {"state": "unseen", "reason": "nothing that was looked at since says whether it is done"}
    return {"state": "open", "reason": "it names no time" if made.promise.due_s is None else "its time was not over yet"}


def _first(facts: Sequence[_Fact], ask: Ask) -> _Fact | None:
    return next((fact for fact in facts if any(ask(tongue, fact.words) for tongue in fact.languages)), None)


def _facts(visit: Visit, made: Made) -> Iterator[_Fact]:
    """Give what later mails say, and later pages: of the latter only what was loaded since and stood nowhere before the promise."""
    promise = made.promise
    for number, mail in enumerate(visit.mails):
        if number > promise.mail and mail.at_s >= made.since_s:
            yield from (_Fact(mail.at_s, words, tongues(visit, mail), number) for words in own_sentences(visit, mail))
    loaded: dict[int, float] = {}
    before: set[str] = set()
    for number, page in enumerate(visit.views):
        at_s = loaded.setdefault(page.page, page.at_s)
        if number <= promise.view or at_s < promise.made_s:
            before.update(normal(part) for part in told(page))
        else:
            languages = tongues(visit, page)
            new = [part for part in told(page) if normal(part) not in before]
            yield from (_Fact(at_s, words, languages) for words in (*new, *_states(page.text, languages)))


def _states(text: str, languages: list[Lexicon]) -> Iterator[str]:
    """Give the state of an order where a page sets it below its name: `Status` and `Being packed` are read as one line."""
    lines = [line.strip().rstrip(": ") for line in text.split("\n")]
    for name, state in pairwise(lines):
        if state and 0 < len(name) <= LONGEST_NAME and any(tongue.longest("promises.status", name) == len(name) for tongue in languages):
            yield f"{name}: {state}"


def _called_off(visit: Visit, made: Made) -> bool:
    """Tell whether the customer pressed what cancels or unsubscribes after the promise, and before its time was over."""
    promise = made.promise
    return any(act.view >= promise.view and promise.made_s <= at_s and not over(made, at_s) for act, at_s in _cancels(visit))


def _cancels(visit: Visit) -> Iterator[tuple[Act, float]]:
    """Give the acts by which the customer called something off, with their times: then it is not the company that did."""
    for journey in visit.journeys:
        for number, act in deeds(journey, (*PRESSES, "follow-mail", "unsubscribe")):
            page = page_at(visit, act.view) or PageView(page=0)
            if act.kind == "unsubscribe" or matches(visit, page, "leaving.wish", act.name):
                yield act, max(journey.steps[number].at_s, page.at_s)
