"""The point of the right name."""

from harness.model.preflight import Evidence, Point, Proof
from harness.preflight.deciding import decided, not_gathered

WRONG = {
    "placeholder": "holds a template's place without its value",
    "no-value": "greets with a word that stands for a missing value",
    "nobody": "has room for a name, and none stands there",
    "unreadable": "cannot be read",
}


def judge(evidence: Evidence) -> Point:
    """Everybody is called by their own name.

    Lists hold names that templates were not tried with: umlauts, apostrophes, one word, sixty letters, none. Who is greeted as somebody
    else, or as a template's place, doubts the rest of the mail too. A mail that greets nobody is no mistake.
    """
    proofs = [_proof(mail) for mail in evidence.mails]
    why = not_gathered(evidence, "walks") or "nothing was walked"
    asked = "How are customers called whose names have umlauts or apostrophes, one word or sixty letters, or who gave none?"
    asks = [f"{asked} (not gathered: {why})"]
    if not evidence.mails:
        asks.append("Whom does the mail greet? The campaign names no file of it.")
    return decided(2, "right-name", proofs, asks, "")


def _proof(mail: dict[str, str]) -> Proof:
    wrong = WRONG.get(mail.get("kind", ""))
    words = f": `{mail['words']}`" if mail.get("words") else ""
    return Proof(text=f"The mail {wrong}{words}" if wrong else f"The mail holds no place without its value{words}", bad=bool(wrong))
