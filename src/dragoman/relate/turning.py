"""Turning points: when the course of a series broke, which way, how far, and how often that comes by chance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Day
from typing import Literal, NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from dragoman.records import Record
from dragoman.relate.contrast import FEW, Floats, Grid, chance, contrast, floored, grid, level


class Setting(NamedTuple):
    """What is compared, in days; one setting serves all series (docs/method.md has the scores of others)."""

    windows: tuple[int, ...] = (7, 14)
    """What comes, in a shock of days or a slower turn …"""
    past: int = 240
    """… against what was before."""
    least: float = 0.3
    """Share of the strongest contrast that the others need."""
    below: float = 0.6
    """The same among what lies below zero."""


SETTING = Setting()
LIVE = Setting((12,), 365)
"""What an alarm compares: one window alarms less often than two."""
_APART, _YEAR = 45, 365
"""Days that two points of one direction are apart at least, and for which there is one point on average at most."""
_OPPOSITE = 14
"""Days that two points of opposite direction are apart."""
_NEARLY = 0.9
"""Share of the best that a cell needs to be a possible beginning."""
_USUAL = 0.9
"""Share of a series' contrasts below the yardstick of a window: without it the longer window, whose contrasts are
larger where the days hang together, would hide the shorter one."""
_SURE = 0.1
"""Chance above which nothing is said."""
SAME = 21
"""Days within which the points of two courses are one."""
_VALUES = 20
"""Values that a series needs before anything can be said of it."""

_BACK, _AHEAD = 7, 30
"""Days about a point upwards in which no more may lie below zero than usual …"""
_SHARE = 0.05
"""… unless it is less than this share of all that there is."""

_HISTORY = 45
"""Days that the live mode looks on before it speaks, and that values below zero need before them."""
_ALARM = 5.0
"""Strength, in scales, that an alarm needs."""
_OTHER_WAY = 0.7
"""Share of the strongest window the other way so far that an alarm needs."""
_FADE = 1500.0
"""Days in which the memory of the strongest window so far falls to 1/e."""


class TurningPoint(Record, frozen=True):
    """A break. Dates are ISO; ``direction`` is +1 (up: warmer, where the values are scores) or −1.

    It began between ``start`` and ``end``, most likely on ``date``; in live mode ``date`` (= ``end``) is the day on
    which it was noticed. ``size`` is how far the mean of the days from then on lies from the median of the months
    before, in the values' own unit (≥ 0); where what lies below zero tells the direction, how much that grew.
    ``chance`` is the share of random orders of the same days in which a break as strong comes up anywhere (0–1, steps
    of 0.005).
    """

    date: str
    start: str
    end: str
    direction: Literal[1, -1]
    size: float
    chance: float


def turning_points(series: Iterable[tuple[Day | str, float | None]], *, live: bool = False) -> list[TurningPoint]:
    """The turning points of (date, value) pairs, in order of time; none where the series is too short to tell.

    Pairs may come in any order and with gaps; values of one day are added up, NaN and None are gaps. Compares each week
    and each two weeks with the eight months before them (steps longer than a day: three values with twelve) and keeps
    the strongest contrasts, at most one a year on average. Where values lie on both sides of zero, those below it are
    looked at by themselves too, and where they grow the point goes down. With ``live`` each day is judged by what was
    known on it, so that later values change nothing. Raises InputError for what is no date.
    """
    found = _enough(series)
    if found is None:
        return []
    return [_at_once(found, point) for point in alarms(found)] if live else list(several(found))


def course_points(series: Iterable[tuple[Day | str, float | None]], *, live: bool = False) -> list[TurningPoint]:
    """The same of the values as they are, for courses that others stand beside."""
    found = _enough(series)
    return [] if found is None else list(alarms(found) if live else breaks(found))


def _enough(series: Iterable[tuple[Day | str, float | None]]) -> Grid | None:
    found = grid(series)
    return None if found is None or np.isfinite(found.values).sum() < _VALUES else found


def several(found: Grid, setting: Setting = SETTING) -> list[TurningPoint]:
    """Looking back at the values and, where they lie on both sides of zero, at what lies below it by itself.

    In sums of scores a quarrel often drowns in the talk that it makes, as talk counts as cooperation; its days below
    zero stand out all the same. Only their growth is told, at half the chance, as it is a second look, and behind some
    days of history; of two points within three weeks theirs is.
    """
    if not np.nanmin(found.values) < 0.0 < np.nanmax(found.values):
        return list(breaks(found, setting))
    first, apart = found.cells(_HISTORY, 12), found.cells(SAME, 3) * found.step
    low = found._replace(values=np.minimum(found.values, 0.0))
    known = [
        point
        for point in breaks(low, setting._replace(least=setting.below), near=True)
        if point.direction < 0 and point.chance <= _SURE / 2 and point.date >= found.day(first)
    ]
    days = [Day.fromisoformat(point.date) for point in known]
    for point in breaks(found, setting):
        if all(abs((Day.fromisoformat(point.date) - day).days) > apart for day in days):
            known.append(_back(found, point, setting))
    return sorted(known, key=lambda point: point.date)


def _turned(found: Grid, point: TurningPoint, about: slice, before: Floats) -> TurningPoint:
    """The point, or the same downwards where values below zero grew; its ``size`` then is how much they did."""
    values = found.values[about]
    if point.direction < 0 or np.isfinite(before).sum() < FEW:
        return point
    now, usual = (-float(np.nanmean(np.minimum(some, 0.0))) for some in (values, before))
    if now <= max(usual, _SHARE * float(np.nanmean(np.abs(values)))):
        return point
    return replace(point, direction=-1, size=_rounded(now - usual))


def _back(found: Grid, point: TurningPoint, setting: Setting) -> TurningPoint:
    """A point by what came in the month behind it; where too little was before, the whole series stands in."""
    at = found.cell(point.date)
    before = found.values[max(0, at - found.cells(setting.past, 12)) : at]
    enough = np.isfinite(before).sum() >= FEW
    about = slice(max(0, at - found.cells(_BACK, 1)), at + found.cells(_AHEAD, 3))
    return _turned(found, point, about, before if enough else found.values)


def _at_once(found: Grid, point: TurningPoint, setting: Setting = LIVE) -> TurningPoint:
    """An alarm by what has come since it began, or in the days that it compares."""
    now = found.cell(point.date)
    first = max(0, min(found.cell(point.start), now + 1 - found.cells(setting.windows[0], 3)))
    before = found.values[max(0, first - found.cells(SETTING.past, 12)) : first]
    return _turned(found, point, slice(first, now + 1), before)


class _Course(NamedTuple):
    """A series with what each of its cells is compared with."""

    values: Floats
    middle: Floats
    strength: Floats
    """Of the stronger window from each cell on, in yards (live: in scales)."""
    residuals: Floats
    windows: NDArray[np.int64]
    """The window that is the stronger, for each cell."""


def breaks(found: Grid, setting: Setting = SETTING, *, near: bool = False) -> Iterator[TurningPoint]:
    """Looking back: where too little came before, the whole series stands in for the past.

    With ``near`` a break is held against the months before it by themselves too: in a series that holds little else
    later on, whatever came early would stand out.
    """
    values = found.values
    middle, spread = level(values, found.cells(setting.past, 12))
    whole = float(np.nanmedian(values))
    spread = np.where(np.isnan(middle), float(np.nanmean(np.abs(values - whole))), spread)
    course = _course(found, np.where(np.isnan(middle), whole, middle), spread, setting)
    peaks = _peaks(course.strength, found, setting.least)
    begun: dict[int, tuple[int, int, int]] = {}
    for peak in peaks:
        cells = _onset(course, peak, found.cells(setting.past // 2, 6))
        if not any(_one(found, course, (peak, cells[0]), (other, at[0])) for other, at in begun.items()):
            begun[peak] = cells
    for peak in sorted(begun, key=lambda peak: begun[peak]):
        window = int(course.windows[peak])
        stronger = peaks[: peaks.index(peak)]
        odds = chance(course.residuals, window, peak, stronger, enough=_SURE)
        if odds <= _SURE and (not near or _near(course, peak, stronger, found.cells(setting.past, 12)) <= _SURE):
            cells = begun[peak]
            yield _point(found, course, peak, cells, values[cells[0] : cells[0] + window], odds)


def _near(course: _Course, peak: int, stronger: list[int], past: int) -> float:
    """The chance of so strong a window in the ``past`` before the peak; 0 where that is too short to tell."""
    window, first = int(course.windows[peak]), max(0, peak - past)
    if peak - first < FEW:
        return 0.0
    explained = [other - first for other in stronger if first <= other < peak]
    return chance(course.residuals[first : peak + window], window, peak - first, explained, enough=_SURE)


def _one(found: Grid, course: _Course, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """True where two (peak, onset) are one break: they began together and went the same way."""
    together = abs(a[1] - b[1]) < found.cells(_APART, 5)
    return together and bool(np.sign(course.strength[a[0]]) == np.sign(course.strength[b[0]]))


def alarms(found: Grid, setting: Setting = LIVE) -> Iterator[TurningPoint]:
    """Day by day: an alarm where the last days are stronger than all before that went their way.

    Those that went the other way count for less, and the memory of both fades.
    """
    values = found.values
    course = _course(found, *level(values, found.cells(setting.past, 12)), setting, usual=None)
    known, fade, first = np.cumsum(~np.isnan(values)), np.exp(-found.step / _FADE), found.cells(_HISTORY, 12)
    window, quiet, records = int(course.windows.max()), {1: first, -1: first}, {1: 0.0, -1: 0.0}
    before = list[int]()
    for at in range(len(values) - window + 1):
        now = at + window - 1
        records = {way: max(record * fade, way * _ended(course, at)) for way, record in records.items()}
        way = 1 if course.strength[at] > 0 else -1
        least = max(records[way], _OTHER_WAY * records[-way], _ALARM)
        if now < quiet[way] or known[now] < _VALUES or np.isnan(values[now]) or abs(course.strength[at]) < least:
            continue
        odds = chance(course.residuals[: now + 1], window, at, before, enough=_SURE)
        if odds <= _SURE:
            quiet = {way: now + found.cells(_APART, 5), -way: max(quiet[-way], now + found.cells(_OPPOSITE, 3))}
            before.append(at)
            onset = _onset(course, at, found.cells(setting.past // 2, 6))[0]
            yield _point(found, course, at, (now, onset, now), values[onset : now + 1], odds)


def _ended(course: _Course, at: int) -> float:
    """Strength of the last window that shares no cell with the one from ``at`` on."""
    window = int(course.windows.max())
    return float(course.strength[at - window]) if at >= window else 0.0


def _course(found: Grid, middle: Floats, spread: Floats, setting: Setting, usual: float | None = _USUAL) -> _Course:
    """``usual`` None measures all windows by one yard, so that no cell knows of later ones."""
    values, scale = found.values, floored(spread, found.values)
    windows = sorted({found.cells(days, 3 * nth) for nth, days in enumerate(setting.windows, 1)})
    several = np.array([contrast(values, middle, scale, window) for window in windows])
    yards = np.ones(len(windows)) if usual is None else np.quantile(np.abs(several), usual, axis=1)
    yards = np.where(yards > 0, yards, max(yards.max(), 1.0))
    several /= yards[:, None]
    best = np.abs(several).argmax(axis=0)
    return _Course(
        values,
        middle,
        np.take_along_axis(several, best[None], axis=0)[0],
        contrast(values, middle, scale, 1),
        np.array(windows)[best],
    )


def _peaks(strength: Floats, found: Grid, share: float) -> list[int]:
    """Cells where the contrast is strongest, the strongest first: about one a year, none much weaker than the first."""
    left = {sign: np.maximum(sign * strength, 0.0) for sign in (1, -1)}
    most = max(1, round(len(strength) / found.cells(_YEAR, 12)))
    least = max(side.max() for side in left.values()) * share
    peaks: list[int] = []
    while len(peaks) < most:
        sign = 1 if left[1].max() >= left[-1].max() else -1
        peak = int(left[sign].argmax())
        if left[sign][peak] <= 0 or left[sign][peak] < least:
            break
        peaks.append(peak)
        for side, days in ((sign, _APART), (-sign, _OPPOSITE)):
            apart = found.cells(days, 5 if side == sign else 3)
            left[side][max(0, peak - apart) : peak + apart + 1] = 0.0
    return peaks


def _onset(course: _Course, peak: int, back: int) -> tuple[int, int, int]:
    """The cell from which on the deviation stands out most, and the first and last about it that do nearly as much.

    A new level is as strong until it fills half of the past, so the cells ``back`` before the peak are looked at too;
    what a skewed series deviates from its median all the time is taken off.
    """
    first = max(0, peak - back)
    way = np.sign(course.strength[peak])
    earlier = course.values[max(0, first - 2 * back) : first] - course.middle[peak]
    drift = max(0.0, float(way * np.nansum(earlier)) / len(earlier)) if np.isfinite(earlier).sum() >= FEW else 0.0
    after = way * (course.values[first : peak + int(course.windows[peak])] - course.middle[peak])
    rest = np.cumsum((np.nan_to_num(after) - drift)[::-1])[::-1]
    profile = rest / np.sqrt(np.arange(len(after), 0, -1))
    low = high = onset = int(profile.argmax())
    while low > 0 and profile[low - 1] >= _NEARLY * profile[onset]:
        low -= 1
    while high < len(profile) - 1 and profile[high + 1] >= _NEARLY * profile[onset]:
        high += 1
    return first + onset, first + low, first + high


def _point(
    found: Grid, course: _Course, peak: int, cells: tuple[int, int, int], after: Floats, odds: float
) -> TurningPoint:
    """``cells`` are those of the date, the start and the end; ``after`` is what came then."""
    date, start, end = map(found.day, cells)
    return TurningPoint(
        date=date,
        start=start,
        end=end,
        direction=1 if course.strength[peak] > 0 else -1,
        size=_rounded(abs(float(np.nanmean(after) - course.middle[peak]))),
        chance=odds,
    )


def _rounded(size: float) -> float:
    """To six digits, however small or large the values are."""
    return float(f"{size:.6g}")
