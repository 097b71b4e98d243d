"""What people, pages and programs say: the command line, mails, sentences of reports, phrases in texts."""

import argparse
import contextlib
import datetime
import fnmatch
import itertools
from collections.abc import Callable

import msgspec
from hypothesis import strategies as st

from harness.lexicon import languages, lexicon, sentences
from harness.mails.picture import picture_html
from harness.mails.tokens import first
from harness.manners.patience import MOST_S, retry_after
from harness.manners.robots import LONGEST_DELAY_S, Robots, decoded
from harness.plugin import options
from harness.reporters.drawing import tongue
from harness.reporters.drawing.sentences import SAID, patterns, told
from harness.scenario.allowances import BUDGET_KEYS
from harness.scenario.finding import PATTERN

from ..mails.examples import NAMES, raw, view
from ..mails.test_hostile import BITS
from .damage import BITS as ANY_BITS
from .damage import in_bytes, in_words
from .target import Target

PLAIN = st.text(max_size=40)
_PARTS = st.sampled_from([
    *BUDGET_KEYS, "=", "==", ",", ".", "findings.serious", "mirror", "baseline", " * ", "+", "-", "%", "1e400", "9" * 30, "²", "١٢", "1.",
    "\0", "nan", "inf", "6", "0", " ", "3 days", "×",
])  # fmt: skip
SAYINGS = st.lists(_PARTS | PLAIN, max_size=9).map("".join)


def _budget(text: str) -> None:
    with contextlib.suppress(argparse.ArgumentTypeError):
        options._budget(text)


_OPTIONS: tuple[Callable[[str], object], ...] = (
    options._language, options._standings, options._trials, options._times, options._whole_path,
)  # fmt: skip
_GIVEN = ["fi", "sv-FI", "stranger", "member", "all", ",", "1", "1000", "--", "back", "reload", "  ", "²", "١", "\0", "../", "~"]


def _option(text: str) -> None:
    for read in _OPTIONS:
        with contextlib.suppress(argparse.ArgumentTypeError):
            read(text)


_RULES = st.sampled_from([
    "User-agent: *\n", "User-agent: mystery-shop\n", "Disallow: /", "Allow: ", "Crawl-delay: ", "1e400", "nan", "-1", "9" * 400, "*" * 99,
    "*a" * 50, "$", "%ff", "%zz", "\0", "\ufeff", "Sitemap: http://[", "\n", "\r", "#", ":", "Request-rate: 1/0", "Visit-time: 9999-1", "²",
])  # fmt: skip
_FILES = st.lists(_RULES | PLAIN, max_size=40).map(lambda lines: "".join(lines).encode("utf-8", "surrogatepass")) | st.binary(max_size=99)
_PLACES = st.sampled_from(
    ["https://x.example/" + "a*" * 40, "https://x.example/%zz?%ff#", "http://[", "", "/", "javascript:1", "//x:99999/\ud800"]
)  # fmt: skip


def _robots(made: tuple[bytes, str]) -> None:
    found = Robots(status=200, text=decoded(made[0]))
    found.allows(made[1])
    assert 0 <= found.delay_s <= LONGEST_DELAY_S


_DATES = st.sampled_from(
    ["Mon, ", "31 Feb ", "2026 ", "99999 ", "10:00:00 ", "+9999", "-0000", "GMT", "Nov", "0", "1e9", "9" * 30, ":", ",", "-1", "²"]
)  # fmt: skip
_LATER = st.lists(_DATES | PLAIN, max_size=6).map("".join)
NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def _later(text: str) -> None:
    said = retry_after(text, NOW)
    assert said is None or 0 <= said <= MOST_S


_WILD = st.sampled_from(["*", "?", "[", "]", "!", "-", "a", "z", "gym", "[!]", "[z-a]", "**", "\\"])
_GLOBS = st.lists(_WILD | PLAIN, max_size=30).map("".join)


def _glob(text: str) -> None:
    fnmatch.filter(["pulse-gym", "a" * 100, "a-" * 50], text)
    PATTERN.fullmatch(text)


