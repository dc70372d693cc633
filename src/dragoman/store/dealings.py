"""Reads what countries and actors do to each other: by period, by pair, event by event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from dragoman.store import sums, ties
from dragoman.store.reader import Reader
from dragoman.store.rows import EventRow
from dragoman.store.ties import Months

Unit = Literal["day", "week", "month", "year"]

_KEPT = 16
"""Answers on dyads that are kept."""


class Dealings(Reader):
    """The part of a view that is on pairs."""

    def __init__(self, path: str | Path) -> None:
        """Raises LedgerError where the file is missing or no ledger."""
        super().__init__(path)
        self._dealt: tuple[int, dict[object, list[tuple[Any, ...]]]] = (0, {})

    def between(self, a: str, b: str, unit: Unit) -> list[tuple[Any, ...]]:
        """What ``a`` does to ``b`` (countries or actor ids): rows of (first day of the period, vagueness, modality,
        own voice, attributed, countries of the outlets, quad, events, sum of their scores in tenths)."""
        return self._rolled(unit, a, b, "", "9999", both=False)

    def together(self, a: str, b: str, unit: Unit, since: str = "", until: str = "9999") -> list[tuple[Any, ...]]:
        """What the two do to each other: as ``between``, each event once whatever its direction; of events that begin
        on a day from ``since`` to ``until``."""
        return self._rolled(unit, min(a, b), max(a, b), since, until, both=True)

    def _rolled(self, unit: Unit, a: str, b: str, since: str, until: str, *, both: bool) -> list[tuple[Any, ...]]:
        """The last few answers are kept until the ledger changes: what is told of a dyad asks for them many times."""
        key = (unit, a, b, since, until, both)
        return self._once(key, lambda: self._sums_of(*key))

    def _once(self, key: object, make: Callable[[], list[tuple[Any, ...]]]) -> list[tuple[Any, ...]]:
        with self._lock:
            version = self.version()
            if self._dealt[0] != version:
                self._dealt = version, {}
            kept = self._dealt[1]
            if key not in kept:
                if len(kept) >= _KEPT:
                    del kept[next(iter(kept))]
                kept[key] = make()
            return kept[key]

    def _sums_of(self, unit: Unit, a: str, b: str, since: str, until: str, both: bool) -> list[tuple[Any, ...]]:
        sides = ((a, b), (b, a)) if both else ((a, b),)
        if not (sums.is_code(a) and sums.is_code(b)):
            rows = {row["id"]: dict(row) for side in sides for row in self._all(sums.EVENTS, *side)}
            return sums.kinds((row for row in rows.values() if since <= row["first"] <= until), unit)
        if unit in sums.LONGER and not both:
            return self._plain(sums.LONGER[unit], a, b)
        if unit != "day":
            finer: Unit = "month" if unit == "year" else "day"
            return sums.rolled(self._rolled(finer, a, b, since, until, both=both), unit)
        values = [value for side in sides for value in (*side, since, until)]
        return self._plain(sums.TOGETHER if both else sums.BETWEEN, *values)

    def balances(self, a: str, b: str, modalities: Sequence[str], voice: str = "any") -> dict[str, float]:
        """Day → sum of the scores of the events between two countries that are told to the day, each once."""
        some = msgspec.json.encode(list(modalities)).decode()
        sql = sums.balances(voice)
        found = self._once((sql, a, b, some), lambda: self._plain(sql, a, b, some, b, a, some))
        return {day: tenths / 10 for day, tenths in found}

    def dealings(self, a: str, b: str, first: str, last: str) -> list[EventRow]:
        """Events between two countries or actors that begin on a day from ``first`` to ``last``, each once."""
        if sums.is_code(a) and sums.is_code(b):
            return self._records(EventRow, sums.DEALINGS, a, b, first, last, b, a, first, last)
        sides = (row for side in ((a, b), (b, a)) for row in self._all(sums.EVENTS, *side))
        ids = sorted({row["id"] for row in sides if first <= row["first"] <= last})
        return self._records(EventRow, sums.THESE, msgspec.json.encode(ids).decode())

    def remarks(self, a: str, b: str) -> int:
        """Imported rows that tell that one of two countries spoke to or about the other, not what was said."""
        sql = "SELECT count(*) FROM remark WHERE (a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1)"
        return int(self._plain(sql, a, b)[0][0])

    def dyads(self, since: str = "", until: str = "9999", among: Sequence[str] | None = None) -> list[tuple[Any, ...]]:
        """All pairs of countries by month (``YYYY-MM``, both inclusive), in order: (a, b, month, vagueness, modality,
        own voice, attributed, countries of the outlets, quad, events, sum of their scores in tenths)."""
        if among is None:
            return self._plain(sums.DYADS.format(among=""), since, until)
        some = msgspec.json.encode(sorted(among)).decode()
        return self._plain(sums.DYADS.format(among=sums.AMONG), since, until, some, some)

    def ties(
        self, modalities: Sequence[str], voice: str = "any", among: Iterable[str] | None = None
    ) -> list[tuple[str, str, int, int, int]]:
        """Pairs of countries, both directions together, over all time: (a, b, events, sum of scores in tenths,
        conflict). A meeting counts in both directions."""
        return ties.whole(self._plain, modalities, voice, among)

    def busiest(self, modalities: Sequence[str], voice: str, least: int, among: Iterable[str], most: int) -> list[str]:
        """Who of some has most events with others of them, in pairs with ``least`` events; the busiest first."""
        return ties.busiest(self._plain, modalities, voice, least, among, most)

    def activity(
        self, modalities: Sequence[str], voice: str, least: int, among: Iterable[str], since: str, until: str
    ) -> dict[str, int]:
        """Who of some has how many events with others of them from a month or year to another, both inclusive."""
        return ties.activity(self._plain, modalities, voice, least, among, ties.span(since, until))

    def nearest(self, a: str, b: str, modalities: Sequence[str], voice: str, most: int) -> list[tuple[str, str]]:
        """The pairs without either of two countries that are nearest to theirs in number of events."""
        return ties.nearest(self._plain, a, b, modalities, voice, most)

    def courses(
        self, modalities: Sequence[str], voice: str = "any", among: Iterable[str] | None = None
    ) -> Iterator[tuple[tuple[str, str], Months]]:
        """The same by month."""
        return ties.courses(self._plain, modalities, voice, among)

    def toward(self, a: str, modalities: Sequence[str], voice: str = "any") -> list[tuple[Any, ...]]:
        """What a country does to each other one: (b, year, countries of the outlets, events, sum of their scores in
        tenths)."""
        return self._plain(sums.toward(voice), a, msgspec.json.encode(list(modalities)).decode())

    def last_month(self, a: str, modalities: Sequence[str], voice: str = "any", least: int = 1) -> str:
        """The last month in which a country has so many events with another one, both directions together; '' where
        there is none."""
        ends = (course[course[:, 1] >= least, 0] for course in ties.of(self._plain, a, modalities, voice))
        last = max((int(months[-1]) for months in ends if len(months)), default=None)
        return "" if last is None else ties.name(last)

    def partners(self, a: str, since: str, until: str) -> list[tuple[Any, ...]]:
        """What a country and each other one do to each other from a month to another, as ``dyads`` has it."""
        return self._plain(sums.PARTNERS, a, since, until, a, since, until)

    def references(self, a: str, b: str) -> list[tuple[str, int, float]]:
        """Imported yearly values of two states: (name, year, value), in order; none where none were imported."""
        if not self._all("SELECT 1 FROM sqlite_master WHERE name = 'reference'"):
            return []
        sql = "SELECT name, year, value FROM reference WHERE a = ? AND b = ? ORDER BY name, year"
        return [(row["name"], row["year"], row["value"]) for row in self._all(sql, min(a, b), max(a, b))]

    def struck(self, some: Sequence[str], type: str, modalities: Sequence[str], voice: str = "any") -> list[str]:
        """Days of the events of a type that one of some countries or actors receives and none of them does, in order;
        undated ones stand where they were published."""
        among = msgspec.json.encode(list(some)).decode()
        told = msgspec.json.encode([sums.number("modality", one) for one in modalities]).decode()
        of = sums.number("type", type)
        return [day for (day,) in self._plain(sums.struck(voice), among, of, told, among, of)]
