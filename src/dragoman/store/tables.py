"""Rows of any noun as CSV, JSON lines or Parquet.

In CSV a list is one cell, its members separated by ``; ``; parties take two columns, their ids and their names
(``actors``, ``actor_names``). JSON lines and Parquet keep lists and parties as they are.
"""

from __future__ import annotations

import csv
import io
import types
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from dragoman.records import Record
from dragoman.store.rows import Party

if TYPE_CHECKING:
    import pyarrow

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GROUP = 5000
"""Rows of one Parquet row group."""


def lines(
    rows: Iterable[Record], kind: type[Record], format: Literal["csv", "jsonl"], about: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Rows of one kind as lines of text, for CSV with a header. ``about`` is what a CSV says of itself: it stands in a
    last column, in the first row alone, so that whatever reads tables reads this one."""
    if format == "jsonl":
        return (msgspec.json.encode(row).decode() + "\n" for row in rows)
    return _csv(rows, kind, about)


def _csv(rows: Iterable[Record], kind: type[Record], about: Mapping[str, str] | None) -> Iterator[str]:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    hints = get_type_hints(kind)
    names = kind.__struct_fields__
    header = [part for name in names for part in _headers(name, hints[name])]
    writer.writerow(header + ["about"] * (about is not None))
    said = [] if about is None else ["; ".join(f"{name}: {value}" for name, value in about.items())]
    for row in rows:
        yield _taken(written)
        writer.writerow([cell for name in names for cell in _cells(getattr(row, name), hints[name])] + said)
        said = [""] * len(said)
    yield _taken(written)


def _taken(written: io.StringIO) -> str:
    text = written.getvalue()
    written.seek(0)
    written.truncate()
    return text


def _headers(name: str, hint: object) -> list[str]:
    return [name, f"{name.removesuffix('s')}_names"] if _member(hint) is Party else [name]


def _cells(value: object, hint: object) -> list[str]:
    """The cells of one field: two for parties, else one."""
    if _member(hint) is Party:
        parties: tuple[Party, ...] = value  # type: ignore[assignment]
        return [escaped("; ".join(party.id for party in parties)), escaped("; ".join(party.name for party in parties))]
    if isinstance(value, tuple):
        return [escaped("; ".join(map(str, value)))]
    return [escaped(value)]


def escaped(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if not isinstance(value, int | float) and text.startswith(_FORMULA) else text


def _member(hint: object) -> object:
    """The type of a tuple's members; None where it is no tuple."""
    return get_args(hint)[0] if get_origin(hint) is tuple else None


def parquet(rows: Iterable[Record], kind: type[Record], path: Path, about: Mapping[str, str]) -> None:
    """Writes a Parquet file; ``about`` stands in the metadata of its schema."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    schema = _schema(kind).with_metadata(dict(about))
    waiting = iter(rows)
    with ParquetWriter(path, schema) as writer:
        while some := [msgspec.to_builtins(row) for row in islice(waiting, _GROUP)]:
            writer.write_table(pyarrow.Table.from_pylist(some, schema=schema))


def _schema(kind: type[Record]) -> pyarrow.Schema:
    import pyarrow

    hints = get_type_hints(kind)
    return pyarrow.schema([(name, _column(hints[name])) for name in kind.__struct_fields__])


def _column(hint: object) -> pyarrow.DataType:
    import pyarrow

    if member := _member(hint):
        return pyarrow.list_(_column(member))
    if get_origin(hint) in (Union, types.UnionType):
        return _column(next(part for part in get_args(hint) if part is not type(None)))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return pyarrow.struct([(name, _column(of)) for name, of in get_type_hints(hint).items()])
    return pyarrow.int64() if hint is int else pyarrow.float64() if hint is float else pyarrow.string()
