from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.relate.dyads import series
from dragoman.store.database import View, Writer
from dragoman.store.imports import writing
from dragoman.store.imports.files import Bad
from dragoman.store.imports.writing import import_file
from dragoman.store.rows import Query
from tests import factory

SAMPLES = Path(__file__).parent / "samples"
NAMES = [
    ("gdelt.tsv", "gdelt"),
    ("icews_full.tsv", "icews"),
    ("icews_quadruples.csv", "icews"),
    ("polecat.tsv", "polecat"),
    ("phoenix.tsv", "phoenix"),
    ("phoenix_header.csv", "phoenix"),
    ("plover.jsonl", "plover"),
]


def taken(folder: Path, name: str, format, **given):
    return import_file(folder / "ledger", str(SAMPLES / name), format, **given)


@pytest.mark.parametrize(("name", "format"), NAMES)
def test_every_row_is_accounted_for(tmp_path: Path, name: str, format) -> None:
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines()
    headers = 0 if name in ("gdelt.tsv", "phoenix.tsv", "plover.jsonl") else 1
    seen: list[Bad] = []
    tally = taken(tmp_path, name, format, refused=seen.append)
    assert tally.read == len(lines) - headers
    assert tally.closes()
    assert len(seen) == sum(each.count for each in tally.refused)


@pytest.mark.parametrize(("name", "format"), NAMES)
def test_a_second_time_changes_nothing(tmp_path: Path, name: str, format) -> None:
    first = taken(tmp_path, name, format)
    with View(tmp_path / "ledger") as view:
        before = view.digest()
    again = taken(tmp_path, name, format)
    assert (again.imported, again.already_there) == (0, first.imported + first.already_there)
    with View(tmp_path / "ledger") as view:
        assert view.digest() == before


def test_batches_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken(tmp_path, "gdelt.tsv", "gdelt")
    monkeypatch.setattr(writing, "_BATCH", 2)
    other = tmp_path / "other"
    other.mkdir()
    taken(other, "gdelt.tsv", "gdelt")
    with View(tmp_path / "ledger") as a, View(other / "ledger") as b:
        assert a.digest() == b.digest()


def test_what_is_the_same_twice_is_one_event(tmp_path: Path) -> None:
    tally = taken(tmp_path, "icews_quadruples.csv", "icews")
    assert (tally.read, tally.imported, tally.already_there) == (6, 3, 1)


def test_events_bear_their_origin(tmp_path: Path) -> None:
    taken(tmp_path, "icews_full.tsv", "icews", origin="ICEWS 2022")
    with View(tmp_path / "ledger") as view:
        (event,) = view.events(Query(actor="IRN", recipient="RUS", outlet="ICEWS 2022"))
        assert view.events(Query(outlet="ICEWS")) == []
    assert event.outlets == ("ICEWS 2022",)
    assert event.words == "Make a visit (CAMEO 042): ICEWS 2022, icews_full.tsv, line 2"
    assert (event.start, event.precision, event.modality) == ("2022-07-12", "day", "happened")


def test_two_origins_stay_apart(tmp_path: Path) -> None:
    for name in ("A", "B"):
        assert taken(tmp_path, "gdelt.tsv", "gdelt", origin=name).imported == 3


def test_the_relation_tools_see_them(tmp_path: Path) -> None:
    taken(tmp_path, "gdelt.tsv", "gdelt")
    with View(tmp_path / "ledger") as view:
        (period,) = series(view, "USA", "IRN", voice="outlet")
    assert (period.start, period.volume, period.material_conflict) == ("2022-07-01", 1, 1)


def test_actors_are_counted(tmp_path: Path) -> None:
    tally = taken(tmp_path, "icews_quadruples.csv", "icews")
    assert (tally.actors, tally.with_country) == (8, 7)
    with View(tmp_path / "ledger") as view:
        iran = view.actor("IRN")
        assert [facet.value for facet in view.facets().countries if facet.value == "IRN"] in ([], ["IRN"])
    assert iran is not None
    assert (iran.name, iran.kind, iran.acts_done, iran.acts_received) == ("Iran", "state", 0, 2)


def test_articles_and_imported_events_share_a_ledger(tmp_path: Path) -> None:
    taken(tmp_path, "gdelt.tsv", "gdelt")
    document = factory.document()
    with Writer(tmp_path / "ledger") as writer:
        writer.add([factory.coding(document, [factory.act(document)])])
    taken(tmp_path, "plover.jsonl", "plover")
    with View(tmp_path / "ledger") as view:
        assert len(view.events()) == 7
        iran = view.actor("IRN")
    assert iran is not None
    assert (iran.name, iran.acts_done) == ("Iran", 2)


def test_a_file_without_rows_makes_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")
    with pytest.raises(InputError, match="no rows"):
        import_file(tmp_path / "ledger", str(tmp_path / "empty"), "gdelt")
    assert not (tmp_path / "ledger").exists()
