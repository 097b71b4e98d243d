"""Look for pages and mails in a language that the customer did not come in."""

from collections.abc import Iterable, Iterator

from harness.audits import audit
from harness.lexicon import languages, lexicon
from harness.model import Finding, MailView, PageView, Visit
from harness.reading.looks import PRESSES, deeds
from harness.reading.speech import code, spoken

LONGEST_NAME = 4  # words of a link that changes the language


@audit
def wrong_language(visit: Visit) -> Iterator[Finding]:
    """A page or mail on the way is in another language.

    Who does not read it cannot go on, or agrees to what they have not understood; who does reads it more slowly. What counts is a long
    text that is neither in the site's language, nor in the customer's, nor in that of the page on which they began.
    """
    own = _own_languages(visit)
    told: set[tuple[str, str]] = set()
    sayings = [("page", *each) for each in enumerate(visit.views)] + [("mail", *each) for each in enumerate(visit.mails)]
    for what, number, said in sayings:
        speech = spoken(said.text)
        if not own or not speech or speech in own or (what, speech) in told or not _means_it(visit, said, speech, own):
            continue
        told.add((what, speech))
        yield Finding(
            audit="wrong-language",
            severity="moderate",
            certainty="likely",
            seen=f"a {what} is in `{speech}`, where the site and its customer speak {' or '.join(f'`{each}`' for each in sorted(own))}",
            view=number if what == "page" else -1,
            mail=number if what == "mail" else -1,
            words=said.title if isinstance(said, PageView) else said.subject,
            url=said.url if isinstance(said, PageView) else "",
        )


def _own_languages(visit: Visit) -> set[str]:
    """Give the languages that the customer may expect; none where the site's is one that we cannot tell."""
    if code(visit.language) not in languages():
        return set()
    begun = next((speech for page in visit.views if (speech := spoken(page.text))), "")
    return {code(visit.language), code(visit.locale), begun} - {""}


def _means_it(visit: Visit, said: PageView | MailView, speech: str, own: Iterable[str]) -> bool:
    """Tell whether it calls itself by no other language, can be had in no other, and is not what the customer chose."""
    pressed = [act.name for journey in visit.journeys for _, act in deeds(journey, (*PRESSES, "choose"))]
    if code(said.language) not in ("", speech) or _names(pressed, speech):
        return False
    if isinstance(said, MailView):
        return not any(_names([link.words for link in said.links], language) for language in own)
    controls = [control.name for control in (*said.links, *said.buttons)]
    answers = [text for field in said.fields for text in (field.label, field.ticked)]
    return not any(_names([*controls, *answers], language) for language in own)


def _names(names: Iterable[str], language: str) -> bool:
    """Tell whether one of these short names is what a language is called where it can be chosen."""
    return any(len(name.split()) <= LONGEST_NAME and lexicon(language).find("speech.named", name) for name in names)
