"""What a customer does in the mailbox, where no browser can be listened to: read off the scenario, and off what the company received."""

from pathlib import Path
from typing import Any

from harness.model import Visit
from harness.scenario import Scenario, Site
from harness.steps.mail import Mail
from harness.steps.unsubscribe import Unsubscribe


def counted(scenario: Scenario, site: Site, visit: Visit, received: dict[str, dict[str, Any]]) -> tuple[int, int]:
    """Give presses and characters: a mail is opened, then a link followed, or an answer begun and sent; a list is left by a button."""
    steps = [*(step for plan in scenario.journeys for step in plan.steps), *(step for detour in site.detours for step in detour.steps)]
    planned = {(Path(step.path).name, step.line): step.step for step in steps}
    walked = [(step, planned.get((Path(step.path).name, step.line))) for journey in visit.journeys for step in journey.steps]
    opened = sum(step.mail >= 0 for step, plan in walked if isinstance(plan, Mail))
    done = [plan for step, plan in walked if step.done]
    presses = sum(bool(plan.follow) + 2 * bool(plan.reply) for plan in done if isinstance(plan, Mail))
    answers = [mail["text"].strip() for mail in received.values() if mail["subject"].startswith("Re: ")]
    return opened + presses + sum(isinstance(plan, Unsubscribe) for plan in done), len("".join(answers))
