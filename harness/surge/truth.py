"""What was kept of a rush: by the customers' count, and held against the company's own where there is one."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set

import msgspec

from harness.lexicon import languages, lexicon
from harness.model.surge import Rushed, Truth

NAMED = 50  # codes of each kind that are named
USED_UP = "the code was used up by an answer that failed"
_SIGNS = re.compile(r"[\W_]+")


def plain(code: str) -> str:
    """Give a code as everybody takes it for the same, with dashes and case or without."""
    return _SIGNS.sub("", code).casefold()


@functools.lru_cache(maxsize=4096)
def says_used(cause: str) -> bool:
    """Tell whether words say that a code has been used already, in any language; one that is sold out or unknown is refused otherwise."""
    return any(lexicon(language).find("answers.already-used", cause) for language in languages())


def judged(first: Iterable[Rushed], again: Iterable[Rushed], used_before: Set[str] = frozenset()) -> Iterator[Rushed]:
    """Mark who was refused falsely: told that a code was used which nobody had got anything for.

    Takes the same customers twice, and keeps none. `used_before`: codes, as `plain` writes them, that were used before the rush.
    """
    served: set[str] = set()
    failed: dict[str, str] = {}  # who came before and was not served, and why
    for rushed in first:
        if rushed.end == "served":
            served.add(plain(rushed.code))
        elif rushed.end in ("turned-away", "in-between") and rushed.attempt == 1:
            failed[rushed.customer] = rushed.cause or "no confirmation"
    for rushed in again:
        code = plain(rushed.code)
        if rushed.end != "refused" or not code or code in served or code in used_before or not says_used(rushed.cause):
            yield rushed
        else:
            before = failed.get(rushed.customer) if rushed.attempt > 1 else None
            cause = f"{rushed.cause}; {USED_UP}: {before}" if before else rushed.cause
            yield msgspec.structs.replace(rushed, false=True, cause=cause)


def counted(customers: Iterable[Rushed]) -> Truth:
    """Count what customers say: each one once, by how it ended for them."""
    last: dict[str, str] = {}  # how it ended: who was served once was served
    false: set[str] = set()
    times: Counter[str] = Counter()
    twice: dict[str, str] = {}  # as a customer has it, by the code as everybody takes it for the same
    for rushed in customers:
        if last.get(rushed.customer) != "served":
            last[rushed.customer] = rushed.end
        if rushed.end == "served" and rushed.code:
            times[plain(rushed.code)] += 1
            if times[plain(rushed.code)] == 2:
                twice[plain(rushed.code)] = rushed.code
        if rushed.false:
            false.add(rushed.customer)
    ends = Counter(last.values())
    return Truth(
        customers=len(last), served=ends["served"], in_between=ends["in-between"], refused_falsely=len(false),
        twice=_named(twice, twice),
    )  # fmt: skip


def held_against(truth: Truth, customers: Iterable[Rushed], before: Mapping[str, int], after: Mapping[str, int]) -> Truth:
    """Hold what customers say against what the company has counted before and after; codes that are not the rush's are left out."""
    served: set[str] = set()
    ours: dict[str, str] = {}  # as its customer has it, by the code as everybody takes it for the same
    unknown: set[str] = set()  # of customers whom we stopped, and of those whose answer only a person can read
    for rushed in customers:
        code = plain(rushed.code)
        ours[code] = rushed.code
        if rushed.end == "served":
            served.add(code)
        elif rushed.end in ("unclear", "unfinished"):
            unknown.add(code)
    was = _by_code(before)
    since = {code: number - was.get(code, 0) for code, number in _by_code(after).items() if code in ours and code}
    new = {code for code, number in since.items() if number > 0}
    twice = {code for code, number in since.items() if number > 1} | {code for code in served & new if was.get(code)}
    return msgspec.structs.replace(
        truth, company=len(new), only_company=_named(new - served - unknown, ours),
        only_customers=_named(served - set(since) - {""}, ours), twice=_named({*map(plain, truth.twice), *twice}, ours),
    )  # fmt: skip


def _by_code(count: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for code, number in count.items():
        found[plain(code)] = found.get(plain(code), 0) + number
    return found


def _named(codes: Iterable[str], spelled: Mapping[str, str]) -> list[str]:
    """Name codes as their customers have them."""
    return [spelled[code] for code in itertools.islice(sorted(codes), NAMED)]
