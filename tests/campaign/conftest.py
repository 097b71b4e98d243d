"""A folder with a campaign, the site and the scenario that it names."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.campaign import Campaign, load_campaign

HEAD = "campaign: A free book\nsite: publisher\npage: /gift\ngoes-out: 2026-12-01 09:00\njourneys: [../claim.yaml]\n"
Made = Callable[..., Campaign]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder `scenarios/campaigns`."""
    here = tmp_path / "scenarios"
    (here / "sites").mkdir(parents=True)
    (here / "campaigns").mkdir()
    (here / "sites" / "publisher.yaml").write_text("site: Publisher\nurl: https://books.example\nhosts: [status.example]\n", "utf-8")
    (here / "claim.yaml").write_text("scenario: Claim a book\nsites: [publisher]\njourneys: {claim: [go: /gift]}\n", "utf-8")
    return here / "campaigns"


@pytest.fixture
def campaign(folder: Path) -> Made:
    """Write a campaign, with files beside it, and read it."""

    def make(more: str = "", **files: str | bytes) -> Campaign:
        for name, content in files.items():
            raw = content if isinstance(content, bytes) else content.encode()
            (folder / f"{name}.csv").write_bytes(raw)
        (folder / "book.yaml").write_text(HEAD + more, "utf-8")
        return load_campaign(folder / "book.yaml")

    return make
