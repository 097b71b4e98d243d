"""Whether a page tells the customer to do it another way: by telephone, by letter, in person."""

import re
from collections.abc import Iterator
from itertools import pairwise

from harness.lexicon import Lexicon, normal
from harness.model import DeadEndKind, MailView, PageView, Visit
from harness.reading.hearsay import of_the_past, unquoted
from harness.reading.looks import Look, matches, own_words, saying, tongues

CHANNELS: tuple[DeadEndKind, ...] = ("by-post", "visit-us", "phone-only", "e-mail-us", "chat-only", "app-only")
_FIRST_OF_SEVERAL = re.compile(r"(?:\W+\w+){0,2}?,(?:\W+\w+){1,3}")  # `in My pages, in writing`


def instructions(visit: Visit, look: Look) -> Iterator[tuple[DeadEndKind, str]]:
    """Give the page's own sentences that send the customer elsewhere, with the kind of dead end that each is."""
    if look.page.story:
        return
    pressable = {each.name.strip() for each in (*look.page.links, *look.page.buttons)}
    parts = own_words(visit, look.view)
    asked = {part: question for question, part in pairwise(parts) if question.endswith("?")}
    for kind in CHANNELS:
        for part in saying(visit, look.page, f"dead-ends.{kind}", parts):
            if part in pressable or matches(visit, look.page, "innocent.anyone", asked.get(part, "")):
                continue  # a link of these words is an offer, and what follows `Any questions?` is no instruction
            if instructs(visit, look.page, kind, part):
                yield kind, part


def instructs(visit: Visit, page: PageView | MailView, kind: DeadEndKind, sentence: str) -> bool:
    """Tell whether a sentence sends the customer elsewhere; what it adds after `or call us`, `you can also` counts for nothing."""
    said = unquoted(page, sentence)
    if said.rstrip().endswith("?"):
        return False
    for tongue in tongues(visit, page):
        if not tongue.find(f"dead-ends.{kind}", said) or tongue.find("innocent.anyone", said):
            continue
        if of_the_past(visit, tongue, said) or _one_of_several(tongue, kind, said):
            continue
        besides = tongue.find("innocent.besides", said)
        if not besides or tongue.find(f"dead-ends.{kind}", besides.string[: besides.start()]):
            return True
    return False


def _one_of_several(tongue: Lexicon, kind: DeadEndKind, sentence: str) -> bool:
    """Tell whether the way elsewhere follows a way online in a list of ways: `in My pages, in writing or by telephone`."""
    own, other = tongue.find("innocent.own-pages", sentence), tongue.find(f"dead-ends.{kind}", sentence)
    between = normal(sentence)[own.end() : other.end()] if own and other else ""
    return bool(_FIRST_OF_SEVERAL.fullmatch(between)) and not tongue.find("promises.denial", sentence)
