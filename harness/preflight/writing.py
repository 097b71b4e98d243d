"""Writes a preflight down: a page, Markdown, JSON."""

import os
from pathlib import Path

import msgspec
from markupsafe import Markup

from harness.files import write
from harness.model.preflight import Evidence, Preflight, Proof
from harness.reporters.drawing import checklist, rushes, tongue
from harness.reporters.drawing.markup import linkable

JOB = "GITHUB_STEP_SUMMARY"  # names the file that a job's page is made of
USUAL_WAIT_S = 5.0  # the longest that a customer should have to wait, where the campaign does not say


def write_all(preflight: Preflight, evidence: Evidence, folder: Path, language: str) -> None:
    """Write `preflight.html`, `preflight.md`, `preflight.json` and what they rest on, `evidence.json`; CannotWrite where that cannot be."""
    preflight = _linked(preflight, folder)
    for name, record in (("evidence.json", evidence), ("preflight.json", preflight)):
        write(folder, name, msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")
    with tongue.speaking(language):
        write(folder, "preflight.html", checklist.page(preflight, _graph(evidence)))
        text = "\n".join(checklist.markdown(preflight)) + "\n"
    write(folder, "preflight.md", text)


def hand_over(folder: Path) -> None:
    """Add the Markdown to the page of a GitHub job, where this is one."""
    if job := os.environ.get(JOB):
        with Path(job).open("a", encoding="utf-8") as file:
            file.write((folder / "preflight.md").read_text(encoding="utf-8"))


def _linked(preflight: Preflight, folder: Path) -> Preflight:
    """Take links out that lead to files that are not there, as those of a visit that was cut short."""

    def proof(each: Proof) -> Proof:
        there = linkable(each.link) or (each.link and (folder / each.link).is_file())
        return each if there else msgspec.structs.replace(each, link="")

    points = [msgspec.structs.replace(point, proofs=list(map(proof, point.proofs))) for point in preflight.points]
    return msgspec.structs.replace(preflight, points=points)


def _graph(evidence: Evidence) -> Markup | None:
    if evidence.surge is None or not evidence.surge.levels:
        return None
    load = evidence.campaign.get("load") or {}
    scores = {walked.folder: walked.score for walked in evidence.walked}
    return rushes.graph(evidence.surge, float(load.get("wait", USUAL_WAIT_S)), scores)
