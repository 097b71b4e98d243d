"""What of a journey comes from its mails: a link that is pressed, a code that is typed."""

from collections.abc import Callable, Sequence

from harness.mails.tokens import KINDS
from harness.model.recording import AwaitedMail, Recording
from harness.surge.aligning import Aligned
from harness.surge.parts import Place
from harness.surge.rounds import Round, led_by_mail
from harness.surge.script import MailRead, Slot, Take, TakeKind, Text, plain
from harness.surge.slots import SHORTEST_WITHIN, Told, facts_in, looks_made

Words = Callable[[str, str, int], Text]  # of a name, as calls before one of this index have them


class Mails:
    """The mails of a recording's steps up to its end, and what is taken of each. `named` gives a name that nothing else has."""

    def __init__(
        self, recording: Recording, other: Recording | None, rounds: Sequence[Aligned], end: int, named: Callable[[str], str]
    ) -> None:
        self._recording, self._other, self._rounds, self._named = recording, other, rounds, named
        begins = next((each.step for each in recording.asked), 0)
        steps = enumerate(recording.steps[:end])
        self._takes: dict[int, list[Take]] = {at: [] for at, step in steps if step.mail and at >= begins}
        self._pressed: set[int] = set()
        self.said = [value for at in self._takes if (mail := recording.steps[at].mail) for value in mail.said.values() if len(value) >= 3]

    def link(self, round: Round) -> Slot | None:
        """Give the slot of the link that a request comes from; None where it comes from none."""
        at = round.asked.step
        mail = self._recording.steps[at].mail if at in self._takes and at not in self._pressed else None
        if mail is None or not led_by_mail(self._recording, round.asked):
            return None
        self._pressed.add(at)
        return self._take(at, "link", mail.follow, "link")

    def said_in(self, each: Aligned, place: Place) -> Slot | None:
        """Give the slot of what an earlier mail said, where a value is that for both customers; the latest mail first."""
        value, other = each.parts.values[place], each.other.values.get(place) if each.other else None
        for at in sorted((at for at in self._takes if at <= each.round.asked.step), reverse=True):
            mail, theirs = self._recording.steps[at].mail, self._their_mail(at)
            for name, said in mail.said.items() if mail else ():
                if said != value or (len(value) < SHORTEST_WITHIN and not looks_made(value, place)):
                    continue
                if other is None or theirs is None or theirs.said.get(name) == other:
                    label = mail.takes.get(name, "") if mail else ""
                    kind: TakeKind = "first" if label in KINDS else "after"
                    return self._take(at, kind, label, name)
        return None

    def _their_mail(self, at: int) -> AwaitedMail | None:
        """Give the other customer's mail of the same step."""
        steps = self._other.steps if self._other else []
        return steps[at].mail if at < len(steps) else None

    def _take(self, at: int, kind: TakeKind, where: str, name: str) -> Slot:
        for kept in self._takes[at]:
            if (kept.kind, kept.where) == (kind, where):
                return Slot("taken", kept.name)
        self._takes[at].append(Take(self._named(name), kind, where))
        return Slot("taken", self._takes[at][-1].name)

    def read(self, words: Words) -> tuple[MailRead, ...]:
        """Give the mails in their order, each before the call that comes after it. `words` finds what other answers told."""
        return tuple(self._read(at, takes, words) for at, takes in self._takes.items())

    def _read(self, at: int, takes: list[Take], words: Words) -> MailRead:
        step, pressed = self._recording.steps[at], at in self._pressed
        assert step.mail is not None
        calls = (each.round.asked for each in self._rounds)
        later = (led_by_mail(self._recording, asked) if pressed and asked.step == at else asked.step > at for asked in calls)
        before = next((number for number, is_so in enumerate(later) if is_so), len(self._rounds))
        wanted = {name: self._wanted(at, name) or words(text, "", before) for name, text in step.mail.wanted.items()}
        return MailRead(before, step.words, wanted, step.mail.within_s, takes)

    def _wanted(self, at: int, name: str) -> Text | None:
        """Give words by which a mail is known where they are the same for everybody, or have the customer's facts in them."""
        mine, theirs = self._recording.steps[at].mail, self._their_mail(at)
        text, other = mine.wanted[name] if mine else "", theirs.wanted.get(name) if theirs else None
        if text == other:
            return plain(text)
        return facts_in(text, "", self._recording.facts, Told(other, self._other.facts if self._other else None))
