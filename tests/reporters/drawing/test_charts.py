"""Where the pieces of charts lie, and what is said of them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from harness.reporters.drawing import charts, markup, tongue

AMOUNTS = st.floats(0, 1e6, allow_nan=False)
SPLIT = {"needed": 30.0, "again": 12.0, "retention": 0.0, "waiting": 5.4, "consent": 0.6}
PAGE = """
{% import "charts.html.jinja2" as charts with context %}
<style>{{ style("base.css") }}{{ style("charts.css") }}</style>
{{ charts.patterns() }}<div style="width:400px">{{ charts.stacked(segments) }}{{ charts.spread(dot, "96, from 80 to 100") }}</div>
"""


@given(st.fixed_dictionaries(dict.fromkeys(charts.PARTS, AMOUNTS)), AMOUNTS)
def test_pieces_follow_one_another_and_stay_inside(split: dict[str, float], more: float) -> None:
    pieces = charts.segments(split, sum(split.values()) + more)
    assert [each.part for each in pieces] == [part for part in charts.PARTS if split[part] > 0]
    for one, other in itertools.pairwise(pieces):
        assert other.start == pytest.approx(one.start + one.width, abs=0.02)
    assert sum(each.width for each in pieces) <= 100.05


def test_a_dot_lies_within_its_ends_on_the_scale() -> None:
    assert charts.dot(80, 96, 100, 100) == charts.Dot(80, 96, 100)
    assert charts.dot(1, 2, 3, 0) == charts.Dot(0, 0, 0)


@pytest.mark.parametrize(("seconds", "said"), [(0, "0 s"), (3.44, "3.4 s"), (9.96, "10 s"), (48.2, "48 s"), (119, "119 s"), (170, "3 min")])
def test_seconds_are_said_shortly(seconds: float, said: str) -> None:
    assert charts.took(seconds) == said


def test_parts_are_told_apart_by_words_and_patterns(page: Page) -> None:
    page.set_content(markup._environment.from_string(PAGE).render(segments=charts.segments(SPLIT, 60), dot=charts.dot(80, 96, 100, 100)))
    expect(page.get_by_role("img", name="needed 30 s, asked again 12 s, waiting for the site 5.4 s, cookie banner 0.6 s")).to_be_visible()
    expect(page.get_by_role("img", name="96, from 80 to 100")).to_be_visible()
    assert page.locator(".parts b").all_text_contents() == ["30 s", "12 s", "5.4 s", "0.6 s"]
    widths = page.locator(".piece").evaluate_all("pieces => pieces.map(piece => Math.round(piece.getBoundingClientRect().width))")
    assert widths == pytest.approx([200, 80, 36, 4], abs=2)
    drawn = page.locator("pattern").evaluate_all("all => all.map(each => each.querySelector('path')?.getAttribute('d') ?? '')")
    assert len(set(drawn)) == len(charts.PARTS)


def test_parts_have_finnish_names() -> None:
    with tongue.speaking("fi"):
        names = [charts.part_name(part) for part in charts.PARTS]
    assert len({*names, *map(charts.part_name, charts.PARTS)}) == 2 * len(charts.PARTS)
