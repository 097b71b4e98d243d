"""Whether the contact page knows of the campaign, and its hours."""

from harness.model.preflight import Evidence, Fetched, Point
from harness.preflight.points.customer_service import judge

CAMPAIGN = {
    "campaign": "A free book for every reader", "gift": {"name": "a book"}, "goes-out": "2026-12-01T09:00", "ends": "2026-12-24T23:59",
    "languages": ["en", "fi"],
}  # fmt: skip


def judged(text: str, language: str = "en", **campaign: str) -> Point:
    page = Fetched(what="contact", url="http://shop.example/contact", status=200, text=text, language=language)
    frame = Fetched(what="fall-back", url="http://shop.example/x", status=404, text="Become a reader\nPage not found")
    return judge(Evidence(campaign={**CAMPAIGN, **campaign}, fetched=[page, frame]))


def bad(point: Point) -> list[str]:
    return [proof.text for proof in point.proofs if proof.bad]


def test_a_page_that_names_the_campaign_and_is_open_on_its_days_leaves_only_what_people_know() -> None:
    point = judged("About the free book for every reader: we are here every day from 8 to 22.")
    assert (point.verdict, bad(point), len(point.asks)) == ("ask", [], 2)


def test_a_page_without_a_word_of_it_is_told_whatever_header_and_footer_say() -> None:
    assert bad(judged("Become a reader\nWe are here every day from 8 to 22."))


def test_a_word_of_the_campaign_inside_another_one_accuses_nobody() -> None:
    point = judged("Anything about the bookgift? We are here every day from 8 to 22.")
    assert (point.verdict, bad(point)) == ("ask", [])
    assert "Does the contact page name the campaign? It holds some of its words." in point.asks


def test_a_day_on_which_nobody_is_there_is_told() -> None:
    text = "Your free book? Ask us, on weekdays from 9 to 17."
    assert bad(judged(text)) == []
    assert any("Saturday, Sunday" in ask for ask in judged(text).asks)
    assert bad(judged(text, **{"goes-out": "2026-12-05T09:00"})) == [
        "It goes out on a Saturday, and the contact page names hours for Monday, Tuesday, Wednesday, Thursday, Friday only"
    ]


def test_pages_in_another_language_and_without_hours_are_asked_about() -> None:
    point = judged("Ilmainen kirja? Kysy meiltä.", language="fi")
    assert bad(point) == []
    assert any("another language" in ask for ask in point.asks)
    assert any("hours" in ask for ask in point.asks)
    assert any("24 December" in ask for ask in judged("The free book. Every day 8–22. Closed on 24 December.").asks)
    assert judge(Evidence(campaign=CAMPAIGN)).verdict == "ask"
