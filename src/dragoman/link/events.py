"""Which acts are the same happening.

``telling`` takes from an act what can be compared, ``same`` judges two tellings, and ``components`` joins them; nothing
here depends on the order in which documents came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from dragoman.coding.ids import short_hash
from dragoman.link import wording
from dragoman.link.telling import (
    BEFORE,
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

_AHEAD = 10
"""A plan without a date is taken to lie in the days after its publication, any other act in those BEFORE."""


_BY_PERSONS = frozenset({"CONSULT"})
"""Types of which two on one day differ by who took part; of the others by what they are about."""
BY_MATTER = frozenset({"AGREE", "ACCUSE", "REQUEST", "REJECT", "SANCTION", "THREATEN", "SUPPORT"})
"""Types of which one country may do several to another on a day, told apart by what they are about."""
_APART = frozenset({"phone", "third-party"})
_ECHO_WORDS, _ECHO_CHARACTERS = 6, 200
_WORD = re.compile(r"\w+")


def telling(act: Act, published: str | None, document: str, text: str = "") -> Telling | None:
    """What the act says took place; None where nobody is named who did it (PLOVER: no named actor, no event).

    ``text`` is the document's, whose words around the act tell what it was about.
    """
    actors, recipients = parties(act)
    if not actors:
        return None
    first, last = _time(act, published)
    sharp = 0 if act.when is not None and (act.when.start or act.when.end) else -1
    place = spot(act.where)
    persons = _persons(act)
    about, beside = wording.matters(act, text) if act.type in BY_MATTER else ((), ())
    if act.when is not None and first and first == last and act.when.precision in ("day", "time"):
        described = persons or about or (place is not None and place.exact)
        sharp = 2 if described else 1
    return Telling(
        about="event",
        type=_told_as(act),
        mood=MOODS[act.modality],
        actors=actors,
        recipients=recipients,
        first=first,
        last=last,
        sharp=sharp,
        mode=act.mode if act.type == "CONSULT" else None,
        persons=persons,
        place=place,
        matters=about,
        beside=beside,
        only=None if first and last else document,
    )


def _told_as(act: Act) -> str:
    """The type of the happening: a deal that all have concluded (SUPPORT) is the agreement that others tell of."""
    return "AGREE" if act.type == "SUPPORT" and not act.recipients and len(act.actors) > 1 else act.type


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
        return day(published, -BEFORE), day(published, _AHEAD)
    return day(published, -BEFORE), out


def _persons(act: Act) -> tuple[tuple[str, str], ...]:
    """Who met: two meetings of the same states on one day differ by the persons, two sanctions do not."""
    if act.type not in _BY_PERSONS:
        return ()
    both = (*act.actors, *act.recipients)
    return tuple(sorted({(party(each), each.id) for each in both if each.kind == "person"}))


def same(a: Telling, b: Telling) -> str | None:
    """Why the two are the same happening, in words; None where they are not, or it cannot be told."""
    if a.mark != b.mark and replace(a, mark=None) == replace(b, mark=None):
        return "told alike"
    if (a.about, a.type, a.mood) != (b.about, b.type, b.mood) or elsewhere(a.place, b.place):
        return None
    if not nested(a.actors, b.actors, least=2 if a.type in RECIPROCAL else 1):
        return None
    if bool(a.recipients) != bool(b.recipients) or not nested(a.recipients, b.recipients):
        return None
    if _other_mode(a, b) or _other_persons(a, b) or _other_matter(a, b):
        return None
    whom = "same parties" if (a.actors, a.recipients) == (b.actors, b.recipients) else "parties of one in the other's"
    if meet(a, b):
        time = "same day" if a.first == a.last == b.first == b.last else "times that overlap"
    elif _next_day(a, b):
        time = "same persons, told a day apart"
    else:
        return None
    return f"{whom}, same type, {time}"


def _other_mode(a: Telling, b: Telling) -> bool:
    """True where one is a call or a mediation and the other is said to be something else."""
    return bool(a.mode and b.mode and a.mode != b.mode and {a.mode, b.mode} & _APART)


def _next_day(a: Telling, b: Telling) -> bool:
    """True where the same persons of two parties at least met, by one account a day before the other's: then it is the
    date that is told in two ways. Where nobody is named, it may be two meetings."""
    days = [telling.first for telling in (a, b) if telling.first == telling.last and not telling.only]
    if len(days) < 2 or day(min(days), 1) != max(days):  # type: ignore[type-var]
        return False
    return len({party for party, _ in set(a.persons) & set(b.persons)}) > 1


def _other_matter(a: Telling, b: Telling) -> bool:
    """True where two of one day name what they were about, and neither's text speaks of the other's matter."""
    if not (a.first == a.last == b.first == b.last and a.matters and b.matters):
        return False
    return set(a.matters).isdisjoint((*b.matters, *b.beside)) and set(b.matters).isdisjoint((*a.matters, *a.beside))


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


def components(
    nodes: Iterable[str], edges: Iterable[tuple[str, str]], apart: Iterable[tuple[str, str]] = ()
) -> dict[str, str]:
    """Each node → the smallest node that it is connected with; edges to unknown nodes do not count, nor does an edge
    that would bring together two that are to stay ``apart`` (earlier edges stand before later ones)."""
    root = {node: node for node in nodes}

    def find(node: str) -> str:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    kept = [pair for pair in apart if pair[0] in root and pair[1] in root]
    for a, b in edges:
        if a in root and b in root:
            low, high = sorted((find(a), find(b)))
            if any({find(one), find(other)} == {low, high} for one, other in kept):
                continue
            root[high] = low
    return {node: find(node) for node in root}
