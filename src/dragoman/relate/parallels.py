"""Dyads whose course was similar to another's for a while, at the same time or at another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.records import Record
from dragoman.relate import network
from dragoman.relate.contrast import Floats
from dragoman.relate.dyads import Choice
from dragoman.store.ties import Months
from dragoman.store.ties import name as month_name
from dragoman.store.view import View

STRETCH = 18
"""Months that two courses must be alike for."""
_SMOOTH = 3
_LEAST, _MOVES = 60, 0.5
"""Events that a dyad needs in all, and the spread (in scores) that a stretch needs: a flat course is like any other."""
_FILLED = 0.6
"""Share of the months of a stretch that need events."""
_MOST, _STATES = 400, 60


class Parallel(Record, frozen=True):
    """A dyad whose mean scores from ``start`` to ``end`` (months, inclusive) went as the asked one's did from
    ``own_start`` to ``own_end``.

    ``alike`` is the correlation of the two smoothed stretches (0–1). With many compared some are always much alike:
    ``chance`` is the share of dyads that are as much alike to the asked course run backwards. ``lag`` is in months,
    above 0 where the other came later.
    """

    a: str
    b: str
    alike: float
    chance: float
    lag: int
    own_start: str
    own_end: str
    start: str
    end: str
    events: int
    own: tuple[float, ...]
    other: tuple[float, ...]


def parallels(view: View, a: str, b: str, choice: Choice | None = None, *, most: int = 10) -> list[Parallel]:
    """The dyads most like a–b, the most alike first; empty where a–b has no stretch of 18 months that moved."""
    courses = _courses(view, choice or Choice(), {a, b})
    asked = courses.pop((min(a, b), max(a, b)), None)
    if asked is None or asked.events < _LEAST:
        return []
    own = asked.stretches()
    if not len(own.shapes):
        return []
    found, backwards = [], []
    for (one, other), course in courses.items():
        theirs = course.stretches()
        if not len(theirs.shapes):
            continue
        alike = own.shapes @ theirs.shapes.T
        mine, its = np.unravel_index(int(alike.argmax()), alike.shape)
        found.append((float(alike[mine, its]), one, other, own.starts[int(mine)], theirs.starts[int(its)], course))
        backwards.append(float((own.shapes[:, ::-1] @ theirs.shapes.T).max()))
    found.sort(key=lambda each: (-each[0], each[1], each[2]))
    placebos = np.array(backwards)
    return [_parallel(match, asked, placebos) for match in found[:most]]


def _parallel(match: tuple[float, str, str, int, int, _Course], asked: _Course, placebos: Floats) -> Parallel:
    alike, a, b, mine, its, course = match
    return Parallel(
        a=a,
        b=b,
        alike=round(alike, 3),
        chance=round((1 + int((placebos >= alike).sum())) / (1 + len(placebos)), 3),
        lag=its - mine,
        own_start=month_name(mine),
        own_end=month_name(mine + STRETCH - 1),
        start=month_name(its),
        end=month_name(its + STRETCH - 1),
        events=course.events,
        own=tuple(np.round(asked.at(mine), 2).tolist()),
        other=tuple(np.round(course.at(its), 2).tolist()),
    )


class _Stretches:
    def __init__(self, shapes: Floats, starts: Sequence[int]) -> None:
        self.shapes, self.starts = shapes, starts


class _Course:
    """Smoothed mean scores by month; months are counted from year 0."""

    def __init__(self, months: Months) -> None:
        self.first = int(months[0, 0])
        size = int(months[-1, 0]) - self.first + 1
        counts, scores = np.zeros(size), np.zeros(size)
        counts[months[:, 0] - self.first] = months[:, 1]
        scores[months[:, 0] - self.first] = months[:, 2] / 10
        self.events = int(counts.sum())
        window = np.ones(_SMOOTH)
        around = np.convolve(counts, window, "same")
        with np.errstate(divide="ignore", invalid="ignore"):
            self.values = np.convolve(scores, window, "same") / around
        self._filled = counts > 0

    def at(self, month: int) -> Floats:
        """The stretch that begins in a month; months without events as the line between their neighbours has them."""
        start = month - self.first
        part = self.values[start : start + STRETCH]
        known = np.flatnonzero(~np.isnan(part))
        filled: Floats = np.interp(np.arange(STRETCH), known, part[known])
        return filled

    def stretches(self) -> _Stretches:
        """All stretches that have events enough and moved, each of mean 0 and length 1."""
        if len(self.values) < STRETCH:
            return _Stretches(np.zeros((0, STRETCH)), [])
        shares = np.lib.stride_tricks.sliding_window_view(self._filled, STRETCH).mean(axis=1)
        starts = np.flatnonzero(shares >= _FILLED)
        parts = np.lib.stride_tricks.sliding_window_view(self.values, STRETCH)[starts]
        for at in np.flatnonzero(np.isnan(parts).any(axis=1)):
            parts[at] = self.at(self.first + int(starts[at]))
        moved = parts.std(axis=1) >= _MOVES
        centred = parts[moved] - parts[moved].mean(axis=1, keepdims=True)
        shapes = centred / np.linalg.norm(centred, axis=1, keepdims=True)
        return _Stretches(shapes, (self.first + starts[moved]).tolist())


def _courses(view: View, choice: Choice, asked: set[str]) -> dict[tuple[str, str], _Course]:
    """The busiest dyads of the busiest states, both directions together."""
    states = network.busiest_states(view, choice, _STATES)
    found = dict(view.courses(choice.modality, choice.voice, {*states, *asked}))
    counts = {pair: int(course[:, 1].sum()) for pair, course in found.items()}
    kept = sorted((pair for pair in counts if counts[pair] >= _LEAST), key=lambda pair: (-counts[pair], pair))[:_MOST]
    return {pair: _Course(found[pair]) for pair in kept}
