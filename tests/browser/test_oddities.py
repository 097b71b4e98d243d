"""What real pages do, counted as what it is to a customer."""

import pytest

from harness.model import Journey, Visit

from .conftest import Shop


def walked(visit: Visit) -> Journey:
    """The only journey, which must have come to its end."""
    [journey] = visit.journeys
    assert journey.halt is None, journey.halt
    return journey


def test_a_form_in_an_inner_frame_is_filled_and_sent(shop: Shop) -> None:
    visit = shop("""
        - go: /iframe
        - fill: {Nickname: Otso}
        - click: Send
        - expect: Thank you, Otso
    """)
    effort = walked(visit).effort
    assert (effort.clicks, effort.fields, effort.keystrokes, effort.pages) == (1, 1, 4, 1)


def test_a_frame_of_another_origin_is_no_different_to_a_customer(shop: Shop) -> None:
    visit = shop("""
        - go: /iframe
        - fill: {Callsign: Otso}
        - click: Transmit
        - expect: Otso
    """)
    assert walked(visit).effort.clicks == 1


def test_fields_and_buttons_in_shadow_roots(shop: Shop) -> None:
    visit = shop("""
        - go: /shadow
        - fill: {Nickname: Otso}
        - click: Send
        - expect: Otso
    """)
    effort = walked(visit).effort
    assert (effort.clicks, effort.fields, effort.pages) == (1, 1, 1)


@pytest.mark.parametrize(("button", "presses"), [("Alert", 2), ("Confirm", 2), ("Prompt", 2)])
def test_a_dialog_is_read_and_answered(shop: Shop, button: str, presses: int) -> None:
    visit = shop(f"""
        - go: /dialogs
        - click: {button}
    """)
    step = walked(visit).steps[-1]
    assert step.effort.clicks == presses  # the button, and the dialog's own
    assert step.effort.dialogs >= 1
    assert step.effort.words >= 2
    assert [act.kind for act in step.acts][:2] == ["click", "answer-dialog"]


@pytest.mark.parametrize("words", ["Open the form in a new tab", "Open the form in a window"])
def test_a_new_window_is_a_page_and_the_journey_goes_on_there(shop: Shop, words: str) -> None:
    visit = shop(f"""
        - go: /popup
        - click: {words}
        - fill: {{Nickname: Otso}}
        - click: Send
        - expect: Thank you, Otso
    """)
    assert walked(visit).effort.pages == 3
    assert "window" in [view.opened_by for view in visit.views]


def test_a_window_that_closes_itself_brings_the_customer_back(shop: Shop) -> None:
    visit = shop("""
        - go: /self-close
        - click: Open a window that closes itself
        - expect: Windows that close themselves
    """)
    walked(visit)


def test_a_download_is_something_that_happened(shop: Shop) -> None:
    visit = shop("""
        - go: /download
        - click: Download the price list
    """)
    acts = walked(visit).steps[-1].acts
    assert [act.kind for act in acts] == ["click", "download"]
    assert acts[-1].name == "price-list.csv"


def test_views_of_one_page_count_as_pages_and_parts_renewed_as_dialogs(shop: Shop) -> None:
    visit = shop("""
        - go: /spa
        - click: Plans
        - click: Large
        - click: Choose this plan
        - click: Yes, choose it
        - click: Contact
        - fill: {Nickname: Otso}
        - click: Send
    """)
    steps = walked(visit).steps
    assert [(step.effort.pages, step.effort.dialogs) for step in steps] == [(1, 0), (1, 0), (0, 1), (0, 1), (0, 1), (1, 0), (0, 0), (0, 1)]
    assert [view.opened_by for view in visit.views[:4]] == ["load", "route", "change", "dialog"]


def test_what_is_folded_away_is_unfolded_and_costs_a_click(shop: Shop) -> None:
    effort = walked(shop("- go: /details\n- click: Close your account\n- expect: Nickname")).effort
    assert effort.clicks == 2


def test_closed_details_are_opened(shop: Shop) -> None:
    effort = walked(shop("- go: /details\n- click: Change your contract\n- expect: Nickname")).effort
    assert effort.clicks == 2


