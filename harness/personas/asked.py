"""What a field asks for: the `autocomplete` token of its answer, by hand-made rules."""

import re

from harness.lexicon import Lexicon, normal
from harness.personas import FACTS

TOKENS = FACTS | {"one-time-code", "identity-document", "terms", "marketing", "search"}
_BY_TYPE = {"email": "email", "tel": "tel", "url": "url", "search": "search"}
# What developers call their fields in `name` and `id`, signs left out.
_NAMED = {
    "given-name": "firstname fname givenname",
    "family-name": "lastname lname surname familyname",
    "name": "fullname yourname",
    "email": "email emailaddress mail",
    "tel": "phone phonenumber telephone mobile",
    "street-address": "address address1 line1 street",
    "address-line2": "address2 line2",
    "address-level2": "city town line4",
    "address-level1": "state region",
    "postal-code": "zip zipcode postcode postalcode",
    "country": "country",
    "organization": "company",
    "username": "username login",
    "bday": "birthday dob birthdate",
    "cc-number": "cardnumber ccnumber",
    "cc-csc": "cvc cvv",
    "comment": "comment comments message reason",
    "search": "q query search",
}
_NAMES = {name: token for token, names in _NAMED.items() for name in names.split()}


def token_of(
    words: Lexicon, *, label: str, group: str = "", autocomplete: str = "", type: str = "text", name: str = "", id: str = ""
) -> str:
    """Tell what a control asks for: `given-name`, `email` ...; `unknown` where nothing says.

    Sources in order: the `autocomplete` attribute, the input type, the words of the label, the `name` and `id` attributes.
    """
    if words.find("others.people", f"{group} {label}"):
        return "unknown"  # a gift's recipient or a fellow passenger is not the customer
    for token in reversed(autocomplete.lower().split()):
        if token == "username" and (type == "email" or words.find("fields.email", label)):
            return "email"  # a company that signs customers in by e-mail asks for just that
        if token in TOKENS:
            return token
    if type == "password":
        return "new-password" if words.find("fields.new-password", label) else "password"
    if type in _BY_TYPE:
        return _BY_TYPE[type]
    if type == "file":
        return "identity-document" if words.find("fields.identity-document", label) else "unknown"
    token = _by_label(words, label, type) or _by_name(name) or _by_name(id) or "unknown"
    return "tel-country-code" if token == "tel" and type == "select" else token


def _by_label(words: Lexicon, label: str, type: str) -> str:
    if type in ("checkbox", "switch"):
        keys = ["marketing", "terms"]
    else:
        keys = [key for key in words.keys("fields") if key not in ("marketing", "terms", "identity-document") and "password" not in key]
    if type in ("date", "datetime-local", "month"):
        keys = ["bday", "cc-exp"]
    if len(normal(label).split()) > 12 and type not in ("checkbox", "switch"):
        return ""  # a whole paragraph names too many things
    found = {key: match for key in keys if (match := words.find(f"fields.{key}", label))}
    # What comes first names the answer: `Second line of address`, `Company name`; of two from the same place the longer.
    return min(found, key=lambda key: (found[key].start(), -found[key].end()), default="")


def _by_name(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]", "", re.sub(r"^(id_|registration-|login-|shipping-|billing-|form-)+", "", name.lower()))
    return _NAMES.get(plain, "")
