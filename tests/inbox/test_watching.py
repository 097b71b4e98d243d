"""Looking into somebody else's mailbox: that nothing came is said only by whoever has looked."""

import datetime
import time
from collections.abc import Iterator

import pytest

from harness.inbox import InboxError, InboxPlan, watching
from harness.inbox.watching import Bell, Lost, Session, WatchedInbox

ANN = "ann+111111@example.com"
SOON = 10.0
PLAN = InboxPlan("work", "imap", "ann+{visit}@example.com")


class Silent(WatchedInbox):
    """A mailbox at a server that pushes nothing, and that is there as long as `there` says so."""

    def __init__(self, there: bool = True) -> None:
        self.there, self.new, self.looks = there, list[tuple[bytes, float]](), 0
        super().__init__(PLAN, pauses=(0.01,) * 1000)

    def connect(self) -> Session:
        if not self.there:
            raise Lost("The mailbox is gone")
        return SilentSession(self)

    def take_in(self) -> None:
        """Do what a session does when it looks."""
        self.looks += 1
        if not self.there:
            raise Lost("The mailbox is gone")
        while self.new:
            self._holes.put([ANN], *self.new.pop(0))


class SilentSession:
    """A connection to it."""

    def __init__(self, box: Silent) -> None:
        self._box = box

    def look(self) -> None:
        self._box.take_in()

    def rest(self, bell: Bell) -> None:
        bell.wait(SOON)

    def close(self) -> None:
        pass


@pytest.fixture
def box() -> Iterator[Silent]:
    box = Silent()
    yield box
    box.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "ASKED", 0.2)


@pytest.mark.parametrize("within", [0, 0.1])
def test_a_server_that_was_never_reached_says_nothing_of_what_came(within: float, impatient: None) -> None:
    box = Silent(there=False)
    with pytest.raises(InboxError, match=r"^The mailbox is gone\.$"):
        box.arrived(ANN, 0, within)
    box.close()


def test_a_server_that_is_gone_when_the_time_is_over_says_nothing_of_what_came(box: Silent, impatient: None) -> None:
    assert box.arrived(ANN) == []
    box.there = False
    with pytest.raises(InboxError, match="gone"):
        box.arrived(ANN, 0, 0.1)
    box.there = True
    assert box.arrived(ANN, 0, 0.1) == [], "it is back"


def test_what_was_not_pushed_is_seen_when_the_time_is_over(box: Silent) -> None:
    assert box.arrived(ANN) == []
    box.new.append((b"hello", time.time()))
    assert [raw for raw, _ in box.arrived(ANN, 0, 0.05)] == [b"hello"]


def test_each_answer_that_nothing_came_has_a_look_of_its_own(box: Silent) -> None:
    assert box.arrived(ANN) == []
    before = box.looks
    assert box.arrived(ANN) == []
    assert box.looks > before


def test_a_server_whose_clock_is_behind_ours_or_ahead_does_not_say_when_a_mail_came(box: Silent) -> None:
    began = time.time()
    assert box.arrived(ANN) == []
    box.new.append((b"behind", began - 400))
    assert [at >= began for _, at in box.arrived(ANN, 0, 0.01)] == [True], "it was not there when the visit began"
    ahead = datetime.datetime.fromtimestamp(began + 200, datetime.UTC)
    assert watching.sane(ahead) <= time.time()


def test_what_lay_there_before_anybody_asked_came_when_the_server_says(box: Silent) -> None:
    box.new.append((b"old", time.time() - 400))
    assert [at < time.time() - 390 for _, at in box.arrived(ANN)] == [True]
