"""How well the words of a control can be read is measured where it can be known, and not guessed where it cannot."""

import pytest

from harness.model import ControlView

from .conftest import Walked

BLACK_BUTTON = "<button style='background:#000;color:#fff;font-size:20px'>Press</button>"
BEHIND = "<div style='position:absolute;inset:0;background:#000'></div>"
PICTURE = "<img style='position:absolute;left:0;top:0' width=800 height=600 src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"


def pressed(walk: Walked, html: str) -> ControlView:
    visit = walk("- go: /", f"<body style='background:#fff;margin:0'><main>{html}</main>")
    return (visit.views[-1].buttons + visit.views[-1].links)[0]


@pytest.mark.parametrize(
    ("html", "contrast", "type_px"),
    [
        (BLACK_BUTTON, 21, 20),
        ("<a href=/x style='color:#777;font-size:12px'>Press</a>", 4.48, 12),
        ("<a href=/x style='color:#ccc'>Press</a>", 1.61, 16),
        ("<a href=/x style='color:rgba(0,0,0,.25)'>Press</a>", 1.79, 16),
        ("<a href=/x style='color:#000;opacity:.25'>Press</a>", 1.79, 16),
        ("<div style='opacity:.25'><a href=/x style='color:#000'>Press</a></div>", 1.79, 16),
        ("<div style='background:rgba(0,0,0,.5)'><a href=/x style='color:#fff'>Press</a></div>", 3.98, 16),
        ("<a href=/x style='color:#000'><b style='color:#ccc;font-size:10px'>Press</b></a>", 1.61, 10),
        ("<input type=submit value=Press style='background:#fff;color:#ccc;font-size:18px'>", 1.61, 18),
        ("<div style='position:fixed;inset:0;background:#fff'><a href=/x style='color:#ccc'>Press</a></div><p>" + "Below it. " * 300, 1.61, 16),
    ],
)
def test_contrast_is_that_of_the_words_to_what_fills_the_box_around_them(walk: Walked, html: str, contrast: float, type_px: float) -> None:
    seen = pressed(walk, html)
    assert seen.contrast == pytest.approx(contrast, abs=0.05)
    assert seen.type_px == type_px


@pytest.mark.parametrize(
    "html",
    [
        "<div style='background:linear-gradient(#000,#333)'><a href=/x style='color:#fff'>Press</a></div>",
        "<div style='background:url(x.jpg)'><a href=/x style='color:#fff'>Press</a></div>",
        f"{PICTURE}<div style='position:relative'><a href=/x style='color:#fff'>Press</a></div>",
        f"{BEHIND}<div style='position:relative'><a href=/x style='color:#fff'>Press</a></div>",
        "<style>a{position:relative;z-index:0;color:#fff} a::before{content:'';position:absolute;inset:0;z-index:-1;background:#000}</style>"
        "<a href=/x>Press</a>",
        "<a href=/x style='color:#fff;text-shadow:0 0 4px #000'>Press</a>",
        "<a href=/x style='color:oklch(90% 0.1 20)'>Press</a>",
        "<div style='position:absolute;top:50px'><a href=/x style='color:#ccc'>Press</a></div>",
        "<a href=/x aria-label=Press style='color:#ccc'>\u2713</a>",
        "<nav><a href=/x style='color:#ccc'>Press</a></nav>",
    ],
)
def test_where_something_else_may_lie_behind_the_words_nothing_is_known(walk: Walked, html: str) -> None:
    assert pressed(walk, html).contrast == 0
