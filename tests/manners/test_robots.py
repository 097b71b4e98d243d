"""What a robots.txt asks of us."""

import re
import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.manners.robots import LARGEST, LONGEST_DELAY_S, Robots, decoded

SITE = "https://shop.example"


def allows(text: str, path: str) -> bool:
    return Robots(200, text).allows(f"{SITE}{path}")


@pytest.mark.parametrize(
    ("text", "path", "may"),
    [
        ("", "/basket", True),
        ("User-agent: *\nDisallow:", "/basket", True),
        ("User-agent: *\nDisallow: /basket", "/basket/2", False),
        ("User-agent: *\nDisallow: /basket", "/", True),
        ("user-AGENT:*\ndisallow:/basket", "/basket", False),
        ("User-agent: *\nDisallow: /basket # not for robots", "/basket", False),
        ("# nothing\nDisallow: /", "/", True),  # a rule of no group
        ("User-agent: another\nDisallow: /", "/", True),
        ("User-agent: mystery-shop\nDisallow: /", "/", False),
        ("User-agent: Mystery-Shop/0.1\nDisallow: /", "/", False),
        ("User-agent: mystery\nDisallow: /", "/", True),  # somebody else's name
        ("User-agent: mystery-shopper\nDisallow: /", "/", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: mystery-shop\nDisallow: /basket", "/", True),  # our own group is all that counts
        ("User-agent: another\nUser-agent: mystery-shop\nDisallow: /basket", "/basket", False),
        ("User-agent: mystery-shop\nDisallow: /a\n\nUser-agent: mystery-shop\nDisallow: /b", "/a", False),  # two groups are one
        ("User-agent: *\nDisallow: /shop\nAllow: /shop/open", "/shop/open", True),  # the longer rule
        ("User-agent: *\nAllow: /shop/open\nDisallow: /shop", "/shop/closed", False),
        ("User-agent: *\nDisallow: /page\nAllow: /page", "/page", True),  # as long as each other: the kinder one
        ("User-agent: *\nDisallow: /*.php$", "/a/b.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/a/b.php?x=1", True),
        ("User-agent: *\nDisallow: /*?sort=", "/list?sort=up", False),
        ("User-agent: *\nDisallow: /%C3%A4iti", "/äiti", False),
        ("User-agent: *\nDisallow: /a\r\rDisallow: /b", "/b", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/", False),
        ("<html><body>Not found, sorry</body></html>", "/", True),  # answered with 200 all the same
    ],
)  # fmt: skip
def test_rules(text: str, path: str, may: bool) -> None:
    assert allows(decoded(text.encode()), path) is may


@pytest.mark.parametrize("status", [404, 401, 403, 410, 400])
def test_none_forbids_nothing(status: int) -> None:
    assert Robots(status).allows(SITE)


@pytest.mark.parametrize("status", [0, 500, 503, 429, 302])
def test_what_could_not_be_read_forbids_everything(status: int) -> None:
    assert Robots(status).closed
    assert not Robots(status).allows(SITE)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 7", 7.0),
        ("User-agent: *\nCrawl-delay: 0.5", 0.5),
        ("User-agent: *\nCrawl-delay: 86400", LONGEST_DELAY_S),
        ("User-agent: *\nCrawl-delay: soon", 0.0),
        ("User-agent: *\nCrawl-delay: -3", 0.0),
        ("User-agent: *\nCrawl-delay: nan", 0.0),
        ("User-agent: another\nCrawl-delay: 9", 0.0),
        ("User-agent: *\nCrawl-delay: 9\n\nUser-agent: mystery-shop\nDisallow:", 0.0),
        ("", 0.0),
    ],
)  # fmt: skip
def test_delays(text: str, seconds: float) -> None:
    assert Robots(200, text).delay_s == seconds


def test_only_the_beginning_of_a_long_file_is_read() -> None:
    assert len(decoded(b"#" * (2 * LARGEST))) == LARGEST


def test_a_file_that_was_made_to_be_slow_is_not() -> None:
    agents = "".join(f"User-agent: a{number}\n" for number in range(12_000))
    text = (agents + "Disallow: /*a*a*a*a*a*b\n" * 9_000)[:LARGEST]
    started = time.perf_counter()
    assert allows(text, f"/{'a' * 2000}")
    assert time.perf_counter() - started < 5


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")), st.text(max_size=40))
def test_any_bytes_can_be_read(data: bytes, path: str) -> None:
    robots = Robots(200, decoded(data))
    assert robots.allows(f"{SITE}/{quote(path)}") in (True, False)
    assert 0 <= robots.delay_s <= LONGEST_DELAY_S


_RULE = st.tuples(st.sampled_from(["Allow", "Disallow"]), st.text("ab*/", max_size=6).map("/{}".format), st.sampled_from(["", "$"]))


@given(st.lists(_RULE, max_size=6), st.text("ab/", max_size=8).map("/{}".format))
def test_the_longest_rule_that_fits_counts(rules: list[tuple[str, str, str]], path: str) -> None:
    text = "User-agent: *\n" + "".join(f"{kind}: {pattern}{end}\n" for kind, pattern, end in rules)
    fits = [
        (len(pattern + end), kind == "Allow")
        for kind, pattern, end in rules
        if re.match(re.escape(pattern).replace(r"\*", ".*") + ("$" if end else ""), path)
    ]
    if not path.startswith("//"):  # which no browser sends of a page
        assert allows(text, path) is (not fits or max(fits)[1])
