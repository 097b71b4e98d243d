"""JSON Schema (draft-07) of scenario, site and inbox files, for completion and hover texts in editors."""

import inspect
from collections.abc import Collection
from typing import Any, Literal, get_args, get_origin

from harness.inbox import KINDS as INBOX_KINDS
from harness.inbox import InboxKind
from harness.personas import FACTS
from harness.scenario import inbox_file
from harness.scenario.allowances_schema import BUDGET, SITE_BUDGET, WAIVE, budget_schema, site_budget_schema, waivers_schema
from harness.scenario.courtesy_schema import courtesy_schema
from harness.scenario.devices import devices
from harness.scenario.finding import PATTERN
from harness.scenario.parts import ALL, JOURNEY_KEYS, LOCALE, MOST_TRIES, STANDINGS, UNDO_KEYS, WORTH
from harness.scenario.plan import KINDS, MISHAPS
from harness.scenario.schema_parts import TIME, WORDS, WORDS_FOR_WORDS, Schema, one_or_more, table_of, told
from harness.scenario.shapes import FieldShape, shape, takes_table
from harness.scenario.shelves import KEY
from harness.scenario.site_file import CONSENTS, HOST, LANGUAGE, SCRIPTS, THROTTLES
from harness.scenario.top import INBOX_KEYS
from harness.scenario.values import is_list, is_mapping, members_of
from harness.steps import Verb, steps


def schema() -> Schema:
    """Give the schema of scenario files, with the verbs that are registered now."""
    properties = {
        "scenario": told({"type": "string"}, "What the customer wants, in a few words."),
        "why": told({"type": "string"}, "Why it matters."),
        "sites": told(_sites(), "The companies to visit, each a test of its own: files in `sites/`, without `.yaml`; `gym-*` is several."),
        "persona": told(persona_schema(), "Who walks. Facts not given here are drawn from the seed."),
        "data": told({"type": "object", "additionalProperties": {"anyOf": [WORDS, _datum()]}}, "Values that steps put in with `{name}`."),
        "worth": told({"type": "string", "pattern": f"^{WORTH.pattern}$"}, "What is lost if the customer walks away: `600 EUR`."),
        "limit": told(TIME, "How long a step may take, 15 s if not said."),
        "trials": told(
            _some_of(MISHAPS),
            "What customers do by accident, tried when the visit is over, at sites that are `owned`: `back`, `reload`, `double-press`.",
        ),
        "waive": told(waivers_schema(), WAIVE),
        "journeys": told(_journeys(), "Stretches that are measured, each with a name and its steps."),
        "undo": told(
            _journeys(UNDO_KEYS),
            "Journeys walked at the end, however the others ended, where anything was sent that cannot be taken back: they take it back.",
        ),
    }
    return file_of("A mystery-shop scenario", properties, ["scenario", "sites", "journeys"], {"step": _step()})


