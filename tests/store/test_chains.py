import json

import pytest

from dragoman.errors import InputError
from dragoman.records import Speaker
from dragoman.store import chains, exports
from dragoman.store.database import View, Writer
from dragoman.store.rows import Query
from tests.factory import coding, document, mention, said_in

TEXT = "The Ledger, citing officials, wrote that Iran had shipped drones to Russia."
JOURNAL = Speaker(kind="outlet", name="The Ledger")
OFFICIALS = Speaker(kind="unnamed-group", name="officials", affiliation="USA", reason="not allowed to speak")


@pytest.fixture
def view(tmp_path):
    doc = document(TEXT)
    words = "Iran had shipped drones to Russia"
    outer = said_in(doc, words, JOURNAL, "reports")
    inner = said_in(doc, words, OFFICIALS, "alleges", parent=outer.id, at=1)
    denial = document("Iran denied that it had shipped drones to Russia.", outlet="Caspian Mail")
    denied = said_in(denial, "it had shipped drones to Russia", "IRN", "denies")
    with Writer(tmp_path / "a.ledger") as writer:
        writer.add(
            [
                coding(doc, (), [outer, inner], mentions=[mention(doc, "Iran"), mention(doc, "Russia")]),
                coding(denial, (), [denied], mentions=[mention(denial, "Russia")]),
            ]
        )
    with View(tmp_path / "a.ledger") as opened:
        yield opened


def test_a_chain_has_a_row_for_each_step(view):
    rows = [row for row in chains.every(view) if row.outlet == "Harbour Post"]
    deepest = [row for row in rows if row.steps == 3]
    assert [(row.step, row.speaker, row.stance) for row in deepest] == [
        (0, "Harbour Post", "reports"),
        (1, "The Ledger", "reports"),
        (2, "officials", "alleges"),
    ]
    assert (deepest[2].country, deepest[2].reason) == ("USA", "not allowed to speak")
    assert [bool(row.content) for row in deepest] == [False, False, True]
    assert {row.claim for row in deepest} == {view.claims()[0].id}


def test_chains_are_exported_by_the_filters_of_statements(view, tmp_path):
    lines = list(exports.lines(view, "chains", "csv", Query(stance="denies")))
    assert len(lines) == 3 and lines[0].startswith("statement,claim,document,outlet")
    assert "statements: 1" in "".join(lines)
    assert exports.export(view, "chains", "parquet", tmp_path / "c.parquet") == 7


def test_claims_as_linked_data(view):
    found = json.loads("".join(exports.lines(view, "claims", "jsonld")))
    nodes = {node["@id"]: node for node in found["@graph"]}
    assert len(nodes) == len(found["@graph"])
    claim = next(node for node in nodes.values() if "Claim" in node["@type"])
    assert claim["text"] == "Iran had shipped drones to Russia"
    assert claim["firstAppearance"]["@id"] in nodes
    review = next(node for node in nodes.values() if node["@type"] == "ClaimReview")
    assert (review["reviewBody"], review["itemReviewed"]["@id"]) == ("denied", claim["@id"])
    assert "not truth" in review["reviewAspect"] and "reviewRating" not in review
    quotations = [node for node in nodes.values() if "Quotation" in node["@type"]]
    assert {one["dragoman:side"] for one in quotations} == {"asserts", "denies"}
    relayed = next(one for one in quotations if "prov:wasDerivedFrom" in one)
    assert relayed["prov:wasDerivedFrom"] == ["urn:dragoman:agent:outlet:ledger"]
    assert relayed["prov:wasAttributedTo"] == ["urn:dragoman:agent:party:USA"]
    for one in quotations:
        assert all(agent in nodes for agent in one["prov:wasAttributedTo"])
        assert one["isPartOf"]["@id"] in nodes


def test_linked_data_is_of_claims_alone(view):
    with pytest.raises(InputError, match="for claims"):
        list(exports.lines(view, "acts", "jsonld"))
