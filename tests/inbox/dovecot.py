"""Dovecot, a real IMAP server, as a process of our own; installed where that can be done without leaving a service running."""

import contextlib
import fcntl
import functools
import getpass
import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from string import Template

from imapclient import IMAPClient

from harness.inbox import InboxPlan

PASSWORD = "correct horse"
SMALL, UMLAUT = "small", "jörg"  # a mailbox with 100 KiB of room; a user that ASCII cannot spell
USERS = {f"shopper{number}": "" for number in range(1, 100)} | {SMALL: "userdb_quota_rule=*:storage=100K", UMLAUT: ""}
STARTING = 20.0  # seconds
CONFIGURATION = Template((Path(__file__).parent / "dovecot.conf").read_text(encoding="utf-8"))


class NoDovecot(Exception):
    """There is none on this machine, and none could be installed; says why."""


@functools.cache
def program() -> str:
    """Give the path of Dovecot 2.3, installing it where we may."""
    with (Path(tempfile.gettempdir()) / "mystery-shop-dovecot.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # package managers cannot be called twice at once
        path = _found() or (_install() and _found())
    if not path:
        raise NoDovecot("no Dovecot is installed: apt-get install dovecot-imapd")
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    if not version.startswith("2.3."):
        raise NoDovecot(f"the configuration here is of Dovecot 2.3, installed is {version.strip()}")
    return path


def _found() -> str | None:
    return shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin")


def _install() -> bool:
    """Install it as root on a Debian without a service manager, such as a container, where no service is started by that."""
    if os.geteuid() != 0 or not shutil.which("apt-get") or Path("/run/systemd/system").exists():
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    commands = [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "dovecot-imapd"]]
    return all(subprocess.run(each, env=quiet, capture_output=True, timeout=600, check=False).returncode == 0 for each in commands)


class Dovecot:
    """A server with mailboxes that are made on demand. Its log is kept in memory, to be waited for and counted in."""

    def __init__(self, folder: Path, more: str = "") -> None:
        self.folder, self.log = folder, list[str]()
        self.port, self.tls_port = _free_ports(2)
        self.certificate = folder / "certificate.pem"
        self._said = threading.Condition()
        self._free = [name for name in USERS if name.startswith("shopper")]
        who = "nobody" if os.geteuid() == 0 else getpass.getuser()
        self._group = grp.getgrgid(pwd.getpwnam(who).pw_gid).gr_name
        self._user = who
        self._lay_out(more)
        self.start()

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        known = len(self.log)
        command = [program(), "-F", "-c", str(self.folder / "dovecot.conf")]
        rights = {"user": self._user, "group": self._group, "extra_groups": []} if os.geteuid() == 0 else {}
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, text=True, errors="replace", **rights)
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()
        self.wait_for("starting up", known)

    def kill(self) -> None:
        """End all connections, in a way that leaves no lock behind, on which it would wait for minutes when it starts again."""
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(STARTING)
        self.close()

    def close(self) -> None:
        """End it for good, at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._reader.join(STARTING)

    def wait_for(self, words: str, known: int = 0, times: int = 1) -> None:
        """Wait until so many lines of the log, after the first `known`, have the words."""
        with self._said:
            enough = self._said.wait_for(lambda: sum(words in line for line in self.log[known:]) >= times, STARTING)
        assert enough, "".join(self.log)

    def count(self, words: str) -> int:
        """Count the lines of the log that have the words."""
        with self._said:
            return sum(words in line for line in self.log)

    def mailbox(self) -> str:
        """Give the user of a mailbox that nobody has used. The password is always the same."""
        return self._free.pop(0)

    def plan(self, user: str, **options: object) -> InboxPlan:
        """Give the plan of an inbox that is this mailbox."""
        said = {"host": "127.0.0.1", "port": self.port, "tls": "none", "user": user, "password": PASSWORD, "every": 0.3} | options
        return InboxPlan("mailbox", "imap", "shopper+{visit}@example.com", **said)  # type: ignore[arg-type]

    @contextlib.contextmanager
    def signed_in(self, user: str) -> Iterator[IMAPClient]:
        """Sign in as another reader of the mailbox."""
        with IMAPClient("127.0.0.1", self.port, ssl=False, timeout=STARTING) as client:
            client.login(user, PASSWORD)
            yield client

    def deliver(self, user: str, *mails: bytes, folder: str = "INBOX") -> None:
        """Put mails into the mailbox."""
        with self.signed_in(user) as client:
            for mail in mails:
                client.append(folder, mail)

    def _listen(self) -> None:
        assert self._process.stderr
        for line in self._process.stderr:
            with self._said:
                self.log.append(line)
                self._said.notify_all()

    def _lay_out(self, more: str) -> None:
        facts = {"folder": self.folder, "user": self._user, "group": self._group, "port": self.port, "tls_port": self.tls_port}
        (self.folder / "dovecot.conf").write_text(CONFIGURATION.substitute(facts, more=more), encoding="utf-8")
        for name in ("run", "mail"):
            (self.folder / name).mkdir()
        users = [f"{name}:{PASSWORD}::::::{rule}\n" for name, rule in USERS.items()]
        (self.folder / "users").write_text("".join(users), encoding="utf-8")
        request = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout", str(self.folder / "key.pem"), "-out", str(self.certificate),
        ]  # fmt: skip
        subprocess.run(request, check=True, capture_output=True)
        self.folder.chmod(0o755)
        for path in (self.folder, *self.folder.iterdir()):
            shutil.chown(path, self._user, self._group)


@contextlib.contextmanager
def running(more: str = "") -> Iterator[Dovecot]:
    """Run a Dovecot in a temporary folder. `more` is further configuration."""
    program()
    with tempfile.TemporaryDirectory(prefix="dovecot-", ignore_cleanup_errors=True) as folder:
        dovecot = Dovecot(Path(folder), more)
        try:
            yield dovecot
        finally:
            dovecot.close()


def _free_ports(how_many: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(how_many)]
        return [each.getsockname()[1] for each in sockets]
