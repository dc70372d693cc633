"""For each actor and period: with whom relations improved, worsened or stayed, and the events that say why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any, Literal, get_args

from dragoman.errors import InputError
from dragoman.records import Modality, Record
from dragoman.relate.dyads import Choice, Unit, following, period
from dragoman.relate.dyads import counted as in_words
from dragoman.relate.names import called
from dragoman.relate.turns import between, carriers, shifted, various, weight
from dragoman.store.rows import EventRow
from dragoman.store.view import View

Change = Literal["improved", "worsened", "unchanged", "too little"]

_LEAST = 5
"""Events in the period, and in those before, that a verdict needs."""
_Z, _SMALLEST = 1.96, 0.5
"""A change is told where it is beyond its 95 % interval and half a point of score at least."""
_WITHIN = 3.0
"""Variance of the scores of PLOVER's types and modes within a quad, which the sums do not hold."""
_BEFORE = 6
"""Periods before that a period is compared with."""
_NAMED, _LOOKED = 3, 300


class Relation(Record, frozen=True):
    """How relations with a partner stood in the period against those before.

    ``intensity`` and ``before`` are mean scores (−10 … +10), ``change`` their difference with its 95 % ``margin``;
    ``events`` and ``events_before`` how many stand behind each. ``why`` are the events of the period that pull most in
    the direction of the change (where it is unchanged: the weightiest).
    """

    partner: str
    name: str
    verdict: Change
    intensity: float | None
    before: float | None
    change: float | None
    margin: float | None
    events: int
    events_before: int
    why: tuple[EventRow, ...]


class Digest(Record, frozen=True):
    """An actor's relations in the period from ``start`` to ``end`` (inclusive), the largest changes first."""

    actor: str
    name: str
    start: str
    end: str
    counted: str
    relations: tuple[Relation, ...]
    said: tuple[str, ...]


_FIRST, _LAST = "0100", "9900"
"""Years within which a digest can look about."""


def digest(
    view: View, actor: str, *, at: str | None = None, unit: Unit = "month", choice: Choice | None = None, most: int = 12
) -> Digest:
    """The ``most`` busiest partners of a country in the period that holds the day ``at``, else the last with enough.

    A period is compared with the six before it. Raises InputError for a country without events.
    """
    if at and not _FIRST <= at < _LAST:
        raise InputError(at, "no period before or behind it has a date", "Name a day such as 2023-02-01")
    choice = choice or Choice()
    told = [(choice.modality, choice.voice, least) for least in (2 * _LEAST, _LEAST, 3, 1)]
    last = next(filter(None, (view.last_month(actor, *each) for each in (*told, (get_args(Modality), "any", 1)))), "")
    if not last:
        raise InputError(actor, "it deals with no other country in this ledger", "Name a country, such as IRN")
    start = period(at or f"{last}-01", unit).isoformat()
    end, earlier = shifted(following(start, unit), -1), _earlier(start, unit)
    made = []
    for partner in _partners(view, actor, start, end, choice)[:most]:
        sums = _sums(view, actor, partner, choice, unit, (earlier[-1], end))
        if start in sums:
            made.append(_relation(view, actor, partner, sums, (start, end), earlier, choice))
    made.sort(key=lambda each: (_ORDER[each.verdict], -abs(each.change or 0.0), -each.events, each.partner))
    return Digest(
        actor=actor,
        name=called(actor),
        start=start,
        end=end,
        counted=f"events {in_words(choice)}; compared with the {_BEFORE} {unit}s before",
        relations=tuple(made),
        said=tuple(_cautions(made, start, end)),
    )


_ORDER: dict[Change, int] = {"worsened": 0, "improved": 0, "unchanged": 1, "too little": 2}
_NOTHING = (0, 0, 0.0)


