"""JSON Schema (draft-07) of campaign files, for completion and hover texts in editors."""

from harness.campaign.campaign_file import NEEDED
from harness.campaign.parts import LIMITS
from harness.campaign.plan import FORMATS, USUAL_LOOPHOLES
from harness.campaign.rule import LONGEST_RULE
from harness.scenario.devices import devices
from harness.scenario.schema import file_of, persona_schema
from harness.scenario.schema_parts import TIME, WORDS, Schema, one_or_more, table_of, told
from harness.scenario.site_file import LANGUAGE

_WORDS: Schema = {"type": "string", "minLength": 1}
_NUMBER: Schema = {"type": "integer", "minimum": 1}
_PAGE: Schema = {"type": "string", "pattern": "^(/|https?://)\\S*$"}
_MOMENT: Schema = {"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\d([ T].*)?$"}


def campaign_schema() -> Schema:
    """Give the schema of campaign files."""
    properties = {
        "campaign": told(_WORDS, "What goes out, in a few words."),
        "why": told(_WORDS, "Why it is looked at before."),
        "site": told(_WORDS, "The company: a file in `sites/`, without `.yaml`; `--site` walks the same campaign at another one."),
        "page": told(_PAGE, "The page that it leads to: `/gift`."),
        "goes-out": told(_MOMENT, "The day it goes out, with its time: `2026-12-01 09:00`."),
        "ends": told(_MOMENT, "The last day of it."),
        "audience": told(_audience(), "Whom it is for: a list of customers, or a persona and how many."),
        "codes": told(_codes(), "Its codes: those unused, samples of others, and the rule they are made by."),
        "gift": told(_gift(), "What customers get, and how many there are of it."),
        "mail": told(_mail(), "The mail that goes out: a file of it, or the inbox that it arrives in."),
        "journeys": told(one_or_more(_WORDS), "Scenario files that its customers walk; the first is the one that is rushed."),
        "contact": told(_PAGE, "The page by which customers reach somebody."),
        "message": told(_WORDS, "A scenario file that writes to customer service, once; without one a person is asked."),
        "status": told(_PAGE, "The page that says when something is broken."),
        "languages": told(one_or_more({"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}), "In which it is walked: `[en, fi]`."),
        "devices": told(one_or_more({"enum": list(devices())}), "On what it is walked besides a desktop window: `[iPhone 15]`."),
        "load": told(_load(), "The rush that is expected, and what one may cost that is made to see it."),
        "count": told(_PAGE, "Where the company says which codes it has redeemed: JSON, `{redeemed: [CODE, ...]}`."),
        "loopholes": told(
            table_of({"at-most": _NUMBER}, []), f"How many requests trying loopholes may take; {USUAL_LOOPHOLES} if not said."
        ),
        "else": told(one_or_more(_ask()), "What only a person knows; kept in the report until it is `done`."),
    }
    return file_of("A mystery-shop campaign", properties, list(NEEDED))


def _audience() -> Schema:
    gets = told(_WORDS, "The words by which they know that they got it; `nothing` for who should not.")
    properties = {
        "customers": told(_WORDS, "A CSV file: `email`, and what else is known of each, by the names of facts; `segment`, `code`."),
        "suppressed": told(_WORDS, "A CSV file of who has opted out or left: `email`."),
        "encoding": told({"enum": list(FORMATS)}, "Of both files; UTF-8 if not said, or what a byte order mark says."),
        "segments": told(
            {"type": "object", "minProperties": 1, "additionalProperties": {"anyOf": [_WORDS, table_of({"gets": gets}, ["gets"])]}},
            "What the customers of each segment get.",
        ),
        "persona": told(persona_schema(), "Who they are like, where there is no list."),
        "count": told(_NUMBER, "How many they are, where there is no list."),
    }
    listed = {"required": ["customers"], "properties": {"persona": False}}
    return {**table_of(properties, []), "anyOf": [listed, {"required": ["persona", "count"], "properties": {"customers": False}}]}


def _codes() -> Schema:
    some = one_or_more(WORDS)
    properties = {
        "unused": told(some, "A file of those that nobody has used, or a list of some."),
        "used": told(some, "Some that were used already."),
        "expired": told(some, "Some whose time is over."),
        "rule": told({"type": "string", "maxLength": LONGEST_RULE}, "A regular expression that each fits as a whole."),
        "uses": told(_NUMBER, "How often each may be redeemed, by whomever; once if not said."),
    }
    return table_of(properties, [])


def _gift() -> Schema:
    return {"anyOf": [_WORDS, table_of({"name": told(_WORDS, "What it is."), "stock": told(_NUMBER, "How many there are.")}, [])]}


def _mail() -> Schema:
    properties = {
        "file": told(_WORDS, "A file with the mail."),
        "inbox": told(_WORDS, "A file in `inboxes/`, without `.yaml`: test mails to customers of the list arrive there."),
        "subject": told(_WORDS, "Words in their subject; whatever comes from the company if not said."),
        "within": told(TIME, "How long to wait for those that are only being sent; not at all if not said."),
    }
    return {"anyOf": [_WORDS, {**table_of(properties, []), "anyOf": [{"required": ["file"]}, {"required": ["inbox"]}]}]}


def _load() -> Schema:
    limits = table_of(dict.fromkeys(LIMITS, _NUMBER), list(LIMITS))
    properties = {
        "expected": told(_NUMBER, "Customers at once that are expected."),
        "hold": told(TIME, "How long each level of load is held; 20 s if not said."),
        "wait": told(TIME, "The longest that a customer should have to wait; 5 s if not said."),
        "limits": told(limits, "What a rush may have at most: users at once, seconds, requests."),
        "workers": told(_NUMBER, "How many processes send it; 1 if not said."),
        "locustfile": told(_WORDS, "One that was kept and edited; it is made of a recording if not said. `limits` hold for it, too."),
    }
    return table_of(properties, ["expected", "limits"])


def _ask() -> Schema:
    done = told(WORDS, "Who has seen to it, or when; it is ticked then.")
    return {"anyOf": [_WORDS, table_of({"ask": told(_WORDS, "What is asked."), "done": done}, ["ask"])]}
