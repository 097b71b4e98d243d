"""What stood in a keyboard visit's way, and where."""

from collections.abc import Iterator
from typing import NamedTuple

from harness.model import Finding, Severity, Snag, SnagKind, Visit
from harness.reading.looks import page_at, quoted


class Place(NamedTuple):
    """A snag with the step that met it, and the address it stood at."""

    journey: str
    step: int
    url: str
    snag: Snag

    def finding(self, audit: str, severity: Severity, seen: str) -> Finding:
        """Give a finding about it."""
        met = self.snag
        return Finding(
            audit=audit, severity=severity, certainty="sure", seen=seen, journey=self.journey, step=self.step, view=met.view,
            words=quoted(met.name), url=self.url, box=met.box,
        )  # fmt: skip


def snags(visit: Visit, *kinds: SnagKind) -> Iterator[Place]:
    """Give the snags of some kinds, each once: what stands on several looks at a page is met again and again."""
    met = set()
    for journey in visit.journeys:
        for number, step in enumerate(journey.steps):
            for snag in step.snags:
                page = page_at(visit, snag.view)
                url = page.url if page else ""
                key = (snag.kind, snag.rule, snag.name, url)
                if snag.kind in kinds and key not in met:
                    met.add(key)
                    yield Place(journey.name, number, url, snag)
