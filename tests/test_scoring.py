"""From visits to numbers: no score without a measurement, and a dead end is a result."""

import pytest

from harness import audits
from harness.model import Act, Budget, Effort, PageView, Scorecard, Timings
from harness.reading.costs.anchors import ANCHORS_VERSION
from harness.scoring import POINTS, score

from .audits.build import DONE, HOME, Way, click, expect, field, fill, go, link, page, visit, way

WELCOME = page("Welcome, Ann", "/welcome", links=[link("Contact us")])
ASKED = [field(label, token, autocomplete=token) for label, token in (("Name", "name"), ("E-mail", "email"), ("Phone", "tel"))]
FORM = page("Join", "/join", fields=ASKED, links=[link("Contact us")])
JOIN = way("join", go(HOME), click("Join", FORM), fill(*FORM.fields), click("Confirm", WELCOME), expect("Welcome"))
LEAVE = way("leave", go(HOME), click("Leave", DONE), expect("ended"), mirrors="join")
ROBOTS = page("Verify you are human", "/x")


def stuck(look: PageView, name: str = "leave", **more: object) -> Way:
    return way(name, go(HOME), click("Leave", look), expect("ended"), halt="expect-unmet", wanted="ended", **more)


LETTER = page("To end your membership, print the form, sign it and send it by post to us.", "/letter")


def test_a_good_pair_scores_high_by_the_mean_of_its_parts() -> None:
    card = score(visit(JOIN, LEAVE, id="join-and-leave--shop"))
    join, leave = card.journeys
    assert (card.visit, card.outcome, card.anchors, card.findings) == ("join-and-leave--shop", "reached", ANCHORS_VERSION, [])
    assert [(part.metric, part.value, part.score) for part in join.parts] == [("fields", 3, 0.9)]
    assert [part.metric for part in leave.parts] == ["clicks", "pages", "seconds", "leaving ÷ joining"]
    assert join.score == 90.0
    assert leave.score == pytest.approx(100 * sum(part.score for part in leave.parts) / 4, abs=0.05)
    assert card.score == pytest.approx((join.score + leave.score) / 2, abs=0.05)
    assert all(part.source for part in (*join.parts, *leave.parts))


def test_the_numbers_of_a_card_are_the_sums_of_its_journeys() -> None:
    card = score(visit(JOIN, LEAVE))
    assert card.effort == Effort(clicks=3, pages=5, fields=3, focuses=3, keystrokes=30, switches=6)
    assert card.seconds.middle == pytest.approx(sum(journey.seconds.middle for journey in card.journeys))


def test_a_dead_end_scores_nothing_and_what_was_not_walked_after_it_does_not_count() -> None:
    after = way("redeem", walked=False)
    card = score(visit(JOIN, stuck(LETTER, mirrors="join"), after))
    assert (card.outcome, card.kind) == ("dead-end", "by-post")
    assert [(journey.outcome, journey.score) for journey in card.journeys] == [("reached", 90.0), ("dead-end", 0.0), ("not-walked", None)]
    assert card.score == 45 - sum(POINTS[finding.severity] for finding in card.findings)
    assert card.journeys[1].note == "held against joining by the effort up to the dead end"


@pytest.mark.parametrize(
    ("last", "outcome"),
    [
        (stuck(ROBOTS), "bot-wall"),
        (stuck(page("Something else entirely.", "/x")), "stale-scenario"),
        (way("leave", go(HOME), halt="harness"), "error"),
    ],
)
def test_no_score_without_a_measurement(last: Way, outcome: str) -> None:
    card = score(visit(JOIN, last))
    assert (card.outcome, card.score) == (outcome, None)
    assert (card.journeys[1].score, card.journeys[1].parts, card.journeys[1].over_budget) == (None, [], [])


def test_the_worst_journey_gives_the_outcome() -> None:
    assert score(visit(stuck(LETTER), stuck(ROBOTS))).outcome == "bot-wall"
    assert score(visit(stuck(ROBOTS), way("leave", go(HOME), halt="harness"))).outcome == "error"
    assert score(visit(stuck(LETTER), way("join", walked=False))).outcome == "dead-end"
    assert score(visit()).outcome == "error"
    assert score(visit(way("join", walked=False))).outcome == "not-walked"


