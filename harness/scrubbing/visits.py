"""A visit and its scorecard without personal data."""

import contextlib
import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import yaml

from harness.browser.recounting import without_secrets
from harness.browser.secrets import BLOT, Secrets
from harness.errors import BadFile
from harness.files import checksum
from harness.model import KeptVisit, MailView, Scorecard, Undone, Visit
from harness.model.recording import Recording
from harness.personas import FACTS, persona
from harness.scenario import load_scenario
from harness.vault import whole_place

# Facts of many people, which stand in prices, dates and addresses of companies too.
_COMMON = {"country", "country-name", "sex", "bday-day", "bday-month", "bday-year", "cc-exp-month", "cc-exp-year", "tel-country-code"}
PERSONAL = FACTS - _COMMON
_ANSWERS = ("type", "choose", "upload")


@dataclasses.dataclass(frozen=True)
class Whose:
    """What is personal in a visit; `scenario_known`: the scenario is still there, and says which facts it gave."""

    secrets: Secrets
    scenario_known: bool


def whose(record: Visit | KeptVisit, below: Path | None = None) -> Whose:
    """Gather what is personal, as far as it can still be known. `below`: the folder of a preflight's scenarios, where it was one's."""
    given, known = _given(str(below / record.file) if below else record.file)
    facts = dict(given)
    if record.seed:
        with contextlib.suppress(AttributeError, LookupError, ValueError, ImportError):  # no locale that anybody was ever made of
            facts = dict(persona(record.locale, record.seed, given).facts)
    secrets = Secrets(facts, PERSONAL)
    for value in _besides(record):
        secrets.keep(value)
    return Whose(secrets, known)


def _given(file: str) -> tuple[dict[str, str], bool]:
    try:
        scenario = load_scenario(Path(file))
    except BadFile:
        return {}, False
    return {token: value for token, value in scenario.persona.facts.items() if not whole_place(value)}, True


def _besides(record: Visit | KeptVisit) -> Iterator[str]:
    """Give what is personal besides the persona's facts: names, addresses, what was typed, what came by mail."""
    yield from record.names
    steps = [step for journey in record.journeys for step in journey.steps]
    for step in steps:
        yield from _typed(step.words) if step.verb in ("fill", "mail") else ()
    if isinstance(record, Visit):
        yield from filter(None, [record.mailbox, *(mail.to for mail in record.mails)])
        for journey in record.journeys:
            for each in journey.steps:
                yield from each.kept.values() if each.verb == "mail" else ()


def _typed(words: str) -> Iterator[str]:
    """Give the answers that a step's own words say; `{name}` stands for what is known otherwise."""
    try:
        step = yaml.safe_load(words)
    except yaml.YAMLError:  # cut, or never YAML
        return
    answers = next(iter(step.values())) if isinstance(step, dict) and step else None
    for key, answer in answers.items() if isinstance(answers, Mapping) else ():
        if isinstance(answer, str) and "{" not in answer and answer != BLOT and (words.startswith("fill") or key == "reply"):
            yield answer


def scrubbed_visit(visit: Visit, secrets: Secrets) -> Visit:
    """Give the visit without personal data. It has no mailbox any more, so nobody is accused of a mail that it no longer shows."""
    shown = _first_shown(visit, secrets)
    clear = secrets.blot(visit)
    views = [msgspec.structs.replace(view, screenshot=view.screenshot if at < shown else "") for at, view in enumerate(clear.views)]
    return msgspec.structs.replace(
        clear, names=[], mailbox="", inbox="", seed="", views=views, mails=[_mail(mail) for mail in clear.mails],
        trials=[msgspec.structs.replace(each, letters=[]) for each in clear.trials], undone=_unpictured(clear.undone),
    )  # fmt: skip


def scrubbed_recording(recording: Recording, secrets: Secrets) -> Recording:
    """Give the recording with a word in the place of each fact that is personal: it can be played as before."""
    return without_secrets(recording, secrets, PERSONAL)


def scrubbed_card(card: Scorecard, secrets: Secrets) -> Scorecard:
    """Give the scorecard without personal data; its numbers stay."""
    clear = secrets.blot(card)
    left = clear.not_undone and msgspec.structs.replace(clear.not_undone, mailbox="", tried=_unpictured(clear.not_undone.tried))
    return msgspec.structs.replace(clear, undone=_unpictured(clear.undone), not_undone=left)


def _unpictured(undone: list[Undone]) -> list[Undone]:
    """Leave the pictures of undoing out: whoever takes something back is known there."""
    return [msgspec.structs.replace(each, picture="") for each in undone]


def first_answer(journeys: list[list[str]]) -> int:
    """Give the index of the first step that answered anything, given the kinds of each step's acts; their count where none did."""
    return next((at for at, kinds in enumerate(journeys) if set(kinds) & set(_ANSWERS)), len(journeys))


def _first_shown(visit: Visit, secrets: Secrets) -> int:
    """Give the first look that may show something personal: the company knew the customer, something was typed, or the page says it."""
    if visit.standing != "stranger":
        return 0
    acts = (act for journey in visit.journeys for step in journey.steps for act in step.acts)
    answered = [act.view for act in acts if act.kind in _ANSWERS]
    texts = [f"{view.title} {view.text} {view.dialog}" for view in visit.views]
    said = [at for at, text in enumerate(texts) if BLOT in text or secrets.standing_in(text)]
    return max(0, min([*answered, *said, len(visit.views)]))


def _mail(mail: MailView) -> MailView:
    """Give what is left of a mail: who sent it, when, how large it was and what it was made of."""
    return msgspec.structs.replace(
        mail, id=mail.id if mail.id.startswith("mail-") else f"mail-{checksum(mail.id)}", to="", reply_to="", subject=BLOT, headers=[],
        text="", links=[], unsubscribe=[], attachments=[msgspec.structs.replace(each, name="") for each in mail.attachments],
        screenshot="", screenshot_size=(0, 0),
    )  # fmt: skip
