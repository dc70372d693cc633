"""Cities and small towns, looked up in the bytes of their tables, whose lines are in the order of the names."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

_KEPT = 1 << 16
"""Answers kept: a name that one text holds, the next often holds too."""


@cache
def _table(name: str) -> bytes:
    """The table without its comments; 270,000 lines in both, too many to be taken apart."""
    whole = files("dragoman.words").joinpath(f"places/{name}.tsv").read_bytes()
    return whole[whole.index(b"\n", whole.rindex(b"\n#") + 1) + 1 :]


@lru_cache(maxsize=_KEPT)
def named(wanted: str, table: str = "towns") -> tuple[str, ...]:
    """The places of a name in small letters: name, country, division, position, people and GeoNames id by tabs.

    ``table`` is ``cities`` (5,000 people and more) or ``towns`` (500 to 5,000).
    """
    lines, start = _table(table), wanted.encode(errors="replace") + b"\t"
    at, found = _first(lines, start), []
    while lines.startswith(start, at):
        end = lines.index(b"\n", at)
        name, _, rest = lines[at + len(start) : end].decode().partition("\t")
        found.append(f"{name or wanted.title()}\t{rest}")
        at = end + 1
    return tuple(found)


def _first(lines: bytes, start: bytes) -> int:
    """Where the first line stands that does not come before ``start``."""
    low, high = 0, len(lines)
    while low < high:
        line = lines.rfind(b"\n", 0, (low + high) // 2) + 1
        if lines[line : line + len(start)] < start:
            low = lines.index(b"\n", line) + 1
        else:
            high = line
    return low
