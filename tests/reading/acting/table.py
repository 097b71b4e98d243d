"""How well the last button is told: `python -m tests.reading.acting.table`; with `street` as an argument also on the whole street."""

import sys
from collections.abc import Sequence

from harness.reading.acting.bearing import bearing_of
from tests.reading.acting.contexts import CASES, Case, cases
from tests.reading.acting.street import walk_street


def wrong() -> list[Case]:
    """Give the cases that are read wrongly."""
    return [case for case in cases() if bool(bearing_of(case.press).deed) != (case.sort == "guilty")]


def table() -> list[str]:
    """Give a line for each language: cases, recall, precision."""
    all_cases, missed = list(cases()), wrong()
    return [_line(language, all_cases, missed) for language in CASES] + [_line("", all_cases, missed)]


def _line(language: str, among: Sequence[Case], missed: Sequence[Case]) -> str:
    def count(cases: Sequence[Case], sort: str) -> int:
        return sum(case.sort == sort and case.language.startswith(language) for case in cases)

    guilty, innocent, false = count(among, "guilty"), count(among, "innocent"), count(missed, "innocent")
    told = guilty - count(missed, "guilty")
    said = f"guilty {told:3} of {guilty:3} told, innocent {innocent - false:3} of {innocent:3} let be"
    return f"{language or 'all':4} {said}, recall {told / guilty:.3f}, precision {told / (told + false):.3f}"


if __name__ == "__main__":
    print("\n".join(table()))
    for case in wrong():
        print(f"  {case.sort} {case.language} {case.context}: {case.name!r}")
    for walked in walk_street() if "street" in sys.argv else ():
        print(f"{walked.name:42} {walked.outcome:20} {walked.held:36} {walked.what}; sent before: {', '.join(walked.sent) or 'nothing'}")
