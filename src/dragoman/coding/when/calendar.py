"""Arithmetic on TIMEX3 values: which days a value covers, and which value lies some units away.

A value names its own precision: ``2023-02-08`` day, ``2023-W06`` week, ``2023-W06-WE`` weekend, ``2023-02`` month,
``2023-Q1`` quarter, ``2023-H1`` half year, ``2023-SP`` season, ``2023`` year, ``202`` decade, ``20`` century (the
21st), ``2022-03/2022-05`` an interval. An ``X`` stands for what is not known.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

from dragoman.records import Precision

Extent = tuple[str | None, str | None]
"""First and last day, both inclusive, as ISO dates; None is not known."""

_MONTHS = {"year": 12, "decade": 120, "century": 1200, "quarter": 3, "half": 6, "month": 1}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
_SHAPES: tuple[tuple[str, Precision], ...] = (
    (r".+/.+", "interval"),
    (r".{4}-.{2}-.{2}T.+", "time"),
    (r".{4}-.{2}-.{2}", "day"),
    (r".{4}-W.{2}-WE", "interval"),
    (r".{4}-W.{2}-\d", "day"),
    (r".{4}-W.{2}", "week"),
    (r".{4}-Q.", "quarter"),
    (r".{4}-H.", "interval"),
    (r".{4}-(?:SP|SU|FA|WI)", "season"),
    (r".{4}-.{2}", "month"),
    (r"(?:FY)?.{4}", "year"),
    (r".{3}", "decade"),
    (r".{2}", "interval"),
)


def precision(value: str) -> Precision:
    """How exact a value of type DATE or TIME is, by its shape."""
    for shape, name in _SHAPES:
        if re.fullmatch(shape, value):
            return name
    return "unknown"


def extent(value: str) -> Extent:
    """The days that a value covers; (None, None) where it names no days or impossible ones."""
    if "/" in value:
        first, last = value.split("/", 1)
        return extent(first)[0], extent(last)[1]
    try:
        first_day, last_day = _days(value)
    except (ValueError, OverflowError):
        return None, None
    return first_day.isoformat(), last_day.isoformat()


def _days(value: str) -> tuple[date, date]:
    """First and last day of a value that is no interval; ValueError where it has none."""
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T.+)?", value):
        day = date.fromisoformat(found[1])
        return day, day
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        week_year, week = int(found[1]), int(found[2])
        return date.fromisocalendar(week_year, week, 6 if found[3] else 1), date.fromisocalendar(week_year, week, 7)
    if found := re.fullmatch(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI)|(\d\d))", value):
        year, quarter, half, season, month = found.groups()
        if quarter:
            return _months(int(year), int(quarter) * 3 - 2, 3)
        if half:
            return _months(int(year), int(half) * 6 - 5, 6)
        return _months(int(year), _SEASONS[season], 3) if season else _months(int(year), int(month), 1)
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12)
    if re.fullmatch(r"\d{3}", value):
        return _months(int(value) * 10, 1, 120)
    if re.fullmatch(r"\d{2}", value):
        return _months(int(value) * 100 + 1, 1, 1200)
    raise ValueError(value)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, move(first, "month", count) - timedelta(days=1)


def move(day: date, unit: str, count: int | Fraction) -> date:
    """The day that lies ``count`` units later (earlier if negative); the last of a month stays in its month.

    Raises ValueError or OverflowError outside the years 1–9999.
    """
    if unit in _DAYS:
        return day + timedelta(days=round(count * _DAYS[unit]))
    if unit not in _MONTHS:
        return day
    months = day.year * 12 + day.month - 1 + round(count * _MONTHS[unit])
    year, month = divmod(months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(last, day.day))
        except ValueError:
            continue
    raise ValueError(f"{year}-{month + 1} is outside the calendar")


def value_of(day: date, unit: str) -> str:
    """The value, as exact as ``unit``, that the day falls in."""
    week_year, week, _ = day.isocalendar()
    match unit:
        case "week" | "fortnight":
            return f"{week_year:04d}-W{week:02d}"
        case "weekend":
            return f"{week_year:04d}-W{week:02d}-WE"
        case "month":
            return f"{day.year:04d}-{day.month:02d}"
        case "quarter":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "half":
            return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
        case "year":
            return f"{day.year:04d}"
        case "decade":
            return f"{day.year // 10:03d}"
        case "century":
            return f"{(day.year - 1) // 100:02d}"
    return day.isoformat()


UNKNOWN = {
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "day": "XXXX-XX-XX",
}
"""Unit → the value of a date of that precision with nothing known."""


_SHARES = {
    "month": ("day", {"early": (0, 10), "mid": (10, 20), "late": (20, 31), "start": (0, 7), "end": (-7, 31)}),
    "year": ("month", {"early": (0, 4), "mid": (4, 8), "late": (8, 12), "start": (0, 2), "end": (10, 12)}),
    "decade": ("year", {"early": (0, 4), "mid": (4, 7), "late": (7, 10), "start": (0, 2), "end": (8, 10)}),
}
_THIRDS = {"early": (0.0, 0.34), "mid": (0.33, 0.67), "late": (0.66, 1.0), "start": (0.0, 0.2), "end": (0.8, 1.0)}


def share(value: str, part: str) -> Extent:
    """The days of the ``early``, ``mid`` or ``late`` third of a value, or of its ``start`` or ``end``."""
    start, end = extent(value)
    if start is None or end is None:
        return start, end
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if (exact := precision(value)) in _SHARES:
        unit, parts = _SHARES[exact]
        low, high = parts[part]
        after = last + timedelta(days=1)
        begin = move(first if low >= 0 else after, unit, low)
        finish = min(last, move(first, unit, high) - timedelta(days=1))
        return begin.isoformat(), finish.isoformat()
    days = (last - first).days + 1
    low_share, high_share = _THIRDS[part]
    begin, finish = first + timedelta(days=int(low_share * days)), first + timedelta(days=int(high_share * days - 0.01))
    return begin.isoformat(), finish.isoformat()


def weekday_near(day: date, weekday: int, forward: bool, *, same: bool = True) -> date:
    """The nearest such weekday (1 Monday … 7 Sunday) before or after ``day``, the day itself included if ``same``."""
    gap = (weekday - day.isoweekday()) % 7 if forward else -((day.isoweekday() - weekday) % 7)
    if gap == 0 and not same:
        gap = 7 if forward else -7
    return day + timedelta(days=gap)
