"""What is done for good from the mailbox."""

from harness.lexicon import languages, lexicon
from harness.reading.acting.deeds import Deed
from harness.reading.acting.said import BY_NAME, DEEDS, said_by

REPLYING = Deed(DEEDS["sends"], "an answer to a mail is read by somebody")
UNSUBSCRIBING = Deed(DEEDS["unsubscribes"], BY_NAME)
_BEGUN = ("orders", "pays", "books", "sends")  # what a link in a mail leads to, and does not do


def deed_of_link(words: str) -> Deed | None:
    """Tell what following a link of a mail does; None where it only leads to a page. `Confirm` acts when it is opened."""
    said = said_by(words, languages())
    if said.says in ("unsubscribes", "confirms") or (said.final and said.says not in _BEGUN):
        return Deed(DEEDS.get(said.says, DEEDS["confirms"]), BY_NAME)
    proves = any(lexicon(code).find("mails.confirm", words) for code in languages())
    return Deed(DEEDS["confirms"], BY_NAME) if proves else None
