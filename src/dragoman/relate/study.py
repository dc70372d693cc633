"""What the series show beside what is said: what went together with a kind of event, and what came first.

Association, never cause: the words of the texts and these numbers are two things that are shown side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from dragoman.records import Record
from dragoman.relate.contrast import Floats
from dragoman.relate.dyads import Choice, daily
from dragoman.store.sums import is_code
from dragoman.store.view import View

WINDOW = 30
"""Days before and after an occasion that are compared."""
_LEAST_OCCASIONS, _LEAST_DAYS = 3, 20
_PLACEBOS, _CONTROLS, _SEED = 499, 8, 20
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
    return spaced(view.struck((a, b), type, choice.modality, choice.voice))


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
    course = _course(view, a, b, choice)
    inside = [day for day in dates if course.fits(day)]
    if (
        len(course.values) < 2 * WINDOW
        or np.count_nonzero(course.values) < _LEAST_DAYS
        or len(inside) < _LEAST_OCCASIONS
    ):
        why = (
            f"Occasions within the dyad’s course with {WINDOW} days on either side: {len(inside)}. "
            f"{_LEAST_OCCASIONS} are needed, and events of {_LEAST_DAYS} days of the dyad: nothing can be said."
        )
        return Study(occasions=tuple(dates), said=(why,))
    change = course.change(inside)
    controls = _controls(view, (a, b), inside, choice)
    middle = float(np.median(controls)) if len(controls) >= _LEAST_OCCASIONS else None
    return Study(
        occasions=tuple(inside),
        change=round(change, 3),
        chance=_chance(course.values, len(inside), change),
        control_dyads=len(controls),
        controls=None if middle is None else round(middle, 3),
        difference=None if middle is None else round(change - middle, 3),
        said=() if middle is not None else ("There are too few untouched dyads to compare with.",),
    )


class _Course(NamedTuple):
    """Balance by day from a day on (its ordinal); a day without events has the sum 0."""

    first: int
    values: Floats

    def fits(self, day: str) -> bool:
        """Whether the windows on both sides of a day lie within."""
        at = date.fromisoformat(day).toordinal() - self.first
        return WINDOW <= at <= len(self.values) - WINDOW

    def change(self, days: Sequence[str]) -> float:
        """Mean over days of the window from them on less that of the window before."""
        return float(_changes(self.values)[[date.fromisoformat(day).toordinal() - self.first for day in days]].mean())


def _course(view: View, a: str, b: str, choice: Choice) -> _Course:
    """Of two countries by one look into the ledger; whose media tell it and actors that are no country take longer."""
    if choice.media == "any" and is_code(a) and is_code(b):
        found = view.balances(a, b, choice.modality, choice.voice)
    else:
        found = {day: of.balance for day, of in daily(view, a, b, choice).items()}
    if not found:
        return _Course(0, np.zeros(0))
    days = np.array([date.fromisoformat(day).toordinal() for day in found])
    values = np.zeros(days.max() - days.min() + 1)
    values[days - days.min()] = list(found.values())
    return _Course(int(days.min()), values)


def _changes(values: Floats) -> Floats:
    """For each day the mean of the window from it on less that of the window before; 0 at the edges."""
    total = np.concatenate(((0.0,), np.cumsum(values)))
    at = np.arange(WINDOW, len(values) - WINDOW + 1)
    found = np.zeros(len(values) + 1)
    found[at] = (total[at + WINDOW] - 2 * total[at] + total[at - WINDOW]) / WINDOW
    return found


def _chance(values: Floats, number: int, change: float) -> float:
    """Placebo dates are drawn from all days that have both windows."""
    changes = _changes(values)[WINDOW : len(values) - WINDOW + 1]
    random = np.random.default_rng(_SEED)
    placebos = np.array(
        [random.choice(changes, number, replace=len(changes) < number).mean() for _ in range(_PLACEBOS)]
    )
    return round((1 + int((np.abs(placebos) >= abs(change)).sum())) / (1 + _PLACEBOS), 3)


def _controls(view: View, dyad: tuple[str, str], dates: Sequence[str], choice: Choice) -> list[float]:
    """Changes of dyads without any of the parties that deal as much with each other, and have days on both sides of
    the dates."""
    alike = view.nearest(*dyad, choice.modality, choice.voice, _CONTROLS)
    courses = (_course(view, a, b, choice._replace(media="any")) for a, b in alike)
    return [course.change(dates) for course in courses if all(map(course.fits, dates))]


def leads(view: View, a: str, b: str, dates: Iterable[str], choice: Choice | None = None) -> list[Lag]:
    """Lead and lag of the dyad's weekly balance to days of the cause; empty where there are fewer than 52 weeks.

    The band comes from turning the cause's series in a circle against the dyad's by every other number of weeks.
    """
    course = _course(view, a, b, choice or Choice())
    weeks = len(course.values) // 7
    if weeks < 52:
        return []
    balance = course.values[: weeks * 7].reshape(weeks, 7).sum(axis=1)
    counts = np.zeros(weeks)
    for day in dates:
        at = (date.fromisoformat(day).toordinal() - course.first) // 7
        if 0 <= at < weeks:
            counts[at] += 1
    if not counts.std() or not balance.std():
        return []
    # Row n is the cause's series turned by n weeks.
    turns = (np.arange(weeks)[None, :] - np.arange(weeks)[:, None]) % weeks
    scores = [(side - side.mean()) / side.std() for side in (counts, balance)]
    turned = scores[0][turns] @ scores[1] / weeks
    far = turned[_LAGS + 1 : weeks - _LAGS]
    low, high = (round(float(value), 3) for value in np.quantile(far, (0.025, 0.975)))
    return [
        Lag(weeks=lag, correlation=round(float(turned[lag % weeks]), 3), low=low, high=high)
        for lag in range(-_LAGS, _LAGS + 1)
    ]
