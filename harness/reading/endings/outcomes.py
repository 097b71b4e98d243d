"""How a journey ended, judged from the evidence alone: a false accusation is worse than a missed one."""

from collections.abc import Callable

from harness.lexicon import normal
from harness.model import DeadEndKind, Halt, Journey, PageView, Visit
from harness.reading.banners import meaning
from harness.reading.endings.awaited import awaited
from harness.reading.endings.connections import connection, never_reached, redirects
from harness.reading.endings.dead_ends import DEAD_ENDS, Sign, error_page, sign
from harness.reading.endings.silence import nobody_to_ask
from harness.reading.endings.verdict import Verdict
from harness.reading.looks import Look, address, deeds, looks, matches, quoted, says, tongues

__all__ = ["DEAD_ENDS", "OUTCOMES", "Verdict", "judge"]

OUTCOMES: dict[str, str] = {
    "reached": "Everything that was expected was there.",
    "held": "The shopper held back what nobody has cleared: the last button, or a payment card. The effort up to there counts.",
    "pending": "A mail that the customer waits for may still come: `mystery-shop follow-up` looks for it later. Not measured until then.",
    "dead-end": "The customer cannot go on; the kind says how the company turned them away.",
    "bot-wall": "The site refuses automation, or asks to be left alone for longer than a visit waits: not measured, and no finding against "
    "the company.",
    "stale-scenario": "The scenario's words are not on the page, and nothing says that the company turned the customer away: not measured.",
    "error": "The harness or the network failed, or the visit was cut off: not measured.",
    "not-walked": "Not begun: an earlier journey of the scenario was not reached, or nobody could be signed in. Not measured.",
}
WRONG = {
    "not-found": "the address that the scenario opens is not there",
    "login-wall": "the address that the scenario opens asks for a name and a password",
}
WALL_STATUS = (403, 405, 429, 503)
MADE_UP = ("tel", "tel-national", "identity-number", "cc-number", "cc-csc", "street-address", "postal-code", "bday")  # nobody's
WALL_WORDS = 120  # a challenge page says little else
WALL_CONTROLS = 6


def judge(visit: Visit, journey: Journey) -> Verdict:
    """Decide how a journey of the visit ended.

    A crashed page counts as `server-error` (the site's page brought its own process down), a page that closed itself as `blank-page`
    (nothing is left to read), dialogs without end as `loop`, and a control that something lies over as `hidden`.
    """
    global _last_judged
    visit_before, verdicts = _last_judged
    if visit_before is not visit:
        _last_judged = visit, verdicts = visit, {}
    if id(journey) not in verdicts:
        verdicts[id(journey)] = journey, _judged(visit, journey)
    return verdicts[id(journey)][1]


# The verdicts on the visit that was last asked about: audits ask for the same ones again and again, and reading a page takes time.
# The journeys are kept so that no id is given twice.
_last_judged: tuple[Visit | None, dict[int, tuple[Journey, Verdict]]] = None, {}


def _judged(visit: Visit, journey: Journey) -> Verdict:
    if not journey.walked:
        return Verdict("not-walked", reason=visit.barred or "an earlier journey was not reached")
    if journey.halt is None:
        return _unhalted(journey)
    if journey.halt.cause == "harness":
        return Verdict("error", reason=journey.halt.message or "the harness failed")
    look = next(reversed(looks(visit, journey)), Look(-1, -1, PageView(page=0)))
    return next(verdict for check in CHECKS if (verdict := check(visit, journey, journey.halt, look)))


def _unhalted(journey: Journey) -> Verdict:
    if not journey.steps:
        return Verdict("error", reason="no step was recorded")
    end = journey.steps[-1]  # earlier ones may be undone: a customer who came back and started over
    if not end.done and not end.unmet:
        return Verdict("error", reason=f"the visit was cut off at `{end.words or end.verb}`")
    return Verdict("reached", view=journey.steps[-1].view)


