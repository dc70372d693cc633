"""Countries and the ties between them in a stretch of time: warm or hostile, many events or few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.records import Record
from dragoman.relate.contrast import Floats
from dragoman.relate.dyads import Choice
from dragoman.relate.names import states
from dragoman.store import ties as months
from dragoman.store.view import View

LEAST = 3
"""Events that a tie needs."""
_CLEAR = 1.0
"""Mean score beyond which a tie has a sign; what lies between is neither warm nor hostile."""


class Tie(Record, frozen=True):
    """Two countries (a < b): events in both directions, their mean score (−10 … +10), and how many are conflict."""

    a: str
    b: str
    events: int
    intensity: float
    conflict: int

    @property
    def sign(self) -> int:
        """+1 warm, −1 hostile, 0 neither."""
        return (self.intensity >= _CLEAR) - (self.intensity <= -_CLEAR)


class Triad(Record, frozen=True):
    """Three countries with a clear tie between each two.

    ``kind``: ``against`` — ``a`` and ``b`` are warm and both hostile to ``c``, which is in balance (Heider 1946,
    Cartwright and Harary 1956); ``torn`` — ``c`` is warm with both, they are hostile; ``strife`` — all are hostile;
    the last two are out of balance. ``weight`` is the number of events of the tie with the fewest.
    """

    kind: Literal["against", "torn", "strife"]
    a: str
    b: str
    c: str
    weight: int


class Balance(NamedTuple):
    """Triads with three clear ties: how many, how many in balance, which share would be were the signs dealt anew."""

    triads: int
    balanced: int
    expected: float | None
    named: tuple[Triad, ...]


def ties(
    view: View,
    choice: Choice,
    *,
    unit: str = "all",
    since: str = "",
    until: str = "9999",
    among: Sequence[str] | None = None,
) -> dict[str, list[Tie]]:
    """Period (``YYYY-MM``, ``YYYY``, or '' for all in one) → its ties; those with fewer than three events left out.

    ``since`` and ``until`` are months or years, inclusive. An event between several countries counts in each of its
    pairs, a meeting in both directions. Voice and modality are those of ``choice``; whose media tell it makes no
    difference here.
    """
    found: defaultdict[str, list[Tie]] = defaultdict(list)
    for period, a, b, events, tenths, conflict in _sums(view, choice, unit, since, until, among):
        if events >= LEAST:
            found[period].append(_tie(a, b, events, tenths, conflict))
    return dict(found)


def strongest(view: View, choice: Choice, most: int) -> tuple[int, list[Tie]]:
    """How many ties there are, and those with the most events of all time."""
    found = [row for row in view.ties(choice.modality, choice.voice) if row[2] >= LEAST]
    found.sort(key=lambda row: (-row[2], row[0], row[1]))
    return len(found), [_tie(*row) for row in found[:most]]


def busiest_states(view: View, choice: Choice, most: int, since: str = "", until: str = "9999") -> list[str]:
    """The states with the most events with each other, the busiest first.

    In a stretch of time they are looked for among thrice as many that are the busiest of all time.
    """
    if not since and until >= "9999":
        return view.busiest(choice.modality, choice.voice, LEAST, states(), most)
    among = busiest_states(view, choice, 3 * most)
    return _most(view.activity(choice.modality, choice.voice, LEAST, among, since, until), most)


def busiest(found: Iterable[Tie], most: int) -> list[str]:
    """The countries with the most events, the busiest first."""
    return _most(activity(found), most)


def activity(found: Iterable[Tie]) -> dict[str, int]:
    """Country → events in its ties."""
    counts: defaultdict[str, int] = defaultdict(int)
    for tie in found:
        counts[tie.a] += tie.events
        counts[tie.b] += tie.events
    return counts


def _most(counts: Mapping[str, int], most: int) -> list[str]:
    return sorted(counts, key=lambda country: (-counts[country], country))[:most]


def _tie(a: str, b: str, events: int, tenths: int, conflict: int) -> Tie:
    return Tie(a=a, b=b, events=events, intensity=round(tenths / 10 / events, 3), conflict=conflict)


def _sums(
    view: View, choice: Choice, unit: str, since: str, until: str, among: Sequence[str] | None
) -> Iterator[tuple[str, str, str, int, int, int]]:
    """(period, a, b, events, sum of scores in tenths, conflict)."""
    if unit == "all" and not since and until >= "9999":
        yield from (("", *row) for row in view.ties(choice.modality, choice.voice, among))
        return
    pairs, courses = [], []
    for pair, course in view.courses(choice.modality, choice.voice, among):
        pairs.append(pair)
        courses.append(course)
    for at, period, sums in months.by(courses, unit, *months.span(since, until)):
        yield period, *pairs[at], *sums


def matrix(found: Iterable[Tie], countries: Sequence[str]) -> Floats:
    """Symmetric weights: square root of the sum of scores with its sign, so that busy pairs do not drown the others."""
    at = {country: place for place, country in enumerate(countries)}
    weights = np.zeros((len(at), len(at)))
    for tie in found:
        if tie.a in at and tie.b in at:
            net = tie.intensity * tie.events
            weights[at[tie.a], at[tie.b]] = weights[at[tie.b], at[tie.a]] = np.sign(net) * abs(net) ** 0.5
    return weights


def centrality(found: Iterable[Tie], countries: Sequence[str]) -> dict[str, float]:
    """PN centrality (Everett and Borgatti 2014): high for many warm ties to such as have few hostile ones.

    Two countries alone are alike: for two that are hostile it has no value.
    """
    size = len(countries)
    if size <= 2:
        return dict.fromkeys(countries, 1.0)
    at = {country: place for place, country in enumerate(countries)}
    signs = np.zeros((size, size))
    for tie in found:
        if tie.a in at and tie.b in at and tie.sign:
            signs[at[tie.a], at[tie.b]] = signs[at[tie.b], at[tie.a]] = 1.0 if tie.sign > 0 else -2.0
    values = np.linalg.solve(np.eye(size) - signs / (2 * size - 2), np.ones(size))
    return {country: round(float(value), 3) for country, value in zip(countries, values, strict=True)}


def balance(found: Iterable[Tie], countries: Sequence[str], most: int = 12) -> Balance:
    """Which triads are in balance; of those of two against a third and of those out of balance ``most`` each are named,
    the busiest first.

    ``expected`` is 0.5·(1 + m³), where m is the mean sign of the ties: the share in balance were signs independent.
    """
    names = sorted(countries)
    at = {country: place for place, country in enumerate(names)}
    signs, events = (np.zeros((len(at), len(at)), dtype=np.int64) for _ in range(2))
    for tie in found:
        if tie.sign and tie.a in at and tie.b in at:
            pair = min(at[tie.a], at[tie.b]), max(at[tie.a], at[tie.b])
            signs[pair], events[pair] = tie.sign, tie.events
    a, b, c = _threes(len(names))
    sides = np.array([signs[a, b], signs[a, c], signs[b, c]])
    weights = np.array([events[a, b], events[a, c], events[b, c]]).min(axis=0)
    clear, hostile = sides.all(axis=0), (sides < 0).sum(axis=0)
    against, odd = clear & (hostile == 2), clear & (hostile % 2 == 1)
    busiest = np.argsort(-weights, kind="stable")
    named = {int(each) for kind in (against, odd) for each in busiest[kind[busiest]][:most]}
    mean = signs.sum() / max(np.count_nonzero(signs), 1)
    return Balance(
        triads=int(clear.sum()),
        balanced=int((clear & (hostile % 2 == 0)).sum()),
        expected=round(float(0.5 * (1 + mean**3)), 3) if signs.any() else None,
        named=tuple(
            _triad((names[a[each]], names[b[each]], names[c[each]]), sides[:, each].tolist(), int(weights[each]))
            for each in busiest.tolist()
            if each in named
        ),
    )


@cache
def _threes(size: int) -> tuple[NDArray[np.int64], ...]:
    """The first, second and third of each three of so many, in order."""
    found = np.array(list(combinations(range(size), 3)), dtype=np.int64).reshape(-1, 3)
    return tuple(found.T)


def _triad(three: tuple[str, str, str], sides: Sequence[int], weight: int) -> Triad:
    """``sides``: the signs between the first and second, the first and third, the second and third."""
    a, b, c = three
    odd = 1 if sides.count(1) == 1 else -1
    if sides.count(-1) == 3:
        return Triad(kind="strife", a=a, b=b, c=c, weight=weight)
    # The third party is the one that the side with a sign of its own does not touch.
    first, second, third = {0: (a, b, c), 1: (a, c, b), 2: (b, c, a)}[sides.index(odd)]
    return Triad(kind="against" if odd == 1 else "torn", a=first, b=second, c=third, weight=weight)
