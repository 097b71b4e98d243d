"""The examples: what a build server would run of them is there, and does what they say."""

import argparse
import datetime
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.campaign import load_campaign
from harness.preflight.arguments import EPILOG, add_arguments

ROOT = Path(__file__).parents[1]
LAUNCH = ROOT / "examples" / "github" / "launch.yaml"


@pytest.fixture
def launch() -> dict[Any, Any]:
    read = yaml.safe_load(LAUNCH.read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def preflight_command(launch: dict[Any, Any]) -> argparse.Namespace:
    """The preflight's command line, read as the command reads it; an option that there is not ends the test."""
    [line] = [step["run"] for step in launch["jobs"]["preflight"]["steps"] if "mystery-shop preflight" in step.get("run", "")]
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    words = shlex.split(line, comments=True)
    assert words[:2] == ["mystery-shop", "preflight"]
    return parser.parse_args(words[2:])


def test_the_launch_waits_for_the_preflight_of_the_evening_before(launch: dict[Any, Any]) -> None:
    given = preflight_command(launch)
    campaign = load_campaign(ROOT / given.campaign)
    minute, hour, day, month, _ = launch[True]["schedule"][0]["cron"].split()  # `on` is a truth to YAML
    begins = datetime.datetime(campaign.goes_out.year, int(month), int(day), int(hour), int(minute))
    limit = datetime.timedelta(minutes=launch["jobs"]["preflight"]["timeout-minutes"])
    assert campaign.goes_out - datetime.timedelta(days=1) < begins < begins + limit < campaign.goes_out
    assert launch["jobs"]["launch"]["needs"] == "preflight"
    assert campaign.goes_out.isoformat(timespec="minutes") in launch["jobs"]["launch"]["steps"][-1]["run"]


def test_nothing_lets_the_launch_pass_that_fails(launch: dict[Any, Any]) -> None:
    steps = launch["jobs"]["preflight"]["steps"]
    assert "continue-on-error" not in LAUNCH.read_text(encoding="utf-8")
    assert not any("||" in step.get("run", "") for step in steps)
    assert "always()" not in launch["jobs"]["launch"]["if"], "a job runs only if what it needs succeeded, unless it says otherwise"
    assert launch["permissions"] == {"contents": "read"}


def test_the_page_is_handed_over_whatever_came_of_it(launch: dict[Any, Any]) -> None:
    given, steps = preflight_command(launch), launch["jobs"]["preflight"]["steps"]
    upload = next(step for step in steps if "upload-artifact" in step.get("uses", ""))
    assert upload["with"]["path"] == f"{given.reports}/preflight"
    assert upload["if"] == "${{ !cancelled() }}"


def test_it_tells_the_exit_statuses_as_the_command_does() -> None:
    told = re.sub(r"\s*\n# ", " ", LAUNCH.read_text(encoding="utf-8"))
    for status, what in [("0", "no point is `not ready`"), ("1", "a point is"), ("2", "a file cannot be used"), ("3", "our own failure")]:
        assert f"{status} {what}" in EPILOG
    assert "0 if no point is not ready, 1 if one is, 2 for a file that cannot be used, 3 for a failure of its own" in told
