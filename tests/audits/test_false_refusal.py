"""A good and a bad visit, and what only looks like one."""

import pytest

from harness.model import Act, Datum, FieldView, PageView, Visit

from .build import Move, ask, button, click, expect, field, fill, follow, go, mail, page, visit, way

CODE = field("Code")
USED = "This code has already been redeemed. Please contact customer service."


def gift(said: str = "", **more: object) -> PageView:
    return page(f"Your free book\nChoose a book, and we send it to you.\n{said}", "/gift", fields=[CODE], buttons=[button("Get")], **more)


def redeem(*answers: PageView, unused: bool = True, start: PageView | None = None) -> Visit:
    moves = [click("Get", each) for each in answers]
    halted = way(
        "redeem", go(start or gift()), fill(CODE, datum="code"), *moves, expect("On its way"), halt="expect-unmet", wanted="On its way"
    )
    return visit(halted, data=[Datum(name="code", unused=unused)])


def mailed(*before: Move, fields: tuple[FieldView, ...] = (CODE,)) -> Visit:
    """Take a code from a mail, and redeem it."""
    took = Move("mail", "mail: {take: {code: code}}", [Act(kind="open-mail")], more={"mail": 0, "kept": {"code": "GIFT-AB12-CD34"}})
    told = [fill(each, datum="code" if each is CODE else "") for each in fields]
    moves = [took, *before, go(gift()), *told, click("Get", gift(USED)), expect("Enjoy it")]
    return visit(way("redeem", *moves, halt="expect-unmet", wanted="Enjoy it"), mails=[mail("Your code: GIFT-AB12-CD34")])


AT_ONCE = redeem(gift(USED))
CONGESTED = redeem(gift("The service is congested, try again.", status=503), gift(USED))
TWICE = redeem(gift("Please choose a book."), gift(errors=[USED]))
MAILED = mailed()
BAD = [AT_ONCE, CONGESTED, TWICE, MAILED]
GOOD = redeem(page("Your book is on its way", "/sent"))
TERMS = "A code that has already been redeemed cannot be used again."
INNOCENT = [
    redeem(gift(USED), unused=False),
    redeem(page("Your book is on its way", "/sent"), gift(USED)),
    redeem(gift(TERMS)),
    redeem(gift("Has your code already been redeemed? Ask us.")),
    redeem(gift("Please choose a book."), start=gift(USED)),
    redeem(gift("This code has expired.")),
    mailed(follow("Redeem", page("Thank you"))),  # the link may have used it up
    mailed(fields=(CODE, field("E-mail", "email"))),  # the address may be what is used
    visit(way("redeem", go(gift(USED))), data=[Datum(name="code", unused=True)]),
]


@pytest.mark.parametrize(("seen", "certainty"), list(zip(BAD, ["sure", "sure", "likely", "sure"], strict=True)))
def test_an_unused_code_called_used_is_critical(seen: Visit, certainty: str) -> None:
    (finding,) = ask("false-refusal", seen)
    assert (finding.severity, finding.certainty) == ("critical", certainty)
    assert finding.words.startswith("This code has already been redeemed.")


def test_an_earlier_failure_of_the_server_is_named() -> None:
    assert "after an earlier try failed at the server" in ask("false-refusal", CONGESTED)[0].seen


def test_a_code_of_a_mail_is_named_as_such() -> None:
    assert ask("false-refusal", MAILED)[0].seen == "`code`, which a mail had brought, was never used, and the page says it was"


@pytest.mark.parametrize("seen", [GOOD, *INNOCENT])
def test_a_used_code_terms_or_another_answer_is_no_finding(seen: Visit) -> None:
    assert ask("false-refusal", seen) == []
