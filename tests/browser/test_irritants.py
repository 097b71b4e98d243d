"""Forms that irritate, and forms that only look as if they did, filled in as a customer would."""

from collections.abc import Callable, Iterator

import pytest

from harness import audits
from harness.model import Finding

from ..plugin.company import Company, serve
from .conftest import Shop

IRRITANTS = frozenset(
    [
        "double-entry", "hidden-password-rules", "long-form", "missing-autocomplete", "missing-label", "paste-blocked", "placeholder-label",
        "preselected-extra", "preticked-box", "unmarked-optional", "wrong-keyboard",
    ]
)  # fmt: skip
Asked = Callable[[str], list[Finding]]


@pytest.fixture
def company() -> Iterator[Company]:
    with serve({}) as served:
        yield served


@pytest.fixture
def found(shop: Shop, company: Company) -> Asked:
    """Fill a form in, send it, and give what irritates."""

    def fill(html: str, back: str = "") -> list[Finding]:
        company.pages = {
            "/": f"<!doctype html><html lang=en><title>Form</title><form onsubmit=\"location='/done';return false\">{html}<button>Send</button></form>",
            "/done": f"<!doctype html><html lang=en><title>Done</title>{f'<form>{back}<button>Send</button></form>' if back else 'Thank you'}",
        }
        visit = shop("- go: /\n- fill: form\n- click: Send", at=company.url)
        findings, broken = audits.run(visit)
        assert not broken
        return [each for each in findings if each.audit in IRRITANTS]

    return fill


def email(more: str = "", label: str = "E-mail", name: str = "e") -> str:
    return f"<p><label>{label} <input type=email name={name} autocomplete=email {more}></label>"


def password(more: str = "", label: str = "Password", name: str = "p") -> str:
    return f"<p><label>{label} <input type=password name={name} autocomplete=new-password {more}></label>"


NAME = "<p><label>First name <input name=n autocomplete=given-name required></label>"
UNSEEN = "style='position:absolute;width:1px;height:1px;overflow:hidden'"
PUTS_IN = "onpaste='event.preventDefault(); this.value = event.clipboardData.getData(`text`).trim()'"
PUTS_IN_LATER = "onpaste='event.preventDefault(); const text = event.clipboardData.getData(`text`); setTimeout(() => (this.value = text), 100)'"


@pytest.mark.parametrize(
    ("html", "audit", "severity"),
    [
        (NAME + "<p><input name=x aria-label='Phone' type=tel autocomplete=tel required>", "missing-label", "moderate"),
        (NAME + "<p>E-mail<br><input type=email name=e autocomplete=email required>", "missing-label", "minor"),
        (NAME + "<p><input type=email name=e autocomplete=email placeholder=E-mail required>", "placeholder-label", "minor"),
        ("<p><label>First name <input name=n></label>" + email(), "missing-autocomplete", "minor"),
        (NAME + "<p><label>E-mail <input name=e autocomplete=email required></label>", "wrong-keyboard", "minor"),
        (NAME + email("required onpaste='return false'"), "paste-blocked", "moderate"),
        (NAME + email("required onpaste='event.preventDefault(); alert(`Please type it`)'"), "paste-blocked", "moderate"),
        (NAME + email("required") + "<p><label>Company <input name=c></label>", "unmarked-optional", "minor"),
        (email() + email(label="Confirm your e-mail", name="f"), "double-entry", "moderate"),
        (email() + password() + password(label="Repeat password", name="q"), "double-entry", "minor"),
        (NAME + "<p><label><input type=checkbox name=m checked> Send me special offers</label>", "preticked-box", "moderate"),
        (NAME + "<p><label><input type=checkbox name=m checked> Travel insurance, 9 €</label>", "preselected-extra", "serious"),
    ],
)  # fmt: skip
def test_a_form_that_irritates(found: Asked, html: str, audit: str, severity: str) -> None:
    assert [(each.audit, each.severity) for each in found(html)] == [(audit, severity)]


def test_rules_that_only_the_refusal_tells(found: Asked) -> None:
    again = "<p class=error role=alert>The password needs at least 30 characters.</p>" + email() + password()
    assert [each.audit for each in found(email() + password(), again)] == ["hidden-password-rules"]
    assert found(email() + password() + "<p>At least 30 characters</p>", again) == []


