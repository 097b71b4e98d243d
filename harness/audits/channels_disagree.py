"""Look for answers that ought to be the same and are not, in whatever channel the company gave them."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple, cast

from harness.audits import audit
from harness.model import Certainty, Finding, PageView, Step, Visit
from harness.reading.agreement import Answer, differ
from harness.reading.looks import page_at, quoted, tongues


class Kept(NamedTuple):
    """An answer with its name, and where it was found."""

    name: str
    answer: Answer
    where: str
    view: int = -1
    mail: int = -1
    url: str = ""


@audit
def channels_disagree(visit: Visit) -> Iterator[Finding]:
    """Two channels give different answers.

    The page says one thing, the mail another: the customer can rely on neither and has to ask which is true. Held together is what the
    scenario says ought to be the same. Sums, days and times count as equal however they are written, states by what they mean; an order
    that has got further by the later answer is no contradiction, and what cannot be compared surely is left.
    """
    kept: dict[str, Kept] = {}
    for journey in visit.journeys:
        for number, step in enumerate(journey.steps):
            kept |= {name: _kept(visit, step, name) for name in step.kept}
            pairs = combinations((kept[name] for name in step.agree if name in kept), 2)
            found = next(((*pair, certainty) for pair in pairs if (certainty := differ(pair[0].answer, pair[1].answer))), None)
            if found is None:
                continue
            one, other, certainty = found
            said = " and ".join(f"`{each.name}` is `{quoted(each.answer.words)}` {each.where}" for each in (one, other))
            yield Finding(
                audit="channels-disagree",
                severity="serious",
                certainty=cast(Certainty, certainty),
                seen=said,
                journey=journey.name,
                step=number,
                view=max(one.view, other.view),
                mail=max(one.mail, other.mail),
                words=quoted(other.answer.words),
                url=one.url or other.url,
            )


def _kept(visit: Visit, step: Step, name: str) -> Kept:
    """Give what a step kept under a name: a mail's words where it read one, else the page's."""
    if step.verb == "mail" and 0 <= step.mail < len(visit.mails):
        mail = visit.mails[step.mail]
        where = f"in the mail `{quoted(mail.subject)}` from {quoted(mail.sender)}"
        return Kept(name, Answer(step.kept[name], mail.at_s, tuple(tongues(visit, mail))), where, mail=step.mail)
    page = page_at(visit, step.view) or PageView(page=0, title="not kept", at_s=step.at_s)
    where = f"on the page `{quoted(page.title or page.url)}`"
    return Kept(name, Answer(step.kept[name], page.at_s, tuple(tongues(visit, page))), where, view=step.view, url=page.url)
