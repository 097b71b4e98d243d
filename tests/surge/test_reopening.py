import pytest

from harness.surge.answer import Page
from harness.surge.reopening import reopening

HERE = "https://shop.example/gift?code=1"


@pytest.mark.parametrize(
    ("header", "text", "found"),
    [
        ("5", "", (5, HERE)),
        ("1; url=/gift", "", (1, "https://shop.example/gift")),
        ("0;URL='https://shop.example/in'", "", (0, "https://shop.example/in")),
        ("", '<meta http-equiv="Refresh" content="3; url=/in">', (3, "https://shop.example/in")),
        ("", "<script>setTimeout(function () { window.location.reload(); }, 2500);</script>", (3, HERE)),
        ("", "<script>setTimeout(() => location.reload(true), 1000)</script>", (1, HERE)),
        ("", "<script>setTimeout(() => { document.location.href = '/in?t=1'; }, 4000)</script>", (4, "https://shop.example/in?t=1")),
        ("", '<script>window.setTimeout(()=>location.replace("/in"),500)</script>', (1, "https://shop.example/in")),
    ],
)
def test_a_page_that_opens_itself_again_says_when_and_where(header: str, text: str, found: tuple[int, str]) -> None:
    assert reopening(HERE, text, header) == found
    assert Page(HERE, 200, text, header).refresh == found


@pytest.mark.parametrize(
    "text",
    [
        "<p>Your location: Turku</p><script>setTimeout(greet, 1000)</script>",
        "<script>setTimeout(() => { if (location.hash === '#in') show(); }, 100)</script>",
        "<script>button.onclick = () => location.reload(); setTimeout(greet, 1000)</script>",
        "<script>setTimeout(greet, 1000); location.replace('#top'); say(1, 2)</script>",
    ],
)
def test_scripts_that_look_like_it_open_nothing(text: str) -> None:
    assert reopening(HERE, text) is None


def test_a_page_of_nothing_but_timers_is_read_soon() -> None:
    assert reopening(HERE, "setTimeout( location" * 50_000) is None
