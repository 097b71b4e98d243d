"""What a run says before it sends anything for good to companies that are not ours."""

import pytest

from .project import Project

SAID = "2 sites not ours may be sent what cannot be taken back: Corners, Hall"


# What is said depends on no visit: one of the runs walks.
STANDING_STILL = """
    import pytest


    @pytest.fixture
    def walked():
        pytest.skip("nobody walks")
"""


@pytest.mark.parametrize("more", [(), ("-n", "2")])
def test_they_are_named_before_anything_is_walked(project: Project, more: tuple[str, ...]) -> None:
    if more:
        project.write("scenarios/conftest.py", STANDING_STILL)
    for key in ("corners", "hall"):
        project.write(f"scenarios/sites/{key}.yaml", f"site: {key.title()}\nurl: street:odd-corners\n")
    project.write("scenarios/sites/never.yaml", "site: Never\nurl: street:odd-corners\ncommit: false\n")
    project.site("ours", "street:odd-corners")
    project.scenario("look", "corners, hall, never, ours", "- click: Nowhere", limit="0.1 s")
    ended = project.mystery_shop("run", "--commit", "--report", "json", "--no-pictures", *more)
    assert ended.said.count(SAID) == 1
    assert ended.said.index(SAID) < ended.said.index("look.yaml::")


def test_without_a_word_of_it_nobody_is_named(project: Project) -> None:
    project.write("scenarios/sites/corners.yaml", "site: Corners\nurl: street:odd-corners\n")
    project.write("scenarios/conftest.py", STANDING_STILL)
    project.scenario("look", "corners", "- click: Nowhere", limit="0.1 s")
    assert "cannot be taken back" not in project.mystery_shop("run", "--report", "json", "--no-pictures").said
