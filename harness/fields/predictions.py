"""What Chromium's own classifier of fields says, in tokens."""

_TOKENS = {
    "NAME_FULL": "name", "NAME_FIRST": "given-name", "NAME_MIDDLE": "additional-name", "NAME_MIDDLE_INITIAL": "additional-name",
    "NAME_LAST": "family-name", "NAME_HONORIFIC_PREFIX": "honorific-prefix", "EMAIL_ADDRESS": "email", "USERNAME": "username",
    "SINGLE_USERNAME": "username", "EMAIL_OR_LOYALTY_MEMBERSHIP_ID": "email", "PHONE_HOME_NUMBER": "tel", "PHONE_HOME_WHOLE_NUMBER": "tel",
    "PHONE_HOME_CITY_AND_NUMBER": "tel", "PHONE_HOME_COUNTRY_CODE": "tel-country-code", "ADDRESS_HOME_LINE1": "street-address",
    "ADDRESS_HOME_STREET_ADDRESS": "street-address", "ADDRESS_HOME_STREET_NAME": "street-address", "ADDRESS_HOME_LINE2": "address-line2",
    "ADDRESS_HOME_APT_NUM": "address-line2", "ADDRESS_HOME_LINE3": "address-line3", "ADDRESS_HOME_HOUSE_NUMBER": "house-number",
    "ADDRESS_HOME_CITY": "address-level2", "ADDRESS_HOME_STATE": "address-level1", "ADDRESS_HOME_ZIP": "postal-code",
    "ADDRESS_HOME_COUNTRY": "country", "COMPANY_NAME": "organization", "CREDIT_CARD_NAME_FULL": "cc-name",
    "CREDIT_CARD_NUMBER": "cc-number",
    "CREDIT_CARD_EXP_MONTH": "cc-exp-month", "CREDIT_CARD_EXP_2_DIGIT_YEAR": "cc-exp-year", "CREDIT_CARD_EXP_4_DIGIT_YEAR": "cc-exp-year",
    "CREDIT_CARD_EXP_DATE_2_DIGIT_YEAR": "cc-exp", "CREDIT_CARD_EXP_DATE_4_DIGIT_YEAR": "cc-exp", "CREDIT_CARD_TYPE": "cc-type",
    "CREDIT_CARD_VERIFICATION_CODE": "cc-csc", "MERCHANT_PROMO_CODE": "voucher", "ONE_TIME_CODE": "one-time-code", "SEARCH_TERM": "search",
    "PASSPORT_NUMBER": "identity-number",
}  # fmt: skip


def by_browser(prediction: str) -> str:
    """Give the token of a prediction in Chromium's words, empty where it has none. A `HTML_TYPE` only repeats the attribute."""
    return _TOKENS.get(prediction, "")