def test_controls_made_by_hand(shop: Shop) -> None:
    visit = shop("""
        - go: /custom-controls
        - choose: {Size: Medium}
        - choose: Wrap as a gift
        - click: Courier
        - fill: {Message: Hello}
        - click: Order
        - expect: Medium
    """)
    effort = walked(visit).effort
    assert (effort.choices, effort.clicks, effort.fields, effort.keystrokes) == (2, 2, 1, 5)


def test_late_content_is_waited_for_and_the_wait_is_booked(shop: Shop) -> None:
    visit = shop("- go: /late\n- expect: Late content\n- wait: {gone: Please wait, within: 1 s}\n")
    assert visit.journeys[0].halt is not None  # the words stay: the limit given is kept
    assert visit.journeys[0].steps[-1].effort.waiting_ms == pytest.approx(1000, abs=300)


def test_a_banner_is_refused_and_booked_apart(shop: Shop) -> None:
    visit = shop("- go: /consent\n- click: Go on to the form\n- expect: Nickname")
    journey = walked(visit)
    assert journey.consent.clicks == 1
    assert journey.consent.words > 10
    assert journey.effort.clicks == 1


def test_a_banner_can_be_left_to_the_scenario(shop: Shop) -> None:
    visit = shop("- go: /consent\n- click: Accept all\n- click: Go on to the form\n- expect: Nickname", site="consent: ignore")
    assert walked(visit).consent.clicks == 0


def test_hostile_words_are_only_words(shop: Shop) -> None:
    visit = shop("- go: /hostile\n- fill: form")
    assert visit.views[-1].fields
    assert "onerror" in visit.views[0].text + visit.views[0].title


def test_a_page_of_five_thousand_links(shop: Shop) -> None:
    visit = shop("- go: /big")
    assert len(visit.views[0].links) == 1000
    assert walked(visit).steps[0].harness_ms < 5000


def test_uncaught_errors_are_evidence(shop: Shop) -> None:
    assert shop("- go: /script-error").views[0].script_errors
    assert not shop("- go: /script-fine").views[-1].script_errors


def test_answers_that_the_page_already_holds_are_prefilled(shop: Shop) -> None:
    visit = shop("- go: '/prefilled?given-name={given-name}&email={email}'\n- fill: form")
    effort = walked(visit).effort
    assert effort.prefilled == 2
    assert {field.token for field in visit.views[0].fields if field.holds == "right"} == {"given-name", "email"}


def test_back_and_keys(shop: Shop) -> None:
    visit = shop("- go: /form\n- fill: {Nickname: Otso}\n- press: Enter\n- expect: Thank you\n- back:\n- expect: Nickname")
    effort = walked(visit).effort
    assert (effort.keystrokes, effort.clicks, effort.pages) == (5, 1, 3)


def test_an_answer_lost_after_an_error_shows_in_the_looks(shop: Shop) -> None:
    steps = "- go: /{page}\n- fill: {{First name: Otso, Street: Kuja 1, Postcode: abc, Town: Oulu}}\n- click: Send parcel"
    lost, kept = (shop(steps.format(page=page)).views for page in ("lost-input", "kept-input"))
    assert [field.holds for field in lost[1].fields] == ["ours"] * 4
    assert "nothing" in {field.holds for field in lost[-1].fields}
    assert "nothing" not in {field.holds for field in kept[-1].fields}


def test_pictures_show_the_target_where_it_was_pressed(shop: Shop, tmp_path: pytest.TempPathFactory) -> None:
    visit = shop("- go: /big\n- click: Article 4000", pictures=True)
    press = next(act for act in visit.journeys[0].steps[1].acts if act.kind == "click")
    assert press.box is not None
    view = visit.views[press.view]
    assert view.screenshot
    assert view.scroll[1] > 1000
    assert 0 <= press.box.y - view.scroll[1] < visit.viewport[1]


def test_an_answer_that_a_control_does_not_take_ends_the_step(shop: Shop) -> None:
    visit = shop("- go: /book\n- fill: {People: 4, Date: next fryday}\n- click: Book", company="bistro")
    [journey] = visit.journeys
    assert journey.halt is not None
    assert (journey.halt.cause, journey.halt.message) == ("unfillable", "`Date` does not take this answer: it wants a date.")
    assert [act.name for act in journey.steps[-1].acts] == ["People"]