def site_schema() -> Schema:
    """Give the schema of site files."""
    properties = {
        "site": told({"type": "string"}, "The company's name."),
        "url": told(
            {"type": "string", "pattern": "^(https?://\\S+|street:[a-z0-9-]+)$"}, "Its address; `street:<company>` for the street."
        ),
        "hosts": told(_hosts(), "Further hosts of this company: what is told on one, all know."),
        "language": told({"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}, "The language of its pages: `en`, `fi`."),
        "owned": told({"type": "boolean"}, "It is ours: only then may cards be typed, trials made, a rush sent. False if not said."),
        "commit": told({"type": "boolean"}, "Whether what cannot be taken back is sent, as orders are; if not said, where it is ours."),
        "words": told(WORDS_FOR_WORDS, "This company's words for the scenario's words: `{Leave: Cancel my subscription}`."),
        "sign-in": told({"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/step"}}, "The steps of signing in."),
        "known": told(_known(), "How it knows a customer who is not signed in: by a link, by cookies; and what it knows."),
        "account": told(_some_of(sorted(FACTS)), "The facts that a member's account holds: `[email, given-name]`."),
        "detours": told(_detours(), "Pages this company puts in between, each by words on it, with the steps that lead past it."),
        "consent": told({"enum": list(CONSENTS)}, "What to do with a cookie banner; `refuse` if not said. Its clicks are booked apart."),
        "device": told({"enum": list(devices())}, "What it is visited on: `iPhone 15`; a desktop window if not said."),
        "throttle": told({"enum": list(THROTTLES)}, "How slow line and processor are; `none` (as they are) if not said."),
        "scripts": told({"enum": list(SCRIPTS)}, "`own`: scripts of other companies are not loaded; `all` if not said."),
        "limit": told(TIME, "How long a step may take at this company."),
        "inbox": told({"type": "string", "pattern": f"^{KEY.pattern}$"}, "Where its mails arrive: a file in `inboxes/`, without `.yaml`."),
        "budget": told(site_budget_schema(), SITE_BUDGET),
        "waive": told(waivers_schema(), WAIVE),
        **courtesy_schema(),
    }
    return file_of("A mystery-shop site", properties, ["site", "url"], {"step": _step()})


def inbox_schema() -> Schema:
    """Give the schema of inbox files."""
    server = _server()
    properties = {
        "inbox": told({"enum": list(INBOX_KINDS)}, "A real mailbox by IMAP, a Mailpit, or a receiver of our own that sites can send to."),
        "address": told(
            {"type": "string", "pattern": f"^{inbox_file.ADDRESS.pattern}$"},
            "To which companies write, with `{visit}` for each visit's own letters: `shopper+{visit}@example.com`.",
        ),
        **server,
        "url": told({"type": "string", "pattern": "^https?://\\S+$"}, "Where Mailpit is: `http://localhost:8025`."),
        "folders": told(one_or_more({"type": "string"}), "The folders that are looked into; `INBOX` if not said."),
        "every": told(TIME, "How long between two looks where the mailbox does not call; 1 s if not said."),
        "delete": told({"type": "boolean"}, "Whether mails that a visit has read are deleted. False if not said."),
        "send": told(table_of(server, ["host"]), "The SMTP server by which customers answer."),
    }
    kinds = [_of_kind(kind) for kind in INBOX_KINDS]
    return {**file_of("A mystery-shop inbox", properties, ["inbox", "address"]), "oneOf": kinds}


def _server() -> Schema:
    return {
        "host": told({"type": "string", "pattern": f"^({inbox_file.HOST.pattern})$"}, "The server's name; where a receiver listens."),
        "port": told({"type": "integer", "minimum": 1, "maximum": 65535}, "Its port, the usual one if not said. A receiver needs one."),
        "tls": told({"enum": list(inbox_file.TLS)}, "How it is spoken to; `tls` if not said."),
        "user": told({"type": "string"}, "Who signs in."),
        "password": told(
            {"type": "string", "pattern": f"^{inbox_file.PASSWORD.pattern}$"},
            "Where it lies: `{env:NAME}`, `{file:PATH}`, `{keyring:SERVICE/USER}`.",
        ),
    }


def _of_kind(kind: InboxKind) -> Schema:
    allowed = (*inbox_file.EVERY_KIND, *inbox_file.OF_KIND[kind])
    return {
        "properties": {"inbox": {"const": kind}, **{key: False for key in INBOX_KEYS if key not in allowed}},
        "required": list(inbox_file.NEEDED[kind]),
    }


def file_of(title: str, properties: Schema, required: list[str], definitions: Schema | None = None) -> Schema:
    """Give the schema of a file with these keys and no others."""
    more = {"definitions": definitions} if definitions else {}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **table_of(properties, required), **more}


def _sites() -> Schema:
    return one_or_more({"type": "string", "pattern": f"^({KEY.pattern}|{PATTERN.pattern})$"})


def _hosts() -> Schema:
    return one_or_more({"type": "string", "pattern": f"^{HOST.pattern}$"})


def _some_of(known: Collection[str]) -> Schema:
    return one_or_more({"enum": list(known)})


