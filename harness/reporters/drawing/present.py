"""The words and numbers that reporters share: formatting only, nothing is counted here."""

import collections
import datetime
from collections.abc import Sequence

from harness.audits import SEVERITIES
from harness.model import Effort, Finding, JourneyScore, OutcomeName, Promise, Scorecard, Seconds, Trial
from harness.reading.costs.dividend import Dividend
from harness.reading.spans import span

NOT_MEASURED: frozenset[OutcomeName] = frozenset({"bot-wall", "stale-scenario", "pending", "error", "not-walked"})
NONE = "–"
WORTH_TELLING_S = 60  # of waiting for a mail
COLUMNS = (
    ("clicks", "clicks"), ("keystrokes", "keys"), ("choices", "choices"), ("fields", "fields"), ("asked_again", "asked again"),
    ("tab_stops", "Tab stops"), ("pages", "pages"), ("dialogs", "dialogs"), ("words", "words to read"),
    ("mail_steps", "mail trips"),
)  # fmt: skip
_TRIED = {
    "look-again": "opened once more", "back": "Back", "reload": "the last page loaded again", "double-press": "the button pressed twice",
}  # fmt: skip
_SINGULAR = {"presses": "press", "words to read": "word to read", "asked again": "asked again"}
_SPELLED = {
    "e-mail-us": "e-mail us", "silent-no-op": "silent no-op", "e-mail-confirmed": "e-mail confirmed", "one-time-code": "one-time code",
    "id-document": "ID document", "mail-link": "link by mail",
}  # fmt: skip


def spelled(name: str) -> str:
    """Give an outcome, a kind or a factor of authentication as a reader would write it."""
    return _SPELLED.get(name, name.replace("-", " "))


def measured(card: Scorecard | JourneyScore) -> bool:
    """Say whether the numbers are a result about the company; where not, none of them may be shown as one."""
    return card.outcome not in NOT_MEASURED


def outcome_text(card: Scorecard | JourneyScore) -> str:
    """Give the outcome in words, with the kind of a dead end, and whether a journey that was reached cost more than it may."""
    if card.kind:
        return f"{spelled(card.outcome)}: {spelled(card.kind)}"
    journeys = card.journeys if isinstance(card, Scorecard) else [card]
    over = card.outcome in ("reached", "held") and any(journey.over_budget for journey in journeys)
    return f"{spelled(card.outcome)}, over budget" if over else spelled(card.outcome)


def score_text(score: float | None) -> str:
    """Give a score of 0 to 100 as a whole number, or say that there is none."""
    return "not measured" if score is None else f"{score:.0f}"


def band(score: float | None) -> str:
    """Name the part of the scale: `light` from 90 (the lightest tenth), `middle` from 50 (the median), else `heavy`."""
    if score is None:
        return "none"
    shown = round(score)  # as printed, so that the colour never contradicts the number
    return "light" if shown >= 90 else "middle" if shown >= 50 else "heavy"


def seconds_text(seconds: Seconds) -> str:
    """Give the predicted range, in minutes where even the fastest tenth takes two."""
    if not seconds.high:
        return NONE
    if seconds.low >= 120:
        return f"{seconds.low / 60:.0f}–{seconds.high / 60:.0f} min"
    return f"{seconds.low:.0f}–{seconds.high:.0f} s"


def waiting_text(milliseconds: float) -> str:
    """Give milliseconds as milliseconds under a second, else as seconds."""
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.1f} s"


def span_text(seconds: float) -> str:
    """Give a stretch of time in the largest unit that fits: `3 days`, `40 seconds`."""
    return span(seconds)


def number_text(number: float) -> str:
    """Give a number with at most one decimal, and none where it is whole."""
    return f"{number:.1f}".removesuffix(".0")


def ratio_text(ratio: float | None) -> str:
    """Give a ratio such as `2.8×`, or a dash where there is none."""
    return NONE if ratio is None else f"{ratio:.1f}×"


def counted(number: int, noun: str) -> str:
    """Give a number with its noun in the plural, or in the singular for one, never broken over two lines."""
    return f"{number}\N{NO-BREAK SPACE}{_SINGULAR.get(noun, noun.removesuffix('s')) if number == 1 else noun}"


