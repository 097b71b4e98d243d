"""The mails of a rush's customers: whether any lead on, where they arrive, and at which addresses."""

import dataclasses
from pathlib import Path

import pytest
import yaml

from harness.inbox.receiver import Receiver
from harness.personas import persona
from harness.preflight.gathering.deriving import Place, Walk, derive
from harness.preflight.gathering.mailbox import leads_on, mailbox_of
from harness.preflight.gathering.rushing import people
from harness.preflight.grounding import free_port, ground_of, read
from harness.scenario import Scenario, load_scenario
from harness.scenario.plan import PersonaPlan

CAMPAIGN = Path(__file__).parents[3] / "scenarios" / "campaigns" / "free-book.yaml"
MAIL = "mail: {subject: Please confirm, follow: Confirm}"


def scenario(tmp_path: Path, *steps: str) -> Scenario:
    path = tmp_path / "claim.yaml"
    lines = "".join(f"      - {step}\n" for step in steps)
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "shop.yaml").write_text("site: Shop\nurl: https://shop.example\n", "utf-8")
    path.write_text(f"scenario: Try\nsites: [shop]\njourneys:\n  claim:\n    steps:\n{lines}", "utf-8")
    return load_scenario(path)


@pytest.mark.parametrize(
    ("steps", "leads"),
    [
        (("go: /",), False),
        (("go: /", "mail: {subject: On its way}"), False),  # only waited for
        (("go: /", "mail: {subject: Your code, take: {gift: code}}", 'fill: {Code: "{gift}"}'), True),
        (("go: /", MAIL), True),
        (("go: /", MAIL, "expect: Welcome"), True),
    ],
)
def test_a_mail_that_is_only_waited_for_in_the_end_leads_nowhere(tmp_path: Path, steps: tuple[str, ...], leads: bool) -> None:
    made = scenario(tmp_path, *steps)
    assert leads_on(made) == leads
    place = Place(tmp_path / "sites" / "shop.yaml", "https://shop.example")
    derived = derive(Walk(purpose="rush", of="1", scenario=made.path), 1, tmp_path / "walks", place)
    kept = yaml.safe_load((tmp_path / "walks" / f"{derived.scenario}.yaml").read_text("utf-8"))["journeys"]["claim"]["steps"]
    assert any("mail" in step for step in kept) == leads


def test_a_company_of_the_street_writes_to_a_receiver_and_each_customer_has_an_address_that_nobody_had(tmp_path: Path) -> None:
    ground = dataclasses.replace(ground_of(read(CAMPAIGN), tmp_path), mail_port=free_port())
    addresses = []
    for _ in range(2):
        with mailbox_of(ground) as mailbox:
            assert mailbox
            assert isinstance(mailbox.inbox, Receiver)
            assert mailbox.ours
            customers = people(PersonaPlan(locale="en_GB"), ["CODE-1", "CODE-2"], {}, mailbox.addresses())
            addresses += [customer["email"] for customer in customers]
    assert len(set(addresses)) == 4
    assert all(address.startswith("shopper+rush") and address.endswith("@example.com") for address in addresses)


def test_without_an_inbox_everybody_keeps_an_address_of_their_own(tmp_path: Path) -> None:
    site = dataclasses.replace(read(CAMPAIGN).site, url="https://shop.example")
    ground = dataclasses.replace(ground_of(read(CAMPAIGN), tmp_path), site=site)
    with mailbox_of(ground) as mailbox:
        assert mailbox is None
    [customer] = people(PersonaPlan(locale="en_GB"), ["CODE-1"], {})
    assert customer["email"].partition("@")[2] == persona("en_GB", " rush 0").facts["email"].partition("@")[2]


def test_an_inbox_that_cannot_be_opened_is_told_and_the_rush_ends_before_the_mail(tmp_path: Path) -> None:
    said: list[str] = []
    ground = ground_of(read(CAMPAIGN), tmp_path, said.append)
    with Receiver() as taken, mailbox_of(dataclasses.replace(ground, mail_port=taken.port)) as mailbox:
        assert mailbox is None
    assert "cannot listen" in said[0]
