"""Files are written whole or not at all, below one folder, under names that every system allows."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.files import DRAFT, CannotWrite, drafted, file_name, sweep, write

NAMES = ["", ".", "..", "../../x", "/etc/passwd", "C:\\x", "a" * 300, "🦜", "\u202etxt.exe", "CON", "nul.txt", "a\0b", "~", "-rf"]
ODD = st.text() | st.sampled_from(NAMES)


def test_writes_text_and_bytes_as_they_are(tmp_path: Path) -> None:
    assert write(tmp_path, "receipts/a.html", "ä\r\n\n").read_bytes() == b"\xc3\xa4\r\n\n"
    assert write(tmp_path / "new", "b.bin", b"\r\n\xff").read_bytes() == b"\r\n\xff"
    assert write(tmp_path, "receipts/a.html", "\ud800 anew").read_text("utf-8") == "? anew"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.html", "b.bin", "new", "receipts"]


def test_what_goes_wrong_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "old")
    with contextlib.suppress(ValueError), drafted(tmp_path, "a.txt") as file:
        file.write("new" * 10_000)
        raise ValueError("midway")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "old"}


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/x", "..", ".", "", "a\\..\\..\\x", "C:x", "C:\\x", "\\\\host\\x", "x\0"])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "reports"
    with pytest.raises(CannotWrite, match="is no name for a file below"):
        write(folder, name, "")
    assert not list(tmp_path.iterdir())


def test_links_are_not_followed_out(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "reports"
    outside.mkdir()
    folder.mkdir()
    (folder / "receipts").symlink_to(outside)
    (outside / "kept.txt").write_text("kept")
    (folder / "kept.txt").symlink_to(outside / "kept.txt")
    with pytest.raises(CannotWrite, match="a link that leads out of"):
        write(folder, "receipts/deeper/a.html", "")
    write(folder, "kept.txt", "mine")  # takes the link's place
    assert {path.name: path.read_text() for path in outside.iterdir()} == {"kept.txt": "kept"}
    (tmp_path / "other").symlink_to(folder)  # the folder itself may be one
    assert write(tmp_path / "other", "b/c.txt", "").resolve() == folder / "b" / "c.txt"


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own that has no room."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_told_of(full: Path) -> None:
    write(full, "index.html", "old")
    with pytest.raises(CannotWrite, match=r"index\.html cannot be written: the disk is full$"):
        write(full, "index.html", b"x" * 100_000)
    assert {path.name: path.read_text() for path in full.iterdir()} == {"index.html": "old"}


LIMITED = """
import resource, signal, sys
from pathlib import Path
from harness.files import CannotWrite, write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    write(Path(sys.argv[1]), "big.html", "x" * 100_000)
except CannotWrite as error:
    print(error)
"""


def test_a_limit_of_the_user_is_told_of(tmp_path: Path) -> None:
    said = subprocess.run([sys.executable, "-c", LIMITED, tmp_path], capture_output=True, text=True, check=True).stdout
    assert said == f"{tmp_path / 'big.html'} cannot be written: it would be larger than files may be here\n"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x" * 300, "the name is too long"),
        ("file/x", "a file stands where a folder is needed"),
        ("folder", "a folder stands where the file is to be"),
    ],
)
def test_what_stands_in_the_way_is_told_of(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite, match=said):
        write(tmp_path, name, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_folder_that_is_closed_is_told_of(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    if os.access(closed, os.W_OK):
        pytest.skip("this user may write everywhere")
    with pytest.raises(CannotWrite, match="this user may not write there"):
        write(closed, "a.txt", "")


KILLED = """
import os, sys
from pathlib import Path
from harness.files import drafted
with drafted(Path(sys.argv[1]), "a/b"):
    os._exit(1)
"""


def test_drafts_of_a_run_that_was_killed_are_swept_away(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False)
    (tmp_path / "a" / "kept.txt").touch()
    assert len(list(tmp_path.glob(f"a/{DRAFT}*"))) == 1
    sweep(tmp_path)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["kept.txt"]


@given(ODD)
def test_any_text_becomes_a_safe_name(text: str) -> None:
    name = file_name(text)
    assert re.fullmatch(r"[\w.-]+", name)
    assert name == unicodedata.normalize("NFC", name)
    assert len(name.encode()) <= 100
    assert name[0] not in ".-"
    assert name[-1] not in ".-"


@given(ODD, ODD)
def test_two_texts_are_not_called_alike(one: str, other: str) -> None:
    assert (file_name(one) == file_name(other)) == (one == other)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("join-and-leave", "join-and-leave"),
        ("Hyvästijättö_2.osa", "Hyvästijättö_2.osa"),
        ("", "unnamed-00000000"),
        ("🦜", "unnamed-########"),
        ("../../etc/passwd", "etc-passwd-########"),
        ("con", "_con-########"),
        ("Lpt1.txt", "_Lpt1.txt-########"),
        ("ab\u202etxt", "ab-txt-########"),
        ("e\u0301", "é-########"),
        ("x" * 300, "x" * 60 + "-########"),
    ],
)
def test_names_stay_readable(text: str, name: str) -> None:
    assert re.fullmatch(re.escape(name).replace(r"\#", "[0-9a-f]"), file_name(text))


def test_names_can_be_made(tmp_path: Path) -> None:
    for text in ("a/b", "x" * 300, "漢" * 300, "🦜" * 300, "con.txt", ".", "\ud800"):
        write(tmp_path, f"{file_name(text)}--{file_name('字' * 300)}--stranger--1000--keyboard.html", text)
    shutil.rmtree(tmp_path)