def _known() -> Schema:
    properties: Schema = {
        "link": told({"type": "string"}, "Where they arrive, in place of the scenario's first address: `/start?c={email}`."),
        "cookies": told(WORDS_FOR_WORDS, "Cookies they carry: `{visitor: A-17}`."),
        "facts": told(_some_of(sorted(FACTS)), "The facts it has of them, beside those that link and cookies say."),
    }
    return {"anyOf": [{"type": "string"}, table_of(properties, [])]}


def persona_schema() -> Schema:
    """Give the schema of who walks."""
    properties: Schema = {
        "locale": told({"type": "string", "pattern": f"^{LOCALE.pattern}$"}, "Language and country: `fi_FI`; `en_US` if not said."),
        "seed": told(WORDS, "The same seed gives the same customer."),
        "standing": told(_some_of(STANDINGS), "What the company knows of them; of several, each is a visit of its own."),
        "private": told(_some_of([*sorted(FACTS), ALL]), "Facts that nothing may show which a run leaves behind; passwords never are."),
    }
    return table_of(properties | {fact: told(WORDS, f"The customer's `{fact}`.") for fact in sorted(FACTS)}, [])


def _datum() -> Schema:
    unused = told({"type": "boolean"}, "You vouch that this code has never been redeemed.")
    return table_of({"value": WORDS, "unused": unused}, ["value"])


def _journeys(keys: Collection[str] = JOURNEY_KEYS) -> Schema:
    walk = {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/step"}}
    properties = {
        "steps": walk,
        "mirrors": told({"type": "string"}, "The journey that this one undoes: leaving is held against joining."),
        "kind": told({"enum": list(KINDS)}, "Which anchors the score takes; the journey's name if that is one of them."),
        "tries": told(
            {"type": "integer", "minimum": 1, "maximum": MOST_TRIES}, "How often a customer starts over where the site broke down."
        ),
        "budget": told(budget_schema(), BUDGET),
        "commit": told({"type": "boolean"}, "Whether this journey sends what cannot be taken back; as the site says if not said."),
    }
    table = table_of({key: properties[key] for key in keys}, ["steps"])
    return {"type": "object", "minProperties": 1, "additionalProperties": {"anyOf": [walk, table]}}


def _detours() -> Schema:
    walk = {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/step"}}
    return {"type": "object", "minProperties": 1, "additionalProperties": walk}


def _step() -> Schema:
    alone = [name for name, verb in steps if not any(each.required for each in shape(verb)) and name != "wait"]
    verbs = {name: told(_verb(verb), inspect.getdoc(verb) or name) for name, verb in steps}
    commit = told({"type": "boolean"}, "Beside the verb: whether this step sends what cannot be taken back; as the journey says if not.")
    mapping = {
        **table_of({**verbs, "commit": commit}, []), "minProperties": 1,
        "if": {"required": ["commit"]}, "then": {"minProperties": 2, "maxProperties": 2}, "else": {"maxProperties": 1},
    }  # fmt: skip
    return {"anyOf": [mapping, {"type": "string", "enum": alone}]}


def _verb(verb: Verb) -> Schema:
    fields = shape(verb)
    if not fields:
        return {"type": "null"}
    first = _field(fields[0])
    if takes_table(verb):
        return first
    named = table_of({each.name: _field(each) for each in fields}, [each.name for each in fields if each.required])
    return {"anyOf": [first, {**named, "minProperties": 1}]}


def _field(each: FieldShape) -> Schema:
    kinds = [_kind(member) for member in members_of(each.annotation)]
    field = told(kinds[0] if len(kinds) == 1 else {"anyOf": kinds}, each.doc)
    return {**field, "examples": [each.example]} if each.example and not each.example.startswith("{") else field


def _kind(annotation: Any) -> Schema:
    if get_origin(annotation) is Literal:
        return {"enum": list(get_args(annotation))}
    if is_list(annotation):
        return one_or_more(WORDS)
    if is_mapping(annotation):
        return WORDS_FOR_WORDS
    return {bool: {"type": "boolean"}, int: {"type": "integer"}, float: TIME}.get(annotation, WORDS)
