"""The top level of scenario, site, inbox and campaign files: their keys."""

import re
from collections.abc import Mapping
from pathlib import Path

from harness.errors import BadFile
from harness.scenario.mistakes import Mistakes
from harness.scenario.reading import read_text
from harness.scenario.tree import Node, Scalar, Table, parse
from harness.scenario.values import keyed, kind

SCENARIO_KEYS = ("scenario", "why", "sites", "persona", "data", "worth", "limit", "trials", "waive", "journeys", "undo")
SITE_KEYS = (
    "site", "url", "hosts", "language", "owned", "commit", "words", "known", "sign-in", "account", "detours", "consent", "device",
    "throttle", "scripts", "limit", "inbox", "budget", "waive", "pace", "user-agent", "visits-per-day", "robots",
)  # fmt: skip
INBOX_KEYS = ("inbox", "address", "host", "port", "tls", "url", "user", "password", "folders", "every", "delete", "send")
PASSWORD_LINE = re.compile(  # one that may hold a password itself
    r"""(pas+(w|phrase)|pwd|secret|token)\w*['"]?\s*:(?!\s*['"]?\{)|://[^/\s]*@""", re.I
)

NEEDED = {
    "scenario": "say what the customer wants: `scenario: Join, then leave`",
    "sites": "name the companies to visit, each a file in `sites/`: `sites: [pulse-gym]`",
    "journeys": "name a journey and list its steps",
    "site": "give the company's name: `site: Pulse Gym`",
    "url": "give its address: `url: https://gym.example`",
}


def read_keys(path: Path, keys: tuple[str, ...], what: str, needed: Mapping[str, str] = NEEDED) -> tuple[Mistakes, dict[str, Node]]:
    """Read the keys of a file with the mistakes so far; a BadFile when it is no table of keys. `needed`: those that must be there."""
    mistakes = Mistakes(str(path), read_text(path), PASSWORD_LINE)
    root = parse(mistakes)
    if root is None or (isinstance(root, Scalar) and root.empty):
        example = "`mystery-shop init` writes an example" if keys in (SCENARIO_KEYS, SITE_KEYS) else "the README shows one"
        mistakes.add_at(1, 1, "the file says nothing", f"{what} starts with `{keys[0]}:`; {example}")
    elif not isinstance(root, Table):
        mistakes.add(root, f"{what} has to be a table of keys, not {kind(root)}", f"start with `{keys[0]}: ...`")
    if not isinstance(root, Table):
        raise BadFile(mistakes.problems)
    mistakes.stop_if_any()  # links and tags leave nothing to check
    _other_kind(root, keys, mistakes)
    given = keyed(root, keys, what, mistakes)
    for key in keys:
        if key in needed and key not in given:
            mistakes.add_at(root.line, root.column, f"`{key}` is missing", needed[key])
    return mistakes, given


def _other_kind(root: Table, keys: tuple[str, ...], mistakes: Mistakes) -> None:
    there = {key.text: key for key, _ in root.pairs}
    if keys is SITE_KEYS and "scenario" in there and "site" not in there:
        mistakes.add(there["scenario"], "this is a scenario, and stands among the sites", "move it out of the folder `sites/`")
        mistakes.stop_if_any()
    if keys[0] == "campaign" and "campaign" not in there and {"scenario", "url"} & set(there):
        other = "scenario" if "scenario" in there else "site"
        hint = "a campaign starts with `campaign:`, and names scenarios"
        mistakes.add(there.get(other, root), f"this is a {other}, not a campaign", hint)
        mistakes.stop_if_any()
    for key in ("scenario", "site") if keys is INBOX_KEYS and "address" not in there else ():
        if key in there:
            mistakes.add(there[key], f"this is a {key}, and stands among the inboxes", "move it out of the folder `inboxes/`")
            mistakes.stop_if_any()
    if keys is SCENARIO_KEYS and "site" in there and "url" in there and "scenario" not in there:
        mistakes.add(there["site"], "this is a site, and stands among the scenarios", "move it into the folder `sites/`")
        mistakes.stop_if_any()
