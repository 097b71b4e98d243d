"""Django settings of the newsletter: those of django-newsletter's documentation, everything it writes kept in one directory."""

import os
from pathlib import Path

PLACE = Path(os.environ["REAL_SITE_DIRECTORY"])

SECRET_KEY = "only ever served on the loopback address"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "real.newsletter_site.urls"
SITE_ID = 1
USE_TZ = True
TIME_ZONE = "UTC"
# No LocaleMiddleware: the site speaks English to every browser, so that a scenario's words hold whatever the persona's locale.
LANGUAGE_CODE = "en-us"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "sorl.thumbnail",
    "newsletter",
]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": PLACE / "site.sqlite3",
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
    },
}

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = PLACE / "media"

EMAIL_BACKEND = "real.posting.EmailBackend"
EMAIL_FILE_PATH = PLACE / "outbox"
EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = int(os.environ.get("REAL_SITE_MAIL_PORT", "0"))

NEWSLETTER_THUMBNAIL = "sorl-thumbnail"
NEWSLETTER_USE_HTTPS = False  # it is served without; its mails are to say so too

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"log": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["log"], "level": "WARNING"},
}
