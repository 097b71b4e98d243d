"""How GitHub's runner reads the lines that a step prints: a command stands at the start of a line, or, in the older way, anywhere in it."""

import dataclasses
from collections.abc import Iterator

COMMANDS = {
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher", "save-state",
    "set-env", "set-output", "stop-commands", "warning",
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    message: str


def commands(printed: str) -> Iterator[Command]:
    """Give the commands in what was printed, as the runner's `ActionCommand` finds them."""
    for line in printed.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if command := _at_the_start(line) or _anywhere(line):
            yield command


def _at_the_start(line: str) -> Command | None:
    line = line.lstrip()
    end = line.find("::", 2) if line.startswith("::") else -1
    if end < 0:
        return None
    name, _, given = line[2:end].partition(" ")
    if name.lower() not in COMMANDS:
        return None
    return Command(name.lower(), _pairs(given, ",", {"%3A": ":", "%2C": ","}), _plain(line[end + 2 :], {}))


def _anywhere(line: str) -> Command | None:
    _, found, rest = line.partition("##[")
    inside, closed, message = rest.partition("]")
    name, _, given = inside.partition(" ")
    if not found or not closed or name.lower() not in COMMANDS:
        return None
    return Command(name.lower(), _pairs(given, ";", {"%3B": ";", "%5D": "]"}), _plain(message, {}))


def _pairs(given: str, separator: str, escapes: dict[str, str]) -> dict[str, str]:
    pairs = (each.split("=", 1) for each in given.strip().split(separator) if each)
    return {pair[0]: _plain(pair[1], escapes) for pair in pairs if len(pair) == 2 and pair[1]}


def _plain(text: str, escapes: dict[str, str]) -> str:
    for escape, letter in {"%0D": "\r", "%0A": "\n", **escapes, "%25": "%"}.items():
        text = text.replace(escape, letter)
    return text
