"""A good and a bad visit, and what only looks like one."""

from typing import Any

import pytest

from harness.model import ConsentProbe, Offer, Visit

from .build import HOME, ask, go, visit, way

TEXT = "We and our partners use cookies for advertising."


def probes(refuse: dict[str, Any], accept: dict[str, Any] | None = None, text: str = TEXT, language: str = "en") -> Visit:
    """A visit whose site was probed; accepting takes one click unless said otherwise."""
    known: dict[str, Any] = {"screens": 1, "words": 40, "text": text, "language": language}
    accepting = {"done": True, "clicks": 1, "pressed": ["Accept all"], **(accept or {})}
    return visit(
        way("look", go(HOME)),
        language=language,
        consent_probes=[ConsentProbe(choice="refuse", **{**known, **refuse}), ConsentProbe(choice="accept", **{**known, **accepting})],
    )


def stuck(*names: str, away: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    return {"offers": [Offer(name=name) for name in names] + [Offer(name=name, away=True) for name in away], **more}


SETTINGS = {"done": True, "clicks": 2, "screens": 2, "words": 310, "pressed": ["Settings", "Save"]}
SWITCHES = {"done": True, "clicks": 6, "screens": 2, "words": 310, "pressed": ["Settings", "Save"]}
ACCEPTING = "accepting takes 1 click on 1 screen of 40 words"
BAD = [
    probes(SETTINGS),
    probes(SWITCHES),
    probes(stuck("Accept all", away=("Privacy policy",))),
    probes(stuck("Accept all", "Subscribe")),
    probes(stuck("Accept all", away=("Cookie settings",))),
    probes(stuck("Alle akzeptieren"), {"pressed": ["Alle akzeptieren"]}, "Wir verwenden Cookies.", "de"),
]
GOOD = probes({"done": True, "clicks": 1, "pressed": ["Reject all"]})
INNOCENT = [
    visit(way("look", go(HOME))),
    probes({"done": True, "clicks": 1, "words": 60, "pressed": ["Continue without accepting"]}),
    probes({"done": True, "clicks": 1, "pressed": ["×"]}),
    probes({"done": True, "clicks": 2, "pressed": ["Reject all", "Yes"]}, {"clicks": 2}),
    probes(stuck("Accept all"), {"done": False}),
    probes(stuck("OK"), {"pressed": ["OK"]}, "We use only necessary cookies."),
    probes(stuck("Accept"), {"pressed": ["Accept"]}, "This shop only uses necessary cookies."),
    probes(stuck("Accept all", "Kieltäydyn ehkä joskus")),
    probes(stuck("Accept all", "Reject all", pressed=["Reject all"], clicks=1)),
    probes(stuck("Accept all", "Settings", pressed=["Settings"], clicks=1)),
]


@pytest.mark.parametrize(
    ("seen", "severity", "certainty", "words"),
    [
        (BAD[0], "moderate", "sure", "refusing takes 2 clicks on 2 screens of 310 words"),
        (BAD[1], "serious", "sure", "refusing takes 6 clicks on 2 screens of 310 words"),
        (BAD[2], "serious", "likely", "no way to refuse was found"),
        (BAD[3], "serious", "likely", "refusing is offered only for money, by `Subscribe`"),
        (BAD[4], "serious", "likely", "refusing is offered only on another page, by `Cookie settings`"),
    ],
)
def test_what_refusing_takes_beyond_accepting(seen: Visit, severity: str, certainty: str, words: str) -> None:
    (finding,) = ask("consent-asymmetry", seen)
    assert (finding.severity, finding.certainty, finding.seen, finding.words) == (severity, certainty, f"{words}; {ACCEPTING}", TEXT)


@pytest.mark.parametrize("seen", BAD)
def test_each_is_found_once(seen: Visit) -> None:
    assert len(ask("consent-asymmetry", seen)) == 1


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_equal_reach_and_mere_notices_are_no_finding(seen: Visit) -> None:
    assert ask("consent-asymmetry", seen) == []
