"""Events of a data set → the ledger: each once, under the data set's name, a batch at a time."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from dragoman.coding.ids import short_hash
from dragoman.errors import InputError
from dragoman.records import Record
from dragoman.store import ledger, sums
from dragoman.store.flat import as_json
from dragoman.store.imports.files import Bad
from dragoman.store.imports.parties import ImportedActor
from dragoman.store.imports.reading import Format, Incoming, read
from dragoman.store.imports.types import REMARK

LABELS: dict[Format, str] = {
    "gdelt": "GDELT",
    "icews": "ICEWS",
    "polecat": "POLECAT",
    "phoenix": "Phoenix",
    "plover": "PLOVER",
    "cameo-csv": "CAMEO",
}
"""Format → the name under which its events stand, unless the user gives another."""

_BATCH = 20_000
"""Rows that are written in one transaction."""
_EXAMPLES = 10
"""Numbers of refused rows that the tally keeps of each reason."""
_CACHE = "PRAGMA cache_size = -200000"
"""200 MB of pages: the keys of an actor lie all over the file."""

_COLUMNS = (
    *("id", "type", "mode", "modality", "actors", "recipients", "start", "end", "precision", "reports", "independent"),
    *("outlets", "voices", "modalities", "words", "first", "last"),
)
_NAMES = ", ".join(f'"{name}"' for name in _COLUMNS)
_EVENT = f"INSERT INTO event ({_NAMES}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"
_KEY = "INSERT OR IGNORE INTO event_key VALUES (?, ?, ?, ?, ?, ?)"
_KNOWN = """SELECT e.id FROM json_each(?1) JOIN event e ON e.id = value
            UNION SELECT r.id FROM json_each(?1) JOIN remark r ON r.id = value"""
_REMARK = "INSERT INTO remark VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
ACTOR = """INSERT INTO actor
            (id, name, kind, country, sectors, documents, mentions, statements, acts_done, acts_received)
            VALUES (?, ?, ?, ?, ?, 0, 0, 0, ?, ?)
            ON CONFLICT DO UPDATE SET acts_done = acts_done + excluded.acts_done,
              acts_received = acts_received + excluded.acts_received"""


class RefusedRows(Record, frozen=True):
    """Rows refused for one reason: how many, and the lines of the first of them."""

    reason: str
    count: int
    numbers: tuple[int, ...]


class ImportTally(Record, frozen=True):
    """What became of the rows of a file; ``read`` is the sum of the others."""

    origin: str
    read: int = 0
    imported: int = 0
    remarks: int = 0
    """That somebody spoke, not what was said (CAMEO 01): kept beside the events."""
    already_there: int = 0
    refused: tuple[RefusedRows, ...] = ()
    actors: int = 0
    """Actors named in the rows that were not refused, each as often as it is named …"""
    with_country: int = 0
    """… and how many of them have a country."""
    zones: Mapping[str, int] = msgspec.field(default_factory=dict)
    """Time zones that rows give, with how many rows: the day of an event is that of its own row's zone."""

    def closes(self) -> bool:
        """True where every row is accounted for."""
        return self.read == self.imported + self.remarks + self.already_there + sum(each.count for each in self.refused)


def import_file(
    path: Path,
    file: str,
    format: Format,
    *,
    origin: str | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[int], None] | None = None,
    refused: Callable[[Bad], None] | None = None,
) -> ImportTally:
    """Writes the events of a file into the ledger ``path``, which need not be there yet.

    They stand under ``origin`` as their outlet, told in its own voice; their words name code, file and line. Rows that
    tell only that somebody spoke are kept as remarks beside the events. A row that
    is there already (same origin and id, without ids same day, parties and code) is left as it is, so a run that was
    broken off can be run again. ``refused`` gets every refused row, ``progress`` the rows read so far. Raises
    InputError where the file cannot be opened or its columns are not known, LedgerError where the ledger cannot be
    written.
    """
    name = origin or LABELS[format]
    run = _Run(name, "standard input" if file == "-" else Path(file).name)
    rows = read(file, format, columns)
    first = next(rows, None)
    if first is None:
        raise InputError(file, "it holds no rows", "Name a file with events")
    db = ledger.writing(path)
    try:
        with ledger.explained(path):
            db.execute(_CACHE)
            some: list[Incoming | Bad] = [first, *islice(rows, _BATCH - 1)]
            while some:
                run.take(db, some, refused)
                if progress is not None:
                    progress(run.read)
                some = list(islice(rows, _BATCH))
    finally:
        db.close()
    return run.tally()


def keep(db: sqlite3.Connection, rows: Sequence[Mapping[str, Any]], keys: sums.Keys) -> None:
    """Writes events by the names of their columns, with what they are found under and the sums."""
    db.executemany(_EVENT, rows)
    kinds = {row["id"]: (row["first"], row["last"], sums.kind_of(row)) for row in rows}
    found = ((role, key, first, id, last, kind) for id, (first, last, kind) in kinds.items() for role, key in keys[id])
    db.executemany(_KEY, sorted(found))
    sums.add(db, rows, keys)


