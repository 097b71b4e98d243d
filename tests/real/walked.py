"""Scenarios bound to a site that is being served, and what a walk came to, in the figures that are compared with the known truth."""

import re
import shutil
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from harness import scoring
from harness.model import Finding, Journey, JourneyScore, Visit
from harness.scenario.own import load_own
from harness.steps import steps

from .serving import RealSite

SCENARIOS = Path(__file__).parent / "scenarios"
UNBOUND = re.compile(r"http://127\.0\.0\.1:1\b")


class Spent(NamedTuple):
    """What a journey took, as TRUTH.md counts it."""

    clicks: int
    fields: int
    choices: int
    pages: int
    authentication: tuple[str, ...] = ()
    mail_steps: int = 0


class Found(NamedTuple):
    """A finding, and the path of the page, or the subject of the mail, that it stands in; neither where it is about a whole journey."""

    severity: str
    audit: str
    journey: str
    path: str = ""
    mail: str = ""


class Walked:
    """A visit with its scorecard."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.card = scoring.score(visit)
        assert self.card.failed_audits == []

    def journey(self, name: str) -> Journey:
        """Give a journey as it was walked."""
        return next(each for each in self.visit.journeys if each.name == name)

    def score(self, name: str) -> JourneyScore:
        """Give what a journey came to."""
        return next(each for each in self.card.journeys if each.name == name)

    def spent(self, name: str) -> Spent:
        """Give what a journey took."""
        effort = self.journey(name).effort
        return Spent(effort.clicks, effort.fields, effort.choices, effort.pages, effort.authentication, effort.mail_steps)

    def promised(self) -> list[tuple[str, str, str]]:
        """Give what pages and mails promised: of what kind, what became of it, and its words."""
        return [(promise.what, promise.state, promise.words) for promise in self.card.promises]

    def subjects(self) -> list[str]:
        """Give the subjects of all mails that came, read or not, oldest first."""
        return [mail.subject for mail in self.visit.mails]

    def kept(self) -> dict[str, str]:
        """Give everything that was read on the way."""
        return {name: value for journey in self.visit.journeys for step in journey.steps for name, value in step.kept.items()}

    def found(self) -> set[Found]:
        """Give the findings, each borne out by the page it names. How fast a page came tells of this machine and is left out."""
        findings = [each for each in self.card.findings if each.audit != "slow-page"]
        for finding in findings:
            self._check(finding)
        subjects = [mail.subject for mail in self.visit.mails] + [""]
        return {Found(each.severity, each.audit, each.journey, urlsplit(each.url).path, subjects[each.mail]) for each in findings}

    def _check(self, finding: Finding) -> None:
        """Check that the words of a finding stand on its page, or in its mail."""
        if finding.mail >= 0:
            mail = self.visit.mails[finding.mail]
            assert finding.words in "\n".join([mail.text, mail.subject, mail.sender, *(link.words for link in mail.links)])
            return
        if finding.view < 0:
            assert finding.words == ""
            return
        page = self.visit.views[finding.view]
        assert finding.url == page.url
        labels = [f"`{field.label}`" for field in page.fields]
        assert finding.words in "\n".join([page.text, page.title, *page.errors, *labels])


def bound_to(site: RealSite, folder: Path) -> Path:
    """Copy the scenarios and put in where the site is; give the copy's folder."""
    shutil.copytree(SCENARIOS, folder, dirs_exist_ok=True)
    for file in folder.rglob("*.yaml"):
        file.write_text(UNBOUND.sub(site.url, file.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def load_step_for(test: pytest.MonkeyPatch, folder: Path) -> None:
    """Load the step that stands beside the scenarios, for this test only."""
    test.setattr(steps, "_parts", dict(steps.load()._parts))
    assert load_own([folder]) == []
