"""What a report says of how a visit behaved."""

from harness.model import Manners, RobotsRead
from harness.reporters.drawing import tongue
from harness.reporters.drawing.manners import SHOWN, manners_texts
from harness.reporters.drawing.sentences import told

KEPT = Manners(
    user_agent="mystery-shop/1 (Example Oy)", pace_s=1, waited_s=12.5, refused=2, walked_anyway=["https://shop.example/basket"],
    left_out=[f"https://shop.example/{number}" for number in range(SHOWN + 1)],
    robots=[RobotsRead(host="shop.example", status=200, delay_s=2), RobotsRead(host="pay.shop.example", closed=True)],
)  # fmt: skip
REASONS = [
    "shop.example answered 429 and asks to come back in 3600 s; a visit waits 120 s at most.",
    "shop.example has asked this run to come back in 3500 s; a visit waits 120 s at most.",
    "shop.example has had the 1,200 visits of today; the next may begin on 2026-03-02 00:00 UTC",
    "the visits of the day at shop.example cannot be counted: /home/me/visits.sqlite: file is not a database",
    "its robots.txt asks programs to leave it",
]


def test_a_visit_that_owed_nothing_has_nothing_to_tell() -> None:
    assert manners_texts(Manners()) == []


def test_what_was_kept_to() -> None:
    said = "\n".join(manners_texts(KEPT)).replace("\N{NO-BREAK SPACE}", " ")
    assert "called mystery-shop/1 (Example Oy) behind the browser’s own name" in said
    assert "waited 12.5 s for its turn, which counts for nobody" in said
    assert "asked to come back later: 2 times" in said
    assert "robots.txt of shop.example: 200, and 2.0 s between pages" in said
    assert "robots.txt of pay.shop.example: no answer" in said
    assert "led to: https://shop.example/basket" in said
    assert said.endswith(f"https://shop.example/{SHOWN - 1}, …")


def test_it_is_said_in_finnish_too() -> None:
    with tongue.speaking("fi"):
        said = manners_texts(KEPT)
        assert not set(said) & set(_english())
        assert all(not any(piece.foreign for piece in told(reason)) for reason in REASONS)


def _english() -> list[str]:
    with tongue.speaking("en"):
        return manners_texts(KEPT)
