"""Which date an act gets, on passages of our own; the floors stand in floors.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from training import evaluate_act_dates

from dragoman import code
from dragoman.errors import InputError

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["act_dates"]


@pytest.fixture(scope="module")
def scores() -> dict[str, evaluate_act_dates.Score]:
    return evaluate_act_dates.scores()


def test_gold_is_large_enough(scores: dict[str, evaluate_act_dates.Score]) -> None:
    assert sum(score.gold for score in scores.values()) >= 200
    assert sum(score.found for score in scores.values()) >= 190


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_no_score_falls_below_its_floor(scores: dict[str, evaluate_act_dates.Score], half: str) -> None:
    assert scores[half].right / scores[half].found >= FLOORS[half]


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_no_act_gets_the_day_of_publication_by_default(scores: dict[str, evaluate_act_dates.Score], half: str) -> None:
    assert scores[half].defaults == 0


@pytest.mark.parametrize(
    "text",
    [
        "Israel attacked a convoy in Syria.",
        "At dawn Russia attacked Kyiv.",
        "At 18:00 UTC Russia attacked Kyiv.",
        "Recently Turkey sold drones to Ukraine.",
        "Iran attacked the base on 30 February 2021.",
        "Turkey met Iran in the Year of the Dragon.",
    ],
)
@pytest.mark.parametrize("published", ["2023-02-09", None])
def test_an_act_without_a_date_has_none(text: str, published: str | None) -> None:
    (act, *_) = code(text, published=published).acts
    assert act.when is None


@pytest.mark.parametrize("published", ["0001-01-01", "2999-01-01", "2023-02-30"])
def test_an_impossible_day_of_publication_is_refused(published: str) -> None:
    with pytest.raises(InputError, match=published):
        code("Israel attacked a convoy in Syria on Monday.", published=published)


def dates(text: str, published: str = "2023-03-11") -> list[tuple[str | None, str | None]]:
    return [
        (act.when.start, act.when.end) if act.when else (None, None) for act in code(text, published=published).acts
    ]


def test_a_clause_some_time_away_from_its_main_clause() -> None:
    assert dates("Turkey met Syria on Friday, seven years after it attacked Syria.")[1] == ("2016-01-01", "2016-12-31")
    assert dates("Russia attacked Odesa on Wednesday, four days after attacking Kyiv.")[1] == (
        "2023-03-04",
        "2023-03-04",
    )


def test_since_a_day_told_by_a_clause() -> None:
    text = "Russia has attacked Ukraine since it invaded the country on February 24, 2022."
    assert dates(text)[0] == ("2022-02-24", "2023-03-11")


def test_a_clause_that_tells_of_a_thing_or_person_dates_only_itself() -> None:
    assert dates("Turkey met Syria over a pact of 2001.")[0] == (None, None)
    assert dates("Zelensky, who met Macron on Thursday, attacked Russia.")[-1] == (None, None)


def test_what_is_done_has_no_date_behind_the_day_it_is_told() -> None:
    text = "Kenya and Uganda signed a plan of cooperation to 2030."
    told = code(text, published="2023-02-09")
    assert [(act.modality, act.when) for act in told.acts] == [("happened", None)]
