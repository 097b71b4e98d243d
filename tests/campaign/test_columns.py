"""What columns hold, by the names that people give them."""

import pytest

from harness.campaign.columns import column_name, column_names

LISTS = {  # as spreadsheets and mailing programs of each language write them
    "en": "Email Address,First Name,Last Name,Customer group,Gift code",
    "mailing": "EMAIL,FNAME,LNAME,segment,code",
    "fi": "Sähköposti,Etunimi,Sukunimi,Segmentti,Koodi",
    "sv": "E-post,Förnamn,Efternamn,Kundgrupp,Kod",
    "de": "E-Mail-Adresse,Vorname,Nachname,Kundengruppe,Gutscheincode",
    "fr": "Courriel,Prénom,Nom,Groupe,Code cadeau",
    "es": "Correo electrónico,Nombre,Apellidos,Grupo,Código",
    "without accents": "Correo electronico,Fornamn,NACHNAME,Ryhma,Codigo",
}


@pytest.mark.parametrize("head", LISTS.values(), ids=LISTS.keys())
def test_columns_are_known_by_what_people_call_them(head: str) -> None:
    assert column_names(head.split(",")) == ["email", "given-name", "family-name", "segment", "code"]


def test_a_column_that_is_called_by_its_name_is_the_one_that_is_meant() -> None:
    assert column_names(["Mail", "email", "E-mail"]) == ["mail", "email", "e-mail"]
    assert column_names(["E-mail", "Mail", "Phone", "Mobile phone"]) == ["email", "mail", "tel", "mobile-phone"]
    assert column_names(["email", "EMAIL"]) == ["email", "email"], "which reading the list tells as a mistake"


OTHERS = ["Kundnummer", "Cost code of us", "Opened last mail", "Postal code of the shop", "", "aino@b.fi", "Aino", "GIFT-AB12-CD34"]


@pytest.mark.parametrize("cell", OTHERS)
def test_other_columns_keep_their_names(cell: str) -> None:
    assert column_name(cell) == cell.casefold().replace(" ", "-")
