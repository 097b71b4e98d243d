import ast
from pathlib import Path

import pytest

from harness.cli import main
from harness.surge.correlating import correlate
from harness.surge.writing import locustfile
from harness.visit_file import write_recording

from .recorded import FORM, JSON, asked, form, recording

CLAIM = '''"""Try, at shop, as users of Locust.

Made from a recording by mystery-shop; keep it and edit it. Each user walks the journey once for each customer.
A customer brings: code, given-name.
"""

import re
from urllib.parse import quote

from harness.surge.locusting import JourneyUser

ORDERS = re.compile(r"/orders/([\\w-]+)")


class Customer(JourneyUser):
    """A customer who walks the journey once."""

    host = "http://shop.example"
    language = "en"

    def journey(self) -> None:
        """Walk it, from the first page to the last."""
        # click: 0
        self.think(1)
        page = self.ask("GET", "/gift", step="click: 0")
        # click: 1
        self.think(1)
        page = self.ask("POST", "/gift", form=page.filled({"code": self.facts["code"]}), claims=True, step="click: 1")
        orders = page.address(ORDERS)
        # click: 2
        self.think(1)
        page = self.ask("GET", f"/orders/{quote(str(orders), safe='')}/thanks", step="click: 2")
        self.shows(page, f"Thank you, {self.facts['given-name']}")
'''


def test_a_locustfile_is_read_as_the_journey_was_walked() -> None:
    script = correlate(
        recording(
            asked("GET", "/gift", form("/gift", token="9f86d081")),
            asked("POST", "/gift", body="token=9f86d081&code=GIFT-7Q2M", headers=FORM, status=303, location="/orders/HB-E864B3", step=1),
            asked("GET", "/orders/HB-E864B3", "<p>Look", sent_on=1, step=1),
            asked("GET", "/orders/HB-E864B3/thanks", "<p>Thank you, Ann", step=2),
            facts={"code": "GIFT-7Q2M", "given-name": "Ann"}, shows="Thank you, Ann",
        )
    )  # fmt: skip
    assert locustfile(script) == CLAIM


def test_a_kept_recording_becomes_a_kept_locustfile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    visit, to = tmp_path / "claim--shop", tmp_path / "locustfile.py"
    visit.mkdir()
    claim = asked("POST", "/gift", body="code=GIFT-7Q2M", headers=FORM)
    write_recording(recording(claim, facts={"code": "GIFT-7Q2M"}), visit / "recording.json")
    assert main(["locustfile", str(visit)]) == 0
    made = capsys.readouterr().out
    ast.parse(made)
    assert main(["locustfile", str(visit / "recording.json"), "-o", str(to)]) == 0
    assert to.read_text("utf-8") == made
    assert "a customer brings: code" in capsys.readouterr().out
    to.write_text("edited", "utf-8")
    assert main(["locustfile", str(visit), "-o", str(to)]) == 2
    assert to.read_text("utf-8") == "edited"
    assert "nothing was written" in capsys.readouterr().err


def test_two_recordings_have_to_be_of_one_journey(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for name, file in zip(("Join", "Leave"), files, strict=True):
        write_recording(recording(asked("GET", "/"), scenario=name), file)
    assert main(["locustfile", *map(str, files)]) == 2
    assert "two.json:1:1: this is a recording of `Leave`, and the other one of `Join`" in capsys.readouterr().out


def test_whatever_pages_and_scenarios_say_stays_words() -> None:
    odd = 'a"""\n\\ {x} \'b\'\u2028import os'
    page = f'<meta name="t" content="9f86d081884c7d659a2f"><p>{odd}'
    sent = asked("POST", "/x", "<p>ok", body='{"k\\"{": "9f86d081884c7d659a2f", "w": "\\"\\"\\"{y}\\\\"}', headers=JSON, call=True, step=1)
    script = correlate(recording(asked("GET", "/", page), sent, scenario=odd, site=odd, left_out=[odd]))
    tree = ast.parse(locustfile(script))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
