"""A description that no text would take for an actor, asked for by itself: "Ghanaian footballers"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.records import Actor, Mention
from dragoman.words.actors import HEADS, Actors, Entry, plain

_PEOPLE = re.compile(r"(?i)(ers|ors|ists|ians|ees|men|women|children|people)$")
_LONGEST = 4
"""Words of a role noun at most."""


def described(words: str, mentions: Iterable[Mention], tables: Actors) -> Actor | None:
    """Somebody of the one country that the words name, with the sector of the role at their end; CVL for people who are
    no actors by trade. None where the end is neither."""
    countries = {one.actor.country for one in mentions if one.actor.country in tables.known}
    role = _role(plain(words).split(" "), tables)
    if len(countries) != 1 or (role is None and not _PEOPLE.search(words)):
        return None
    country = str(countries.pop())
    sectors = role.sectors if role is not None and role.sectors else ("CVL",)
    return Actor(id=f"{country}.{sectors[0]}", name=words, kind="unnamed", country=country, sectors=sectors)


def _role(words: list[str], tables: Actors) -> Entry | None:
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        for entry in tables.entries(" ".join(words[-length:])):
            if entry.kind in HEADS:
                return entry
    return None
