"""Errors of a site, with and without an alternative."""

from typing import Any

import pytest

from harness.model import ControlView, Visit

from .build import HOME, ask, button, click, go, link, page, visit, way


def failed(said: str = "Internal Server Error", *links: ControlView, language: str = "en", **more: Any) -> Visit:
    """The customer presses a link of the home page and gets an error."""
    last = page(said, "/join", **{"status": 500, "title": said, "links": list(links), **more})
    return visit(way("join", go(HOME), click("Join", last), halt="target-missing", wanted="Send"), language=language)


BAD = [
    failed(),
    failed("502 Bad Gateway\nnginx", status=502),
    failed("Something went wrong. Please try again later.", link("Join"), link("Back to home")),
    failed("Something went wrong.", status=200),
    failed("Jokin meni pieleen. Yritä myöhemmin uudelleen.", link("Etusivulle"), language="fi"),
    failed("Något gick fel.", link("Till startsidan"), language="sv"),
    failed("Interner Serverfehler", link("Zur Startseite"), language="de"),
    failed("Une erreur est survenue.", link("Retour à l'accueil"), language="fr"),
    failed("Se ha producido un error.", link("Volver al inicio"), language="es"),
]
GOOD = failed("Our shop is down. Order by telephone: +358 9 123 4567.")
INNOCENT = [
    failed("We are back at 14:00."),
    failed("Please try again in 10 minutes."),
    failed("Something went wrong.", link("Contact us")),
    failed("Something went wrong.", link("Status of our services")),
    failed("Something went wrong.", buttons=[button("Try again")]),
    failed("Something went wrong. You can also book in our shops."),
    failed("Service unavailable. E-mail help@shop.example.", status=503),
    failed("Palvelu ei ole käytettävissä. Palaamme klo 14.", language="fi"),
    failed("Der Dienst ist ab 14 Uhr wieder erreichbar.", language="de"),
    failed("Verify you are human", status=503),
    failed("Page not found", status=404),
    visit(way("join", go(HOME), click("Join"), halt="unreachable")),
    visit(way("join", go(HOME), click("Join"), halt="crashed")),
    visit(way("join", go(page("Internal Server Error", status=500)), go(HOME))),
]


@pytest.mark.parametrize("seen", BAD)
def test_a_bare_error_is_moderate(seen: Visit) -> None:
    (finding,) = ask("outage-without-alternative", seen)
    assert (finding.severity, finding.certainty, finding.journey, finding.view) == ("moderate", "likely", "join", 1)
    assert finding.seen.endswith("shows nobody to ask, no time to come back and nothing to press but the way back")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_another_way_or_an_error_without_a_page_is_no_finding(seen: Visit) -> None:
    assert ask("outage-without-alternative", seen) == []
