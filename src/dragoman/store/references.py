"""Slow references beside the events: yearly values of pairs of states that a user imports (UN votes, alliances …)."""

from __future__ import annotations

import csv
import gzip
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO

from dragoman.errors import InputError
from dragoman.records import Record
from dragoman.store import ledger
from dragoman.words.load import table

TABLE = """CREATE TABLE IF NOT EXISTS reference (
  name TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, year INTEGER NOT NULL, value REAL NOT NULL,
  PRIMARY KEY (name, a, b, year)
) WITHOUT ROWID"""
_FORMS = (("year", "a", "b"), ("year", "ccode1", "ccode2"), ("year", "country1", "country2"))
_BATCH = 20_000


class ReferenceTally(Record, frozen=True):
    """What became of a file's rows; ``refused`` counts by reason. ``read`` is the sum."""

    name: str
    column: str
    read: int
    kept: int
    refused: dict[str, int]


def import_reference(path: Path, file: Path, name: str, column: str | None = None) -> ReferenceTally:
    """Keeps a table of year, two states and a value under a name; rows of the same name and pair are replaced.

    The states stand in columns ``a`` and ``b``, ``ccode1`` and ``ccode2`` or ``country1`` and ``country2``, as ISO
    alpha-2, alpha-3 or Correlates of War numbers; ``column`` names the value, else it is the first other one. Raises
    InputError where the file has no such columns, LedgerError where the ledger cannot be written.
    """
    refused: Counter[str] = Counter()
    with _opened(file) as text:
        rows = csv.DictReader(text)
        form, value = _columns(file, list(rows.fieldnames or ()), column)
        good = _read(rows, form, value, refused)
        db = ledger.writing(path)
        try:
            with ledger.explained(path):
                kept = _keep(db, name, good)
        finally:
            db.close()
    return ReferenceTally(name=name, column=value, read=kept + refused.total(), kept=kept, refused=dict(refused))


def _opened(file: Path) -> IO[str]:
    try:
        raw = gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb")  # noqa: SIM115 — closed by the text
    except OSError as error:
        raise InputError(str(file), error.strerror or str(error), "Name a CSV file, plain or .gz") from error
    return TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="")


def _columns(file: Path, names: list[str], column: str | None) -> tuple[tuple[str, str, str], str]:
    form = next((form for form in _FORMS if set(form) <= set(names)), None)
    rest = [name for name in names if form and name not in form]
    if form is None or not rest or (column and column not in rest):
        reason = f"its columns are {', '.join(names) or 'none'}"
        raise InputError(str(file), reason, "It needs year, a, b (or ccode1, ccode2) and a column with the value")
    return form, column or rest[0]


def _read(
    rows: Iterator[Mapping[str, str]], form: tuple[str, str, str], value: str, refused: Counter[str]
) -> Iterator[tuple[str, str, int, float]]:
    try:
        for row in rows:
            a, b = (state(row[side] or "") for side in form[1:])
            if a is None or b is None:
                refused["a state that is not known"] += 1
                continue
            try:
                year, number = int(float(row[form[0]])), float(row[value])
            except (TypeError, ValueError):
                refused["no year or no value"] += 1
                continue
            yield min(a, b), max(a, b), year, number
    except (csv.Error, EOFError, gzip.BadGzipFile) as error:
        raise InputError("reference", f"the file is damaged ({error})", "Get it anew") from error


def _keep(db: sqlite3.Connection, name: str, rows: Iterator[tuple[str, str, int, float]]) -> int:
    kept = 0
    db.execute("BEGIN IMMEDIATE")
    try:
        db.execute(TABLE)
        while some := list(islice(rows, _BATCH)):
            db.executemany("INSERT OR REPLACE INTO reference VALUES (?, ?, ?, ?, ?)", [(name, *row) for row in some])
            kept += len(some)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return kept


def state(code: str) -> str | None:
    """ISO alpha-3 of a state's code, whichever of the three it is; None where it is none."""
    plain = code.strip().upper().removesuffix(".0")
    return _states().get(plain)


@cache
def _states() -> dict[str, str]:
    rows = list(table("imports/states"))
    return {row[name]: row["country"] for name in ("cow", "iso2", "country") for row in rows if row[name]}
