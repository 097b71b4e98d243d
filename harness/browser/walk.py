"""One walk of a scenario at a site: the visit, from the first step to the last that could be done."""

import datetime
import time
from pathlib import Path

import msgspec
from playwright.sync_api import BrowserContext

from harness import __version__
from harness.browser.clock import Clock
from harness.browser.draft import Draft, recorded, shown_path
from harness.browser.eyes import Eyes
from harness.browser.guard.clearance import Guard
from harness.browser.guard.network import Network
from harness.browser.guard.places import Places
from harness.browser.guard.vouching import vouched
from harness.browser.halt import Halted, meaning
from harness.browser.hands import Hands
from harness.browser.introducing import introduce, spoken
from harness.browser.life import fairly
from harness.browser.mail_pictures import draw_mails
from harness.browser.secrets import Secrets
from harness.browser.shopper import Shopper
from harness.browser.tally import Tally
from harness.inbox.letterbox import Letterbox
from harness.lexicon import lexicon
from harness.manners.conduct import Conduct
from harness.model import ConsentProbe, Datum, Effort, Halt, Journey, Trial, Visit
from harness.personas import Persona
from harness.personas.account import Account
from harness.personas.company import Company
from harness.personas.ledger import Ledger
from harness.scenario import Detour, JourneyPlan, PlannedStep, Scenario, Site, names_in, put_in
from harness.scenario.committing import cleared_by
from harness.scenario.plan import DESKTOP, Conditions
from harness.scenario.standing import lacking, places, unset
from harness.steps import StepBase, swapped
from harness.steps.click import Click
from harness.steps.go import Go

Context = BrowserContext  # for those who only hand it on, and need not know Playwright
OF_MAIL = ("mail", "unsubscribe")  # verbs that need a mailbox
DETOURS_AT_MOST = 2  # times that the same one is taken in a journey; more would be a loop


