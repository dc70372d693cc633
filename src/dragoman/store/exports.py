"""Export: what a query selects, as a file that says of itself what was asked and how many of what it holds.

Rows of any noun, and source chains, go as CSV, JSON lines or Parquet (store.tables); events also in the shape of
GDELT's tables and of PLOVER's records (store.shapes), and as graphs of who acts on whom (store.graphs); claims also as
linked data (store.linked). Reports, independent reports and
events are counted apart in each. JSON lines hold rows alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Literal, get_args

import msgspec

from dragoman.errors import InputError
from dragoman.records import Record
from dragoman.store import chains, graphs, linked, queries, shapes, tables
from dragoman.store.rows import ClaimRow, EventRow, Noun, Query
from dragoman.store.view import ROWS, View

Format = Literal["csv", "jsonl", "parquet", "gdelt", "plover", "graphml", "gexf", "jsonld"]
FORMATS: tuple[Format, ...] = get_args(Format)
Exported = Noun | Literal["chains"]
OF_EVENTS: tuple[Format, ...] = ("gdelt", "plover", "graphml", "gexf")
"""Formats that only events have."""
OF_CLAIMS: tuple[Format, ...] = ("jsonld",)
"""Formats that only claims have."""
BINARY: tuple[Format, ...] = ("parquet",)

_NOTE = (
    "reports are the articles that tell an event, copies included; independent is what is left of them after copies "
    "and echoes of one source are collapsed; an event is counted once"
)

Writer = Callable[[Iterable[EventRow], Mapping[str, str]], Iterator[str]]
_WRITERS: dict[Format, Writer] = {
    "gdelt": shapes.gdelt,
    "plover": shapes.plover,
    "graphml": graphs.graphml,
    "gexf": graphs.gexf,
}


def export(view: View, noun: Exported, format: Format, path: str | PathLike[str], query: Query | None = None) -> int:
    """Writes all rows that the query selects, and gives back how many; the file appears when it is whole.

    Raises InputError for an unknown format, a noun that the format does not have, or a place that cannot be written.
    """
    if format not in FORMATS:
        raise InputError(str(format), "this is no format", f"Use one of {', '.join(FORMATS)}")
    target = Path(path)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    rows = _Counted(_selected(view, noun, format, query))
    about = described(view, noun, format, query)
    try:
        if format == "parquet":
            tables.parquet(rows, _kind(noun), unfinished, about)
        else:
            with unfinished.open("w", encoding="utf-8", newline="") as file:
                file.writelines(_lines(view, rows, noun, format, about))
        os.replace(unfinished, target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise InputError(str(target), f"it cannot be written ({error.strerror})", "Check the folder") from error
    return rows.number


def lines(view: View, noun: Exported, format: Format, query: Query | None = None) -> Iterator[str]:
    """The same as lines of text, for standard output; all formats but Parquet."""
    rows, about = _selected(view, noun, format, query), described(view, noun, format, query)
    return _lines(view, rows, noun, format, about)


def described(view: View, noun: Exported, format: Format, query: Query | None = None) -> dict[str, str]:
    """What was asked and how many rows it selects: for events also their reports and independent reports."""
    query = query or Query()
    if format in OF_EVENTS and noun != "events":
        raise InputError(f"{format} of {noun}", "this format is for events", "Write `--noun events`")
    if format in OF_CLAIMS and noun != "claims":
        raise InputError(f"{format} of {noun}", "this format is for claims", "Write `--noun claims`")
    given = msgspec.structs.asdict(query)
    asked = {name: value for name, value in given.items() if value is not None and name not in ("limit", "offset")}
    found = {"source": "dragoman", "rows_of": noun, "query": msgspec.json.encode(asked).decode()}
    if format == "gdelt":
        found["left_out"] = shapes.LEFT_OUT
        found |= _sums(_selected(view, noun, format, query))
    elif noun == "events":
        found |= view.totals(queries.plan("events", query))
    elif noun == "chains":
        found["statements"] = str(view.count("statements", query))
    else:
        found[noun] = str(view.count(noun, query))
    if noun == "events":
        found["note"] = _NOTE
    return found


def _sums(rows: Iterable[Record]) -> dict[str, str]:
    events = reports = independent = 0
    for row in rows:
        assert isinstance(row, EventRow)
        events, reports, independent = events + 1, reports + row.reports, independent + row.independent
    return {"events": str(events), "reports": str(reports), "independent": str(independent)}


def _selected(view: View, noun: Exported, format: Format, query: Query | None) -> Iterator[Record]:
    rows: Iterator[Record] = chains.every(view, query) if noun == "chains" else view.every(noun, query)
    if format != "gdelt":
        return rows
    return (row for row in rows if isinstance(row, EventRow) and shapes.fits(row, asked=bool(query and query.modality)))


def _lines(
    view: View, rows: Iterable[Record], noun: Exported, format: Format, about: Mapping[str, str]
) -> Iterator[str]:
    if format in ("csv", "jsonl"):
        yield from tables.lines(rows, _kind(noun), "csv" if format == "csv" else "jsonl", about)
    elif format == "jsonld":
        yield from linked.lines(view, (row for row in rows if isinstance(row, ClaimRow)))
    else:
        yield from _WRITERS[format]((row for row in rows if isinstance(row, EventRow)), about)


def _kind(noun: Exported) -> type[Record]:
    return chains.ChainRow if noun == "chains" else ROWS[noun]


class _Counted:
    def __init__(self, rows: Iterable[Record]) -> None:
        self._rows, self.number = rows, 0

    def __iter__(self) -> Iterator[Record]:
        for row in self._rows:
            self.number += 1
            yield row
