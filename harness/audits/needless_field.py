"""Look for answers that customers have to give and that serve nobody."""

from collections.abc import Iterator

from harness.audits import audit
from harness.model import Finding, Visit
from harness.reading.questions.forms import named
from harness.reading.questions.needless import needless


@audit
def needless_field(visit: Visit) -> Iterator[Finding]:
    """Answers have to be given that nothing in the journey uses.

    Each costs keys and thought, and some customers go away over a telephone number. The GDPR (Article 5(1)(c)) wants personal data limited
    to what is necessary. Told are only facts that such an errand can do without, where no page and no mail of the visit, from the form
    to the end, shows a use: a call, a delivery, an age limit, an invoice. What a company does where no visit looks is not known.
    """
    for found in needless(visit):
        typed = f", {100 * found.keys:.0f} % of the keys," if found.keys > 0 else ""
        served = f"had to be given and served nothing that the visit shows ({found.errand})"
        seen = f"{len(found.fields)} of {found.given} answers{typed} {served}: {named(found.fields)}"
        yield found.form.finding(seen, found.fields, "minor", "likely")
