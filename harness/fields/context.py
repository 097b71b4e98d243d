"""What the other controls of a form say about each."""

from collections.abc import Sequence

from harness.fields.control import Control


def in_context(tokens: Sequence[str], controls: Sequence[Control], *, account: bool) -> list[str]:
    """Tell apart what a control alone leaves open.

    A password is a new one where it is asked twice, or beside much else by a company that has none of the customer (`account`).
    """
    made = list(tokens)
    asked = {(token, control.form) for token, control in zip(tokens, controls, strict=True)}
    for index, control in enumerate(controls):
        if made[index] == "password":
            form = [other for other in controls if other.form == control.form and other.control == "text" and other.type != "search"]
            several = sum(other.type == "password" for other in form) > 1
            made[index] = "new-password" if several or (len(form) > 2 and not account) else "current-password"
        if made[index] == "tel" and ("tel-country-code", control.form) in asked:
            made[index] = "tel-national"
    return made
