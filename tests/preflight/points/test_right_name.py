"""Who is called by whose name."""

import pytest

from harness.model.preflight import Evidence, Named, Walked
from harness.preflight.points.right_name import judge

MAIL = [{"kind": "own", "of": "as in the list", "words": ""}]
SEED = Walked(purpose="seed", of="reader", outcome="reached")


def walked(of: str, *named: Named, outcome: str = "reached", kind: str = "") -> Walked:
    return Walked(purpose="name", of=of, outcome=outcome, kind=kind, named=list(named))


def verdict(*walks: Walked, mails: list[dict[str, str]] = MAIL) -> str:
    return judge(Evidence(walked=list(walks), mails=mails)).verdict


@pytest.mark.parametrize("kind", ["somebody-else", "nobody", "placeholder", "no-value", "escaped", "cut"])
def test_a_name_that_is_not_the_customers_own_is_told_with_its_words(kind: str) -> None:
    point = judge(Evidence(walked=[SEED, walked("of 60 letters", Named(kind=kind, words="Dear {{name}}"))], mails=MAIL))  # type: ignore[arg-type]
    assert point.verdict == "not-ready"
    assert "Dear {{name}}" in point.said


def test_whoever_may_only_be_called_as_a_customer_is_is_asked_about_once() -> None:
    author = Named(kind="namesake", words="By Anna Lee")
    point = judge(Evidence(walked=[SEED, *(walked(of, author) for of in ("of one word", "with umlauts"))], mails=MAIL))
    assert (point.verdict, point.asks) == ("ask", ["Is it somebody else who has a customer's name by chance: `By Anna Lee`?"])


@pytest.mark.parametrize("kind", ["placeholder", "nobody", "no-value", "unreadable"])
def test_the_mails_file_counts(kind: str) -> None:
    assert verdict(walked("with umlauts"), mails=[{"kind": kind, "of": "as in the list", "words": "Dear ,"}]) == "not-ready"


def test_a_journey_that_only_ends_for_an_odd_name_is_the_names_doing() -> None:
    refused = walked("with an apostrophe", outcome="dead-end", kind="refused")
    assert verdict(SEED, refused) == "not-ready"


def test_a_journey_that_ends_for_everybody_is_not() -> None:
    refused = walked("with an apostrophe", outcome="dead-end", kind="refused")
    broken = Walked(purpose="seed", of="reader", outcome="dead-end", kind="server-error")
    assert not [proof for proof in judge(Evidence(walked=[broken, refused], mails=MAIL)).proofs if proof.bad]


def test_a_page_that_greets_nobody_and_one_that_greets_the_customer_are_fine() -> None:
    own = Named(kind="own", words="Welcome, D'Arcy")
    assert verdict(SEED, walked("with an apostrophe", own), walked("that nobody has told")) == "ready"


def test_what_was_not_measured_and_what_was_not_walked_is_asked() -> None:
    assert verdict(SEED, walked("of one word", outcome="stale-scenario")) == "ask"
    assert verdict(SEED) == "ask"
    assert verdict(walked("of one word"), mails=[]) == "ask"


@pytest.mark.parametrize("kind", ["placeholder", "somebody-else", "escaped", "other-code"])
def test_a_mail_that_came_counts(kind: str) -> None:
    assert verdict(walked("of one word"), mails=[{"via": "inbox", "kind": kind, "of": "with umlauts", "words": ""}]) == "not-ready"


def test_mails_that_came_and_are_fine_make_it_ready() -> None:
    assert verdict(walked("of one word"), mails=[{"via": "inbox", "kind": "own", "of": "with umlauts", "words": "3"}]) == "ready"


def test_where_none_came_a_person_is_asked_with_what_was_looked_for() -> None:
    none = {"via": "inbox", "kind": "none", "of": "40", "words": "A book for you", "inbox": "tests"}
    point = judge(Evidence(walked=[walked("of one word")], mails=[none]))
    assert (point.verdict, "`A book for you`" in point.said, "`tests`" in point.said) == ("ask", True, True)
    away = judge(Evidence(walked=[walked("of one word")], mails=MAIL, skipped={"inbox": "It cannot be reached."}))
    assert (away.verdict, away.said) == ("ask", "Whom does the mail greet that arrives? (not gathered: It cannot be reached)")


def test_a_name_in_a_mail_that_a_customer_has_by_chance_is_asked_about() -> None:
    mail = {"via": "inbox", "kind": "namesake", "of": "as in the list", "words": ""}
    point = judge(Evidence(walked=[walked("of one word")], mails=[mail]))
    assert (point.verdict, [proof for proof in point.proofs if proof.bad]) == ("ask", [])
