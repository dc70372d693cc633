"""A file of rows, packed or not → its rows with their numbers, however long the file is."""

from __future__ import annotations

import csv
import gzip
import io
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol, cast

from dragoman.errors import InputError

LINE = 1_000_000
"""Characters of a line; a file with longer ones holds no events."""
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


class Bad(NamedTuple):
    """A row that cannot be used: its line in the file, and why."""

    number: int
    reason: str


class Cells(NamedTuple):
    """A row: the line that it ends on, and its cells."""

    number: int
    cells: list[str]


class _Table(Protocol):
    """What ``csv.reader`` gives."""

    line_num: int

    def __next__(self) -> list[str]: ...


def rows(path: str) -> Iterator[Cells | Bad]:
    """The rows of a table that is parted by tabs, commas or semicolons; ``-`` is standard input. Lines in front that
    begin with ``#`` are none of them.

    Rows that are not UTF-8 or no rows at all come as Bad. A file that breaks off gives a last Bad. Raises InputError
    where it cannot be opened.
    """
    with ExitStack() as stack:
        source = lines(path, stack)
        skipped = 0
        first = next(source, None)
        while isinstance(first, str) and first.startswith("#"):  # what a table says of itself
            skipped += 1
            first = next(source, None)
        if first is None:
            return
        if isinstance(first, Bad):
            yield first
            return
        faults: list[Bad] = []
        reader = _reader(first, source, faults)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error as error:
                yield Bad(reader.line_num + skipped, f"no row: {error}")
                continue
            if cells:
                number = reader.line_num + skipped
                yield Cells(number, cells) if _decoded(cells) else Bad(number, "not UTF-8")
        yield from faults


def lines(path: str, stack: ExitStack) -> Iterator[str | Bad]:
    """The lines of a plain, gzip or zip file; a last Bad where it breaks off or a line is too long."""
    number = 0
    try:
        for file in _opened(path, stack):
            text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
            while line := text.readline(LINE + 1):
                number += 1
                if len(line) > LINE:
                    yield Bad(number, f"a line of more than {LINE:,} characters: the rest was not read")
                    return
                yield line
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        yield Bad(number + 1, f"the file is damaged and breaks off here ({error})")
    except OSError as error:
        raise InputError(path, error.strerror or str(error), "Name a file that can be read") from error


def _opened(path: str, stack: ExitStack) -> Iterator[BinaryIO]:
    if path == "-":
        yield cast(BinaryIO, sys.stdin.buffer)
        return
    file = stack.enter_context(Path(path).open("rb"))  # noqa: SIM115 — closed with the stack
    head = file.peek(4)[:4]
    if head.startswith(_GZIP):
        yield cast(BinaryIO, stack.enter_context(gzip.GzipFile(fileobj=file)))
    elif head == _ZIP:
        packed = stack.enter_context(zipfile.ZipFile(file))
        for name in packed.namelist():
            if not name.endswith("/"):
                yield cast(BinaryIO, stack.enter_context(packed.open(name)))
    else:
        yield file


def _reader(first: str, rest: Iterator[str | Bad], faults: list[Bad]) -> _Table:
    """Tables with tabs do not quote (GDELT, ICEWS), the others may."""
    by = max("\t,;", key=first.count)

    def every() -> Iterator[str]:
        yield first
        for line in rest:
            if isinstance(line, Bad):
                faults.append(line)
                return
            yield line

    return csv.reader(every(), delimiter=by, quoting=csv.QUOTE_NONE if by == "\t" else csv.QUOTE_MINIMAL)


def _decoded(cells: list[str]) -> bool:
    if all(map(str.isascii, cells)):
        return True
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        return False
    return True
