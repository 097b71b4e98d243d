"""What journeys cost, in sentences: nothing that is nothing, and each number with its form, in both languages."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model import Effort, Journey, JourneyScore, Scorecard, Seconds, Symmetry, Visit
from harness.reporters.drawing import bill, tongue

LEAVING = Effort(
    clicks=14, fields=11, asked_again=7, authentication=("password", "password-again", "e-mail-confirmed"), mail_steps=1, words=90, pages=3
)


def scored(effort: Effort, middle: float = 0, **more: str) -> JourneyScore:
    return JourneyScore(**{"name": "leave", "outcome": "reached", "effort": effort, "seconds": Seconds(middle=middle), **more})


def card(*rows: Symmetry) -> Scorecard:
    return Scorecard(visit="v", scenario="s", file="f", site="x", symmetry=list(rows))


def said(score: JourneyScore, *rows: Symmetry) -> str:
    return bill.spent_text(score, card(*rows)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("effort", "english", "finnish"),
    [
        (Effort(), "no effort", "ei vaivaa"),
        (Effort(clicks=1, fields=1), "1 click, 1 field", "1 klikkaus, 1 kenttä"),
        (Effort(clicks=2, tab_stops=9), "2 clicks, 9 Tab stops", "2 klikkausta, 9 sarkainaskelta"),
        (Effort(fields=11, asked_again=7), "11 fields, 7 of which you had told them", "11 kenttää, joista 7 oli jo kerrottu"),
        (Effort(fields=1, asked_again=1), "1 field, which you had told them", "1 kenttä, jonka tieto oli jo kerrottu"),
        (Effort(fields=2, asked_again=2), "2 fields, all of which you had told them", "2 kenttää, joista kaikki oli jo kerrottu"),
        (
            Effort(fields=1, asked_again=2), "1 field, 2 questions that you had answered before",
            "1 kenttä, 2 kysymystä, joihin oli jo vastattu",
        ),
        (
            Effort(fields=3, choices=1, asked_again=1), "3 fields, 1 choice, 1 question that you had answered before",
            "3 kenttää, 1 valinta, 1 kysymys, johon oli jo vastattu",
        ),
        (Effort(authentication=("password",)), "one sign-in", "yksi kirjautuminen"),
        (Effort(authentication=("password",) * 3), "sign-in 3 times", "kirjautuminen 3 kertaa"),
        (Effort(authentication=("one-time-code",) * 2), "2 codes by another way", "2 koodia toista tietä"),
        (Effort(mail_steps=2), "2 trips to the mailbox", "2 käyntiä postilaatikolla"),
    ],
)  # fmt: skip
def test_each_count_is_said_in_its_form(effort: Effort, english: str, finnish: str) -> None:
    assert said(scored(effort)) == english
    with tongue.speaking("fi"):
        assert said(scored(effort)) == finnish


def test_a_journey_is_told_in_one_breath() -> None:
    told = "14 clicks, 11 fields, 7 of which you had told them, 48 s, sign-in twice, one trip to the mailbox"
    assert said(scored(LEAVING, 48)) == told


@pytest.mark.parametrize(
    ("kind", "extra", "then"),
    [
        ("by-post", ("password", "id-document", "signature"), "one letter by post with one proof of identity and one signature"),
        ("by-post", ("password",), "one letter by post"),
        ("phone-only", (), "one phone call"),
        ("not-found", ("signature",), "a dead end"),
    ],
)
def test_a_dead_end_says_what_the_customer_would_have_to_do(kind: str, extra: tuple[str, ...], then: str) -> None:
    row = Symmetry(journey="leave", mirrors="join", extra_authentication=extra)
    spent = Effort(clicks=1, authentication=("password",))
    assert said(scored(spent, outcome="dead-end", kind=kind), row) == f"1 click, one sign-in, and then {then}"


def test_a_proof_that_was_given_is_not_demanded_a_second_time() -> None:
    row = Symmetry(journey="leave", mirrors="join", extra_authentication=("id-document",))
    given_up = scored(Effort(authentication=("id-document",)), outcome="dead-end", kind="by-post")
    assert said(given_up, row) == "one proof of identity, and then one letter by post"


def named(*names: str) -> list[str]:
    journeys = [Journey(name=name, mirrors="join" if name == "return-goods" else "") for name in names]
    visit = Visit(scenario="s", file="f", site="x", journeys=journeys)
    return [bill.doing(JourneyScore(name=name, outcome="reached"), visit) for name in names]


def test_a_journey_is_called_what_the_customer_does_or_what_its_author_calls_it() -> None:
    assert named("join", "leave") == ["Joining", "Leaving"]
    assert named("return-goods", "book_a table") == ["Return goods", "Book a table"]
    assert named("cancel-trial", "cancel-plan") == ["Cancel trial", "Cancel plan"]
    with tongue.speaking("fi"):
        assert named("join") == ["Liittyminen"]


def test_leaving_is_held_against_joining() -> None:
    row = Symmetry(journey="leave", mirrors="join", clicks=2.84, seconds=1)
    assert bill.compared_text(row, "Joining", dead_end=False) == "Held against joining: 2.8× the clicks, 1.0× the time"
    assert bill.compared_text(row, "Joining", dead_end=True).startswith("Up to the dead end, held against joining: 2.8×")
    assert bill.compared_text(Symmetry(journey="leave", mirrors="join"), "Joining", dead_end=False) == ""
    with tongue.speaking("fi"):
        assert bill.compared_text(row, "Liittyminen", dead_end=False) == "Vertailukohtana liittyminen: klikkauksia 2,8×, aikaa 1,0×"


EFFORTS = st.builds(
    Effort, clicks=st.integers(0, 99), fields=st.integers(0, 20), choices=st.integers(0, 3), asked_again=st.integers(0, 20),
    mail_steps=st.integers(0, 3), tab_stops=st.integers(0, 2),
    authentication=st.lists(st.sampled_from(["password", "signature"])).map(tuple),
)  # fmt: skip


@given(EFFORTS, st.floats(0, 9e6), st.sampled_from(["reached", "dead-end"]), st.sampled_from(["en", "fi"]))
def test_nothing_that_is_nothing_is_said_and_the_sentence_is_whole(effort: Effort, middle: float, outcome: str, language: str) -> None:
    with tongue.speaking(language):
        sentence = said(msgspec.structs.replace(scored(effort, middle), outcome=outcome))
    parts = sentence.split(", ")
    assert all(part == part.strip() and part for part in parts)
    assert "{" not in sentence
    assert not any(part.startswith(("0 ", "-")) for part in parts if not part.endswith(" s"))
