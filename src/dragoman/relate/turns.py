"""When a dyad turned, and which events carry it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from math import log2
from typing import Literal, get_args

from dragoman.link.telling import RECIPROCAL
from dragoman.records import Record
from dragoman.relate.coverage import LEAST_EVENTS, Coverage, coverage
from dragoman.relate.dyads import Choice, Day, daily, rows
from dragoman.relate.turning import SAME, TurningPoint, course_points
from dragoman.store.rows import EventRow
from dragoman.store.view import View
from dragoman.words import ontology

_CARRIES = 14
"""Days from a turn on whose events can carry it."""
_NAMED, _LEAST_CARRIERS = 3, 2
_BEFORE = 240
_EARLY = 30
"""Days from where the ledger begins, or begins again behind a gap: nothing was before that could be left."""

Measure = Literal["conflict", "balance"]
MEASURES: tuple[Measure, ...] = get_args(Measure)


class Turn(Record, frozen=True):
    """A turning point of a dyad with the ``events`` that weigh most in it, the heaviest first.

    ``measure`` is the course that broke: ``conflict`` (sum of the scores below 0 a day) or ``balance`` (of all scores).
    ``before`` and ``after``: mean score of the events of the eight months before and of the two weeks from it on.
    """

    date: str
    start: str
    end: str
    direction: int
    measure: Measure
    size: float
    chance: float
    before: float | None
    after: float | None
    events: tuple[EventRow, ...]


def turns(
    view: View,
    a: str,
    b: str,
    choice: Choice | None = None,
    *,
    mutual: bool = True,
    live: bool = False,
    days: Mapping[str, Day] | None = None,
    found: Coverage | None = None,
) -> list[Turn]:
    """Turning points of two actors, in order of time; none where events were told of fewer than 20 days.

    Conflict by itself and the balance of all scores are looked at: a quarrel between states that deal much with each
    other hardly moves the balance. Both directions are taken together unless ``mutual`` is False. Sums are corrected
    for the ledger's coverage. ``days`` are the dyad's and ``found`` its coverage, where they are at hand.
    """
    choice = choice or Choice()
    days = daily(view, a, b, choice, mutual) if days is None else days
    if len(days) < LEAST_EVENTS:
        return []
    found = found or covering(view, a, b, choice)
    made: list[tuple[Measure, TurningPoint]] = []
    factors = {month: found.factor(month) for month in {day[:7] for day in days}}
    for measure, stretch in product(MEASURES, found.stretches(days)):
        values = [(day, getattr(days[day], measure) * factors[day[:7]]) for day in stretch]
        begun = found.begun(stretch[0])
        for point in course_points(values, live=live):
            early = begun and _days(begun, point.date) < _EARLY
            if not early and not any(_days(point.date, other.date) <= SAME for _, other in made):
                made.append((measure, point))
    made.sort(key=lambda each: each[1].date)
    found_turns = (_turn(view, (a, b), choice, mutual, measure, point, days) for measure, point in made)
    return [turn for turn in found_turns if turn is not None]


def _days(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def covering(view: View, a: str, b: str, choice: Choice) -> Coverage:
    """Coverage of a dyad's months by what the ledger tells of others."""
    own: dict[str, int] = {}
    for month, _, *kind, _, events, _ in rows(view, a, b, "month", mutual=True):
        if choice._replace(media="any").takes(kind, a, b):
            own[month[:7]] = own.get(month[:7], 0) + events
    return coverage(view, own, choice)


def _turn(
    view: View,
    sides: tuple[str, str],
    choice: Choice,
    mutual: bool,
    measure: Measure,
    point: TurningPoint,
    days: Mapping[str, Day],
) -> Turn | None:
    """None where less than two events carry it: one is no turn."""
    first, last = point.date, shifted(point.date, _CARRIES - 1)
    heaviest = carriers(view, *sides, choice, mutual, first, last, point.direction)
    if len(heaviest) < _LEAST_CARRIERS:
        return None
    return Turn(
        date=point.date,
        start=point.start,
        end=point.end,
        direction=point.direction,
        measure=measure,
        size=point.size,
        chance=point.chance,
        before=_mean(days, shifted(first, -_BEFORE), shifted(first, -1)),
        after=_mean(days, first, last),
        events=tuple(various(heaviest)[:_NAMED]),
    )


def carriers(
    view: View, a: str, b: str, choice: Choice, mutual: bool, first: str, last: str, direction: int
) -> list[EventRow]:
    """Events between two days that pull in a direction, the heaviest first.

    The weight is the score times log2(1 + independent reports).
    """
    found = list(between(view, a, b, choice, mutual, first, last))
    pulling = [event for event in found if ontology.score(event.type, event.mode) * direction > 0]
    return sorted(pulling, key=lambda event: (-weight(event), event.start or "", event.id))


def various(events: Iterable[EventRow]) -> list[EventRow]:
    """Of each type by the same countries the first alone."""
    kinds: set[tuple[str, ...]] = set()
    best = []
    for event in events:
        kind = (event.type, *sorted(party.country or party.id for party in event.actors))
        if kind not in kinds:
            kinds.add(kind)
            best.append(event)
    return best


def between(view: View, a: str, b: str, choice: Choice, mutual: bool, first: str, last: str) -> Iterator[EventRow]:
    """The events of a dyad between two days, each once; only what ``a`` does to ``b`` unless ``mutual``."""
    for event in view.dealings(a, b, first, last):
        voiced = choice.voice == "any" or choice.voice in event.voices
        directed = mutual or event.type in RECIPROCAL or _acts(event, a, b)
        if voiced and directed and event.modality in choice.modality and known(event.type):
            yield event


def _acts(event: EventRow, a: str, b: str) -> bool:
    """True where the one acts and the other receives."""
    sides = (
        {each for party in side for each in (party.id, party.country)} for side in (event.actors, event.recipients)
    )
    return all(side in found for side, found in zip((a, b), sides, strict=True))


def weight(event: EventRow) -> float:
    """How much an event counts where few are named."""
    return abs(ontology.score(event.type, event.mode)) * log2(1 + max(event.independent, 1))


def known(type: str) -> bool:
    """False for types that PLOVER does not have."""
    return (type, "") in ontology.kinds()


def _mean(days: Mapping[str, Day], first: str, last: str) -> float | None:
    inside = [of for day, of in days.items() if first <= day <= last]
    number = sum(of.events for of in inside)
    return round(sum(of.balance for of in inside) / number, 2) if number else None


def shifted(day: str, days: int) -> str:
    """A day some days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
