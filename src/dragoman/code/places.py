"""Finds the places that a text names, says where they are, and whether the name stands for a government.

The names come from the gazetteer (``words/places``); ``evidence`` tells which are places in the text, what else the
text names decides between places of one name, ``locative`` tells the place from the government that sits there.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.code.evidence import Candidate, judge, words
from dragoman.code.gazetteer import Entry, gazetteer, key
from dragoman.code.locative import is_literal
from dragoman.records import Place, Span
from dragoman.words.load import several, table

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOST_TOKENS = 8
_CLEAR = 2.5
"""A place this much likelier than its namesakes elsewhere (a city 300 times larger) is meant without more ado."""

Context = Counter[tuple[str | None, str | None]]
"""(country, None) and (country, division) → how often the text names places there."""


def find(doc: Doc) -> tuple[Place, ...]:
    """The places named in a parsed text, in order, none overlapping another."""
    found = judge(candidates(doc))
    context = _context(found, doc)
    chosen: dict[str, Entry] = {}
    for one in found:
        if one.wider is not None and (entry := _choose(one, context)) is not None:
            chosen[key(one.text)] = entry
    places = []
    for one in found:
        entry = _choose(one, context) if one.wider is not None else chosen.get(key(one.text)) or _choose(one, context)
        if entry is not None:
            places.append(_place(one, entry))
    return tuple(places)


def resolve(name: str, *, country: str | None = None) -> Entry | None:
    """The place that a name most likely means, in ``country`` (ISO-3) if given; None where there is none."""
    entries = [entry for entry in gazetteer().entries(name) if country is None or entry.country == country]
    return entries[0] if entries else None


def candidates(doc: Doc) -> list[Candidate]:
    """The longest names of the gazetteer in the text, from left to right."""
    found, index = [], 0
    while index < len(doc):
        one = _longest(doc, index)
        if one is not None:
            found.append(one)
        index = index + 1 if one is None else one.last.i + 1
    for one, other in pairwise(found):
        if doc.text[one.end : other.start] in (", ", " ") and any(_held(other.entries, entry) for entry in one.entries):
            one.wider = other
    return found


def _longest(doc: Doc, index: int) -> Candidate | None:
    first, known = doc[index], gazetteer()
    if not (first.text[0].isupper() or first.text in ("al", "el")):
        return None
    for end in range(_reach(doc, index), index, -1):
        last = doc[end - 1]
        name = doc.text[first.idx : last.idx + len(last.text)]
        if entries := known.entries(name):
            return Candidate(first, last, entries)
    return None


_LINKS = frozenset("of the and de da do la le les el al ad az du del di der den am an im in sur upon on y e - — ' 's . ,".split())
"""Tokens that may stand inside a name."""


def _reach(doc: Doc, index: int) -> int:
    """The end of the longest run of tokens that may be one name."""
    end = index + 1
    for token in doc[index + 1 : index + _MOST_TOKENS]:
        if not (token.text[0].isupper() or token.text[0].isdigit() or token.lower_ in _LINKS):
            break
        end = token.i + 1
    return end


def _held(wider: Sequence[Entry], entry: Entry) -> bool:
    """Whether one of the wider places, states or divisions, holds the entry."""
    for wide in wider:
        if wide.precision not in ("country", "admin1") or entry.precision == "country" or entry == wide:
            continue
        if entry.country == wide.country and (wide.precision == "country" or entry.admin1 == wide.admin1):
            return True
    return False


@cache
def _adjectives() -> dict[str, str]:
    """Adjectives and people's names → country: "Russian", "Turks"."""
    found = {}
    for row in table("actors/states"):
        for word in (*several(row["adjectives"]), *several(row["people"])):
            found[word] = row["id"]
    return found


def _context(found: Sequence[Candidate], doc: Doc) -> Context:
    """How often the text names places beyond doubt, by state and division; adjectives count too."""
    count: Context = Counter()
    for one in found:
        best = one.entries[0]
        if one.wider is not None:
            continue
        others = [entry.weight for entry in one.entries if entry.country != best.country]
        if best.country is None or (others and best.weight - max(others) < _CLEAR):
            continue
        count[best.country, None] += 1
        if best.admin1 and (best.precision == "admin1" or len(one.entries) == 1):
            count[best.country, best.admin1] += 1
    adjectives = _adjectives()
    for token in doc:
        if token.text in adjectives:
            count[adjectives[token.text], None] += 1
    return count


def _choose(one: Candidate, context: Context) -> Entry | None:
    entries = list(one.entries)
    if one.wider is not None:
        entries = [entry for entry in entries if _held(one.wider.entries, entry)]
    return max(entries, key=lambda entry: _likelihood(entry, one, context), default=None)


def _likelihood(entry: Entry, one: Candidate, context: Context) -> float:
    score = entry.weight + 0.9 * math.log2(1 + context[entry.country, None])
    if entry.admin1:
        score += 0.9 * math.log2(1 + context[entry.country, entry.admin1])
    if entry.precision == "admin1" and one.after is not None and one.after.lower_ in words("class"):
        score += 2.0
    return score


def _place(one: Candidate, entry: Entry) -> Place:
    return Place(
        span=Span(one.start, one.end),
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        geonames=entry.geonames,
        precision=entry.precision,
        literal=is_literal(one, entry),
    )
