"""The words and numbers that reporters share, in the language of the page: formatting only, nothing is counted here."""

import collections
import datetime
from collections.abc import Sequence

from harness import audits
from harness.audits import SEVERITIES
from harness.model import Effort, Finding, JourneyScore, OutcomeName, Promise, Scorecard, Seconds, Trial
from harness.reading.costs.dividend import Dividend, Saving
from harness.reading.spans import span
from harness.reporters.drawing.sentences import said_text
from harness.reporters.drawing.tongue import POINTS, day_text, language, noted, say, say_number, spelled

NOT_MEASURED: frozenset[OutcomeName] = frozenset({"bot-wall", "stale-scenario", "pending", "error", "not-walked"})
NONE = "–"
NO_BREAK = "\N{NO-BREAK SPACE}"
WORTH_TELLING_S = 60  # of waiting for a mail
COLUMNS = (
    ("clicks", noted("clicks")), ("keystrokes", noted("keys")), ("choices", noted("choices")), ("fields", noted("fields")),
    ("asked_again", noted("asked again")), ("tab_stops", noted("Tab stops")), ("pages", noted("pages")), ("dialogs", noted("dialogs")),
    ("words", noted("words to read")), ("mail_steps", noted("mail trips")),
)  # fmt: skip
_TRIED = {
    "look-again": noted("opened once more"), "back": noted("Back"), "reload": noted("the last page loaded again"),
    "double-press": noted("the button pressed twice"),
}  # fmt: skip
_PARTS = {"sign-in": noted("signing in"), "detour": noted("detour")}
_SINGULAR = {"presses": "press", "words to read": "word to read", "asked again": "asked again"}


def title(audit: str) -> str:
    """Give an audit's title."""
    return say(audits.title(audit))


def why(audit: str) -> str:
    """Say why what an audit finds costs the customer."""
    return say(" ".join(audits.why(audit).split()))


def part_text(part: str) -> str:
    """Say what a step belongs to where it is none of the journey's own: signing in, a detour, a further try."""
    return say("try {number}", number=part.removeprefix("try ")) if part.startswith("try ") else say(_PARTS.get(part, part))


def measured(card: Scorecard | JourneyScore) -> bool:
    """Say whether the numbers are a result about the company; where not, none of them may be shown as one."""
    return card.outcome not in NOT_MEASURED


def outcome_text(card: Scorecard | JourneyScore) -> str:
    """Give the outcome in words, with the kind of a dead end, and whether a journey that was reached cost more than it may."""
    if card.kind:
        return f"{spelled(card.outcome)}: {spelled(card.kind)}"
    journeys = card.journeys if isinstance(card, Scorecard) else [card]
    over = card.outcome in ("reached", "held") and any(journey.over_budget for journey in journeys)
    return say("{outcome}, over budget", outcome=spelled(card.outcome)) if over else spelled(card.outcome)


def score_text(score: float | None) -> str:
    """Give a score of 0 to 100 as a whole number, or say that there is none."""
    return say("not measured") if score is None else f"{score:.0f}"


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
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{decimal(milliseconds / 1000)} s"


def span_text(seconds: float) -> str:
    """Give a stretch of time in the largest unit that fits, or two: `3 days`, `2 hours 50 minutes`."""
    words = span(seconds).replace(",", "").split()
    parts = (counted(int(number), f"{unit.removesuffix('s')}s") for number, unit in zip(words[::2], words[1::2], strict=True))
    return " ".join(parts).replace(NO_BREAK, " ")


def number_text(number: float) -> str:
    """Give a number with at most one decimal, and none where it is whole."""
    return decimal(number, 0 if f"{number:.1f}".endswith(".0") else 1)


def ratio_text(ratio: float | None) -> str:
    """Give a ratio such as `2.8×`, or a dash where there is none."""
    return NONE if ratio is None else f"{decimal(ratio)}×"


def counted(number: int, noun: str) -> str:
    """Give a number with its noun in the plural, or in the singular for one, never broken over two lines."""
    one = _SINGULAR.get(noun, noun.removesuffix("s"))
    return say_number(f"{{number}} {one}", f"{{number}} {noun}", number).replace(" ", NO_BREAK, 1)


def decimal(number: float, places: int = 1) -> str:
    """Give a number with so many decimals, behind a point or a comma as the language has it."""
    return f"{number:.{places}f}".replace(".", POINTS[language()])


def moment_text(moment: str | datetime.datetime) -> str:
    """Give a moment as the language writes it, in the zone that it comes in: `2026-11-22 10:15 UTC`, `22.11.2026 klo 10.15 UTC`.

    What is no moment in ISO 8601 stays as it is.
    """
    try:
        read = datetime.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    except ValueError:
        return str(moment)
    day, zone = day_text(read), f" {read.strftime('%Z')}".rstrip()
    return f"{day}{NO_BREAK}klo {read:%H.%M}{zone}" if language() == "fi" else f"{day} {read:%H:%M}{zone}"


