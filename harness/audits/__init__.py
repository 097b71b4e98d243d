"""One file per audit; this one says what an audit is and runs them all."""

import inspect
from collections.abc import Callable, Iterable

import msgspec

from harness.model import Finding, Visit
from harness.registry import Registry, kebab

Audit = Callable[[Visit], Iterable[Finding]]
audits: Registry[Audit] = Registry("harness.audits")

SEVERITIES = ("minor", "moderate", "serious", "critical")


def audit(question: Audit) -> Audit:
    """Register a pure function of a visit; the docstring's first line is its title, the rest why it costs the customer."""
    audits.add(kebab(question.__name__), question)
    return question


def title(name: str) -> str:
    """Give the audit's title."""
    return (inspect.getdoc(audits[name]) or name).partition("\n")[0] if name in audits else name


def why(name: str) -> str:
    """Say why what the audit finds costs the customer."""
    return (inspect.getdoc(audits[name]) or "").partition("\n")[2].strip() if name in audits else ""


def _checked(name: str, finding: Finding) -> Finding:
    if finding.severity not in SEVERITIES:
        raise ValueError(f"severity `{finding.severity}` is none of {', '.join(SEVERITIES)}")
    return msgspec.structs.replace(finding, audit=name)


def run(visit: Visit) -> tuple[list[Finding], list[str]]:
    """Ask every audit; give the findings, worst first, and the names of audits that broke on this visit."""
    found: list[Finding] = []
    broken: list[str] = []
    for name, question in audits:
        try:
            found += [_checked(name, finding) for finding in question(visit)]
        except Exception as error:  # one broken audit takes no other down
            broken.append(f"{name}: {type(error).__name__}: {error}")
    found.sort(key=lambda finding: (-SEVERITIES.index(finding.severity), finding.audit, finding.view, finding.step))
    return found, broken
