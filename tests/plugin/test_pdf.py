"""Receipts as PDF, from the command line: what cannot be printed is told in one line, and costs nothing else."""

from .project import Project


def test_receipts_are_printed_and_one_that_cannot_be_is_told(project: Project) -> None:
    project.site("corners", "street:odd-corners")
    for name in ("fine", "taken"):
        project.scenario(name, "corners", "- go: /")
    project.write("reports/receipts/taken--corners.pdf/in-the-way", "")
    ended = project.mystery_shop("run", "--pdf", "--report", "receipts,json", "--no-pictures", "--no-probe")
    assert "2 passed" in ended.said
    assert (project.folder / "reports/receipts/fine--corners.pdf").read_bytes().startswith(b"%PDF")
    assert "receipts/taken--corners.html" in project.files()
    lines = [line for line in ended.said.splitlines() if "taken--corners.pdf" in line]
    assert len(lines) == 1
    assert lines[0].startswith("the report `receipts` is not complete: receipts cannot be printed: receipts/taken--corners.html: ")
