"""Loopholes of forms: quantities and prices that are sent otherwise, a step that is skipped, a link that is passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from harness.model.preflight import Tried
from harness.preflight.gathering.loopholes.proof import bare, replaced
from harness.preflight.gathering.loopholes.trial import Trial, opened
from harness.preflight.gathering.loopholes.trying import Claim, Trying, absent, untried
from harness.surge.answer import Page
from harness.surge.playing import Change, Sent
from harness.surge.script import Call, FormText, plain

# Names of fields, which programmers give.
_QUANTITY = re.compile(r"qty|quantit|pieces|copies|number_?of|(^|[_\W])(count|pcs|amount)([_\W]|$)", re.I)
_PRICE = re.compile(r"price|total|cost|(^|[_\W])(sum|fee|postage|shipping_cost|discount|value)([_\W]|$)", re.I)
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")
QUANTITIES, PRICES = ("99", "-1", "0"), ("-25.00", "0.00")
FIELDS = 3  # of a form that are changed
PRIVATE = ("email", "street-address", "tel")  # what a page shows to nobody but who has told it


def form_values(trial: Trial) -> Tried:
    """Quantities and prices of the last form, hidden or not, are sent otherwise."""
    fields = list(_numbers(trial))[:FIELDS]
    if not fields:
        return absent("form-values", "the form that claims sends neither a quantity nor a price")
    doubtful: Tried | None = None
    tried: list[str] = []
    for name, was in fields:
        for now in (each for each in (QUANTITIES if _QUANTITY.search(name) else PRICES) if _worth(each) != _worth(was)):
            claim = trial.trying.claim(trial.trying.fresh(), trial.trying.customer(), _sends(trial.trying, name, now))
            tried.append(f"the field `{name}` sent as {now} in place of {was}")
            if _took(trial, claim, was, now):
                return opened("form-values", tried[-1], f"the confirmation says {now}", claim.answer)
            if claim.shown and not doubtful and now in map(bare, claim.page.text.split()):
                said = f"Whether it was granted cannot be told from the answer: {tried[-1]}"
                doubtful = Tried(loophole="form-values", said=said, answer=claim.answer)
    return doubtful or Tried(loophole="form-values", said=f"Not granted: {'; '.join(tried)}", open=False)


def _numbers(trial: Trial) -> Iterator[tuple[str, str]]:
    sent = trial.first.sent(trial.trying.claims_at)
    told = set(trial.first.facts.values())
    for name, value in (sent.form or ()) if sent else ():
        if _NUMBER.fullmatch(value) and value not in told and (_QUANTITY.search(name) or _PRICE.search(name)):
            yield name, value


def _worth(number: str) -> float:
    return float(number.replace(",", "."))


def _sends(trying: Trying, name: str, value: str) -> Change:
    def change(sent: Sent) -> Sent:
        if sent.at != trying.claims_at or sent.form is None:
            return sent
        return replace(sent, form=tuple((each, value if each == name else held) for each, held in sent.form))

    return change


def _took(trial: Trial, claim: Claim, was: str, now: str) -> bool:
    """Tell whether the confirmation says the other value wherever it says the usual one."""
    if not claim.shown:
        return False
    if trial.counts and claim.rose == int(_worth(now)) > 1:
        return True
    furniture = trial.first.played.replies[0].page
    return replaced(trial.first.page, claim.page, was, now, furniture.plain if furniture else "")


def step_skipped(trial: Trial) -> Tried:
    """The last form is sent with a code that is good for nothing, by a client that never had it checked."""
    trying, claims_at = trial.trying, trial.trying.claims_at
    usual = trial.first.sent(claims_at)
    checks = [at for at, call in enumerate(trying.script.calls[:claims_at]) if call.method not in ("GET", "HEAD")]
    bad = (*trial.samples.expired, *trial.samples.used, *([] if trial.twice else [trial.first.code]))
    if usual is None or usual.form is None or not checks:
        return absent("step-skipped", "no step before the last one sends anything that could be skipped")
    if not bad:
        return untried("step-skipped", "there is no code that should be refused")
    said = "a code that is to be refused in the last form without the step before it"
    return trial.tried("step-skipped", said, _skipping(trial, usual, checks[0], bad[0]))


def _skipping(trial: Trial, usual: Sent, check: int, code: str) -> Claim:
    """Open the pages before the check, and send the last form as it was sent before, with what these pages hold."""
    trying, facts, client = trial.trying, trial.trying.customer(), trial.trying.client()
    script = trying.script
    before = trying.walk(replace(script, calls=script.calls[:check]), code, facts, client)
    pages = [each.page for each in before.replies if each.page]
    own = {value: facts[token] for token, value in trial.first.facts.items() if token in facts} | {trial.first.code: code}
    answers = tuple((name, plain(own.get(value) or _held(pages, name) or value)) for name, value in usual.form or ())
    shows = [words for call in script.calls[trying.claims_at :] for words in call.shows]
    path = urlsplit(usual.url)._replace(scheme="", netloc="").geturl()
    last = Call(usual.method, plain(path), "", [], form=FormText(answers), shows=shows)
    return trying.claim(code, facts, client=client, script=replace(script, calls=(last,), cookies=()))


def _held(pages: list[Page], name: str) -> str:
    """Give what a hidden field of this name holds on one of the pages, the last first."""
    return next((value for page in reversed(pages) for form in page.forms for each, value in form.hidden if each == name), "")


def link_forwarded(trial: Trial) -> Tried:
    """The address of a confirmation, opened in another browser."""
    trying, first = trial.trying, trial.first
    url = first.played.last.url if first.played.last else ""
    page = trying.look(url, trying.client())
    path = urlsplit(url).path
    if page is None:
        return untried("link-forwarded", f"{path} gave no answer to another browser")
    shown = [name for name in PRIVATE if (fact := first.facts.get(name)) and fact in first.page.text and fact in page.plain]
    what = f"the confirmation at {path} in another browser"
    if shown:
        return opened("link-forwarded", what, f"it shows the customer's {' and '.join(shown)}")
    return Tried(loophole="link-forwarded", said=f"Not granted: {what}", open=False)
