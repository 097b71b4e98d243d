"""A preflight's folder, scrubbed: nothing of a customer is left in it, and its page still leads to the visits."""

import re
from pathlib import Path

import pytest

from harness.errors import Problem
from harness.model import Journey, PageView, Step, Visit
from harness.model.preflight import Evidence, Named, Point, Preflight, Proof, Walked
from harness.model.recording import Asked, Recording
from harness.preflight.writing import write_all
from harness.scoring import score
from harness.scrubbing import main, preflights
from harness.visit_file import write_recording, write_scorecard, write_visit

CANARIES = ("Ainolintu", "Peipponen", "aino.sparrow@example.com", "Bofinch Varpunen")
SCENARIO = """scenario: Claim
sites: [shop]
persona: {locale: fi_FI, given-name: Ainolintu, family-name: Peipponen, email: aino.sparrow@example.com}
journeys: {claim: [go: /]}
"""
SAID = "Thank you, Ainolintu Peipponen, and so says Bofinch Varpunen"


def walked(run: Path, link: str) -> Walked:
    """Leave a visit with its scenario, as a run of the walks does."""
    folder = run / "report" / "visits" / "01-seed"
    for each in (folder, run / "walks" / "sites"):
        each.mkdir(parents=True)
    (run / "walks" / "01-seed.yaml").write_text(SCENARIO, "utf-8")
    (run / "walks" / "sites" / "shop.yaml").write_text("site: Shop\nurl: http://shop.example\n", "utf-8")
    (run / "run.log").write_text("Ainolintu walked", "utf-8")
    visit = Visit(
        id="01-seed", scenario="Claim", file="01-seed.yaml", site="shop", locale="fi_FI", views=[PageView(page=1, text=SAID, title=SAID)],
        journeys=[Journey(name="claim", steps=[Step(verb="go", words="go: /")])],
    )  # fmt: skip
    write_visit(visit, folder / "visit.json")
    write_scorecard(score(visit), folder / "scorecard.json")
    told = {"given-name": "Ainolintu", "email": "aino.sparrow@example.com"}
    write_recording(Recording(facts=told, asked=[Asked(url="http://shop.example/?g=Ainolintu", answer=SAID)]), folder / "recording.json")
    names = [Named(kind="somebody-else", words="Bofinch Varpunen"), Named(kind="own", words=SAID)]
    return Walked(purpose="seed", of="reader", outcome="reached", answer=[SAID], named=names, link=link)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports" / "preflight" / "gift"
    seed = walked(made, "report/receipts/01-seed.html")
    rushed = walked(made / "surge" / "level-1", "surge/level-1/report/receipts/01-seed.html")
    for name in ("customers.csv", "rushed.jsonl", "master.log", "locustfile.py"):
        (made / "surge" / name).write_text("host = 'Ainolintu'", "utf-8")
    for each in (seed, rushed):
        (made / each.link).parent.mkdir()
        (made / each.link).write_text('<html lang="fi">', "utf-8")
    proof = Proof(text=f"It greets somebody else: `{SAID}`", bad=True, link=seed.link)
    points = [Point(number=2, name="right-name", verdict="not-ready", said=SAID, proofs=[proof, Proof(text="a browser", link=rushed.link)])]
    write_all(Preflight(campaign="Gift", points=points), Evidence(walked=[seed, rushed]), made, "fi")
    return made


def everything(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*")) if path.is_file())


def test_nobody_is_left_in_it_and_its_links_still_open(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert all(canary in everything(folder) for canary in CANARIES)
    before = everything(folder)
    assert main([folder.parents[1]], True, [], 2) == 0
    assert everything(folder) == before
    assert "1 preflight would be scrubbed, 9 files for machines would be deleted" in capsys.readouterr().out

    assert main([folder.parents[1]], False, [], 2) == 0
    assert [canary for canary in CANARIES if canary in everything(folder)] == []
    assert not [*folder.rglob("walks"), *folder.glob("surge/*.csv"), *folder.glob("surge/*.jsonl"), *folder.rglob("*.log")]
    assert (folder / "surge" / "locustfile.py").read_text("utf-8") == "host = '••••••••'"
    page = (folder / "preflight.html").read_text("utf-8")
    links = set(re.findall(r'href="((?:report|surge)/[^"]+)"', page))
    assert links == {"report/receipts/01-seed.html", "surge/level-1/report/receipts/01-seed.html"}
    assert all((folder / link).is_file() for link in links)
    assert '<html lang="fi"' in page


def test_one_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "evidence.json").write_text("{", "utf-8")
    problems: list[Problem] = []
    preflights.scrub(folder, preflights.strangers(folder), False, problems)
    assert ["the preflight cannot be written anew" in problem.message for problem in problems] == [True]
