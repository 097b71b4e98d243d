"""The parts of a campaign's file: audience, codes, gift, mail, load, and what only a person knows."""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from harness.campaign.plan import FORMATS, USUAL_LOOPHOLES, Arriving, Ask, Audience, Codes, Load, Segment
from harness.campaign.rule import Rule
from harness.scenario import parts as scenario_parts
from harness.scenario.mistakes import Mistakes, shown
from harness.scenario.shelves import INBOXES, on_shelf, which
from harness.scenario.tree import Listing, Node, Table
from harness.scenario.values import keyed, kind, one_of, seconds, whole, words

AUDIENCE_KEYS = ("customers", "suppressed", "encoding", "segments", "persona", "count")
CODE_KEYS = ("unused", "used", "expired", "rule", "uses")
MAIL_KEYS = ("file", "inbox", "subject", "within")
LOAD_KEYS = ("expected", "hold", "wait", "limits", "workers", "locustfile")
LIMITS = ("users", "seconds", "requests")
NOTHING = "nothing"
LONGEST_WAIT = 600.0  # seconds for mails that are only being sent
LONGEST_WAY, LARGEST_NAME = 1000, 255  # characters of the way to a file, bytes of each name on it
_LIMITS_HINT = "write `limits: {users: 500, seconds: 180, requests: 60000}`"
_AUDIENCE_HINT = "write `audience: {customers: customers.csv}`, or `audience: {persona: {locale: fi_FI}, count: 500}`"


def audience(node: Node, path: Path, mistakes: Mistakes) -> Audience:
    """Read `audience:`."""
    given = _table(node, AUDIENCE_KEYS, "`audience`", _AUDIENCE_HINT, mistakes)
    if given is None:
        return Audience()
    if "customers" in given and "persona" in given:
        mistakes.add(given["persona"], "an audience is a list of customers or strangers, not both", _AUDIENCE_HINT)
    elif not {"customers", "persona"} & set(given):
        mistakes.add(node, "`audience` names nobody", _AUDIENCE_HINT)
    if "persona" in given and "count" not in given:
        mistakes.add(given["persona"], "`count` is missing", "say how many there are: `count: 500`")
    more: dict[str, Any] = {key: beside(given[key], path, f"`{key}`", mistakes) for key in ("customers", "suppressed") if key in given}
    if "encoding" in given:
        more["encoding"] = one_of(given["encoding"], FORMATS, "`encoding`", mistakes)
    if "segments" in given:
        more["segments"] = _segments(given["segments"], mistakes)
    if "persona" in given:
        more["persona"] = scenario_parts.persona(given["persona"], mistakes)
    if "count" in given:
        more["count"] = positive(given["count"], "`count`", mistakes)
    return Audience(**more)


def _segments(node: Node, mistakes: Mistakes) -> tuple[Segment, ...]:
    hint = "write `segments: {reader: {gets: Your book is on its way}, staff: {gets: nothing}}`"
    given = _table(node, None, "`segments`", hint, mistakes) or {}
    found = []
    for name, each in given.items():
        what = keyed(each, ("gets",), shown(name), mistakes).get("gets") if isinstance(each, Table) else each
        gets = words(what, f"what {shown(name)} gets", mistakes) if what else ""
        if what is None:
            mistakes.add(each, f"it is not said what {shown(name)} gets", hint)
        found.append(Segment(name, "" if gets.strip() == NOTHING else gets))
    return tuple(found)


def codes(node: Node, path: Path, mistakes: Mistakes) -> Codes:
    """Read `codes:`."""
    hint = 'write `codes: {unused: codes.csv, used: [GIFT-0001], rule: "GIFT-[0-9]{4}"}`'
    given = _table(node, CODE_KEYS, "`codes`", hint, mistakes)
    if given is None:
        return Codes()
    rule = _rule(given["rule"], mistakes) if "rule" in given else ""
    lists = {key: given[key] for key in ("unused", "used", "expired") if key in given}
    from_file = isinstance(lists.get("unused"), Node) and not isinstance(lists["unused"], Listing)
    file = beside(lists.pop("unused"), path, "`unused`", mistakes) if from_file else None
    seen: dict[str, int] = {}
    found = {key: tuple(_codes(each, key, rule, seen, mistakes)) for key, each in lists.items()}
    uses = positive(given["uses"], "`uses`", mistakes) if "uses" in given else 1
    return Codes(file, rule=rule, uses=uses, **found)


