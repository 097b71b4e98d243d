"""The child process's side: make a site's database, serve it by waitress, and end with the parent."""

import argparse
import importlib
import os
import shutil
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

import django
from waitress.server import create_server

THREADS = 4


def host(settings: str, goods: str) -> int:
    """Serve the site of these settings until standard input ends or SIGTERM comes, and give the exit status.

    `goods` names the module with `stock()`, called in a fresh database, and `opened(address)`, called once the port is known
    with the site's WSGI application listening but nothing served yet.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("directory", nargs="?", type=Path, help="for the database, the mails and the pictures; default: a temporary one")
    parser.add_argument("--remove", action="store_true", help="remove the directory when the site has been served")
    asked = parser.parse_args()
    if asked.directory is not None:
        serve(asked.directory, settings, goods)
        if asked.remove:
            shutil.rmtree(asked.directory, ignore_errors=True)
        return 0
    with TemporaryDirectory(prefix="real-site-") as temporary:
        serve(Path(temporary), settings, goods)
    return 0


def serve(place: Path, settings: str, goods: str) -> None:
    """Make the site in this directory, which should hold no other, announce its address on standard output, and serve it."""
    announce = own_standard_output()
    for name in ("outbox", "media"):
        (place / name).mkdir(parents=True, exist_ok=True)
    os.environ["REAL_SITE_DIRECTORY"] = str(place.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    server = create_server(application(), host="127.0.0.1", port=0, threads=THREADS)
    address = f"127.0.0.1:{server.effective_port}"
    module = importlib.import_module(goods)
    make_tables()
    module.stock()
    module.opened(address)
    keep_pristine(place)
    end_with_parent()
    print(f"ready http://{address}", file=announce, flush=True)
    server.run()


def own_standard_output() -> TextIO:
    """Take standard output for the announcement alone; all else goes to standard error.

    django-appointment logs to standard output, where nobody would read it: the pipe would fill up and the site stand still.
    """
    announce = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return announce


def application() -> Callable[..., Any]:
    """Give the site as a WSGI application that also serves the static files, straight from where the apps keep them."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.handlers.wsgi import WSGIHandler

    django.setup()
    site: Callable[..., Any] = StaticFilesHandler(WSGIHandler())
    return site


def make_tables() -> None:
    """Make every table straight from the models.

    Oscar's migrations take many times longer and end in the same tables; django-appointment ships none at all.
    """
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)


def keep_pristine(place: Path) -> None:
    """Copy the filled database to `pristine.sqlite3`, from which the parent can set the running site back."""
    from django.db import connections

    connections.close_all()
    with closing(sqlite3.connect(place / "site.sqlite3")) as live, closing(sqlite3.connect(place / "pristine.sqlite3")) as kept:
        live.backup(kept)


def end_with_parent() -> None:
    """End on SIGTERM, and when standard input ends, which it does when the parent has gone, however it went."""

    def wait() -> None:
        # Not through sys.stdin: its lock, held by a waiting thread, aborts the interpreter when SIGTERM ends it.
        while os.read(0, 4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    threading.Thread(target=wait, daemon=True).start()
