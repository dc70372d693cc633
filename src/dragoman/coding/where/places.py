"""Finds the places that a text names, says where they are, and whether the name stands for a government.

The names come from the gazetteer (``words/places``); ``evidence`` tells which are places in the text, what else the
text names decides between places of one name, ``locative`` tells the place from the government that sits there.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.coding import grammar
from dragoman.coding.where.evidence import Candidate, judge, words
from dragoman.coding.where.features import features
from dragoman.coding.where.gazetteer import Entry, gazetteer, key, postal
from dragoman.coding.where.home import Home
from dragoman.coding.where.locative import is_literal, seats
from dragoman.records import Place, Span
from dragoman.words.load import several, table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOST_TOKENS = 8
_CLEAR = 2.5
"""A place this much likelier than its namesakes elsewhere (a city 300 times larger) is meant without more ado."""

_STATE, _DIVISION, _MOST, _BESIDE = 1.2, 0.9, 2.0, 2.0
"""Weights of the other names: each doubling of those in the state and of those in the division, the most that each may
come to (every American paper names America), and a neighbour of the same kind ("Georgia and Ukraine")."""
_UNCLEAR = 0.4
"""How much a name counts that is itself in doubt."""
_SPOKEN, _OWNED = 0.6, 2.0
"""State or a province of its name: each doubling of the words that go with either, and "Georgia's parliament"."""
_DOUBT = 0.35
"""Below it, namesakes in two states are as good as equal and neither is taken (in LGL and TR-News the better one was
right in 10 cases of 35)."""


def find(doc: Doc, *, text: str | None = None, at: Home | None = None) -> tuple[Place, ...]:
    """The places named in a parsed text, in order, none overlapping another; ``at`` is where its outlet is at home.

    The parser does not see the dateline; with the ``text`` itself given, the place that it names is found too.
    """
    found = _in_sense(judge(candidates(doc)), doc)
    named = (_place(one, entry) for one, entry in _chosen(found, doc, at).items())
    places = tuple(place for place in named if place.literal or key(place.span.of(grammar.text(doc))) not in seats())
    dated = _dateline(doc, text) if text else ()
    return tuple(sorted((*dated, *places, *features(doc, places)), key=lambda place: place.span))


def _in_sense(found: list[Candidate], doc: Doc) -> list[Candidate]:
    """Without names of states that the words of the text give another sense: "Turkey" among recipes."""
    doubtful = {one.text for one in found} & _senses().keys()
    spoken = set(grammar.column(doc, "text")) if doubtful else set()
    dropped = {name for name in doubtful if spoken & _senses()[name][0] and not spoken & _senses()[name][1]}
    return [one for one in found if one.text not in dropped or one.wider is not None or one.first.dep_ == "nsubj"]


@cache
def _senses() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Name of a state alone → words that go with another sense, words that go with the state."""
    found = {}
    for row in table("actors/homographs"):
        entries = gazetteer().entries(row["name"])
        if entries and entries[0].precision == "country" and not any(one.precision == "admin1" for one in entries):
            found[row["name"]] = frozenset(several(row["other"])), frozenset(several(row["own"]))
    return found


_DATELINE = re.compile(
    r"\s*((?:[^\W\d_][\w.'’-]*[ /]*?){1,4}?)(?=\s*(?:[(,/—–-]|\Z))(?:, ?([A-Z][\w. ]*?)(?=\s*[(,—–-]))?"
)
_HEAD = 3
"""A dateline stands in one of the first lines."""


def _dateline(doc: Doc, text: str) -> tuple[Place, ...]:
    """The place that the dateline begins with, and the wider one behind it; they stand where ``doc`` has blanks."""
    shown, at = grammar.text(doc), 0
    for line in text[:600].split("\n")[:_HEAD]:
        seen = shown[at : at + len(line)]
        blank = len(seen) - len(seen.lstrip())
        if blank > len(line) - len(line.lstrip()) and (found := _DATELINE.match(line[:blank])):
            return tuple(_dated(found, at))
        at += len(line) + 1
    return ()


