"""The point of the right name."""

from collections.abc import Iterator

from harness.model.preflight import Evidence, Named, NameKind, Point, Proof, Walked
from harness.preflight.deciding import GOT_THERE, MEASURED, because, decided, not_gathered, told

WRONG: dict[NameKind, str] = {
    "somebody-else": "shows the name of somebody else",
    "nobody": "has room for a name, and none stands there",
    "placeholder": "holds a template's place without its value",
    "no-value": "greets with a word that stands for a missing value",
    "escaped": "shows the name escaped once too often, or in another encoding",
    "cut": "shows the name cut off in the middle of a word",
}
OTHER_CODE = "names a code that is made by the rule, and not the customer's own"
OF_MAILS: dict[str, str] = {"other-code": OTHER_CODE, **{str(kind): said for kind, said in WRONG.items()}}
INBOX = "inbox"
WALKED = ("name", "seed")


def judge(evidence: Evidence) -> Point:
    """Everybody is called by their own name.

    Lists hold names that templates were not tried with: umlauts, apostrophes, one word, sixty letters, none. Who is greeted as somebody
    else, or as a template's place, doubts the rest of the mail too. A page that greets nobody is no mistake.
    """
    walks = [walk for walk in evidence.walked if walk.purpose in WALKED]
    proofs = [*_walks(walks), *_mails(evidence)]
    asks = [f"How is a customer called who has a name {walk.of}? That walk was not measured: {told(walk)}." for walk in _unmeasured(walks)]
    if not any(walk.purpose == "name" for walk in walks):
        why = because(evidence, "walks")
        asks.append(f"Who has tried it with names with umlauts and apostrophes, of one word, of 60 letters, and none?{why}")
    called = dict.fromkeys(each.words for walk in walks for each in walk.named if each.kind == "namesake")
    asks += (f"Is it somebody else who has a customer's name by chance: `{words}`?" for words in called)
    asks += _unseen(evidence)
    return decided(2, "right-name", proofs, asks, "Nobody is called by another name than their own, on no page and in no mail.")


def _walks(walks: list[Walked]) -> Iterator[Proof]:
    usual = any(walk.outcome in GOT_THERE for walk in walks if walk.purpose == "seed" or walk.of == "usual")
    for walk in walks:
        wrong = [each for each in walk.named if each.kind in WRONG]
        yield from (_wrong(walk, each) for each in wrong)
        if walk.purpose == "name" and walk.outcome == "dead-end" and usual:
            yield Proof(text=f"For {_who(walk)} the journey ended: {told(walk)}", link=walk.link, bad=True)
        elif walk.purpose == "name" and walk.outcome in GOT_THERE and not wrong:
            yield Proof(text=_right(walk), link=walk.link)


def _wrong(walk: Walked, seen: Named) -> Proof:
    return Proof(text=f"For {_who(walk)} a {seen.where} {WRONG[seen.kind]}: `{seen.words}`", link=walk.link, bad=True)


def _right(walk: Walked) -> str:
    called = next((each for each in walk.named if each.kind == "own"), None)
    how = f"a {called.where} says `{called.words}`" if called else "nobody is called by name"
    return f"For {_who(walk)} the journey was walked, and {how}"


def _who(walk: Walked) -> str:
    return f"a name {walk.of}" if walk.purpose == "name" else f"a customer of segment `{walk.of}`"


def _unmeasured(walks: list[Walked]) -> list[Walked]:
    return [walk for walk in walks if walk.purpose == "name" and walk.outcome not in MEASURED]


def _mails(evidence: Evidence) -> Iterator[Proof]:
    for mail in evidence.mails:
        kind, of, words = mail.get("kind", "own"), mail.get("of", ""), mail.get("words", "")
        came = mail.get("via") == INBOX
        whose = f"To a customer with a name {of} a mail that came" if came else f"Filled in for a customer with a name {of} the mail"
        if kind == "unreadable":
            yield Proof(text=f"The mail cannot be read: {words}", bad=True)
        elif kind in OF_MAILS:
            yield Proof(text=f"{whose} {OF_MAILS[kind]}{f': `{words}`' if words else ''}", bad=True)
        elif kind == "own" and came:
            yield Proof(text=f"Mails that came to customers with a name {of}: {words} with no wrong name, and every place has its value")
        elif kind == "own":
            yield Proof(text=f"{whose} calls nobody by a wrong name, and every place has its value")


def _unseen(evidence: Evidence) -> Iterator[str]:
    """Ask about mails that were not seen, and say where they were looked for, and about names in them that may be others'."""
    for mail in evidence.mails:
        if mail.get("kind") == "namesake":
            yield f"Does somebody have a customer's name by chance, in a mail that came to a customer with a name {mail.get('of')}?"
        if mail.get("kind") == "none":
            what = f"with `{mail['words']}` in their subject" if mail.get("words") else "from the company"
            sought = f"looked for were mails of the last 30 days {what}, to {mail.get('of')} customers of the list"
            yield f"Whom does the mail greet? In the inbox `{mail.get('inbox', '')}` nothing has come: {sought}."
    if why := not_gathered(evidence, INBOX):
        yield f"Whom does the mail greet that arrives? (not gathered: {why})"
    elif not evidence.mails:
        yield "Whom does the mail greet? The campaign names no file of it."
