"""How much the ledger tells of others at the time: what a count can be measured against, and what can't be said."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from dragoman.relate.dyads import Choice, DyadPeriod, Telling, following
from dragoman.store.view import View

LEAST_EVENTS = 20
"""Days with events, or tellings, below which nothing is told of a course (relate.turning needs as many values)."""
_AROUND = 12
"""Months on either side that a month is compared with."""
_ENOUGH = 10
"""Other events in a usual month, below which coverage can't be judged."""
_GAP = 2
"""Months without anything that part a course."""
_JUMP = 3.0
"""Times the usual coverage that are told."""
_MOST = 10.0
"""A count is corrected by so much at most."""
_ONE_SIDED, _UNDATED = 0.9, 0.3


class Coverage(NamedTuple):
    """Month (``YYYY-MM``) → events of all others, and of a usual month about it (0 where that is not known)."""

    others: Mapping[str, int]
    usual: Mapping[str, float]
    silent: Sequence[str] = ()
    """Months between the first and the last of the ledger in which it holds nothing of anybody, the dyad included."""

    def times(self, day: str) -> float:
        """How many times the usual coverage a day's month has; 1 where that can't be judged."""
        month = day[:7]
        usual, others = self.usual.get(month, 0.0), self.others.get(month, 0)
        return others / usual if usual >= _ENOUGH and others else 1.0

    def judged(self) -> bool:
        """Whether the ledger holds enough of others anywhere to tell a gap from a silence."""
        return any(usual >= _ENOUGH for usual in self.usual.values())

    def stretches(self, days: Iterable[str]) -> list[list[str]]:
        """Days in order, parted where the ledger holds nothing for two months or more: what comes behind a gap has no
        past to be compared with."""
        parts: list[list[str]] = []
        gaps = self._gaps() if self.judged() else []
        ends = [gap[-1] for gap in gaps]
        before = -1
        for day in days:
            part = bisect_left(ends, day[:7])
            if part != before:
                parts.append([])
                before = part
            parts[-1].append(day)
        return parts

    def begun(self, day: str) -> str:
        """The first day of the month from which on the ledger has no gap up to a day; '' where that can't be judged."""
        if not self.judged():
            return ""
        ends = [gap[-1] for gap in self._gaps() if gap[-1] < day[:7]]
        return following(f"{ends[-1]}-01", "month") if ends else f"{min(self.others)}-01"

    def _gaps(self) -> list[list[str]]:
        runs: list[list[str]] = []
        for month in self.silent:
            if runs and following(f"{runs[-1][-1]}-01", "month")[:7] == month:
                runs[-1].append(month)
            else:
                runs.append([month])
        return [run for run in runs if len(run) >= _GAP]

    def factor(self, day: str) -> float:
        """What a count of that day is multiplied with, 0.1 … 10."""
        return min(max(1 / self.times(day), 1 / _MOST), _MOST)


def coverage(view: View, own: Mapping[str, int], choice: Choice) -> Coverage:
    """Of the whole ledger less the dyad's own events by month; modality and voice as chosen."""
    found: defaultdict[str, int] = defaultdict(int)
    for month, modality, voices, events in view.months():
        voiced = choice.voice == "any" or f'"{choice.voice}"' in voices
        if month and modality in choice.modality and voiced:
            found[month] += events
    if not found:
        return Coverage({}, {})
    months = list(_months(min(found), max(found)))
    others = [max(found[month] - own.get(month, 0), 0) for month in months]
    usual = {}
    for at, month in enumerate(months):
        about = [count for count in others[max(0, at - _AROUND) : at + _AROUND + 1] if count]
        # A month at an end of what the ledger holds may be half there only: it is not judged.
        inner = 0 < at < len(months) - 1 and found[months[at - 1]] and found[months[at + 1]]
        usual[month] = float(median(about)) if about and inner else 0.0
    silent = [month for month in months if not found[month]]
    return Coverage(dict(zip(months, others, strict=True)), usual, silent)


def _months(first: str, last: str) -> Iterator[str]:
    day = f"{first}-01"
    while day[:7] <= last:
        yield day[:7]
        day = following(day, "month")


