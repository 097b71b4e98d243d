"""What in a recording belongs to one customer or one session becomes a slot; what is the same for everybody stays."""

import dataclasses
import keyword
import re
from urllib.parse import quote, urlsplit

from harness.errors import printable
from harness.model.recording import Recording
from harness.surge.aligning import Aligned, aligned
from harness.surge.answer import FormSeen
from harness.surge.parts import Place, with_texts
from harness.surge.reading import Mails
from harness.surge.rounds import Round, rounds, stop
from harness.surge.script import Call, FormText, Script, Slot, Take, Text, joined, plain, quoted
from harness.surge.slots import Told, facts_in, looks_made, made_by_a_script
from harness.surge.sources import takes
from harness.surge.taking import taken

_COOKIE = re.compile(r"cookie ([\w.-]+)")
SHORTEST_SHOWN = 2  # characters of a fact by which a page greets: Bo, Li


def correlate(recording: Recording, other: Recording | None = None, *, mailbox: bool = False) -> Script:
    """Make a script of a recording. `other`, the same journey of another customer, tells which values are not the same for everybody.

    `mailbox`: whoever plays it can read the mails that come to the customer; else it ends where one is needed.
    """
    return _Correlation(recording, other, mailbox).script()


class _Correlation:
    def __init__(self, recording: Recording, other: Recording | None, mailbox: bool) -> None:
        self._recording, self._other = recording, other
        self._end, self._needs = stop(recording, mailbox)
        self._rounds = aligned(rounds(recording, mailbox), rounds(other, mailbox) if other else [])
        self._mails = Mails(recording, other, self._rounds, self._end, self._named)
        self._calls: list[Call] = []
        self._told: dict[str, None] = dict.fromkeys(f"left out: {printable(each)}" for each in recording.left_out)
        self._names: dict[str, tuple[int, str, str]] = {}
        self._varying = [value for value in recording.facts.values() if len(value) >= 3]
        self._varying += self._mails.said

    def script(self) -> Script:
        """Go through the rounds, the later with what the earlier have answered."""
        for each in self._rounds:
            self._calls.append(self._call(each))
        self._note_steps()
        self._note_claim()
        recording = self._recording
        stopping = recording.steps[self._end] if self._needs else None
        stops = f"`{stopping.words or stopping.verb}` needs {self._needs}" if stopping else ""
        if recording.signed_in:
            self._told["the customer was signed in before: how is not recorded, and somebody else is not"] = None
        hosts = dict.fromkeys(urlsplit(url).netloc for each in self._rounds for url in (each.round.asked.url, *each.round.hops))
        cookies = ((name, self._facts(value, None, None) or plain(value)) for name, value in recording.cookies.items())
        return Script(
            recording.scenario, recording.site, recording.address, recording.language, tuple(hosts), tuple(self._calls), tuple(cookies),
            tuple(self._told), stops, self._mails.read(self._words),
        )  # fmt: skip

    def _call(self, each: Aligned) -> Call:
        asked = each.round.asked
        call = Call(asked.method, self._url(each), "", [], window=not asked.call)
        call.stays = each.round.page.refresh is not None
        call.times, call.every_s, call.until = each.round.times, each.round.every_s, each.round.until
        call.headers = {str(place[1]): self._text(each, place) for place in each.parts.values if place[0] == "header"}
        if each.parts.shape in ("form", "multipart"):
            call.form = self._form(each)
        elif each.parts.shape == "json":
            call.json = with_texts(each.parts.json, lambda keys, value: self._json(each, keys, value))
        elif each.parts.shape == "body":
            call.body = self._text(each, ("body",))
            call.headers["content-type"] = plain(asked.headers.get("content-type", "text/plain"))
        return call

    def _json(self, each: Aligned, keys: tuple[str | int, ...], value: object) -> object:
        text = self._text(each, ("json", *keys))
        return text if isinstance(value, str) or text.whole else value

    def _url(self, each: Aligned) -> Text:
        if slot := self._mails.link(each.round):
            return Text((slot,))
        split, values, made = urlsplit(each.round.asked.url), each.parts.values, list[str | Slot]()
        if f"{split.scheme}://{split.netloc}" != self._recording.address:
            made.append(f"{split.scheme}://{split.netloc}")
        for at, _ in enumerate(split.path.split("/")):
            made += ["/"] * (at > 0) + [*quoted(self._text(each, ("path", at)))]
        for at, place in enumerate(place for place in values if place[0] == "query"):
            made += ["&" if at else "?", quote(str(place[1])), "=", *quoted(self._text(each, place))]
        return Text(tuple(joined(made)))

    def _form(self, each: Aligned) -> FormText:
        places = [place for place in each.parts.values if place[0] == "form"]
        sent = [(str(place[1]), each.parts.values[place]) for place in places]
        at, seen, several = self._form_of(dict(sent))
        held = set(seen.held) if seen else set()
        own = [place for place, pair in zip(places, sent, strict=True) if pair not in held]
        without = tuple(name for name, _ in dict.fromkeys(seen.held) if name not in dict(sent)) if seen else ()
        known_by_its_fields = bool(seen and {place[1] for place in own} & seen.names)
        to = self._url(each) if seen and (several or not known_by_its_fields) else None
        answers = tuple((str(place[1]), self._text(each, place, seen)) for place in own)
        for file in each.parts.files:
            self._told[f"the file `{printable(file.filename)}` is sent with the content that was recorded"] = None
        return FormText(answers, at, to, without, each.parts.files, each.parts.shape == "multipart")

    def _form_of(self, sent: dict[str, str]) -> tuple[int | None, FormSeen | None, bool]:
        """Find the form that was sent: the last call on whose page it stands, and whether others there look like it."""
        for at in range(len(self._calls) - 1, -1, -1):
            alike = [form for form in self._rounds[at].round.page.forms if 2 * len(form.names & sent.keys()) >= max(1, len(sent))]
            if alike:
                best = max(alike, key=lambda form: (len(set(form.held) & set(sent.items())), len(form.names & sent.keys())))
                return at, best, len(alike) > 1
        return None, None, False

    def _text(self, each: Aligned, place: Place, seen: FormSeen | None = None) -> Text:
        """Give a value as it is sent for anybody."""
        value = each.parts.values[place]
        other = each.other.values.get(place) if each.other else None
        name = str(next((part for part in reversed(place[1:]) if isinstance(part, str)), ""))
        if not value:
            return plain(value)
        if found := _COOKIE.fullmatch(value):
            return Text((Slot("cookie", found[1]),))
        if slot := self._mails.said_in(each, place):
            return Text((slot,))
        if text := self._facts(value, other, name):
            return text
        if place[0] == "header" and " " in value:
            return self._words(value, name)
        varies = other != value if other is not None else looks_made(value, place)
        if not varies:
            return plain(value)
        if slot := self._taken(value, other, name or self._before(each, place), self._hint(each, place)):
            return Text((slot,))
        if other is not None or made_by_a_script(value):
            where = f"`{printable(name)}` of " if name else ""
            asked = f"{each.round.asked.method} {printable(urlsplit(each.round.asked.url).path)}"
            self._told[f"{where}{asked} was made by a script of the page: kept as it was"] = None
        return plain(value)

    def _words(self, value: str, name: str, before: int | None = None) -> Text:
        """Give a header such as `Bearer 4f2a` word by word, each as one of the calls before has it."""
        made: list[str | Slot] = []
        for word in re.split(r"( )", value):
            slot = self._taken(word, None, name, "", before) if looks_made(word, ("header", name)) else None
            made.append(slot or word)
        return Text(tuple(joined(made)))

    def _facts(self, value: str, other: str | None, name: str | None) -> Text | None:
        others = self._other.facts if self._other else None
        return facts_in(value, name or "", self._recording.facts, Told(other, others))

    def _before(self, each: Aligned, place: Place) -> str:
        """Name a part of a path by the word before it."""
        at = place[1] if place[0] == "path" else 0
        before = [each.parts.values["path", number] for number in range(int(at))] if isinstance(at, int) else []
        return next((word for word in reversed(before) if word.isidentifier()), "value")

    def _hint(self, each: Aligned, place: Place) -> str:
        """Give what stands right before a value where an answer names the whole address."""
        if place[0] == "path" and isinstance(place[1], int):
            before = each.parts.values["path", place[1] - 1] if place[1] > 0 else ""
            return f"/{before}/" if before and not looks_made(before, place) else "/"
        return f"{place[1]}=" if place[0] == "query" else ""

    def _taken(self, value: str, other: str | None, name: str, hint: str, end: int | None = None) -> Slot | None:
        """Find the nearest answer before that had the value, and take it from there."""
        for at in reversed(range(len(self._calls) if end is None else end)):
            before = self._rounds[at]
            for take in takes(value, name, before.round.page, hint, self._varying):
                if other is None or before.other_round is None or _gives(take, before.other_round, other):
                    return self._keep(at, take, name, value)
        return None

    def _keep(self, at: int, take: Take, name: str, value: str) -> Slot:
        for kept in self._calls[at].takes:
            if (kept.kind, kept.where) == (take.kind, take.where):
                return Slot("taken", kept.name)
        own = take.where[-1] if isinstance(take.where, tuple) else take.where if take.kind in ("hidden", "meta") else name
        called = self._named(own if isinstance(own, str) else name)
        self._calls[at].takes.append(dataclasses.replace(take, name=called))
        self._varying.append(value)
        return Slot("taken", called)

    def _named(self, name: str) -> str:
        word = re.sub(r"\W+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)).strip("_").lower()
        word = word if word.isidentifier() and not keyword.iskeyword(word) else f"value_{word}".rstrip("_")
        word += "_" * (word in ("self", "page", "answer", "mail"))
        number = 1
        while (called := word if number == 1 else f"{word}_{number}") in self._names:
            number += 1
        self._names[called] = (0, "", "")
        return called

    def _note_steps(self) -> None:
        """Say with each call which steps led to it, what they take people, and what has to be shown then."""
        steps, done = self._recording.steps[: self._end], 0
        for call, each in zip(self._calls, self._rounds, strict=True):
            until = min(each.round.asked.step, len(steps) - 1) + 1
            passed = steps[done:until]
            call.step = steps[until - 1].words if 0 < until <= len(steps) else ""
            call.before = [step.words for step in passed[:-1] if not step.shows and not step.mail]
            call.think_s = round(sum(step.think_s for step in passed), 1)
            done = max(done, until)
        for at, step in enumerate(steps):
            if step.shows:
                self._note_shown(at, step.shows)

    def _note_shown(self, at: int, words: str) -> None:
        """Have the words looked for in the last answer by then that has them."""
        by_then = [number for number, each in enumerate(self._rounds) if each.round.asked.step <= at]
        told = facts_in(words, "", self._recording.facts, Told(None, None), SHORTEST_SHOWN) or plain(words)
        for number in reversed(by_then):
            if self._rounds[number].round.page.says(words):
                if told not in self._calls[number].shows:
                    self._calls[number].shows.append(told)
                return
        self._told[f"`{printable(words)}` is written by a script of the page: it is not looked for"] = None

    def _note_claim(self) -> None:
        """Mark what takes something: what sends the code last, else whatever is sent last."""
        sent = [call for call in self._calls if call.method not in ("GET", "HEAD")]
        last = sent[-1:]
        for call in last:
            call.claims = True


def _gives(take: Take, round: Round, value: str) -> bool:
    return taken(take, round.page) == value