def _dated(found: re.Match[str], at: int) -> Iterator[Place]:
    wider = gazetteer().entries(found[2]) if found[2] else ()
    entries = gazetteer().entries(found[1])
    held = [entry for entry in entries if _held(wider, entry)]
    if entry := next(iter(held or entries), None):
        yield _located(entry, Span(at + found.start(1), at + found.end(1)), literal=True)
        if held:
            yield _located(wider[0], Span(at + found.start(2), at + found.end(2)), literal=True)


def resolve(name: str, *, country: str | None = None) -> Entry | None:
    """The place that a name most likely means, in ``country`` (ISO-3) if given; None where there is none."""
    entries = [entry for entry in gazetteer().entries(name) if country is None or entry.country == country]
    return entries[0] if entries else None


def candidates(doc: Doc) -> list[Candidate]:
    """The longest names of the gazetteer in the text, from left to right."""
    found: list[Candidate] = []
    text, free = grammar.text(doc), 0
    for at, word in enumerate(grammar.column(doc, "text")):
        if at < free or not (word[0].isupper() or word in ("al", "el")):
            continue
        one = _state(doc[at], found, text) or _longest(doc, at, text)
        if one is not None:
            free = one.last.i + 1
            if one.entries:
                found.append(one)
    for one, other in pairwise(found):
        between = text[one.end : other.start]
        short = between == ", " and other.text.endswith(".") and one.entries[0].precision == "city"
        if short or (between in (", ", " ") and any(_held(other.entries, entry) for entry in one.entries)):
            one.wider, other.narrower = other, one
        elif between.strip(" ,") in ("and", "or", "-", "—", ""):
            one.beside, other.beside = (*one.beside, other), (*other.beside, one)
    return found


def _state(token: Token, found: Sequence[Candidate], text: str) -> Candidate | None:
    """A state by its postal code behind a town: "Louisville, KY"."""
    if token.text not in postal() or not found or text[found[-1].end : token.idx] not in (", ", " "):
        return None
    states = tuple(entry for entry in gazetteer().entries(postal()[token.text]) if entry.precision == "admin1")
    return Candidate(token, token, token.text, states)


def _longest(doc: Doc, index: int, text: str) -> Candidate | None:
    first, known = doc[index], gazetteer()
    for end in range(_reach(doc, index), index, -1):
        last = doc[end - 1]
        name = text[first.idx : last.idx + len(last.text)]
        if name.lower() in words("direction"):
            return None  # "the North's leader"
        if name in known and not (end > index + 1 and last.text == ","):
            return Candidate(first, last, name, known.entries(name))
    name, hyphen, rest = first.text.partition("-")
    if hyphen and name.isupper() and rest.islower() and name in known:
        return Candidate(first, first, name, known.entries(name), cut=len(rest) + 1)
    return None


def _reach(doc: Doc, index: int) -> int:
    """The end of the longest run of tokens that may be one name."""
    end, inner, link = index + 1, gazetteer().inner, words("link")
    for word in grammar.column(doc, "text")[index + 1 : index + _MOST_TOKENS]:
        if not (word[0].isupper() or word[0].isdigit() or word in inner or word in link):
            break
        end += 1
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


class Context:
    """How often a text names places in a state, or in a division of one; a name is no witness for itself."""

    def __init__(self, doc: Doc, at: Home | None) -> None:
        spoken = {word.lower() for word in grammar.column(doc, "text")}
        told, against = (len(spoken & words(kind)) for kind in ("nation", "province"))
        self.nation = min(_MOST, _SPOKEN * math.log2(1 + told)) - min(_MOST, _SPOKEN * math.log2(1 + against))
        """Above zero where the text speaks of states and their dealings, below where of a province's own matters."""
        self._at = at
        self._all: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
        self._own: defaultdict[tuple[str, str | None, str | None], float] = defaultdict(float)

    def add(self, name: str, entry: Entry, amount: float) -> None:
        """Count the place that a name was taken for."""
        for division in {None, entry.admin1} if entry.country else ():
            self._all[entry.country, division] += amount
            self._own[name, entry.country, division] += amount

    def support(self, name: str, entry: Entry) -> float:
        """What the other names say for the entry, growing with their logarithm up to a limit, and the outlet's home."""
        home = self._at.nearness(entry) if self._at is not None else 0.0
        state = home + min(_MOST, _STATE * self._bits(name, entry.country, None))
        return state + (min(_MOST, _DIVISION * self._bits(name, entry.country, entry.admin1)) if entry.admin1 else 0.0)

    def _bits(self, name: str, country: str | None, division: str | None) -> float:
        return math.log2(1 + max(0.0, self._all[country, division] - self._own[name, country, division]))


