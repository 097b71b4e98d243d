"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Visit

from .build import ask, mail, visit

WATCHED = mail("News", remote_images=3, tracking_pixels=2, tracking_hosts=["track.shop.example", "pixel.example"])
BAD = [visit(mails=[mail("Hello"), WATCHED, WATCHED]), visit(mails=[mail("News", remote_images=1, tracking_pixels=1)])]
GOOD = visit(mails=[mail("Hello", remote_images=4)])
INNOCENT = [visit(), visit(mails=[mail("Hello")])]


def test_invisible_pictures_are_counted_in_one_minor_finding_with_their_hosts() -> None:
    (finding,) = ask("tracking-pixel", BAD[0])
    assert (finding.severity, finding.mail) == ("minor", 1)
    assert finding.seen == "4 invisible pictures in 2 of 3 mails, to be fetched from track.shop.example, pixel.example"


def test_hosts_may_be_unknown_or_many() -> None:
    assert ask("tracking-pixel", BAD[1])[0].seen == "1 invisible pictures in 1 of 1 mails"
    many = mail("News", tracking_pixels=9, tracking_hosts=[f"p{number}.example" for number in range(9)])
    assert ask("tracking-pixel", visit(mails=[many]))[0].seen.endswith("p4.example and 4 more")


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_pictures_that_are_seen_are_no_finding(seen: Visit) -> None:
    assert ask("tracking-pixel", seen) == []
