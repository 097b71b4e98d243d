"""What journeys cost, in sentences for somebody with a minute: formatting only, nothing is counted here."""

from harness.model import Effort, Factor, Journey, JourneyScore, Scorecard, Symmetry, Visit
from harness.reading.costs.anchors import kind_of
from harness.reporters.drawing.charts import took
from harness.reporters.drawing.present import counted, ratio_text
from harness.reporters.drawing.tongue import noted, say, say_number

_DOING = {
    "join": noted("Joining"), "leave": noted("Leaving"), "checkout": noted("Buying"), "sign-in": noted("Signing in"),
    "newsletter": noted("Subscribing"),
}  # fmt: skip
# What the customer is left with at a dead end. Where it tells them nothing to do it is a dead end and no more.
_DEMANDED = {
    "by-post": noted("one letter by post"), "phone-only": noted("one phone call"), "visit-us": noted("one visit in person"),
    "e-mail-us": noted("one e-mail"), "chat-only": noted("one chat"), "app-only": noted("one more app"),
}  # fmt: skip
_SIGN_IN = ("password", "password-again")
_PROOFS = (
    ("one-time-code", noted("{number} code by another way"), noted("{number} codes by another way")),
    ("id-document", noted("one proof of identity"), noted("{number} proofs of identity")),
    ("signature", noted("one signature"), noted("{number} signatures")),
    ("phone-call", noted("one phone call"), noted("{number} phone calls")),
)  # fmt: skip
_TIMES = (noted("{ratio} the clicks"), noted("{ratio} the pages"), noted("{ratio} the time"))


def doing(score: JourneyScore, visit: Visit) -> str:
    """Name a journey by what its name says that the customer does: `Joining`; else, and where several say the same, by its name."""
    kinds = {each.name: kind_of(Journey(name=each.name), visit.language) for each in visit.journeys}
    kind = kinds.get(score.name, "")
    if kind in _DOING and list(kinds.values()).count(kind) == 1:
        return say(_DOING[kind])
    name = score.name.replace("-", " ").replace("_", " ")
    return name[:1].upper() + name[1:]


def spent_text(score: JourneyScore, card: Scorecard) -> str:
    """Say what a measured journey cost, in one breath: `14 clicks, 11 fields, 7 of which you had told them, 48 s, sign-in twice`."""
    effort, seconds = score.effort, round(score.seconds.middle, 1)
    said = [counted(effort.clicks, "clicks")] if effort.clicks else []
    said += [counted(effort.tab_stops, "Tab stops")] if effort.tab_stops else []
    said += [*_answers(effort), *([took(seconds)] if seconds else []), *_proofs(effort.authentication)]
    said += [say_number("one trip to the mailbox", "{number} trips to the mailbox", effort.mail_steps)] if effort.mail_steps else []
    if score.outcome == "dead-end":
        said.append(say("and then {demand}", demand=_demand(score, card)))
    return ", ".join(said) or say("no effort")


def _answers(effort: Effort) -> list[str]:
    """Say what was typed and picked, and how much the company had been told: `of which` only where nothing but fields can be meant."""
    again = effort.asked_again
    fields, choices = counted(effort.fields, "fields"), [counted(effort.choices, "choices")] if effort.choices else []
    if 0 < again <= effort.fields and not choices:
        if again < effort.fields:
            return [say("{fields}, {again} of which you had told them", fields=fields, again=again)]
        return [say_number("{fields}, which you had told them", "{fields}, all of which you had told them", again, fields=fields)]
    said = [fields] if effort.fields else []
    told = [say_number("{number} question that you had answered before", "{number} questions that you had answered before", again)]
    return said + choices + (told if again else [])


def _proofs(factors: tuple[Factor, ...]) -> list[str]:
    """Say which proofs of who one is were demanded; what came by mail is told by the trips to the mailbox."""
    said, times = [], sum(factor in _SIGN_IN for factor in factors)
    if times:
        said.append(say("sign-in twice") if times == 2 else say_number("one sign-in", "sign-in {number} times", times))
    return said + [say_number(one, many, count) for factor, one, many in _PROOFS if (count := factors.count(factor))]


def _demand(score: JourneyScore, card: Scorecard) -> str:
    """Say what the customer would still have to do where the journey ended, with the proofs that only words of the page demand."""
    if score.kind not in _DEMANDED:
        return say("a dead end")
    row = next((each for each in card.symmetry if each.journey == score.name), Symmetry(journey="", mirrors=""))
    in_words = tuple(factor for factor in row.extra_authentication if factor not in score.effort.authentication)
    proofs = _proofs(tuple(factor for factor in in_words if factor not in _SIGN_IN))
    demand = say(_DEMANDED[score.kind])
    return say("{demand} with {proofs}", demand=demand, proofs=f" {say('and')} ".join(proofs)) if proofs else demand


def compared_text(row: Symmetry, mirror: str, *, dead_end: bool) -> str:
    """Say how many times as much a journey took as the one that it mirrors, whose name is given; empty where there is nothing to divide."""
    divided = zip((row.clicks, row.pages, row.seconds), _TIMES, strict=True)
    ratios = [say(times, ratio=ratio_text(ratio)) for ratio, times in divided if ratio is not None]
    if not ratios:
        return ""
    values = {"mirror": mirror[:1].lower() + mirror[1:], "ratios": ", ".join(ratios)}
    if dead_end:
        return say("Up to the dead end, held against {mirror}: {ratios}", **values)
    return say("Held against {mirror}: {ratios}", **values)
