"""The page of a preflight, its Markdown and its JSON, on one made by hand."""

import json
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from harness.model.preflight import AudienceRead, CodesRead, Evidence, Point, Preflight, Proof, Walked
from harness.model.surge import Level, Surge
from harness.preflight.gathering import ORDER
from harness.preflight.points import judge_all
from harness.preflight.points.audience import WRONG, WRONG_CODES, judge
from harness.preflight.writing import hand_over, write_all
from harness.reporters.drawing import checklist, tongue
from harness.reporters.drawing.sentences import told

from ..reporters.axe import violations

HOSTILE = "<img src=x onerror=alert(1)> **bold** ](javascript:x) @team ::error::"
SURGE = Surge(
    levels=[Level(users=50, requests=500, wait_ms={"p50": 90, "p95": 300}, ends={"served": 50}, visits=["walks/a"]),
            Level(users=150, requests=900, wait_ms={"p50": 900, "p95": 7000}, errors=40, ends={"turned-away": 60})],
    first_turned_away=150, of_what="503 at POST /gift",
)  # fmt: skip
EVIDENCE = Evidence(surge=SURGE, walked=[Walked(purpose="rush", folder="walks/a", score=60)], campaign={"load": {"wait": 5}})


def made(**more: object) -> Preflight:
    """Make a preflight with every verdict, hostile words wherever words of others stand."""
    points, _ = judge_all(Evidence())
    fine = Proof(text=f"A fine thing: {HOSTILE}", link="report/receipts/none.html")
    bad = [fine, Proof(text=HOSTILE, bad=True, link="report/receipts/a.html")]
    changed = {
        "audience": Point(number=0, name="", verdict="ready", said="The list has no address that cannot be."),
        "right-name": Point(number=0, name="", verdict="not-ready", said=HOSTILE, proofs=bad, asks=[HOSTILE]),
        "rush": Point(number=0, name="", verdict="not-ready", said="503", proofs=[Proof(text="x", bad=True)] * 60),
    }
    for at, point in enumerate(points):
        if own := changed.get(point.name):
            kept = {name: getattr(point, name) for name in ("number", "name", "title", "why")}
            points[at] = msgspec.structs.replace(own, **kept)
    given: dict[str, object] = {
        "campaign": f"A book {HOSTILE}", "site": "Publisher", "at": "2026-11-22T17:00:00+00:00", "goes_out": "2026-12-01T09:00",
        "points": points, "skipped": {"watch": "not asked for: `--watch 10m` watches", "odd": HOSTILE},
    }  # fmt: skip
    return Preflight(**(given | more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("preflight")
    for language in ("fi", "en"):
        (folder / language / "report" / "receipts").mkdir(parents=True)
        (folder / language / "report" / "receipts" / "a.html").write_text("", "utf-8")
        write_all(made(cut_short="by Ctrl-C, while gathering surge", broken=["plan-b: KeyError"]), EVIDENCE, folder / language, language)
    return folder


def opened(browser: Browser, path: Path, width: int = 1280, scheme: str = "light") -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.goto(path.as_uri())
    return page, asked


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("fi", 400, "dark")])
def test_anybody_can_read_it_and_it_reaches_out_to_nobody(browser: Browser, written: Path, language: str, width: int, scheme: str) -> None:
    path = written / language / "preflight.html"
    page, asked = opened(browser, path, width, scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [path.as_uri()]
    page.context.close()


def test_what_it_says(browser: Browser, written: Path) -> None:
    page, _ = opened(browser, written / "en" / "preflight.html")
    rows = page.locator(".points > li")
    expect(rows).to_have_count(13)
    expect(page.locator(".sum")).to_have_text("2 points speak against sending it.")
    assert [text.strip() for text in page.locator(".counts li").all_inner_texts()] == ["1 ready", "2 not ready", "10 ask a person"]
    name = rows.nth(1)
    expect(name.locator("details")).to_have_attribute("open", "")
    expect(rows.nth(0).locator("details")).not_to_have_attribute("open", "")
    expect(name.locator(".gist")).to_have_text(HOSTILE)
    assert name.locator(".proofs li").first.inner_text().startswith("✕"), "what speaks against it comes first"
    expect(name.get_by_role("link", name="evidence")).to_have_attribute("href", "report/receipts/a.html")
    expect(rows.nth(7).locator("svg.load")).to_have_count(4)
    expect(rows.nth(7)).to_contain_text("20 more are in preflight.json")
    expect(page.get_by_text("Cut short: by Ctrl-C")).to_be_visible()
    expect(page.locator(".skipped")).to_contain_text("watching the page")
    assert page.locator("img, script").count() == 0
    page.context.close()


def test_the_author_s_own_words_are_in_their_own_language() -> None:
    points, _ = judge_all(Evidence(campaign={"else": [{"ask": "Onko varasto valmis?"}, {"ask": "Entä puhelin?", "done": "Aino"}]}))
    with tongue.speaking("fi"):
        drawn = checklist.page(Preflight(points=points))
    assert "<li>Onko varasto valmis?</li>" in drawn
    assert "<span>Entä puhelin? – Aino</span>" in drawn


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("report/visits/a--b/visit.json", True), ("https://books.example/gift", True), ("", False), ("javascript:alert(1)", False),
        ("../../etc/passwd", False), ("/etc/passwd", False), ("//evil.example/x", False), ("data:text/html,x", False),
    ],
)  # fmt: skip
def test_only_files_beside_the_page_and_web_pages_are_linked(link: str, kept: bool) -> None:
    assert bool(checklist.href(Proof(text="", link=link))) is kept


