"""What a visit kept to that nobody would see from its pages: the name it went by, its pace, and what robots.txt asks."""

from collections.abc import Sequence

from harness.model import Manners, RobotsRead
from harness.reporters.drawing.present import counted, waiting_text
from harness.reporters.drawing.tongue import say

SHOWN = 5  # addresses


def manners_texts(kept: Manners) -> list[str]:
    """Say it, one text for each thing; nothing where the visit owed nothing."""
    said = [say("called {name} behind the browser’s own name", name=kept.user_agent)] if kept.user_agent else []
    if kept.waited_s:
        said.append(say("waited {time} for its turn, which counts for nobody", time=waiting_text(1000 * kept.waited_s)))
    if kept.refused:
        said.append(say("asked to come back later: {times}", times=counted(kept.refused, "times")))
    said += [_robots(read) for read in kept.robots]
    if kept.walked_anyway:
        said.append(say("robots.txt asks programs to leave what a step of the scenario led to: {urls}", urls=_some(kept.walked_anyway)))
    if kept.left_out:
        said.append(say("not opened beside the visit, for robots.txt says so or could not be read: {urls}", urls=_some(kept.left_out)))
    return said


def _robots(read: RobotsRead) -> str:
    status = str(read.status) if read.status else say("no answer")
    if read.delay_s:
        time = waiting_text(1000 * read.delay_s)
        return say("robots.txt of {host}: {status}, and {time} between pages", host=read.host, status=status, time=time)
    return say("robots.txt of {host}: {status}", host=read.host, status=status)


def _some(urls: Sequence[str]) -> str:
    return ", ".join([*urls[:SHOWN], *["…"] * (len(urls) > SHOWN)])
