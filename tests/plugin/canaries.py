"""Canaries in every secret and private fact of a run, and a search of every byte that it leaves: `python -m tests.plugin.canaries`."""

import base64
import contextlib
import gzip
import html
import io
import json
import re
import smtplib
import socket
import sys
import tempfile
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, quote, quote_plus, urlsplit

import psutil

from .company import serve
from .project import Ended, Project, surroundings

SECRETS = {
    "environment": "Canary-env-<7&3>!",
    "file": "Canary'file ünder 81", "keyring": "Canary/keyring=52?", "persona's password": "Canary-persona-64$",
    "inbox's password": "Canary-inbox-29#", "card": "4000056655665556", "one-time code": "CANARY903",
}  # fmt: skip
PRIVATE = {
    "given-name": "Canarinette", "family-name": "Piepvogel", "tel": "+447700900461", "bday": "1971-12-29",
    "street-address": "77 Birdcage Walk North", "email": "canary.mail77@shop.example", "username": "canaryuser77",
}  # fmt: skip
WORDS = {**SECRETS, **PRIVATE}
ALSO = {
    "card": ["4000 0566 5566 5556", "4000-0566-5566-5556"], "tel": ["07700900461", "07700 900461", "07700 900 461"],
    "bday": ["29.12.1971", "12/29/1971", "29/12/1971", "19711229"], "email": ["canary.mail77"],
}  # fmt: skip
READER = "canary.mail77.reads@shop.example"  # is sent the code, and types it; one that nobody types is no secret that could be known
KEYRING = """
import keyring.backend
class Fake(keyring.backend.KeyringBackend):
    priority = 1
    def get_password(self, service, user):
        return %r
    set_password = delete_password = None
"""
CONFTEST = """
import pytest

@pytest.fixture
def verdict(customer, verdict, request):
    def judge(card):
        facts = dict(customer.facts)
        if request.node.scenario.name == "breaks":
            print(facts)
            raise RuntimeError(f"cannot judge {facts['password']}")
        verdict(card)
    return judge
"""
FORM = """<!doctype html><title>Join</title><h1>Join</h1><form action=/said>
<label>First name <input name=g autocomplete=given-name></label> <label>Last name <input name=f autocomplete=family-name></label>
<label>E-mail <input name=e type=email autocomplete=email></label> <label>Telephone <input name=t type=tel autocomplete=tel></label>
<label>Street <input name=s autocomplete=street-address></label>
<label>Date of birth <input name=b type=date autocomplete=bday></label>
<label>User name <input name=u autocomplete=username></label>
<label>Password <input name=p type=password autocomplete=new-password></label>
<label>Card number <input name=c autocomplete=cc-number></label><button>Join</button></form>"""
LOG_IN = """<!doctype html><title>Log in</title><h1>Log in</h1><form action=/said>
<label>User <input name=u></label> <label>Password <input name=p type=password></label><button>Log in</button></form>"""
CODE = """<!doctype html><title>Code</title><h1>Code</h1><form action=/said><label>Code <input name=c autocomplete=one-time-code></label>
<button>Go on</button></form>"""
SAID = """<!doctype html><title>%(title)s</title><h1>Wrong: %(marked)s</h1><p role=alert>%(upper)s</p><p><b>%(first)s</b>%(rest)s</p>
<p>%(numbers)s</p><img alt="%(attribute)s"><input value="%(attribute)s"><a href="/said?again=%(url)s" download="%(attribute)s">Your data</a>
<script>
const all = %(script)s, basic = btoa(unescape(encodeURIComponent("user:" + all)));
localStorage.setItem("all", all); sessionStorage[all] = all; document.cookie = "all=" + encodeURIComponent(all);
console.error("was told " + all); console.log(basic);
fetch("/api", {method: "POST", headers: {Authorization: "Basic " + basic}, body: all}).catch(() => 0);
fetch("/%(hex)s?x=%(url)s").catch(() => 0);
history.replaceState({}, "", "/said?told=" + encodeURIComponent(all) + "#" + all);
setTimeout(() => { throw new Error("cannot take " + all); });
setTimeout(() => alert(all), 50);
</script>"""


class Parrot(dict[str, str]):
    """A company that repeats whatever it is told, in all the ways that careless companies do, also by mail."""

    def __init__(self, post: int) -> None:
        self.post = post

    def get(self, path: str, default: object = None) -> str:  # type: ignore[override]
        parts = urlsplit(path)
        if parts.path in ("/", "/log-in", "/code"):
            known = parts.query or parts.fragment
            return {"/": FORM, "/log-in": LOG_IN, "/code": CODE}[parts.path] + (f"<p>Hello {html.escape(known)}</p>" if known else "")
        told = [value for values in parse_qs(parts.query).values() for value in values]
        for address in {PRIVATE["email"], READER} & set(told) if parts.path == "/said" else ():
            self._write(address, told, f"Your code: {SECRETS['one-time code']}" * (address == READER))
        return _said(told)

    def _write(self, address: str, told: list[str], more: str) -> None:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "Parrot <parrot@shop.example>", address, f"Welcome {' '.join(told)}"
        mail["X-Told"] = quote(" ".join(told))
        mail.set_content(f"You told us {' '.join(told)}. {more}")
        mail.add_alternative(f"<p>You told us <b>{html.escape(' '.join(told))}</b>. {more}", subtype="html")
        with smtplib.SMTP("127.0.0.1", self.post, timeout=10) as server:
            server.send_message(mail)


