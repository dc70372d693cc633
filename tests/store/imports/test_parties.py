from __future__ import annotations

import pytest

from dragoman.store.imports.parties import NOBODY, Parties, country_of


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Russia", "RUS"),
        ("Foreign Affairs (Russia)", "RUS"),
        ("Police (Palestinian Territory, Occupied)", "PSE"),
        ("Professor (Holy See (Vatican City State))", "VAT"),
        ("Militant (Taliban)", "AFG"),
        ("Yemeni Armed Forces", "YEM"),
        ("Armed Forces of Ukraine", "UKR"),
        ("Citizen (Africa)", "AFR"),
        ("UN Security Council", "UNO"),
        ("Bharatiya Janata", "IND"),
        ("Zyx Unheard-of", None),
        ("Afghan and Iranian officials", None),
    ],
)
def test_names(name: str, country: str | None) -> None:
    assert Parties().named(name).country == country


@pytest.mark.parametrize("name", ["", "  ", "NA", "Unspecified Actor", "None"])
def test_nobody(name: str) -> None:
    assert Parties().named(name) is NOBODY


def test_states_and_known_persons_are_those_of_the_ledger() -> None:
    parties = Parties()
    assert (parties.named("Iran").id, parties.named("Iran").kind) == ("IRN", "state")
    assert parties.named("Recep Tayyip Erdoğan").id == "recep-tayyip-erdogan"


def test_what_no_table_knows_keeps_its_name() -> None:
    made = Parties().named("Hossein Example", "IRN", ("GOV",))
    assert (made.id, made.name, made.kind) == ("hossein-example", "Hossein Example", "unnamed")
    assert (made.country, made.sectors) == ("IRN", ("GOV",))


@pytest.mark.parametrize(
    ("code", "id", "country", "sectors"),
    [
        ("RUS", "RUS", "RUS", ()),
        ("IRNGOV", "irngov", "IRN", ("GOV",)),
        ("IRNGOVMIL", "irngovmil", "IRN", ("GOV", "MIL")),
        ("ROM", "ROU", "ROU", ()),
        ("IGOUNO", "igouno", "UNO", ("UNO",)),
        ("REB", "reb", None, ("REB",)),
    ],
)
def test_codes(code: str, id: str, country: str | None, sectors: tuple[str, ...]) -> None:
    made = Parties().coded(code)
    assert (made.id, made.country, made.sectors) == (id, country, sectors)


@pytest.mark.parametrize(("words", "code"), [("Iran", "IRN"), ("irn", "IRN"), ("KSV", "KOS"), ("NA", None), ("", None)])
def test_countries(words: str, code: str | None) -> None:
    assert country_of(words) == code
