from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.relate.account import account
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
    assert (again.imported, again.remarks) == (0, 0)
    assert again.already_there == first.imported + first.remarks + first.already_there
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


def test_mixed_time_zones_are_counted_and_each_day_is_that_of_its_row(tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "date,source,target,code\n"
        "2023-02-08T23:30:00-05:00,Iran,Russia,042\n"
        "2023-02-09T02:30:00Z,Iran,Russia,043\n"
        "2023-02-10,Iran,Russia,043\n"
    )
    tally = writing.import_file(tmp_path / "a.ledger", str(rows), "cameo-csv")
    assert tally.zones == {"-05:00": 1, "Z": 1}
    with View(tmp_path / "a.ledger") as view:
        assert [row.start for row in view.events()] == ["2023-02-10", "2023-02-09", "2023-02-08"]


def test_codes_where_names_are_due(tmp_path):
    rows = tmp_path / "rows.csv"
    rows.write_text("date,source,target,code\n2023-02-08,RUS,USAGOV,042\n2023-02-08,XYZ,IRA,042\n")
    tally = writing.import_file(tmp_path / "a.ledger", str(rows), "cameo-csv")
    assert (tally.actors, tally.with_country) == (4, 2)


def test_the_modality_of_a_record_is_kept_and_an_unknown_one_refused(tmp_path):
    rows = tmp_path / "rows.jsonl"
    line = '{"date": "2023-02-08", "type": "AID", "actors": ["IRN"], "recipients": ["RUS"], "modality": "%s"}\n'
    rows.write_text("".join(line % told for told in ("denied", "planned", "dreamt")))
    tally = writing.import_file(tmp_path / "a.ledger", str(rows), "plover")
    assert [(each.reason, each.numbers) for each in tally.refused] == [("'dreamt' is no modality", (3,))]
    with View(tmp_path / "a.ledger") as view:
        assert sorted(row.modality for row in view.events()) == ["denied", "planned"]


def test_who_spoke_is_kept_where_it_is_not_told_what_was_said(tmp_path):
    file = tmp_path / "events.csv"
    rows = ["2020-01-05,IRN,RUS,010", "2020-01-06,RUS,IRN,014", "2020-01-07,IRN,,012", "2020-01-08,,RUS,010"]
    file.write_text("\n".join(["date,source,target,code", *rows, "2020-01-09,IRN,RUS,040"]))
    tally = import_file(tmp_path / "ledger", str(file), "cameo-csv")
    assert (tally.read, tally.imported, tally.remarks) == (5, 1, 3) and tally.closes()
    assert [each.count for each in tally.refused] == [1], "nobody is named who spoke"
    with View(tmp_path / "ledger") as view:
        assert view.count("events") == 1
        assert view.remarks("IRN", "RUS") == view.remarks("RUS", "IRN") == 2
        found = account(view, "RUS", "IRN")
        assert (found.remarks, sum(month.volume for month in found.series)) == (2, 1)
