"""Addresses of the booking site: django-appointment's own; the package has no home page, so `/` leads to the one service's page."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("appointment/", include("appointment.urls")),
    path("", RedirectView.as_view(pattern_name="appointment:appointment_request"), {"service_id": 1}),
]
