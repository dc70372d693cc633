"""How far the coming days of a series lie from its months before: the statistic behind turning points.

A series of events has heavy tails, bursts of attention and days without a word. So the level before is a median, the
scale a mean absolute deviation about it, and a day without a value adds nothing to either side.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import ceil, isfinite, nan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import InputError

Floats = NDArray[np.float64]

_FIRST = 20
"""Dates from which the step of a series is read."""
FEW = 10
"""Values that a past needs to have a level of its own."""
_FLOOR = 1e-3
"""Share of the largest value so far below which no scale falls: a level that never moved has scale 0."""
_LONGEST = 1000
"""Cells that a gap has at most."""
_CHUNK = 1024
_DRAWS, _PARTS, _SEED = 199, 5, 20


class Grid(NamedTuple):
    """A series in cells of ``step`` days; NaN where there is no value."""

    step: int
    values: Floats
    days: dict[int, int]
    """Cell → number of the first day in it that has a value."""

    def day(self, cell: int) -> str:
        """The day of a cell (ISO), where it is empty that of the next that is not."""
        last = max(self.days)
        return date.fromordinal(
            next(self.days[at] for at in range(min(cell, last), last + 1) if at in self.days)
        ).isoformat()

    def cell(self, day: str) -> int:
        """The cell of a day (ISO) that has a value."""
        number = date.fromisoformat(day).toordinal()
        return max((cell for cell, first in self.days.items() if first <= number), default=0)

    def cells(self, days: int, least: int) -> int:
        """So many days in cells, but at least ``least``."""
        return max(least, ceil(days / self.step))


def grid(series: Iterable[tuple[date | str, float | None]]) -> Grid | None:
    """A series in any order as a grid; None where it holds no value.

    Values of one day are added up; NaN, infinite and None are gaps. A gap longer than 1,000 cells is as long as that:
    nothing looks so far back. Raises InputError for what is no date, no number or no pair.
    """
    found: defaultdict[int, float] = defaultdict(float)
    for pair in series:
        try:
            when, value = pair
            number = nan if value is None else float(value)
        except (TypeError, ValueError, OverflowError):
            remedy = "Give pairs such as ('2022-10-18', -4.5)"
            raise InputError(f"pair {pair!r}", "this is no date with a number", remedy) from None
        if isfinite(number):
            found[_ordinal(when)] += number
    if not found:
        return None
    days = sorted(found)
    gaps = [b - a for a, b in pairwise(days[:_FIRST])]
    step = min(gaps, default=1)
    cells: defaultdict[int, float] = defaultdict(float)
    firsts: dict[int, int] = {}
    last = left_out = 0
    for day in days:
        cell = (day - days[0]) // step - left_out
        left_out += max(0, cell - last - _LONGEST)
        last = min(cell, last + _LONGEST)
        cells[last] += found[day]
        firsts.setdefault(last, day)
    values = np.full(last + 1, np.nan)
    values[list(cells)] = list(cells.values())
    return Grid(step, values, firsts)


@lru_cache(maxsize=16384)
def _ordinal(when: object) -> int:
    """A day given as date or as text, of which the day counts; a month is its first day."""
    if isinstance(when, date):
        return when.toordinal()
    text = str(when)
    try:
        return date.fromisoformat(f"{text}-01" if len(text) == len("2022-10") else text[:10]).toordinal()
    except ValueError:
        raise InputError(f"date {when!r}", "this is no date", "Give ISO dates such as 2022-10-18") from None


def level(values: Floats, past: int) -> tuple[Floats, Floats]:
    """Median and mean absolute deviation of the ``past`` cells before each cell; NaN where they hold too few values."""
    middle, known = _medians(values, past)
    windows = np.lib.stride_tricks.sliding_window_view(
        np.concatenate((np.zeros(past), np.nan_to_num(values[:-1]))), past
    )
    spread = np.full(len(values), np.nan)
    enough = np.flatnonzero(known >= FEW)
    for start in range(0, len(enough), _CHUNK):
        chosen = enough[start : start + _CHUNK]
        level = middle[chosen]
        sums = np.abs(windows[chosen] - level[:, None]).sum(axis=1)
        # A gap stands as 0 among these and is taken out again.
        spread[chosen] = (sums - (past - known[chosen]) * np.abs(level)) / known[chosen]
    return middle, np.maximum(spread, 0.0)


def _medians(values: Floats, past: int) -> tuple[Floats, NDArray[np.int64]]:
    """Median of the cells before each cell, and how many of them have a value."""
    middle, known = np.full(len(values), np.nan), np.zeros(len(values), dtype=np.int64)
    held: list[float] = []
    every = values.tolist()
    for at in range(1, len(every)):
        came, left = every[at - 1], every[at - 1 - past] if at > past else float("nan")
        if isfinite(came):
            insort(held, came)
        if isfinite(left):
            del held[bisect_left(held, left)]
        size = known[at] = len(held)
        if size >= FEW:
            middle[at] = (held[(size - 1) // 2] + held[size // 2]) / 2
    return middle, known


def floored(spread: Floats, values: Floats) -> Floats:
    """Scales that are never 0 once a value was not."""
    largest = np.maximum.accumulate(np.nan_to_num(np.abs(values)))
    return np.maximum(spread, _FLOOR * largest)


def sums(values: Floats, window: int) -> Floats:
    """Sum of the ``window`` cells from each cell on; gaps add nothing, cells beyond the end neither."""
    total = np.concatenate(((0.0,), np.cumsum(np.nan_to_num(values))))
    at = np.arange(len(values))
    found: Floats = total[np.minimum(at + window, len(values))] - total[at]
    return found


def contrast(values: Floats, middle: Floats, scale: Floats, window: int) -> Floats:
    """How far the ``window`` cells from each cell on lie from the level before it, in scales; 0 where that is none."""
    known = sums(np.where(np.isnan(values), 0.0, 1.0), window)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = (sums(values, window) - middle * known) / (scale * np.sqrt(window))
    known_only: Floats = np.nan_to_num(found, nan=0.0, posinf=0.0, neginf=0.0)
    return known_only


def chance(residuals: Floats, window: int, cell: int, stronger: Sequence[int] = (), *, enough: float = 1.0) -> float:
    """How often a window anywhere is as strong as the one from ``cell`` on, were the cells in random order.

    ``residuals`` are deviations from the level before in scales. They are dealt anew 199 times, always the same way;
    the answer is (1 + times reached) / 200 (Phipson and Smyth 2010). What came in the two windows from each of the
    ``stronger`` breaks on counts as 0: they are explained already (step-down, Westfall and Young 1993). Dealing stops
    once the answer is above ``enough``.
    """
    left = np.nan_to_num(residuals)
    strength = abs(left[cell : cell + window].sum())
    for other in stronger:
        left[other : other + 2 * window] = 0.0
    width = min(window, len(left))
    reached = 0
    for orders in _deals(len(left)):
        totals = np.cumsum(left[orders], axis=1)
        sums = totals[:, width - 1 :].copy()
        sums[:, 1:] -= totals[:, :-width]
        reached += int((np.abs(sums, out=sums).max(axis=1) >= strength).sum())
        if (1 + reached) / (1 + _DRAWS) > enough:
            break
    return (1 + reached) / (1 + _DRAWS)


@lru_cache(maxsize=2)
def _deals(size: int) -> list[NDArray[np.int32]]:
    """Random orders of so many cells in parts, so that a few are enough where a window is often reached."""
    return [orders[orders < size].reshape(len(orders), size) for orders in _orders(1 << (size - 1).bit_length())]


@lru_cache(maxsize=2)
def _orders(size: int) -> list[NDArray[np.int32]]:
    random = np.random.default_rng(_SEED)
    orders = random.permuted(np.tile(np.arange(size, dtype=np.int32), (_DRAWS, 1)), axis=1)
    return np.array_split(orders, _PARTS)