@pytest.mark.parametrize(
    "html",
    [
        NAME + email("required"),
        "<p><label for=a>First name</label><br><input id=a name=n autocomplete=given-name placeholder=Maria>",
        "<table><tr><td><label for=a>First name</label><td><input id=a name=n autocomplete=given-name></table>",
        "<div style='position:relative'><input id=a name=n placeholder=' ' autocomplete=name><label for=a style='position:absolute;left:4px;top:2px'>Name</label></div>" + email(),
        "<style>input:placeholder-shown+label{opacity:0}</style><input id=a name=n placeholder=Name autocomplete=name><label for=a>Name</label>" + email(),
        "<style>input:placeholder-shown+label{display:none}</style><input id=a name=n placeholder=Name autocomplete=name><label for=a>Name</label>" + email(),
        f"<label {UNSEEN} for=a>E-mail</label><input id=a type=email name=e autocomplete=email placeholder='Your e-mail address'>",  # alone
        "<p><label for=a>Street address</label><br><input id=a name=a autocomplete=address-line1><br><input name=b autocomplete=address-line2 aria-label='Second line'>",
        "<fieldset><legend>Date of birth</legend><input name=d autocomplete=bday-day aria-label=Day size=2> <input name=m autocomplete=bday-month aria-label=Month size=2> <input name=y autocomplete=bday-year aria-label=Year size=4></fieldset>",
        NAME + "<p><label>E-mail or username <input name=u autocomplete=username required></label>",
        NAME + "<p><label>Phone <input name=t autocomplete=tel inputmode=tel required></label>",
        NAME + "<p><label>Card number <input name=c autocomplete=cc-number pattern='[0-9]*' required></label>",
        NAME + "<p><label>Verification code <input name=k autocomplete=one-time-code required></label>",
        NAME + "<p><label>Passenger’s name <input name=g></label>",
        NAME + "<p><label>What may we do for you? <textarea name=w></textarea></label>",
        NAME + email(f"required {PUTS_IN}"),
        NAME + email(f"required {PUTS_IN_LATER}"),
        NAME + email("required onpaste='if (!event.clipboardData.getData(`text`).includes(`@`)) event.preventDefault()'"),
        NAME + email("required") + "<p><label>Company (optional) <input name=c></label>",
        "<style>.must::after{content:' *'}</style>" + NAME.replace("<label>", "<label class=must>") + email("required") + "<p><label>Company <input name=c></label>",
        "<p>Fields marked with a star are required.</p>" + NAME + email("required") + "<p><label>Company <input name=c></label>",
        email() + password() + password(label="Repeat password", name="q") + "<button type=button>Show</button>",
        NAME + "<p><label><input type=checkbox name=m checked> Remember me</label>",
        NAME + "<p><label><input type=checkbox name=m checked> Billing address is the delivery address</label>",
        NAME + "<p><label><input type=checkbox name=m checked> Do not send me any offers</label>",
        NAME + "<p><label><input type=checkbox name=m> Send me special offers</label>",
        NAME + "<fieldset><legend>Newsletter?</legend><label><input type=radio name=r value=y> Yes</label><label><input type=radio name=r value=n checked> No</label></fieldset>",
        "<p><label>Search <input type=search name=q></label>" + NAME,
    ],
)  # fmt: skip
def test_a_form_that_only_looks_as_if(found: Asked, html: str) -> None:
    assert found(html) == []


def test_what_is_pasted_on_trial_is_typed_once_and_speaks_to_nobody(shop: Shop, company: Company) -> None:
    company.pages = {"/": f"<!doctype html><form action=/done>{email('onpaste=alert(1)')}<button>Send</button></form>"}
    visit = shop("- go: /\n- fill: form", at=company.url)
    [journey] = visit.journeys
    [typed] = [act for step in journey.steps for act in step.acts if act.kind == "type"]
    assert (journey.effort.dialogs, journey.effort.keystrokes) == (0, typed.characters)
    assert visit.views[-1].fields[0].paste == "taken"


@pytest.mark.parametrize(("more", "became"), [("", "taken"), ("onpaste='return false'", "blocked"), (PUTS_IN, "taken")])
def test_a_field_filled_by_its_words_is_pasted_into_as_well(shop: Shop, company: Company, more: str, became: str) -> None:
    """A second try with what stands there already would tell nothing."""
    company.pages = {"/": f"<!doctype html><form action=/done>{email(more)}<button>Send</button></form>", "/done": "Thank you"}
    visit = shop("- go: /\n- fill: {E-mail: a@b.example}\n- fill: {E-mail: a@b.example}\n- click: Send", at=company.url)
    assert [view.fields[0].paste for view in visit.views[1:3]] == [became, became]
