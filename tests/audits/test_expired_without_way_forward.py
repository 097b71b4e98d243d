"""What is over, with and without a way forward."""

from typing import Any

import pytest

from harness.model import ControlView, Visit

from .build import HOME, ask, button, click, field, go, link, page, visit, way

CODE = field("Code", "voucher")


def over(said: str = "This offer has expired.", *links: ControlView, language: str = "en", **more: Any) -> Visit:
    """The customer presses a link of the home page and reads that it is over."""
    last = page(said, "/join", **{"title": "Summer", "links": [link("Join"), link("Book a table"), *links], **more})
    return visit(way("join", go(HOME), click("Join", last), halt="target-missing", wanted="Send"), language=language)


def expired(said: str, language: str) -> Visit:
    return over("Oh.", language=language, errors=[said])


BAD = [
    over(errors=["This offer has expired."]),
    over("Oh.", errors=["Your code has expired."], title="Sorry"),
    over("Oh.", link("Back to the home page"), errors=["The registration link is no longer valid."]),
    over("Oh.", link("Home"), errors=["This offer has expired."], buttons=[button("Sign up", disabled=True)]),
    expired("Tarjous on päättynyt.", "fi"),
    expired("Erbjudandet gäller inte längre.", "sv"),
    expired("Das Angebot ist abgelaufen.", "de"),
    expired("Cette offre a expiré.", "fr"),
    expired("La oferta ha caducado.", "es"),
]
GOOD = over("Oh.", link("Choose another date"), errors=["This offer has expired."])
ERRORS = ["This offer has expired."]
INNOCENT = [
    over("The next course begins on 3 May.", errors=["Registration has expired."]),
    over("Oh.", link("Contact us"), errors=ERRORS),
    over("Questions? +358 9 123 4567", errors=ERRORS),
    over("Write to hello@shop.example.", errors=ERRORS),
    over("Oh.", link("Request a new link"), errors=["This link has expired."]),
    over("Oh.", link("All offers"), errors=ERRORS),
    over("Oh.", errors=["Your code has expired."], fields=[CODE], buttons=[button("Redeem")]),
    over("Please sign in again.", errors=["Your session has expired."]),
    over("You can still order it at the usual price.", errors=ERRORS),
    over("Ota yhteyttä asiakaspalveluun: 600 12345.", language="fi", errors=["Tarjous on päättynyt."]),
    over("Wählen Sie einen anderen Termin.", language="de", errors=["Das Angebot ist abgelaufen."]),
    over("Oh.", buttons=[button("Menu", submits=False)], errors=ERRORS),
    over("Sold out.", errors=["Sold out."]),
    visit(way("join", go(HOME), click("Join", page("Oh.", "/join", errors=ERRORS)))),
]


@pytest.mark.parametrize("seen", BAD)
def test_what_is_over_and_offers_nothing_is_moderate(seen: Visit) -> None:
    (finding,) = ask("expired-without-way-forward", seen)
    assert (finding.severity, finding.certainty, finding.journey, finding.view) == ("moderate", "likely", "join", 1)
    assert finding.seen.startswith(f"the page says `{finding.words}` and shows nobody to ask")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_way_forward_of_any_kind_is_no_finding(seen: Visit) -> None:
    assert ask("expired-without-way-forward", seen) == []