def _mail(raw_mail: bytes) -> None:
    seen = view(raw_mail)
    assert seen.size == len(raw_mail)
    assert len(msgspec.json.encode(seen)) < 2_000_000
    picture_html(raw_mail)
    for kind in ("code", "date", "amount"):
        first(kind, seen.text, seen.language)


MAILS = st.one_of(in_bytes([raw(name) for name in NAMES]), in_words([raw(name) for name in NAMES]),
                  st.lists(BITS | st.sampled_from(ANY_BITS) | st.binary(max_size=5), max_size=40).map(b"".join))  # fmt: skip

_ENGLISH = [(pattern, table) for table, found in patterns("fi").items() for pattern in found]
_SIGNS = st.sampled_from(
    ["`", '"', ", ", "; ", " and ", " or ", "\n", "1,234.5", "2026-11-22", "`a`", "``", "` and `", "x" * 500, "and " * 99]
)  # fmt: skip


def _sentence(made: tuple[str, str]) -> None:
    with tongue.speaking("fi"):
        text, table = made
        assert "".join(piece.text for piece in told(text, table)) or not text


def _holes_filled(at: int, fillings: list[str], again: int) -> tuple[str, str]:
    """Write an English sentence, its holes filled with anything, then the same in a hole of another."""
    pattern, table = _ENGLISH[at % len(_ENGLISH)]
    regex = pattern.regex.pattern.replace("\\", "")
    pieces = [piece for piece in regex.split("(?") if piece]
    own = [piece.rpartition(")")[2] for piece in pieces]
    woven = "".join(itertools.chain(*itertools.zip_longest(own, fillings[: len(own)], fillvalue="")))
    return (woven * (1 + again))[:6000], table


SENTENCES = st.builds(_holes_filled, st.integers(0, 1 << 16), st.lists(_SIGNS | PLAIN, max_size=8), st.integers(0, 30))
SENTENCES |= st.tuples(st.lists(_SIGNS | PLAIN, max_size=200).map("".join), st.sampled_from([SAID, *sorted(patterns("fi"))]))

_SECTIONS = sorted({key.partition(".")[0] for key in lexicon("en").phrases})
_SPOKEN = sorted({word for code in languages() for said in lexicon(code).phrases.values() for each in said for word in each.split()})
_ODD = st.sampled_from(
    ["-", "'", " ", "\n", ". ", "\u0301", "\u200b", "İ", "ß", "ﬁ", "\U0001f9d1\u200d", "\u202e", "_", "a-", "é", "\0", "*", "|", "~"]
)  # fmt: skip


def _phrases(made: tuple[str, int, str, str]) -> None:
    piece, times, code, section = made
    text, words = (piece * times)[:200_000], lexicon(code)
    for key in words.keys(section)[:12]:
        words.find(f"{section}.{key}", text)
    words.places(section, text[:20_000])
    sentences(text)


_SAID = st.lists(st.sampled_from(_SPOKEN) | _ODD | PLAIN, max_size=30)
TEXTS = st.builds(str.join, st.sampled_from(["", " "]), _SAID)

TARGETS = [
    Target("--budget", SAYINGS, _budget, 4),
    Target("options of the command line", st.lists(st.sampled_from(_GIVEN) | PLAIN, max_size=5).map("".join), _option, 3),
    Target("robots.txt", st.tuples(_FILES, _PLACES), _robots, 2),
    Target("Retry-After", _LATER, _later, 2),
    Target("--site", _GLOBS, _glob, 2),
    Target("mails, and codes, days and amounts in them", MAILS, _mail, 12),
    Target("sentences in Finnish", SENTENCES, _sentence, 4),
    Target("phrases of the lexicon in texts", st.tuples(TEXTS, st.sampled_from([1, 1, 7, 99, 3000]), st.sampled_from(languages()),
           st.sampled_from(_SECTIONS)), _phrases, 4),
]  # fmt: skip