def test_the_markdown_is_plain_where_words_are_of_others(written: Path) -> None:
    text = (written / "en" / "preflight.md").read_text("utf-8")
    assert "| 2 | Everybody is called by their own name. | ✗ not ready |" in text
    assert "- [ ] 3: " in text
    for raw in ("<img", "**bold**", "@team", "::error::"):
        assert raw not in text
    assert "](javascript" not in text.replace("\\]", "")


def test_a_job_s_page_gets_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "job.md"))
    (tmp_path / "job.md").write_text("before\n", "utf-8")
    write_all(made(), Evidence(), tmp_path / "out", "en")
    hand_over(tmp_path / "out")
    assert (tmp_path / "job.md").read_text("utf-8") == "before\n" + (tmp_path / "out" / "preflight.md").read_text("utf-8")


def test_programs_read_the_same(written: Path) -> None:
    read = json.loads((written / "fi" / "preflight.json").read_text("utf-8"))
    assert [point["verdict"] for point in read["points"]].count("not-ready") == 2
    assert msgspec.json.decode((written / "fi" / "evidence.json").read_bytes(), type=Evidence) == EVIDENCE


def test_what_is_left_to_a_person_is_asked_in_finnish() -> None:
    skipped = dict.fromkeys(ORDER, "left out by --no-walks")
    asked = [ask for evidence in (Evidence(), Evidence(skipped=skipped)) for point in judge_all(evidence)[0] for ask in point.asks]
    with tongue.speaking("fi"):
        assert not [ask for ask in asked if any(piece.foreign for piece in told(ask))], "write it into tongues/fi/sentences/preflight.yaml"


@pytest.mark.parametrize("kind", [*WRONG, *WRONG_CODES])
def test_what_is_wrong_with_lists_is_said_in_finnish(kind: str) -> None:
    counts = {kind: 1234}
    read = AudienceRead(customers=1, segments={"staff": 0}, counts=counts, places={kind: ["line 2"]})
    proofs = judge(Evidence(audience=read, codes=CodesRead(counts=counts))).proofs
    with tongue.speaking("fi"):
        assert not [proof.text for proof in proofs if any(piece.foreign for piece in told(proof.text))]


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["ready"] * 13, "Everything is ready."), (["ready", "ask"], "Nothing speaks against sending it. 1 point is left to a person."),
        (["ask", "ask", "not-ready"], "1 point speaks against sending it."),
    ],
)  # fmt: skip
def test_the_verdict_in_a_sentence(verdicts: list[str], said: str) -> None:
    points = [Point(number=1, name="x", verdict=verdict) for verdict in verdicts]  # type: ignore[arg-type]
    assert checklist.verdict(Preflight(points=points)) == said
    with tongue.speaking("fi"):
        assert checklist.verdict(Preflight(points=points)) != said
