import json

import pytest
from click.testing import CliRunner

from dragoman.show.cli import cli
from dragoman.store.database import View, Writer
from dragoman.store.rows import Query
from tests.store.test_decisions import report


@pytest.fixture
def run(tmp_path):
    path = tmp_path / "news.ledger"
    with Writer(path) as writer:
        writer.add([report(1), report(2, day="2023-03-08")])

    def ran(*command, ledger=path, code=0):
        done = CliRunner().invoke(cli, [*command, "--ledger", str(ledger)])
        assert done.exit_code == code, done.output
        return done.output

    ran.path = path
    return ran


def ids(path):
    with View(path) as view:
        return [row.id for row in view.events(Query(limit=-1))]


def test_merge_split_list_and_take_back(run):
    one, other = ids(run.path)
    said = run("merge", one, other, "--reason", "one shipment")
    (event,) = ids(run.path)
    assert "1 judgement kept: same" in said and said.count(f"is in {event}") == 2
    assert "one shipment" in run("judgements")
    (row,) = map(json.loads, run("judgements", "--json").splitlines())
    assert (row["verdict"], row["holds"]) == ("same", True)
    act = json.loads(run("acts", "--event", event, "--json").splitlines()[0])["id"]
    assert "kept: different" in run("split", event, act)
    assert len(ids(run.path)) == 2
    run("judgements", "--forget", row["id"])
    assert sorted(ids(run.path)) == sorted([one, other])
    assert "0 judgements" in run("judgements")


def test_judgements_go_from_one_ledger_to_another(run, tmp_path):
    run("merge", *ids(run.path))
    kept = tmp_path / "kept.jsonl"
    kept.write_text(run("judgements", "--json"))
    other = tmp_path / "other.ledger"
    with Writer(other) as writer:
        writer.add([report(2, day="2023-03-08")])
    assert "waits" in run("judgements", "--take", str(kept), ledger=other)
    with Writer(other) as writer:
        writer.add([report(1)])
    assert len(ids(other)) == 1
    kept.write_text("{}\n")
    assert "line 1" in run("judgements", "--take", str(kept), ledger=other, code=1)


def test_what_cannot_be_judged_is_said(run, tmp_path):
    assert "no act, event or claim" in run("merge", "nonesuch", "other", code=1)
    assert "no such file" in run("split", "a", "b", ledger=tmp_path / "none.ledger", code=1)
    assert not (tmp_path / "none.ledger").exists()
