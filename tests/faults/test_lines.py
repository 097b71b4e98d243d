"""A name that nobody knows and a certificate that nobody should trust: an outcome each, and the next visit goes on."""

import ssl
import threading
from pathlib import Path

from ..plugin.project import Project
from .server import Server

CERTIFICATE = Path(__file__).with_name("not_to_be_trusted.pem")  # its key is no secret: nothing trusts it


def test_names_that_are_gone_and_certificates_that_are_wrong(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with Server(lambda _: None) as server:
        server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.tls.load_cert_chain(CERTIFICATE)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        project.site("gone", "http://no-such-company.invalid")
        project.site("wrong", server.url.replace("http:", "https:"))
        project.site("river", "street:river-association")
        project.scenario("look", "gone, wrong, river", "- go: /", limit="10 s")
        ended = project.mystery_shop("run", "--no-history", "--no-probe")
        server.shutdown()
    assert "Traceback" not in ended.said
    cards = {card["site"]: card["journeys"][0] for card in project.scorecards().values()}
    assert {site: journey["outcome"] for site, journey in cards.items()} == {"gone": "error", "wrong": "error", "river": "reached"}
    assert "ERR_NAME_NOT_RESOLVED" in cards["gone"]["reason"]
    assert "ERR_CERT" in cards["wrong"]["reason"]
