"""Names and descriptions on their own → country and sector, at a date."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coding.who.actors import resolve
from dragoman.words.load import rows, several

GOLD = Path(__file__).parent / "resolve_gold.tsv"
FLOORS = {"tuned": 0.95, "held": 0.90}
"""Share of names whose country and first sector are right; docs/method.md says what was measured."""


def right(row: dict[str, str]) -> bool:
    actor = resolve(row["words"], on=row["on"])
    first = actor.sectors[0] if actor is not None and actor.sectors else "none"
    return actor is not None and actor.country == row["country"] and first in several(row["sectors"])


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_gold(half: str) -> None:
    gold = [row for row in rows(GOLD.read_text(encoding="utf-8"), "gold") if row["half"] == half]
    assert len(gold) >= 150
    assert sum(map(right, gold)) / len(gold) >= FLOORS[half]


@pytest.mark.parametrize(
    ("words", "on", "country", "sectors"),
    [
        ("a court in Lahore", None, "PAK", ("JUD",)),
        ("students in Dhaka", None, "BGD", ("EDU",)),
        ("Texas governor Greg Abbott", "2021-07-01", "USA", ("GOV",)),
        ("Lagos police", None, "NGA", ("COP",)),
        ("ROK", None, "KOR", ()),
        ("former Pakistani prime minister Imran Khan", "2023-01-01", "PAK", ("ELI",)),
        ("Yugoslav army", "1991-07-01", "SRB", ("MIL",)),
    ],
)
def test_places_and_states_that_are_no_more_own_roles(
    words: str, on: str | None, country: str, sectors: tuple[str, ...]
) -> None:
    actor = resolve(words, on=on)
    assert actor is not None and (actor.country, actor.sectors) == (country, sectors)


@pytest.mark.parametrize("words", ["Iran nuclear file", "the weather", "Chicago blues", "John Nobody", "somebody"])
def test_what_names_no_actor_is_none(words: str) -> None:
    assert resolve(words) is None


def test_words_are_taken_as_their_context_has_them() -> None:
    assert resolve("Turkey", context="Turkey stuffing needs gravy, and roast Turkey needs time.") is None
    kuleba = resolve(
        "the foreign minister", on="2023-02-09", context="Ukraine's Dmytro Kuleba rose; the foreign minister spoke."
    )
    assert kuleba is None or kuleba.id == "dmytro-kuleba"
    state = resolve("Turkey", context="Turkey recalled its ambassador.")
    assert state is not None and state.id == "TUR"
