"""Recordings written by hand, request by request."""

from typing import Any

from harness.model.recording import Asked, RecordedStep, Recording

FORM = {"content-type": "application/x-www-form-urlencoded"}
JSON = {"content-type": "application/json"}
SHOP = "http://shop.example"


def asked(method: str, path: str, answer: str = "", **more: Any) -> Asked:
    """Make a request, answered with 200."""
    return Asked(**{"status": 200, "step": 0, "method": method, "url": f"{SHOP}{path}", "answer": answer, **more})


def recording(*requests: Asked, facts: dict[str, str] | None = None, shows: str = "", **more: Any) -> Recording:
    """Make a recording with a step for each number that a request names."""
    last = max((each.step for each in requests), default=0)
    steps = [RecordedStep(verb="click", words=f"click: {number}", think_s=1) for number in range(last + 1)]
    steps += [RecordedStep(verb="expect", words=f"expect: {shows}", shows=shows)] if shows else []
    given = {"scenario": "Try", "site": "shop", "address": SHOP, "facts": facts or {}, "steps": steps, "asked": [*requests]}
    return Recording(**{**given, **more})


def form(action: str, **hidden: str) -> str:
    """Make a page with a form that asks for a code."""
    inputs = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in hidden.items())
    return f'<form method="post" action="{action}">{inputs}<label>Code <input name="code"></label><button>Send</button></form>'
