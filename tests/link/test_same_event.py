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
    with View(_ledger(tmp_path_factory)) as view:
        return {row.id: row.event or row.id for row in view.acts(Query(limit=-1))}


def _ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("same") / "gold.ledger"
    with Writer(path) as writer:
        writer.add(same_event.codings(same_event.told()))
    return path


def test_what_was_planned_and_threatened_leads_to_what_came_of_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Of the own articles, whose plans all have a label: each that came true, and no other."""
    with View(_ledger(tmp_path_factory)) as view:
        event = {row.id: row.event for row in view.acts(Query(limit=-1))}
        labels = {event[each.key]: each.event for each in same_event.told() if "event" in each.act}
        found = {
            (each.kind, labels.get(each.event), labels.get(row.id))
            for row in view.events(Query(limit=-1))
            for each in row.follows
            if labels.get(each.event)
        }
    assert found == {
        ("planned", "fidan-plan", "fidan-baghdad"),
        ("planned", "railway-plan", "railway"),
        ("planned", "sanctions-plan", "us-sanctions"),
        ("planned", "food-plan", "food"),
        ("planned", "kenya-second-plan", "kenya-second"),
        ("planned", "cairo-weekend-plan", "cairo-weekend"),
        ("threatened", "algeria-recall-threatened", "algeria-recall"),
        ("threatened", "minsk-answer-threat", "minsk-expels"),
    }


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
