"""How much the ledger tells of others at the time: what a count can be measured against, and what can't be said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
_JUMP = 3.0
"""Times the usual coverage that are told."""
_MOST = 10.0
"""A count is corrected by so much at most."""
_ONE_SIDED, _UNDATED = 0.9, 0.3


class Coverage(NamedTuple):
    """Month (``YYYY-MM``) → events of all others, and of a usual month about it (0 where that is not known)."""

    others: Mapping[str, int]
    usual: Mapping[str, float]

    def times(self, day: str) -> float:
        """How many times the usual coverage a day's month has; 1 where that can't be judged."""
        month = day[:7]
        usual, others = self.usual.get(month, 0.0), self.others.get(month, 0)
        return others / usual if usual >= _ENOUGH and others else 1.0

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
        usual[month] = float(median(about)) if about else 0.0
    return Coverage(dict(zip(months, others, strict=True)), usual)


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
    said += _one_sided(there, back, told, names)
    undated = sum(one.undated for one in both)
    if undated > _UNDATED * total:
        said.append(f"{undated} of {total} events have no date of their own and stand where they were published.")
    return said + list(_uneven(found, both[0].start[:7], both[-1].start[:7]))


def _one_sided(there: int, here: int, told: Sequence[Telling], names: tuple[str, str]) -> Iterator[str]:
    total = there + here
    if total >= LEAST_EVENTS and max(there, here) >= _ONE_SIDED * total:
        who, whom = names if there > here else names[::-1]
        yield f"{max(there, here)} of {total} events are what {who} does to {whom}: of the answer little is told."
    counts: defaultdict[str, int] = defaultdict(int)
    for one in told:
        counts[one.media] += one.volume
    known = sum(count for side, count in counts.items() if side != "unknown")
    called = {"a": f"{names[0]}’s media", "b": f"{names[1]}’s media", "third": "media of third countries"}
    for side, words in called.items():
        if known >= LEAST_EVENTS and counts[side] >= _ONE_SIDED * known:
            yield f"{counts[side]} of {known} tellings whose outlet’s country is known are by {words} alone."


def uneven(found: Coverage, first: str, last: str) -> dict[str, float]:
    """Months from ``first`` to ``last`` with thrice the usual coverage, or a third of it: how many times the usual."""
    return {
        month: round(found.times(month), 2)
        for month, others in found.others.items()
        if first <= month <= last
        and others
        and found.usual[month] >= _ENOUGH
        and not 1 / _JUMP < found.times(month) < _JUMP
    }


def _uneven(found: Coverage, first: str, last: str) -> Iterator[str]:
    """Months of the dyad's course in which the ledger tells of others far more or less than about them."""
    odd = uneven(found, first, last)
    if odd:
        worst = max(odd, key=lambda month: max(odd[month], 1 / max(odd[month], 0.01)))
        more = f", and so have {len(odd) - 1} further months" if len(odd) > 1 else ""
        yield (
            f"Coverage is uneven: {worst} has {odd[worst]:.1f} times the usual number of events of other actors{more}. "
            "Turning points are sought in values corrected for it; the bars are the plain counts."
        )
    inside = [month for month in found.others if first <= month <= last and found.usual[month] >= _ENOUGH]
    empty = [month for month in inside if not found.others[month]]
    if empty:
        several = f"{len(empty)} months, {empty[0]} first" if len(empty) > 1 else empty[0]
        yield f"The ledger holds nothing of anybody in {several}: a gap, not a silence."
    if not any(usual >= _ENOUGH for usual in found.usual.values()):
        yield "The ledger holds too little of other actors to judge whether coverage changed; counts are as they are."
