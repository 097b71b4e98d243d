"""What a recording says besides its requests: the steps, the facts that were told; and words that stand for secrets in all of it."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote, unquote_plus

import msgspec

from harness.browser.draft import shown_path
from harness.browser.secrets import Secrets
from harness.model import Step, Visit
from harness.model.recording import Asked, AwaitedMail, RecordedStep, Recording
from harness.personas import SECRET
from harness.personas.spellings import SHORTEST, Word, found_in
from harness.reading.costs.prediction import own_seconds
from harness.reading.endings.wanted import link_of
from harness.scenario import PlannedStep, Scenario, Site, names_in, put_in
from harness.steps.expect import Expect
from harness.steps.mail import Mail
from harness.steps.wait import Wait
from harness.vault import is_place

SHORTEST_COOKIE = 8  # characters of a cookie's value that is looked for in what is sent
_SENT = ("url", "body")
_STANDS_FOR = "secret-"
_TEXTS = (*_SENT, "location", "answer")


def facts_told(visit: Visit, values: Mapping[str, str], kept: Iterable[str]) -> dict[str, str]:
    """Give what the customer told of their own, or is called by, by fact and datum; not what they had read on the way."""
    steps = [step for journey in visit.journeys for step in journey.steps]
    acts = [act for step in steps for act in step.acts if act.own and act.kind in ("type", "choose")]
    names = [name for act in acts for name in (act.datum, act.token) if name]
    names += [name for step in steps for name in names_in(step.words)]
    return {name: values[name] for name in dict.fromkeys(names) if values.get(name) and name not in set(kept)}


def steps_told(visit: Visit, scenario: Scenario, site: Site, values: Mapping[str, str], asked: Iterable[Asked] = ()) -> list[RecordedStep]:
    """Give the steps as they were walked, one after another over all journeys; of mails what was `asked` for with it."""
    sent = "\n".join(unquote_plus(f"{each.url} {each.body}") for each in asked)
    limit = site.limit or scenario.limit
    plans = (*(step for journey in scenario.journeys for step in journey.steps), *site.sign_in, *(s for d in site.detours for s in d.steps))
    planned = {(shown_path(each.path), each.line): each for each in plans}
    return [
        RecordedStep(
            verb=step.verb, words=step.words, journey=journey.name, think_s=round(own_seconds(step, visit), 1),
            shows=_shown(step, planned.get((step.path, step.line)), site, values),
            mail=_mail(step, planned.get((step.path, step.line)), visit, site, values, limit, sent),
        )
        for journey in visit.journeys for step in journey.steps
    ]  # fmt: skip


def _shown(step: Step, planned: PlannedStep | None, site: Site, values: Mapping[str, str]) -> str:
    """Give the words that a step needed to see and saw, as this company says them."""
    text = planned.step.text if planned and isinstance(planned.step, Expect | Wait) else ""
    if not step.done or not text or not set(names_in(text)) <= set(values):
        return ""
    words = put_in(text, values)
    return site.words.get(words, words)


def _mail(
    step: Step, planned: PlannedStep | None, visit: Visit, site: Site, values: Mapping[str, str], limit: float, sent: str
) -> AwaitedMail | None:
    """Give the mail that a step waited for, as far as a later request needs it."""
    if planned is None or not isinstance(planned.step, Mail) or not 0 <= step.mail < len(visit.mails):
        return None
    mail, plan = visit.mails[step.mail], planned.step

    def here(text: str) -> str:
        words = put_in(text, values)
        return site.words.get(words, words)

    wanted = {"subject": plan.subject, "sender": plan.from_, "to": plan.to, "says": plan.says}
    link = link_of(mail, here(plan.follow)) if plan.follow else None
    said = {name: value for name, value in step.kept.items() if value in sent}
    return AwaitedMail(
        wanted={name: here(text) for name, text in wanted.items() if text}, within_s=limit if plan.within is None else plan.within,
        took_s=round(max(0.0, mail.at_s - step.at_s), 1), follow=here(plan.follow) if link else "", url=link.url if link else "",
        takes={name: here(label) for name, label in (plan.take or {}).items() if name in said}, said=said, answered=bool(plan.reply),
    )  # fmt: skip


def continued(before: Recording, recording: Recording) -> Recording:
    """Put a recording behind the one of what led to it."""
    steps, requests = len(before.steps), len(before.asked)
    later = [
        msgspec.structs.replace(each, step=each.step + steps, sent_on=each.sent_on + requests if each.sent_on >= 0 else -1)
        for each in recording.asked
    ]
    return msgspec.structs.replace(
        recording, facts={**before.facts, **recording.facts}, signed_in=False, steps=[*before.steps, *recording.steps],
        asked=[*before.asked, *later], left_out=[*before.left_out, *recording.left_out],
    )  # fmt: skip


def without_cookies(asked: Asked, jar: Mapping[str, str]) -> Asked:
    """Put `cookie NAME` where a cookie's value was sent as something else, too; a word of the page that has it in it is the page's."""
    forms = {form: name for name, value in jar.items() for form in (value, unquote(value)) if len(form) >= SHORTEST_COOKIE}
    if not any(form in text for form in forms for text in (asked.url, asked.body, *asked.headers.values())):
        return asked
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?![\w-])")

    def named(text: str) -> str:
        return pattern.sub(lambda found: f"cookie {forms[found[0]]}", text)

    headers = {name: named(value) for name, value in asked.headers.items()}
    return msgspec.structs.replace(asked, url=named(asked.url), body=named(asked.body), headers=headers)


def without_secrets(recording: Recording, secrets: Secrets, private: Iterable[str] = ()) -> Recording:
    """Put a word in the place of each secret and private fact, always the same for the same, so that it is still seen where it went."""
    hidden, stands_for = SECRET | set(private), dict[str, str]()
    told: dict[str, str] = {}
    for name, value in recording.facts.items():
        secret = name in hidden or is_place(name)
        told[name] = stands_for.setdefault(value, f"{_STANDS_FOR}{name}") if secret and not value.startswith(_STANDS_FOR) else value
    made = msgspec.structs.replace(recording, facts=told)
    for value, word in stands_for.items():
        made = _put(made, value, word)
    return secrets.blot(made)


def _put(recording: Recording, value: str, word: str) -> Recording:
    """Put a word in the place of a value: in what was sent also where it is short and stands alone."""
    alone = re.compile(rf"(?<=[=:\"\n]){re.escape(value)}(?=[&\",}}\s]|$)") if len(value) < SHORTEST else None
    token = word.removeprefix(_STANDS_FOR)

    def put(text: str, sent: bool) -> str:
        pattern = found_in(frozenset({Word(value, token), Word(value)}), text)
        text = pattern.sub(word, text) if pattern else text
        return alone.sub(word, text) if alone and sent else text

    return changed(recording, put)


def changed(recording: Recording, change: Callable[[str, bool], str]) -> Recording:
    """Give a recording with its texts changed; what changes them is told whether a text was sent by the customer."""

    def request(asked: Asked) -> Asked:
        texts: dict[str, Any] = {name: change(getattr(asked, name), name in _SENT) for name in _TEXTS if getattr(asked, name)}
        return msgspec.structs.replace(asked, **texts, headers={name: change(value, True) for name, value in asked.headers.items()})

    def mail(awaited: AwaitedMail) -> AwaitedMail:
        wanted, said = ({name: change(text, False) for name, text in words.items()} for words in (awaited.wanted, awaited.said))
        return msgspec.structs.replace(awaited, wanted=wanted, said=said, url=change(awaited.url, True))

    steps = [
        msgspec.structs.replace(
            each, words=change(each.words, False), shows=change(each.shows, False), mail=mail(each.mail) if each.mail else None
        )
        for each in recording.steps
    ]
    cookies = {name: change(value, True) for name, value in recording.cookies.items()}
    return msgspec.structs.replace(recording, asked=[*map(request, recording.asked)], steps=steps, cookies=cookies)
