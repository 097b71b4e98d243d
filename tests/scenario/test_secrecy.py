"""Passwords that stand in files themselves, and files of secrets that others may read."""

from pathlib import Path

import pytest

from harness.errors import Problem
from harness.scenario import check, find_files


def checked(folder: Path, site: str, persona: str = "{}", steps: str = "[go: /]") -> tuple[list[Problem], list[Problem]]:
    """Give the mistakes, and the notes."""
    (folder / "sites").mkdir(exist_ok=True)
    (folder / "sites" / "gym.yaml").write_text(f"site: Gym\nurl: https://gym.example\n{site}\n", encoding="utf-8")
    text = f"scenario: Try\nsites: gym\npersona: {persona}\njourneys: {{try: {steps}}}\n"
    (folder / "try.yaml").write_text(text, encoding="utf-8")
    found = find_files([folder])
    return check(found), found.notes


@pytest.mark.parametrize("words", ["Password", "Your password", "Salasana", "Lösenord", "Passwort", "Mot de passe", "Contraseña"])
def test_a_password_in_the_sign_in_of_others_is_a_mistake(tmp_path: Path, words: str) -> None:
    [problem], notes = checked(tmp_path, f"sign-in:\n- go: /\n- fill: {{{words}: Hunter-222}}")
    assert problem.message == "a password does not belong in a file that others read"
    assert "Hunter" not in str(problem)
    assert not notes


@pytest.mark.parametrize(
    "site",
    [
        "owned: true\nsign-in: [{fill: {Password: Hunter-222}}]",
        "sign-in: [{fill: {Password: '{env:GYM}'}}]",
        "sign-in: [{fill: {Password: '{password}'}}]",
        "sign-in: [{fill: {E-mail: me@example.com}}]",
        "sign-in: [{click: Forgot password}]",
    ],
)
def test_what_is_no_mistake(tmp_path: Path, site: str) -> None:
    assert checked(tmp_path, site) == ([], [])


def test_a_customers_password_is_worth_a_word_where_the_site_is_not_ours(tmp_path: Path) -> None:
    assert len(checked(tmp_path, "", "{password: Hunter-222}", "[{fill: {Password: Hunter-222}}]")[1]) == 2
    assert checked(tmp_path, "owned: true", "{password: Hunter-222}")[1] == []
    assert checked(tmp_path, "", "{password: '{file:secret}'}")[1] == []


def test_a_file_that_others_may_read_is_worth_a_word(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "secret").chmod(0o644)
    problems, [note] = checked(tmp_path, "", "{password: '{file:secret}'}")
    assert (problems, note.message, note.help) == ([], "others on this machine may read the secret in `secret`", "`chmod 600 secret`")
    (tmp_path / "secret").chmod(0o600)
    assert checked(tmp_path, "", "{password: '{file:secret}'}")[1] == []


def test_a_line_with_a_password_is_not_shown_with_a_mistake(tmp_path: Path) -> None:
    [problem], _ = checked(tmp_path, "sign-in: [{fill: {Password: Hunter-222, Who: '{nobody}'}}]\nowned: true")
    assert "Hunter" not in str(problem)