def effort_texts(effort: Effort, skip: Sequence[str] = ()) -> list[str]:
    """Give what was spent, one text for each count that is not 0."""
    texts = [counted(spent, noun) for name, noun in COLUMNS if name not in skip and (spent := getattr(effort, name))]
    if effort.mail_waiting_s >= WORTH_TELLING_S:
        texts.append(say("{span} until the mail", span=span_text(effort.mail_waiting_s)))
    return texts + [spelled(factor) for factor in effort.authentication]


def site_text(card: Scorecard) -> str:
    """Give the company's name, or its key where it has none, as whom it was visited if not as a stranger, and whether by keyboard."""
    return ", ".join(filter(None, [card.site_name or card.site, visitor_text(card)]))


def visitor_text(card: Scorecard) -> str:
    """Say as whom the company was visited, if not as a stranger with a pointer."""
    standing = "" if card.standing == "stranger" else spelled(card.standing)
    return ", ".join(filter(None, [standing, say("by keyboard") if card.keyboard else ""]))


def prefill_text(known: int, asked_again: int) -> str:
    """Say how many of the known facts stood filled in when they were asked; empty where none was asked."""
    facts = counted(known, "known facts")
    return say("{filled} of {facts} stood filled in", filled=known - asked_again, facts=facts) if known > 0 else ""


def dividend_text(dividend: Dividend) -> str:
    """Say what being known saves: what is saved first, then what it costs more."""
    gains = [_saved(each) for each in dividend.savings if each.saved > 0]
    losses = [say("{amount} more", amount=_amount(each.metric, -each.saved)) for each in dividend.savings if each.saved < 0]
    fields = next((each.stranger for each in dividend.savings if each.metric == "fields"), 0)
    nothing = say("{saved} of {amount}", saved=0, amount=_amount("fields", fields))
    saved = say("saves {amounts}", amounts=", ".join(gains)) if gains else say("saves nothing: {amount}", amount=nothing)
    costs = [say("costs {amounts}", amounts=", ".join(losses))] if losses else []
    return "; ".join(filter(None, [saved, *costs, prefill_text(dividend.known, dividend.asked_again)]))


def _saved(saving: Saving) -> str:
    return say("{saved} of {amount}", saved=number_text(saving.saved), amount=_amount(saving.metric, saving.stranger))


def _amount(metric: str, number: float) -> str:
    return f"{number_text(number)} s" if metric == "seconds" else counted(round(number), dict(COLUMNS).get(metric, metric))


def due_text(promise: Promise, started: str) -> str:
    """Give the day and the time by which a promise falls due, in UTC; a dash where it names none."""
    try:
        due = datetime.datetime.fromisoformat(started).astimezone(datetime.UTC) + datetime.timedelta(seconds=promise.due_s or 0)
    except (ValueError, OverflowError):
        return NONE
    return NONE if promise.due_s is None else moment_text(due)


def open_text(cards: Sequence[Scorecard]) -> str:
    """Say how much was still open when the visits ended; empty where nothing was."""
    mails = sum(card.outcome == "pending" for card in cards)
    kept = sum(promise.state == "open" for card in cards for promise in card.promises)
    return ", ".join(filter(None, [counted(kept, "open promises") if kept else "", counted(mails, "awaited mails") if mails else ""]))


def trial_texts(trials: Sequence[Trial]) -> list[str]:
    """Say what was tried when the visit was over and what came of it, one text for each thing."""
    again = collections.Counter(trial.url for trial in trials if trial.kind == "look-again" and not trial.untried)
    looks = [
        say("opened once more by somebody else, {times}: {url}", times=counted(times, "times"), url=url) for url, times in again.items()
    ]
    return looks + [f"{say(_TRIED[trial.kind])}: {_came_of(trial)}" for trial in trials if trial.kind != "look-again" or trial.untried]


def _came_of(trial: Trial) -> str:
    if trial.untried:
        return say("not tried, {reason}", reason=said_text(trial.untried))
    if trial.kind == "back" and trial.same:
        return say("the same page after {presses}", presses=counted(trial.times, "presses"))
    if trial.kind == "back":
        return say("led back at press {number}", number=trial.times)
    sent = say("{requests} to change something", requests=counted(len(trial.sent), "requests"))
    return sent if trial.sent else say("nothing was sent")


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


def new(card: Scorecard) -> int:
    """Count the findings that the baseline does not know and nobody has waived."""
    return sum(bool(finding.new and not finding.waived) for finding in card.findings)
