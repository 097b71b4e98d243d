"""What a visit that was held back has left to do."""

from harness.model import Visit, Withheld


def left_to_do(visit: Visit, withheld: Withheld) -> list[str]:
    """Name what the page still wanted: questions that must be answered and are not, then the press that was held back."""
    page = visit.views[withheld.view] if 0 <= withheld.view < len(visit.views) else None
    fields = [field for field in page.fields if field.asked and field.required and field.holds == "nothing" and field.label] if page else []
    return list(dict.fromkeys([*(field.label for field in fields), *filter(None, [withheld.name])]))
