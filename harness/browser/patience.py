"""How long a customer waits for what is not there yet. The step's limit ends it in any case."""

from harness.browser.raw import RawLook
from harness.lexicon import Lexicon

STILL = 1.5  # seconds on a page on which nothing moves
PRESSED = 5.0  # ... after a press that has shown no effect yet
BUSY = 12.0  # ... on a page that says to wait
QUIET = 1.0  # seconds without traffic or change after which nothing more is expected to come
SHORT_PAGE = 150  # words; a page that asks to wait says little else


def runs_out(waits: bool, pressed: bool, waited: float, quiet: float) -> bool:
    """Whether a customer gives up after so many seconds, the last of them without anything happening."""
    return waited > (BUSY if waits else PRESSED if pressed else STILL) and quiet > QUIET


def says_wait(raw: RawLook, words: Lexicon) -> bool:
    """Whether the page says that more is to come."""
    return len(raw.text.split()) < SHORT_PAGE and bool(words.find("waiting.words", raw.text))
