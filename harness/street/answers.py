"""What customers answer in the forms that trades share: which answers are missing, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from harness.street.premises import gettext

MISSING = {
    "given-name": "Please enter your first name.",
    "family-name": "Please enter your last name.",
    "email": "Please enter your e-mail address, such as name@example.com.",
    "tel": "Please enter your phone number.",
    "street-address": "Please enter your street.",
    "postal-code": "Please enter your postcode.",
    "address-level2": "Please enter your town.",
}


def errors_of(form: Mapping[str, str], asked: Iterable[str], missing: Mapping[str, str] = MISSING) -> dict[str, str]:
    """Say, by field, what is missing from the answers that were sent, in the words of `missing`; empty if nothing is."""
    return {name: gettext(missing[name]) for name in asked if not _good(name, form.get(name, "").strip())}


def _good(name: str, answer: str) -> bool:
    return "@" in answer[1:-1] if name == "email" else bool(answer)
