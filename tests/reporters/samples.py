"""Visits and scorecards made by hand: a gym that is hard to leave, an association that is not, and a bot wall."""

import msgspec

from harness.model import (
    Box,
    Budget,
    Effort,
    Finding,
    Halt,
    Journey,
    JourneyScore,
    Part,
    Scorecard,
    Seconds,
    Symmetry,
    Visit,
)

from .making import ANCHORS, Sample, step, view

CLICKS = Part(metric="clicks to leave", value=5, p10=2, median=6.7, score=0.62, source="EU–Amazon undertaking 2022; mean of 40 services")


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
