"""A page that tells a customer one message after they have sent something off, and what is made of it."""

from harness.fields import Control, understand
from harness.lexicon import lexicon

from ..audits.build import HOME, button, click, expect, field, fill, go, last, link, page, visit, way


def ended(language: str, said: str) -> tuple[str, str]:
    """Give how a journey ended, and the kind of its dead end, whose last page says a message in a language, at its head."""
    asked, answer = field("§"), page(f"§\n{said}", "/2", headings=[said], links=[link("§ 1")])
    moves = [go(HOME), click("§ 2", page("§", "/1", fields=[asked], buttons=[button("§ 3")])), fill(asked), click("§ 3", answer)]
    verdict = last(visit(way("order", *moves, expect("§ 4"), halt="expect-unmet", wanted="§ 4"), language=language))
    return verdict.outcome, verdict.kind


def asks(language: str, label: str, type: str = "text") -> str:
    """Give what a control of this label asks for that stands alone."""
    return understand([Control(label=label, type=type)], lexicon(language))[0].token
