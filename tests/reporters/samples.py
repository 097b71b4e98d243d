"""Visits and scorecards made by hand: a gym that is hard to leave, one that is not, a hotel that mails, a wall, and a hostile one."""

import dataclasses
from pathlib import Path

import msgspec

from harness.model import (
    Act,
    Box,
    Budget,
    Effort,
    Finding,
    Halt,
    Journey,
    JourneyScore,
    PageView,
    Part,
    Scorecard,
    Seconds,
    Step,
    Symmetry,
    Visit,
)

ANCHORS = "2026-01"
ATTACK = '"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script><svg onload=window.pwned=1>'
SCRIPT_URL = "javascript:window.pwned=1"
CLICKS = Part(metric="clicks to leave", value=5, p10=2, median=6.7, score=0.62, source="EU–Amazon undertaking 2022; mean of 40 services")


@dataclasses.dataclass(frozen=True)
class Sample:
    """A visit with its scorecard, the name of its test, and how that ended."""

    name: str
    ending: str
    visit: Visit
    card: Scorecard


def step(said: str, seen_on: int, box: Box | None = None, /, **spent: object) -> Step:
    """Make a step that was done; `box` is what it acted on."""
    acts = [Act(kind="click", name=said, view=seen_on, box=box)] if box else []
    return Step(
        verb=said.partition(":")[0],
        words=said,
        path="scenarios/join-and-leave.yaml",
        line=8 + seen_on,
        done=True,
        acts=acts,
        view=seen_on,
        effort=Effort(**spent),
        harness_ms=180,
    )


def view(number: int, title: str = "Pulse Gym", **more: object) -> PageView:
    """Make a look at a page with a screenshot."""
    seen = {"page": number + 1, "url": f"https://gym.example/{number}", "status": 200, "title": title, "screenshot": f"{number:02}.jpg"}
    return PageView(**(seen | more))


def _joining() -> Journey:
    cookie = Effort(clicks=1, dialogs=1, words=48)
    first = msgspec.structs.replace(step("go: /", 0, pages=1, waiting_ms=420), consent=cookie)
    return Journey(
        name="join",
        kind="join",
        steps=[
            first,
            step("click: Join", 0, Box(x=1040, y=24, width=110, height=44), clicks=1, pages=1, waiting_ms=310),
            step(
                "fill: form", 1, Box(x=380, y=470, width=520, height=44), fields=5, focuses=5, keystrokes=62, choices=1, asked=6, words=14
            ),
            step("click: Confirm membership", 1, Box(x=380, y=640, width=520, height=52), clicks=1, pages=1, waiting_ms=1250),
            step("expect: Welcome, Aino", 2),
        ],
    )


def _leaving() -> Journey:
    sign_in = msgspec.structs.replace(
        step(
            "fill: {E-mail: …, Password: …}",
            3,
            Box(x=380, y=300, width=520, height=44),
            fields=2,
            keystrokes=34,
            authentication=("password",),
        ),
        part="sign-in",
    )
    end = step("click: End my membership", 5, Box(x=380, y=500, width=300, height=48), clicks=1, pages=1, waiting_ms=680)
    stopped = msgspec.structs.replace(step("expect: Your membership has ended", 6), done=False)
    halt = Halt(
        cause="expect-unmet",
        step=5,
        message="the page asks for a signed letter",
        wanted="Your membership has ended",
        nearest=["Your membership"],
    )
    return Journey(
        name="leave",
        kind="leave",
        mirrors="join",
        budget=Budget(clicks=4, score=80),
        halt=halt,
        steps=[
            step("go: /", 2, pages=1, waiting_ms=390),
            sign_in,
            step(
                "click: Cancel my subscription",
                4,
                Box(x=40, y=700, width=190, height=22),
                clicks=4,
                pages=2,
                dialogs=1,
                words=75,
                waiting_ms=2400,
            ),
            step(
                "fill: {Why are you leaving?: …}",
                5,
                Box(x=380, y=300, width=520, height=90),
                fields=1,
                keystrokes=24,
                choices=2,
                asked_again=1,
            ),
            end,
            stopped,
        ],
    )


