"""How two actors treat each other through time: events of a dyad by period, never reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any, Literal, NamedTuple, get_args

from dragoman.records import Modality, Record
from dragoman.store.sums import UNDATED
from dragoman.store.view import View

Unit = Literal["day", "week", "month", "year"]
Voice = Literal["outlet", "attributed", "any"]
Media = Literal["any", "a", "b", "third", "unknown"]
"""Whose outlets tell an event: A's, B's, those of others, or such whose country is not known."""

_LENGTH = {"day": 1, "week": 7, "month": 31, "year": 366}
_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")


class Choice(NamedTuple):
    """Which events count. ``voice`` takes those that at least one outlet tells in its own voice, or that at least one
    attributes; ``media`` those that at least one such outlet tells."""

    voice: Voice = "outlet"
    modality: Sequence[Modality] = ("happened", "ongoing")
    media: Media = "any"

    def takes(self, kind: Sequence[Any], a: str, b: str) -> bool:
        """``kind``: modality, own voice, attributed, countries of the outlets."""
        modality, own, told, countries = kind
        voiced = self.voice == "any" or (own if self.voice == "outlet" else told)
        return (
            modality in self.modality and bool(voiced) and (self.media == "any" or self.media in sides(countries, a, b))
        )

    def taking(self, a: str, b: str) -> Callable[[str, int, int, str], bool]:
        """The same for many events of a dyad, of which most are of a few kinds."""
        return cache(lambda *kind: self.takes(kind, a, b))


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


class Telling(Record, frozen=True):
    """How one side's media, in one voice, tell the dyad: events, share of conflict among them, mean score."""

    media: Media
    voice: Voice
    told: Literal["done", "open", "not"]
    volume: int
    hostile: float
    intensity: float


TOLD: dict[Literal["done", "open", "not"], tuple[Modality, ...]] = {
    "done": ("happened", "ongoing", "historical"),
    "open": ("planned", "promised", "threatened", "demanded", "hypothetical"),
    "not": ("denied", "did-not-happen"),
}
"""Modalities in three groups: told as done, not (yet) done, told as not done."""


VOICED: dict[Voice, str] = {
    "any": "in any voice",
    "outlet": "in an outlet’s own voice",
    "attributed": "attributed to somebody",
}


def counted(choice: Choice) -> str:
    """Modalities and voice of a choice in words."""
    every = len(choice.modality) == len(get_args(Modality))
    told = "however told" if every else f"told as {' or '.join(choice.modality)}".replace("-", " ")
    return f"{told}, {VOICED[choice.voice]}"


def sides(countries: str, a: str, b: str) -> set[Media]:
    """Whose media tell it, from the countries of its outlets."""
    found = countries.split()
    names: dict[str, Media] = {a: "a", b: "b"}
    return {names.get(country, "third") for country in found} or {"unknown"}


def series(
    view: View,
    a: str,
    b: str,
    *,
    unit: Unit = "month",
    voice: Voice = "any",
    modality: Sequence[Modality] = ("happened", "ongoing"),
    media: Media = "any",
    mutual: bool = False,
) -> list[DyadPeriod]:
    """What ``a`` does to ``b`` (ids or country codes), period by period without gaps.

    An event whose date is vaguer than the unit has no place in it and is left out; a reciprocal event counts in both
    directions. ``mutual`` is what the two do to each other, each event once.
    """
    takes, finest = Choice(voice, modality, media).taking(a, b), _UNITS.index(unit)
    periods: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
    for start, vague, modality_of, own, told, countries, quad, events, tenths in rows(view, a, b, unit, mutual):
        if vague <= finest and takes(modality_of, own, told, countries):
            periods[start].append((vague, quad, events, tenths))
    return [_row(start, periods.get(start, [])) for start in _run(sorted(periods), unit)]


def vaguer(view: View, a: str, b: str, choice: Choice, unit: Unit, mutual: bool = True) -> int:
    """How many events ``series`` leaves out, as their date is vaguer than the unit."""
    takes, finest = choice.taking(a, b), _UNITS.index(unit)
    left = (row for row in rows(view, a, b, unit, mutual) if row[1] > finest)
    return sum(events for _, _, modality, own, told, media, _, events, _ in left if takes(modality, own, told, media))


