"""Answering a field as the persona would: what to answer, and how to put it into each kind of control."""

from harness.browser.answering.boxes import Held, boxes, shares
from harness.browser.answering.keeping import Typed, look_over
from harness.browser.answering.lists import looks_up
from harness.browser.answering.putting import put
from harness.browser.answering.question import Question, Took, noted_as
from harness.browser.answering.spelling import Spelling
from harness.browser.answering.wishes import NEVER, fitted, open_wishes, wishes

__all__ = [
    "NEVER", "Held", "Question", "Spelling", "Took", "Typed", "boxes", "fitted", "look_over", "looks_up", "noted_as", "open_wishes", "put",
    "shares", "wishes",
]  # fmt: skip
