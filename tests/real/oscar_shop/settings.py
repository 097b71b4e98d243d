"""Django settings of the shop: those of oscar's documentation, with everything that it writes kept in one directory."""

import os
from pathlib import Path

import oscar
from oscar.defaults import *  # noqa: F403  (the way oscar's documentation gives)

PLACE = Path(os.environ["REAL_SITE_DIRECTORY"])

SECRET_KEY = "only ever served on the loopback address"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "real.oscar_shop.urls"
SITE_ID = 1
USE_TZ = True
TIME_ZONE = "UTC"
# One language and no LocaleMiddleware: the shop speaks English to every browser, so that a scenario's words hold in any locale.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]

INSTALLED_APPS = [*oscar.INSTALLED_APPS, "sorl.thumbnail"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

MIDDLEWARE = [
    "real.offsite.OffsiteMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware",
    "oscar.apps.basket.middleware.BasketMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.media",
                "django.template.context_processors.static",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oscar.apps.search.context_processors.search_form",
                "oscar.apps.checkout.context_processors.checkout",
                "oscar.apps.communication.notifications.context_processors.notifications",
                "oscar.core.context_processors.metadata",
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

AUTHENTICATION_BACKENDS = ["oscar.apps.customer.auth_backends.EmailBackend", "django.contrib.auth.backends.ModelBackend"]
# Customers never lived, and a hash that takes half a second of the processor would only be waited for.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 9}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = PLACE / "media"

EMAIL_BACKEND = "real.posting.EmailBackend"
EMAIL_FILE_PATH = PLACE / "outbox"
EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = int(os.environ.get("REAL_SITE_MAIL_PORT", "0"))

# Haystack's simple backend finds nothing here: oscar 4 filters by fields that it takes for words to look for.
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.whoosh_backend.WhooshEngine", "PATH": PLACE / "index"}}

OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_INITIAL_ORDER_STATUS = "Pending"
OSCAR_INITIAL_LINE_STATUS = "Pending"
OSCAR_ORDER_STATUS_PIPELINE = {
    "Pending": ("Being processed", "Cancelled"),
    "Being processed": ("Complete", "Cancelled"),
    "Cancelled": (),
    "Complete": (),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"log": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["log"], "level": "WARNING"},
}
