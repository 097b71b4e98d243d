"""A visit held against an earlier one: the same gives nothing new, whoever walks; what was added is named step by step."""

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from harness.comparing.changes import differs, held_against
from harness.comparing.failing import fails
from harness.comparing.keeping import kept
from harness.comparing.telling import changed, expired
from harness.model import Budget, FailOn, Finding, KeptVisit, Scorecard, Visit, Waiver
from harness.personas import persona
from harness.scoring import score

from ..audits.build import DONE, HOME, Way, click, expect, field, fill, go, link, page, visit, way
from ..audits.haphazard import by_chance

ASKED = frozenset({"missing-label", "dead-end", "broken-asset", "long-form", "false-urgency", "effort-asymmetry"})
CONTACT = [link("Contact us")]


def join(*labels: str, extra: bool = False, name: str = "Ann", more: str = "", host: str = "https://shop.example") -> Way:
    form = page("Join", "/join/8731", fields=[field(label, "name") for label in ("Name", "E-mail", *labels)], links=CONTACT)
    welcome = page(f"Welcome, {name}", "/welcome", links=CONTACT)
    moves = [go(HOME), click("Join", form), fill(*form.fields), click("Confirm", welcome), expect("Welcome")]
    if extra:
        moves.insert(2, click("No, thank you", page("Insurance?", "/insurance", links=CONTACT), path="join.yaml"))
    return way("join", *moves)


def found(*findings: Finding, at: Visit | None = None) -> tuple[Visit, Scorecard]:
    walked = at or visit(join(), id="join--shop")
    return walked, msgspec.structs.replace(score(walked), findings=list(findings))


def seen(words: str = "", audit: str = "missing-label", severity: str = "minor", **more: object) -> Finding:
    return Finding(audit=audit, severity=severity, seen="a field", words=words, journey="join", **{"step": 2, "view": 1, **more})  # type: ignore[arg-type]


def held(before: tuple[Visit, Scorecard], after: tuple[Visit, Scorecard]) -> Scorecard:
    return held_against(*after, kept(*before), ASKED)


def new(card: Scorecard) -> list[bool | None]:
    return [finding.new for finding in card.findings]


def gone(card: Scorecard) -> list[str]:
    assert card.changes
    return [finding.words for finding in card.changes.gone]


@settings(max_examples=60, deadline=None)
@given(some.integers(0, 10_000))
def test_the_same_visit_gives_nothing_new_whatever_it_holds(seed: int) -> None:
    walked = by_chance(seed)
    assume(len({journey.name for journey in walked.journeys}) == len(walked.journeys))  # no file can name two alike
    card = score(walked)
    again = held_against(walked, card, kept(walked, card), frozenset({finding.audit for finding in card.findings}))
    assert not any(finding.new for finding in again.findings)
    assert not any(over.new for journey in again.journeys for over in journey.broken)
    assert not differs(again)


@settings(max_examples=30, deadline=None)
@given(some.text("abcdef0123456789", max_size=6), some.integers(1024, 65535), some.integers(0, 10**9), some.booleans())
def test_another_customer_at_another_port_gives_nothing_new(seed: str, port: int, number: int, reordered: bool) -> None:
    def walk(seed: str, port: int, number: int, reordered: bool) -> tuple[Visit, Scorecard]:
        who = persona("fi_FI", seed).facts
        said = [
            seen(f"Hei {who['given-name']}, your order {number} is on its way", url=f"http://127.0.0.1:{port}/orders/{number}/view?x={seed}"),
            seen(f"Only {number} left for {who['email']}!", audit="false-urgency"),
            seen("Name"),
        ]
        walked = visit(join(name=who["given-name"]), locale="fi_FI", seed=seed, id=f"x{seed}")
        return found(*(reversed(said) if reordered else said), at=walked)

    card = held(walk("first", 8000, 17, False), walk(seed, port, number, reordered))
    assert new(card) == [False] * 3
    assert not differs(card)


def test_a_finding_is_known_by_its_words_and_new_by_others() -> None:
    card = held(found(seen("Name"), seen("Phone")), found(seen("Name"), seen("Fax")))
    assert new(card) == [False, True]
    assert gone(card) == ["Phone"]
    assert differs(card)


def test_findings_are_counted() -> None:
    card = held(found(seen()), found(seen(), seen()))
    assert sorted(map(bool, new(card))) == [False, True]
    assert gone(held(found(seen(), seen()), found(seen()))) == [""]


def test_what_became_graver_is_new() -> None:
    assert new(held(found(seen("Name")), found(seen("Name", severity="serious")))) == [True]
    assert new(held(found(seen("Name", severity="serious")), found(seen("Name")))) == [False]
    grave = seen("Name", severity="serious")
    assert sorted(map(bool, new(held(found(grave, seen("Name")), found(grave, grave))))) == [False, True]


def test_another_address_or_another_step_of_the_same_words_is_known() -> None:
    before = found(seen("Name", url="https://shop.example/join"))
    assert new(held(before, found(seen("Name", url="https://shop.example/sign-up")))) == [False]
    assert new(held(before, found(seen("Name", url="https://shop.example/join", step=3)))) == [False]
    assert new(held(before, found(seen("Name", url="https://shop.example/sign-up", step=3)))) == [True]


def test_words_with_a_date_are_known_by_the_rest() -> None:
    before, after = seen("Sale ends on Sunday 22 November 2026"), seen("Sale ends on Monday 4 January 2027")
    assert new(held(found(before), found(after))) == [False]


