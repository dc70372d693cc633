"""A ledger of an earlier schema as one of this: made anew from the codings and texts that it keeps whole."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from dragoman.errors import LedgerError
from dragoman.records import Coding
from dragoman.store import ledger, references
from dragoman.store.imports import writing
from dragoman.store.rows import Decision
from dragoman.store.writer import Writer

_BATCH = 200
"""Codings that are linked in one transaction."""
_EVENTS = 20_000


class Upgraded(NamedTuple):
    """What was taken over; ``kept`` is where the old file is now."""

    before: int
    documents: int
    codings: int
    events: int
    """Those that were imported; events of articles are linked anew."""
    kept: Path


def upgrade(path: Path, progress: Callable[[int], None] | None = None) -> Upgraded | None:
    """Makes a ledger of this schema in the place of an older one, which is kept beside it; None where there is no need.

    Documents with all their codings, imported events, judgements by hand and references are taken over; what follows
    from them is reckoned as if they had been added now. Nothing of the old file changes but its name, and that last.
    ``progress`` gets the codings and events taken over so far. Raises LedgerError for what is no ledger, is newer, or
    cannot be read or written.
    """
    with ledger.explained(path):
        before = ledger.schema(path)
        if before == ledger.SCHEMA:
            return None
        kept = path.with_name(f"{path.name}.schema-{before}")
        if kept.exists():
            raise LedgerError(str(kept), "a file of this name is in the way", "Move it away, then upgrade again")
        made = path.with_name(f"{path.name}.upgrading")
        for left in (made, *_beside(made)):
            left.unlink(missing_ok=True)
        with closing(ledger.older(path)) as old:
            old.execute("BEGIN IMMEDIATE")  # nobody writes to it meanwhile
            counts = _take(old, made, progress or (lambda done: None))
            old.execute("ROLLBACK")
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            old.execute("PRAGMA journal_mode = DELETE")  # without companions one name is the whole ledger
        _put(made, path, kept)
    return Upgraded(before, *counts, kept)


def _put(made: Path, path: Path, kept: Path) -> None:
    """Gives the new file the old one's name, without a moment in which there is none where the disk can do that."""
    try:
        os.link(path, kept)
    except OSError:
        os.rename(path, kept)
    os.replace(made, path)


def _beside(path: Path) -> list[Path]:
    return [path.with_name(f"{path.name}-{what}") for what in ("wal", "shm")]


def _take(old: sqlite3.Connection, made: Path, progress: Callable[[int], None]) -> tuple[int, int, int]:
    documents, codings = set(), 0
    tables = {row["name"] for row in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    with Writer(made) as writer:
        waiting = _codings(old)
        while some := list(islice(waiting, _BATCH)):
            writer.add(some)
            documents |= {coding.document.id for coding in some}
            codings += len(some)
            progress(codings)
        if "decision" in tables:
            writer.decide(Decision(**dict(row)) for row in old.execute("SELECT * FROM decision ORDER BY a, b"))
    with closing(ledger.writing(made)) as new:
        events = 0
        rows = old.execute(_IMPORTED)
        while batch := rows.fetchmany(_EVENTS):
            _import(old, new, batch)
            events += len(batch)
            progress(codings + events)
        for table in ("reference", "remark"):
            if table in tables:
                _copy(old, new, table)
    return len(documents), codings, events


def _codings(old: sqlite3.Connection) -> Iterator[Coding]:
    """The codings of each document, that of the version which is shown last."""
    rows = old.execute(
        """SELECT d.id, d.text, c.coder, c.body FROM document d JOIN coding c ON c.document = d.id
           ORDER BY d.id, c.coder = d.coder, c.coder"""
    )
    for row in rows:
        try:
            coding = msgspec.json.decode(row["body"], type=Coding)
        except msgspec.MsgspecError as error:
            raise LedgerError(
                row["id"],
                f"its coding by {row['coder']} cannot be read: {error}",
                "The ledger is left as it was; add its sources to a new file",
            ) from error
        yield msgspec.structs.replace(coding, document=msgspec.structs.replace(coding.document, text=row["text"]))


_IMPORTED = """SELECT * FROM event e WHERE NOT EXISTS (SELECT 1 FROM telling t WHERE t.whole = e.id)
               ORDER BY e.id"""
"""Events that no text tells."""


def _import(old: sqlite3.Connection, new: sqlite3.Connection, events: list[sqlite3.Row]) -> None:
    ids = msgspec.json.encode([event["id"] for event in events]).decode()
    among = "(SELECT value FROM json_each(?))"
    keys: dict[str, set[tuple[str, str]]] = {event["id"]: set() for event in events}
    for role, key, event in old.execute(f"SELECT role, key, event FROM event_key WHERE event IN {among}", (ids,)):
        keys[event].add((role, key))
    named = [
        Counter(party["id"] for event in events for party in msgspec.json.decode(event[side]))
        for side in ("actors", "recipients")
    ]
    met = msgspec.json.encode(sorted(named[0].keys() | named[1].keys())).decode()
    known = old.execute(f"SELECT id, name, kind, country, sectors FROM actor WHERE id IN {among} ORDER BY id", (met,))
    new.execute("BEGIN IMMEDIATE")
    writing.keep(new, [dict(event) for event in events], keys)
    new.executemany(writing.ACTOR, [(*row, named[0][row["id"]], named[1][row["id"]]) for row in known])
    new.execute("COMMIT")


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    if table == "reference":
        new.execute(references.TABLE)
    rows = old.execute(f"SELECT * FROM {table}")
    marks = ", ".join("?" * len(rows.description))
    new.execute("BEGIN IMMEDIATE")
    new.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    new.execute("COMMIT")
