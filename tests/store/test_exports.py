"""What is exported is read back: rows, graph, query and counts."""

import csv
import json
from xml.etree import ElementTree

import pytest

from dragoman.errors import InputError
from dragoman.store import exports, shapes
from dragoman.store.database import View, Writer
from dragoman.store.imports.writing import import_file
from dragoman.store.rows import Query
from dragoman.words import ontology
from tests.factory import act, coding, document, on, person, statement, story

COUNTS = {"events": "5", "reports": "6", "independent": "5"}


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    path = tmp_path_factory.mktemp("exports") / "news.ledger"
    told = [
        ("CONSULT", ("IRN",), ("RUS",), {"when": on("2023-02-08"), "mode": "visit"}),
        ("CONSULT", ("IRN",), ("RUS",), {"when": on("2023-02-08")}),
        ("AID", (person("Ali <b> & \x01Sons", "IRN"),), ("RUS",), {"when": on("2023-02-08")}),
        ("AID", ("IRN",), ("RUS",), {"when": on("2023-03-08"), "modality": "denied"}),
        ("SANCTION", ("USA",), ("IRN",), {}),
        ("AGREE", ("CHN", "IRN", "RUS"), (), {"when": on("2023-02-20")}),
    ]
    with Writer(path) as writer:
        for number, (type, actors, recipients, given) in enumerate(told):
            doc = document(story(number), outlet=f"Outlet {number}")
            said = statement(doc, "UKR")
            writer.add([coding(doc, [act(doc, type, actors, recipients, statement=said.id, **given)], [said])])
    with View(path) as view:
        yield view


def written(view, format, folder, **query):
    path = folder / f"events.{format}"
    number = exports.export(view, "events", format, path, Query(**query))
    return number, path


def test_csv_says_what_it_holds_in_its_first_row(view, tmp_path):
    number, path = written(view, "csv", tmp_path, actor="IRN")
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == number == 4
    assert 'query: {"actor":"IRN","voice":"any"}; events: 4; reports: 5; independent: 4' in rows[0]["about"]
    assert {row["about"] for row in rows[1:]} == {""}
    assert rows[0]["reports"] and "about" not in view.events()[0].__struct_fields__


def test_parquet_says_it_in_its_metadata(view, tmp_path):
    from pyarrow import parquet

    _, path = written(view, "parquet", tmp_path)
    said = {key.decode(): value.decode() for key, value in parquet.read_schema(path).metadata.items()}
    assert said.items() >= {**COUNTS, "query": '{"voice":"any"}', "rows_of": "events"}.items()
    assert parquet.read_table(path).num_rows == 5
    exports.export(view, "acts", "parquet", path)
    assert parquet.read_schema(path).metadata[b"acts"] == b"6"


