"""Visits made by hand, in the words of a scenario: what the shopper would have recorded, without a browser."""

import dataclasses
from typing import Any

import msgspec

from harness.audits import audits
from harness.model import (
    Act,
    Cause,
    ControlView,
    Datum,
    Effort,
    FieldView,
    Finding,
    Halt,
    Journey,
    MailLink,
    MailView,
    PageView,
    Step,
    Visit,
)  # fmt: skip
from harness.reading.endings.outcomes import Verdict, judge

NOTHING = Effort()
SITE = "https://shop.example"


def field(label: str, token: str = "unknown", **more: Any) -> FieldView:
    if more.pop("known", False):
        more.setdefault("known_from", "journey")
    return FieldView(**{"label": label, "label_from": "label", "token": token, "name": label.lower(), "form": 0, **more})


def button(name: str, **more: Any) -> ControlView:
    return ControlView(role="button", name=name, form=more.pop("form", 0), submits=more.pop("submits", True), **more)


def link(name: str, href: str = "") -> ControlView:
    return ControlView(name=name, href=href or f"{SITE}/{name.lower().replace(' ', '-')}")


def page(text: str, path: str = "/", **more: Any) -> PageView:
    """A look; what it is called in the address counts when audits ask what is said elsewhere, too."""
    controls = [each.name for each in more.get("buttons", [])]
    fields = [f"{each.label}{each.error}" for each in more.get("fields", [])]
    more.setdefault("fingerprint", f"{path}|{text}|{fields}|{controls}")
    more.setdefault("status", 200)
    return PageView(page=0, url=f"{SITE}{path}", text=text, **more)


def mail(
    text: str, subject: str = "Your order", sender: str = "shop@shop.example", links: dict[str, str] | None = None, **more: Any
) -> MailView:
    """A mail in both forms; `links`: words and address of each."""
    found = [MailLink(words=words, url=url) for words, url in (links or {}).items()]
    more = {"to": "aino+k3x9@mail.example", "sender_name": "Shop", "has_text": True, "has_html": True, "link_count": len(found), **more}
    return MailView(subject=subject, sender=sender, text=text, links=found, **more)


@dataclasses.dataclass
class Move:
    """One step as it will be recorded: its acts, the look it brought, what it cost."""

    verb: str
    words: str
    acts: list[Act] = dataclasses.field(default_factory=list)
    look: PageView | None = None
    effort: Effort = NOTHING
    filled: tuple[str, ...] = ()
    more: dict[str, Any] = dataclasses.field(default_factory=dict)


def go(look: PageView | None = None, address: str = "/", **more: Any) -> Move:
    act = Act(kind="go", name=address, changed=look is not None)
    return Move("go", f"go: {address}", [act], look, Effort(pages=1) if look else Effort(), more=more)


def click(name: str, look: PageView | None = None, effort: Effort = NOTHING, **more: Any) -> Move:
    opened = look is not None and look.opened_by in ("load", "route", "window")
    act = Act(kind="click", role="button", name=name, changed=look is not None)
    return Move("click", f"click: {name}", [act], look, effort + Effort(clicks=1, pages=int(opened)), more=more)


def follow(words: str, look: PageView | None = None, number: int = 0, **more: Any) -> Move:
    """Press a link of the mail of that number."""
    opened = Act(kind="open-mail", name="Your order")
    return Move("mail", f"mail: {{follow: {words}}}", [opened, Act(kind="follow-mail", name=words)], look, more={"mail": number, **more})


def fill(*fields: FieldView, datum: str = "", effort: Effort = NOTHING, **more: Any) -> Move:
    acts = [Act(kind="type", name=each.label, token=each.token, datum=datum, characters=10) for each in fields]
    count = len(fields)
    spent = effort + Effort(fields=count, focuses=count, keystrokes=10 * count, switches=2 * count)
    return Move("fill", "fill: form", acts, None, spent, tuple(each.label for each in fields), more)


def expect(text: str, **more: Any) -> Move:
    return Move("expect", f"expect: {text}", more=more)


@dataclasses.dataclass
class Way:
    """A journey before it is numbered."""

    name: str
    moves: tuple[Move, ...]
    halt: Cause | None = None
    wanted: str = ""
    message: str = ""
    more: dict[str, Any] = dataclasses.field(default_factory=dict)


def way(name: str, *moves: Move, halt: Cause | None = None, wanted: str = "", message: str = "", **more: Any) -> Way:
    return Way(name, moves, halt, wanted, message, more)


def visit(*ways: Way, data: list[Datum] | None = None, **more: Any) -> Visit:
    """Number looks and pages as the shopper does, and give the visit."""
    views: list[PageView] = []
    journeys = [_journey(each, views) for each in ways]
    return Visit(scenario="A scenario", file="scenario.yaml", site="shop", journeys=journeys, views=views, data=data or [], **more)


def _journey(way: Way, views: list[PageView]) -> Journey:
    steps = [_step(move, views, number) for number, move in enumerate(way.moves)]
    halt = None
    if way.halt:
        steps[-1] = msgspec.structs.replace(steps[-1], done=False)
        if way.halt.startswith("target-"):  # nothing was pressed
            steps[-1] = msgspec.structs.replace(steps[-1], acts=[], effort=Effort())
        halt = Halt(cause=way.halt, step=len(steps) - 1, wanted=way.wanted, message=way.message)
    return Journey(name=way.name, steps=steps, halt=halt, **way.more)


def _step(move: Move, views: list[PageView], number: int) -> Step:
    acts = [msgspec.structs.replace(act, view=len(views) - 1) for act in move.acts]
    if move.look is not None:
        number_before = views[-1].page if views else 0
        views.append(msgspec.structs.replace(move.look, page=number_before + (move.look.opened_by in ("load", "route", "window"))))
    if move.filled and views:
        seen = views[-1]
        fields = [msgspec.structs.replace(each, holds="ours") if each.label in move.filled else each for each in seen.fields]
        views.append(msgspec.structs.replace(seen, opened_by="change", fields=fields, requests=[], script_errors=[]))
    known = {"done": True, **move.more}
    return Step(verb=move.verb, words=move.words, line=number + 1, acts=acts, effort=move.effort, view=len(views) - 1, **known)


def ask(name: str, seen: Visit) -> list[Finding]:
    """Put one audit's question to a visit."""
    return list(audits[name](seen))


HOME = page("Welcome to our shop.", title="Shop", links=[link("Join"), link("Leave"), link("Book a table"), link("Contact us")], buttons=[])
DONE = page("Your membership has ended on 3 May.", "/left", title="Your membership has ended", links=[link("Contact us")])


def ended(look: PageView, wanted: str = "Confirm booking", cause: Cause = "target-missing", pressed: str = "Book a table") -> Verdict:
    """Judge a journey that came from the home page to this look and found nothing of the wanted words."""
    return last(visit(way("book", go(HOME), click(pressed, look), expect(wanted), halt=cause, wanted=wanted)))


def last(seen: Visit) -> Verdict:
    """Judge a visit's last journey."""
    return judge(seen, seen.journeys[-1])
