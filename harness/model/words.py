"""The words that a visit and a scorecard may use, and how numbers are bounded."""

from typing import Annotated, Literal

import msgspec

TEXT_AT_MOST = 20_000  # characters of a page or mail that are kept

Severity = Literal["minor", "moderate", "serious", "critical"]
FailOn = Literal["trouble", "new", "minor", "moderate", "serious", "critical", "never"]  # what fails a visit
Certainty = Literal["likely", "sure"]
MeaningSource = Literal["autocomplete", "type", "browser", "label", "name", "context", "none"]  # what told what a field asks for
OutcomeName = Literal["reached", "held", "pending", "dead-end", "bot-wall", "stale-scenario", "error", "not-walked"]
DeadEndKind = Literal[
    "e-mail-us", "phone-only", "visit-us", "by-post", "chat-only", "app-only", "login-wall", "refused", "sold-out", "expired",
    "server-error", "not-found", "blank-page", "loop", "silent-no-op", "timeout", "hidden", "nobody-to-ask", "no-mail", "no-unsubscribe",
]  # fmt: skip
Opening = Literal["load", "route", "dialog", "window", "change"]
PAGES: tuple[Opening, ...] = ("load", "window", "route")  # what counts as a page
Cause = Literal[
    "target-missing", "target-hidden", "target-blocked", "target-disabled", "expect-unmet", "unfillable",
    "timeout", "unreachable", "crashed", "closed", "dialogs", "held", "mail-missing", "unsubscribe", "inbox", "harness",
    "asked-to-wait",
]  # fmt: skip
Standing = Literal["stranger", "known", "member"]  # what the company knows of who comes: nothing, these facts, or it is signed in
PromiseOf = Literal["mail", "call", "done"]  # we will write to you, we will call or text you, it will be ready or delivered
KnownFrom = Literal["", "journey", "earlier-journey", "link", "account", "mail"]  # where a company has a fact from
# Why keys alone did not work a control: nothing of it takes the focus; the focus does not come to it, though it takes it; keys do nothing
# there. Or it has no name for who listens to the page.
SnagKind = Literal["no-focus", "trapped", "no-key", "unnamed"]
ActKind = Literal[
    "go", "click", "focus", "type", "press", "choose", "back", "open-dialog", "answer-dialog", "download",
    "open-mail", "follow-mail", "answer-mail", "unsubscribe",
]  # fmt: skip
# What shows a customer what a field asks: its label, text beside it that is not tied to it, a text inside that typing covers, the field
# before it in the same row, a picture, or words near it that may be meant for something else; empty where it is not known.
ToldBy = Literal["", "label", "beside", "placeholder", "shared", "picture", "near", "nothing"]
Factor = Literal["e-mail-confirmed", "password", "password-again", "one-time-code", "mail-link", "id-document", "signature", "phone-call"]

Count = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]  # no further than a float counts, too
Amount = Annotated[float, msgspec.Meta(ge=0)]
