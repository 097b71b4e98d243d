"""What a customer does in their mailbox, and when they come back later."""

from harness.browser.halt import Halted
from harness.inbox import Inbox
from harness.steps import WantedMail


class Mailing:
    """The mailbox of one visit."""

    def __init__(self, inbox: Inbox | None = None) -> None:
        self._inbox = inbox

    def open(self, wanted: WantedMail, within: float | None) -> None:
        """Wait for a mail that no step has read yet, and open it."""
        raise Halted("inbox", "This visit has no inbox.")

    def take(self, name: str, label: str) -> None:
        """Keep what the open mail says under a name."""
        raise Halted("inbox", "This visit has no inbox.")

    def follow(self, words: str) -> None:
        """Press a link of the open mail."""
        raise Halted("inbox", "This visit has no inbox.")

    def reply(self, text: str) -> None:
        """Answer the open mail."""
        raise Halted("inbox", "This visit has no inbox.")

    def unsubscribe(self) -> None:
        """Leave the mailing list of the open mail."""
        raise Halted("inbox", "This visit has no inbox.")
