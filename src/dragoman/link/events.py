"""Which acts are the same happening.

``telling`` takes from an act what can be compared, ``same`` judges two tellings, and ``components`` joins them; nothing
here depends on the order in which documents came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.coding.ids import short_hash
from dragoman.link.telling import (
    MOODS,
    RECIPROCAL,
    Telling,
    day,
    elsewhere,
    meet,
    nested,
    parties,
    party,
    spot,
)
from dragoman.records import Act

_BEFORE, _AHEAD = 3, 10
"""An act without a date is taken to lie in the days before its publication, a plan without one in those after."""


_ECHO_WORDS, _ECHO_CHARACTERS = 6, 200
_WORD = re.compile(r"\w+")


def telling(act: Act, published: str | None, document: str) -> Telling | None:
    """What the act says took place; None where nobody is named who did it (PLOVER: no named actor, no event)."""
    actors, recipients = parties(act)
    if not actors:
        return None
    first, last = _time(act, published)
    sharp = 0
    place = spot(act.where)
    persons = _persons(act)
    if act.when is not None and first and first == last and act.when.precision in ("day", "time"):
        sharp = 2 if persons or (place is not None and place.exact) else 1
    return Telling(
        about="event",
        type=act.type,
        mood=MOODS[act.modality],
        actors=actors,
        recipients=recipients,
        first=first,
        last=last,
        sharp=sharp,
        mode=act.mode if act.type == "CONSULT" else None,
        persons=persons,
        place=place,
        only=None if first and last else document,
    )


def _time(act: Act, published: str | None) -> tuple[str | None, str | None]:
    """First and last day on which the act may have been; none where that cannot be told."""
    out = day(published)
    when = act.when
    start, end = (day(when.start), day(when.end)) if when else (None, None)
    if start or end:
        if when and when.precision == "interval" and start and end is None and out:
            end = max(start, out)  # "since February"
        first, last = start or end, end or start
        return (first, last) if first and last and first <= last else (last, first)
    if out is None or act.modality == "historical":
        return None, None
    if MOODS[act.modality] == "planned":
        return day(published, -_BEFORE), day(published, _AHEAD)
    return day(published, -_BEFORE), out


def _persons(act: Act) -> tuple[tuple[str, str], ...]:
    """Who met: two meetings of the same states on one day differ by the persons, two sanctions do not."""
    if act.type != "CONSULT":
        return ()
    both = (*act.actors, *act.recipients)
    return tuple(sorted({(party(each), each.id) for each in both if each.kind == "person"}))


def same(a: Telling, b: Telling) -> str | None:
    """Why the two are the same happening, in words; None where they are not, or it cannot be told."""
    if (a.about, a.type, a.mood) != (b.about, b.type, b.mood) or not meet(a, b) or elsewhere(a.place, b.place):
        return None
    if not nested(a.actors, b.actors, least=2 if a.type in RECIPROCAL else 1):
        return None
    if bool(a.recipients) != bool(b.recipients) or not nested(a.recipients, b.recipients):
        return None
    if a.mode and b.mode and a.mode != b.mode and "phone" in (a.mode, b.mode):
        return None
    if _other_persons(a, b):
        return None
    whom = "same parties" if (a.actors, a.recipients) == (b.actors, b.recipients) else "parties of one in the other's"
    time = "same day" if a.first == a.last == b.first == b.last else "times that overlap"
    return f"{whom}, same type, {time}"


def _other_persons(a: Telling, b: Telling) -> bool:
    """True where one party sent different people."""
    mine: dict[str, set[str]] = {}
    theirs: dict[str, set[str]] = {}
    for side, persons in ((mine, a.persons), (theirs, b.persons)):
        for whose, person in persons:
            side.setdefault(whose, set()).add(person)
    return any(mine[whose].isdisjoint(theirs[whose]) for whose in mine.keys() & theirs.keys())


def echoes(act: Act, text: str) -> tuple[str, str]:
    """Two keys of which near copies of the act have at least one in common, whatever date their outlets gave them: one
    of the words before its trigger, one of those behind. An editor who changes one side leaves the other."""
    facts = (act.type, MOODS[act.modality], *map(",".join, parties(act)))
    before = _WORD.findall(text[max(0, act.trigger.start - _ECHO_CHARACTERS) : act.trigger.start].casefold())
    after = _WORD.findall(text[act.trigger.end : act.trigger.end + _ECHO_CHARACTERS].casefold())
    return short_hash("before", *facts, *before[-_ECHO_WORDS:]), short_hash("after", *facts, *after[:_ECHO_WORDS])


def components(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each node → the smallest node that it is connected with; edges to unknown nodes do not count."""
    root = {node: node for node in nodes}

    def find(node: str) -> str:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for a, b in edges:
        if a in root and b in root:
            low, high = sorted((find(a), find(b)))
            root[high] = low
    return {node: find(node) for node in root}
