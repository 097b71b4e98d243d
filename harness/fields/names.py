"""What developers call their fields, in `name` and `id`."""

import re

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


def by_name(name: str) -> str:
    """Give the token that a `name` or `id` tells, signs left out; empty where it tells none."""
    plain = re.sub(r"[^a-z0-9]", "", re.sub(r"^(id_|registration-|login-|shipping-|billing-|form-)+", "", name.lower()))
    return _NAMES.get(plain, "")