def test_an_audit_that_the_baseline_did_not_ask_says_nothing_of_what_is_new() -> None:
    card = held(found(), found(seen(audit="made-since")))
    assert new(card) == [None]
    assert not fails(card, "new")


def test_a_visit_that_the_baseline_does_not_have_is_new_as_a_whole() -> None:
    card = held_against(*found(seen()), None, ASKED)
    assert new(card) == [True]
    assert card.changes
    assert not card.changes.known
    assert fails(card, "new")
    assert changed(card) == ["the baseline does not have this visit: all of it is new"]


def walked(way: Way, **more: object) -> tuple[Visit, Scorecard]:
    made = visit(way, **more)
    return made, score(made)


def test_an_added_page_and_an_added_field_are_named_with_their_cost() -> None:
    card = held(walked(join()), walked(join("Phone", extra=True)))
    assert card.changes
    page_more, form = card.changes.steps
    assert (page_more.change, page_more.words, page_more.effort) == ("added", "click: No, thank you", {"clicks": 1, "pages": 1})
    assert (page_more.step, page_more.path, page_more.line) == (2, "join.yaml", 3)
    assert (form.change, form.words, form.step, form.effort) == ("changed", "fill: form", 3, {"fields": 1})
    assert [(act.kind, act.name, act.added) for act in form.acts] == [("type", "Phone", True)]
    assert changed(card) == [
        "since the baseline: join: a step more `click: No, thank you` (join.yaml:3): +1 click, +1 page",
        "since the baseline: join: step 4 `fill: form`: also typing `Phone`, +1 field",
    ]
    assert fails(card, "new"), "effort that creeps is new, without any finding"
    assert not fails(card, "trouble")
    less = held(walked(join("Phone", extra=True)), walked(join()))
    assert not fails(less, "new")
    back = less.changes
    assert back
    assert [(each.change, each.effort) for each in back.steps] == [("gone", {"clicks": -1, "pages": -1}), ("changed", {"fields": -1})]


def test_fields_in_another_order_are_no_change() -> None:
    card = held(walked(join("Phone", "Fax")), walked(join("Fax", "Phone")))
    assert card.changes
    assert card.changes.steps == []
    assert not fails(card, "new")


ENDED = way("join", go(HOME), click("Join", page("Please call us on 020 123 4567 to join.", "/join")), halt="target-missing", wanted="Name")


def test_a_new_dead_end_is_worse_and_what_lies_behind_it_is_not_gone() -> None:
    before = walked(join("Phone"))
    before[1].findings.append(seen("Phone", step=3))
    card = held(before, walked(ENDED))
    assert card.outcome == "dead-end"
    assert card.changes
    assert (card.changes.worse, card.changes.gone, card.changes.steps) == (["join"], [], [])
    assert fails(card, "new")
    known = held(walked(ENDED), walked(ENDED))
    assert not fails(known, "new")
    assert fails(known, "trouble")


def test_a_budget_that_was_broken_before_is_known() -> None:
    def budgeted(clicks: int, *labels: str) -> tuple[Visit, Scorecard]:
        way = join(*labels)
        way.more["budget"] = Budget(clicks=clicks)
        return walked(way)

    assert not fails(held(budgeted(1), budgeted(0)), "new")
    assert fails(held(budgeted(2), budgeted(1)), "new")


def test_what_could_not_be_measured_is_held_to_nothing() -> None:
    wall = way("join", go(page("Verify you are human", "/")), click("Join"), halt="target-missing", wanted="Join")
    card = held(walked(join()), walked(wall))
    assert card.score is None
    assert card.changes
    assert (card.changes.steps, card.changes.gone, card.changes.worse) == ([], [], [])
    assert differs(card)


@pytest.mark.parametrize(
    ("on", "failing"),
    [("trouble", False), ("critical", False), ("serious", True), ("moderate", True), ("minor", True), ("new", True), ("never", False)],
)
def test_what_fails_is_asked_for(on: FailOn, failing: bool) -> None:
    assert fails(held(found(), found(seen(severity="serious"))), on) is failing


@pytest.mark.parametrize("on", ["trouble", "critical", "minor", "new"])
def test_what_is_waived_fails_nothing(on: FailOn) -> None:
    waiver = Waiver(audit="dead-end", reason="They are mending it", until="2026-12-31")
    others = [Waiver(audit=finding.audit, reason="Known", until="2026-12-31") for finding in walked(ENDED)[1].findings]
    made = visit(ENDED, waivers=[waiver, *others], started="2026-11-22T10:00:00+00:00")
    card = held_against(made, score(made), None, ASKED)
    assert card.outcome == "dead-end"
    assert card.findings[0].waived == "They are mending it (until 2026-12-31)"
    assert not fails(card, on)
    assert list(expired(card)) == []
    late = score(visit(ENDED, waivers=[waiver, *others], started="2027-01-01T10:00:00+00:00"))
    assert fails(late, "trouble")
    assert next(expired(late)) == "waived until 2026-12-31, which is over: dead-end (They are mending it)"


def test_a_kept_visit_survives_its_file() -> None:
    made = kept(*walked(join("Phone")))
    assert msgspec.json.decode(msgspec.json.encode(made), type=KeptVisit) == made
    assert [step.acts[0].name for step in made.journeys[0].steps if step.acts] == ["/", "Join", "Name", "Confirm"]
    assert DONE
