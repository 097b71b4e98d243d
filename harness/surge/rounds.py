"""A recording as a client would have to send it: what redirects, polls or opens itself again is one round."""

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urldefrag, urlsplit

from harness.errors import printable
from harness.model.recording import Asked, Recording
from harness.surge.answer import Missing, Page, leaves
from harness.surge.mail import PATIENCE_S

A_MAILBOX, TIME = "a mailbox", "time to pass"
NOT_OVER_HTTP = {"unsubscribe": A_MAILBOX, "street": TIME}  # verbs that nobody can do in a rush, and what they need
POLLS = 3  # equal requests one after another from which on they are asked until something is there
_DIGIT = re.compile(r"\d")


@dataclasses.dataclass
class Round:
    """A request and what it came to in the end, wherever that was."""

    asked: Asked
    page: Page
    hops: list[str]  # addresses that redirects led over
    times: int = 1
    every_s: float = 0
    until: str = ""


def stop(recording: Recording, mailbox: bool = False) -> tuple[int, str]:
    """Give the index of the first step that cannot be done in a rush, and what it needs; the number of steps where all can.

    The hour of a rush is its own. `mailbox`: its customers have one.
    """
    begins = next((each.step for each in recording.asked), 0)
    steps = ((at, _needs(recording, at, at == begins, mailbox)) for at in range(begins, len(recording.steps)))
    return next(((at, needs) for at, needs in steps if needs), (len(recording.steps), ""))


def _needs(recording: Recording, at: int, first: bool, mailbox: bool) -> str:
    """Say what a step needs that nobody has in a rush; empty where it can be done."""
    step, mail = recording.steps[at], recording.steps[at].mail
    if step.verb != "mail":
        return NOT_OVER_HTTP.get(step.verb, "")
    if mail is None or not mailbox:
        return A_MAILBOX
    if mail.answered:
        return "an answer by mail"
    if mail.took_s > PATIENCE_S:
        return TIME
    if first:
        return "a mail that the company sends unasked"
    host = urlsplit(mail.url).netloc
    if mail.url and not any(led_by_mail(recording, each) for each in recording.asked if each.step == at):
        return f"a link over {printable(host)}, which is no host of the site"
    return ""


def led_by_mail(recording: Recording, asked: Asked) -> bool:
    """Whether a request is what the link of its step's mail asks for."""
    mail = recording.steps[asked.step].mail if 0 <= asked.step < len(recording.steps) else None
    if mail is None or not mail.url or asked.call or asked.sent_on >= 0:
        return False
    return _plain(mail.url) == _plain(asked.url)


def _plain(url: str) -> str:
    """Give an address as browsers and mails both write it."""
    split = urlsplit(urldefrag(url)[0])
    return unquote(f"{split.scheme.lower()}://{split.netloc.lower()}{split.path or '/'}?{split.query}")


def rounds(recording: Recording, mailbox: bool = False) -> list[Round]:
    """Give what a client sends by itself, in order, up to the first step that cannot be done in a rush."""
    led = {each.sent_on: at for at, each in enumerate(recording.asked) if each.sent_on >= 0}
    (end, _), made = stop(recording, mailbox), list[Round]()
    for at, asked in enumerate(recording.asked):
        if asked.sent_on < 0 and asked.status and asked.step < end and asked.method != "OPTIONS":
            *hops, last = _chain(at, led)
            ends = recording.asked[last]
            page = Page(ends.url, ends.status, ends.answer)
            made.append(Round(asked, page, [recording.asked[each].url for each in (*hops[1:], last)] if hops else []))
    return list(_polled(_opened_again(made)))


def _chain(at: int, led: dict[int, int]) -> Iterator[int]:
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        yield at
        at = led.get(at, at)


def _opened_again(made: Iterable[Round]) -> Iterator[Round]:
    """Leave out what a page asked for by itself in place of itself: the client does the same."""
    before: Round | None = None
    for each in made:
        again = before.page.refresh if before and not each.asked.call else None
        if before and again and each.asked.method == "GET" and urldefrag(again[1])[0] == urldefrag(each.asked.url)[0]:
            before.page, before.hops = each.page, [*before.hops, each.page.url]
            continue
        if not each.asked.call:
            before = each
        yield each


def _polled(made: Iterable[Round]) -> Iterator[Round]:
    """Make one of requests that are the same, one after another."""
    alike: list[Round] = []
    for each in [*made, None]:
        if each and alike and _key(each) == _key(alike[0]) and each.asked.method == "GET":
            alike.append(each)
            continue
        yield from [_until(alike)] if len(alike) >= POLLS else alike
        alike = [each] if each else []


def _key(each: Round) -> tuple[str, str, bool]:
    return each.asked.method, each.asked.url, each.asked.call


def _until(alike: list[Round]) -> Round:
    first, last = alike[0], alike[-1]
    every = (last.asked.at_s - first.asked.at_s) / (len(alike) - 1)
    until = next(_only_in(last.page, [each.page for each in alike[:-1]]), "")
    return dataclasses.replace(first, page=last.page, hops=last.hops, times=len(alike), every_s=round(every, 2), until=until)


def _only_in(last: Page, before: list[Page]) -> Iterator[str]:
    """Give regular expressions that the last answer meets and none before: values of JSON, or words of the page."""
    try:
        values = [(keys, value) for keys, value in leaves(last.json()) if keys and isinstance(keys[-1], str)]
    except Missing:
        sentences = (part.strip() for part in re.split(r"(?<=[.!?]) ", last.plain))
        words = (part for part in sentences if 3 < len(part) < 200 and not _DIGIT.search(part))
        patterns = [re.escape(part).replace(r"\ ", r"\s+") for part in words]
    else:
        known = [(keys, value) for keys, value in values if value is not None and not isinstance(value, float)]
        patterns = [rf'"{re.escape(str(keys[-1]))}"\s*:\s*{re.escape(json.dumps(value))}' for keys, value in known if len(str(value)) < 40]
    for pattern in patterns:
        if re.search(pattern, last.text) and not any(re.search(pattern, page.text) for page in before):
            yield pattern


