import csv
import json

import pytest

from dragoman.store import exports, tables
from dragoman.store.database import View, Writer
from dragoman.store.rows import Query
from dragoman.store.view import ROWS
from tests.factory import act, coding, document, on, statement, story

NOUNS = ["documents", "statements", "acts", "events", "claims", "actors"]


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "news.ledger"
    with Writer(path) as writer:
        for number in range(3):
            doc = document(story(number), title="=HYPERLINK(1)", outlet=f'Post "{number}", the')
            said = statement(doc, "UKR")
            acts = [act(doc, when=on("2023-02-08")), act(doc, "AID", at=4, statement=said.id)]
            writer.add([coding(doc, acts, [said])])
    with View(path) as view:
        yield view


def read(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_all_rows_are_written_whatever_the_limit(view, tmp_path, noun, format):
    path = tmp_path / f"rows.{format}"
    assert exports.export(view, noun, format, path, Query(limit=1)) == view.count(noun) > 0
    if format == "csv":
        assert len(read(path)) == view.count(noun)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("noun", NOUNS)
def test_json_lines_and_parquet_give_the_rows_back(view, tmp_path, noun):
    import msgspec
    from pyarrow import parquet

    exports.export(view, noun, "jsonl", tmp_path / "a.jsonl")
    exports.export(view, noun, "parquet", tmp_path / "a.parquet")
    lines = (tmp_path / "a.jsonl").read_bytes().splitlines()
    rows = list(view.every(noun))
    assert [msgspec.json.decode(line, type=ROWS[noun]) for line in lines] == rows
    assert [msgspec.convert(row, ROWS[noun]) for row in parquet.read_table(tmp_path / "a.parquet").to_pylist()] == rows


def test_filters_hold(view, tmp_path):
    assert exports.export(view, "acts", "jsonl", tmp_path / "a.jsonl", Query(type="AID")) == 3
    assert {json.loads(line)["type"] for line in (tmp_path / "a.jsonl").open()} == {"AID"}


def test_csv_has_parties_in_two_columns_and_escapes_formulas(view, tmp_path):
    exports.export(view, "events", "csv", tmp_path / "a.csv")
    visit = next(row for row in read(tmp_path / "a.csv") if row["type"] == "CONSULT")
    assert (visit["actors"], visit["actor_names"], visit["recipient_names"]) == ("IRN", "Iran", "Russia")
    assert visit["outlets"] == 'Post "0", the; Post "1", the; Post "2", the'
    exports.export(view, "documents", "csv", tmp_path / "b.csv")
    assert {row["title"] for row in read(tmp_path / "b.csv")} == {"'=HYPERLINK(1)"}


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_formulas_are_escaped(text):
    assert tables.escaped(text) == f"'{text}"


def test_numbers_and_nothing_stay_as_they_are():
    assert (tables.escaped(-1), tables.escaped(None), tables.escaped("a=b")) == ("-1", "", "a=b")


def test_without_rows_there_is_a_header(view, tmp_path):
    assert exports.export(view, "acts", "csv", tmp_path / "a.csv", Query(type="NONE")) == 0
    assert (tmp_path / "a.csv").read_text().startswith("id,document,title")
    assert exports.export(view, "acts", "parquet", tmp_path / "a.parquet", Query(type="NONE")) == 0