def _chosen(found: Sequence[Candidate], doc: Doc, at: Home | None) -> dict[Candidate, Entry]:
    """The place that each name means; all uses of a name mean the same, save where the text says otherwise."""
    context, adjectives = Context(doc, at), _adjectives()
    for word in grammar.column(doc, "text"):
        if word in adjectives:
            context.add("", Entry(name="", country=adjectives[word], precision="country", weight=0), 1.0)
    for one in found:
        party = one.before is not None and one.before.text in "-—" and doc[one.before.i - 1].text in ("R", "D", "I")
        if one.wider is None and _is_clear(one.entries) and not party:
            context.add(key(one.text), one.entries[0], 1.0)
    unclear = [one for one in found if one.wider is not None or not _is_clear(one.entries)]
    guesses = [(one, _choose(one, context)) for one in unclear]
    for one, entry in guesses:
        context.add(key(one.text), entry, 1.0 if one.wider is not None else _UNCLEAR)
    told = {key(one.text): entry for one, entry in guesses if one.wider is not None}
    chosen = {}
    for one in found:
        same = None if one.wider is not None else told.get(key(one.text))
        chosen[one] = same or _choose(one, context)
    return chosen


def _is_clear(entries: Sequence[Entry]) -> bool:
    others = [entry.weight for entry in entries if entry.country != entries[0].country]
    return not others or entries[0].weight - max(others) >= _CLEAR


def _choose(one: Candidate, context: Context) -> Entry:
    entries = [entry for entry in one.entries if one.wider is None or _held(one.wider.entries, entry)]
    if not entries and one.wider is not None:
        wide = one.wider.entries[0]
        return Entry(name=one.text, country=wide.country, admin1=wide.admin1, precision="city", weight=0.0)
    likely = {entry: _likelihood(entry, one, context) for entry in entries}
    best = max(entries, key=lambda entry: likely[entry])
    rivals = [likely[entry] for entry in entries if entry.country != best.country]
    if rivals and likely[best] - max(rivals) < _DOUBT:
        return Entry(name=best.name, country=None, precision=best.precision, weight=0.0)
    return best


def _likelihood(entry: Entry, one: Candidate, context: Context) -> float:
    score = entry.weight + context.support(key(one.text), entry)
    if any(_alike(entry, other.entries) for other in one.beside):
        score += _BESIDE
    if entry.precision != "admin1":
        return score
    if any(other.precision == "country" for other in one.entries):
        score -= context.nation + _OWNED * _owns_a_nation(one)
    if one.after is not None and one.after.lower_ in words("class"):
        return score + 2.0
    seat = any(city.precision == "city" and city.admin1 == entry.name for city in one.entries)
    return score - 2.0 if seat else score


def _owns_a_nation(one: Candidate) -> bool:
    """As in "Georgia's parliament", "Georgia's foreign minister"."""
    marked = one.after is not None and one.after.tag_ == "POS"
    following = one.first.doc[one.last.i + 2 : one.last.i + 4] if marked else ()
    return any(token.lower_ in words("nation") for token in following)


def _alike(entry: Entry, others: Sequence[Entry]) -> bool:
    """Whether the entry is of the kind of its undoubted neighbour: a state beside a state …"""
    best = others[0]
    if entry.precision != best.precision or not _is_clear(others):
        return False
    return entry.precision == "country" or (entry.precision == "admin1" and entry.country == best.country)


def _place(one: Candidate, entry: Entry) -> Place:
    return _located(entry, Span(one.start, one.end), literal=is_literal(one, entry))


def _located(entry: Entry, span: Span, *, literal: bool) -> Place:
    return Place(
        span=span,
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        geonames=entry.geonames,
        precision=entry.precision,
        literal=literal,
    )
