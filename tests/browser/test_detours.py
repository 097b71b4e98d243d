"""What a company puts in between, and a site that breaks down."""

from .conftest import Shop, Walked, reached

PULSE_GYM = """
detours:
  Please confirm that it is you:
    - fill: form
    - click: Log in
  Before you go:
    - click: Continue to cancel
"""
JOIN = "- go: /\n- click: Join\n- fill: form\n- click: Confirm membership\n- go: /\n- click: Cancel my subscription\n"


def test_a_detour_is_walked_where_its_words_are_and_counted(shop: Shop) -> None:
    visit = shop(JOIN + "- expect: Why are you leaving us", company="pulse-gym", site=PULSE_GYM)
    [journey] = visit.journeys
    assert journey.halt is None
    assert [step.words for step in journey.steps if step.part == "detour"] == ["fill: form", "click: Log in", "click: Continue to cancel"]
    assert journey.effort.clicks == 5
    assert journey.effort.authentication == ("password-again",)


def test_a_detour_that_leads_nowhere_is_not_taken_for_ever(shop: Shop) -> None:
    visit = shop("- go: /no-op\n- expect: The end", site="detours:\n  Press the button:\n    - click: Continue\n")
    [journey] = visit.journeys
    assert journey.halt is not None
    assert [step.words for step in journey.steps] == ["go: /no-op", "click: Continue", "click: Continue", "expect: The end"]


def test_no_detour_is_taken_where_the_step_can_be_done(shop: Shop) -> None:
    visit = shop("- go: /no-op\n- click: Continue", site="detours:\n  Press the button:\n    - back\n")
    assert [step.part for step in visit.journeys[0].steps] == ["", ""]


def test_a_site_s_words_may_name_the_customer_as_the_scenario_s_do(walk: Walked) -> None:
    page = """<form onsubmit="said.textContent = 'Kiitos, ' + n.value; return false"><label>First name <input id=n></label><button>Tilaa</button></form>
      <p id=said></p>"""
    site = "words: {Order: Tilaa, 'Thank you, {given-name}': 'Kiitos, {given-name}'}"
    reached(walk("- go: /\n- fill: form\n- click: Order\n- expect: Thank you, {given-name}", page, site=site))
