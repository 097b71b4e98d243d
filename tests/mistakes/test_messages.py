"""Every bad file of this folder gives the message that stands beside it, word for word.

`python -m tests.mistakes.test_messages` writes the messages anew; read the difference before keeping it.
"""

import functools
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.campaign import load_campaign
from harness.errors import BadFile
from harness.scenario import load_inbox, load_scenario, load_site
from harness.surge.keeping import script_of
from harness.visit_file import read_visit

HERE = Path(__file__).parent
GOOD_SITES = {"good-gym.yaml", "corner-pub.yaml"}
BAD = sorted(
    path.relative_to(HERE).as_posix()
    for path in HERE.rglob("*.*")
    if path.suffix in (".yaml", ".json") and path.parent.name not in ("sites", "inboxes")
)


def message(name: str) -> str:
    """Give what is said of a file of this folder, which has to be the working directory."""
    loaders: dict[str, Callable[[str], object]] = {
        "companies": load_site, "mailboxes": load_inbox, "visits": read_visit, "campaigns": load_campaign,
        "recordings": lambda name: script_of([name]),
    }  # fmt: skip
    try:
        loaders.get(Path(name).parent.name, functools.partial(load_scenario, every_visit=True))(name)
    except BadFile as error:
        return f"{error}\n"
    return "nothing is wrong\n"


@pytest.mark.parametrize("name", BAD)
def test_message(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)
    expected = (HERE / name).with_suffix(".txt").read_text(encoding="utf-8")
    assert message(name) == expected, "if the new message is meant: python -m tests.mistakes.test_messages, then read the difference"


@pytest.mark.parametrize("name", sorted(GOOD_SITES))
def test_the_good_sites_are_good(name: str) -> None:
    assert load_site(HERE / "sites" / name).key == name.removesuffix(".yaml")


def test_the_good_inbox_is_good() -> None:
    assert load_inbox(HERE / "inboxes" / "home.yaml").key == "home"


def test_no_message_shows_a_password() -> None:
    for path in (HERE / "mailboxes").glob("*.txt"):
        assert "Tr0ub4dor" not in path.read_text(encoding="utf-8")


def test_no_message_without_its_file() -> None:
    assert {path.relative_to(HERE).with_suffix("").as_posix() for path in HERE.rglob("*.txt")} == {name.rpartition(".")[0] for name in BAD}


if __name__ == "__main__":
    import os

    os.chdir(HERE)
    for each in BAD:
        Path(each).with_suffix(".txt").write_text(message(each), encoding="utf-8")
