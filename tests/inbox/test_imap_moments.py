"""Moments at an IMAP server that a real one cannot be brought to at will, played from a script."""

import time

import pytest

from harness.inbox import InboxError, imap
from harness.inbox.imap import ImapMailbox

from .scripted import CUT, NOTHING, playing

ANN = "ann+111111@example.com"
MAIL = f"To: {ANN}\r\n\r\nhello"
SOON = 10.0


class OneMail:
    """A folder into which one mail comes, at a moment that the script chooses."""

    def __init__(self, arrival: str = "01-Jan-2001 10:00:00 +0000") -> None:
        self.there, self._arrival = False, arrival

    def examine(self, tag: str, words: str) -> str:
        return f"* OK [UIDVALIDITY 1] .\r\n* OK [UIDNEXT {1 + self.there}] .\r\n* {int(self.there)} EXISTS"

    def search(self, tag: str, words: str) -> str:
        return f"* SEARCH{' 1' if self.there else ''}"

    def fetch(self, tag: str, words: str) -> str:
        if "HEADER" in words:
            return (
                f'* 1 FETCH (UID 1 RFC822.SIZE {len(MAIL)} INTERNALDATE "{self._arrival}"'
                f" BODY[HEADER.FIELDS (TO)]<0> {{{len(MAIL) - 5}}}\r\n{MAIL[:-5]})"
            )
        return f"* 1 FETCH (UID 1 BODY[] {{{len(MAIL)}}}\r\n{MAIL})"

    def script(self) -> dict[str, object]:
        return {"EXAMINE": self.examine, "UID SEARCH": self.search, "UID FETCH": self.fetch}


def opened(port_plan: object, **options: object) -> ImapMailbox:
    return ImapMailbox(port_plan, **({"pauses": ()} | options))  # type: ignore[arg-type]


def test_what_comes_together_with_the_consent_to_idle_is_seen_at_once() -> None:
    box = OneMail()

    def idle(tag: str, words: str) -> str:
        # The bell of the address ends the first IDLE, and nothing but what is said now the second.
        second = sum("IDLE" in each for each in server.heard) == 2
        box.there |= second
        return "+ idling\r\n* 1 EXISTS\r\n" if second else "+ idling\r\n"

    with playing(box.script() | {"IDLE": idle}) as server:  # type: ignore[operator]
        mailbox = opened(server.plan())
        start = time.monotonic()
        [(raw, at)] = mailbox.arrived(ANN, 0, SOON)
        assert time.monotonic() - start < 1
        assert raw == MAIL.encode()
        assert abs(at - time.time()) < SOON, "a mail that has just come did not arrive in 2001"
        mailbox.close()
        assert server.heard.count("DONE") == 3


def test_what_is_told_of_while_we_look_is_not_waited_for() -> None:
    box = OneMail()

    def search(tag: str, words: str) -> str:
        said, box.there = box.search(tag, words), True
        return f"{said}\r\n* 1 EXISTS"  # a server that has told this once need not do so again

    with playing(box.script() | {"UID SEARCH": search}) as server:  # type: ignore[operator]
        mailbox = opened(server.plan())
        assert mailbox.arrived(ANN, 0, SOON)
        mailbox.close()


def test_a_connection_that_breaks_in_the_middle_of_a_mail_costs_no_mail() -> None:
    box = OneMail()
    broken: list[str] = []

    def fetch(tag: str, words: str) -> str:
        whole = box.fetch(tag, words)
        if "HEADER" in words or broken:
            return whole
        broken.append(words)
        return whole[: len(whole) // 2] + CUT

    with playing(box.script() | {"UID FETCH": fetch, "CAPABILITY": "* CAPABILITY IMAP4rev1"}) as server:  # type: ignore[operator]
        mailbox = opened(server.plan(every=0.02), pauses=(0.01,))
        assert mailbox.arrived(ANN, 0, 0.2) == [], "so that it need not be searched for any more"
        box.there = True
        assert [delivery.raw for delivery in mailbox.arrived(ANN, 0, SOON)] == [MAIL.encode()]
        mailbox.close()
        assert len(broken) == 1


def test_a_server_that_says_nothing_any_more_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "PATIENCE", 0.1)
    monkeypatch.setattr(imap, "FAREWELL", 0.1)
    with playing({"UID SEARCH": NOTHING, "LOGOUT": NOTHING}) as server:
        mailbox = opened(server.plan())
        with pytest.raises(InboxError, match="cannot be reached: timed out"):
            mailbox.arrived(ANN, 0, SOON)
        mailbox.close()


def test_idle_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "PULSE", 0.05)
    box = OneMail()

    def idle(tag: str, words: str) -> str:
        box.there = sum("IDLE" in each for each in server.heard) > 3
        return "+ idling\r\n"

    with playing(box.script() | {"IDLE": idle}) as server:  # type: ignore[operator]
        mailbox = opened(server.plan())
        assert mailbox.arrived(ANN, 0, SOON), "a server that forgets to push is asked when IDLE is renewed"
        mailbox.close()


@pytest.mark.parametrize(
    ("name", "answer", "told"),
    [
        ("LOGIN", "NO [UNAVAILABLE] come back later", "lets nobody in at the moment: [UNAVAILABLE] come back later (tried 2 times)."),
        ("LOGIN", "NO not with secret", "refuses the user ann or the password: not with …."),
        ("UID SEARCH", "NO [SERVERBUG] oh no", "refuses: SEARCH failed: [SERVERBUG] oh no (tried 2 times)."),
        ("EXAMINE", "NO [INUSE] wait", "refuses: select failed: [INUSE] wait (tried 2 times)."),
        ("EXAMINE", "* BYE going down", "hung up: command: EXAMINE => going down (tried 2 times)."),
    ],
)
def test_refusals(name: str, answer: str, told: str) -> None:
    with playing({name: lambda tag, words: answer if answer.startswith("*") else f"{tag} {answer}"}) as server:
        mailbox = opened(server.plan(), pauses=(0.01,))
        with pytest.raises(InboxError) as caught:
            mailbox.arrived(ANN, 0, SOON)
        assert told in str(caught.value)
        assert "secret" not in str(caught.value)
        mailbox.close()


def test_a_server_that_talks_nonsense_is_told() -> None:
    with playing({"UID SEARCH": "* SEARCH one two"}) as server:
        mailbox = opened(server.plan())
        with pytest.raises(InboxError, match="says what cannot be understood"):
            mailbox.arrived(ANN, 0, SOON)
        mailbox.close()