def gym(name: str = "join-and-leave--pulse-gym") -> Sample:
    """Make the gym: five clicks to join, and a letter with an ID to leave."""
    join, leave = _joining(), _leaving()
    visit = Visit(
        scenario="Join, then leave",
        file="scenarios/join-and-leave.yaml",
        site="pulse-gym",
        id=name,
        site_name="Pulse Gym",
        address="https://gym.example",
        why="You are trusted before you are a customer. Are you still trusted once you are one?",
        viewport=(1280, 800),
        started="2026-03-02T09:14:05Z",
        browser="Chromium 140",
        journeys=[join, leave],
        views=[view(n) for n in range(7)],
    )
    scores = [
        JourneyScore(
            name="join",
            outcome="reached",
            effort=join.effort,
            consent=join.consent,
            harness_ms=900,
            seconds=Seconds(low=38, middle=58, high=96),
            score=93,
            parts=[Part(metric="fields to sign up", value=5, p10=3, median=6, score=0.63, source="157 real sign-up forms")],
        ),
        JourneyScore(
            name="leave",
            outcome="dead-end",
            kind="by-post",
            reason="The page asks for a signed letter with a copy of an ID.",
            mirrors="join",
            effort=leave.effort,
            harness_ms=1080,
            seconds=Seconds(low=70, middle=108, high=178),
            score=31,
            parts=[CLICKS],
            note="The middle of the predicted range is used.",
            over_budget=["5 clicks, 4 allowed"],
        ),
    ]
    findings = [
        Finding(
            audit="dead-end",
            severity="critical",
            journey="leave",
            step=5,
            view=6,
            words="Please send us a signed letter.",
            seen="Joined on the web; leaving ends in a letter by post.",
            url="https://gym.example/6",
            box=Box(x=380, y=300, width=520, height=60),
        ),
        Finding(
            audit="auth-asymmetry",
            severity="serious",
            journey="leave",
            step=1,
            view=3,
            seen="Joining asked for nothing, leaving for a password and an ID.",
        ),
        Finding(
            audit="required-survey",
            severity="moderate",
            certainty="likely",
            journey="leave",
            step=3,
            view=5,
            seen="A reason has to be given.",
            box=Box(x=380, y=300, width=520, height=90),
        ),
    ]
    card = Scorecard(
        visit=name,
        scenario=visit.scenario,
        file=visit.file,
        site=visit.site,
        site_name=visit.site_name,
        outcome="dead-end",
        kind="by-post",
        reason=scores[1].reason,
        score=31,
        anchors=ANCHORS,
        effort=join.effort + leave.effort,
        consent=join.consent,
        journeys=scores,
        seconds=Seconds(low=108, middle=166, high=274),
        findings=findings,
        harness_ms=1980,
        symmetry=[
            Symmetry(journey="leave", mirrors="join", clicks=2.5, pages=1.3, seconds=1.9, extra_authentication=("password", "id-document"))
        ],
    )
    return Sample("join-and-leave.yaml::pulse-gym", "failed", visit, card)


def river() -> Sample:
    """Make the association that one leaves as easily as one joins."""
    join = _joining()
    visit = msgspec.structs.replace(
        gym().visit, id="join-and-leave--river-association", site="river-association", site_name="River Association", journeys=[join]
    )
    score = JourneyScore(
        name="join", outcome="reached", effort=join.effort, consent=join.consent, seconds=Seconds(low=38, middle=58, high=96), score=96
    )
    card = Scorecard(
        visit=visit.id,
        scenario=visit.scenario,
        file=visit.file,
        site=visit.site,
        site_name=visit.site_name,
        score=96,
        anchors=ANCHORS,
        effort=join.effort,
        consent=join.consent,
        seconds=score.seconds,
        journeys=[score],
    )
    return Sample("join-and-leave.yaml::river-association", "passed", visit, card)


