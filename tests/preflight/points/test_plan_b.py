"""What stands behind an error."""

from harness.model.preflight import Evidence, Fetched, Point
from harness.preflight.points.plan_b import judge

OWN = Fetched(what="fall-back", status=404, said="Page not found", text="We could not find that page.", asks=True, shows=True, styled=True)


def judged(*fetched: Fetched) -> Point:
    return judge(Evidence(fetched=list(fetched)))


def bad(point: Point) -> list[str]:
    return [proof.text for proof in point.proofs if proof.bad]


def test_the_bare_line_of_a_server_is_no_plan() -> None:
    bare = Fetched(what="error", url="http://shop.example/gift", status=503, said="503 Service Unavailable", text="503 Service Unavailable")
    assert bad(judged(OWN, bare)) == ["http://shop.example/gift answered with status 503 and nothing but `503 Service Unavailable`"]


def test_a_status_page_that_is_not_there_is_told() -> None:
    assert bad(judged(OWN, Fetched(what="status", url="http://shop.example/status", status=404)))


def looked_at(*notices: str, what: str = "page") -> Fetched:
    return Fetched(what=what, status=200, notices=list(notices), styled=True)


def test_who_puts_up_a_notice_is_asked_where_no_place_for_one_was_seen() -> None:
    for fetched in ([OWN], [OWN, looked_at()], [OWN, looked_at("", what="contact")]):
        point = judged(*fetched)
        assert (point.verdict, bad(point)) == ("ask", [])
        assert "notice" in point.said


def test_a_place_for_a_notice_and_a_notice_are_told() -> None:
    sorry = Fetched(what="error", status=503, said="Sorry", text="Or call us: 020 910", asks=True, shows=True, styled=True)
    empty = judged(OWN, sorry, looked_at(""))
    assert (empty.verdict, empty.proofs[0].text) == ("ready", "The campaign's page has a place for a notice, which is empty")
    shown = judged(OWN, sorry, looked_at("", "We are a little slow today."))
    assert (shown.verdict, shown.proofs[0].text) == ("ready", "The campaign's page shows a notice: `We are a little slow today.`")


def test_errors_that_name_another_way_and_answers_to_made_up_addresses_accuse_nobody() -> None:
    text = "Something broke. Try again in a few minutes, your code stays good."
    sorry = Fetched(what="error", status=503, said="Sorry", text=text, styled=True)
    assert bad(judged(sorry, Fetched(what="fall-back", status=200, text="Home"))) == []
