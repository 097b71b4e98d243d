"""Archives of traces are written anew without secrets."""

import base64
import dataclasses
import gzip
import zipfile
from pathlib import Path

from harness.browser.secrets import Secrets
from harness.browser.traces import scrub
from harness.model import MailView, Visit
from harness.personas import Persona

CARD, PASSWORD = "4000056655665556", "It's <hush> 99"


def test_secrets_are_blotted_however_they_are_written(tmp_path: Path) -> None:
    numbers = f"{CARD[:9]} {CARD} 4000-0566-5566-5556"
    words = 'It&#x27;s &lt;hush&gt; 99 "It\'s <hush> 99" It%27s%20%3Chush%3E%2099 It%27s+%3Chush%3E+99'
    with zipfile.ZipFile(tmp_path / "trace.zip", "w") as archive:
        archive.writestr("trace.trace", f"{numbers} {words}")
        archive.writestr("resources/a.html", "nothing of the kind: 4000, hush")
    scrub(tmp_path, Secrets({"cc-number": CARD, "new-password": PASSWORD, "given-name": "nothing"}))
    with zipfile.ZipFile(tmp_path / "trace.zip") as archive:
        left = archive.read("trace.trace").decode()
        assert archive.read("resources/a.html").decode() == "nothing of the kind: 4000, hush"
    assert "hush" not in left
    assert not {digits for digits in ("400005665", "0566", CARD) if digits in left}
    assert [path.name for path in tmp_path.iterdir()] == ["trace.zip"]


def test_a_mail_that_repeats_a_password_is_kept_without_it() -> None:
    mail = MailView(subject=f"Your password {PASSWORD}", text=PASSWORD, headers=[("X-Password", PASSWORD)])
    kept = Secrets({"new-password": PASSWORD}).blot(Visit(scenario="S", file="s.yaml", site="shop", names=[PASSWORD], mails=[mail]))
    assert "hush" not in repr(kept)
    assert kept.mails[0].subject == "Your password ••••••••"


def test_a_short_secret_is_blotted_without_its_last_sign_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "trace.zip", "w") as archive:
        archive.writestr("trace.trace", '"insertText" "hush1" "press" "2" "hush12"')
    scrub(tmp_path, Secrets({"new-password": "hush12"}))
    with zipfile.ZipFile(tmp_path / "trace.zip") as archive:
        assert "hush" not in archive.read("trace.trace").decode()


def test_a_damaged_archive_is_not_vouched_for(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "trace.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("trace.trace", CARD * 100)
    whole = bytearray((tmp_path / "trace.zip").read_bytes())
    at = whole.index(b"trace.trace") + len("trace.trace")
    whole[at] = 0xFF  # the first byte of what is packed
    (tmp_path / "trace.zip").write_bytes(whole)
    scrub(tmp_path, Secrets({"cc-number": CARD}))
    assert list(tmp_path.iterdir()) == []


def test_film_is_kept_where_no_secret_was_typed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "trace.zip", "w") as archive:
        archive.writestr("screencast/page@1-1795307157025.jpeg", b"\xff\xd8")
    secrets = Secrets({"cc-number": CARD})
    scrub(tmp_path, secrets)
    with zipfile.ZipFile(tmp_path / "trace.zip") as archive:
        assert archive.namelist() == ["screencast/page@1-1795307157025.jpeg"]
    secrets.since = 1795307157.0
    scrub(tmp_path, secrets)
    with zipfile.ZipFile(tmp_path / "trace.zip") as archive:
        assert archive.namelist() == []


def test_what_is_no_archive_is_not_vouched_for(tmp_path: Path) -> None:
    (tmp_path / "trace.zip").write_bytes(b"PK cut short")
    (tmp_path / "notes.txt").write_text(CARD)
    scrub(tmp_path, Secrets({"cc-number": CARD}))
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_no_folder_is_no_mistake(tmp_path: Path) -> None:
    scrub(tmp_path / "nowhere", Secrets({}))


def test_a_secret_that_was_typed_in_pieces_leaves_no_trace(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "trace.zip", "w") as archive:
        archive.writestr("trace.trace", " ".join(CARD[at : at + 4] for at in range(0, 16, 4)))
    secrets = Secrets({"cc-number": CARD})
    secrets.in_pieces = True
    scrub(tmp_path, secrets)
    assert list(tmp_path.iterdir()) == []


def test_what_is_packed_in_an_archive_is_searched_and_so_are_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "trace.zip", "w") as archive:
        archive.writestr(f"resources/{CARD}.json", gzip.compress(f'{{"card": "{CARD}"}}'.encode()))
        archive.writestr("trace.network", base64.b64encode(f"me:{PASSWORD}".encode()) + PASSWORD.encode("utf-16-le"))
    scrub(tmp_path, Secrets({"cc-number": CARD, "new-password": PASSWORD}))
    with zipfile.ZipFile(tmp_path / "trace.zip") as archive:
        assert archive.namelist() == ["resources/••••••••.json", "trace.network"]
        assert archive.read("resources/••••••••.json").decode() == '{"card": "••••••••"}'
        left = archive.read("trace.network")
    assert b"<hush>".hex() not in base64.b64decode(left.split("•".encode())[0] + b"==").hex()
    assert "hush".encode("utf-16-le") not in left


def test_requests_are_kept_without_secrets(tmp_path: Path) -> None:
    (tmp_path / "all.har").write_text(f'{{"url": "https://a.example/?c={CARD}"}}', encoding="utf-8")
    scrub(tmp_path / "all.har", Secrets({"cc-number": CARD}))
    assert (tmp_path / "all.har").read_text(encoding="utf-8") == '{"url": "https://a.example/?c=••••••••"}'


def test_screenshots_and_films_of_others_go_once_a_secret_was_typed(tmp_path: Path) -> None:
    for name in ("test-failed-1.png", "video.webm"):
        (tmp_path / name).write_bytes(b"x")
    secrets = Secrets({"cc-number": CARD})
    scrub(tmp_path, secrets)
    assert len(list(tmp_path.iterdir())) == 2
    secrets.typed(CARD)
    secrets.since -= 60
    scrub(tmp_path, secrets)
    assert list(tmp_path.iterdir()) == []


def test_a_company_that_knows_the_customer_may_show_private_facts_at_once(tmp_path: Path) -> None:
    who = Persona("en_GB", "x", {"tel": "+447700900461"}, "member", frozenset({"tel"}))
    (tmp_path / "test-finished-1.png").write_bytes(b"x")
    scrub(tmp_path, Secrets.of(dataclasses.replace(who, standing="stranger")))
    assert list(tmp_path.iterdir())
    scrub(tmp_path, Secrets.of(who))
    assert not list(tmp_path.iterdir())