def cautions(
    days: int,
    both: Sequence[DyadPeriod],
    sides: tuple[Sequence[DyadPeriod], Sequence[DyadPeriod]],
    told: Sequence[Telling],
    found: Coverage,
    names: tuple[str, str],
) -> list[str]:
    """What can't be said of a dyad, or only with care, in sentences.

    ``days`` is how many days have events; ``both`` are the months of both ways together, ``sides`` those of A → B and
    of B → A.
    """
    total = sum(one.volume for one in both)
    if not total:
        return [f"No event between {names[0]} and {names[1]} is counted this way: nothing can be said of the two."]
    said = []
    if days < LEAST_EVENTS:
        said.append(
            f"Events are told of {days} day{'' if days == 1 else 's'} only: no trend and no turning point can be told "
            f"({LEAST_EVENTS} days are needed). What follows is a list, not a course."
        )
    there, back = (sum(one.volume for one in side) for side in sides)
    mutual = there + back - total
    said += _one_sided(there - mutual, back - mutual, told, names)
    undated = sum(one.undated for one in both)
    if undated > _UNDATED * total:
        said.append(f"{undated} of {total} events have no date of their own and stand where they were published.")
    sought = days >= LEAST_EVENTS
    return said + list(_uneven(found, both[0].start[:7], both[-1].start[:7], sought=sought))


def _one_sided(there: int, here: int, told: Sequence[Telling], names: tuple[str, str]) -> Iterator[str]:
    """``there`` and ``here``: events that one does to the other, without what they do together."""
    total = there + here
    if total >= LEAST_EVENTS and max(there, here) >= _ONE_SIDED * total:
        who, whom = names if there > here else names[::-1]
        yield (
            f"{max(there, here)} of the {total} events that one does to the other are what {who} does to {whom}: "
            "of the answer little is told."
        )
    counts: defaultdict[str, int] = defaultdict(int)
    for one in told:
        counts[one.media] += one.volume
    known = sum(count for side, count in counts.items() if side != "unknown")
    called = {"a": f"{names[0]}’s media", "b": f"{names[1]}’s media", "third": "media of third countries"}
    for side, words in called.items():
        if known >= LEAST_EVENTS and counts[side] >= _ONE_SIDED * known:
            yield f"{counts[side]} of {known} tellings whose outlet’s country is known are by {words} alone."


def uneven(found: Coverage, first: str, last: str) -> dict[str, float]:
    """Months from ``first`` to ``last`` with thrice the usual coverage, or a third of it: how many times the usual.

    0 in a gap: the ledger holds nothing of anybody then.
    """
    empty = {month: 0.0 for month in found.silent if found.judged() and first <= month <= last}
    return empty | {
        month: round(found.times(month), 2)
        for month, others in found.others.items()
        if first <= month <= last
        and others
        and found.usual[month] >= _ENOUGH
        and not 1 / _JUMP < found.times(month) < _JUMP
    }


def _uneven(found: Coverage, first: str, last: str, *, sought: bool) -> Iterator[str]:
    """Months of the dyad's course in which the ledger tells of others far more or less than about them; ``sought``:
    whether turning points are."""
    odd = {month: times for month, times in uneven(found, first, last).items() if times}
    if odd:
        worst = max(odd, key=lambda month: max(odd[month], 1 / max(odd[month], 0.01)))
        rest = {1: "", 2: ", and one more month is far from it"}
        more = rest.get(len(odd), f", and {len(odd) - 1} more months are far from it")
        yield (
            f"Coverage is uneven: {worst} has {odd[worst]:.1f} times the usual number of events of other actors{more}. "
            + ("Turning points are sought in values corrected for it; the bars are" if sought else "The bars are")
            + " the plain counts."
        )
    empty = [month for month in found.silent if first <= month <= last]
    if empty and found.judged():
        several = f"{len(empty)} months, {empty[0]} first" if len(empty) > 1 else empty[0]
        yield (
            f"The ledger holds nothing of anybody in {several}: a gap, not a silence. "
            "What comes behind a gap is looked at by itself."
        )
    yield from _grown(found, first, last)
    if not found.judged():
        yield "The ledger holds too little of other actors to judge whether coverage changed; counts are as they are."


def _grown(found: Coverage, first: str, last: str) -> Iterator[str]:
    """Years of the dyad's course for which the ledger tells thrice as much of others as for another."""
    counts: defaultdict[str, list[int]] = defaultdict(list)
    for month, others in found.others.items():
        if first <= month <= last and others:
            counts[month[:4]].append(others)
    usual = {year: median(several) for year, several in counts.items() if median(several) >= _ENOUGH}
    if usual:
        most, least = max(usual, key=lambda year: (usual[year], year)), min(usual, key=lambda year: (usual[year], year))
        times = usual[most] / usual[least]
        if times >= _JUMP:
            yield (
                f"The ledger tells {times:.0f} times as much of others in {most} as in {least}: "
                "compare shares and scores of such years, not counts."
            )
