"""A campaign's thirteen points, as a page and in Markdown."""

import collections
import re
from collections.abc import Iterator

from markupsafe import Markup

from harness.model.preflight import Preflight, Proof, Verdict
from harness.reporters.drawing.gfm import link, plain
from harness.reporters.drawing.markup import linkable, render
from harness.reporters.drawing.present import moment_text
from harness.reporters.drawing.sentences import said_text
from harness.reporters.drawing.tongue import noted, say, say_number

VERDICTS: dict[Verdict, str] = {"ready": noted("ready"), "not-ready": noted("not ready"), "ask": noted("ask a person")}
GATHERED = {
    "files": noted("the campaign's own files"), "inbox": noted("the mails in the inbox"),
    "walks": noted("visits of real browsers"), "some walks": noted("some visits"), "walks of the watch": noted("walks of the watch"),
    "loopholes": noted("loopholes"), "surge": noted("the rush"), "watch": noted("watching the page"),
}  # fmt: skip
OWN_WORDS = "what-else"  # the point whose lines the campaign's author has written, in whatever language
RUSHED = "rush"  # the point that the graph stands at
SHOWN = 40  # proofs of a point; what speaks against it comes first
_MARKS: dict[Verdict, str] = {"ready": "✓", "not-ready": "✗", "ask": "?"}
_BESIDE = re.compile(r"(?!/|.*\.\.)[\w./ #%+-]+")


def page(preflight: Preflight, graph: Markup | None = None) -> str:
    """Draw the page; `graph` is that of the rush."""
    proofs = {point.name: sorted(point.proofs, key=lambda proof: not proof.bad) for point in preflight.points}
    return render(
        "preflight", held=preflight, counts=counts(preflight), verdict=verdict(preflight), called=VERDICTS, graph=graph, rushed=RUSHED,
        proofs=proofs, shown=SHOWN, href=href, gathered=GATHERED,
        own_words=OWN_WORDS, said_text=said_text,
    )  # fmt: skip


def counts(preflight: Preflight) -> dict[Verdict, int]:
    """Count the points of each verdict."""
    counted = collections.Counter(point.verdict for point in preflight.points)
    return {each: counted[each] for each in VERDICTS}


def verdict(preflight: Preflight) -> str:
    """Say in a sentence whether the campaign can go out."""
    of_each = counts(preflight)
    if against := of_each["not-ready"]:
        return say_number("{number} point speaks against sending it.", "{number} points speak against sending it.", against)
    if asked := of_each["ask"]:
        one, many = noted("{number} point is left to a person."), noted("{number} points are left to a person.")
        return f"{say('Nothing speaks against sending it.')} {say_number(one, many, asked)}"
    return say("Everything is ready.")


def href(proof: Proof) -> str:
    """Give where a proof leads: a file beside the page, or a web page; empty where that is neither."""
    return proof.link if _BESIDE.fullmatch(proof.link) or linkable(proof.link) else ""


def markdown(preflight: Preflight) -> Iterator[str]:
    """Give the lines of a summary for a job's page or a pull request."""
    yield f"### {plain(preflight.campaign)}\n"
    yield f"**{plain(verdict(preflight))}** {plain(preflight.site)} · {say('goes out {when}', when=moment_text(preflight.goes_out))}\n"
    if preflight.cut_short:
        yield f"{say('Cut short:')} {plain(preflight.cut_short)}\n"
    yield f"| | {say('Point')} | {say('Verdict')} | |\n|--:|---|---|---|"
    for point in preflight.points:
        mark = f"{_MARKS[point.verdict]} {say(VERDICTS[point.verdict])}"
        yield f"| {point.number} | {plain(say(point.title))} | {mark} | {plain(said_text(point.said))} |"
    for point in preflight.points:
        bad = [proof for proof in point.proofs if proof.bad][:SHOWN]
        if bad:
            yield f"\n**{point.number}. {plain(say(point.title))}**\n"
            yield from (f"- {_linked(proof)}" for proof in bad)
    if asks := [(point, ask) for point in preflight.points for ask in point.asks[:SHOWN]]:
        yield f"\n**{say('A person has to say')}**\n"
        yield from (f"- [ ] {point.number}: {plain(said_text(ask))}" for point, ask in asks)


def _linked(proof: Proof) -> str:
    text = said_text(proof.text)
    return link(text, address) if (address := href(proof)) else plain(text)
