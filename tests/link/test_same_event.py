"""Same-event merging against the gold pairs of acts; the floors stand in floors.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dragoman.store.database import View, Writer
from dragoman.store.rows import Query
from tests.link import same_event

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["same_event"]


@pytest.fixture(scope="module")
def pairs() -> list[same_event.Pair]:
    return same_event.pairs(same_event.told())


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Act of the gold → its event."""
    path = tmp_path_factory.mktemp("same") / "gold.ledger"
    with Writer(path) as writer:
        writer.add(same_event.codings(same_event.told()))
    with View(path) as view:
        return {row.id: row.event or row.id for row in view.acts(Query(limit=-1))}


def test_there_are_enough_pairs_of_both_kinds(pairs: list[same_event.Pair]) -> None:
    assert len(pairs) >= 1000
    for held in (False, True):
        half = [pair for pair in pairs if pair.held == held]
        assert sum(pair.same for pair in half) >= 140
        assert sum(not pair.same for pair in half) >= 300
    documents = {pair.a.document.id for pair in pairs} | {pair.b.document.id for pair in pairs}
    assert len(documents) >= 100


def test_a_label_lies_in_one_half_with_all_its_pairs(pairs: list[same_event.Pair]) -> None:
    halves: dict[str | None, set[bool]] = {}
    for pair in pairs:
        if pair.same:
            halves.setdefault(pair.a.event, set()).add(pair.held)
    assert all(len(found) == 1 for found in halves.values())


@pytest.mark.parametrize("half", ["tuned", "held"])
@pytest.mark.parametrize("kind", ["precision", "recall", "f1"])
def test_no_score_falls_below_its_floor(
    pairs: list[same_event.Pair], events: dict[str, str], half: str, kind: str
) -> None:
    score = same_event.score([pair for pair in pairs if pair.held == (half == "held")], events)
    assert getattr(score, kind) >= FLOORS[half][kind]