def _partners(view: View, actor: str, start: str, end: str, choice: Choice) -> list[str]:
    """Countries that it deals with in the months of a period, the busiest first."""
    counts: defaultdict[str, int] = defaultdict(int)
    for a, b, _, _, *kind, _, events, _ in view.partners(actor, start[:7], end[:7]):
        if choice.takes(kind, a, b):
            counts[b if a == actor else a] += events
    return sorted(counts, key=lambda partner: (-counts[partner], partner))


def _sums(
    view: View, actor: str, partner: str, choice: Choice, unit: Unit, span: tuple[str, str]
) -> dict[str, tuple[int, int, float]]:
    """Period → events, sum of scores in tenths, sum of the squares of the quads' means."""
    found: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0, 0.0])
    finest = ("day", "week", "month", "year").index(unit)
    for start, vague, *kind, _, events, tenths in view.together(actor, partner, unit, *span):
        if vague <= finest and choice.takes(kind, actor, partner):
            sums = found[start]
            sums[0] += events
            sums[1] += tenths
            sums[2] += tenths * tenths / events
    return {start: (int(events), int(tenths), squares) for start, (events, tenths, squares) in found.items()}


def _earlier(start: str, unit: Unit) -> list[str]:
    found, day = [], start
    for _ in range(_BEFORE):
        day = period(shifted(day, -1), unit).isoformat()
        found.append(day)
    return found


def _relation(
    view: View,
    actor: str,
    partner: str,
    months: Mapping[str, tuple[int, int, float]],
    span: tuple[str, str],
    earlier: Sequence[str],
    choice: Choice,
) -> Relation:
    now = months.get(span[0], _NOTHING)
    past = tuple(map(sum, zip(*(months.get(start, _NOTHING) for start in earlier), strict=True)))
    verdict, numbers = _verdict(now, past)
    return Relation(
        partner=partner,
        name=called(partner),
        verdict=verdict,
        **numbers,
        events=now[0],
        events_before=int(past[0]),
        why=tuple(_why(view, actor, partner, choice, span, verdict)[:_NAMED]),
    )


def _verdict(now: tuple[Any, ...], past: tuple[Any, ...]) -> tuple[Change, dict[str, float | None]]:
    """Welch's comparison of two means of event scores."""
    means = [side[1] / 10 / side[0] if side[0] else None for side in (now, past)]
    numbers: dict[str, float | None] = {
        "intensity": None if means[0] is None else round(means[0], 2),
        "before": None if means[1] is None else round(means[1], 2),
        "change": None,
        "margin": None,
    }
    if means[0] is None or means[1] is None or min(now[0], past[0]) < _LEAST:
        return "too little", numbers
    change = means[0] - means[1]
    margin = _Z * sqrt(sum(_variance(side) / side[0] for side in (now, past)))
    numbers |= {"change": round(change, 2), "margin": round(margin, 2)}
    if abs(change) <= max(margin, _SMALLEST):
        return "unchanged", numbers
    return ("improved" if change > 0 else "worsened"), numbers


def _variance(side: tuple[Any, ...]) -> float:
    """Of one event's score: between the quads, as the sums have it, and within them."""
    events, tenths, squares = side
    return max(float(squares / 100 / events - (tenths / 10 / events) ** 2), 0.0) + _WITHIN


def _why(
    view: View, actor: str, partner: str, choice: Choice, span: tuple[str, str], verdict: Change
) -> list[EventRow]:
    if verdict in ("improved", "worsened"):
        direction = 1 if verdict == "improved" else -1
        return various(carriers(view, actor, partner, choice, True, *span, direction))
    found = list(between(view, actor, partner, choice, True, *span))
    return various(sorted(found, key=lambda event: (-weight(event), event.start or "", event.id)))


def _cautions(made: Sequence[Relation], start: str, end: str) -> list[str]:
    thin = [each.name for each in made if each.verdict == "too little"]
    if not made:
        return [f"No events from {start} to {end}: nothing can be said."]
    if thin:
        return [
            f"Of {', '.join(thin)} there is too little to tell a change: {_LEAST} events in the period and before it "
            "are needed."
        ]
    return []
