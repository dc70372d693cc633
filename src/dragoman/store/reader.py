"""A ledger that is open for reading: rows of statements as records or tuples; threads take turns."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from dragoman.records import Record
from dragoman.store import ledger

Row = TypeVar("Row", bound=Record)

_JSON = frozenset(
    {"actors", "recipients", "chain", "outlets", "voices", "modalities", "sectors"}
    | {"asserted_by", "denied_by", "doubted_by", "dates", "follows", "followed_by", "confirmed"}
)


class Reader:
    """A read-only connection."""

    def __init__(self, path: str | Path) -> None:
        """Raises LedgerError where the file is missing or no ledger."""
        self.path = Path(path)
        self._db = ledger.reading(self.path)
        self._lock = threading.RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._db.close()

    def version(self) -> int:
        """Another number whenever the ledger has changed."""
        return int(self._all("PRAGMA data_version")[0][0])

    def _all(self, sql: str, *values: object) -> list[sqlite3.Row]:
        with self._lock, ledger.explained(self.path):
            return self._db.execute(sql, values).fetchall()

    def _plain(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows as tuples, for statements that give many."""
        with self._lock, ledger.explained(self.path):
            cursor = self._db.cursor()
            cursor.row_factory = None
            return cursor.execute(sql, values).fetchall()

    def _records(self, type: type[Row], sql: str, *values: object) -> list[Row]:
        return list(records(self._all(sql, *values), type))

    def _one(self, type: type[Row], sql: str, id: str) -> Row | None:
        return next(iter(self._records(type, sql, id)), None)


def records(rows: Iterable[sqlite3.Row], kind: type[Row]) -> Iterator[Row]:
    """Rows of one statement as records, by the names of their columns; columns that the kind lacks are left out."""
    decode, known = msgspec.json.decode, frozenset(kind.__struct_fields__)
    columns: list[tuple[int, str, bool]] | None = None
    for row in rows:
        if columns is None:
            columns = [(at, name, name in _JSON) for at, name in enumerate(row.keys()) if name in known]
        values = tuple(row)
        fields = {
            name: decode(values[at]) if json and values[at] is not None else values[at] for at, name, json in columns
        }
        yield msgspec.convert(fields, kind)
