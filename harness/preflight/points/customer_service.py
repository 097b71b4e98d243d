"""The point of customer service that knows."""

import datetime
import re
from collections.abc import Iterator

from harness.lexicon import lexicon, normal, sentences
from harness.model.preflight import Evidence, Fetched, Point, Proof
from harness.preflight.deciding import because, decided
from harness.reading.contact.opening import closures, open_days

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST = datetime.timedelta(days=366)
NAMED = 3
COMPOUNDED = 4  # letters of a word that is looked for inside others
_WORD = re.compile(r"[^\W\d_]{3,}")


def judge(evidence: Evidence) -> Point:
    """Customer service knows of it, and is there.

    Those who answer are asked within the hour. Seen is whether the page at which they are reached names the campaign, and whether they
    are there on the day that it goes out. Whether they know, may decide and are enough only people can say.
    """
    asks = [
        "Has customer service seen the mail and the page, and may it send the gift again?",
        "How many more questions than on other days are planned for?",
    ]
    pages = [page for page in evidence.fetched if page.what == "contact" and 0 < page.status < 400]
    if not pages:
        why = because(evidence, "walks", "the campaign names no contact page that answers")
        asks.insert(0, f"Does the contact page name the campaign, and are its opening hours enough?{why}")
    proofs = [proof for page in pages for proof in (*_names(evidence, page, asks), *_hours(evidence, page, asks))]
    return decided(11, "customer-service", proofs, asks, "The contact page names the campaign, and somebody is there on its days.")


def _names(evidence: Evidence, page: Fetched, asks: list[str]) -> Iterator[Proof]:
    """Tell whether the page names the campaign: by half of the words of its name, or by all of its gift's and one more."""
    name, gift = _words(str(evidence.campaign.get("campaign", "")), page), _words(_gift(evidence), page)
    around = {part for other in evidence.fetched if other.url != page.url for part in sentences(other.text)}  # header and footer
    said = [(part, set(_WORD.findall(normal(part)))) for part in sentences(page.text) if part not in around]
    both = name | gift
    found = next((text for text, words in said if _means(words, name, gift)), "")
    if found:
        yield Proof(text=f"The contact page names the campaign: `{found}`", link=page.link)
    elif not both or page.language[:2] not in ("", *(code[:2] for code in (evidence.campaign.get("languages") or ["en"])[:1])):
        asks.append("Does the contact page name the campaign? Its words are of another language than the page's.")
    elif any(words & both or _inside(both, words) for _, words in said):
        asks.append("Does the contact page name the campaign? It holds some of its words.")
    else:
        words = ", ".join(f"`{word}`" for word in sorted(both))
        yield Proof(text=f"The contact page does not name the campaign: it has none of the words {words}", link=page.link, bad=True)


def _means(words: set[str], name: set[str], gift: set[str]) -> bool:
    of_name, of_gift = words & name, words & gift
    if name and len(of_name) * 2 >= len(name) and len(of_name) >= min(2, len(name)):
        return True
    return bool(gift) and of_gift == gift and len(words & (name | gift)) >= 2


def _inside(named: set[str], words: set[str]) -> bool:
    """Tell whether a word of the campaign is part of one that is said, as in languages that put words together: `kaffe` in `gåvokaffet`."""
    return any(name in word for name in named if len(name) >= COMPOUNDED for word in words)


def _gift(evidence: Evidence) -> str:
    gift = evidence.campaign.get("gift")
    return str(gift.get("name", "")) if isinstance(gift, dict) else str(gift or "")


def _words(text: str, page: Fetched) -> set[str]:
    """Give the words that name something."""
    small = {word for code in (page.language, "en") for each in lexicon(code).phrases["answers.small-words"] for word in each.split("|")}
    return {word for word in _WORD.findall(normal(text)) if word not in small and word not in ("every", "each", "all")}


def _hours(evidence: Evidence, page: Fetched, asks: list[str]) -> Iterator[Proof]:
    """Hold the days of the campaign against those on which the page says that somebody is there."""
    begins, ends = _day(evidence, "goes-out"), _day(evidence, "ends")
    there = open_days(page.text, page.language)
    asks += [f"Is somebody there all the same? The contact page says: `{line}`" for line in closures(page.text, page.language)[:NAMED]]
    if begins is None:
        return
    if there is None:
        asks.append("When is somebody there to answer? The contact page names no hours that could be read.")
        return
    missed = begins.isoweekday() not in there
    only = " only" if missed else ""
    said = f"It goes out on a {_all(frozenset({begins.isoweekday()}))}, and the contact page names hours for {_all(there)}{only}"
    yield Proof(text=said, link=page.link, bad=missed)
    span = min(max((ends or begins) - begins, datetime.timedelta()), LONGEST).days
    without = sorted({(begins + datetime.timedelta(days=day)).isoweekday() for day in range(span + 1)} - there)
    if without and not missed:
        asks.append(f"Is it meant that until it ends nobody answers on {_all(frozenset(without))}?")


def _day(evidence: Evidence, key: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(evidence.campaign.get(key, ""))[:10])
    except ValueError:
        return None


def _all(days: frozenset[int]) -> str:
    return "every day" if len(days) == len(DAYS) else ", ".join(DAYS[day - 1] for day in sorted(days))
