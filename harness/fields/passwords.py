"""Passwords, new and current, and the user name that stands beside them."""

from collections.abc import Sequence
from typing import Literal

from harness.fields.control import Control, Form, Meaning
from harness.fields.names import spoken
from harness.lexicon import Lexicon

Purpose = Literal["log-in", "sign-up", ""]
_LOG_IN = ("login", "log in", "signin", "sign in", "logon", "log on", "signon")
_SIGN_UP = ("register", "registration", "signup", "sign up", "create account", "join", "enroll", "new account", "create user")
_MANY = 2  # text fields; a form with more of them does not ask for a log-in
_NO_TEXT = frozenset({"search", "one-time-code", "captcha", "voucher"})
_MISREAD = frozenset({"unknown", "name", "nickname", "url", "address-level1", "comment", "subject", "organization"})
_WHO = ("username", "email", "tel", "tel-national", "identity-number", "cc-number")


def purpose(form: Form, readers: Sequence[Lexicon]) -> Purpose:
    """Tell whether a form lets customers in or makes them customers, by its buttons, its heading and its name, in this order."""
    for text in (" . ".join(form.buttons), form.heading):
        said: list[Purpose] = []
        for words in readers:
            said += ["log-in"] if words.find("journeys.sign-in", text) else []
            said += ["sign-up"] if words.find("journeys.join", text) else []
        if len(set(said)) == 1:
            return said[0]
    written = f" {spoken(form.name)} "
    into, up = any(f" {each} " in written for each in _LOG_IN), any(f" {each} " in written for each in _SIGN_UP)
    return "" if into == up else "log-in" if into else "sign-up"


def passwords(made: list[Meaning], controls: Sequence[Control], form: Form, readers: Sequence[Lexicon], *, account: bool) -> None:
    """Tell new passwords from current ones, and find the user name of a log-in."""
    typed = [at for at, control in enumerate(controls) if control.control == "text" and made[at].token not in _NO_TEXT]
    secret = [at for at in typed if made[at].token in ("password", "new-password", "current-password")]
    kept = len(secret) == 1 and any(meaning.token == "remember-me" for meaning in made)
    aim = purpose(form, readers) or ("log-in" if kept else "")
    for at in secret:
        made[at] = _password(made, at, secret, len(typed), aim, account)
    if secret or aim == "log-in":
        _who(made, controls, typed, secret, aim)


def _password(made: Sequence[Meaning], at: int, secret: Sequence[int], typed: int, aim: Purpose, account: bool) -> Meaning:
    here = made[at]
    if here.token == "new-password" and here.source == "autocomplete" and aim == "log-in" and len(secret) == 1:
        # Written so that the browser keeps away, on a form that lets customers in.
        return here.but(token="current-password", certainty="likely", source="context")
    if here.token != "password":
        return here
    if any(made[other].token == "current-password" for other in secret):
        return here.but(token="new-password", certainty="likely")
    if len(secret) > 2:
        return here.but(token="current-password" if at == secret[0] else "new-password", certainty="likely")
    if aim and len(secret) == 1:
        return here.but(token="new-password" if aim == "sign-up" else "current-password")
    new = len(secret) == 2 or (typed > _MANY and not account)
    return here.but(token="new-password" if new else "current-password", certainty="likely")


def _names_account(meaning: Meaning, control: Control) -> bool:
    """Whether a question beside a password is for the account's name: `Nickname`, or what developers alone call a `name`."""
    nick = meaning.token == "nickname" and "nick" in f"{control.label} {control.name} {control.id}".lower()
    return nick or (meaning.token == "name" and meaning.source == "name")


def _who(made: list[Meaning], controls: Sequence[Control], typed: Sequence[int], secret: Sequence[int], aim: Purpose) -> None:
    """Take the only other question of a log-in for the user name, whatever the company calls it."""
    others = [at for at in typed if at not in secret and (not secret or at < secret[-1])]
    if secret and aim != "log-in" and not any(made[at].token == "username" for at in others):
        for at in others:
            if _names_account(made[at], controls[at]):
                made[at] = made[at].but(token="username", source="context")
    if any(made[at].token in _WHO for at in others):
        return
    if secret:
        others = [at for at in others if at < secret[0]] if len(others) <= _MANY else []
        blank = all(made[at].token == "unknown" for at in others)
        others = others if blank else others[-1:]  # of two of which nothing is known neither is taken
    for at in others if len(others) == 1 else ():
        if made[at].token in _MISREAD and controls[at].type != "textarea":
            made[at] = made[at].but(token="username", certainty="likely", source="context")
