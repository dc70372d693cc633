"""Names of the compiled directory, looked up by name alone."""

from __future__ import annotations

import pytest

from dragoman.words.directory import bare_firm, listed
from dragoman.words.load import lines


def test_the_directory_is_sorted() -> None:
    keys = [line.partition("\t")[0] + "\t" for line in lines("actors/phoenix")]
    assert keys == sorted(keys) and len(keys) == len(set(keys)) > 20_000


@pytest.mark.parametrize(("on", "sectors"), [("1985-01-01", ()), ("1992-01-01", ("GOV",)), ("1999-01-01", ("ELI",))])
def test_a_person_by_date(on: str, sectors: tuple[str, ...]) -> None:
    person = listed("Zviad Gamsakhurdia", on)
    assert person is not None and (person.kind, person.country, person.sectors) == ("person", "GEO", sectors)


def test_bodies() -> None:
    church = listed("Norwegian Church Aid", None)
    assert church is not None and (church.kind, church.country) == ("organisation", "NGO")
    assert listed("Nobody Whatever", None) is None


def test_firms_without_their_form() -> None:
    assert bare_firm("Goldman Sachs Group, Inc.") == "Goldman Sachs"
    assert bare_firm("Group") == "Group"
