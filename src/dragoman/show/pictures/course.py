"""The course of a dyad: events up and down by period, their mean score, and the turning points with their events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dragoman.relate.dyads import DyadPeriod, Unit, coarser, following
from dragoman.relate.turns import Turn
from dragoman.show import phrases
from dragoman.show.pictures.canvas import LETTER, WIDTH, Picture, box, clean, legend, line, text

_LEFT, _RIGHT, _BARS, _STRIP, _ROW = 52, 16, 190, 84, 20
_ROWS, _LABELS, _DOTS = 8, 12, 90
_LEAST = 4
MOST = 600
"""Bars that can be told apart, about; of more periods a longer unit is drawn."""
_FELT = 0.25
"""Change of the mean score from which on a turn is called warmer or colder, not only more or less."""
_STACKS = (
    ("q1", "verbal cooperation", "verbal_cooperation", 1),
    ("q2", "material cooperation", "material_cooperation", 1),
    ("q3", "verbal conflict", "verbal_conflict", -1),
    ("q4", "material conflict", "material_conflict", -1),
)


def course(
    title: str,
    periods: Sequence[DyadPeriod],
    turns: Sequence[Turn],
    *,
    unit: Unit = "month",
    named: bool = False,
    thin: bool = False,
    uneven: Mapping[str, float] | None = None,
) -> Picture | None:
    """``named`` lists the events of the turns under the chart, for a picture that stands alone; None without events.

    ``thin``: too little is told for a course, so that no line joins the mean scores. ``uneven``: months with far more
    or less coverage than usual, or none, which are shaded. More than ``MOST`` periods are drawn by a longer unit, which
    the picture says.
    """
    if not any(one.volume for one in periods):
        return None
    told, asked = described(periods, turns), unit
    periods, unit = coarser(periods, unit, MOST)
    drawn = _Course(periods, turns, unit, thin)
    parts = [*drawn.shades(uneven or {}), *drawn.scale(), *drawn.turns(), *drawn.bars(), *drawn.strip(), *drawn.dates()]
    items = [(kind, words) for kind, words, _, _ in _STACKS]
    parts.append(
        legend(_LEFT, drawn.bottom + 44, [*items, ("uneven", "uneven coverage or a gap")] if uneven else items)
    )
    if unit != asked:
        parts.append(text(WIDTH - _RIGHT, drawn.bottom + 44, f"drawn by {unit}", "tick", "end"))
    height = drawn.bottom + 60
    if named:
        lines = list(_listed(turns))
        parts += [
            text(_LEFT + 8 * indent, height + 8 + 19 * at, words, kind)
            for at, (kind, words, indent) in enumerate(lines)
        ]
        height += 19 * len(lines) + 12
    return Picture(title, told, height, "".join(parts))


def described(periods: Sequence[DyadPeriod], turns: Sequence[Turn]) -> str:
    """The picture in words."""
    total = sum(one.volume for one in periods)
    said = f"{phrases.count(total, 'event')} from {periods[0].start} to {periods[-1].start}."
    return said + "".join(f" {heading(at, turn)}." for at, turn in enumerate(turns, 1))


def heading(at: int, turn: Turn) -> str:
    """``1 ▲ 20 Jul 2022 warmer``."""
    return f"{at} {'▲' if turn.direction > 0 else '▼'} {phrases.day(turn.date)} {way(turn)}"


def way(turn: Turn) -> str:
    """What the turn is, in a word or two: not warmer where they only deal more with each other."""
    if turn.measure == "conflict":
        return "more conflict" if turn.direction < 0 else "less conflict"
    if turn.before is None or turn.after is None or (turn.after - turn.before) * turn.direction >= _FELT:
        return "warmer" if turn.direction > 0 else "colder"
    return "more cooperation" if turn.direction > 0 else "less cooperation"


def because(turn: Turn) -> list[str]:
    """A line for each of the events that carry a turn."""
    return [phrases.event(event) for event in turn.events]


def _listed(turns: Sequence[Turn]) -> Iterator[tuple[str, str, int]]:
    for at, turn in enumerate(turns, 1):
        between = "" if turn.start == turn.end else f", between {phrases.day(turn.start)} and {phrases.day(turn.end)}"
        means = f"; mean score {_signed(turn.before)} → {_signed(turn.after)}"
        kind = "up" if turn.direction > 0 else "down"
        yield kind, f"{heading(at, turn)}{between}{means}; by chance {turn.chance:.1%}", 0
        for words in because(turn):
            yield "label", phrases.plain(words, 130), 2


def _signed(value: float | None) -> str:
    return "—" if value is None else phrases.signed(value, 1)


class _Course:
    """Places periods and turns on the drawing."""

    def __init__(self, periods: Sequence[DyadPeriod], turns: Sequence[Turn], unit: Unit, thin: bool) -> None:
        self._periods, self._turns, self._unit_of_time, self._thin = periods, turns, unit, thin
        self._first = date.fromisoformat(periods[0].start)
        self._days = (date.fromisoformat(following(periods[-1].start, unit)) - self._first).days
        self._flags = list(self._flagged())
        self._top = 18 + _ROW * (1 + max((row for _, row in self._flags), default=-1))
        up = max(one.verbal_cooperation + one.material_cooperation for one in periods)
        down = max(one.verbal_conflict + one.material_conflict for one in periods)
        self._up, self._down = (max(up, _LEAST - down), down) if up >= down else (up, max(down, _LEAST - up))
        self._unit = _BARS / (self._up + self._down)
        self._zero = self._top + self._up * self._unit
        self._middle = self._top + _BARS + 24 + _STRIP / 2
        self.bottom = int(self._middle + _STRIP / 2)

    def _x(self, day: str) -> float:
        offset = (date.fromisoformat(day) - self._first).days
        return _LEFT + min(max(offset / self._days, 0.0), 1.0) * (WIDTH - _LEFT - _RIGHT)

    def _flagged(self) -> Iterator[tuple[float, int]]:
        """For each turn where its flag begins, and in which row: the first where it hides no other."""
        ends = [0.0] * _ROWS
        for at, turn in enumerate(self._turns, 1):
            wide = LETTER * len(heading(at, turn)) + 24
            x = self._x(turn.date) - 6
            if x + wide > WIDTH:  # stands before its line
                x += 36 - wide
            row = next((row for row in range(_ROWS) if ends[row] <= x), min(range(_ROWS), key=lambda row: ends[row]))
            ends[row] = x + wide
            yield x, row

    def _every(self) -> int:
        """A round number of events between two lines."""
        least = (self._up + self._down) / 7
        steps = (times * int(10**tens) for tens in range(9) for times in (1, 2, 5))
        return next(step for step in steps if step >= least)

    def scale(self) -> Iterator[str]:
        every = self._every()
        for value in range(-(self._down // every) * every, self._up + 1, every):
            y = self._zero - value * self._unit
            yield line(_LEFT, y, WIDTH - _RIGHT, y, "zero" if value == 0 else "rule")
            yield text(_LEFT - 8, y + 4, abs(value), "tick", "end")
        for value in (10, 0, -10):
            y = self._middle - value / 10 * (_STRIP / 2 - 8)
            yield line(_LEFT, y, WIDTH - _RIGHT, y, "zero" if value == 0 else "rule")
            yield text(_LEFT - 8, y + 4, f"{value:+d}" if value else "0", "tick", "end")
        yield text(_LEFT, self._middle - _STRIP / 2 - 2, "mean score of the events, −10 … +10", "tick")

    def shades(self, uneven: Mapping[str, float]) -> Iterator[str]:
        """Behind all else, the months of uneven coverage."""
        for month, times in uneven.items():
            start = f"{month}-01"
            x, end = self._x(start), self._x(following(start, "month"))
            told = f"{month}: {times:g} times the usual coverage" if times else f"{month}: nothing in the ledger"
            yield box(x, self._top, end - x, _BARS, "uneven", told)
            if times >= 1:
                yield text((x + end) / 2, self._top - 3, f"×{times:.0f}", "tick", "middle")

    def turns(self) -> Iterator[str]:
        """All lines first, so that none goes through a name."""
        for turn, (_, row) in zip(self._turns, self._flags, strict=True):
            kind = "up" if turn.direction > 0 else "down"
            start, end, middle, y = self._x(turn.start), self._x(turn.end), self._x(turn.date), 16 + row * _ROW
            yield box(start - 1, y + 4, end - start + 2, self.bottom - y - 4, kind)
            yield line(middle, y + 4, middle, self.bottom, kind)
        for (at, turn), (x, row) in zip(enumerate(self._turns, 1), self._flags, strict=True):
            kind, y = "up" if turn.direction > 0 else "down", 16 + row * _ROW
            yield f"<g><title>{clean('; '.join(because(turn)))}</title>{text(x, y, heading(at, turn), kind)}</g>"

    def bars(self) -> Iterator[str]:
        step = (WIDTH - _LEFT - _RIGHT) / len(self._periods)
        for at, one in enumerate(self._periods):
            if not one.volume:
                continue
            gap = min(step * 0.25, 6)
            width = min(step - gap, 32)
            x = _LEFT + at * step + (step - width) / 2
            told = ", ".join(f"{words} {getattr(one, name)}" for _, words, name, _ in _STACKS if getattr(one, name))
            yield f"<g><title>{clean(f'{one.start}: {told}')}</title>"
            above = below = self._zero
            for kind, _, name, sign in _STACKS:
                size = getattr(one, name) * self._unit
                if size:
                    above -= size if sign > 0 else 0
                    yield box(x, above if sign > 0 else below, width, size, kind)
                    below += size if sign < 0 else 0
            yield "</g>"

    def strip(self) -> Iterator[str]:
        step = (WIDTH - _LEFT - _RIGHT) / len(self._periods)
        runs: list[list[tuple[float, float, DyadPeriod]]] = [[]]
        for at, one in enumerate(self._periods):
            if one.volume:
                y = self._middle - max(-10.0, min(one.intensity, 10.0)) / 10 * (_STRIP / 2 - 8)
                runs[-1].append((_LEFT + (at + 0.5) * step, y, one))
            elif runs[-1]:
                runs.append([])
        for run in runs:
            if len(run) > 1 and not self._thin:
                yield f'<polyline class="score" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y, _ in run)}"/>'
            for x, y, one in run if len(self._periods) <= _DOTS or len(run) == 1 or self._thin else ():
                told = clean(f"{one.start}: mean score {phrases.signed(one.intensity)} of {one.volume}")
                yield f'<g><title>{told}</title><circle class="score" cx="{x:.1f}" cy="{y:.1f}" r="3.2"/></g>'

    def dates(self) -> Iterator[str]:
        """Years where there are many months, else the starts of some periods."""
        step = (WIDTH - _LEFT - _RIGHT) / len(self._periods)
        starts = [one.start for one in self._periods]
        chosen = list(range(0, len(starts), -(-len(starts) // _LABELS)))
        years = [at for at, start in enumerate(starts) if start.endswith("-01-01")]
        by_year = self._unit_of_time == "month" and len(starts) > 2 * _LABELS
        if by_year:
            chosen = years[:: -(-len(years) // (2 * _LABELS))]
        for at in chosen:
            start = starts[at]
            shown = start[:4] if by_year else start[:7] if start.endswith("-01") else start
            yield text(_LEFT + (at + 0.5) * step, self.bottom + 20, shown, "tick", "middle")
