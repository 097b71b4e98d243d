"""Reading CSV files: delimiters, encodings, and what is no list."""

import contextlib
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.campaign.columns import column_name
from harness.campaign.table import Unreadable, read_column, read_list

NAMES = ["email", "given-name", "segment"]
CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=8) | st.sampled_from(["a,b", 'a"b', "a;b", "a\nb", " ", "=1"])


def write(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def cells(path: Path, encoding: str = "") -> list[tuple[int, list[str]]]:
    return list(read_list(path, encoding).rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiters_and_ends_of_lines(delimiter: str, end: str, tmp_path: Path) -> None:
    text = end.join([delimiter.join(line) for line in (NAMES, ["a@b.fi", "Aino", "x"], [], ["c@d.fi", '"Ann;\tB,"', "y"])])
    assert cells(write(tmp_path, text)) == [(2, ["a@b.fi", "Aino", "x"]), (4, ["c@d.fi", "Ann;\tB,", "y"])]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("utf-16-le", "utf-16"), ("cp1252", "cp1252"), ("latin-1", "latin-1")],
)
def test_encodings(encoding: str, told: str, tmp_path: Path) -> None:
    text = "email;given-name\na@b.fi;Jürgen\n" if encoding != "utf-16-le" else "\ufeffemail;given-name\na@b.fi;Jürgen\n"
    assert cells(write(tmp_path, text.encode(encoding)), told) == [(2, ["a@b.fi", "Jürgen"])]


def test_a_mark_wins_over_what_is_told(tmp_path: Path) -> None:
    assert cells(write(tmp_path, "email\nä@b.fi\n".encode("utf-8-sig")), "cp1252") == [(2, ["ä@b.fi"])]


def test_a_cell_over_several_lines_and_what_spreadsheets_write_first(tmp_path: Path) -> None:
    text = 'sep=;\nemail;comment\na@b.fi;"one\ntwo"\nc@d.fi;three\n'
    assert cells(write(tmp_path, text)) == [(3, ["a@b.fi", "one\ntwo"]), (5, ["c@d.fi", "three"])]


def test_columns_are_named_as_facts_are(tmp_path: Path) -> None:
    assert read_list(write(tmp_path, "E_mail,Email,Given Name,FAMILY_NAME\n")).columns == ["e-mail", "email", "given-name", "family-name"]
    assert column_name("  Postal  code ") == "postal-code"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "line 1 names no column `email`; its first line has to name the columns: `email`, ..."),
        ("emial,name\n", "line 1 names no column `email`; `emial` is there, call it `email`"),
        ("aino@example.com,Aino\n", "line 1 names no column `email`; its first line has to name the columns: `email`, ..."),
        ("email,Email\n", "line 1 names the column `email` twice"),
        ("email\na@b.fi\n\xe4@b.fi\n".encode("latin-1"),
         "line 3 is not in UTF-8; say in which encoding it is, `encoding: cp1252` or `encoding: latin-1`, or save it as UTF-8"),
        ("email\n".encode("utf-16-le"), "line 1 is no text; is the file in UTF-16? Then say so: `encoding: utf-16`"),
        (b"\xff\xfee\0m\0a\0i\0l\0\n\0a\0\x00\xd8", "it cannot be read after line 1: what follows is not in UTF-16"),
        (b"PK\x03\x04email", "this is a spreadsheet, not CSV; save it as `CSV UTF-8`"),
        ('email,name\na@b.fi,"Aino\nc@d.fi,Ben\n', "line 2 cannot be read: a quotation mark is open, or stands inside a cell"),
        ('email,name\na@b.fi,"Aino "the best""\n', "line 2 cannot be read: a quotation mark is open, or stands inside a cell"),
        ('email\n"' + "a" * 140_000 + '"\n', "line 2 cannot be read: a cell is longer than 131,072 characters"),
        ("email,name\ra@b.fi,Aino\r",
         "line 1 cannot be read: a carriage return stands in it alone; save the file with the usual ends of lines"),
        ("email\n" + "a" * (1 << 20), "line 2 is longer than 1 MiB"),
    ],
    ids=range(13),
)  # fmt: skip
def test_what_is_no_list(content: str | bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        cells(write(tmp_path, content))
    assert str(caught.value) == message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read: No such file or directory"):
        cells(tmp_path / "none.csv")


def test_one_column_with_a_head_and_without(tmp_path: Path) -> None:
    assert list(read_column(write(tmp_path, "A-1\n\nA-2\n"), "", "code")) == [(1, "A-1"), (3, "A-2")]
    assert list(read_column(write(tmp_path, "id;Code\n1;A-1\n2; A-2 \n"), "", "code")) == [(2, "A-1"), (3, "A-2")]
    with pytest.raises(Unreadable, match="line 1 names no column `code`"):
        list(read_column(write(tmp_path, "id;number\n1;A-1\n"), "", "code"))


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=6), st.sampled_from([",", ";", "\t"]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str, wide: bool) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([NAMES, *rows])
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes(file.getvalue().encode("utf-16" if wide else "utf-8"))
    assert [row for _, row in cells(path)] == [row for row in rows if any(row)]


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_told_of(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes(b"email,name\n" + raw)
    with contextlib.suppress(Unreadable):
        assert all(line >= 2 for line, _ in cells(path))
