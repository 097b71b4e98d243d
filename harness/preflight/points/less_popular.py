"""The point of a reminder that reaches those who have had it already."""

import re
from collections.abc import Iterator

from harness.lexicon import languages, lexicon
from harness.mails.moments import dates
from harness.model.preflight import Evidence, Point, Proof, Walked
from harness.preflight.deciding import GOT_THERE, because, decided, depends, told

_NUMBER = re.compile(r"\b(?=[\w-]*\d)[A-Z]{1,5}[-\w]{3,20}\b|\b\d{5,12}\b|\b\d{3,8}-\d{2,6}\b")  # of an order
_NAMED = re.compile(r"[“”„»«‘\"][^“”„»«’\"]{2,80}[“”«»’\"]")  # what was chosen
_SENTENCES = 3  # quoted


def judge(evidence: Evidence) -> Point:
    """Whoever has had it already is told so.

    A campaign that is less popular than hoped is sent again, to everybody. Who has redeemed already meets the same page: it helps them
    if it says so, and when, or for what; it costs them, and customer service, if it offers the same once more and then refuses it.
    """
    walks = [walk for walk in evidence.walked if walk.purpose == "redeemed"]
    proofs = [proof for walk in walks for proof in _walk(walk)]
    asks = [f"Does it help those who have redeemed already? Their walk came to this: {_came_to(walk)}" for walk in walks if _unclear(walk)]
    if not walks:
        why = because(evidence, "walks", "the campaign names no used code")
        asks.append(f"What does the page say to those who have redeemed already, when they are reminded?{why}")
    return decided(4, "less-popular", proofs, asks, "Who has redeemed already is told so, and when or for what.")


def _walk(walk: Walked) -> Iterator[Proof]:
    said = "\n".join(walk.answer)
    quoted = " ".join(walk.answer[:_SENTENCES])
    details = [*_when(said), *(each[0] for each in (*_NAMED.finditer(said), *_NUMBER.finditer(said)))] if _says_so(said) else []
    if walk.outcome == "reached" and not details and not depends(walk):
        yield Proof(text=f"The page took a code that was redeemed already as if it were new: `{quoted}`", link=walk.link, bad=True)
    if (walk.outcome in GOT_THERE and not details) or not _says_so(said):
        return
    if details:
        yield Proof(text=f"The page says that it was redeemed, with {', '.join(dict.fromkeys(details))}: `{quoted}`", link=walk.link)
    else:
        yield Proof(text=f"The page says that it was redeemed, and neither when nor for what: `{quoted}`", link=walk.link, bad=True)
    if walk.asks and not details:
        yield Proof(text=f"Beside it stands the form, empty: {', '.join(walk.asks)}", link=walk.link, bad=True)


def _unclear(walk: Walked) -> bool:
    """Tell whether a walk does not tell what it was for: held before the end, or answered neither yes nor no."""
    if walk.outcome == "reached":
        return depends(walk)
    return walk.outcome == "held" or not _says_so("\n".join(walk.answer))


def _came_to(walk: Walked) -> str:
    return f"`{' '.join(walk.answer[:_SENTENCES])}`" if walk.answer and walk.outcome != "held" else told(walk)


def _says_so(said: str) -> bool:
    return any(lexicon(language).find("answers.already-used", said) for language in languages())


def _when(said: str) -> list[str]:
    return list(dict.fromkeys(each for language in languages() for each in dates(said, language)))
