"""The ledger file itself: how it is opened, made and checked, and what its errors mean to the user."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from dragoman.errors import LedgerError

SCHEMA = 5
_MARK = 0x44524147
"""``PRAGMA application_id`` of a ledger: "DRAG"."""
_WAIT_SECONDS = 5.0

_FAULTS = {
    "SQLITE_BUSY": ("another process is writing to it", "Wait until it is done, then run the same command again"),
    "SQLITE_LOCKED": ("another process is writing to it", "Wait until it is done, then run the same command again"),
    "SQLITE_READONLY": ("it cannot be written", "Give write permission for the file and its folder, or use a copy"),
    "SQLITE_CANTOPEN": ("it cannot be opened", "Check that the folder exists and that you may read and write there"),
    "SQLITE_PERM": ("it cannot be opened", "Check that you may read and write the file and its folder"),
    "SQLITE_FULL": ("the disk is full", "Free some space and run the same command again: what was added is kept"),
    "SQLITE_IOERR": ("reading or writing failed", "Check the disk; what was added before is kept"),
    "SQLITE_NOTADB": ("this is not a ledger", "Name another file: a ledger is made by `dragoman add`"),
    "SQLITE_CORRUPT": ("the file is damaged", "Restore a copy, or make a new ledger from the sources"),
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into a LedgerError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        known = next((fault for start, fault in _FAULTS.items() if name.startswith(start)), None)
        reason, remedy = known or (f"SQLite says: {error}", "Check the file; what was added before is kept")
        raise LedgerError(str(path), reason, remedy) from error


def reading(path: Path) -> sqlite3.Connection:
    """A read-only connection; raises LedgerError where there is no ledger."""
    if not path.exists():
        raise LedgerError(str(path), "there is no such file", "Make it with `dragoman add SOURCE --ledger FILE`")
    with explained(path):
        try:
            connection = _connect(path, "mode=ro")
            _check(connection, path)
        except sqlite3.OperationalError as error:
            # A reader of a WAL file needs its -shm beside it; in a folder that is read-only nobody writes either.
            if not str(error.sqlite_errorname).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
                raise
            connection = _connect(path, "mode=ro&immutable=1")
            _check(connection, path)
        return connection


def writing(path: Path) -> sqlite3.Connection:
    """A connection that may write; makes the ledger where the file is missing or empty."""
    with explained(path):
        connection = _connect(path, "mode=rwc")
        try:
            if _is_new(connection):
                connection.execute("PRAGMA journal_mode = WAL")
                _make(connection)
            _check(connection, path)
            connection.execute("PRAGMA synchronous = NORMAL")
            # A batch touches pages all over the file: checkpoints of 32 MB write each page less often than of 4 MB.
            connection.execute("PRAGMA wal_autocheckpoint = 8000")
        except BaseException:
            connection.close()
            raise
        return connection


def older(path: Path) -> sqlite3.Connection:
    """A connection to a ledger of whatever earlier schema, as it is."""
    return _connect(path, "mode=rw")


def schema(path: Path) -> int:
    """The schema of a ledger. Raises LedgerError where it is none, or a newer one than is known."""
    if not path.exists():
        raise LedgerError(str(path), "there is no such file", "Name a ledger that was made by `dragoman add`")
    with closing(_connect(path, "mode=rw")) as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version >= SCHEMA or connection.execute("PRAGMA application_id").fetchone()[0] != _MARK:
            _check(connection, path)
        return version


def _connect(path: Path, how: str) -> sqlite3.Connection:
    if path.is_dir():
        raise LedgerError(str(path), "this is a folder", "Name a file for the ledger")
    uri = f"file:{quote(os.path.abspath(path))}?{how}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA cache_size = -32000")
    connection.create_function("folded", 1, str.casefold, deterministic=True)
    return connection


def _is_new(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _make(connection: sqlite3.Connection) -> None:
    schema = files("dragoman.store").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _is_new(connection):
            for statement in _statements(schema):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_MARK}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """``executescript`` would commit before it starts; these run inside one transaction."""
    part = ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            yield part
            part = ""


def _check(connection: sqlite3.Connection, path: Path) -> None:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if mark != _MARK:
        raise LedgerError(str(path), "this is not a ledger", "Name another file: a ledger is made by `dragoman add`")
    if version < SCHEMA:
        raise LedgerError(
            str(path),
            f"it was made by an older version (schema {version}, known {SCHEMA})",
            f"Run `dragoman upgrade --ledger {path}`: all that is in it is taken over, and the old file is kept",
        )
    if version > SCHEMA:
        raise LedgerError(
            str(path), f"it was made by a newer version (schema {version}, known {SCHEMA})", "Upgrade Dragoman"
        )
