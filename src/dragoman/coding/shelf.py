"""Spans of a text asked by place, as fast in a text of many spans as in one of few."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from dragoman.records import Span

Thing = TypeVar("Thing")
_BLOCK = 512
"""Code points a block."""


class Cover:
    """The code points that spans cover: ``point in cover``."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, point: int) -> bool:
        at = bisect_right(self._starts, point) - 1
        return at >= 0 and point < self._ends[at]

    def __bool__(self) -> bool:
        return bool(self._starts)


class Shelf(Generic[Thing]):
    """``spans`` gives the spans of a thing; they must not change while the shelf is used."""

    def __init__(self, things: Iterable[Thing], spans: Callable[[Thing], Iterable[Span]]) -> None:
        self._spans = spans
        self._blocks: dict[int, list[Thing]] = {}
        for thing in things:
            for block in sorted({block for span in spans(thing) for block in _blocks(span)}):
                self._blocks.setdefault(block, []).append(thing)

    def holding(self, span: Span) -> list[Thing]:
        """The things one of whose spans covers all of ``span``, in the order they were given."""
        near = self._blocks.get(span.start // _BLOCK, [])
        return [thing for thing in near if any(span.within(piece) for piece in self._spans(thing))]


def _blocks(span: Span) -> range:
    return range(span.start // _BLOCK, max(span.start, span.end - 1) // _BLOCK + 1)
