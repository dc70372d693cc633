"""The place tagger against sentences of our own, and the promises it makes for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.where import places
from dragoman.coding.where.gazetteer import capitals, gazetteer, key
from dragoman.parse.syntax import parse
from dragoman.records import Place
from dragoman.words.load import rows, table

GOLD = Path(__file__).parent / "gold" / "places.tsv"
CASES = list(rows(GOLD.read_text(encoding="utf-8"), str(GOLD)))


def found(text: str) -> tuple[Place, ...]:
    return places.find(parse(text))


def expected(cell: str) -> list[tuple[str, str | None, bool]]:
    """``words = COUNTRY place`` → (words, country, literal)."""
    result = []
    for part in cell.split(" ; ") if cell != "-" else ():
        words, _, meaning = part.partition(" = ")
        country, _, use = meaning.partition(" ")
        result.append((words, None if country == "?" else country, use == "place"))
    return result


def test_gold_is_large_enough() -> None:
    assert sum(len(expected(case["places"])) for case in CASES) >= 80


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"][:60])
def test_gold(case: dict[str, str]) -> None:
    text = case["sentence"]
    assert [(p.span.of(text), p.country, p.literal) for p in found(text)] == expected(case["places"])


def test_dateline_needs_the_text() -> None:
    text = "MOSCOW, Feb. 9 (Agency) — Talks began in Kazan."
    assert [p.span.of(text) for p in found(text)] == ["Kazan"]
    with_dateline = places.find(parse(text), text=text)
    assert [(p.span.of(text), p.country, p.literal) for p in with_dateline] == [
        ("MOSCOW", "RUS", True),
        ("Kazan", "RUS", True),
    ]
    for other in ("   Talks began.", "UNDER FIRE (Agency) — Talks began.", ""):
        assert places.find(parse(other), text=other) == ()


def test_a_place_keeps_what_the_gazetteer_knows() -> None:
    (place,) = found("They met in Paris, Texas.")[:1]
    assert (place.name, place.country, place.admin1, place.precision) == ("Paris", "USA", "Texas", "city")
    assert place.lat is not None and round(place.lat) == 34
    assert place.geonames is not None


def test_what_the_text_names_besides_decides() -> None:
    georgia = "Fire broke out in Georgia. Officials in Atlanta, Alabama and Florida were told."
    assert [p.country for p in found(georgia)] == ["USA"] * 4
    caucasus = "Fire broke out in Georgia. Officials in Tbilisi, Abkhazia and Batumi were told."
    assert [p.country for p in found(caucasus)] == ["GEO"] * 4


def test_region_words_choose_the_division() -> None:
    (city,) = found("Shells hit Kherson.")
    (region,) = found("Shells hit the Kherson region.")
    assert (city.precision, region.precision) == ("city", "admin1")


def test_a_name_used_of_a_person_is_no_place() -> None:
    assert found("David Cameron met the envoy. Cameron said no.") == ()


def test_resolve() -> None:
    assert (entry := places.resolve("Karabakh")) is not None and entry.country == "AZE"
    assert (entry := places.resolve("kiev")) is not None and entry.name == "Kyiv"
    assert (entry := places.resolve("Tripoli", country="LBN")) is not None and entry.country == "LBN"
    assert places.resolve("Tripoli", country="JPN") is None
    assert places.resolve("Nowhere at All") is None
    assert places.resolve("Foggy Bottom") is None


def test_capitals_are_in_the_gazetteer() -> None:
    missing = [name for name, country in capitals().items() if not gazetteer().entries(name)]
    assert len(missing) < 8, missing
    assert capitals()[key("Moscow")] == "RUS"


@pytest.mark.parametrize("name", ["countries", "sites", "admin1"])
def test_tables_are_sound(name: str) -> None:
    states = {row["iso3"] for row in table("places/countries")}
    seen = set()
    for row in table(f"places/{name}"):
        country = row.get("iso3") or row["country"]
        assert country == "" or country in states
        assert (row["lat"] == "") == (row["lon"] == "")
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90
            assert -180 <= float(row["lon"]) <= 180
        assert (row["name"], country) not in seen
        seen.add((row["name"], country))


WORDS = (
    "Moscow in at the of said Paris Texas , . ( ) - ’s Georgia Jordan Mr. Al al - Hol United States U.S. US County city St. "
    "Washington Post Lake İzmir 😀 ß Strait of Hormuz and between Kyiv region York New Mayor visited Punjab EU"
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join) | st.text(max_size=50))
def test_never_raises_and_spans_are_exact(text: str) -> None:
    last = 0
    for place in places.find(parse(text), text=text):
        assert last <= place.span.start < place.span.end <= len(text)
        last = place.span.end
        assert place.span.of(text).strip() == place.span.of(text)
        assert (place.lat is None) == (place.lon is None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They joined the U.S.-led campaign against Iran.", [("U.S.", "USA"), ("Iran", "IRN")]),
        ("They met in Brussels.", [("Brussels", "BEL")]),
        ("Gunmen fled to the castle of Karak in Jordan.", [("Karak", "JOR"), ("Jordan", "JOR")]),
        ("They met at the White House.", [("White House", "USA")]),
    ],
)
def test_names_of_seats_compounds_and_short_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(place.span.of(text), place.country) for place in found(text)] == expected
