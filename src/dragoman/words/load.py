"""Reads the tables of this folder: tab-separated, ``#`` comments first, then a header line, then rows."""

from __future__ import annotations

import gc
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from dragoman.errors import WordsError


def table(name: str) -> Iterator[dict[str, str]]:
    """Rows of ``words/<name>.tsv`` as dicts by column; raises WordsError naming file and line."""
    text = files("dragoman.words").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    yield from rows(text, f"words/{name}.tsv")


def rows(text: str, source: str) -> Iterator[dict[str, str]]:
    """Rows of a table given as text; ``source`` names it in errors."""
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise WordsError(
                f"{source}, line {number}",
                f"{len(cells)} columns where the header has {len(header)}",
                "Separate the columns with one tab each",
            )
        yield dict(zip(header, cells, strict=True))


def lines(name: str) -> list[str]:
    """The rows of a compiled table as lines of text, without comments and header; not checked."""
    text = files("dragoman.words").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    found = text.split("\n")
    first = next(number for number, line in enumerate(found) if not line.startswith("#")) + 1
    return found[first : None if found[-1] else -1]


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by ``|``."""
    if "|" not in cell:
        return (cell.strip(),) if cell and not cell.isspace() else ()
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it no garbage is looked for: tables that are being built hold none, and looking takes half the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class Sorted:
    """The lines of a compiled table, sorted by their first cell; read by bisection, never taken apart as a whole."""

    def __init__(self, name: str) -> None:
        self._lines = lines(name)

    def cells(self, first: str) -> list[str] | None:
        """The cells behind the first of the line that begins with it; None where there is none."""
        sought = first + "\t"
        at = bisect_left(self._lines, sought)
        if at < len(self._lines) and self._lines[at].startswith(sought):
            return self._lines[at][len(sought) :].split("\t")
        return None

    def beginning(self, start: str) -> Iterator[str]:
        """The first cells that begin so."""
        for at in range(bisect_left(self._lines, start), len(self._lines)):
            if not self._lines[at].startswith(start):
                return
            yield self._lines[at].partition("\t")[0]
