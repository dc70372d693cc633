"""The names of the actor tables in a text: one pass over its words, the longest name first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Doc, Token

from dragoman.coding import grammar
from dragoman.records import Place
from dragoman.words import cues
from dragoman.words.actors import Actors, Entry, plain

SOURCES = frozenset(
    {"state", "adjective", "prefix", "capital", "seat", "agency", "organisation", "group", "outlet", "place"}
)
REGIONS = frozenset({"region", "region-adjective"})
AFFILIATIONS = SOURCES | REGIONS
"""Kinds of entry that a role noun can belong to."""
_STICKS = ("-", "'", "/")


@dataclass(slots=True)
class Hit:
    """Tokens ``first``–``last`` (inclusive) that match a name, with all that it may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    words: str
    used: bool = False
    """True where a longer phrase has taken it."""

    def entry(self, *kinds: str) -> Entry | None:
        """The first entry of one of the kinds."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)

    def affiliation(self) -> Entry | None:
        """The entry by which it can own a role noun; adjectives before names ("Saudi" is both)."""
        found = self.entry("adjective")
        return found or next((entry for entry in self.entries if entry.kind in AFFILIATIONS), None)


@dataclass(slots=True)
class Hits:
    """All hits of a text, by token."""

    doc: Doc
    tokens: list[Token]
    texts: list[str]
    keys: list[tuple[str, ...]]
    """Each token as ``plain`` writes it, in parts where it holds a hyphen."""
    found: list[Hit] = field(default_factory=list)
    at: dict[int, Hit] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc) -> Hits:
        """No hits yet."""
        texts = grammar.column(doc, "text")
        return cls(doc, list(doc), texts, [_parts(text) for text in texts])

    def words(self, first: int, last: int) -> str:
        """The text of tokens ``first``–``last``."""
        return self.texts[first] if first == last else str(self.doc[first : last + 1].text)

    def plain(self, first: int, last: int) -> str:
        """The same as ``plain`` writes it."""
        return " ".join(part for key in self.keys[first : last + 1] for part in key if part != "-")

    def add(self, hit: Hit) -> Hit:
        """Takes a hit in; it hides the hits below it."""
        for token in range(hit.first, hit.last + 1):
            if (old := self.at.get(token)) is not None and old is not hit:
                self.drop(old)
            self.at[token] = hit
        self.found.append(hit)
        return hit

    def drop(self, hit: Hit) -> None:
        """Takes a hit out."""
        hit.used = True
        for token in range(hit.first, hit.last + 1):
            if self.at.get(token) is hit:
                del self.at[token]

    def __iter__(self) -> Iterator[Hit]:
        return iter(sorted((hit for hit in self.found if not hit.used), key=lambda hit: hit.first))


def scan(doc: Doc, tables: Actors) -> Hits:
    """The hits of a text, none overlapping, in order."""
    hits = Hits.of(doc)
    keys, owners = _atoms(hits)
    position, count = 0, len(keys)
    while position < count:
        step = 1
        for length in tables.reach(keys[position]):
            if position + length > count:
                continue
            entries = tables.entries(" ".join(keys[position : position + length]) if length > 1 else keys[position])
            if not entries:
                continue
            first, last = owners[position], owners[position + length - 1]
            first += length > 1 and hits.texts[first] == "the"
            words = hits.words(first, last)
            if able := fitting(entries, words):
                if able[0].kind != "other" or length > 1:
                    hits.add(Hit(first, last, able, words))
                step = length
                break
        position += step
    _drop_homographs(hits, tables)
    return hits


def settle_places(hits: Hits, places: Iterable[Place], tables: Actors) -> None:
    """Takes in the places that no name of the tables covers: they can own a role ("Lagos police")."""
    starts = {token.idx: token.i for token in hits.tokens}
    for place in places:
        first = starts.get(place.span.start)
        if first is None or place.country not in tables.known or place.precision in ("sea", "country"):
            continue
        last = first
        while last + 1 < len(hits.tokens) and hits.tokens[last + 1].idx < place.span.end:
            last += 1
        over = {id(hit): hit for token in range(first, last + 1) if (hit := hits.at.get(token)) is not None}
        if all(hit.entry("other") for hit in over.values()):
            hits.add(Hit(first, last, (Entry("place", str(place.country)),), hits.words(first, last)))


def _drop_homographs(hits: Hits, tables: Actors) -> None:
    """Takes out names that the words of the text give another sense: Georgia beside Atlanta, RSF beside Sudan."""
    doubtful = {hit.words for hit in hits.found} & tables.homographs.keys()
    words = set(hits.texts) if doubtful else set()
    for name in doubtful:
        *senses, means = tables.homographs[name]
        other, own = (
            any(word in words or (" " in word and word in grammar.text(hits.doc)) for word in some) for some in senses
        )
        for hit in [hit for hit in hits.found if hit.words == name and other and not own]:
            if not means and _acts(hits.tokens[hit.last], tables):
                continue  # "Turkey recalled its envoy" among recipes
            meant = tuple(entry for entry in hit.entries if entry.id == means)
            hits.drop(hit)
            if meant:
                hits.add(Hit(hit.first, hit.last, meant, hit.words))


def _acts(token: Token, tables: Actors) -> bool:
    """Does it do what only states, bodies and people do?"""
    verb = token.head.lemma_.lower()
    return token.dep_ == "nsubj" and (verb in tables.uses["volition"] or verb in cues.saying())


def _atoms(hits: Hits) -> tuple[list[str], list[int]]:
    """The words as ``plain`` writes them, and the token each stands in; sticks between words are left out."""
    keys: list[str] = []
    owners: list[int] = []
    for index, text in enumerate(hits.texts):
        if text in _STICKS:
            apart = not index or hits.tokens[index - 1].whitespace_ or hits.tokens[index].whitespace_
            if text == "'" or not apart:
                continue
        for part in hits.keys[index]:
            keys.append(part)
            owners.append(index)
    return keys, owners


@lru_cache(maxsize=65536)
def _parts(text: str) -> tuple[str, ...]:
    if text in ("'s", "’s"):
        return ("s",)
    return tuple(plain(text).split(" ")) if any(map(str.isalnum, text)) else (text,)


def fitting(entries: tuple[Entry, ...], words: str) -> tuple[Entry, ...]:
    """Those entries that the text's capitals allow."""
    letters = [sign for sign in words if sign.isalpha()]
    if " " in words and words.partition(" ")[2].islower():
        entries = tuple(entry for entry in entries if entry.kind != "outlet")  # "Foreign policy analysts said"
    shouted = bool(letters) and all(sign.isupper() for sign in letters)
    named = any(sign.isupper() for sign in words.removeprefix("The "))
    if shouted and len(letters) > 1 and any(entry.case == "shout" for entry in entries):
        return tuple(entry for entry in entries if entry.case in ("any", "shout"))
    return tuple(entry for entry in entries if entry.case == "any" or (shouted if entry.case == "shout" else named))
