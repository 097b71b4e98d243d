"""Shipped scenarios walked without a pointer, through the plugin: the same end, the same effort, and the way there beside it."""

import re
from pathlib import Path

from ..test_truth import SCENARIOS, STREET
from .project import Project

# A form and a way out, a date and a time, a sign-in, mails, a cookie banner, pages in German.
SITES = "river-association,bistro,reel-house,tideline,lamplight-gym,kuesten-express"


def test_what_can_be_walked_by_mouse_can_be_walked_by_keyboard(project: Project) -> None:
    ended = project.pytest(str(SCENARIOS), "--keyboard", "--site", SITES, "--no-pictures")
    assert "by keyboard" in (project.folder / "reports" / "index.html").read_text("utf-8")
    cards = project.scorecards()
    assert len(cards) >= 6, ended.said
    assert re.search(r"reached +\d+ +\d+ Tab stops ", ended.said)
    assert re.search(r"^scenario +site .* Tab stops ", ended.said, re.MULTILINE)
    for visit, card in cards.items():
        truth = STREET[Path(card["file"]).stem][card["site"]]
        assert visit.endswith("--keyboard")
        assert card.get("outcome", "reached") == truth["outcome"], ended.said
        spent = {"authentication": [], **card["effort"]}
        assert {key: spent.get(key, 0) for key in truth["effort"]} == truth["effort"]
        assert sorted({finding["audit"] for finding in card.get("findings", [])}) == truth["findings"]
        assert spent["tab_stops"] > spent["clicks"]
        assert not spent.get("focuses", 0) + spent.get("switches", 0)
