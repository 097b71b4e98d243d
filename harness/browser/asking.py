"""What forms ask of the customer, counted when the customer has to deal with them."""

import dataclasses

from harness.browser import answering
from harness.browser.draft import Draft
from harness.browser.eyes import Eyes
from harness.personas.ledger import Ledger
from harness.reading.questions.asking import AGAIN, questions

OFFERS_AT_MOST = 500  # buttons and links that are read for one


@dataclasses.dataclass
class Asking:
    """The questions of one visit that were counted, each once for a page."""

    eyes: Eyes
    ledger: Ledger
    _counted: set[tuple[int, str]] = dataclasses.field(default_factory=set)
    _spares: set[tuple[int, str]] = dataclasses.field(default_factory=set)  # questions beside an offer of what the company knows

    def count(self, fields: list[int], draft: Draft) -> None:
        """Count what a form asks, once for each field of a page."""
        page = self.eyes.views[-1].page if self.eyes.views else 0
        self._spares |= {(page, self.eyes.raw.fields[index].question) for index in self._spared(fields)}
        dealt_with = [self.eyes.raw.fields[index] for index in fields]
        self.eyes.asked([field for field in dealt_with if (page, field.question) not in self._spares])
        views = self.eyes.fields()
        asking = questions(views)
        for index in fields:
            key, view = (page, self.eyes.raw.fields[index].question), views[index]
            if view.token not in answering.NEVER and key not in self._counted:
                self._counted.add(key)
                again, right = asking[index] in AGAIN, view.holds == "right"
                known = again or asking[index] == "prefilled"
                draft.tally.asked(required=view.required, prefilled=right, known=known, again=again)
                draft.tally.read(view.label)

    def offer(self, form: int) -> str:
        """Give the words of what takes what the company holds already, beside a form that asks for it; empty where nothing does."""
        controls = [*self.eyes.raw.buttons, *self.eyes.raw.links][:OFFERS_AT_MOST]
        return next((each.name for each in controls if each.form != form and self.eyes.words.find("buttons.take-known", each.name)), "")

    def _spared(self, fields: list[int]) -> set[int]:
        """Give the fields of a form that need not be answered, because what the company knows is offered beside it."""
        raw, ledger = self.eyes.raw, self.ledger
        known = {index for index in fields if ledger.knows(self.eyes.tokens[index], self.eyes.place_of(raw.fields[index]))}
        return known if known and self.offer(raw.fields[fields[0]].form) else set()