def _said(told: list[str]) -> str:
    every = " ".join(told)
    numbers = " ".join(re.findall(r".{1,4}", next((each for each in told if each.isdigit()), "")))
    return SAID % {
        "title": html.escape(every), "marked": html.escape(every), "upper": html.escape(every.upper()), "first": html.escape(every[:9]),
        "rest": html.escape(every[9:]), "numbers": numbers, "attribute": html.escape(every), "url": quote_plus(every),
        "script": json.dumps(every).replace("<", "\\u003c"), "hex": every.encode().hex()[:400],
    }  # fmt: skip


class Watch(threading.Thread):
    """Looks again and again at the programs that a run has started, for secrets in their arguments and environments."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.over = threading.Event()
        self.seen: dict[str, str] = {}  # what a program's arguments and environment say, by its arguments
        self._looked: set[tuple[psutil.Process, str]] = set()

    def run(self) -> None:
        while not self.over.wait(0.4):
            for child in psutil.Process().children(recursive=True):
                with contextlib.suppress(psutil.Error, OSError):
                    command = child.cmdline()
                    if (child, " ".join(command)) in self._looked:
                        continue
                    self._looked.add((child, " ".join(command)))
                    # pytest and its workers are told the secrets by their environment: they are who uses them.
                    own = command[:1] == [sys.executable] and "harness" not in " ".join(command)
                    self.seen[" ".join(command)] = " ".join(command) + ("" if own else json.dumps(child.environ()))


def plant(project: Project, company: str, post: int) -> None:
    """Write scenarios whose every secret and private fact is a canary."""
    project.write("scenarios/secret.txt", SECRETS["file"] + "\n")
    project.write("scenarios/sites/secret.txt", SECRETS["file"] + "\n")
    project.write("backend/made_up_keyring.py", KEYRING % SECRETS["keyring"])
    project.write("scenarios/conftest.py", CONFTEST)
    project.write("scenarios/inboxes/post.yaml", f"inbox: receiver\naddress: shop+{{visit}}@shop.example\nport: {post}\n")
    away = "inbox: mailpit\naddress: shop+{visit}@shop.example\nurl: http://127.0.0.1:9\nuser: me\npassword: '{env:CANARY_INBOX}'\n"
    project.write("scenarios/inboxes/away.yaml", away)
    sign_in = "sign-in:\n- go: /log-in\n- fill: {User: me, Password: '{env:CANARY_SITE}'}\n- click: Log in\n"
    acquaintance = "known: {link: '/?k={keyring:shop/me}', cookies: {kept: '{file:secret.txt}'}}\n"
    project.site("parrot", company, f"inbox: post\n{sign_in}{acquaintance}")
    project.site("deaf", company, f"inbox: away\n{sign_in}")
    project.site("gone", "http://127.0.0.1:9", f"inbox: post\n{sign_in.replace('env:CANARY_SITE', 'file:secret.txt')}")
    facts = {**PRIVATE, "cc-number": SECRETS["card"], "password": "{env:CANARY_PERSONA}"}
    persona = "\n".join(f"  {name}: {json.dumps(value)}" for name, value in facts.items())
    head = f"limit: 15 s\npersona:\n  locale: en_GB\n  private: all\n{persona}\n"
    join = "- go: /\n- fill: form\n- click: Join\n"
    stuck = "- expect: {text: No such words, within: 1 s}\n"
    mail = "- mail: {subject: Welcome, take: {code: code}, within: 5 s}\n"
    for name, sites, standings, steps in (
        ("fills", "parrot, gone, deaf", "stranger", f"{join}- should: Nothing of the kind\n- read: {{it: 'Wrong:'}}\n{stuck}"),
        ("breaks", "parrot", "stranger", join),
        ("writes", "parrot, deaf", "stranger", f"{join}{mail}- go: /code\n- fill: {{Code: '{{code}}'}}\n- click: Go on\n{stuck}"),
        ("returns", "parrot", "[known, member]", f"- go: /\n{stuck}"),
    ):
        walk = "".join(f"      {line}\n" for line in steps.splitlines())
        own = head.replace(PRIVATE["email"], READER) if name == "writes" else head
        text = f"scenario: {name}\nsites: [{sites}]\n{own}  standing: {standings}\njourneys:\n  look:\n    kind: other\n    steps:\n{walk}"
        (project.folder / f"scenarios/{name}.yaml").write_text(text, encoding="utf-8")


def spellings(name: str, canary: str) -> list[bytes]:
    """Give the ways in which a canary could stand in a file; written apart from the code that is tested."""
    made: set[bytes] = set()
    for word in (canary, canary.upper(), *ALSO.get(name, [])):
        texts = {word, quote(word), quote(word, safe=""), quote_plus(word), html.escape(word), json.dumps(word)[1:-1], word.encode().hex()}
        made |= {text.encode() for text in texts} | {word.encode("utf-16-le"), word.encode("utf-16-be")}
        for before in range(3):
            sure = base64.b64encode(b"\0" * before + word.encode())[before + 1 if before else 0 : -4]
            made |= {sure, sure.replace(b"+", b"-").replace(b"/", b"_")}
    return sorted(made)


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give data, and what lies packed in it, at any depth, with names."""
    yield name, data + b"\n" + name.encode()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield from unpacked(f"{name}/{entry.filename}", archive.read(entry))
    elif data.startswith(b"\x1f\x8b"):
        yield from unpacked(f"{name}/gzip", gzip.decompress(data))
    for at, found in enumerate(re.findall(rb"data:[\w/+.-]+;base64,([A-Za-z0-9+/=]{40,})", data)):
        with contextlib.suppress(ValueError):
            yield from unpacked(f"{name}/data-{at}", base64.b64decode(found))