def test_gdelts_table_has_its_columns_and_goes_in_again(view, tmp_path):
    number, path = written(view, "gdelt", tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(line.removeprefix("# ").split(": ", 1) for line in lines if line.startswith("#"))
    names, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    assert len(names) == 58 and {len(row) for row in rows} == {58}
    assert number == len(rows) == 3, "neither the denied one nor the one without a date"
    assert (head["events"], head["reports"], head["independent"]) == ("3", "4", "3")
    visit = next(dict(zip(names, row, strict=True)) for row in rows if row[26] == "042")
    assert (visit["SQLDATE"], visit["NumArticles"], visit["QuadClass"], visit["GoldsteinScale"]) == (
        "20230208", "2", "1", "4.0",
    )  # fmt: skip
    assert exports.export(view, "events", "gdelt", path, Query(modality="denied")) == 1
    written(view, "gdelt", tmp_path)
    tally = import_file(tmp_path / "other.ledger", str(path), "gdelt", origin="ours")
    assert (tally.imported, tally.refused) == (3, ())
    with View(tmp_path / "other.ledger") as other:
        found = {(row.type, row.start, row.reports, row.actors[0].country) for row in other.events()}
    assert found == {
        ("CONSULT", "2023-02-08", 2, "IRN"),
        ("AID", "2023-02-08", 1, "IRN"),
        ("AGREE", "2023-02-20", 1, "CHN"),
    }


def test_plover_records_go_in_again_and_keep_modality_time_and_voice(view, tmp_path):
    number, path = written(view, "plover", tmp_path)
    head, *rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert head["export"].items() >= COUNTS.items()
    assert number == len(rows) == 5
    assert {row["modality"] for row in rows} == {"happened", "denied"}
    tally = import_file(tmp_path / "other.ledger", str(path), "plover")
    assert tally.imported == 5
    with View(tmp_path / "other.ledger") as other:
        for mine, theirs in zip(*(sorted(each.events(), key=_told) for each in (view, other)), strict=True):
            assert _told(mine) == _told(theirs)


def _told(row):
    return row.type, row.modality, row.start or "", row.end or "", row.precision or "", sorted(row.voices)


def test_graphml_is_xml_with_nodes_edges_query_and_counts(view, tmp_path):
    _, path = written(view, "graphml", tmp_path, outlet=None)
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ElementTree.parse(path).getroot()
    keys = {key.get("id"): key.get("attr.name") for key in root.findall("g:key", space)}
    graph = root.find("g:graph", space)
    about = {keys[data.get("key")]: data.text for data in graph.findall("g:data", space)}
    assert about.items() >= {**COUNTS, "query": '{"voice":"any"}'}.items()
    nodes = {node.get("id") for node in graph.findall("g:node", space)}
    edges = {}
    for edge in graph.findall("g:edge", space):
        values = {keys[data.get("key")]: data.text for data in edge.findall("g:data", space)}
        edges[edge.get("source"), edge.get("target"), values["told"]] = values
    assert {end for key in edges for end in key[:2]} == nodes
    done = edges["IRN", "RUS", "done"]
    assert (done["events"], done["reports"], done["verbal_cooperation"], done["score"]) == ("2", "3", "2", "3.25")
    assert edges["IRN", "RUS", "denied"]["events"] == "1"
    assert edges["RUS", "IRN", "done"]["events"] == "1", "an agreement of all goes both ways"
    assert ("CHN", "CHN", "done") not in edges


def test_gexf_is_xml_with_weights_and_a_description(view, tmp_path):
    _, path = written(view, "gexf", tmp_path, type="AID")
    space = {"g": "http://gexf.net/1.3"}
    root = ElementTree.parse(path).getroot()
    described = root.find("g:meta/g:description", space).text
    assert 'query: {"type":"AID","voice":"any"}' in described and "events: 2; reports: 2" in described
    edges = root.findall("g:graph/g:edges/g:edge", space)
    assert [edge.get("weight") for edge in edges] == ["1", "1"]
    labels = {node.get("label") for node in root.findall("g:graph/g:nodes/g:node", space)}
    assert labels == {"Iran", "Russia", "Ali <b> & \ufffdSons"}


def test_what_goes_to_standard_output_is_the_same(view, tmp_path):
    for format in ("csv", "jsonl", "gdelt", "plover", "graphml", "gexf"):
        _, path = written(view, format, tmp_path)
        assert "".join(exports.lines(view, "events", format)) == path.read_bytes().decode()


def test_every_type_and_mode_has_a_cameo_code_that_is_read_back_as_its_type():
    from dragoman.store.imports import types

    for type, mode in ontology.kinds():
        code = shapes.cameo(type, mode or None)
        assert types.of_cameo(code).type == type, (type, mode, code)
        assert types.of_cameo(code.ljust(3, "0")).type == type
        assert not mode or types.of_cameo(code).mode in (mode, None, "disapprove")


def test_a_wrong_format_noun_or_place_is_explained(view, tmp_path):
    with pytest.raises(InputError, match="Use one of csv, jsonl, parquet, gdelt"):
        exports.export(view, "acts", "xlsx", tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="for events"):
        exports.export(view, "acts", "gexf", tmp_path / "a.gexf")
    for format in exports.FORMATS:
        with pytest.raises(InputError, match="cannot be written"):
            noun = "claims" if format in exports.OF_CLAIMS else "events"
            exports.export(view, noun, format, tmp_path / "missing" / "a")
