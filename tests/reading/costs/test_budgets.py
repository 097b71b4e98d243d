"""Limits that were not kept are named with the figure, the limit and the step; the tightest of several counts."""

import pytest

from harness.model import BrokenBudget, Budget, Finding, Relative, Visit
from harness.reading.costs.budgets import Spent, broken, by_journey, said
from harness.scoring import score

from ...audits.build import DONE, HOME, click, expect, field, fill, go, link, page, visit, way

FORM = page("Join", "/join", fields=[field("Name", "name"), field("E-mail", "email")], links=[link("Contact us")])
WELCOME = page("Welcome, Ann", "/welcome", links=[link("Contact us")])
JOIN = (go(HOME), click("Join", FORM), fill(*FORM.fields), click("Confirm", WELCOME), expect("Welcome"))
SURE = page("Are you sure?", "/sure", links=[link("Contact us")])
LEAVE = (go(HOME), click("Account", SURE), click("Leave", SURE), click("Yes", DONE), expect("ended"))
PLACES = [
    Finding(audit="dead-phone-number", severity="serious", seen="a number", journey="leave", step=3),
    Finding(audit="blank", severity="critical", seen="nothing", journey="leave", step=1),
    Finding(audit="nagging", severity="minor", seen="again", view=0),
    Finding(audit="tracking-pixel", severity="minor", seen="a picture", mail=0),
]


def leave(*budgets: Budget) -> Visit:
    return visit(way("join", *JOIN), way("leave", *LEAVE, mirrors="join", budget=budgets[0], further_budgets=list(budgets[1:])))


def leaving(*budgets: Budget) -> list[BrokenBudget]:
    return score(leave(*budgets)).journeys[1].broken


def spent(budget: Budget, findings: list[Finding], baseline: dict[str, float] | None = None) -> Spent:
    walked = leave(budget)
    return Spent(walked, walked.journeys[1], score(walked).journeys[1], by_journey(walked, findings)["leave"], None, baseline)


def test_the_tightest_of_several_limits_counts_and_says_where_it_is_set() -> None:
    (over,) = leaving(Budget(clicks=2), Budget(clicks=1, origin="sites/gym.yaml"), Budget(clicks=2, origin="--budget"))
    assert said(over) == "clicks: 3, allowed 1 (sites/gym.yaml); first over at step 3 `click: Leave`"
    (low,) = leaving(Budget(score=99), Budget(score=99.5))
    assert low.limit == 99.5


def test_a_limit_can_be_made_from_the_mirrored_journey() -> None:
    (over,) = leaving(Budget(clicks=Relative(to="mirror", times=1), pages=Relative(to="mirror", plus=2)))
    assert said(over) == "clicks: 3, allowed 2 (by the mirror); first over at step 4 `click: Yes`"
    assert (over.against, over.limit) == ("mirror", 2)


def test_a_ratio_is_of_clicks_pages_and_seconds() -> None:
    over = [(each.metric, each.figure, each.limit, each.step) for each in leaving(Budget(ratio=1))]
    assert over == [("ratio.clicks", 1.5, 1, 3), ("ratio.pages", 1.33, 1, 3)]
    assert leaving(Budget(ratio=1.5)) == []


def test_without_what_it_is_made_from_no_limit_is_broken() -> None:
    alone = visit(way("leave", *LEAVE, budget=Budget(ratio=0.1, clicks=Relative(to="mirror", times=0), pages=Relative(to="baseline"))))
    assert score(alone).journeys[0].broken == []


def test_findings_of_a_severity_and_worse_are_counted_in_the_order_of_steps() -> None:
    (over,) = broken(spent(Budget(findings={"serious": 0, "minor": 9}), PLACES))
    assert said(over) == "findings.serious: 2, allowed 0; first over at step 2 `click: Account` by blank"
    (second,) = broken(spent(Budget(findings={"serious": 1}), PLACES))
    assert (second.by, second.step) == ("dead-phone-number", 3)
    assert broken(spent(Budget(findings={"critical": 1}), PLACES)) == []


def test_findings_of_no_journey_belong_to_that_of_their_page_else_to_the_first() -> None:
    found = by_journey(leave(Budget()), PLACES)
    assert [finding.audit for finding in found["join"]] == ["nagging", "tracking-pixel"]
    assert [finding.audit for finding in found["leave"]] == ["blank", "dead-phone-number"]


@pytest.mark.parametrize(("before", "limit"), [({"clicks": 2.0}, 2.0), ({"clicks": 3.0}, None), (None, None)])
def test_a_limit_can_be_made_from_the_baseline(before: dict[str, float] | None, limit: float | None) -> None:
    over = broken(spent(Budget(clicks=Relative(to="baseline")), [], baseline=before))
    assert [each.limit for each in over] == ([] if limit is None else [limit])


def test_a_score_names_the_part_that_cost_most() -> None:
    (over,) = leaving(Budget(score=99))
    assert over.step >= 0
    assert over.by.startswith(("clicks 3", "pages 4", "leaving"))
    missing = page("Not found", "/leave", status=404)
    (ended,) = score(visit(way("leave", go(HOME), click("Leave", missing), halt="expect-unmet", budget=Budget(score=1)))).journeys
    assert ended.over_budget == ["score: 0, at least 1; most for the dead end, above all at step 2 `click: Leave`"]
