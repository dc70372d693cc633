"""How two countries stand: how much they deal with each other, how hostile that is, how alike they treat third ones.

Three measures that are never made one: states may quarrel over much trade, or be of one mind and hardly meet.
"""

from __future__ import annotations

from collections import defaultdict
from math import sqrt

from dragoman.records import Record
from dragoman.relate.dyads import Choice, DyadPeriod, hostile, series, sides
from dragoman.store.view import View

_LEAST_THIRD, _LEAST_EVENTS = 5, 3
"""Third countries that both have dealt with, and events with each, that alignment needs."""
_Z = 1.96


class Standing(Record, frozen=True):
    """A year of a dyad, both directions together.

    ``hostile`` is the share of conflict among the events (0–1), with its 95 % interval (Wilson 1927). ``aligned`` is
    the cosine of what the two do to third countries (mean scores; +1 alike, −1 opposite), over ``third`` countries.
    None where there is too little to tell.
    """

    year: str
    volume: int
    intensity: float | None
    hostile: float | None
    hostile_low: float | None
    hostile_high: float | None
    aligned: float | None
    third: int


def standings(view: View, a: str, b: str, choice: Choice | None = None) -> list[Standing]:
    """Year by year, those without an event of the two left out."""
    choice = choice or Choice()
    voice, modality, media = choice
    alike = _alignment(view, a, b, choice)
    found = series(view, a, b, unit="year", voice=voice, modality=modality, media=media, mutual=True)
    return [_standing(year, *alike.get(year.start[:4], (None, 0))) for year in found if year.volume]


def _standing(year: DyadPeriod, aligned: float | None, third: int) -> Standing:
    low, high = wilson(year.verbal_conflict + year.material_conflict, year.volume)
    return Standing(
        year=year.start[:4],
        volume=year.volume,
        intensity=year.intensity,
        hostile=hostile(year),
        hostile_low=low,
        hostile_high=high,
        aligned=aligned,
        third=third,
    )


def wilson(hits: int, total: int) -> tuple[float, float]:
    """95 % interval of a share."""
    if not total:
        return 0.0, 1.0
    share, shrink = hits / total, 1 + _Z**2 / total
    middle = (share + _Z**2 / (2 * total)) / shrink
    reach = _Z * sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2)) / shrink
    return round(max(middle - reach, 0.0), 3), round(min(middle + reach, 1.0), 3)


def _alignment(view: View, a: str, b: str, choice: Choice) -> dict[str, tuple[float | None, int]]:
    """Year → cosine and number of third countries."""
    mine, theirs = (_toward(view, side, (a, b), choice) for side in (a, b))
    made = {}
    for year in mine.keys() & theirs.keys():
        both = sorted(mine[year].keys() & theirs[year].keys())
        pairs = [(mine[year][third], theirs[year][third]) for third in both]
        made[year] = (_cosine(pairs) if len(pairs) >= _LEAST_THIRD else None, len(pairs))
    return made


def _toward(view: View, one: str, dyad: tuple[str, str], choice: Choice) -> dict[str, dict[str, float]]:
    """Year → third country → mean score of what ``one`` of the dyad does to it."""
    sums: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for third, year, media, events, tenths in view.toward(one, choice.modality, choice.voice):
        if third not in dyad and (choice.media == "any" or choice.media in sides(media, *dyad)):
            sum = sums[year][third]
            sum[0] += events
            sum[1] += tenths
    return {
        year: {third: tenths / 10 / events for third, (events, tenths) in found.items() if events >= _LEAST_EVENTS}
        for year, found in sums.items()
    }


def _cosine(pairs: list[tuple[float, float]]) -> float | None:
    lengths = [sqrt(sum(value * value for value in side)) for side in zip(*pairs, strict=True)]
    if not all(lengths):
        return None
    return round(sum(x * y for x, y in pairs) / (lengths[0] * lengths[1]), 3)
