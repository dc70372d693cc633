"""What each two countries do to each other by month, both directions together: kept beside the events, read at once.

A pair's months stand in one blob, because a hundred pairs of ten years are then a hundred rows and not ten thousand.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

Key = tuple[str, str, str, int, int]
"""Two countries (a < b), modality, whether in an outlet's own voice, whether attributed."""
Months = NDArray[np.int32]
"""Rows of month (counted from year 0), events, sum of their scores in tenths, how many are conflict; in order."""
Sums = tuple[int, int, int]
"""Events, sum of their scores in tenths, how many are conflict."""
Fetch = Callable[..., Sequence[Any]]

_STORED = np.dtype("<i4")
_ROW = 4 * _STORED.itemsize
_SAME = "a = ? AND b = ? AND modality = ? AND own = ? AND told = ?"
VOICED = {"outlet": " AND own", "attributed": " AND told"}
"""Voice → what it asks of a table with columns for both."""
_AMONG = " AND a IN (SELECT value FROM json_each(?)) AND b IN (SELECT value FROM json_each(?))"


def number(month: str) -> int:
    """``2022-10`` as a number of months since year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def name(number: int) -> str:
    """The month of a number."""
    return f"{number // 12:04}-{number % 12 + 1:02}"


def span(since: str, until: str) -> tuple[int, int]:
    """The numbers of the first and last month between two months or years, inclusive; '' and ``9999`` are no bounds."""
    first = number(since if len(since) >= 7 else f"{since[:4]}-01") if len(since) >= 4 else 0
    return first, number(until if len(until) >= 7 else f"{until[:4]}-12")


def by(courses: Sequence[Months], unit: str, first: int = 0, last: int = 999_999) -> Iterator[tuple[int, str, Sums]]:
    """The sums of several courses by ``month`` or ``year``, or '' for all in one, between two months (inclusive): place
    of the course, period, sums; in order."""
    if not courses:
        return
    rows = np.concatenate(courses).astype(np.int64)
    places = np.repeat(np.arange(len(courses)), [len(course) for course in courses])
    inside = (rows[:, 0] >= first) & (rows[:, 0] <= last)
    rows, places = rows[inside], places[inside]
    keys = {"month": rows[:, 0], "year": rows[:, 0] // 12}.get(unit, np.zeros(len(rows), dtype=np.int64))
    begins = np.flatnonzero((np.diff(places, prepend=-1) != 0) | (np.diff(keys, prepend=-1) != 0))
    called = {key: {"month": name, "year": "{:04}".format}.get(unit, lambda _: "")(key) for key in set(keys.tolist())}
    sums = np.add.reduceat(rows[:, 1:], begins).tolist() if len(begins) else []
    for place, key, each in zip(places[begins].tolist(), keys[begins].tolist(), sums, strict=True):
        yield place, called[key], tuple(each)


def change(db: sqlite3.Connection, changed: Mapping[Key, Mapping[int, Sequence[int]]]) -> None:
    """Adds to the months of pairs; what comes to nothing is taken away."""
    kept, gone = [], []
    for key, more in sorted(changed.items()):
        found = db.execute(f"SELECT months FROM tie_course WHERE {_SAME}", key).fetchone()
        months = _added(found[0] if found else b"", more)
        if len(months):
            kept.append((*key, months.tobytes()))
        else:
            gone.append(key)
    db.executemany("INSERT OR REPLACE INTO tie_course VALUES (?, ?, ?, ?, ?, ?)", kept)
    db.executemany(f"DELETE FROM tie_course WHERE {_SAME}", gone)


def _added(blob: bytes, more: Mapping[int, Sequence[int]]) -> NDArray[np.int32]:
    """The months of a blob with some more; a month that is there already is looked up, as nearly all are."""
    rows = np.frombuffer(blob, dtype=_STORED).reshape(-1, 4).copy()
    new = []
    for month, sums in more.items():
        at = int(rows[:, 0].searchsorted(month))
        if at < len(rows) and rows[at, 0] == month:
            rows[at, 1:] += np.asarray(sums, dtype=_STORED)
        else:
            new.append((month, *sums))
    if new:
        rows = np.concatenate((rows, np.array(new, dtype=_STORED)))
        rows = rows[rows[:, 0].argsort()]
    return rows if rows[:, 1].all() else rows[rows[:, 1] != 0]


def whole(
    fetch: Fetch, modalities: Sequence[str], voice: str, among: Iterable[str] | None = None
) -> list[tuple[str, str, int, int, int]]:
    """Pairs with events, sum of scores in tenths and conflict of all time, in order."""
    where, values = _where(modalities, voice, among)
    sums = "sum(events), sum(tenths), sum(conflict)"
    return [*map(tuple, fetch(f"SELECT a, b, {sums} FROM tie WHERE {where} GROUP BY a, b", *values))]


def busiest(
    fetch: Fetch, modalities: Sequence[str], voice: str, least: int, among: Iterable[str], most: int
) -> list[str]:
    """Who of some has most events in pairs with ``least`` of them, the busiest first."""
    where, values = _where(modalities, voice, None)
    some = msgspec.json.encode(sorted(among)).decode()
    pairs = f"SELECT a, b, sum(events) AS n FROM tie WHERE {where} GROUP BY a, b HAVING n >= ?{_AMONG}"
    sides = "SELECT a AS who, n FROM pairs UNION ALL SELECT b, n FROM pairs"
    sums = f"SELECT who FROM ({sides}) GROUP BY who ORDER BY sum(n) DESC, who LIMIT ?"
    sql = f"WITH pairs AS MATERIALIZED ({pairs}) {sums}"
    return [who for (who,) in fetch(sql, *values, least, some, some, most)]


def activity(
    fetch: Fetch, modalities: Sequence[str], voice: str, least: int, among: Iterable[str], months: tuple[int, int]
) -> dict[str, int]:
    """Who of some has how many events in pairs with ``least`` of them, between two months (inclusive)."""
    where, values = _where(modalities, voice, among)
    found = fetch(f"SELECT a, b, months FROM tie_course WHERE {where}", *values)
    places: dict[tuple[str, str], int] = {}
    at = [places.setdefault((a, b), len(places)) for a, b, _ in found]
    rows = _read(b"".join(blob for *_, blob in found))
    of = np.repeat(np.array(at, dtype=np.int64), [len(blob) // _ROW for *_, blob in found])
    inside = (rows[:, 0] >= months[0]) & (rows[:, 0] <= months[1])
    events = np.bincount(of[inside], weights=rows[inside, 1], minlength=len(places)).astype(np.int64).tolist()
    counts: defaultdict[str, int] = defaultdict(int)
    for pair, number in zip(places, events, strict=True):
        if number >= least:
            for who in pair:
                counts[who] += number
    return dict(counts)


def nearest(fetch: Fetch, a: str, b: str, modalities: Sequence[str], voice: str, most: int) -> list[tuple[str, str]]:
    """The pairs without either of two countries that are nearest to theirs in number of events."""
    where, values = _where(modalities, voice, None)
    sums = f"SELECT a, b, sum(events) AS n FROM tie WHERE {where}"
    own = f"(SELECT coalesce(sum(n), 0) FROM ({sums} AND a = ? AND b = ?))"
    others = f"{sums} AND a NOT IN (?, ?) AND b NOT IN (?, ?) GROUP BY a, b ORDER BY abs(n - {own}), a, b LIMIT ?"
    return [(x, y) for x, y, _ in fetch(others, *values, a, b, a, b, *values, min(a, b), max(a, b), most)]


def courses(
    fetch: Fetch, modalities: Sequence[str], voice: str, among: Iterable[str] | None = None
) -> Iterator[tuple[tuple[str, str], Months]]:
    """Pairs with their months, in order."""
    where, values = _where(modalities, voice, among)
    rows = fetch(f"SELECT a, b, months FROM tie_course WHERE {where} ORDER BY a, b", *values)
    for pair, several in groupby(rows, key=lambda row: (row[0], row[1])):
        parts = [_read(row[2]) for row in several]
        yield pair, parts[0] if len(parts) == 1 else _summed(parts)


def of(fetch: Fetch, country: str, modalities: Sequence[str], voice: str) -> Iterator[Months]:
    """The months of each of a country's pairs, a modality and voice at a time."""
    where, values = _where(modalities, voice, None)
    for side in ("a", "b"):
        for (blob,) in fetch(f"SELECT months FROM tie_course WHERE {side} = ? AND {where}", country, *values):
            yield _read(blob)


def _where(modalities: Sequence[str], voice: str, among: Iterable[str] | None) -> tuple[str, list[str]]:
    values = [msgspec.json.encode(list(modalities)).decode()]
    where = f"modality IN (SELECT value FROM json_each(?)){VOICED.get(voice, '')}"
    if among is not None:
        values += [msgspec.json.encode(sorted(among)).decode()] * 2
        where += _AMONG
    return where, values


def _summed(parts: Sequence[Months]) -> Months:
    """Several courses as one."""
    rows = np.concatenate(parts)
    months, at = np.unique(rows[:, 0], return_inverse=True)
    made = np.zeros((len(months), 4), dtype=_STORED)
    made[:, 0] = months
    np.add.at(made[:, 1:], at, rows[:, 1:])
    return made


def _read(blob: bytes) -> Months:
    return np.frombuffer(blob, dtype=_STORED).reshape(-1, 4)


def gathered() -> defaultdict[Key, defaultdict[int, list[int]]]:
    """What ``change`` takes, empty."""
    return defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
