"""All numbers of all visits in one table."""

import csv
from pathlib import Path

import msgspec

from harness.reporters import csv as visits
from harness.reporters.drawing.spreadsheet import safe

from . import hostile, samples
from .conftest import Written


def table(folder: Path) -> list[dict[str, str]]:
    with (folder / "visits.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_for_each_visit_in_the_order_of_collection(written: Written) -> None:
    rows = table(written.reports)
    assert [row["site-name"] for row in rows][:3] == ["Pulse Gym", "River Association", "Palace"]
    gym = rows[0]
    assert {name: gym[name] for name in ("outcome", "kind", "score", "clicks", "keystrokes", "asked-again", "authentication")} == {
        "outcome": "dead-end", "kind": "by-post", "score": "31.0", "clicks": "7", "keystrokes": "120", "asked-again": "1",
        "authentication": "password",
    }  # fmt: skip
    assert [gym[f"seconds-{end}"] for end in ("low", "middle", "high")] == ["108.0", "166.0", "274.0"]
    assert [gym[f"findings-{severity}"] for severity in ("critical", "serious", "moderate", "minor")] == ["1", "1", "1", "0"]
    assert (gym["worst-audit"], gym["findings-waived"], gym["findings-new"]) == ("dead-end", "0", "")


def test_what_was_not_measured_is_never_a_number(written: Written) -> None:
    wall = table(written.reports)[2]
    assert (wall["outcome"], wall["score"], wall["clicks"], wall["pages"], wall["seconds-middle"]) == ("bot-wall", "", "", "", "")
    assert {wall[f"seconds-{part}"] for part in visits.SPLIT} == {""}


def test_every_row_has_every_column() -> None:
    for made in (samples.gym(), samples.walled(), hostile.hostile()):
        assert len(visits.row(made.card)) == len(visits.COLUMNS)


def test_waived_and_new_findings_are_counted() -> None:
    card = samples.gym().card
    one, two, three = card.findings
    found = [
        msgspec.structs.replace(one, new=True),
        msgspec.structs.replace(two, new=False, waived="known"),
        msgspec.structs.replace(three, new=False),
    ]
    row = dict(zip(visits.COLUMNS, visits.row(msgspec.structs.replace(card, findings=found)), strict=True))
    assert (row["findings-waived"], row["findings-new"]) == (1, 1)


def test_planted_formulas_come_back_as_text(tmp_path: Path) -> None:
    planted = "=HYPERLINK(\"https://a.example\");@x\r\n-1"
    card = msgspec.structs.replace(samples.gym().card, site_name=planted, reason=f"\t{planted}", scenario="+1", device="-2")
    visits.write([card], tmp_path)
    [row] = table(tmp_path)
    assert row["site-name"] == safe(planted) == "'=HYPERLINK(\"https://a.example\");'@x -1"
    assert (row["scenario"], row["device"]) == ("'+1", "'-2")
    assert row["reason"].startswith("' =")


def test_nothing_is_written_without_visits(empty: Written) -> None:
    assert not (empty.reports / "visits.csv").exists()