def rows(view: View, a: str, b: str, unit: Unit, mutual: bool = False) -> list[tuple[Any, ...]]:
    """(period, vagueness, modality, own, told, media, quad, events, tenths of score) of one direction or of both."""
    return view.together(a, b, unit) if mutual else view.between(a, b, unit)


def tellings(view: View, a: str, b: str) -> list[Telling]:
    """The dyad, both directions together, by whose media tell it, in which voice, and as what; empty ones left out.

    An event that outlets of several sides tell counts with each of them.
    """
    found: defaultdict[tuple[Any, ...], list[tuple[int, ...]]] = defaultdict(list)
    group = {modality: told for told, several in TOLD.items() for modality in several}
    for _, _, modality, own, attributed, countries, quad, events, tenths in rows(view, a, b, "year", mutual=True):
        for side in sides(countries, a, b):
            for voice in [name for name, has in (("outlet", own), ("attributed", attributed)) if has]:
                found[side, voice, group[modality]].append((0, quad, events, tenths))
    order = {name: at for at, name in enumerate(("a", "b", "third", "unknown", "outlet", "attributed", *TOLD))}
    made = []
    for key in sorted(found, key=lambda key: [order[part] for part in key]):
        period = _row("", found[key])
        made.append(
            Telling(
                media=key[0],
                voice=key[1],
                told=key[2],
                volume=period.volume,
                hostile=hostile(period),
                intensity=period.intensity,
            )
        )
    return made


def hostile(period: DyadPeriod) -> float:
    """Share of conflict among the events (0–1; 0 where there are none)."""
    conflict = period.verbal_conflict + period.material_conflict
    return round(conflict / period.volume, 3) if period.volume else 0.0


class Day(NamedTuple):
    """Events told to a day, and the sums of their scores: of those above 0 and of those below."""

    events: int = 0
    cooperation: float = 0.0
    conflict: float = 0.0

    @property
    def balance(self) -> float:
        """Sum of all scores."""
        return self.cooperation + self.conflict


def daily(view: View, a: str, b: str, choice: Choice, mutual: bool = True) -> dict[str, Day]:
    """The days that have events told to the day, in order; undated events stand where they were published."""
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    takes = choice.taking(a, b)
    for day, vague, modality, own, told, media, quad, events, tenths in rows(view, a, b, "day", mutual):
        if vague <= 0 and takes(modality, own, told, media):
            sums = found[day]
            sums[0] += events
            sums[1 if quad <= 2 else 2] += tenths
    return {day: Day(events, good / 10, bad / 10) for day, (events, good, bad) in sorted(found.items())}


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


def period(text: str, unit: Unit) -> date:
    """First day of the period that a date lies in; weeks begin on Monday."""
    day = date.fromisoformat(text[:10])
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def following(start: str, unit: Unit) -> str:
    """First day of the next period."""
    return period((date.fromisoformat(start) + timedelta(days=_LENGTH[unit])).isoformat(), unit).isoformat()


def coarser(periods: Sequence[DyadPeriod], unit: Unit, most: int) -> tuple[list[DyadPeriod], Unit]:
    """Periods by the first longer unit that makes them no more than ``most``, and that unit.

    A week belongs to the month or year in which it begins.
    """
    found = list(periods)
    for longer in _UNITS[_UNITS.index(unit) + 1 :]:
        if len(found) <= most:
            break
        groups = groupby(periods, key=lambda one: period(one.start, longer).isoformat())
        found, unit = [_joined(start, list(some)) for start, some in groups], longer
    return found, unit


def _joined(start: str, some: Sequence[DyadPeriod]) -> DyadPeriod:
    counts = {name: sum(getattr(one, name) for one in some) for name in _COUNTS}
    scores = sum(one.intensity * one.volume for one in some)
    return DyadPeriod(start=start, intensity=round(scores / max(counts["volume"], 1), 3), **counts)


_COUNTS = tuple(name for name in DyadPeriod.__struct_fields__ if name not in ("start", "intensity"))


def _run(starts: Sequence[str], unit: Unit) -> Iterator[str]:
    """All periods from the first to the last, those without events included."""
    if not starts:
        return
    day, last = starts[0], starts[-1]
    while day <= last:
        yield day
        day = following(day, unit)
