"""What stands in the booking site before the first customer comes: one service, and one person who gives it on every day."""

import datetime

from appointment.models import Service, StaffMember, WorkingHours
from django.contrib.auth import get_user_model
from django.test import Client

SUNDAY_TO_SATURDAY = range(7)


def stock() -> None:
    """Fill the empty diary: 9 to 17 on every day, in steps of half an hour."""
    service = Service.objects.create(
        name="Bicycle service", duration=datetime.timedelta(minutes=30), price=40, currency="EUR", description="Brakes, gears, chain."
    )
    mechanic = get_user_model().objects.create_user(
        username="mechanic", email="mechanic@example.com", first_name="Staff", last_name="Mechanic"
    )
    staff = StaffMember.objects.create(
        user=mechanic,
        slot_duration=30,
        lead_time=datetime.time(9),
        finish_time=datetime.time(17),
        appointment_buffer_time=0,
        work_on_saturday=True,
        work_on_sunday=True,
    )
    staff.services_offered.add(service)
    for day in SUNDAY_TO_SATURDAY:
        WorkingHours.objects.create(staff_member=staff, day_of_week=day, start_time=datetime.time(9), end_time=datetime.time(17))


def opened(address: str) -> None:
    """Ask for the first page once, so that a mistake in the settings shows before anybody waits for the site."""
    answer = Client(headers={"host": address}).get("/", follow=True)
    if answer.status_code != 200:
        raise RuntimeError(f"the first page answered {answer.status_code}")
