"""What a campaign's visits saw: how the company answered, its errors, and how far it is to somebody who can be asked."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from harness.model import PageView, Visit
from harness.model.preflight import Answered, Fetched
from harness.reading.contact.reaching import clicks_to_way, may_show_way_to_ask, of_the_company, place_of, shows_way_to_ask
from harness.reading.looks import matches, new_words, quoted

SENTENCES = 20  # of an answer that are kept
FAR = 2  # clicks: one is taken for near
GONE = (404, 410)  # other answers from 400 on say what is wrong with a form, or whose page it is
IN_THE_MAILBOX = ("open-mail", "follow-mail", "answer-mail", "unsubscribe")
GIST = 200  # characters of what is said of a page
_PUZZLES = re.compile("captcha|turnstile", re.I)  # as their makers call them, in whatever language


def answer(visit: Visit) -> list[str]:
    """Give what the last page said that stood neither elsewhere nor there before."""
    return [quoted(part) for part in new_words(visit, len(visit.views) - 1)[:SENTENCES]] if visit.views else []


def empty_fields(visit: Visit) -> list[str]:
    """Name what the last page asked for, and stood empty."""
    fields = visit.views[-1].fields if visit.views else []
    return list(dict.fromkeys(each.label for each in fields if each.asked and each.holds == "nothing" and each.label))[:SENTENCES]


def halted(visit: Visit) -> str:
    """Give the step at which the visit could not go on, as its author wrote it; empty where it came to its end."""
    for journey in visit.journeys:
        if journey.halt and 0 <= journey.halt.step < len(journey.steps):
            return quoted(journey.steps[journey.halt.step].words)
    return ""


def answered(visit: Visit) -> list[Answered]:
    """Give the mails that steps waited for and read, each with how long after the last deed on a page it came."""
    found, sent_s = [], 0.0
    for step in (step for journey in visit.journeys for step in journey.steps):
        if any(act.kind not in IN_THE_MAILBOX for act in step.acts):
            sent_s = step.at_s
        if step.done and 0 <= step.mail < len(visit.mails):
            mail = visit.mails[step.mail]
            found.append(Answered(subject=quoted(mail.subject), seconds=max(0.0, round(mail.at_s - sent_s, 1))))
    return found


def puzzled(visit: Visit) -> bool:
    """Tell whether a page asks for proof of a human, or says that something on it looks for one."""
    return any(
        _PUZZLES.search(page.text) or matches(visit, page, "bot-wall", page.text) or any(field.token == "captcha" for field in page.fields)
        for page in visit.views
    )


class Help(NamedTuple):
    """How near somebody who can be asked is: the company's pages that were seen, and titles of some."""

    pages: int
    silent: list[str]  # show nobody themselves
    far: list[str]  # from which it is two clicks or more, or no way was seen


def help_distance(visit: Visit) -> Help:
    """Count the pages of the company that were seen, and name those from which it is far to somebody who can be asked."""
    views = [page for page in visit.views if of_the_company(visit, page)]
    shown = {place_of(page.url) for page in views if shows_way_to_ask(visit, page)}
    seen = {place_of(page.url): quoted(page.title or page.url) for page in views}
    near = clicks_to_way(visit, views)
    silent = [title for place, title in seen.items() if place not in shown]
    return Help(len(seen), silent, [title for place, title in seen.items() if near.get(place, FAR) >= FAR])


def errors(visit: Visit, link: str) -> Iterator[Fetched]:
    """Give the errors of the company that a visit met as pages, each address once."""
    seen: set[tuple[str, int]] = set()
    for page in visit.views:
        place = (place_of(page.url), page.status)
        if (page.status in GONE or page.status >= 500) and place not in seen and _same_host(visit, page):
            seen.add(place)
            yield fetched(visit, page, "error", link)


def fetched(visit: Visit, page: PageView, what: str, link: str) -> Fetched:
    """Give a page as it was seen."""
    gist = next(iter([*page.errors, *page.headings, page.title]), "") or page.text
    return Fetched(
        what=what, url=page.url, status=page.status, said=" ".join(gist.split())[:GIST], link=link, title=page.title,
        language=page.language or visit.language, text=page.text, notices=page.notices, asks=may_show_way_to_ask(visit, page),
        shows=shows_way_to_ask(visit, page),
        form=any(field.token == "comment" or field.type == "textarea" for field in page.fields),
        styled=None if page.styling is None else page.styling.rules > 0,
    )  # fmt: skip


def _same_host(visit: Visit, page: PageView) -> bool:
    return not visit.address or urlsplit(page.url).netloc == urlsplit(visit.address).netloc
