"""Where secrets lie, and what is said where they do not."""

import os
import sys
from pathlib import Path

import pytest

from harness import vault
from harness.vault import NoSecret, fetch, is_place, open_to_others, whole_place
from harness.vault.keyring_asked import ask

BACKEND = """
import keyring.backend, time
class Fake(keyring.backend.KeyringBackend):
    priority = 1
    def get_password(self, service, user):
        print("talkative")
        if service == "slow":
            time.sleep(60)
        if service == "asks":
            import getpass
            return getpass.getpass()
        return {"gym": "pa/ss{wörd}"}.get(service)
    set_password = delete_password = None
"""


@pytest.fixture
def backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made_up.py").write_text(BACKEND, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "made_up.Fake")
    ask.cache_clear()


def test_what_is_a_place() -> None:
    assert all(map(is_place, ("env:GYM", "file:~/a b", "keyring:gym/me@example.com", "keyring:gym/a/b")))
    assert not any(map(is_place, ("env:", "env:A B", "file:", "keyring:gym", "vault:x", "email", "ENV:A")))
    assert [whole_place(text) for text in ("{env:A}", " { env:A } ")] == ["env:A", "env:A"]
    assert not any(map(whole_place, ("{env:A}!", "{email}", "env:A", "")))


def test_each_place_gives_its_secret(tmp_path: Path, backend: None) -> None:
    (tmp_path / "secret").write_text(" pa{ss} \r\n", encoding="utf-8")
    assert fetch("file:secret", tmp_path, {}, "it") == " pa{ss} ", "spaces may belong to it"
    assert fetch(f"file:{tmp_path}/secret", Path("/"), {}, "it") == " pa{ss} "
    assert fetch("env:GYM", tmp_path, {"GYM": "x"}, "it") == "x"
    assert fetch("keyring:gym/me", tmp_path, {}, "it") == "pa/ss{wörd}"
    assert {" pa{ss} ", "pa/ss{wörd}"} <= vault.handed_out


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("env:GYM", "the environment has no `GYM`, which it needs"),
        ("file:none", "the file `none`, which it needs, cannot be read: No such file or directory"),
        ("file:large", "the file `large`, which it needs, is larger than 16 kB"),
        ("file:lines", "the file `lines`, which it needs, has several lines"),
        ("file:/dev/null", "the file `/dev/null`, which it needs, is no file"),
        ("file:.", "the file `.`, which it needs, is no file"),
        ("keyring:bank/me", "the keyring does not give `bank/me`, which it needs: it has nothing for `me` at `bank`"),
        ("keyring:asks/me", "the keyring does not give `asks/me`, which it needs: it is locked, or refuses us (EOFError)"),
    ],
)
def test_what_is_missing_is_told(tmp_path: Path, backend: None, place: str, told: str) -> None:
    (tmp_path / "large").write_text("x" * 20_000, encoding="utf-8")
    (tmp_path / "lines").write_text("one\ntwo\n", encoding="utf-8")
    with pytest.raises(NoSecret) as caught:
        fetch(place, tmp_path, {}, "it")
    assert str(caught.value) == told


def test_a_keyring_that_asks_somebody_is_not_waited_for(backend: None) -> None:
    assert ask("slow", "me", 1.5).lacks == "it gave no answer in 1.5 s"


def test_without_a_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    ask.cache_clear()
    assert ask("gym", "me").lacks == "this system has none"


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "keyring.py").write_text("raise ImportError\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    ask.cache_clear()
    assert ask("gym", "me").lacks == "the library `keyring` is not installed; `pip install mystery-shop[keyring]` brings it"


def test_an_answer_does_not_show_itself(backend: None) -> None:
    assert "pa/ss" not in repr(ask("gym", "me"))


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_a_file_that_others_may_read(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("x", encoding="utf-8")
    path.chmod(0o644)
    assert open_to_others(path)
    path.chmod(0o600)
    assert not open_to_others(path)
    assert not open_to_others(tmp_path / "none")
