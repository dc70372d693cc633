"""The coder against own passages of who says what; the floors stand in ``tests/floors.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from training import evaluate_statements as gold

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["passages"]


@pytest.fixture(scope="module")
def halves() -> dict[str, gold.Tally]:
    return gold.tally()


def test_the_gold_is_large_and_names_words_of_its_passages() -> None:
    passages = list(gold.passages())
    steps = [(passage, step) for passage in passages for step in passage.steps]
    for passage, step in steps:
        assert step.speaker == "-" or step.speaker in passage.text
        for words in step.content:
            if words != "-":
                assert gold.places(words, passage.text, gold.cue_place(step, passage.text))
    assert len(passages) >= 250
    assert sum(step.parent is not None and not step.inner for _, step in steps) >= 80
    assert len({passage.id for passage in passages}) == len(passages)


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_no_score_falls_below_its_floor(halves: dict[str, gold.Tally], half: str) -> None:
    result = halves[half]
    for measure, floors in FLOORS[half].items():
        for kind, floor in floors.items():
            if measure == "stance":
                got = result.macro(all_steps=kind != "macro")
            else:
                got = getattr(result.scores[measure], kind)
            assert got >= floor, (measure, kind, got)