def _held(_visit: Visit, _journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    return Verdict("held", reason=halt.message, view=look.view, words=quoted(halt.wanted)) if halt.cause == "held" else None


def _bot_wall(visit: Visit, _journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    page = look.page
    if halt.cause == "asked-to-wait":  # what came in place of the page says nothing about the company either
        return Verdict("bot-wall", reason=halt.message, view=look.view if page.status in WALL_STATUS else -1)
    words = next((found for text in (page.dialog, page.title, page.text) if (found := says(visit, page, "bot-wall", text))), "")
    asked_robot = halt.cause == "unfillable" and matches(visit, page, "bot-wall", halt.wanted)
    if asked_robot or (words and (page.status in WALL_STATUS or _bare(page))):
        return Verdict("bot-wall", reason="the page asks for proof of a human", view=look.view, words=quoted(words or halt.wanted))
    return None


def _bare(page: PageView) -> bool:
    controls = len(page.fields) + len(page.buttons) + len(page.links)
    return len(page.text.split()) <= WALL_WORDS and controls <= WALL_CONTROLS


def _error_page(visit: Visit, journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    found = error_page(visit, look)
    if found is None or (halt.cause in ("unreachable", "timeout", "crashed", "closed", "dialogs") and look.page.status < 400):
        return None
    if found.kind in WRONG and look.page.status != 410 and _our_address(visit, journey, look):
        return Verdict("stale-scenario", reason=WRONG[found.kind], view=look.view, words=found.words)
    return _dead_end(found, look)


def _our_address(visit: Visit, journey: Journey, look: Look) -> bool:
    """Tell whether the scenario itself named this address, which is no link of the company's and was not there earlier in the visit."""
    gone_to = [act for _, act in deeds(journey) if act.kind in ("go", "click", "press", "back", "open-dialog")]
    here = address(look.page)
    before = any(address(page) == here and 200 <= page.status < 400 for page in visit.views[: look.view])
    return bool(gone_to) and gone_to[-1].kind == "go" and "/" in here.partition("#")[0] and not before


def _by_cause(visit: Visit, _journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    causes: dict[str, tuple[DeadEndKind, str]] = {
        "timeout": ("timeout", "the page was not ready in time"),
        "unreachable": ("server-error", "the site, which had answered before, did not answer"),
        "crashed": ("server-error", "the page crashed"),
        "closed": ("blank-page", "the page closed itself"),
        "dialogs": ("loop", "the page opens one dialog after another"),
        "target-blocked": ("hidden", f"something lies over `{quoted(halt.wanted)}`"),
    }
    if redirects(halt) and halt.cause in ("timeout", "unreachable"):
        return _dead_end(Sign("loop", "the site redirects without end"), look)
    if halt.cause == "target-blocked" and _cookie_banner(visit, look.page):
        return Verdict("stale-scenario", reason=f"a cookie banner lies over `{quoted(halt.wanted)}`", view=look.view)
    if halt.cause not in causes:
        return None
    kind, reason = causes[halt.cause]
    detail = f": {quoted(halt.message)}" if halt.message else ""
    return _dead_end(Sign(kind, reason + detail, halt.wanted), look)


def _cookie_banner(visit: Visit, page: PageView) -> bool:
    """Tell whether a cookie banner is open: a customer would answer it, so what lies under it is not hidden from them."""
    asks = matches(visit, page, "consent.banner", page.dialog or page.text)
    return asks and any(meaning(tongues(visit, page), each.name) in ("refuse", "accept", "noted") for each in page.buttons)


def _nothing_seen(visit: Visit, _journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    if look.view < 0:
        return Verdict("error", reason=halt.message or "no page was seen")
    if all(page.url == "about:blank" for page in visit.views):  # the browser's own empty page, which is nobody's
        return Verdict("stale-scenario", reason="no page of the site has been opened: begin with `go`", view=look.view)
    return None


def _unfillable(visit: Visit, journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    if halt.cause != "unfillable":
        return None
    wanted = normal(halt.wanted)
    tied = [field.error for field in look.page.fields if field.error and wanted and wanted in normal(f"{field.label} {field.name}")]
    answer = next((text for text in (*tied, *look.page.errors) if not matches(visit, look.page, "answers.incomplete", text)), "")
    if answer:
        found = sign(visit, journey, look)
        refused = Sign("refused", "the page does not take the answer", quoted(answer))
        return _dead_end(found if found and found.kind in ("sold-out", "expired") else refused, look)
    return _stale(visit, journey, halt, look, "a required field could not be answered")


def _made_up(visit: Visit, journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    """Say `stale-scenario` where a page does not take what belongs to nobody: it turns no customer away by that."""
    guessed = _guessed(journey)
    made_up = [field for field in look.page.fields if field.token in MADE_UP or (field.token == "unknown" and field.label in guessed)]
    tied = [field.error for field in made_up if field.error and field.holds != "nothing"]
    error = next((text for text in tied if not matches(visit, look.page, "answers.incomplete", text)), "")
    return _stale(visit, journey, halt, look, f"the page does not take a made-up answer ({quoted(error)})") if error else None


def _guessed(journey: Journey) -> set[str]:
    """Give the labels of questions that were not understood and answered with something all the same."""
    forms = [step for step in journey.steps if step.verb == "send" or step.words == "fill: form"]
    return {act.name for step in forms for act in step.acts if act.kind in ("type", "choose") and act.token == "unknown"}


def _turned_away(visit: Visit, journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    found = sign(visit, journey, look)
    weak = found is not None and found.kind not in ("blank-page", "loop", "sold-out", "expired", "refused", "silent-no-op")
    if found is None or (weak and _near(visit, journey, halt, look)):
        return None
    return _dead_end(found, look)


def _nobody_to_ask(visit: Visit, _journey: Journey, halt: Halt, look: Look) -> Verdict | None:
    found = nobody_to_ask(visit, halt)
    return _dead_end(found, look) if found else None


def _near(visit: Visit, journey: Journey, halt: Halt, look: Look) -> str:
    """Give the control that says in other words what was looked for: with it there, the scenario is stale."""
    languages = tongues(visit, look.page)
    pressed = {act.name for _, act in deeds(journey)}
    wanted = {word[:5] for word in normal(halt.wanted).split() if not any(tongue.find("answers.small-words", word) for tongue in languages)}
    for control in (*look.page.buttons, *look.page.links):
        words = {word[:5] for word in normal(control.name).split()}
        elsewhere = not control.href or address(PageView(page=0, url=control.href)) != address(look.page)
        if wanted and wanted <= words and not control.disabled and control.name not in pressed and elsewhere:
            return control.name
    return ""


def _stale_at_last(visit: Visit, journey: Journey, halt: Halt, look: Look) -> Verdict:
    if halt.cause == "target-hidden":  # a menu that opens on pointing at it looks just the same
        reason = f"`{quoted(halt.wanted)}` is there but cannot be seen; is a menu to be opened first?"
        return Verdict("stale-scenario", reason=reason, view=look.view)
    if halt.cause == "target-disabled":
        reason = f"`{quoted(halt.wanted)}` is there but cannot be pressed; is an answer missing?"
        return Verdict("stale-scenario", reason=reason, view=look.view)
    return _stale(visit, journey, halt, look, "the scenario's words are not on the page")


def _stale(visit: Visit, journey: Journey, halt: Halt, look: Look, why: str) -> Verdict:
    nearest = list(dict.fromkeys(filter(None, (*halt.nearest, _near(visit, journey, halt, look)))))[:5]
    looked = f": `{quoted(halt.wanted)}`" if halt.wanted else ""
    near = f"; nearest: {', '.join(f'`{quoted(each)}`' for each in nearest)}" if nearest else ""
    return Verdict("stale-scenario", reason=f"{why}{looked}{near}", view=look.view)


def _dead_end(found: Sign, look: Look) -> Verdict:
    return Verdict("dead-end", found.kind, found.reason, look.view, found.words)


Check = Callable[[Visit, Journey, Halt, Look], Verdict | None]
CHECKS: tuple[Check, ...] = (
    _held,
    awaited,
    _bot_wall,
    never_reached,
    connection,
    _error_page,
    _by_cause,
    _nothing_seen,
    _made_up,
    _unfillable,
    _turned_away,
    _nobody_to_ask,
    _stale_at_last,
)