def walled() -> Sample:
    """Make a visit that the site refused: not measured."""
    visit = Visit(
        scenario="A table for twelve",
        file="scenarios/table-for-twelve.yaml",
        site="palace",
        id="table-for-twelve--palace",
        worth="600 EUR",
        journeys=[Journey(name="book", steps=[step("go: /", 0, pages=1)])],
        views=[view(0, screenshot="")],
    )
    reason = "The site asks the browser to prove that it is a person."
    card = Scorecard(
        visit=visit.id,
        scenario=visit.scenario,
        file=visit.file,
        site=visit.site,
        site_name="Palace",
        outcome="bot-wall",
        reason=reason,
        worth="600 EUR",
        anchors=ANCHORS,
        effort=Effort(pages=1),
        journeys=[JourneyScore(name="book", outcome="bot-wall", reason=reason)],
    )
    return Sample("table-for-twelve.yaml::palace", "skipped", visit, card)


def hostile() -> Sample:
    """Make a visit in which every text is markup that would run if it were not escaped."""
    box = Box(x=10, y=10, width=90, height=30)
    bad = msgspec.structs.replace(
        step(f"click: {ATTACK}", 0, box, clicks=1), kept={ATTACK: ATTACK}, part=ATTACK, unmet=ATTACK, path=f"{ATTACK}.yaml"
    )
    halt = Halt(cause="target-missing", step=0, message=ATTACK, wanted=ATTACK, nearest=[ATTACK])
    visit = Visit(
        scenario=ATTACK,
        file=f"{ATTACK}.yaml",
        site=ATTACK,
        id=f"visit {ATTACK}",
        site_name=ATTACK,
        address=SCRIPT_URL,
        why=ATTACK,
        worth=ATTACK,
        viewport=(1280, 800),
        browser=ATTACK,
        started=ATTACK,
        tool=ATTACK,
        journeys=[Journey(name=ATTACK, mirrors=ATTACK, steps=[bad], halt=halt)],
        views=[view(0, title=f"{ATTACK} \u202etxet \x00\x1b[31m", url=SCRIPT_URL)],
    )
    score = JourneyScore(
        name=ATTACK,
        outcome="dead-end",
        kind="loop",
        reason=ATTACK,
        mirrors=ATTACK,
        score=12,
        note=ATTACK,
        over_budget=[ATTACK],
        effort=Effort(clicks=2, authentication=("signature",)),
        parts=[Part(metric=ATTACK, value=1, p10=1, median=2, score=0.9, source=ATTACK)],
    )
    card = Scorecard(
        visit=visit.id,
        scenario=ATTACK,
        file=visit.file,
        site=ATTACK,
        site_name=ATTACK,
        outcome="dead-end",
        kind="loop",
        reason=f"{ATTACK}\x1b[2J",
        score=12,
        anchors=ATTACK,
        worth=ATTACK,
        journeys=[score],
        failed_audits=[ATTACK],
        seconds=Seconds(low=3, middle=4, high=6),
        findings=[
            Finding(audit=ATTACK, severity="critical", seen=ATTACK, journey=ATTACK, step=0, view=0, words=ATTACK, url=SCRIPT_URL, box=box)
        ],
        symmetry=[Symmetry(journey=ATTACK, mirrors=ATTACK, clicks=1, extra_authentication=("signature",))],
    )
    return Sample(f"{ATTACK}\\x.yaml::\\N{ATTACK}\\", "failed", visit, card)


def write(folder: Path, samples: list[Sample], picture: bytes) -> None:
    """Write samples as a run leaves them, with the same screenshot for every look, for `stand_in.py` to walk."""
    listed = []
    for number, sample in enumerate(samples):
        place = folder / "reports" / f"visit-{number}"
        place.mkdir(parents=True)
        (place / "visit.json").write_bytes(msgspec.json.encode(sample.visit))
        (place / "scorecard.json").write_bytes(msgspec.json.encode(sample.card))
        for look in sample.visit.views:
            if look.screenshot:
                (place / look.screenshot).write_bytes(picture)
        listed.append({"name": sample.name, "ending": sample.ending, "folder": str(place)})
    (folder / "walks.json").write_bytes(msgspec.json.encode(listed))
