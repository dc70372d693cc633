"""All that can be told of two actors, with what can't be: the page and the command on a dyad show this."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dragoman.errors import InputError
from dragoman.records import Record
from dragoman.relate.coverage import cautions, uneven
from dragoman.relate.drivers import Driver, about, joined
from dragoman.relate.dyads import Choice, DyadPeriod, Media, Telling, Unit, counted, daily, series, tellings, vaguer
from dragoman.relate.names import party
from dragoman.relate.standing import Standing, standings
from dragoman.relate.turns import Turn, covering, turns
from dragoman.store.sums import is_code
from dragoman.store.view import View

Direction = Literal["both", "there", "back"]
"""Both directions together, A → B, or B → A."""


_CAUSES = 200
"""Causes, the latest ones, that are joined."""


class Reference(Record, frozen=True):
    """A slow measure beside the events, as imported."""

    name: str
    year: int
    value: float


class Account(Record, frozen=True):
    """``cautions`` is what can't be said; ``turns`` follow from the ``days`` with events, ``series`` is by the unit;
    ``drivers`` are of the latest 200 causes."""

    a: str
    b: str
    names: tuple[str, str]
    direction: Direction
    counted: str
    days: int
    cautions: tuple[str, ...]
    uneven: dict[str, float]
    """Months with thrice the usual coverage or a third of it: how many times the usual; 0 in a gap of the ledger."""
    standings: tuple[Standing, ...]
    turns: tuple[Turn, ...]
    tellings: tuple[Telling, ...]
    drivers: tuple[Driver, ...]
    references: tuple[Reference, ...]
    remarks: int
    """Imported rows that tell that one spoke to or about the other, not what was said; they are no events."""
    series: tuple[DyadPeriod, ...]


def account(
    view: View,
    a: str,
    b: str,
    choice: Choice | None = None,
    *,
    unit: Unit = "month",
    direction: Direction = "both",
    live: bool = False,
) -> Account:
    """Raises InputError for somebody who is not in the ledger, and for one actor given twice."""
    choice = choice or Choice()
    names = party(view, a), party(view, b)
    if a == b:
        raise InputError(a, "a dyad needs two different actors", "Name another one")
    swapped = choice._replace(media=_SWAPPED.get(choice.media, choice.media))
    first, second, choice_of = (b, a, swapped) if direction == "back" else (a, b, choice)
    mutual = direction == "both"
    told, days = tellings(view, a, b), daily(view, first, second, choice_of, mutual)
    found = covering(view, a, b, choice)
    sides = _series(view, a, b, choice), _series(view, b, a, swapped)
    said = cautions(len(days), _series(view, a, b, choice, mutual=True), sides, told, found, names)
    left = vaguer(view, first, second, choice_of, unit, mutual)
    if left:
        one = left == 1
        said.append(
            f"{left} event{' is' if one else 's are'} told to a time longer than a {unit} only, and "
            f"stand{'s' if one else ''} in no {unit}."
        )
    return Account(
        a=a,
        b=b,
        names=names,
        direction=direction,
        counted=_counted(names, choice, unit, direction),
        days=len(days),
        cautions=tuple(said),
        uneven=uneven(found, min(days, default="")[:7], max(days, default="")[:7]),
        standings=tuple(standings(view, a, b, choice)),
        turns=tuple(turns(view, first, second, choice_of, mutual=mutual, live=live, days=days, found=found)),
        tellings=tuple(told),
        drivers=tuple(sorted(joined(about(view, a, b, most=_CAUSES)), key=lambda driver: not driver.tells({a, b}))),
        references=tuple(Reference(name=n, year=y, value=v) for n, y, v in _references(view, a, b)),
        remarks=view.remarks(a, b),
        series=tuple(_series(view, first, second, choice_of, unit, mutual)),
    )


_SWAPPED: dict[Media, Media] = {"a": "b", "b": "a"}
"""Whose media, seen from the other side."""


def _series(view: View, a: str, b: str, choice: Choice, unit: Unit = "month", mutual: bool = False) -> list[DyadPeriod]:
    voice, modality, media = choice
    return series(view, a, b, unit=unit, voice=voice, modality=modality, media=media, mutual=mutual)


def _references(view: View, a: str, b: str) -> Sequence[tuple[str, int, float]]:
    return view.references(a, b) if is_code(a) and is_code(b) else ()


def _counted(names: tuple[str, str], choice: Choice, unit: Unit, direction: Direction) -> str:
    """What the numbers count, in words."""
    sides = {"both": "↔", "there": "→", "back": "←"}[direction]
    media = {
        "any": "",
        "a": f", by {names[0]}’s media",
        "b": f", by {names[1]}’s media",
        "third": ", by media of third countries",
        "unknown": ", by outlets of unknown country",
    }[choice.media]
    each = "each event once, however many report it"
    return f"Events {names[0]} {sides} {names[1]} {counted(choice)}{media}, by {unit}; {each}."
