"""What a press would come to, told before it is pressed."""

from harness.fields import Form
from harness.reading.acting.bearing import bearing_of
from harness.reading.acting.press import Asked, Press

CUSTOMER = (Asked("given-name", True), Asked("email", True))
POST = Form(number=0, method="post")


def test_the_name_alone_may_tell() -> None:
    deed = bearing_of(Press(name="Place order")).deed
    assert deed
    assert deed.what == "places an order"


def test_a_name_that_only_begins_something_needs_a_form_that_tells_who_the_customer_is() -> None:
    assert bearing_of(Press(name="Join")).deed is None
    assert bearing_of(Press(name="Join", submits=True, form=POST, asked=CUSTOMER)).deed


def test_the_next_page_of_a_form_is_none() -> None:
    assert bearing_of(Press(name="Continue", submits=True, form=POST, asked=CUSTOMER)).harmless
