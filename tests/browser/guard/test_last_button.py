"""The last button in real Chromium: pressed at a company that is ours or was cleared, and left alone at any other."""

import pytest

from harness.model import Visit
from harness.reading.endings.outcomes import judge

from ...plugin.company import Company
from ..conftest import Walked, only, reached
from ..test_mailing import Mailed, mail, mailed, post  # noqa: F401 (fixtures)

CUSTOMER = "<label>First name <input autocomplete=given-name required></label><label>E-mail <input type=email></label>"
DONE = {"/done": "<h1>Done</h1>"}
CLEARED = "commit: true\n"


def form(button: str, fields: str = CUSTOMER, before: str = "", method: str = "post") -> dict[str, str]:
    sent = f"<form method={method} onsubmit=\"location='/done';return false\">{fields}{button}</form>"
    return {"/": f"<h1>Shop</h1>{before}{sent}", **DONE}


def held(visit: Visit, name: str, what: str) -> None:
    verdict = judge(visit, only(visit))
    assert (verdict.outcome, only(visit).steps[-1].done) == ("held", False), verdict
    [withheld] = visit.withheld
    assert (withheld.name, withheld.what, withheld.method) == (name, what, ""), withheld
    assert what in verdict.reason
    assert "commit: true" in verdict.reason
    assert not visit.committed
    assert "Done" not in visit.views[-1].text


@pytest.mark.parametrize("steps", ["- go: /\n- fill: form\n- click: Join", "- go: /\n- send"])
def test_a_form_that_tells_who_the_customer_is_is_filled_in_and_not_sent(walk: Walked, steps: str) -> None:
    visit = walk(steps, form("<button>Join</button>"), owned=False)
    held(visit, "Join", "opens an account or a membership")
    assert only(visit).effort.fields == 2
    assert visit.withheld[0].journey == "try"
    assert visit.withheld[0].view == len(visit.views) - 1
    assert only(visit).steps[-1].effort.clicks == 0


@pytest.mark.parametrize("more", [{}, {"owned": False, "site": CLEARED}])
def test_it_is_sent_where_it_is_cleared_and_that_is_noted(walk: Walked, more: dict[str, object]) -> None:
    visit = walk("- go: /\n- fill: form\n- click: Join\n- expect: Done", form("<button>Join</button>"), **more)
    reached(visit)
    [committed] = visit.committed
    assert (committed.name, committed.what, committed.by) == ("Join", "opens an account or a membership", "site" if more else "owned")
    assert committed.step == 2
    assert not visit.withheld


def test_what_is_harmless_is_not_noted_at_a_site_of_ours(walk: Walked) -> None:
    assert not walk("- go: /\n- click: Next\n- expect: Done", form("<button>Next</button>")).committed


@pytest.mark.parametrize("key", ["Enter", "NumpadEnter"])
def test_enter_in_a_field_presses_the_button_of_its_form(walk: Walked, key: str) -> None:
    visit = walk(f"- go: /\n- fill: form\n- press: {key}", form("<button>Join</button>"), owned=False)
    held(visit, "Join", "opens an account or a membership")


def test_enter_in_a_form_without_a_button_sends_it(walk: Walked) -> None:
    page = form("", "<label>E-mail <input type=email></label>")
    held(walk("- go: /\n- fill: form\n- press: Enter", page, owned=False), "", "sends what was filled in to the company")


def test_a_key_on_a_button_presses_it(walk: Walked) -> None:
    page = {"/": "<h1>Shop</h1><button autofocus onclick=\"location='/done'\">Place order</button>", **DONE}
    for key in ("Enter", "Space"):
        held(walk(f"- go: /\n- press: {key}", page, owned=False), "Place order", "places an order")


@pytest.mark.parametrize("key", ["Tab", "Escape", "Control+A", "+"])
def test_other_keys_press_nothing(walk: Walked, key: str) -> None:
    visit = walk(f"- go: /\n- fill: form\n- press: {key}", form("<button>Join</button>"), owned=False)
    reached(visit)
    assert not visit.withheld


