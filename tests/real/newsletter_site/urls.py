"""Addresses of the newsletter: django-newsletter's own, the pictures of its articles, and what its editor would press."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve

from .issue import publish

urlpatterns = [
    path("-/publish", publish),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include("newsletter.urls")),
]