def effort_texts(effort: Effort, skip: Sequence[str] = ()) -> list[str]:
    """Give what was spent, one text for each count that is not 0."""
    texts = [counted(spent, noun) for name, noun in COLUMNS if name not in skip and (spent := getattr(effort, name))]
    if effort.mail_waiting_s >= WORTH_TELLING_S:
        texts.append(f"{span_text(effort.mail_waiting_s)} until the mail")
    return texts + [spelled(factor) for factor in effort.authentication]


def site_text(card: Scorecard) -> str:
    """Give the company's name, or its key where it has none, as whom it was visited if not as a stranger, and whether by keyboard."""
    parts = [card.site_name or card.site, "" if card.standing == "stranger" else card.standing, "by keyboard" if card.keyboard else ""]
    return ", ".join(filter(None, parts))


def prefill_text(known: int, asked_again: int) -> str:
    """Say how many of the known facts stood filled in when they were asked; empty where none was asked."""
    return f"{known - asked_again} of {counted(known, 'known facts')} stood filled in" if known > 0 else ""


def dividend_text(dividend: Dividend) -> str:
    """Say what being known saves: what is saved first, then what it costs more."""
    gains = [f"{number_text(each.saved)} of {_amount(each.metric, each.stranger)}" for each in dividend.savings if each.saved > 0]
    losses = [f"{_amount(each.metric, -each.saved)} more" for each in dividend.savings if each.saved < 0]
    fields = next((each.stranger for each in dividend.savings if each.metric == "fields"), 0)
    saved = f"saves {', '.join(gains)}" if gains else f"saves nothing: 0 of {_amount('fields', fields)}"
    costs = [f"costs {', '.join(losses)}"] if losses else []
    return "; ".join(filter(None, [saved, *costs, prefill_text(dividend.known, dividend.asked_again)]))


def _amount(metric: str, number: float) -> str:
    return f"{number_text(number)} s" if metric == "seconds" else counted(round(number), dict(COLUMNS).get(metric, metric))


def due_text(promise: Promise, started: str) -> str:
    """Give the day and the time by which a promise falls due, in UTC; a dash where it names none."""
    try:
        due = datetime.datetime.fromisoformat(started).astimezone(datetime.UTC) + datetime.timedelta(seconds=promise.due_s or 0)
    except (ValueError, OverflowError):
        return NONE
    return NONE if promise.due_s is None else due.strftime("%Y-%m-%d %H:%M UTC")


def open_text(cards: Sequence[Scorecard]) -> str:
    """Say how much was still open when the visits ended; empty where nothing was."""
    mails = sum(card.outcome == "pending" for card in cards)
    kept = sum(promise.state == "open" for card in cards for promise in card.promises)
    return ", ".join(counted(number, noun) for number, noun in ((kept, "open promises"), (mails, "awaited mails")) if number)


def trial_texts(trials: Sequence[Trial]) -> list[str]:
    """Say what was tried when the visit was over and what came of it, one text for each thing."""
    again = collections.Counter(trial.url for trial in trials if trial.kind == "look-again" and not trial.untried)
    looks = [f"opened once more by somebody else, {counted(times, 'times')}: {url}" for url, times in again.items()]
    return looks + [f"{_TRIED[trial.kind]}: {_came_of(trial)}" for trial in trials if trial.kind != "look-again" or trial.untried]


def _came_of(trial: Trial) -> str:
    if trial.untried:
        return f"not tried, {trial.untried}"
    if trial.kind == "back":
        return f"the same page after {counted(trial.times, 'presses')}" if trial.same else f"led back at press {trial.times}"
    return f"{counted(len(trial.sent), 'requests')} to change something" if trial.sent else "nothing was sent"


def severity_rank(severity: str) -> int:
    """Give 1 for minor up to 4 for critical."""
    return SEVERITIES.index(severity) + 1


def worst(findings: Sequence[Finding]) -> Finding | None:
    """Give the gravest finding, of several the surest, of those the first; None where there is none."""
    return max(findings, key=lambda finding: (severity_rank(finding.severity), finding.certainty == "sure"), default=None)


def by_severity(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    """Give how many findings there are of each severity that occurs, the worst first."""
    counts = [(severity, sum(finding.severity == severity for finding in findings)) for severity in reversed(SEVERITIES)]
    return [(severity, count) for severity, count in counts if count]
