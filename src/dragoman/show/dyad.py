"""The pages on two actors: how they stand and since when, what is said to drive it, whose course was similar."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from markupsafe import Markup

from dragoman.errors import InputError
from dragoman.relate.account import Account, Direction, account
from dragoman.relate.coverage import LEAST_EVENTS
from dragoman.relate.dyads import Choice, DyadPeriod, Telling, Unit, coarser
from dragoman.relate.names import called, party
from dragoman.relate.parallels import Parallel, parallels
from dragoman.relate.standing import Standing
from dragoman.show import choosing, phrases
from dragoman.show.choosing import chosen
from dragoman.show.filters import actor
from dragoman.show.lists import Field
from dragoman.show.page import Ask, Page, missing
from dragoman.show.pictures.canvas import Picture
from dragoman.show.pictures.course import MOST, course, heading, way
from dragoman.show.pictures.parallel import beside
from dragoman.store.rows import EventRow, Query
from dragoman.store.view import View

_MEDIA = {"a": "{0}’s media", "b": "{1}’s media", "third": "others’ media", "unknown": "outlets of unknown country"}
_EVENTS = 10
_LINES = 120
"""Periods that the page lists, the last ones; its twins have all."""
_TOLD = {"done": "as done", "open": "as not (yet) done", "not": "as not done"}


class Turned(NamedTuple):
    """A turning point as the page lists it."""

    heading: str
    direction: str
    span: str
    means: str
    chance: str
    events: tuple[EventRow, ...]


class Told(NamedTuple):
    words: str
    voice: str
    told: str
    row: Telling


class Pair(NamedTuple):
    row: Parallel
    names: str
    lag: str
    picture: Markup


def dyad(ask: Ask) -> Page:
    """What two actors do to each other through time."""
    found, unit = asked(ask)
    there = f"/dyads/{found.a}/{found.b}"
    a, b = found.names
    arrow = {"both": "↔", "there": "→", "back": "←"}[found.direction]
    title = f"{a} {arrow} {b}"
    drawn = picture(found, unit)
    latest = found.standings[-1] if found.standings else None
    busiest = max(found.series, key=lambda period: period.volume, default=None)
    wide = ask.params.get("voice") == "any" and ask.params.get("told") == "all"
    listed, back = _events(ask.view, found.a, found.b)
    context = {
        "here": "dyads",
        "wider": f"{there}?voice=any&told=all" if found.days < LEAST_EVENTS and not wide else None,
        "account": found,
        "unit": unit,
        "a": {"id": found.a, "name": a},
        "b": {"id": found.b, "name": b},
        "arrow": arrow,
        "there": there,
        "fields": _fields(ask, found),
        "chart": drawn.inline() if drawn else None,
        "drawn_by": coarser(found.series, unit, MOST)[1],
        "busiest": busiest,
        "latest": latest,
        "measures": _measures(latest) if latest else [],
        "turns": _turned(found),
        "tellings": [
            Told(_MEDIA[row.media].format(a, b), choosing.VOICES[row.voice], _TOLD[row.told], row)
            for row in found.tellings
        ],
        "series": [msgspec.structs.astuple(period) for period in found.series if period.volume][-_LINES:],
        "lines": _LINES if sum(period.volume > 0 for period in found.series) > _LINES else 0,
        "columns": [name.replace("_", " ") for name in DyadPeriod.__struct_fields__],
        "spoken": phrases.remarks(found.remarks),
        "standings": found.standings,
        "drivers": found.drivers[:8],
        "references": _references(found),
        "events": listed,
        "events_back": back,
        "events_note": f"The latest {_EVENTS}, all voices and modalities, each marked.",
    }
    standing = picture(found, unit, named=True)
    return Page("dyad.html", title, found, found.series, DyadPeriod, context, standing)


def _events(view: View, a: str, b: str) -> tuple[list[EventRow], list[EventRow]]:
    """The latest of each direction; those that go both ways, as meetings do, in the first alone."""
    there = view.events(Query(actor=a, recipient=b, limit=_EVENTS))
    known = {event.id for event in there}
    back = view.events(Query(actor=b, recipient=a, limit=2 * _EVENTS))
    return there, [event for event in back if event.id not in known][:_EVENTS]


def asked(ask: Ask) -> tuple[Account, Unit]:
    """The account that the address and its query ask for."""
    a, b = sides(ask)
    unit: Unit = chosen(ask.params, "unit", choosing.UNITS, "month")  # type: ignore[assignment]
    direction: Direction = chosen(ask.params, "direction", choosing.DIRECTIONS, "both")  # type: ignore[assignment]
    return account(ask.view, a, b, choosing.choice(ask.params), unit=unit, direction=direction), unit


def sides(ask: Ask) -> tuple[str, str]:
    """The ids of the two actors of the address; Missing for one that is not in the ledger."""
    found = []
    for side in ("a", "b"):
        id = actor(ask.path[side])
        try:
            party(ask.view, id)
        except InputError:
            raise missing("Actor", ask.path[side]) from None
        found.append(id)
    return found[0], found[1]


def picture(found: Account, unit: Unit, *, named: bool = False) -> Picture | None:
    """The course with its turning points; None where there are no events."""
    arrow = {"both": "↔", "there": "→", "back": "←"}[found.direction]
    title = f"{found.names[0]} {arrow} {found.names[1]}"
    thin = found.days < LEAST_EVENTS
    return course(title, found.series, found.turns, unit=unit, named=named, thin=thin, uneven=found.uneven)


def _fields(ask: Ask, found: Account) -> list[Field]:
    a, b = found.names
    ways = {"both": f"{a} ↔ {b}", "there": f"{a} → {b}", "back": f"{b} → {a}"}
    several = choosing.media(a, b)
    return [
        choosing.field("direction", "Direction", found.direction, ways),
        *choosing.fields(ask.params),
        choosing.field("media", "Told by", chosen(ask.params, "media", several, "any"), several),
        choosing.field("unit", "By", chosen(ask.params, "unit", choosing.UNITS, "month"), choosing.UNITS),
    ]


def _measures(year: Standing) -> list[tuple[str, str, str]]:
    """Three measures that are never made one."""
    hostile = "—" if year.hostile is None else f"{year.hostile:.0%}"
    between = f"of the events are conflict (95 %: {year.hostile_low:.0%} to {year.hostile_high:.0%})"
    alike = "—" if year.aligned is None else phrases.signed(year.aligned)
    third = phrases.count(year.third, "third country", "third countries")
    enough = (
        f"alike in what they do to {third} (−1 … +1)"
        if year.aligned is not None
        else f"only {third} that both deal with"
    )
    return [
        ("How much", f"{year.volume:,}", f"events in {year.year}"),
        ("How hostile", hostile, between),
        ("How aligned", alike, enough),
    ]


def _turned(found: Account) -> list[Turned]:
    def signed(value: float | None) -> str:
        return "—" if value is None else phrases.signed(value, 1)

    return [
        Turned(
            heading(at, turn),
            "up" if turn.direction > 0 else "down",
            "" if turn.start == turn.end else f"between {phrases.day(turn.start)} and {phrases.day(turn.end)}",
            f"mean score {signed(turn.before)} → {signed(turn.after)}",
            f"comes by chance in {turn.chance:.1%} of random orders of the days",
            turn.events,
        )
        for at, turn in enumerate(found.turns, 1)
    ]


def _references(found: Account) -> list[tuple[str, list[tuple[int, float]]]]:
    names = dict.fromkeys(row.name for row in found.references)
    return [(name, [(row.year, row.value) for row in found.references if row.name == name][-10:]) for name in names]


def similar(ask: Ask) -> Page:
    """Dyads whose course was similar."""
    a, b = sides(ask)
    choice: Choice = choosing.choice(ask.params)
    found = parallels(ask.view, a, b, choice)
    names = f"{called(a)} ↔ {called(b)}"
    pairs = [
        Pair(row, f"{called(row.a)} ↔ {called(row.b)}", lag(row.lag), beside(names, row).inline()) for row in found
    ]
    context = {
        "here": "dyads",
        "names": names,
        "there": f"/dyads/{a}/{b}",
        "fields": choosing.fields(ask.params),
        "pairs": pairs,
    }
    return Page("parallels.html", f"Parallels to {names}", found, found, Parallel, context)


def lag(months: int) -> str:
    """``12 months later``."""
    if not months:
        return "at the same time"
    return f"{phrases.count(abs(months), 'month')} {'later' if months > 0 else 'earlier'}"


__all__ = ["asked", "dyad", "lag", "picture", "sides", "similar", "way"]