class _Run:
    """One import: keeps the count of what becomes of each row."""

    def __init__(self, origin: str, file: str) -> None:
        self.read = 0
        self._origin, self._file = origin, file
        self._imported = self._remarks = self._there = self._actors = self._placed = 0
        self._reasons: Counter[str] = Counter()
        self._examples: dict[str, list[int]] = {}
        self._shown: dict[str, str] = {}
        self._zones: Counter[str] = Counter()

    def take(self, db: sqlite3.Connection, some: list[Incoming | Bad], refused: Callable[[Bad], None] | None) -> None:
        """Writes a batch, or nothing of it."""
        events: dict[str, Incoming] = {}
        for row in some:
            if isinstance(row, Bad):
                self._refuse(row, refused)
            else:
                events.setdefault(self._id(row), row)
        db.execute("BEGIN IMMEDIATE")
        try:
            known = {id for (id,) in db.execute(_KNOWN, (as_json([*events]),))}
            new = {id: events[id] for id in sorted(events.keys() - known)}
            remarks = {id: row for id, row in new.items() if row.kind is REMARK}
            db.executemany(_REMARK, [self._remark(id, row) for id, row in remarks.items()])
            self._write(db, {id: row for id, row in new.items() if id not in remarks})
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        taken = sum(not isinstance(row, Bad) for row in some)
        self.read += len(some)
        self._imported += len(new) - len(remarks)
        self._remarks += len(remarks)
        self._there += taken - len(new)
        named = [actor for row in some if not isinstance(row, Bad) for actor in (*row.actors, *row.recipients)]
        self._actors += len(named)
        self._zones.update(row.zone for row in some if not isinstance(row, Bad) and row.zone)
        self._placed += sum(actor.country is not None for actor in named)

    def tally(self) -> ImportTally:
        """The counts so far, the commonest reasons first."""
        return ImportTally(
            origin=self._origin,
            read=self.read,
            imported=self._imported,
            remarks=self._remarks,
            already_there=self._there,
            refused=tuple(
                RefusedRows(reason=reason, count=count, numbers=tuple(self._examples[reason]))
                for reason, count in self._reasons.most_common()
            ),
            actors=self._actors,
            with_country=self._placed,
            zones=dict(sorted(self._zones.items())),
        )

    def _refuse(self, row: Bad, refused: Callable[[Bad], None] | None) -> None:
        self._reasons[row.reason] += 1
        examples = self._examples.setdefault(row.reason, [])
        if len(examples) < _EXAMPLES:
            examples.append(row.number)
        if refused is not None:
            refused(row)

    def _id(self, row: Incoming) -> str:
        if row.id:
            return short_hash("import", self._origin, row.id)
        parties = (",".join(actor.id for actor in side) for side in (row.actors, row.recipients))
        told = () if row.modality == "happened" else (row.modality,)
        return short_hash("import", self._origin, row.day, *parties, row.code, *told)

    def _write(self, db: sqlite3.Connection, events: Mapping[str, Incoming]) -> None:
        rows = [dict(zip(_COLUMNS, self._row(id, row), strict=True)) for id, row in events.items()]
        keep(db, rows, {id: self._keys(row) for id, row in events.items()})
        done = Counter(actor.id for row in events.values() for actor in row.actors)
        received = Counter(actor.id for row in events.values() for actor in row.recipients)
        met = {actor.id: actor for row in events.values() for actor in (*row.actors, *row.recipients)}
        db.executemany(
            ACTOR,
            [
                (id, actor.name, actor.kind, actor.country, as_json(actor.sectors), done[id], received[id])
                for id, actor in sorted(met.items())
            ],
        )

    def _remark(self, id: str, row: Incoming) -> tuple[object, ...]:
        countries = [next((one.country for one in side if one.country), "") for side in (row.actors, row.recipients)]
        sides = [self._parties(side) for side in (row.actors, row.recipients)]
        return (id, row.day, *countries, *sides, self._origin, self._words(row))

    def _row(self, id: str, row: Incoming) -> tuple[object, ...]:
        return (
            id,
            row.kind.type,
            row.kind.mode,
            row.modality,
            self._parties(row.actors),
            self._parties(row.recipients),
            row.day or None,
            row.end or row.day or None,
            row.precision,
            row.reports,
            row.independent,
            as_json((self._origin,)),
            as_json(row.voices),
            as_json((row.modality,)),
            self._words(row),
            row.day,
            row.end or row.day,
        )

    def _words(self, row: Incoming) -> str:
        return f"{row.code}: {self._origin}, {self._file}, line {row.number}"

    def _parties(self, actors: tuple[ImportedActor, ...]) -> str:
        return f"[{','.join(self._party(actor) for actor in actors)}]"

    def _party(self, actor: ImportedActor) -> str:
        if actor.id not in self._shown:
            self._shown[actor.id] = as_json({"id": actor.id, "name": actor.name, "country": actor.country})
        return self._shown[actor.id]

    def _keys(self, row: Incoming) -> set[tuple[str, str]]:
        """What an event is found under: parties by id and country, and its origin; among actors alone all are both."""
        both = [("actor", actor) for actor in row.actors]
        both += [("recipient", actor) for actor in row.recipients or (row.actors if len(row.actors) > 1 else ())]
        return {(role, key) for role, actor in both for key in (actor.id, actor.country) if key} | {
            ("outlet", self._origin)
        }
