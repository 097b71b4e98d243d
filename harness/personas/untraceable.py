"""Telephone and identity numbers that cannot belong to anyone."""

import datetime
import random

# Ranges that regulators keep free for film and print: Ofcom (GB), NANPA 555-01xx (US, CA), PTS (SE), Bundesnetzagentur (DE),
# Arcep (FR), ACMA (AU).
_PHONES = {
    "GB": "+442079460{:03d}",
    "SE": "+46701740{:03d}",
    "DE": "+4917139200{:02d}",
    "FR": "+3319900{:04d}",
    "AU": "+61491570{:03d}",
    "US": "+12025550{:03d}",
    "CA": "+16135550{:03d}",
}
_CODES = ("+44", "+46", "+49", "+33", "+61", "+1")
_SPANS = {"GB": (0, 1000), "SE": (605, 700), "DE": (0, 100), "FR": (0, 10_000), "AU": (156, 160), "US": (100, 200), "CA": (100, 200)}


def phone_number(country: str, chance: random.Random) -> str:
    """Give a number kept free for fiction, in E.164. A country without such a range gets an American one."""
    country = country if country in _PHONES else "US"
    return _PHONES[country].format(chance.randrange(*_SPANS[country]))


def dialled(number: str) -> tuple[str, str]:
    """Give a number's country code and the rest; no code where it begins with none of ours."""
    code = next((each for each in _CODES if number.startswith(each)), "")
    return code, number.removeprefix(code)


def identity_number(country: str, born: datetime.date, chance: random.Random) -> str:
    """Give a personal identity number of right form that is never issued; empty for countries where none is known to be safe."""
    if country == "FI":
        return _finnish(born, chance)
    if country == "US":
        return (
            f"987-65-{chance.randrange(4320, 4330)}"  # 987-65-4320 to 4329: kept for advertisements by the Social Security Administration
        )
    if country == "GB":
        return f"QQ{chance.randrange(10**6):06d}A"  # HMRC never issues the prefix QQ
    return ""


def _finnish(born: datetime.date, chance: random.Random) -> str:
    """Individual numbers 900-999 are for temporary use in one register and are never given to a person (DVV)."""
    number = int(f"{born:%d%m%y}{(individual := chance.randrange(900, 1000))}")
    sign = "A" if born.year >= 2000 else "-"
    return f"{born:%d%m%y}{sign}{individual}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[number % 31]}"
