"""What the page around a control says of pressing it."""

import re

from harness.lexicon import lexicon
from harness.reading.acting.press import Press
from harness.reading.acting.said import DEEDS, JOURNEYS, own_languages, said_by

# What tells the company who somebody is, or what they want to say to it; a date, a code or a post code alone does not.
_PERSONAL = frozenset({
    "given-name", "family-name", "additional-name", "name", "nickname", "email", "tel", "tel-national", "tel-local", "street-address",
    "address-line1", "bday", "bday-day", "identity-number", "identity-document", "organization", "comment", "new-password", "cc-name",
    "cc-number", "username", "photo",
})  # fmt: skip
_SOFT = frozenset({
    "search", "date", "time", "party-size", "quantity", "country", "country-name", "language", "address-level2", "postal-code", "sex",
    "url",
})  # fmt: skip
_SIGNING_IN = frozenset({"current-password", "password", "username", "email", "remember-me", "captcha", "one-time-code"})
_PLACES = frozenset({"postal-code", "country", "country-name", "address-level2", "language", "search"})
_BASKET = re.compile(r"cart|basket|trolley|\bbag|korb|panier|carrito|cesta|korg|kundvagn|kori|wish", re.I)  # as developers call it
_IN_BASKET = re.compile(r"\b(cart|basket|trolley|bag|einkaufswagen|warenkorb|panier|carrito|cesta|varukorg|kundvagn|ostoskori)\b", re.I)
_LAST_STEP = re.compile(r"\b([2-9])\s?(?:/|\w{2,3})\s?\1\b")  # `step 3 of 3`, `3/3`
_MONEY = re.compile(r"[€$£]\s?\d|\d\s?(?:[€$£]|(?:eur|usd|gbp|sek|kr|chf)\b)", re.I)
_ENOUGH = 40  # characters that a box says; else it is only a row of buttons
_HEADS = 4  # headings of a page that say what it is about


class Around:
    """A press with what stands around it, read when it is asked for."""

    def __init__(self, press: Press) -> None:
        self.press = press
        self.own = own_languages(press.page, press.language)
        self.tokens = {each.token for each in press.asked}
        self.filled = {each.token for each in press.asked if each.filled}
        self._words = [lexicon(code) for code in self.own]
        self._near = press.beside if len(press.beside) >= _ENOUGH else press.text

    @property
    def personal(self) -> bool:
        """Whether what it sends tells the company something of the customer."""
        return bool(self.filled & _PERSONAL)

    @property
    def soft(self) -> bool:
        """Whether its form only looks something up: a search, a date, a number of people."""
        looks = self.asks_little and self.press.form.method != "post"
        return looks or ("search" in self.tokens and not self.personal)

    @property
    def asks_little(self) -> bool:
        """Whether its form asks nothing but when, where and how many."""
        return bool(self.tokens) and self.tokens <= _SOFT

    @property
    def signs_in(self) -> bool:
        """Whether its form asks a customer who is known for their password, and nothing else."""
        return bool(self.tokens & {"current-password", "password"}) and self.tokens <= _SIGNING_IN

    @property
    def places(self) -> bool:
        """Whether its form only asks where somebody is."""
        return bool(self.tokens) and self.tokens <= _PLACES

    @property
    def fills_basket(self) -> bool:
        """Whether its form calls itself after a basket."""
        return bool(_BASKET.search(self.press.form.name))

    @property
    def in_basket(self) -> bool:
        """Whether the page is the basket, where a code only takes something off the price."""
        return any(_IN_BASKET.search(text) for text in self.press.headings[:_HEADS])

    @property
    def posts(self) -> bool:
        """Whether it sends a form that is not only a question."""
        return self.press.submits and self.press.form.method == "post"

    @property
    def binding(self) -> bool:
        """Whether the page says that pressing it binds, in the form or box that it stands in."""
        return self._says("binding", self._near) or self._says("binding", self.press.name)

    @property
    def agreeing(self) -> bool:
        """Whether the form or box that it stands in says that pressing it agrees to something."""
        return bool(self.press.beside) and self._says("agreeing", self.press.beside)

    @property
    def asks_no_more(self) -> bool:
        """Whether its form has no question that is still to be answered, but for boxes that may be ticked."""
        return all(each.filled or each.type == "checkbox" for each in self.press.asked)

    @property
    def only_on(self) -> bool:
        """Whether its name says that it goes on, and not where to."""
        name = self.press.name
        return any(words.find("buttons.next", name) for words in self._words) and not self._says("onwards", name)

    @property
    def owed(self) -> bool:
        """Whether the page shows what is to be paid, or asks with what."""
        card = any(token.startswith("cc-") for token in self.tokens)
        return card or (self._heads("summary") and bool(_MONEY.search(self.press.text)))

    @property
    def charges(self) -> bool:
        """Whether the page says that pressing it binds, names a price and asks nothing more."""
        return self.binding and self.press.submits and self.asks_no_more and bool(_MONEY.search(self.press.text))

    @property
    def reviewed(self) -> bool:
        """Whether the page shows what was chosen for a last time."""
        return self._heads("review")

    @property
    def last_step(self) -> bool:
        """Whether the page says that it is the last of several."""
        return bool(_LAST_STEP.search(self.press.text[:3000]))

    @property
    def leaving(self) -> bool:
        """Whether the dialog or page asks whether the customer wants to leave."""
        return self._heads("leaves") or (len(self.press.beside) < 600 and self._says("leaves", self.press.beside))

    @property
    def about_cookies(self) -> bool:
        """Whether it stands on a cookie banner."""
        return not self.personal and any(words.find("consent.notice", self.press.beside) for words in self._words)

    @property
    def subject(self) -> str:
        """What the page is about, as a key of `DEEDS`; empty where it does not say."""
        for text in (self.press.form.heading, *self.press.headings[:_HEADS], self.press.title):
            if self._says("leaves", text):
                return "ends"
            if (says := said_by(text, self.own).says) in DEEDS:
                return says
            for kind, deed in JOURNEYS.items():
                if (deed != "orders" or self.owed) and any(words.find(f"journeys.{kind}", text) for words in self._words):
                    return deed
        return ""

    def _heads(self, key: str) -> bool:
        press = self.press
        return any(self._says(key, text) for text in (press.form.heading, *press.headings[:_HEADS], press.title))

    def _says(self, key: str, text: str) -> bool:
        return any(words.find(f"acting.{key}", text) for words in self._words)
