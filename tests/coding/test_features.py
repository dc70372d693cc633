"""Buildings and quarters that no table has, in the place that the text says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.coding.where import places
from dragoman.parse.syntax import parse


def points(text: str) -> list[tuple[str, str | None]]:
    doc = parse(text)
    return [(place.span.of(text), place.country) for place in places.find(doc, text=text) if place.geonames is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flights left Toronto's Pearson International Airport.", ("Pearson International Airport", "CAN")),
        ("A bomb went off in Cairo's Abbasiya neighbourhood.", ("Abbasiya", "EGY")),
        ("Cairo mourned. The blast in the city's Abbasiya district killed ten.", ("Abbasiya", "EGY")),
        ("They struck Nasser Hospital in Khan Younis.", ("Nasser Hospital", "PSE")),
    ],
)
def test_the_text_says_where(text: str, expected: tuple[str, str]) -> None:
    assert expected in points(text)


@pytest.mark.parametrize(
    "text",
    [
        "Flights left the airport. Nasser Hospital was struck.",
        "Paris slept. He saw the doctor's Pearson Hospital.",
        "The Hospital in Cairo was full.",
        "The district of Cairo was full.",
        "Moscow and Kyiv met at the Park.",
    ],
)
def test_what_is_not_said_is_not_guessed(text: str) -> None:
    assert not [words for words, _ in points(text) if "Hospital" in words or "Park" in words or "district" in words]


def test_nothing_is_found_twice() -> None:
    text = "He landed at Kabul International Airport in Kabul's Wazir Akbar Khan district."
    spans = [place.span for place in places.find(parse(text), text=text)]
    assert spans == sorted(spans) and not any(a.overlaps(b) for a, b in pairwise(spans))
