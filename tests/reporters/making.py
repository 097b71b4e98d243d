"""What samples are made of, and how they are left for a run to find."""

import dataclasses
from pathlib import Path

import msgspec

from harness.model import Act, Box, Effort, PageView, Scorecard, Step, Visit

ANCHORS = "2026-01"


@dataclasses.dataclass(frozen=True)
class Sample:
    """A visit with its scorecard, the name of its test, and how that ended."""

    name: str
    ending: str
    visit: Visit
    card: Scorecard


def step(said: str, seen_on: int, box: Box | None = None, /, **spent: object) -> Step:
    """Make a step that was done; `box` is what it acted on."""
    acts = [Act(kind="click", name=said, view=seen_on, box=box)] if box else []
    return Step(
        verb=said.partition(":")[0],
        words=said,
        path="scenarios/join-and-leave.yaml",
        line=8 + seen_on,
        done=True,
        acts=acts,
        view=seen_on,
        effort=Effort(**spent),
        harness_ms=180,
    )


def view(number: int, title: str = "Pulse Gym", **more: object) -> PageView:
    """Make a look at a page with a screenshot."""
    seen = {"page": number + 1, "url": f"https://gym.example/{number}", "status": 200, "title": title, "screenshot": f"{number:02}.jpg"}
    return PageView(**(seen | more))


def write(folder: Path, samples: list[Sample], picture: bytes) -> None:
    """Write samples as a run leaves them, with the same screenshot for every look, for `stand_in.py` to walk."""
    listed = []
    for number, sample in enumerate(samples):
        place = folder / "reports" / f"visit-{number}"
        place.mkdir(parents=True)
        (place / "visit.json").write_bytes(msgspec.json.encode(sample.visit))
        (place / "scorecard.json").write_bytes(msgspec.json.encode(sample.card))
        for look in sample.visit.views:
            if look.screenshot:
                (place / look.screenshot).write_bytes(picture)
        listed.append({"name": sample.name, "ending": sample.ending, "folder": str(place)})
    (folder / "walks.json").write_bytes(msgspec.json.encode(listed))