class Search:
    """Counts canaries in what it is given."""

    def __init__(self, words: Mapping[str, str] = WORDS) -> None:
        self.bytes, self.files = 0, 0
        self.hits: Counter[tuple[str, str]] = Counter()  # canary and place
        self._forms = {name: spellings(name, word) for name, word in words.items()}

    def through(self, name: str, data: bytes) -> None:
        """Search data, packed or not."""
        for place, plain in unpacked(name, data):
            self.files, self.bytes = self.files + 1, self.bytes + len(plain)
            for canary, forms in self._forms.items():
                if found := sum(plain.count(form) for form in forms):
                    self.hits[canary, place] += found

    def folder(self, folder: Path) -> None:
        """Search all files below a folder."""
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                self.through(path.relative_to(folder.parent).as_posix(), path.read_bytes())


def walked(folder: Path) -> tuple[Project, list[Ended], Search, Watch]:
    """Walk twice, with all that writes anything, and search what was left."""
    project, search, watch = Project(folder / "project", 600), Search(), Watch()
    (folder / "tmp").mkdir()
    (folder / "project").mkdir()
    post = free_port()
    options = ["-n", "2", "--tracing", "on", "--screenshot", "on", "--showlocals", "--tb=long", "-v", "-rA"]
    options += ["--junitxml", "junit.xml", "--output", "output", "--trials", "reload", "--pdf"]
    environment = {
        "CANARY_SITE": SECRETS["environment"], "CANARY_PERSONA": SECRETS["persona's password"], "CANARY_INBOX": SECRETS["inbox's password"],
        "PYTHON_KEYRING_BACKEND": "made_up_keyring.Fake", "TMPDIR": str(folder / "tmp"), "MYSTERY_SHOP_STATE": str(folder / "state"),
        "PYTHONPATH": f"{project.folder / 'backend'}:{surroundings().get('PYTHONPATH', '')}",
    }  # fmt: skip
    with serve(Parrot(post)) as company:
        plant(project, company.url, post)
        watch.start()
        ended = [project.pytest("scenarios", *options, environment=environment)]
        ended += [project.mystery_shop("baseline")]
        again = ["--baseline", "reports/baseline.json", "-p", "no:xdist", "-k", "fills and parrot", "--showlocals", "--repeat", "2"]
        ended += [project.pytest("scenarios", *again, environment=environment), project.mystery_shop("trend")]
        watch.over.set()
        watch.join()
    for place in ("reports", "output"):
        search.folder(project.folder / place)
    for place in ("tmp", "state"):
        search.folder(folder / place)
    search.through("junit.xml", (project.folder / "junit.xml").read_bytes())
    for number, each in enumerate(ended):
        search.through(f"terminal-{number}", each.said.encode())
    for name, said in watch.seen.items():
        search.through(f"program {name[:60]}", said.encode())
    return project, ended, search, watch


def free_port() -> int:
    """Give a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def main() -> None:
    """Print how much was searched, and what was found."""
    with tempfile.TemporaryDirectory() as folder:
        _, ended, search, _ = walked(Path(folder))
    print(ended[0].said.splitlines()[-1])
    print(f"canaries {len(WORDS)}, files {search.files}, bytes {search.bytes:,}, hits {sum(search.hits.values())}")
    for (canary, place), times in sorted(search.hits.items()):
        print(f"  {canary}: {times} in {place}")


if __name__ == "__main__":
    main()
