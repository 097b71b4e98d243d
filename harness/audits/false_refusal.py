"""Look for codes refused as used that were never used."""

from collections.abc import Iterator

from harness.audits import audit
from harness.lexicon import normal
from harness.model import Act, Finding, Journey, Visit
from harness.reading.looks import PRESSES, Look, deeds, looks, matches, new_words, page_at, quoted, saying, says


@audit
def false_refusal(visit: Visit) -> Iterator[Finding]:
    """A code is refused as used that was never used.

    The customer is told that they had the gift already, and knows that they did not: it leaves the work of
    proving it to them. The author of the scenario vouches that the code was unused (`unused: true`), or the company has sent it in a
    mail of this visit. It is sure when it is the first time that the code was sent off, or when an earlier time was answered with
    a server error; else likely.
    """
    mailed = _mailed(visit)
    unused = {datum.name for datum in visit.data if datum.unused} | mailed
    first = min((act.view for journey in visit.journeys for _, act in deeds(journey, ("type",)) if act.datum in unused), default=0)
    for journey in visit.journeys:
        typed = next((act for _, act in deeds(journey, ("type",)) if act.datum in unused), None) if unused else None
        if typed is None:
            continue
        for look in looks(visit, journey):
            words = _already_used(visit, look) if look.view > typed.view else ""
            if not words or _received(visit, range(max(0, first + 1), look.view)):
                continue
            sent, failed = _sent_before(visit, journey, typed, look)
            whence = ", which a mail had brought," if typed.datum in mailed else ""
            yield Finding(
                audit="false-refusal",
                severity="critical",
                certainty="sure" if failed or sent <= 1 else "likely",
                seen=f"`{typed.datum}`{whence} was never used, and the page says it was"
                + (", after an earlier try failed at the server" if failed else ""),
                journey=journey.name,
                step=look.step,
                view=look.view,
                words=quoted(words),
                url=look.page.url,
            )
            break


def _mailed(visit: Visit) -> set[str]:
    """Name what was taken from mails whose links nobody has pressed, and typed alone on its page: a link may have used the code up."""
    steps = [step for journey in visit.journeys for step in journey.steps]
    pressed = {step.mail for step in steps if any(act.kind == "follow-mail" for act in step.acts)}
    taken = {name for step in steps if step.mail >= 0 and step.mail not in pressed for name in step.kept}
    typed = [(act.datum, page_at(visit, act.view)) for step in steps for act in step.acts if act.kind == "type"]
    on = {name: [page.page for datum, page in typed if page and datum == name] for name in taken}
    return {name for name in taken if all(datum == name for datum, page in typed if page and page.page in on[name])}


def _already_used(visit: Visit, look: Look) -> str:
    """Give the sentence that answers `already used`; terms on used codes in general, and questions, answer nobody."""
    errors = {normal(text) for text in (*look.page.errors, *(field.error for field in look.page.fields))}
    marked = (*look.page.errors, *(field.error for field in look.page.fields))
    for part in saying(visit, look.page, "answers.already-used", (*marked, *new_words(visit, look.view))):
        words = says(visit, look.page, "answers.already-used", part)
        if words and (normal(part) in errors or not (words.endswith("?") or matches(visit, look.page, "answers.in-general", words))):
            return words
    return ""


def _received(visit: Visit, between: range) -> bool:
    """Tell whether a look since the code was first typed answered that the gift was on its way."""
    return any(
        not matches(visit, visit.views[earlier], "answers.in-general", part)
        for earlier in between
        for part in saying(visit, visit.views[earlier], "answers.received", new_words(visit, earlier))
    )


def _sent_before(visit: Visit, journey: Journey, typed: Act, look: Look) -> tuple[int, bool]:
    """Give how often the form had been sent off by then, and whether one of these times failed at the server."""
    sent = [act for _, act in deeds(journey, PRESSES) if typed.view <= act.view < look.view]
    between = [visit.views[view] for view in range(max(0, typed.view), look.view)]
    failed = any(page.status >= 500 or any(each.status >= 500 and each.same_site for each in page.requests) for page in between)
    return len(sent), failed