def test_a_bot_wall_is_no_ground_for_findings_against_the_company() -> None:
    walled = page("Verify you are human", "/x", script_errors=["TypeError"], timings=Timings(loaded=20_000))
    assert score(visit(stuck(walled))).findings == []
    assert score(visit(stuck(page("Goodbye?", "/x", script_errors=["TypeError"])))).findings != []


def test_each_finding_takes_off_its_points_down_to_nothing() -> None:
    def with_errors(count: int) -> Scorecard:
        look = page("Join", "/join", fields=FORM.fields, links=FORM.links, script_errors=[f"TypeError {number}" for number in range(count)])
        return score(visit(way("join", go(HOME), click("Join", look), fill(*FORM.fields), click("Confirm", WELCOME))))

    assert with_errors(0).score == 90
    assert with_errors(4).score == 90 - 4 * POINTS["minor"]
    assert with_errors(200).score == 0


def test_a_kind_without_anchors_says_by_which_it_was_held() -> None:
    (journey,) = score(visit(way("book", go(HOME), click("Book", WELCOME)))).journeys
    assert [part.metric for part in journey.parts] == ["seconds"]
    assert journey.note == "no anchors for this kind of journey: predicted seconds are held against those for leaving"
    (named,) = score(visit(way("x", go(HOME), kind="complaint"))).journeys
    assert named.note.startswith("no anchors for `complaint`")


def test_the_paint_counts_by_device_and_by_the_median_of_the_pages() -> None:
    looks = [page("Home", f"/{paint}", timings=Timings(largest_paint=paint)) for paint in (800, 1200, 9000)]
    walk = way("join", *[go(look) for look in looks])
    desktop, phone = (score(visit(walk, viewport=(width, 800))).journeys[0].parts[-1] for width in (1280, 390))
    assert (desktop.metric, desktop.value, desktop.p10, desktop.score) == ("largest paint, ms", 1200, 1200, 0.9)
    assert phone.p10 == 2500


def test_symmetry_rows() -> None:
    (row,) = score(visit(JOIN, LEAVE)).symmetry
    assert (row.journey, row.mirrors, row.clicks, row.pages, row.extra_authentication) == ("leave", "join", 0.5, 0.67, ())
    assert row.seconds is not None
    assert row.seconds < 1
    nothing = score(visit(way("join", go(HOME)), LEAVE)).symmetry[0]
    assert (nothing.clicks, nothing.pages) == (None, 2)
    assert score(visit(stuck(LETTER, name="join"), LEAVE)).symmetry == []


def test_budgets_name_the_limit_the_figure_and_the_step() -> None:
    budget = Budget(clicks=1, fields=2, pages=9, seconds=20, score=95, choices=0)
    bought = way("join", *JOIN.moves, budget=budget)
    (journey,) = score(visit(bought)).journeys
    assert journey.over_budget == [
        "clicks: 2, allowed 1; first over at step 4 `click: Confirm`",
        "fields: 3, allowed 2; first over at step 3 `fill: form`",
        "score: 90, at least 95; most for fields 3 (median 6), above all at step 3 `fill: form`",
    ]
    clicks = journey.broken[0]
    assert (clicks.metric, clicks.figure, clicks.limit, clicks.step, clicks.words) == ("clicks", 2, 1, 3, "click: Confirm")
    slow = way("join", *JOIN.moves, budget=Budget(seconds=4))
    assert score(visit(slow)).journeys[0].over_budget == ["seconds: 19.4, allowed 4; first over at step 3 `fill: form`"]


def test_a_budget_that_was_kept_says_nothing() -> None:
    kept = way("join", *JOIN.moves, budget=Budget(clicks=2, fields=3, seconds=60, score=90))
    assert score(visit(kept)).journeys[0].over_budget == []


def test_every_severity_has_points_that_grow() -> None:
    assert list(POINTS) == list(audits.SEVERITIES)
    assert sorted(POINTS.values()) == list(POINTS.values())


def test_a_journey_that_goes_on_where_the_last_ended_has_that_look() -> None:
    on = way("leave", click("End"), expect("ended"), halt="expect-unmet", wanted="ended")
    seen = visit(way("join", go(page("Welcome. To end your membership, call us to cancel.", "/welcome"))), on)
    assert seen.journeys[1].steps[0].acts == [Act(kind="click", role="button", name="End", view=0)]
    assert score(seen).journeys[1].outcome == "dead-end"
