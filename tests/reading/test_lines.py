"""Where in the scenario's files something is to be told."""

from harness.model import BrokenBudget, Journey, Step, Visit
from harness.reading.lines import Line, last_step, line_of, line_of_budget, line_of_end

FILE = "scenarios/leave.yaml"
VISIT = Visit(
    scenario="Leave",
    file=FILE,
    site="gym",
    journeys=[
        Journey(
            name="leave",
            steps=[
                Step(verb="go", path="scenarios/sites/gym.yaml", line=4, part="sign-in"),
                Step(verb="go", path=FILE, line=7),
                Step(verb="click", path=FILE, line=8),
            ],
        ),
        Journey(name="never", walked=False),
    ],
)


def test_a_step_has_its_line() -> None:
    assert line_of(VISIT, "leave", 2) == Line(FILE, 8)
    assert line_of(VISIT, "leave", 0) == Line("scenarios/sites/gym.yaml", 4)


def test_without_a_step_the_scenarios_own_first_line_of_the_journey() -> None:
    assert line_of(VISIT, "leave") == line_of(VISIT, "leave", 99) == Line(FILE, 7)
    assert line_of(VISIT, "never") == line_of(VISIT, "nowhere", 3) == Line(FILE, 1)


def test_where_a_journey_ended() -> None:
    assert line_of_end(VISIT, "leave") == Line(FILE, 8)
    assert line_of_end(VISIT, "never") == Line(FILE, 1)
    assert last_step(VISIT, "never") is None


def test_a_broken_budget_has_the_line_it_names_or_that_of_its_step() -> None:
    broken = BrokenBudget(metric="clicks", figure=5, limit=4, step=1)
    assert line_of_budget(VISIT, "leave", broken) == Line(FILE, 7)
    assert line_of_budget(VISIT, "leave", BrokenBudget(metric="clicks", figure=5, limit=4, path="x.yaml", line=3)) == Line("x.yaml", 3)