def _codes(node: Node, what: str, rule: str, seen: dict[str, int], mistakes: Mistakes) -> list[str]:
    found = []
    for item in node.items if isinstance(node, Listing) else [node]:
        code = words(item, f"a code of `{what}`", mistakes).strip()
        if code in seen:
            mistakes.add(item, f"{shown(code)} is named twice", f"the first is on line {seen[code]}")
        elif code and rule and not Rule(rule).fits(code):
            mistakes.add(item, f"{shown(code)} does not fit the rule", f"the rule is {shown(rule)}")
        if code:
            found.append(code)
            seen.setdefault(code, item.line)
    return found


def _rule(node: Node, mistakes: Mistakes) -> str:
    text = words(node, "`rule`", mistakes)
    try:
        Rule(text)
    except ValueError as error:
        mistakes.add(node, f"`rule` {error}", 'write a regular expression: `"GIFT-[A-Z0-9]{4}"`')
        return ""
    return text


def gift(node: Node, mistakes: Mistakes) -> tuple[str, int | None]:
    """Read `gift:`: its name, and how many there are."""
    if not isinstance(node, Table):
        return words(node, "`gift`", mistakes), None
    given = keyed(node, ("name", "stock"), "`gift`", mistakes)
    name = words(given["name"], "`name`", mistakes) if "name" in given else ""
    return name, positive(given["stock"], "`stock`", mistakes) if "stock" in given else None


def mail(node: Node, path: Path, mistakes: Mistakes) -> tuple[Path | None, Arriving | None]:
    """Read `mail:`: the file it is in, and the inbox that it arrives in."""
    if not isinstance(node, Table):
        return beside(node, path, "`mail`", mistakes), None
    given = keyed(node, MAIL_KEYS, "`mail`", mistakes)
    if not {"file", "inbox"} & set(given) and len(given) == len(node.pairs):
        mistakes.add(node, "`mail` names no mail", "write `mail: {file: mail.eml}` or `mail: {inbox: KEY, subject: A book for you}`")
    file = beside(given["file"], path, "`file`", mistakes) if "file" in given else None
    return file, _arriving(given, path, mistakes) if "inbox" in given else None


def _arriving(given: Mapping[str, Node], path: Path, mistakes: Mistakes) -> Arriving:
    key = words(given["inbox"], "`inbox`", mistakes)
    known = on_shelf(INBOXES, path)
    if key and key not in known:
        mistakes.add(given["inbox"], f"there is no inbox {shown(key)}", which(INBOXES, key, known))
    subject = words(given["subject"], "`subject`", mistakes) if "subject" in given else ""
    within = seconds(given["within"], "`within`", mistakes) if "within" in given else 0.0
    if within > LONGEST_WAIT:
        mistakes.add(given["within"], f"mails are waited for {LONGEST_WAIT / 60:.0f} minutes at most", "write `within: 5 min`")
    return Arriving(key, subject, within)


def load(node: Node, path: Path, mistakes: Mistakes) -> Load | None:
    """Read `load:`; what a rush may cost has to be said."""
    given = _table(node, LOAD_KEYS, "`load`", f"write `load: {{expected: 50, {_LIMITS_HINT[7:-1]}}}`", mistakes)
    if given is None:
        return None
    for key, hint in (("expected", "say how many customers are expected at once: `expected: 50`"), ("limits", _LIMITS_HINT)):
        if key not in given:
            mistakes.add(node, f"`load` needs `{key}`", hint)
    limits = _table(given["limits"], LIMITS, "`limits`", _LIMITS_HINT, mistakes) if "limits" in given else {}
    for key in LIMITS if limits else ():
        if key not in (limits or {}):
            mistakes.add(given["limits"], f"`limits` needs `{key}`", _LIMITS_HINT)
    counts = {key: positive(each, f"`{key}`", mistakes) for key, each in (limits or {}).items()}
    more: dict[str, Any] = {key: seconds(given[key], f"`{key}`", mistakes) for key in ("hold", "wait") if key in given}
    if "workers" in given:
        more["workers"] = positive(given["workers"], "`workers`", mistakes)
    if "locustfile" in given:
        more["locustfile"] = beside(given["locustfile"], path, "`locustfile`", mistakes)
    expected = positive(given["expected"], "`expected`", mistakes) if "expected" in given else 1
    if "users" in counts and expected > counts["users"]:
        mistakes.add(given["expected"], f"more customers are expected than `limits` lets a rush have: {counts['users']:,}", "raise `users`")
    return Load(expected, **{**{key: counts.get(key, 1) for key in LIMITS}, **more})


