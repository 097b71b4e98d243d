"""What a field asks for: the `autocomplete` token of its answer, by hand-made rules."""

import re

from harness.lexicon import Lexicon, normal
from harness.personas import FACTS

TOKENS = FACTS | {"one-time-code", "identity-document", "terms", "marketing", "search"}
_BY_TYPE = {"email": "email", "tel": "tel", "url": "url", "search": "search"}
_NAMES = {
    "firstname": "given-name", "fname": "given-name", "givenname": "given-name", "lastname": "family-name", "lname": "family-name",
    "surname": "family-name", "familyname": "family-name", "fullname": "name", "yourname": "name", "email": "email", "emailaddress": "email", "mail": "email", "phone": "tel",
    "phonenumber": "tel", "telephone": "tel", "mobile": "tel", "address": "street-address", "address1": "street-address", "line1": "street-address",
    "street": "street-address", "address2": "address-line2", "line2": "address-line2", "city": "address-level2", "town": "address-level2", "line4": "address-level2",
    "state": "address-level1", "region": "address-level1", "zip": "postal-code", "zipcode": "postal-code", "postcode": "postal-code",
    "postalcode": "postal-code", "country": "country", "company": "organization", "username": "username", "login": "username",
    "birthday": "bday", "dob": "bday", "birthdate": "bday", "cardnumber": "cc-number", "ccnumber": "cc-number", "cvc": "cc-csc", "cvv": "cc-csc",
    "comment": "comment", "comments": "comment", "message": "comment", "reason": "comment", "q": "search", "query": "search", "search": "search",
}  # fmt: skip


def token_of(words: Lexicon, *, label: str, autocomplete: str = "", type: str = "text", name: str = "", id: str = "") -> str:
    """Tell what a control asks for: `given-name`, `email` ...; `unknown` where nothing says.

    Sources in order: the `autocomplete` attribute, the input type, the words of the label, the `name` and `id` attributes.
    """
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
    return _by_label(words, label, type) or _by_name(name) or _by_name(id) or "unknown"


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
