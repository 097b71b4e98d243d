"""A user's own step is read, described and refused like ours."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest

from harness.errors import BadFile
from harness.scenario import load_scenario, schema
from harness.steps import Shopper, field, step, steps


@pytest.fixture
def own_step() -> Iterator[type[Any]]:
    @step
    class RateVisit:
        """Give stars."""

        stars: int = field("How many.", example="5")
        by: Literal["thumb", "star"] = field("With what.", default="star")
        loud: bool | None = field("Say so.", default=None)
        reply_name: str = field("Kept.", default="")

        def act(self, shopper: Shopper) -> None:
            shopper.click(str(self.stars))

        def mistake(self) -> str:
            return "too many stars\ngive 5 at most" if self.stars > 5 else ""

        def keeps(self) -> Iterable[str]:
            return [self.reply_name] if self.reply_name else []

    yield RateVisit
    del steps._parts["rate-visit"]


def problems(folder: Path, lines: str) -> list[tuple[int, str, str]]:
    (folder / "sites").mkdir(exist_ok=True)
    (folder / "sites" / "gym.yaml").write_text("site: Gym\nurl: https://gym.example\n", encoding="utf-8")
    path = folder / "rate.yaml"
    path.write_text(f"scenario: Rate\nsites: [gym]\njourneys:\n  rate:\n{lines}", encoding="utf-8")
    try:
        load_scenario(path)
    except BadFile as error:
        return [(each.line, each.message, each.help) for each in error.problems]
    return []


def test_it_is_read(own_step: type[Any], tmp_path: Path) -> None:
    lines = "    - rate-visit: {stars: 4, by: thumb, loud: on, reply-name: answer}\n    - expect: '{answer}'\n    - rate-visit: 5\n"
    assert problems(tmp_path, lines) == []
    first, _, last = load_scenario(tmp_path / "rate.yaml").journeys[0].steps
    assert (first.step, last.step) == (own_step(4, "thumb", True, "answer"), own_step(5))


def test_its_mistakes_are_found(own_step: type[Any], tmp_path: Path) -> None:
    lines = "    - rate-visit: many\n    - rate-visit: {stars: 1, by: thum, loud: perhaps}\n    - rate-visit: 6\n"
    assert problems(tmp_path, lines) == [
        (5, "`rate-visit` has to be a whole number, not `many`", ""),
        (6, "`by` cannot be `thum`", "did you mean `thumb`?"),
        (6, "`loud` has to be true or false, not `perhaps`", ""),
        (7, "too many stars", "give 5 at most"),
    ]


def test_editors_know_it(own_step: type[Any]) -> None:
    verb = schema()["definitions"]["step"]["anyOf"][0]["properties"]["rate-visit"]
    assert verb["description"] == "Give stars."
    named = verb["anyOf"][1]
    assert named["required"] == ["stars"]
    assert named["properties"]["by"] == {"enum": ["thumb", "star"], "description": "With what.", "markdownDescription": "With what."}
    assert {key: value["type"] for key, value in named["properties"].items() if "type" in value} == {
        "stars": "integer",
        "loud": "boolean",
        "reply-name": ["string", "number", "boolean"],
    }
