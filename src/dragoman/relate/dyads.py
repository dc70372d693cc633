"""How two actors treat each other through time: events of a dyad by period, never reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from dragoman.records import Modality, Record
from dragoman.store.sums import UNDATED
from dragoman.store.view import View

Unit = Literal["day", "week", "month", "year"]
Voice = Literal["outlet", "attributed", "any"]

_LENGTH = {"day": 1, "week": 7, "month": 31, "year": 366}


class DyadPeriod(Record, frozen=True):
    """One period: how many events, by PLOVER's quads, and their mean score (−10 … +10; 0 where there is none).

    ``undated`` of them have no date of their own and are counted where they were first published.
    """

    start: str
    volume: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    intensity: float
    undated: int = 0


def series(
    view: View,
    a: str,
    b: str,
    *,
    unit: Unit = "month",
    voice: Voice = "any",
    modality: Sequence[Modality] = ("happened", "ongoing"),
) -> list[DyadPeriod]:
    """What ``a`` does to ``b`` (ids or country codes), period by period without gaps.

    ``voice`` takes events that at least one outlet tells in its own voice, or that at least one attributes. An event
    whose date is vaguer than the unit has no place in it and is left out; a reciprocal event counts in both directions.
    """
    finest = ("day", "week", "month", "year").index(unit)
    periods: dict[str, list[tuple[int, ...]]] = {}
    for start, vague, told_as, own, told, _, *counted in view.between(a, b, unit):
        voiced = voice == "any" or (own if voice == "outlet" else told)
        if told_as in modality and voiced and vague <= finest:
            periods.setdefault(start, []).append((vague, *counted))
    return [_row(start, periods.get(start, [])) for start in _run(sorted(periods), unit)]


def _row(start: str, counted: list[tuple[int, ...]]) -> DyadPeriod:
    """Of (vagueness, quad, events, sum of their scores in tenths)."""
    quads = {quad: sum(events for _, of, events, _ in counted if of == quad) for quad in (1, 2, 3, 4)}
    volume = sum(quads.values())
    return DyadPeriod(
        start=start,
        volume=volume,
        verbal_cooperation=quads[1],
        material_cooperation=quads[2],
        verbal_conflict=quads[3],
        material_conflict=quads[4],
        intensity=round(sum(tenths for *_, tenths in counted) / 10 / volume, 3) if volume else 0.0,
        undated=sum(events for vague, _, events, _ in counted if vague == UNDATED),
    )


def _period(text: str, unit: Unit) -> date:
    """First day of the period that a date lies in; weeks begin on Monday."""
    day = date.fromisoformat(text[:10])
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _run(starts: Sequence[str], unit: Unit) -> Iterator[str]:
    """All periods from the first to the last, those without events included."""
    if not starts:
        return
    day, last = starts[0], starts[-1]
    while day <= last:
        yield day
        day = _period((date.fromisoformat(day) + timedelta(days=_LENGTH[unit])).isoformat(), unit).isoformat()