def loopholes(node: Node, mistakes: Mistakes) -> int:
    """Read `loopholes:`: how many requests trying them may take."""
    given = _table(node, ("at-most",), "`loopholes`", "write `loopholes: {at-most: 60}`", mistakes) or {}
    return positive(given["at-most"], "`at-most`", mistakes) if "at-most" in given else USUAL_LOOPHOLES


def asks(node: Node, mistakes: Mistakes) -> tuple[Ask, ...]:
    """Read `else:`; a bare line has not been seen to."""
    found = []
    for item in node.items if isinstance(node, Listing) else [node]:
        if not isinstance(item, Table):
            found.append(Ask(words(item, "a line of `else`", mistakes)))
            continue
        given = keyed(item, ("ask", "done"), "a line of `else`", mistakes)
        if "ask" not in given:
            mistakes.add(item, "a line of `else` asks nothing", "write `{ask: Has the warehouse been told?, done: Aino on 20 November}`")
            continue
        done = words(given["done"], "`done`", mistakes).strip() if "done" in given else ""
        found.append(Ask(words(given["ask"], "`ask`", mistakes), "" if done.lower() in ("no", "false") else done))
    return tuple(found)


def page(node: Node, what: str, mistakes: Mistakes) -> str:
    """Read a page: a path of the site, or a whole address."""
    text = words(node, what, mistakes)
    try:
        whole_one = urlsplit(text).scheme in ("http", "https") and bool(urlsplit(text).hostname)
    except ValueError:
        whole_one = False
    if text and (re.search(r"\s", text) or text.startswith("//") or not (text.startswith("/") or whole_one)):
        mistakes.add(node, f"{what} has to be a page of the site, not {shown(text)}", "write its path: `/gift`")
    return text


def moment(node: Node, what: str, time: datetime.time, mistakes: Mistakes) -> datetime.datetime | None:
    """Read a day with its time, which is `time` where none is given."""
    text = words(node, what, mistakes).strip()
    try:
        read = datetime.datetime.fromisoformat(text) if re.match(r"\d{4}-\d\d-\d\d(?!\d)", text) else None
    except ValueError:
        read = None
    if read is None:
        if text:
            mistakes.add(node, f"{what} has to be a day, not {shown(text)}", "write `2026-12-01` or `2026-12-01 09:00`")
        return None
    return datetime.datetime.combine(read, time) if len(text) == len("2026-12-01") else read


def beside(node: Node, path: Path, what: str, mistakes: Mistakes) -> Path | None:
    """Read the way to a file from the campaign's own."""
    text = words(node, what, mistakes)
    if "\0" in text or len(text) > LONGEST_WAY or any(len(part.encode(errors="replace")) > LARGEST_NAME for part in text.split("/")):
        mistakes.add(node, f"{what} is no file's name")
        return None
    return path.parent / text if text else None


def positive(node: Node, what: str, mistakes: Mistakes) -> int:
    """Read a whole number from 1 on."""
    before, number = mistakes.seen, whole(node, what, mistakes)
    if number < 1 and mistakes.seen == before:
        mistakes.add(node, f"{what} cannot be {number}", "write 1 or more")
    return max(number, 1)


def _table(node: Node, keys: tuple[str, ...] | None, what: str, hint: str, mistakes: Mistakes) -> Mapping[str, Node] | None:
    if isinstance(node, Table):
        return keyed(node, keys, what, mistakes)
    mistakes.add(node, f"{what} has to be a table, not {kind(node)}", hint)
    return None
