"""What a site file says that a company is owed."""

from pathlib import Path

import pytest

from harness.manners.naming import LONGEST
from harness.scenario.plan import Courtesy
from harness.scenario.site_file import load_site


def courtesy(folder: Path, more: str) -> Courtesy:
    path = folder / "shop.yaml"
    path.write_text(f"site: Shop\nurl: https://shop.example\n{more}", encoding="utf-8")
    return load_site(path).courtesy


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", Courtesy()),
        ("pace: 2 s", Courtesy(pace=2.0)),
        ("pace: 500 ms\nrobots: no", Courtesy(pace=0.5, robots=False)),
        ("visits-per-day: 40", Courtesy(visits_per_day=40)),
        ('user-agent: "Example Oy audit, +https://example.com/audit"', Courtesy(auditor="Example Oy audit, +https://example.com/audit")),
        (f"user-agent: {'x' * LONGEST}", Courtesy(auditor="x" * LONGEST)),
    ],
)  # fmt: skip
def test_courtesy(tmp_path: Path, more: str, said: Courtesy) -> None:
    assert courtesy(tmp_path, more) == said
