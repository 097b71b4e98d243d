"""No canary is found in what a run leaves, and the search would find one."""

import base64
import gzip
import io
import json
import zipfile
from urllib.parse import quote

import pytest

from .canaries import WORDS, Search, Watch, walked
from .project import Ended, Project

Left = tuple[Project, list[Ended], Search, Watch]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    return walked(tmp_path_factory.mktemp("canaries"))


def test_no_canary_is_found(left: Left) -> None:
    assert dict(left[2].hits) == {}
    assert left[2].bytes > 5_000_000


def test_everything_was_there_to_be_searched(left: Left) -> None:
    project, [first, _, second, _], _, watch = left
    names = {path.name for path in project.folder.rglob("*")}
    assert {"visit.json", "scorecard.json", "details.js", "index.html", "history.sqlite", "baseline.json"} <= names
    assert {"results.sarif", "visits.csv", "trace.zip", "junit.xml", "changes.json", "summary.md"} <= names
    visits = {path.parent.name: json.loads(path.read_bytes()) for path in project.folder.rglob("visit.json")}
    assert "No such words" in str(visits["fills--parrot"]["journeys"])
    assert "••••" in str(visits["fills--parrot"]["views"])
    assert "••••" in str(visits["writes--parrot"]["mails"])
    assert len(visits["writes--parrot"]["journeys"][0]["steps"]) == 8, "to its end"
    assert "••••" in str(visits["returns--parrot--known"]["views"])
    assert "cannot judge ••••" in first.said
    assert "facts      = {" in first.said
    assert "Mailpit at http://127.0.0.1:9 cannot be reached" in first.said
    assert {first.status, second.status} <= {1, 3, 5}
    for part in ("--type=renderer", "cli.js run-driver", "harness.browser.printing"):  # a keyring is asked too fast to be seen each time
        assert any(part in said for said in watch.seen), part


def test_what_secrets_were_near_is_gone(left: Left) -> None:
    """Screenshots show what nobody can read out of them."""
    pictures = [path for path in (left[0].folder / "output").rglob("*") if path.suffix in (".png", ".webm")]
    assert [path for path in pictures if "gone" not in path.parent.name] == []
    assert pictures, "where nothing was typed they are kept"


@pytest.mark.parametrize("name", WORDS)
def test_the_search_finds_a_canary_however_it_is_hidden(name: str) -> None:
    word = WORDS[name]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("inside.gz", gzip.compress(f"x{word}".encode()))
    hidden = [
        word.encode(), quote(word).encode(), word.encode("utf-16-le"), base64.b64encode(f"ab{word}cd".encode()), archive.getvalue(),
        b"data:text/plain;base64," + base64.b64encode(f"{'-' * 40}{word}{'-' * 40}".encode()), word.encode().hex().encode(),
    ]  # fmt: skip
    for data in hidden:
        search = Search()
        search.through("made up", data)
        assert name in {canary for canary, _ in search.hits}, data[:60]


def test_the_search_finds_nothing_where_there_is_nothing() -> None:
    search = Search()
    search.through("made up", b"Canary, file 81, 4000, 77 Birdcage, 1971" * 1000)
    assert not search.hits
    assert search.bytes > 10_000


def test_each_secret_is_another() -> None:
    assert len(set(WORDS.values())) == len(WORDS)
