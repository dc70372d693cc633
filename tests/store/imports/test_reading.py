from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.store.imports.files import Bad
from dragoman.store.imports.reading import FORMATS, Incoming, read

SAMPLES = Path(__file__).parent / "samples"


def told(name: str, format, **columns):
    """(events as (line, id, day, actors, recipients, type, mode), refused as (line, reason))."""
    events, refused = [], []
    for row in read(str(SAMPLES / name), format, columns):
        if isinstance(row, Bad):
            refused.append(tuple(row))
        else:
            parties = (",".join(actor.id for actor in side) for side in (row.actors, row.recipients))
            events.append((row.number, row.id, row.day, *parties, row.kind.type, row.kind.mode))
    return events, refused


def test_gdelt() -> None:
    events, refused = told("gdelt.tsv", "gdelt")
    assert events == [
        (1, "900000001", "2022-07-12", "irngov-tehran", "RUS", "CONSULT", "visit"),
        (2, "900000002", "2022-07-12", "USA", "IRN", "SANCTION", None),
        (5, "900000005", "2022-07-13", "rommil-bucharest", "", "MOBILIZE", "troops"),
        (6, "900000006", "2022-07-13", "USA", "IRN", "", None),
    ]
    assert [number for number, _ in refused] == [3, 4, 7]


def test_gdelt_counts_articles_and_sources() -> None:
    first = next(row for row in read(str(SAMPLES / "gdelt.tsv"), "gdelt") if isinstance(row, Incoming))
    assert (first.reports, first.independent) == (10, 3)


def test_icews_whole_rows() -> None:
    events, refused = told("icews_full.tsv", "icews")
    assert events == [
        (2, "70000001", "2022-07-12", "foreign-affairs-iran", "RUS", "CONSULT", "visit"),
        (3, "70000002", "2022-07-13", "somebody-quite-unheard-of", "citizen-chile", "ACCUSE", "allege"),
    ]
    assert refused == [(4, "nobody is named who did it")]


def test_icews_takes_the_country_that_the_row_names() -> None:
    rows = [row for row in read(str(SAMPLES / "icews_full.tsv"), "icews") if isinstance(row, Incoming)]
    assert [row.actors[0].country for row in rows] == ["IRN", "NOR"]


def test_icews_quadruples() -> None:
    events, refused = told("icews_quadruples.csv", "icews")
    assert [(number, kind) for number, *_, kind, _ in events] == [
        (2, "CONSULT"),
        (3, "CONSULT"),
        (4, "ASSAULT"),
        (5, "CONSULT"),
    ]
    assert refused == [(6, "'999' is no CAMEO code"), (7, "no date: 'yesterday'")]


def test_polecat() -> None:
    events, refused = told("polecat.tsv", "polecat")
    assert events == [
        (2, "P1", "2022-07-12", "hossein-example", "RUS", "CONSULT", "visit"),
        (3, "P2", "2022-07-13", "USA", "IRN", "SANCTION", None),
    ]
    assert refused == [(4, "'DANCE' is no PLOVER type")]


@pytest.mark.parametrize(
    ("name", "expected"), [("phoenix.tsv", ["CONSULT", "SANCTION"]), ("phoenix_header.csv", ["COERCE", "AGREE"])]
)
def test_phoenix(name: str, expected: list[str]) -> None:
    events, _ = told(name, "phoenix")
    assert [event[5] for event in events] == expected


def test_plover() -> None:
    events, refused = told("plover.jsonl", "plover")
    assert events == [
        (1, "a1", "2022-07-12", "irngov", "RUS", "CONSULT", "visit"),
        (2, "a2", "2022-07-13", "USA,FRA", "IRN", "SANCTION", None),
        (3, "a3", "2022-07-14", "IRN", "USA", "CONCEDE", None),
    ]
    assert [number for number, _ in refused] == [4, 5, 6, 7, 8]


def test_any_table_with_a_column_map() -> None:
    events, refused = told("plain.csv", "cameo-csv", date="Day", source="who", target="Whom", code="What")
    assert [event[3:6] for event in events] == [("IRN", "RUS", "CONSULT"), ("NOR", "CHL", "CONSULT")]
    assert refused == [(2, "no date: '12/07/2022'")]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({}, "hold source and code"),
        ({"date": "Day", "source": "Nobody"}, "no column 'Nobody'"),
        ({"colour": "Day"}, "no such field"),
    ],
)
def test_columns_that_are_not_there(columns: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        told("plain.csv", "cameo-csv", **columns)


@pytest.mark.parametrize("format", [format for format in FORMATS if format not in ("plover", "gdelt", "phoenix")])
def test_another_format_is_an_error(format) -> None:
    with pytest.raises(InputError, match="--column"):
        told("gdelt.tsv", format)


@pytest.mark.parametrize(
    ("time", "found"),
    [
        ({"date": "2023-02-01", "end_date": "2023-02-28", "precision": "month"}, ("2023-02-01", "2023-02-28", "month")),
        ({"date": "2023-02-01", "end_date": "2023-01-28", "precision": "month"}, ("2023-02-01", "2023-02-01", "month")),
        ({"date": "2023-02-01", "end_date": "2023-02-28", "precision": "soon"}, ("2023-02-01", "2023-02-01", "day")),
        ({"date": "2023-02-01"}, ("2023-02-01", "2023-02-01", "day")),
        ({"date": None, "precision": None}, ("", "", None)),
        ({"date": None, "end_date": "2023-02-28", "precision": "interval"}, ("2023-02-28", "2023-02-28", "interval")),
    ],
)
def test_plover_times_longer_than_a_day_and_none(tmp_path, time, found) -> None:
    file = tmp_path / "own.jsonl"
    file.write_text(json.dumps({"type": "AID", "actors": [{"name": "Iran"}], "voices": ["attributed"], **time}))
    (event,) = read(str(file), "plover")
    assert isinstance(event, Incoming)
    assert (event.day, event.end, event.precision) == found
    assert event.voices == ("attributed",)


@pytest.mark.parametrize("time", [{}, {"date": None}, {"date": "soon", "precision": None}])
def test_plover_records_of_others_need_a_date(tmp_path, time) -> None:
    file = tmp_path / "theirs.jsonl"
    file.write_text(json.dumps({"type": "AID", "actors": [{"name": "Iran"}], **time}))
    (row,) = read(str(file), "plover")
    assert isinstance(row, Bad)
    assert row.reason.startswith("no date")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "99991231", "2200-01-01"])
def test_days_that_stand_for_none_are_refused(tmp_path, day) -> None:
    file = tmp_path / "far.csv"
    file.write_text(f"date,source,target,code\n{day},Iran,Russia,040\n1500-01-01,Iran,Russia,040\n")
    bad, good = read(str(file), "cameo-csv")
    assert isinstance(bad, Bad) and bad.reason == f"no date: {day!r}"
    assert isinstance(good, Incoming) and good.day == "1500-01-01"
