import sqlite3
import subprocess
import sys

import pytest

from dragoman.errors import LedgerError
from dragoman.store import ledger
from dragoman.store.database import View, Writer
from tests.factory import act, coding, document, story


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a %3f?#é.ledger"


def fails(door, path):
    with pytest.raises(LedgerError) as raised:
        door(path)
    assert str(path) in str(raised.value)
    assert raised.value.remedy
    return raised.value.reason


def test_a_writer_makes_a_ledger_and_a_view_does_not(path):
    assert fails(View, path) == "there is no such file"
    assert not path.exists()
    Writer(path).close()
    with View(path) as view:
        assert view.count("documents") == 0


def test_an_empty_file_becomes_a_ledger(path):
    path.touch()
    Writer(path).close()
    View(path).close()


@pytest.mark.parametrize(
    "content", [b"Not a ledger, but long enough to be read as one." * 100, b"SQLite format 3\0broken"]
)
@pytest.mark.parametrize("door", [View, Writer])
def test_what_is_no_ledger_is_left_as_it_is(path, door, content):
    path.write_bytes(content)
    assert fails(door, path) in ("this is not a ledger", "the file is damaged")
    assert path.read_bytes() == content


@pytest.mark.parametrize("door", [View, Writer])
def test_another_programs_database_is_no_ledger(path, door):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()
    assert fails(door, path) == "this is not a ledger"
    assert path.read_bytes() == before


@pytest.mark.parametrize("door", [View, Writer])
def test_a_folder_is_no_ledger(tmp_path, door):
    assert fails(door, tmp_path) == "this is a folder"


def test_a_newer_schema_asks_for_an_upgrade(path):
    Writer(path).close()
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA user_version = {ledger.SCHEMA + 1}")
    assert "newer version" in fails(View, path)
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 1")
    assert "older version" in fails(View, path)


def test_a_missing_folder(tmp_path):
    assert fails(Writer, tmp_path / "missing" / "a.ledger") == "it cannot be opened"


def test_a_locked_ledger_says_so_and_loses_nothing(path, monkeypatch):
    monkeypatch.setattr(ledger, "_WAIT_SECONDS", 0.05)
    with Writer(path) as writer, sqlite3.connect(path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another process is writing"):
            writer.add([coding(document())])
        other.rollback()
        assert writer.add([coding(document())]) == ["coded"]


def test_a_full_disk_keeps_what_was_there(path):
    with Writer(path) as writer:
        writer.add([coding(document())])
        pages = writer._db.execute("PRAGMA page_count").fetchone()[0]
        writer._db.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(LedgerError, match="disk is full"):
            writer.add([coding(document(story(number, words=2000))) for number in range(20)])
        writer._db.execute("PRAGMA max_page_count = 1000000")
        assert writer.add([coding(document(story(1)))]) == ["coded"]
    with View(path) as view:
        assert view.count("documents") == 2
        assert view._all("PRAGMA integrity_check")[0][0] == "ok"


def test_a_file_that_cannot_be_written(path):
    with Writer(path) as writer:
        writer._db.execute("PRAGMA query_only = 1")
        with pytest.raises(LedgerError, match="cannot be written"):
            writer.add([coding(document())])


def test_a_ledger_in_a_read_only_folder_can_be_read(path, monkeypatch):
    """Root may write anywhere, so the refusal is played: the first connection fails as SQLite's would."""
    with Writer(path) as writer:
        writer.add([coding(document())])
    tried = []
    connect = ledger._connect

    def first_fails(path, how):
        tried.append(how)
        if len(tried) == 1:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorname = "SQLITE_CANTOPEN"
            raise error
        return connect(path, how)

    monkeypatch.setattr(ledger, "_connect", first_fails)
    with View(path) as view:
        assert view.count("documents") == 1
    assert tried == ["mode=ro", "mode=ro&immutable=1"]


def test_other_faults_name_what_sqlite_says(path, monkeypatch):
    def fail(path, how):
        error = sqlite3.OperationalError("something odd")
        error.sqlite_errorname = "SQLITE_ODD"
        raise error

    Writer(path).close()
    monkeypatch.setattr(ledger, "_connect", fail)
    assert fails(View, path) == "SQLite says: something odd"


def test_a_ledger_that_cannot_be_made_whole_is_not_made(path, monkeypatch):
    monkeypatch.setattr(ledger, "_statements", lambda script: iter(["CREATE TABLE a (b)", "CREATE NONSENSE"]))
    fails(Writer, path)
    monkeypatch.undo()
    Writer(path).close()
    View(path).close()


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from dragoman.store.database import Writer
from tests.store.test_ledger import codings
import dragoman.store.wholes as wholes

steps, at = 0, int(sys.argv[3])
def dying(made):
    def count(*given):
        global steps
        steps += 1
        if steps == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return made(*given)
    return count
wholes._event = dying(wholes._event)
with Writer(sys.argv[1]) as writer:
    for start in range(0, 30, 5):
        writer.add(codings()[start : start + 5])
"""


def codings():
    made = []
    for number in range(30):
        doc = document(story(number % 12, f"x{number}" if number > 11 else ""), outlet=f"Outlet {number}")
        made.append(coding(doc, [act(doc), act(doc, "AID", at=9)]))
    return made


def test_killed_at_any_step_it_is_whole_and_a_second_run_completes_it(tmp_path, request):
    with Writer(tmp_path / "whole.ledger") as writer:
        writer.add(codings())
    with View(tmp_path / "whole.ledger") as view:
        expected = view.digest()
    for at in (1, 4, 7):
        path = tmp_path / f"{at}.ledger"
        command = [sys.executable, "-c", KILLED, str(path), str(request.config.rootpath), str(at)]
        assert subprocess.run(command, check=False).returncode == -9
        with View(path) as view:
            assert view._all("PRAGMA integrity_check")[0][0] == "ok"
            assert view.count("documents") % 5 == 0
            assert view.count("documents") < 30
            assert len(view._all("SELECT * FROM coding")) == view.count("documents")
        with Writer(path) as writer:
            writer.add(codings())
        with View(path) as view:
            assert view.digest() == expected