class Walk:
    """A visit while it is being walked."""

    def __init__(
        self, context: BrowserContext, scenario: Scenario, site: Site, address: str, persona: Persona, pictures: Path | None,
        account: Account | None = None, conditions: Conditions = DESKTOP, letterbox: Letterbox | None = None, clock: Clock | None = None,
        conduct: Conduct | None = None,
    ) -> None:  # fmt: skip
        self.scenario = scenario
        self.site = site = spoken(site, persona)
        self.limit = site.limit or scenario.limit
        self.account = account
        self.barred = lacking(scenario, site, persona.standing)[0] or unset(scenario, site, persona.standing, persona.facts)
        self.barred = self.barred or (account.barred if account else "")
        self.ledger = ledger = Ledger(persona.facts, Company.at(address, site.hosts))
        self.eyes = Eyes(context, lexicon(site.language), ledger, Secrets.of(persona), pictures)
        self.eyes.conditions, self.eyes.clock = conditions, clock or Clock()
        self.eyes.turns.conduct = conduct
        self.letterbox = letterbox
        self.eyes.detours = [detour.when for detour in site.detours]
        self.guard = Guard(site.owned, "owned" if site.owned else "", places=Places(address, site.hosts))
        self.network = Network(context, self.guard, self.eyes, site.language)
        self.barred = self.barred or self.network.barred
        hands = Hands(self.eyes, ledger, site.consent, self.guard, tag=letterbox.tag if letterbox else "")
        self.shopper = Shopper(self.eyes, hands, site, address, persona, ledger, scenario.data, letterbox=letterbox)
        self.journeys: list[Journey] = []
        self.consent_probes: list[ConsentProbe] = []
        self.trials: list[Trial] = []
        self._drafts: list[Draft] = []
        self._detours_left: dict[str, int] = {}
        self._plan: JourneyPlan  # of the journey being walked
        self._undoing = False
        self._context = context
        self._looked_in = False  # whether the mailbox could be looked into when the visit was over; else nobody knows what came
        self._ended: float | None = None
        self._arrival = "" if self.barred else introduce(context, scenario, site, address, persona, account, ledger)
        self._started = datetime.datetime.now(datetime.UTC)
        self.eyes.clock.start()
        if letterbox:
            letterbox.start(self._started.timestamp())
        self._browser = f"{context.browser.browser_type.name} {context.browser.version}" if context.browser else ""

    def journey(self, plan: JourneyPlan) -> None:
        """Walk a journey; where an earlier one of the visit ended early, note that it was not walked."""
        further = [budget for name, budget in self.site.budgets if name in ("", plan.name, plan.kind)]
        base = Journey(name=plan.name, mirrors=plan.mirrors, kind=plan.kind, budget=plan.budget, further_budgets=further)
        if self.barred or any(done.halt for done in self.journeys):
            self.journeys.append(msgspec.structs.replace(base, walked=False))
            return
        self._walk(plan, base, self.journeys)

    def apart(self, plan: JourneyPlan) -> Journey:
        """Walk a journey that is none of the visit's; whatever it sends is cleared."""
        apart: list[Journey] = []
        self._undoing = True
        self._walk(plan, Journey(name=plan.name, mirrors=plan.mirrors), apart)
        return apart[0]

    def _walk(self, plan: JourneyPlan, base: Journey, into: list[Journey]) -> None:
        self.ledger.begin_journey()
        self.network.begin(plan.name)
        self._plan, self._drafts, self._detours_left = plan, [], {detour.when: DETOURS_AT_MOST for detour in self.site.detours}
        halt = None
        try:
            for again in range(plan.tries):
                halt = self._try(plan, f"try {again + 1}" if again else "")
                if not halt or not self._broke_down(halt):
                    break
            self.eyes.keep_picture()
        finally:  # also when it is cut short
            self.network.end()
            into.append(msgspec.structs.replace(base, steps=[draft.record() for draft in self._drafts], halt=halt))

    @property
    def has_a_banner(self) -> bool:
        """Whether the visit met a cookie banner that it was to answer."""
        return self.eyes.met_banner and self.site.consent != "ignore"

    def close_mailbox(self) -> None:
        """Take in the mails that have come by now, and draw them. Without it a visit has no mailbox that could accuse anybody."""
        self._looked_in, self._ended = self.shopper.mailing.close(), self.eyes.clock.now
        if self.letterbox and self.eyes.pictures:
            draw_mails(self._context, self.letterbox, self.eyes.pictures, self.eyes.secrets)

    def _try(self, plan: JourneyPlan, part: str) -> Halt | None:
        try:
            if not self.journeys:
                self._need_mailbox()
            self._steps(plan.steps, part)
            self.network.over()
        except Halted as end:
            last = bool(self._drafts) and self._drafts[-1].planned is plan.steps[-1]
            said = {"message": end.message, "wanted": end.wanted, "nearest": end.nearest, "last": last, **end.waited}
            return Halt(cause=end.cause, step=len(self._drafts) - 1, **said)
        return None

    def _need_mailbox(self) -> None:
        """Halt before anything is done where a step needs a mailbox and there is none: the company is not troubled for nothing."""
        plans = (*self.scenario.journeys, *self.scenario.undo)
        needing = next((step for plan in plans for step in plan.steps if step.verb in OF_MAIL), None)
        if needing and self.shopper.mailing.trouble:
            self._drafts.append(Draft(needing, Tally("")))
            raise Halted("inbox", self.shopper.mailing.trouble)

    def _broke_down(self, halt: Halt) -> bool:
        """Whether the journey ended in a failure of the site, after which a customer would come back and start over."""
        if halt.cause == "asked-to-wait":
            return False
        return halt.cause in ("timeout", "unreachable", "crashed") or bool(self.eyes.views and self.eyes.views[-1].status >= 500)

    def _steps(self, planned: tuple[PlannedStep, ...], part: str) -> None:
        for at, step in enumerate(planned):
            self._look_ahead(planned[at + 1 :])
            while (detour := self._step(step, part)) is not None:
                self._steps(detour.steps, "detour")
                self._look_ahead(planned[at + 1 :])
            if step.verb == "sign-in" and self.shopper.persona.standing != "member":
                self._steps(self.site.sign_in, "sign-in")

    def _look_ahead(self, later: tuple[PlannedStep, ...]) -> None:
        """Tell the shopper what the coming steps want: which form is meant, and what the next look may bring along."""
        self.shopper.upcoming = self._known(next((getattr(each.step, "target", "") for each in later if each.verb != "fill"), ""))
        self.eyes.ahead = self._question(later[0].step) if later else None

    def _question(self, step: StepBase) -> dict[str, str] | None:
        """Give the question that a step will ask first, so that the look before it can bring the answer."""
        if not isinstance(step, Click):
            return None
        words = self._known(step.target)
        return {"ask": "press", "words": self.site.words.get(words, words), "near": self._known(step.near)} if words else None

    def _known(self, words: str) -> str:
        """Put in what is known already; empty where a step in between has yet to read something."""
        return put_in(words, self.shopper.values) if set(names_in(words)) <= set(self.shopper.values) else ""

    def _step(self, planned: PlannedStep, part: str) -> Detour | None:
        """Walk a step; give the detour that the site asks for instead, after which the step is to be tried again."""
        hand = self._drafts[-1].tally.hand if self._drafts else ""
        tally = Tally(hand, not self.eyes.conditions.keyboard)
        draft = Draft(planned, tally, part, view=len(self.eyes.views) - 1, at_s=self.eyes.clock.now)
        self._drafts.append(draft)
        self.shopper.hands.draft, self.guard.step = draft, len(self._drafts) - 1
        self.eyes.limit, self.eyes.deadline = self.limit, time.monotonic() + self.limit
        self.eyes.windows.forget_dialogs()
        sent = len(self.guard.committed)
        self.network.cleared("undo" if self._undoing else cleared_by(planned.commit, self._plan.commit, self.site))
        try:
            step: StepBase = swapped(planned.step, lambda text: put_in(text, self.shopper.values))
            if self._arrival and isinstance(step, Go):
                step, self._arrival = Go(self._arrival), ""
            step.act(self.shopper)
            self.shopper.finish()
            self.network.finish()
            draft.done = True
        except Exception as error:
            halt = error if isinstance(error, Halted) else meaning(error, *self.eyes.windows.state)
            halt = self.guard.halted or fairly(self._context, halt)
            if part != "detour" and (detour := self._detour(halt)):
                self._drafts.pop()
                return detour
            self._last_look(draft)
            raise halt from error
        finally:
            draft.seconds = time.monotonic() - draft.started
            vouched(self.guard, draft, sent)
        return None

    def _detour(self, halt: Halted) -> Detour | None:
        """Give the detour whose words are on the page where the step's own are not."""
        if halt.cause not in ("target-missing", "target-hidden", "expect-unmet"):
            return None
        for detour in self.site.detours:
            if self.eyes.shows(detour.when) and self._detours_left[detour.when]:
                self._detours_left[detour.when] -= 1
                return detour
        return None

    def _last_look(self, draft: Draft) -> None:
        """See what the customer is left with, as far as the page still answers."""
        self.eyes.deadline = max(self.eyes.deadline, time.monotonic() + 2)
        try:
            self.eyes.look(draft)
        except Exception:  # the page is what it is by now; the halt says why
            return

    def visit(self, id: str, attempt: int = 1) -> Visit:
        """Give what has been walked so far as evidence."""
        persona, given, box = self.shopper.persona, self.eyes.conditions, self.letterbox
        visit = Visit(
            id=id, attempt=attempt, tool=__version__, scenario=self.scenario.title, file=shown_path(self.scenario.path),
            why=self.scenario.why, worth=self.scenario.worth, site=self.site.key, site_name=self.site.name, address=self.shopper.address,
            language=self.site.language, owned=self.site.owned, locale=persona.locale, seed=persona.seed, standing=persona.standing,
            private=sorted(persona.private), sign_in=self.account.effort if self.account else Effort(), barred=self.barred,
            names=[] if places(self.site, persona.standing) else self.ledger.names,  # a real account may be somebody else's
            browser=self._browser, viewport=self.eyes.windows.viewport, device=given.device, touch=given.touch, keyboard=given.keyboard,
            throttle="" if given.throttle == "none" else given.throttle, started=self._started.isoformat(timespec="seconds"),
            data=[Datum(name=datum.name, unused=datum.unused) for datum in self.scenario.data],
            journeys=[*self.journeys], views=[*self.eyes.views], inbox=box.key if box and self._looked_in else "",
            mailbox=box.address if box and self._looked_in else "", mails=[*box.mails] if box else [],
            ended_s=self.eyes.clock.now if self._ended is None else self._ended, consent_probes=self.consent_probes, trials=self.trials,
            withheld=[*self.guard.withheld], committed=[*self.guard.committed], manners=self.eyes.turns.record(),
            waivers=[recorded(each.waiver) for each in (*self.scenario.waivers, *self.site.waivers)],
        )  # fmt: skip
        return self.eyes.secrets.blot(visit)
