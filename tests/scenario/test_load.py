"""Good files come out as their authors meant them."""

from pathlib import Path

import pytest

from harness.errors import BadFile
from harness.model import Budget
from harness.scenario import Acquaintance, DatumPlan, PersonaPlan, Scenario, Site, check, find_site, load_scenario, load_site
from harness.scenario.mistakes import Mistakes
from harness.scenario.tree import Scalar
from harness.scenario.values import seconds
from harness.steps.back import Back
from harness.steps.choose import Choose
from harness.steps.click import Click
from harness.steps.fill import Fill
from harness.steps.read import Read
from harness.steps.wait import Wait

SITE = """\
site: Pulse Gym
url: https://gym.example
language: fi
owned: yes
words: {Leave: Cancel my subscription, "Hello {given-name}": "Hi {given-name}"}
sign-in:
  - go: /login
  - fill: {E-mail: "{email}", Password: "{env:GYM_PASSWORD}"}
hosts: [tickets.example, "pay.gym.example:8443"]
known: {link: "/start?c={email}", cookies: {visitor: "{given-name}"}, facts: [email, tel]}
account: [email, name]
consent: accept
limit: 2 min
"""
WHOLE = """\
scenario: A table for twelve
why: 'Trusted: before'
sites: [pulse-gym, bistro]
persona: {locale: fi_FI, seed: 007, standing: known, given-name: Aino, tel: ""}
data:
  party: 012
  code: {value: GIFT-7Q2M-0001, unused: true}
worth: 600 EUR
limit: 500 ms
journeys:
  join:
    - go: /
    - click: {target: Join, near: "{party}"}
    - fill: form
    - fill: {People: "{party}", Date: 2031-01-02, Time: 17:00, Sure: yes, Null: null, Price: 1_000.50, "12": 0x1F}
    - choose: 1.0
    - choose: {Size: M}
    - read:
        status: Order status # where it stands
    - expect: "{status} {{as ever}}, {given-name}"
    - wait: {gone: Please wait, within: 1 h}
    - back
  rest:
    mirrors: join
    kind: newsletter
    steps:
      - back:
    budget: {clicks: 4, pages: 0, seconds: 2 min, score: 79.5}
  way-out:
    mirrors: join
    steps: [back]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "pulse-gym.yaml").write_text(SITE, encoding="utf-8")
    (tmp_path / "sites" / "bistro.yaml").write_text("site: Bistro\nurl: street:bistro\n", encoding="utf-8")
    return tmp_path


def load(folder: Path, text: str) -> Scenario:
    path = folder / "table.yaml"
    path.write_text(text, encoding="utf-8")
    return load_scenario(path)


def test_a_whole_scenario(folder: Path) -> None:
    scenario = load(folder, WHOLE)
    assert (scenario.name, scenario.title, scenario.why) == ("table", "A table for twelve", "Trusted: before")
    assert scenario.sites == ("pulse-gym", "bistro")
    assert scenario.persona == PersonaPlan("fi_FI", "007", {"given-name": "Aino", "tel": ""}, ("known",))
    assert scenario.data == (DatumPlan("party", "012"), DatumPlan("code", "GIFT-7Q2M-0001", unused=True))
    assert (scenario.worth, scenario.limit) == ("600 EUR", 0.5)
    join, rest, way_out = scenario.journeys
    assert (join.name, join.mirrors, join.kind, join.budget, join.line) == ("join", "", "join", Budget(), 11)
    assert (rest.mirrors, rest.kind, rest.budget) == ("join", "newsletter", Budget(clicks=4, pages=0, seconds=120, score=79.5))
    assert way_out.kind == "leave"


def test_values_are_what_the_author_typed(folder: Path) -> None:
    steps = [each.step for each in load(folder, WHOLE).journeys[0].steps]
    answers = {"People": "{party}", "Date": "2031-01-02", "Time": "17:00", "Sure": "yes", "Null": "null", "Price": "1_000.50", "12": "0x1F"}
    assert steps[1:] == [
        Click("Join", "{party}"),
        Fill("form"),
        Fill(answers),
        Choose("1.0"),
        Choose({"Size": "M"}),
        Read({"status": "Order status"}),
        steps[7],
        Wait(gone="Please wait", within=3600),
        Back(),
    ]


def test_a_step_tells_its_place_and_words(folder: Path) -> None:
    steps = load(folder, WHOLE).journeys[0].steps
    assert [each.words for each in steps if each.verb in ("click", "read", "back", "expect")] == [
        'click: {target: Join, near: "{party}"}',
        "read: {status: Order status}",
        'expect: "{status} {{as ever}}, {given-name}"',
        "back",
    ]
    assert (steps[1].path, steps[1].line, steps[1].column) == (str(folder / "table.yaml"), 13, 7)


def test_a_whole_site(folder: Path) -> None:
    site = load_site(folder / "sites" / "pulse-gym.yaml")
    assert (site.key, site.name, site.url, site.language, site.owned) == ("pulse-gym", "Pulse Gym", "https://gym.example", "fi", True)
    assert site.words == {"Leave": "Cancel my subscription", "Hello {given-name}": "Hi {given-name}"}
    assert [step.verb for step in site.sign_in] == ["go", "fill"]
    assert (site.consent, site.limit) == ("accept", 120)
    assert site.hosts == ("tickets.example", "pay.gym.example:8443")
    assert site.known == Acquaintance("/start?c={email}", {"visitor": "{given-name}"}, ("email", "tel"))
    assert (site.known.told, site.account) == (("email", "tel", "given-name"), ("email", "name"))


def test_a_pattern_stands_for_every_site_that_it_meets(folder: Path) -> None:
    for key in ("gym-b", "gym-a"):
        (folder / "sites" / f"{key}.yaml").write_text("site: Gym\nurl: https://gym.example\ndevice: Pixel 7\nthrottle: 3g\nscripts: own\n")
    path = folder / "many.yaml"
    path.write_text("scenario: Look\nsites: [gym-b, 'gym-*', pulse-gym]\njourneys:\n  look:\n    - go: /\n")
    assert load_scenario(path).sites == ("gym-b", "gym-a", "pulse-gym")
    site = load_site(folder / "sites" / "gym-a.yaml")
    assert (site.device, site.throttle, site.scripts) == ("Pixel 7", "3g", "own")


def test_a_link_alone(folder: Path) -> None:
    path = folder / "sites" / "bistro.yaml"
    path.write_text('site: Bistro\nurl: street:bistro\nknown: "/book?c={email}"\naccount: email\n')
    site = load_site(path)
    assert (site.known, site.known.told, site.account) == (Acquaintance("/book?c={email}"), ("email",), ("email",))


def test_several_standings(folder: Path) -> None:
    scenario = load(folder, "scenario: S\nsites: bistro\npersona: {standing: [member, stranger]}\njourneys: {ask: [back]}\n")
    assert (scenario.persona.standings, scenario.persona.place) == (("member", "stranger"), (3, 21))


def test_a_standing_that_a_site_cannot_be_visited_in_is_a_mistake_of_checking_only(folder: Path) -> None:
    text = "scenario: S\nsites: [pulse-gym, bistro]\npersona: {standing: [known, member]}\njourneys: {ask: [back]}\n"
    path = load(folder, text).path
    said = [(problem.line, problem.column, problem.message) for problem in check([path])]
    assert said == [
        (3, 21, "nothing says what site `bistro` knows of a customer who is not signed in"),
        (3, 21, "site `bistro` has no `sign-in`, so nobody can visit it as a member"),
    ]


def test_what_is_left_out(folder: Path) -> None:
    scenario = load(folder, "scenario: S\nsites: bistro\njourneys: {ask: [back]}\n")
    assert (scenario.why, scenario.sites, scenario.persona, scenario.data) == ("", ("bistro",), PersonaPlan(), ())
    assert (scenario.worth, scenario.limit, scenario.journeys[0].kind) == ("", 15.0, "")
    path = folder / "sites" / "bistro.yaml"
    assert load_site(path) == Site("bistro", path, "Bistro", "street:bistro", "en", False, None, {}, (), (), "refuse", None)


def test_crlf_and_byte_order_mark(folder: Path) -> None:
    scenario = load(folder, "\ufeff" + "scenario: Ä 😀\nsites: [bistro]\njourneys: {ask: [back]}\n".replace("\n", "\r\n"))
    assert (scenario.title, scenario.journeys[0].line) == ("Ä 😀", 3)


def test_the_nearest_site_wins(folder: Path) -> None:
    near = folder / "a" / "b" / "sites"
    near.mkdir(parents=True)
    (near / "bistro.yaml").write_text("site: Nearer\nurl: https://bistro.example\n", encoding="utf-8")
    here = folder / "a" / "b" / "c" / "x.yaml"
    assert find_site("bistro", here).name == "Nearer"
    assert find_site("pulse-gym", here).name == "Pulse Gym"
    with pytest.raises(BadFile, match=r"there is no site `pulse-gim`\n.*did you mean `pulse-gym`"):
        find_site("pulse-gim", here)


def test_a_site_too_far_above_is_not_found(folder: Path) -> None:
    deep = folder.joinpath(*(["x"] * 12))
    with pytest.raises(BadFile, match="there is no site `bistro`"):
        find_site("bistro", deep / "x.yaml")


def test_mistakes_of_a_site_are_its_own(folder: Path) -> None:
    (folder / "sites" / "pulse-gym.yaml").write_text("site: [", encoding="utf-8")
    assert load(folder, "scenario: S\nsites: [pulse-gym]\njourneys: {ask: [sign-in]}\n").sites == ("pulse-gym",)
    with pytest.raises(BadFile, match=r"pulse-gym\.yaml:1:8"):
        find_site("pulse-gym", folder / "table.yaml")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 min", 120),
        ("10 s", 10),
        ("500 ms", 0.5),
        ("1 h", 3600),
        ("1.5", 1.5),
        ("3", 3),
        ("2minutes", 120),
        ("1 second", 1),
        ("4 sec", 4),
    ],
)
def test_times(text: str, value: float) -> None:
    mistakes = Mistakes("")
    assert seconds(Scalar(1, 1, 1, 9, text, True), "", mistakes) == value
    assert not mistakes.problems


@pytest.mark.parametrize("text", ["", "0", "-1 s", "s", "1 fortnight", "nan", "inf", "1e9", "１ s", "99999999 s", "1 s 2"])
def test_no_times(text: str) -> None:
    mistakes = Mistakes("")
    seconds(Scalar(1, 1, 1, 9, text, True), "", mistakes)
    assert len(mistakes.problems) == 1


def test_detours_and_further_tries(folder: Path) -> None:
    path = folder / "sites" / "bistro.yaml"
    path.write_text(path.read_text() + "detours:\n  Before you go:\n    - click: Go on\n    - back\n")
    [detour] = load_site(path).detours
    assert (detour.when, [step.verb for step in detour.steps]) == ("Before you go", ["click", "back"])
    scenario = load(folder, "scenario: S\nsites: bistro\njourneys: {ask: {tries: 3, steps: [back]}}\n")
    assert scenario.journeys[0].tries == 3