def test_a_message_of_several_lines_is_not_sent_by_enter(walk: Walked) -> None:
    page = form("<button>Send</button>", "<label>Your question <textarea></textarea></label>")
    reached(walk("- go: /\n- fill: {Your question: Why?}\n- press: Enter", page, owned=False))


def test_a_search_is_sent(walk: Walked) -> None:
    page = form("<button>Send</button>", "<label>Search <input type=search></label>", method="get")
    reached(walk("- go: /\n- fill: {Search: boots}\n- click: Send\n- expect: Done", page, owned=False))
    reached(walk("- go: /\n- fill: {Search: boots}\n- press: Enter\n- expect: Done", page, owned=False))


def test_a_button_without_a_name_below_what_is_to_be_paid_is_left_alone(walk: Walked) -> None:
    page = {"/": "<h1>Order summary</h1><p>1 lamp, 450 EUR<form method=post action=/done><button autofocus>→</button></form>", **DONE}
    held(walk("- go: /\n- press: Enter", page, owned=False), "→", "places an order")


def test_a_button_of_a_script_outside_the_form_is_the_last_one_too(walk: Walked) -> None:
    page = {"/": f"<h1>Sign up</h1><div>{CUSTOMER}<button onclick=\"location='/done'\">Submit</button></div>", **DONE}
    held(walk("- go: /\n- fill: form\n- click: Submit", page, owned=False), "Submit", "opens an account or a membership")


def test_a_menu_that_is_called_as_a_deed_is_opened(walk: Walked) -> None:
    page = "<h1>Account</h1><button aria-expanded=false onclick=\"o.innerText='Open'\">Cancel my membership</button><p id=o></p>"
    reached(walk("- go: /\n- click: Cancel my membership\n- expect: Open", page, owned=False))


def test_the_question_whether_to_leave_is_not_answered(walk: Walked) -> None:
    answers = """<button onclick=d.close()>Keep it</button><button onclick="location='/done'">Yes</button>"""
    dialog = f"<dialog id=d><h2>Cancel your membership?</h2>{answers}</dialog>"
    page = {"/": f'<h1>Account</h1><button aria-haspopup=dialog onclick="d.showModal()">End membership</button>{dialog}', **DONE}
    held(walk("- go: /\n- click: End membership\n- click: 'Yes'", page, owned=False), "Yes", "cancels a contract, an order or a booking")


@pytest.mark.parametrize(
    ("step", "what"),
    [
        ("{subject: Offer, reply: 'Yes, please'}", "sends a message to the company"),
        ("{subject: Offer, follow: Confirm your address}", "confirms for good"),
        ("{subject: Offer, follow: Unsubscribe}", "leaves a mailing list"),
    ],
)
def test_what_acts_from_the_mailbox_is_not_done(mailed: Mailed, company: Company, step: str, what: str) -> None:  # noqa: F811
    html = f"<a href='{company.url}/stop'>Confirm your address</a> <a href='{company.url}/stop'>Unsubscribe</a>"
    visit = mailed(f"- go: /\n- mail: {step}", mail("Offer", html=html), owned=False)
    [withheld] = visit.withheld
    assert withheld.what == what
    assert judge(visit, only(visit)).outcome == "held"
    assert "/stop" not in [path for path, _ in company.asked]


def test_a_link_of_a_mail_that_leads_to_a_page_is_followed(mailed: Mailed, company: Company) -> None:  # noqa: F811
    html = f"<a href='{company.url}/gift'>Open your gift</a>"
    reached(mailed("- go: /\n- mail: {subject: Gift, follow: Open your gift}\n- expect: Your gift", mail("Gift", html=html), owned=False))


def test_a_list_is_not_left_by_the_button_of_the_mail_program(mailed: Mailed, company: Company) -> None:  # noqa: F811
    letter = mail("Letter", List_Unsubscribe=f"<{company.url}/stop>", List_Unsubscribe_Post="List-Unsubscribe=One-Click")
    visit = mailed("- go: /\n- mail\n- unsubscribe", letter, owned=False)
    assert [each.what for each in visit.withheld] == ["leaves a mailing list"]
    assert "/stop" not in [path for path, _ in company.asked]
