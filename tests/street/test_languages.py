"""A company that speaks several languages, at a door for each."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment

from harness.street import quay_hifi, tongues
from harness.street.company import Company, all_companies
from harness.street.dispatch import Dispatch
from harness.street.tongues import COMMON, LANGUAGES, catalogue, translated

from .conftest import At, Customer

STREET = Path(tongues.__file__).parent
CATALOGUES = sorted(STREET.glob("tongues/*/*.yaml"))
SEVERAL = [(company, door) for company in all_companies() if len(company.speaks) > 1 for door in company.doors]
PLACES = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_translation_puts_in_what_the_text_does(path: Path) -> None:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert path.parent.name in LANGUAGES
    for english, theirs in said.items():
        assert sorted(PLACES.findall(theirs)) == sorted(PLACES.findall(english)), english


def texts_of(folder: str) -> set[str]:
    """The English texts in the templates of a look or a trade."""
    templates = Environment(extensions=["jinja2.ext.i18n"])
    sources = [path.read_text(encoding="utf-8") for path in (STREET / "templates" / folder).rglob("*.*")]
    found = [said for source in sources for _, _, said in templates.extract_translations(source)]
    # A tuple where values are put in, None where a name stands for the text.
    return {text for said in found if said and (text := said if isinstance(said, str) else said[0])}


def owners(company: Company) -> tuple[str, str]:
    return company.look, company.trade.blueprint.name


@pytest.mark.parametrize("company", [each for each in all_companies() if len(each.speaks) > 1], ids=lambda company: company.key)
def test_every_text_of_a_company_is_there_in_each_of_its_languages(company: Company) -> None:
    for text in {text for owner in owners(company) for text in texts_of(owner)}:
        for language in company.speaks:
            assert translated(text, language, owners(company))


@pytest.mark.parametrize("path", [path for path in CATALOGUES if path.stem != COMMON], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_translation_has_outlived_its_text(path: Path) -> None:
    written = "\n".join(each.read_text(encoding="utf-8") for each in STREET.rglob("*.py"))
    left = set(catalogue(path.parent.name, path.stem)) - texts_of(path.stem)
    assert {text for text in left if f'"{text}"' not in written} == set()


@pytest.mark.parametrize(("company", "door"), SEVERAL, ids=lambda each: each if isinstance(each, str) else "")
def test_every_page_at_a_door_is_in_its_language(at: At, company: Company, door: str) -> None:
    customer, seen, due, language = at(door), {"/static"}, ["/"], company.doors[door]
    while due:
        path = due.pop()
        if path not in seen and not path.startswith("/static/"):
            seen.add(path)
            page = customer.get(path)
            assert (page.status_code, re.findall(r"<html lang=\"(\w+)\"", page.text)) == (200, [language]), path
            due += re.findall(r'href="(/(?!/)[^"]*)"', page.text)
    elsewhere = {f"//{each}.localhost/" for each, other in company.doors.items() if other != language}
    assert elsewhere == set(re.findall(r'href="(//[^"]*)"', customer.get("/").text))
    assert len(seen) > 10


def test_a_company_has_a_door_for_each_language(tmp_path: Path) -> None:
    shop = replace(quay_hifi.COMPANY, speaks=("en", "fi"))
    street = Dispatch([shop], tmp_path)
    assert shop.doors == {"quay-hifi": "en", "quay-hifi-fi": "fi"}
    assert street.at("quay-hifi-fi") is street.at("quay-hifi")
    assert 'href="http://quay-hifi-fi.localhost:80/" hreflang="fi"' in Customer(street, "").get("/").text
    assert '<a href="//quay-hifi-fi.localhost/" lang="fi" hreflang="fi">Suomeksi</a>' in Customer(street, "quay-hifi").get("/").text
    street.close()


def test_a_text_is_in_the_language_or_is_not_shown() -> None:
    assert translated("Contact", "en", ("shop",)) == "Contact"
    assert translated("Contact", "fi", ("shop",)) == "Ota yhteyttä"
    with pytest.raises(LookupError, match=r"Nobody has said in 'fi' what 'Sit down\. Listen\.' is; write it into one of tongues/fi/: shop"):
        translated("Sit down. Listen.", "fi", ("shop",))
