"""The README says what the code says."""

import re
import textwrap
from pathlib import Path

from harness.campaign import load_campaign
from harness.scenario import load_inbox, load_scenario

from . import readme


def test_the_tables_are_those_of_the_code() -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert readme.filled(text) == text, "run `python -m tests.readme`"


def test_the_scenario_of_the_readme_is_one(tmp_path: Path) -> None:
    text = readme.README.read_text(encoding="utf-8")
    scenario, site, acquaintance, mails, inbox, budget, waive, campaign, commit = re.findall(r"```yaml\n(.*?)```", text, flags=re.S)
    (tmp_path / "sites").mkdir()
    for name in ("pulse-gym", "river-association"):
        (tmp_path / "sites" / f"{name}.yaml").write_text(site + acquaintance, encoding="utf-8")
    (tmp_path / "home.yaml").write_text(inbox, encoding="utf-8")
    assert load_inbox(tmp_path / "home.yaml").folders == ("INBOX", "Junk")
    path = tmp_path / "join-and-leave.yaml"
    path.write_text(scenario, encoding="utf-8")
    assert [journey.name for journey in load_scenario(path).journeys] == ["join", "leave"]
    own = scenario.replace("    budget: {clicks: 4, score: 80}\n", textwrap.indent(budget, "    ")) + waive
    path.write_text(own, encoding="utf-8")
    assert load_scenario(path).journeys[1].budget.ratio == 1.0
    assert [each.waiver.audit for each in load_scenario(path).waivers] == ["contact-missing"]
    path.write_text(f"scenario: Mails\nsites: [pulse-gym]\njourneys:\n  join:\n{textwrap.indent(mails, '  ')}", encoding="utf-8")
    assert [step.verb for step in load_scenario(path).journeys[0].steps] == ["mail", "mail", "fill", "read", "mail", "agree", "unsubscribe"]
    path.write_text(f"scenario: Order\nsites: [pulse-gym]\n{textwrap.dedent(commit)}", encoding="utf-8")
    order = load_scenario(path)
    own = {"breakwater-now": "pulse-gym", "../claim-a-free-book.yaml": path.name, "../tell-customer-service.yaml": path.name}
    (tmp_path / "book.yaml").write_text(re.sub("|".join(own), lambda found: own[found[0]], campaign), encoding="utf-8")
    assert [each.done for each in load_campaign(tmp_path / "book.yaml").asks] == ["", "Aino, 20 November"]
    assert (order.journeys[0].steps[0].commit, [each.name for each in order.undo]) == (True, ["cancel"])


def test_every_path_and_command_is_there() -> None:
    text = readme.README.read_text(encoding="utf-8")
    root = readme.README.parent
    for place in re.findall(r"^    ((?:scenarios|harness)/[\w/]*)", text, flags=re.M):
        assert (root / place).exists(), place
    from harness.cli import _parser

    help_text = _parser().format_help()
    for command in set(re.findall(r"mystery-shop ([\w-]+)", text)) - {"does", "says"}:
        assert re.search(rf"^\s+{command}\b", help_text, flags=re.M), command
