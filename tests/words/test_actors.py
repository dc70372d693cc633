"""The actor tables: complete, consistent, and read into one object."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dragoman.words.actors import Actors, Entry, Term, actors, plain, plural, slug, sound, surname
from dragoman.words.load import several, table

COUNTRIES = {row["id"] for row in table("actors/states")}
CODES = {"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM", ""}
SECTORS = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED OPP PRE REF REL SOC"


@pytest.fixture(scope="module")
def tables() -> Actors:
    return actors()


def entries(tables: Actors, words: str) -> set[tuple[str, str]]:
    return {(entry.kind, entry.id) for entry in tables.entries(plain(words))}


def test_sizes_are_those_of_a_useful_table() -> None:
    names = {name: list(table(f"actors/{name}")) for name in ("states", "organisations", "groups", "outlets", "bodies")}
    assert len(names["states"]) >= 195
    assert len(names["organisations"]) >= 250
    assert sum(bool(row["members"]) for row in names["organisations"]) >= 300
    assert len(names["groups"]) >= 150
    assert len(names["outlets"]) >= 800
    assert sum(bool(row["owner"]) for row in names["outlets"]) >= 250
    assert sum(len(several(row["names"])) for row in names["bodies"]) >= 1800
    assert sum(len(several(row["words"])) for row in table("actors/agents")) >= 400


@pytest.mark.parametrize(
    "name", ["organisations", "groups", "outlets", "metonyms", "regions", "offices", "bodies", "leaders"]
)
def test_every_country_and_sector_is_a_known_code(name: str) -> None:
    for row in table(f"actors/{name}"):
        assert row["country"] in COUNTRIES | CODES, row
        assert set(several(row.get("sectors", ""))) <= set(SECTORS.split()), row


def test_roles_have_known_kinds_and_sectors() -> None:
    for row in table("actors/agents"):
        assert set(several(row["sectors"])) <= set(SECTORS.split()), row
        assert row["kind"] in {"agent", "weak", "body", "many", "government", "figure", "honorific"}, row
        assert row["gender"] in {"", "m", "f", "n"}, row


def test_ids_are_unique() -> None:
    ids = [
        row["id"]
        for name in ("states", "organisations", "groups", "outlets", "regions")
        for row in table(f"actors/{name}")
    ]
    ids += [row["id"] for row in table("actors/metonyms") if row["kind"] == "agency"]
    assert len(ids) == len(set(ids))


def test_dates_of_terms_are_dates_in_order() -> None:
    shape = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
    for name in ("offices",):
        for row in table(f"actors/{name}"):
            assert all(not row[column] or shape.match(row[column]) for column in ("from", "to", "seen")), row
            assert not (row["from"] and row["to"]) or row["from"] <= row["to"], row
            assert row["to"] or row["seen"], row
            if name == "offices":
                date.fromisoformat(row["from"])


def test_the_first_offices_have_one_holder_a_day(tables: Actors) -> None:
    doubled = []
    for country in ("USA", "RUS", "IRN", "UKR", "GBR", "FRA", "DEU", "ISR", "TUR", "CHN", "IND", "SAU"):
        for office in ("president", "prime-minister", "foreign-minister"):
            terms = tables.people.holding(country, office)
            for day in ("2019-07-01", "2021-03-01", "2023-02-09", "2025-02-01"):
                if len({term.person for term in terms if term.holds(day)}) > 1:
                    doubled.append((country, office, day))
    assert doubled == []


@pytest.mark.parametrize(
    ("words", "kind", "id"),
    [
        ("United States", "state", "USA"),
        ("U.S.", "state", "USA"),
        ("Puerto Rico", "state", "USA"),
        ("Hong Kong", "state", "HKG"),
        ("Kosovo", "state", "KOS"),
        ("Türkiye", "state", "TUR"),
        ("Turkiye", "state", "TUR"),
        ("Iranian", "adjective", "IRN"),
        ("Iranians", "people", "IRN"),
        ("Britons", "people", "GBR"),
        ("Kiev", "capital", "UKR"),
        ("Kremlin", "seat", "RUS"),
        ("Pentagon", "seat", "USA"),
        ("Foggy Bottom", "seat", "USA"),
        ("NATO", "organisation", "nato"),
        ("Ansar Allah", "group", "houthis"),
        ("Hizbullah", "group", "hezbollah"),
        ("IRGC", "agency", "irgc"),
        ("Wall Street Journal", "outlet", "wall-street-journal"),
        ("foreign ministers", "agent", "foreign minister"),
        ("troops", "many", "troops"),
        ("Western", "region-adjective", "west"),
        ("Ali Shamkhani", "person", "ali-shamkhani"),
        ("Vali Shamkhani", "person", "ali-shamkhani"),
        ("Putin", "short", "vladimir-putin"),
        ("South China Sea", "other", "South China Sea"),
    ],
)
def test_names(tables: Actors, words: str, kind: str, id: str) -> None:
    assert (kind, id) in entries(tables, words)


def test_invented_outlets_are_there_and_marked() -> None:
    invented = {row["id"]: row["country"] for row in table("actors/outlets") if row["note"] == "invented"}
    assert invented == {
        "meridian-wire": "GBR",
        "caspian-dispatch": "IRN",
        "volga-standard": "RUS",
        "potomac-ledger": "USA",
        "dnipro-lantern": "UKR",
        "najd-morning": "SAU",
        "eastern-tide": "CHN",
        "haifa-signal": "ISR",
        "levant-courier": "LBN",
    }


def test_case_is_asked_where_a_word_is_also_a_common_one(tables: Actors) -> None:
    case = {(entry.kind, entry.case) for entry in tables.names["us"]}
    assert ("adjective", "shout") in case
    assert tables.names["officials"][0].case == "any"


def test_a_person_through_time(tables: Actors) -> None:
    before = tables.person("ali-shamkhani", "1990-01-01")
    during = tables.person("ali-shamkhani", "2023-02-09")
    between = tables.person("ali-shamkhani", "2008-01-01")
    after = tables.person("ali-shamkhani", "2024-06-01")
    undated = tables.person("ali-shamkhani", None)
    assert before.sectors == () and before.office is None
    assert during.sectors == ("GOV",) and during.office is not None
    assert during.office.body == "Supreme National Security Council"
    assert (during.office.start, during.office.end) == ("2013-09-10", "2023-05-22")
    assert between.sectors == ("ELI",) == after.sectors and after.office is None
    assert undated.sectors == ("GOV",) and undated.office is None
    assert {one.country for one in (before, during, between, after, undated)} == {"IRN"}


def test_holders_are_given_only_for_days_on_which_they_are_sure(tables: Actors) -> None:
    assert tables.holder("UKR", "foreign-minister", "2023-02-09") == "dmytro-kuleba"
    assert tables.holder("UKR", "foreign-minister", "2025-02-09") == "andrii-sybiha"
    assert tables.holder("UKR", "foreign-minister", None) is None
    assert tables.holder("UKR", "foreign-minister", "2080-01-01") is None
    assert tables.holder("ATA", "president", "2023-01-01") is None


def test_terms() -> None:
    known_once = Term("x", "ABC", "president", "President", "", ("GOV",), "", "", "2019-06-30")
    assert known_once.holds("2019-11-01") and not known_once.holds("2020-01-01")
    running = known_once._replace(start="2018-01-01", seen="2022-07-01")
    assert running.holds("2022-07-01") and not running.holds("2022-07-02") and not running.over("2030-01-01")
    ended = running._replace(end="2020-05-05")
    assert not ended.holds("2020-05-05") and ended.over("2020-05-05") and ended.holds("2020-05-04")


def test_around(tables: Actors) -> None:
    person = tables.people["boris-yeltsin"]
    assert person.around("2001-01-01") and not person.around("2023-01-01") and person.around(None)


def test_held(tables: Actors) -> None:
    assert tables.held("ali-shamkhani", "IRN", "security-council.head", "2023-02-09")
    assert tables.held("ali-shamkhani", "IRN", "defence-minister", None)
    assert not tables.held("ali-shamkhani", "IRN", "defence-minister", "2023-02-09")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("U.S.", "us"),
        ("Sana'a", "sanaa"),
        ("People's Republic", "people s republic"),
        ("Hossein Amir-Abdollahian", "hossein amir abdollahian"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Kılıçdaroğlu", "kilicdaroglu"),
        ("São Tomé", "sao tome"),
        ("", ""),
    ],
)
def test_plain(words: str, expected: str) -> None:
    assert plain(words) == expected


def test_slug() -> None:
    assert slug("Mohammed bin Salman") == "mohammed-bin-salman"
    assert slug("OPEC+") == "opec"


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Ali Shamkhani", "IRN", "Shamkhani"),
        ("Xi Jinping", "CHN", "Xi"),
        ("Ursula von der Leyen", "EUR", "von der Leyen"),
        ("Faisal bin Farhan", None, "bin Farhan"),
        ("Pele", None, "Pele"),
    ],
)
def test_surname(name: str, country: str | None, expected: str) -> None:
    assert surname(name, country) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("foreign minister", "foreign ministers"),
        ("minister of state", "ministers of state"),
        ("spokesman", "spokesmen"),
        ("army", "armies"),
        ("boss", "bosses"),
        ("consul-general", "consuls-general"),
        ("child", "children"),
        ("permanent representative to the council", "permanent representatives to the council"),
        ("attorney", "attorneys"),
    ],
)
def test_plural(word: str, expected: str) -> None:
    assert plural(word) == expected


def test_transcriptions_sound_alike() -> None:
    assert sound("Nikolay Patrushev") == sound("Nikolai Patrushev")
    assert sound("Muhammad Khatami") == sound("Mohammed Khatami")
    assert sound("Vladimir Putin") != sound("Volodymyr Zelensky")


def test_sounding_wants_parts_of_like_length(tables: Actors) -> None:
    assert tables.sounding("Sergiy Lavrov") == ("sergei-lavrov",)
    assert tables.sounding("Nobody Whatever") == ()
    assert tables.short_forms("hossein-amir-abdollahian") >= {"amir abdollahian", "abdollahian"}
    assert tables.short_forms("nobody") == set()


def test_words_of_uses_and_nominals(tables: Actors) -> None:
    assert "former" in tables.uses["gone"] and "backed" not in tables.uses["aside"]
    assert tables.nominals["countries"] == ("state", "many", ())
    assert tables.nominals["alliance"][2][0] == "nato"
    assert tables.homographs["Georgia"][0][0] == "Atlanta"
    assert tables.bodies["ISR", "army"] == "idf"
    assert all(set(members) <= COUNTRIES for members in tables.members.values())
    assert set(tables.members["gcc"]) == {"ARE", "BHR", "KWT", "OMN", "QAT", "SAU"}
    assert len(tables.members["un"]) == 193 and len(tables.members["imf"]) == 191
    assert "ISR" not in tables.members["unesco"] and "PSE" in tables.members["unesco"]
    assert tables.given["maria"] == "f" and tables.given["council"] == "-"


def test_the_tables_are_read_once() -> None:
    assert actors() is actors()
    assert isinstance(Entry("state", "X"), tuple)
