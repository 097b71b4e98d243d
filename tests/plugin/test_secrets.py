"""Every byte that a run leaves behind, searched for what the customer typed in secret."""

import base64
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .company import serve
from .project import Ended, Project

PASSWORD, CARD = "Canary-flies-77!", "4000056655665556"
GIVEN = "Author-wrote-this-99"
FORMS = {PASSWORD, CARD, "4000 0566 5566 5556", "Canary-flies-77%21", GIVEN, PASSWORD[:-1], CARD[:-1], GIVEN[:-1]}
PAGE = """<!doctype html><title>Card</title><h1>Pay</h1><p id=said></p><form>
<label>Password <input name=p type=password></label> <label>Password again <input name=q type=password></label>
<label>Card number <input name=c oninput="said.textContent = 'Your card: ' + value.replace(/(.{4})(?=.)/g, '$1 ')"></label>
<label>Current password <input name=o type=password onfocus="type = 'text'"></label><button>Pay</button></form>
<script>
console.error('was typed: ' + new URLSearchParams(location.search).get('c'));
document.querySelector('form').addEventListener('submit', (event) => { said.textContent += ' ' + document.forms[0].p.value; });
</script>"""
STEPS = f"""
- go: /
- fill: {{Password: "{PASSWORD}"}}
- fill: {{Password again: "{PASSWORD}"}}
- fill: {{Card number: "{CARD}"}}
- fill: {{Current password: "{GIVEN}"}}
- click: Pay
- expect: Paid
"""


class Answering(dict[str, str]):
    """Repeats what it was sent, as careless companies do."""

    def get(self, path: str, default: object = None) -> str:  # type: ignore[override]
        return PAGE.replace("Pay</h1>", f"Pay</h1><p>{path}</p><input value='{CARD}'>" if "?" in path else "Pay</h1>")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("secrets"))


@pytest.fixture(scope="module")
def ended(project: Project) -> Iterator[Ended]:
    with serve(Answering()) as company:
        project.site("careless", company.url)
        project.scenario("pay", "careless", STEPS)
        yield project.pytest("scenarios", "--tracing", "on", "--screenshot", "on", "--junitxml", "junit.xml", "-rA", "-s")


def left_behind(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give every file below a folder, and every file in an archive there; not what the author wrote."""
    for path in folder.rglob("*"):
        if path.is_file() and "scenarios" not in path.parts:
            yield path.name, path.read_bytes()
            if path.suffix == ".zip":
                with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
                    yield from ((f"{path.name}/{name}", archive.read(name)) for name in archive.namelist())


def test_nothing_left_behind_holds_a_secret(ended: Ended, project: Project) -> None:
    assert "`Paid`; nearest" in ended.said  # it was walked to its end
    files = list(left_behind(project.folder))
    assert {"visit.json", "index.html", "trace.zip/trace.trace", "junit.xml"} <= {name for name, _ in files}
    forms = {form.encode() for form in FORMS} | {base64.b64encode(form.encode()) for form in FORMS}
    assert [(name, form) for name, data in files for form in forms if form in data] == []
    assert not {form for form in FORMS if form in ended.said}


@pytest.mark.usefixtures("ended")
def test_trace_still_opens(project: Project) -> None:
    [trace] = project.folder.rglob("trace.zip")
    with zipfile.ZipFile(trace) as archive:
        assert archive.testzip() is None
        lines = archive.read("trace.trace").decode().splitlines()
    assert len(lines) > 20
    assert any("•" in line for line in lines)


@pytest.mark.usefixtures("ended")
def test_film_ends_where_the_first_secret_is_typed(project: Project) -> None:
    [trace] = project.folder.rglob("trace.zip")
    with zipfile.ZipFile(trace) as archive:
        film = [name for name in archive.namelist() if name.startswith("screencast/")]
        frames = archive.read("trace.trace").decode().count('"type":"screencast-frame"')
    assert 0 < len(film) < frames


def test_a_card_typed_into_four_boxes_leaves_no_trace_file(tmp_path: Path) -> None:
    boxes = "".join(f"<input name=c{at} maxlength=4 size=4 aria-label='Card number {at}' autocomplete=cc-number>" for at in range(1, 5))
    project = Project(tmp_path)
    with serve({"/": f"<!doctype html><title>Pay</title><form>{boxes}<button>Pay</button></form><p>All is well</p>"}) as company:
        project.site("boxes", company.url)
        project.scenario("boxes", "boxes", "- go: /\n- fill: form\n- expect: All is well")
        ended = project.pytest("scenarios", "--tracing", "on")
    assert ended.status == 0
    assert [path.name for path in tmp_path.rglob("*.zip")] == []
