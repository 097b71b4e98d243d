"""Look for mails that greet somebody else, or nobody, where the company was told the customer's name."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Severity, Visit
from harness.reading.looks import quoted
from harness.reading.mails.greetings import Misnamed, misnamed

SEVERITY: dict[Misnamed, Severity] = {"nobody": "moderate", "no value": "moderate", "somebody else": "serious"}
SEEN = {
    "nobody": "greets nobody where a name belongs, although the company was told it",
    "no value": "greets with a word that stands for a missing value",
    "somebody else": "greets somebody by a name that is none of the customer's",
}


@audit
def wrong_name(visit: Visit) -> Iterator[Finding]:
    """A mail greets somebody else, or nobody.

    Who is called by another's name doubts whether the mail, and what it says of the order, is meant for them at all. Customers gave
    their name so as to be known by it. `Dear customer` greets everybody and is no such mistake, nor are initials, titles and other
    spellings; each way counts once.
    """
    seen: set[tuple[str, str]] = set()
    for number, mail in enumerate(visit.mails):
        kind, line = misnamed(visit, mail)
        if not kind or (kind, line) in seen:
            continue
        seen.add((kind, line))
        yield Finding(
            audit="wrong-name",
            severity=SEVERITY[kind],
            certainty="likely" if kind == "somebody else" else "sure",
            seen=f"the mail `{quoted(mail.subject)}` {SEEN[kind]}: `{quoted(line)}`",
            mail=number,
            words=quoted(line),
        )
