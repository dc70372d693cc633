"""The people of the offices tables: found by name, surname, sound and office; compiled tables in order."""

from __future__ import annotations

import pytest

from dragoman.words.actors import actors
from dragoman.words.load import lines, several, table
from dragoman.words.people import LAST, People, Person, Term, _term, held, leaders


def test_the_compiled_tables_are_sorted_and_point_to_each_other() -> None:
    officials, index = lines("actors/officials"), lines("actors/officials_index")
    ids = [line.split("\t")[0] for line in officials]
    assert [f"{id}\t" for id in ids] == sorted(f"{id}\t" for id in ids) and len(ids) == len(set(ids))
    keys = [line.partition("\t")[0] + "\t" for line in index]
    assert keys == sorted(keys) and len(keys) == len(set(keys))
    assert {key[:2] for key in keys} == {"n ", "s ", "x ", "o "}
    assert {id for line in index for id in line.partition("\t")[2].split("|")} == set(ids)


def test_there_are_fifteen_thousand_dated_office_holders() -> None:
    dated = 0
    for line in lines("actors/officials"):
        id, _, _, countries, terms = line.split("\t")
        read = [_term(id, cell) for cell in several(terms)]
        assert {term.country for term in read} == set(countries.split("|"))
        assert all(term.title and term.sectors and (term.start or term.seen) for term in read)
        dated += any(term.start for term in read)
    assert dated >= 13_000


@pytest.fixture(scope="module")
def people() -> People:
    return People()


def test_a_line_is_read_when_it_is_asked_for(people: People) -> None:
    downer = people["alexander-downer"]
    assert downer.listed and ("AUS", "foreign-minister") in {(term.country, term.office) for term in downer.terms}
    assert "alexander-downer" in people and "nobody-at-all" not in people and 7 not in people
    with pytest.raises(KeyError):
        people["nobody-at-all"]


def test_ways_to_a_person(people: People) -> None:
    assert people.named("alexander downer") == ("alexander-downer",) and people.named("downer") == ()
    assert "alexander-downer" in people.called("downer") and people.called("xyzzy") == ()
    assert "alexander-downer" in people.sounding("Alexandr Downar")
    assert 2 in people.lengths("alexander") and people.lengths("xyzzy") == set()
    assert "alexander-downer" in {term.person for term in people.holding("AUS", "foreign-minister")}


def test_own_terms_and_listed_ones_are_joined() -> None:
    people = People()
    own = Term("alexander-downer", "AUS", "envoy", "Envoy", "", ("GOV",), "2030-01-01", "", "2031-01-01")
    people.add(Person("alexander-downer", "Alexander J. Downer", "m", (own,)), ["alexander downer"], ["Downer"])
    person = people["alexander-downer"]
    assert (
        person.name == "Alexander J. Downer" and not person.listed and person.terms[-1] == own and len(person.terms) > 1
    )
    assert people.holding("AUS", "envoy") == (own,)
    assert len(people) == sum(1 for _ in people) == len(lines("actors/officials"))


def test_a_term_is_written_in_one_cell() -> None:
    assert _term("x", "USA president GOV+MIL 2009-01-20..2017-01-20 The President") == Term(
        "x", "USA", "president", "The President", "", ("GOV", "MIL"), "2009-01-20", "2017-01-20", ""
    )
    assert _term("x", "USA - GOV ..@2019-06-30 Envoy")[-3:] == ("", "", "2019-06-30")


def test_leaders_are_written_in_order() -> None:
    rows = list(leaders())
    assert len(rows) >= 2000 and len({row["country"] for row in rows}) >= 180
    for row in rows:
        assert row["person"] and (not row["to"] or row["from"] < row["to"]), row
        assert bool(row["seen"]) == (not row["to"]) and row["from"] <= (row["seen"] or row["to"]) <= LAST, row
    kings = [row for row in rows if row["office"] == "monarch" and row["country"] == "BEL"]
    assert [row["title"] for row in kings] == ["King", "King"] and {row["gender"] for row in kings} == {"m"}


def test_every_state_has_a_leader_and_most_a_foreign_minister_through_2025() -> None:
    from dragoman.words.actors import actors

    tables = actors()
    states = {row["id"] for row in table("actors/states")}
    for day in ("2023-06-01", "2024-12-01", "2025-12-01"):
        led = {
            id
            for id in states
            for office in ("president", "prime-minister", "monarch")
            if tables.holder(id, office, day)
        }
        served = {id for id in states if tables.holder(id, "foreign-minister", day)}
        assert len(led) >= 185 and len(served) >= 150, day


def test_a_date_to_the_year_or_month_is_any_day_of_it() -> None:
    term = Term("a-b", "FRA", "chief-of-staff", "Chief", "", ("MIL",), "2015", "2018-03", "")
    assert not term.holds("2015-06-01") and term.holds("2016-01-01")
    assert term.holds("2018-02-28") and not term.holds("2018-03-02")
    assert not term.over("2018-03-02") and term.over("2018-04-01")


def test_an_end_that_is_not_known() -> None:
    (row,) = held([{"country": "LBY", "office": "army.spokesperson", "holders": "2014..@2024 Ahmed al-Mismari"}])
    assert (row["from"], row["to"], row["seen"]) == ("2014", "", "2024")


def test_a_listed_term_ends_with_the_one_that_it_began_in() -> None:
    johnson = actors().people["boris-johnson"]
    assert all(term.end for term in johnson.terms)
    assert actors().person("boris-johnson", "2023-02-01").sectors == ("ELI",)


def test_the_great_offices_are_known_for_most_states() -> None:
    known: dict[str, set[str]] = {}
    for row in (*table("actors/offices"), *leaders()):
        known.setdefault(row["office"].split(".")[-1] if "spokes" in row["office"] else row["office"], set()).add(
            row["country"]
        )
    assert len(known["foreign-minister"]) >= 185 and len(known["defence-minister"]) >= 135
    assert len(known["chief-of-staff"] | known["army.head"]) >= 110 and len(known["spokesperson"]) >= 70
    assert len(known["security-council.head"] | known["national-security-adviser"]) >= 50
