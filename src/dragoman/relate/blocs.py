"""Blocs: who stands with whom in each period, who moved, which triads are out of balance, who is central."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np

from dragoman.records import Record
from dragoman.relate import communities, network
from dragoman.relate.contrast import Floats
from dragoman.relate.dyads import Choice, Unit, following
from dragoman.relate.names import called
from dragoman.relate.network import Tie, Triad
from dragoman.store.view import View

ALONE = -1
"""Number of those who stand with nobody."""
_LEAST_TIES, _DRAWS, _STARTS, _SEED = 10, 20, 2, 20
_ALIKE = 0.3
"""Overlap (Jaccard, of the countries of both periods) with an earlier bloc from which on a bloc is the same one."""
_NAMED = 12
_STEADY = 0.6
"""Certainty that a member needs on both sides for a move to be told."""


class Member(Record, frozen=True):
    """A country in a period. ``bloc`` is the same number through all periods (−1: with nobody).

    ``certainty`` is how often it stands with the others of its bloc when the events of each tie are drawn anew
    (Poisson, 20 draws; 0–1). ``central`` is PN centrality.
    """

    id: str
    name: str
    bloc: int
    certainty: float
    central: float
    events: int


class Move(Record, frozen=True):
    """A state that stood in another bloc in the last period that tells enough; ``certainty`` of the less sure side."""

    id: str
    name: str
    before: int
    after: int
    certainty: float


class BlocPeriod(Record, frozen=True):
    """The network of a period, from ``start`` (inclusive) to ``end`` (exclusive).

    ``blocs`` names each bloc by its most central members. ``triads`` have clear ties on all three sides, ``balanced``
    of them are in balance; ``expected`` is the share that would be, were signs independent. ``said`` is what can't be
    told of the period.
    """

    start: str
    end: str
    members: tuple[Member, ...]
    blocs: dict[int, str]
    moves: tuple[Move, ...]
    ties: tuple[Tie, ...]
    triads: int
    balanced: int
    expected: float | None
    against: tuple[Triad, ...]
    unbalanced: tuple[Triad, ...]
    said: tuple[str, ...] = ()


def blocs(
    view: View,
    choice: Choice | None = None,
    *,
    unit: Unit = "year",
    since: str = "",
    until: str = "9999",
    most: int = 30,
) -> list[BlocPeriod]:
    """The ``most`` busiest states in each period (month or year) between two dates (``YYYY`` or longer, inclusive)."""
    choice = choice or Choice()
    span = {"since": since[:7], "until": until[:7]}
    every = network.busiest_states(view, choice, most, **span)
    found = network.ties(view, choice, unit=unit, among=every, **span)
    drawn = _drawn([found[start] for start in sorted(found)], every)
    made: list[BlocPeriod] = []
    for start, network_of in zip(sorted(found), drawn, strict=True):
        first = f"{start}-01-01"[:10]
        told = [each for each in made if not each.said]
        made.append(_period(first, following(first, unit), network_of, told))
    return made


class _Network(NamedTuple):
    """The ties of a period with the group of each country, and how sure that is."""

    ties: list[Tie]
    countries: list[str]
    labels: communities.Labels
    sure: Floats


def _drawn(periods: Sequence[list[Tie]], every: Sequence[str]) -> list[_Network]:
    """All periods at once: groups as they are, and as they are when the events are drawn anew."""
    kept = set(every)
    inside = [[tie for tie in found if tie.a in kept and tie.b in kept] for found in periods]
    countries = [network.busiest(found, len(every)) for found in inside]
    weights = [network.matrix(found, names) for found, names in zip(inside, countries, strict=True)]
    labels = communities.several(weights)
    anew = [_anew(*each) for each in zip(inside, countries, weights, strict=True)]
    grouped = communities.several([changed for each in anew for changed in each], _STARTS)
    sure = [_certainty(of, grouped[at * _DRAWS : (at + 1) * _DRAWS]) for at, of in enumerate(labels)]
    return [_Network(*each) for each in zip(inside, countries, labels, sure, strict=True)]


def _period(start: str, end: str, of: _Network, before: Sequence[BlocPeriod]) -> BlocPeriod:
    inside, countries, labels, sure = of
    numbers = _numbers(countries, labels, before)
    central = network.centrality(inside, countries)
    events = network.activity(inside)
    members = tuple(
        Member(
            id=country,
            name=called(country),
            bloc=numbers[int(labels[at])],
            certainty=round(float(sure[at]), 2),
            central=central[country],
            events=events[country],
        )
        for at, country in enumerate(countries)
    )
    weighed, said = network.balance(inside, countries, _NAMED), tuple(_cautions(inside))
    return BlocPeriod(
        start=start,
        end=end,
        members=members,
        blocs=_names(members),
        moves=_moves(members, before[-1].members) if before and not said else (),
        ties=tuple(inside),
        triads=weighed.triads,
        balanced=weighed.balanced,
        expected=weighed.expected,
        against=tuple(triad for triad in weighed.named if triad.kind == "against"),
        unbalanced=tuple(triad for triad in weighed.named if triad.kind != "against"),
        said=said,
    )


def _cautions(inside: Sequence[Tie]) -> list[str]:
    if len(inside) >= _LEAST_TIES:
        return []
    ties = f"{len(inside)} tie{'' if len(inside) == 1 else 's'} with {network.LEAST} events or more"
    return [f"Only {ties}: too few to speak of blocs ({_LEAST_TIES} are needed)."]


def _numbers(countries: Sequence[str], labels: communities.Labels, before: Sequence[BlocPeriod]) -> dict[int, int]:
    """Group → number: that of the earlier bloc that it shares most with, else a new one; single ones have none.

    A country weighs as the root of its events then: a bloc is the same one where its great members are.
    """
    groups = {
        int(label): {country for country, own in zip(countries, labels, strict=True) if own == label}
        for label in np.unique(labels)
    }
    earlier: defaultdict[int, set[str]] = defaultdict(set)
    for member in before[-1].members if before else ():
        earlier[member.bloc].add(member.id)
    weights = {member.id: sqrt(member.events) for member in (before[-1].members if before else ())}
    there, here = set(weights), set(countries)

    def weight(some: set[str]) -> float:
        return sum(weights[country] for country in sorted(some))

    overlaps = sorted(
        (-weight(group & old) / max(weight((group & there) | (old & here)), 1), label, number)
        for label, group in groups.items()
        for number, old in earlier.items()
        if number != ALONE and len(group) > 1
    )
    numbers: dict[int, int] = {label: ALONE for label, group in groups.items() if len(group) == 1}
    for overlap, label, number in overlaps:
        if -overlap >= _ALIKE and label not in numbers and number not in numbers.values():
            numbers[label] = number
    fresh = 1 + max((number for each in before for number in each.blocs), default=ALONE)
    for label in sorted(groups):
        if label not in numbers:
            numbers[label], fresh = fresh, fresh + 1
    return numbers


def _anew(inside: Sequence[Tie], countries: Sequence[str], weights: Floats) -> Iterator[Floats]:
    """The weights as they are when the events of each tie are drawn anew."""
    size = len(countries)
    counts = np.zeros((size, size))
    at = {country: place for place, country in enumerate(countries)}
    for tie in inside:
        counts[at[tie.a], at[tie.b]] = tie.events
    counts += counts.T
    random = np.random.default_rng(_SEED)
    for _ in range(_DRAWS):
        drawn = np.triu(random.poisson(counts))
        drawn = drawn + drawn.T
        with np.errstate(divide="ignore", invalid="ignore"):
            yield weights * np.sqrt(np.nan_to_num(drawn / counts))


def _certainty(labels: communities.Labels, anew: Sequence[communities.Labels]) -> Floats:
    """For each country the mean share of draws in which it stands with each other member of its group."""
    same = labels[:, None] == labels[None, :]
    np.fill_diagonal(same, False)
    together = np.zeros(same.shape)
    for each in anew:
        together += each[:, None] == each[None, :]
    mates = same.sum(axis=1)
    return np.where(mates > 0, (together * same).sum(axis=1) / np.maximum(mates, 1) / _DRAWS, 1.0)


def _names(members: Sequence[Member]) -> dict[int, str]:
    """``China, Iran +3``: the two with the most events, and how many more."""
    blocs: defaultdict[int, list[Member]] = defaultdict(list)
    for member in members:
        if member.bloc != ALONE:
            blocs[member.bloc].append(member)
    named = {}
    for number, several in sorted(blocs.items()):
        first = sorted(several, key=lambda member: (-member.events, member.id))[:2]
        more = f" +{len(several) - 2}" if len(several) > 2 else ""
        named[number] = ", ".join(member.name for member in first) + more
    return named


def _moves(members: Sequence[Member], before: Sequence[Member]) -> tuple[Move, ...]:
    was: Mapping[str, Member] = {member.id: member for member in before}
    found = []
    for member in members:
        old = was.get(member.id)
        if old is not None and old.bloc != member.bloc:
            sure = min(old.certainty, member.certainty)
            if sure >= _STEADY:
                found.append(Move(id=member.id, name=member.name, before=old.bloc, after=member.bloc, certainty=sure))
    return tuple(sorted(found, key=lambda move: (-move.certainty, move.id)))
