"""On which days somebody is there, in the words of pages."""

import pytest

from harness.reading.contact.opening import closures, open_days


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("We are glad to hear from you, on weekdays from 9 to 17.", "en", "12345"),
        ("Monday to Friday: 9 a.m. to 5 p.m.\nSaturday 10:00-14:00", "en", "123456"),
        ("Mon–Fri 9–17, Sat–Sun closed", "en", "12345"),
        ("Mon 9–17 Wed 9–17", "en", "13"),
        ("Fri-Mon 10-12", "en", "1567"),
        ("Opening hours\nMonday\n9–17\nTuesday\n9–17", "en", "12"),
        ("Chat every day 8–20. Phone Mon–Fri 9–17", "en", "1234567"),
        ("24/7 support", "en", "1234567"),
        ("Ma-pe klo 8.00–16.00, la klo 10-14", "fi", "123456"),
        ("Palvelemme arkisin klo 9–16", "fi", "12345"),
        ("Helgfria vardagar kl. 9–17", "sv", "12345"),
        ("Montag bis Freitag von 9 bis 17 Uhr, samstags geschlossen", "de", "12345"),
        ("Du lundi au vendredi de 9h à 18h", "fr", "12345"),
        ("De lunes a viernes de 9:00 a 18:00 h", "es", "12345"),
        ("Mon ~ Fri 9-17", "en", "12345"),
        ("ma...pe klo 9-16", "fi", "12345"),
        ("mån t.o.m. fre kl. 8–17", "sv", "12345"),
        ("Sat–Sun 10–15, other days 8–20", "en", "1234567"),
        ("maanantaisin 9–17, muina päivinä 9–15", "fi", "1234567"),
    ],
)
def test_days_with_hours_are_open(text: str, language: str, days: str) -> None:
    assert open_days(text, language) == {int(day) for day in days}


@pytest.mark.parametrize("text", ["Call (020) 910 0700", "© 2019-2026 Harbour", "2 to 4 days delivery", "Monday is our favourite day", ""])
def test_what_only_looks_like_hours_says_nothing(text: str) -> None:
    assert open_days(text, "en") is None


def test_a_range_whose_end_cannot_be_read_says_nothing_of_the_other_days() -> None:
    assert open_days("Mon–Fr 8–17", "en") is None
    assert open_days("Phone\nMon–Fr 8–17\nSat 10–14", "en") is None


def test_days_of_the_year_on_which_nobody_is_there_are_given_as_they_stand() -> None:
    assert closures("Every day 8–22.\nClosed on 24 December.\nClosed at night", "en") == ["Closed on 24 December."]
