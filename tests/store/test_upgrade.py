"""Every schema that there was opens with a remedy, and upgrades to what the same documents make now."""

import sqlite3
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from dragoman.errors import LedgerError
from dragoman.records import Coding
from dragoman.show.cli import cli
from dragoman.store import ledger
from dragoman.store.database import View, Writer
from dragoman.store.rows import Decision, Query
from dragoman.store.upgrade import upgrade

KEPT = Path(__file__).parent / "ledgers"


@pytest.fixture(params=range(1, ledger.SCHEMA))
def old(request, tmp_path):
    path = tmp_path / "news.ledger"
    with sqlite3.connect(path) as db:
        db.executescript((KEPT / f"schema-{request.param}.sql").read_text(encoding="utf-8"))
    db.close()
    return path


def rows(path, sql):
    with sqlite3.connect(path) as db:
        found = db.execute(sql).fetchall()
    db.close()
    return found


def test_an_older_schema_is_refused_with_its_remedy(old):
    for door in (View, Writer):
        with pytest.raises(LedgerError, match="older version") as raised:
            door(old)
        assert "dragoman upgrade" in raised.value.remedy


def test_it_becomes_what_its_documents_make_now(old, tmp_path):
    before = old.read_bytes()
    done = upgrade(old)
    assert done is not None and done.kept.name == f"news.ledger.schema-{done.before}"
    assert done.kept.read_bytes()[100:] == before[100:], "the old file is kept as it was"
    assert (done.documents, done.codings) == (3, 4)
    fresh = tmp_path / "fresh.ledger"
    codings = []
    for text, body in rows(
        done.kept,
        "SELECT d.text, c.body FROM document d JOIN coding c ON c.document = d.id ORDER BY c.coder = d.coder, d.id DESC",
    ):
        coding = msgspec.json.decode(body, type=Coding)
        codings.append(msgspec.structs.replace(coding, document=msgspec.structs.replace(coding.document, text=text)))
    with Writer(fresh) as writer:
        if done.before > 1:
            writer.decide(Decision(*row) for row in rows(done.kept, "SELECT a, b, verdict, reason FROM decision"))
        for coding in codings:
            writer.add([coding])
    tables = ("document", "coding", "statement", "act", "decision", "anchor", "telling", "claim", "actor_form")
    for table in tables:
        assert sorted(rows(old, f"SELECT * FROM {table}")) == sorted(rows(fresh, f"SELECT * FROM {table}")), table
    told = "SELECT * FROM event WHERE id IN (SELECT whole FROM telling)"
    assert sorted(rows(old, told), key=repr) == sorted(rows(fresh, told), key=repr)
    with View(old) as view:
        assert view.count("events") == len(view.events(Query(limit=-1)))
        assert view.search("grain")
        assert [row[:2] for row in view.ties(("happened",))] == [("IRN", "RUS")]


def test_imported_events_judgements_and_references_are_taken_over(tmp_path):
    path = tmp_path / "news.ledger"
    with sqlite3.connect(path) as db:
        db.executescript((KEPT / "schema-2.sql").read_text(encoding="utf-8"))
    db.close()
    done = upgrade(path)
    assert done is not None and done.events == 2
    with View(path) as view:
        imported = view.events(Query(outlet="Sample", limit=-1))
        assert {(row.type, row.start) for row in imported} == {("CONSULT", "2023-02-07"), ("ASSAULT", "2023-02-08")}
        (judged,) = view.judgements()
        assert (judged.verdict, judged.reason) == ("same", "one delivery")
        assert view.references("IRN", "RUS") == [("UN votes", 2019, 0.5)]
        ministry = view.actor("foreign-affairs-russia")
        assert ministry is not None and (ministry.country, ministry.acts_done) == ("RUS", 1)
        assert {row.acts_done for row in view.actors(Query(actor="IRN", limit=1))} == {7}
    assert rows(path, "SELECT * FROM key_sum ORDER BY 1, 2") == rows(
        done.kept, "SELECT * FROM key_sum ORDER BY role, key"
    )


def test_a_ledger_of_this_schema_is_left_alone_and_others_are_refused(tmp_path):
    path = tmp_path / "news.ledger"
    Writer(path).close()
    before = path.read_bytes()
    assert upgrade(path) is None and path.read_bytes() == before
    for wrong, reason in ((tmp_path / "none.ledger", "no such file"), (tmp_path / "text.ledger", "not a ledger")):
        if "text" in wrong.name:
            wrong.write_text("not a ledger at all, but long enough to be read as one. " * 20)
        with pytest.raises(LedgerError, match=reason):
            upgrade(wrong)
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {ledger.SCHEMA + 1}")
    db.close()
    with pytest.raises(LedgerError, match="newer version"):
        upgrade(path)


def test_a_coding_that_cannot_be_read_leaves_all_as_it_was(old):
    with sqlite3.connect(old) as db:
        db.execute("UPDATE coding SET body = '{}' WHERE rowid = 1")
    db.close()
    before = old.read_bytes()
    with pytest.raises(LedgerError, match="cannot be read"):
        upgrade(old)
    assert old.read_bytes() == before
    assert not old.with_name("news.ledger.schema-1").exists()


def test_a_file_in_the_way_is_not_written_over(old):
    version = ledger.schema(old)
    there = old.with_name(f"news.ledger.schema-{version}")
    there.write_text("mine")
    with pytest.raises(LedgerError, match="in the way"):
        upgrade(old)
    assert there.read_text() == "mine"


def test_the_command_says_what_it_took_over(old):
    run = CliRunner()
    done = run.invoke(cli, ["upgrade", "--ledger", str(old)])
    assert done.exit_code == 0 and "3 documents, 4 codings" in done.output and "the old file is" in done.output
    again = run.invoke(cli, ["upgrade", "--ledger", str(old)])
    assert again.exit_code == 0 and "of this version already" in again.output
