"""Which journeys of `undo` a visit needs, and what is left behind when they fail."""

import pytest

from harness.model import Budget, Committed, Halt, Journey, PageView, Step, Undone, Visit
from harness.reading.undoing import due, marked, not_undone
from harness.scenario import JourneyPlan

SENT = Committed(what="opens a membership", name="Confirm membership", by="step", journey="join", step=1, view=0)
ANY, LEAVE = JourneyPlan("clean up", "", "", (), Budget(), 1), JourneyPlan("leave again", "join", "", (), Budget(), 2)
JOIN = Journey(name="join", steps=[Step(verb="read", done=True, kept={"number": "A-17"}, view=0)])
LEFT = Journey(name="leave", mirrors="join", steps=[Step(verb="click", done=True, view=0)])
STUCK = Journey(name="leave", mirrors="join", steps=[Step(verb="click", view=0)], halt=Halt(cause="target-missing", step=0, wanted="Leave"))


def visit(*journeys: Journey, sent: tuple[Committed, ...] = (SENT,), undone: tuple[Undone, ...] = ()) -> Visit:
    page = PageView(page=0, url="https://gym.example/", status=200, text="Hello")
    made = {"scenario": "Join", "file": "join.yaml", "site": "gym", "site_name": "Gym", "address": "https://gym.example", "id": "join--gym"}
    return Visit(**made, journeys=list(journeys), views=[page], committed=list(sent), undone=list(undone))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("walked", "names"),
    [
        (visit(JOIN), ["clean up", "leave again"]),
        (visit(JOIN, sent=()), []),
        (visit(JOIN, STUCK), ["clean up", "leave again"]),
        (visit(JOIN, LEFT), []),  # the visit has left by itself
        (visit(JOIN, Journey(name="order")), ["clean up", "leave again"]),
        (visit(Journey(name="order"), sent=(Committed(name="Place order", journey="order"),)), ["clean up"]),
    ],
)
def test_what_is_due(walked: Visit, names: list[str]) -> None:
    assert [plan.name for plan in due((ANY, LEAVE), walked)] == names


def test_what_is_undone_leaves_nothing_behind() -> None:
    done = marked(visit(JOIN, undone=(Undone(name="leave again", mirrors="join", state="undone"),)), (LEAVE,))
    assert [each.undo for each in done.committed] == ["undone"]
    assert not_undone(done) is None


def test_who_has_left_has_undone_the_joining() -> None:
    done = marked(visit(JOIN, LEFT), (LEAVE,))
    assert ([each.undo for each in done.committed], not_undone(done)) == (["undone"], None)


def test_what_no_journey_takes_back_is_no_failure_of_undoing() -> None:
    done = marked(visit(JOIN), ())
    assert ([each.undo for each in done.committed], not_undone(done)) == ([""], None)


def test_one_failure_leaves_it_behind() -> None:
    tried = (Undone(name="clean up", state="undone"), Undone(name="leave again", mirrors="join", reason="There is no way."))
    left = not_undone(marked(visit(JOIN, undone=tried), (ANY, LEAVE)))
    assert left is not None
    assert (left.visit, left.site_name, left.address, left.kept) == ("join--gym", "Gym", "https://gym.example", {"number": "A-17"})
    assert [each.what for each in left.committed] == ["opens a membership"]
    assert [each.reason for each in left.tried] == ["There is no way."]


def test_what_was_never_tried_is_left_behind() -> None:
    assert not_undone(marked(visit(JOIN), (ANY,))) is not None
