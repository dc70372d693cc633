"""What the series show beside what is said: what went together with a kind of event, and what came first.

Association, never cause: the words of the texts and these numbers are two things that are shown side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from heapq import nsmallest

import numpy as np

from dragoman.records import Record
from dragoman.relate.contrast import Floats
from dragoman.relate.dyads import Choice, daily
from dragoman.store.view import View

WINDOW = 30
"""Days before and after an occasion that are compared."""
_LEAST_OCCASIONS, _LEAST_DAYS = 3, 20
_PLACEBOS, _CONTROLS, _SEED = 499, 10, 20
_LAGS = 8
"""Weeks."""


class Study(Record, frozen=True):
    """How a dyad's balance (sum of scores a day) moved about occasions of another kind.

    ``change`` is the mean of the 30 days from each occasion on less that of the 30 before. ``chance`` is the share of
    placebos (as many dates at random, 499 times) whose change is as large either way. ``controls`` is the same change
    for dyads that had no part in the occasions (their median), ``difference`` the rest. None where nothing can be said;
    ``said`` has why.
    """

    occasions: tuple[str, ...]
    change: float | None = None
    chance: float | None = None
    control_dyads: int = 0
    controls: float | None = None
    difference: float | None = None
    said: tuple[str, ...] = ()


class Lag(Record, frozen=True):
    """Correlation of weekly counts of the cause with the dyad's balance ``weeks`` later (before, where negative).

    ``low`` and ``high``: what 95 % of shifted series give at any lag; a value between them is no finding.
    """

    weeks: int
    correlation: float
    low: float
    high: float


def occasions(view: View, type: str, a: str, b: str, choice: Choice) -> list[str]:
    """Days of events of a type that strike the dyad from outside: one of the two receives it, neither does it.

    Days less than 30 after the one before belong to it.
    """
    return spaced({day for one in (a, b) for day in view.struck(one, (a, b), type, choice.modality, choice.voice)})


def spaced(days: Iterable[str], gap: int = WINDOW) -> list[str]:
    """The days that are at least ``gap`` after the last one kept."""
    kept: list[str] = []
    for day in sorted(days):
        if not kept or (date.fromisoformat(day) - date.fromisoformat(kept[-1])).days >= gap:
            kept.append(day)
    return kept


def study(view: View, a: str, b: str, dates: Sequence[str], choice: Choice | None = None) -> Study:
    """An event study of a dyad about the dates, with placebo dates and untouched dyads as controls."""
    choice = choice or Choice()
    values = _dense(_balances(view, a, b, choice))
    inside = [day for day in dates if values and _fits(values, day)]
    if len(values) < 2 * WINDOW or sum(map(bool, values.values())) < _LEAST_DAYS or len(inside) < _LEAST_OCCASIONS:
        why = (
            f"Occasions within the dyad’s course with {WINDOW} days on either side: {len(inside)}. "
            f"{_LEAST_OCCASIONS} are needed, and events of {_LEAST_DAYS} days of the dyad: nothing can be said."
        )
        return Study(occasions=tuple(dates), said=(why,))
    change = _change(values, inside)
    controls = _controls(view, (a, b), inside, choice)
    middle = float(np.median(controls)) if len(controls) >= _LEAST_OCCASIONS else None
    return Study(
        occasions=tuple(inside),
        change=round(change, 3),
        chance=_chance(values, len(inside), change),
        control_dyads=len(controls),
        controls=None if middle is None else round(middle, 3),
        difference=None if middle is None else round(change - middle, 3),
        said=() if middle is not None else ("There are too few untouched dyads to compare with.",),
    )


def _balances(view: View, a: str, b: str, choice: Choice) -> dict[str, float]:
    return {day: of.balance for day, of in daily(view, a, b, choice).items()}


def _dense(days: Mapping[str, float]) -> dict[str, float]:
    """Every day from the first to the last; one without events has the sum 0."""
    if not days:
        return {}
    first, last = (date.fromisoformat(end).toordinal() for end in (min(days), max(days)))
    return {day: days.get(day, 0.0) for day in map(_iso, range(first, last + 1))}


@lru_cache(maxsize=65536)
def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _fits(values: Mapping[str, float], day: str) -> bool:
    at = date.fromisoformat(day)
    edges = (at - timedelta(days=WINDOW), at + timedelta(days=WINDOW - 1))
    return all(edge.isoformat() in values for edge in edges)


def _change(values: Mapping[str, float], dates: Sequence[str]) -> float:
    first, numbers = date.fromisoformat(next(iter(values))), np.array(list(values.values()))
    return float(_changes(numbers)[[(date.fromisoformat(day) - first).days for day in dates]].mean())


def _changes(values: Floats) -> Floats:
    """For each day the mean of the window from it on less that of the window before; 0 at the edges."""
    total = np.concatenate(((0.0,), np.cumsum(values)))
    at = np.arange(WINDOW, len(values) - WINDOW + 1)
    found = np.zeros(len(values) + 1)
    found[at] = (total[at + WINDOW] - 2 * total[at] + total[at - WINDOW]) / WINDOW
    return found


def _chance(values: Mapping[str, float], number: int, change: float) -> float:
    """Placebo dates are drawn from all days that have both windows."""
    changes = _changes(np.array(list(values.values())))[WINDOW : len(values) - WINDOW + 1]
    random = np.random.default_rng(_SEED)
    placebos = np.array(
        [random.choice(changes, number, replace=len(changes) < number).mean() for _ in range(_PLACEBOS)]
    )
    return round((1 + int((np.abs(placebos) >= abs(change)).sum())) / (1 + _PLACEBOS), 3)


def _controls(view: View, dyad: tuple[str, str], dates: Sequence[str], choice: Choice) -> list[float]:
    """Changes of dyads without any of the parties that deal as much with each other, and have days on both sides of
    the dates."""
    found = []
    for a, b in _alike(view, dyad, choice):
        values = _dense(view.balances(a, b, choice.modality, choice.voice))
        if values and all(_fits(values, day) for day in dates):
            found.append(_change(values, dates))
    return found


def _alike(view: View, dyad: tuple[str, str], choice: Choice) -> list[tuple[str, str]]:
    """The dyads without any of the parties that are nearest in number of events."""
    counts = {(a, b): events for a, b, events, *_ in view.ties(choice.modality, choice.voice)}
    own = counts.get((min(dyad), max(dyad)), 0)
    others = [pair for pair in counts if not {*pair} & {*dyad}]
    return nsmallest(_CONTROLS, others, key=lambda pair: (abs(counts[pair] - own), pair))


def leads(view: View, a: str, b: str, dates: Iterable[str], choice: Choice | None = None) -> list[Lag]:
    """Lead and lag of the dyad's weekly balance to days of the cause; empty where there are fewer than 52 weeks.

    The band comes from turning the cause's series in a circle against the dyad's by every other number of weeks.
    """
    values = _dense(_balances(view, a, b, choice or Choice()))
    weeks = len(values) // 7
    if weeks < 52:
        return []
    first = date.fromisoformat(next(iter(values)))
    balance = np.array(list(values.values()))[: weeks * 7].reshape(weeks, 7).sum(axis=1)
    counts = np.zeros(weeks)
    for day in dates:
        at = (date.fromisoformat(day) - first).days // 7
        if 0 <= at < weeks:
            counts[at] += 1
    if not counts.std() or not balance.std():
        return []
    turned = np.array([np.corrcoef(np.roll(counts, shift), balance)[0, 1] for shift in range(weeks)])
    far = turned[_LAGS + 1 : weeks - _LAGS]
    low, high = (round(float(value), 3) for value in np.quantile(far, (0.025, 0.975)))
    return [
        Lag(weeks=lag, correlation=round(float(turned[lag % weeks]), 3), low=low, high=high)
        for lag in range(-_LAGS, _LAGS + 1)
    ]
