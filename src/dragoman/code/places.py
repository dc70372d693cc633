"""Finds the places that a text names, says where they are, and whether the name stands for a government.

The names come from the gazetteer (``words/places``); the words and the syntax around a name decide whether it is a
place at all (``words/places/context.tsv``), what else the text names decides between places of one name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from dragoman.code.gazetteer import Entry, gazetteer, key
from dragoman.code.locative import is_literal
from dragoman.records import Place, Span
from dragoman.words.load import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind in ``words/places/context.tsv``, in lower case."""
    return frozenset(row["word"] for row in table("places/context") if row["kind"] == kind)


@dataclass
class Candidate:
    """A name in the text, as tokens ``first`` … ``last``, and the places that bear it."""

    first: Token
    last: Token
    text: str
    entries: tuple[Entry, ...]
    within: Candidate | None = field(default=None)
    """The wider place named right after it: "Paris, Texas"."""
    county: bool = False

    @property
    def start(self) -> int:
        return self.first.idx

    @property
    def end(self) -> int:
        return self.last.idx + len(self.last.text)


def find(doc: Doc) -> tuple[Place, ...]:
    """The places named in a parsed text, in order, none overlapping another."""
    candidates = [candidate for candidate in _candidates(doc) if _is_place(candidate, doc)]
    _attach(candidates, doc)
    around = _around(candidates)
    return tuple(_place(candidate, around) for candidate in candidates)


def resolve(name: str, *, country: str | None = None) -> Entry | None:
    """The place that a name most likely means, in ``country`` (ISO-3) if given; None where none has that name."""
    found = [entry for entry in gazetteer().entries(name) if country is None or entry.country == country]
    return found[0] if found else None


def _candidates(doc: Doc) -> list[Candidate]:
    """The longest names of the gazetteer in the text, from left to right."""
    known, found, index = gazetteer(), [], 0
    tokens, text = list(doc), doc.text
    while index < len(tokens):
        size = 1
        token = tokens[index]
        if token.text[0].isupper() or (token.text in ("al", "el") and index + 1 < len(tokens)):
            match = _longest(tokens, index, text)
            if match is not None:
                size, words_ = match
                last = tokens[index + size - 1]
                found.append(Candidate(token, last, words_, known.entries(words_)))
        index += size
    return found


_MOST_TOKENS = 7


def _longest(tokens: list[Token], index: int, text: str) -> tuple[int, str] | None:
    known = gazetteer()
    first = tokens[index]
    most = min(_MOST_TOKENS, len(tokens) - index)
    for size in range(most, 0, -1):
        last = tokens[index + size - 1]
        if size > 1 and (last.is_punct and last.text != "." or last.is_space):
            continue
        name = text[first.idx : last.idx + len(last.text)]
        if name in known or (name.isupper() and len(name) > 4 and name in known):
            if size == 1 and len(name) < 4 and name.isupper() is False and "." not in name:
                continue
            return size, name
    return None


def _is_place(candidate: Candidate, doc: Doc) -> bool:
    first, last = candidate.first, candidate.last
    before = doc[first.i - 1] if first.i > 0 and not first.is_sent_start else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    single = first.i == last.i
    best = candidate.entries[0]
    if not first.text[0].isupper() and first.text not in ("al", "el"):
        return False
    if single and first.tag_ not in ("NNP", "NNPS") and not (first.ent_type_ in ("GPE", "LOC", "FAC")):
        return best.precision == "country" and first.tag_ in ("NN", "NNS", "JJ") and first.text[0].isupper()
    if before is not None and before.lower_ in words("title") and before.text[0].isupper():
        return False
    if (
        before is not None
        and before.tag_ == "NNP"
        and before.lower_ not in words("direction")
        and before.text[0].isupper()
    ):
        if (
            first.ent_type_ in ("PERSON", "ORG", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW")
            and first.ent_iob_ == "I"
        ):
            return False
    if (
        after is not None
        and after.tag_ in ("NNP", "NNPS")
        and after.text[0].isupper()
        and after.idx == candidate.end + 1
    ):
        if after.lower_ in words("class"):
            pass
        elif after.lower_ in words("org"):
            return False
        elif after.lower_ not in words("office") and last.ent_type_ in (
            "PERSON",
            "ORG",
            "FAC",
            "PRODUCT",
            "WORK_OF_ART",
            "EVENT",
        ):
            return False
    if (
        best.precision == "city"
        and first.ent_type_ in ("PERSON", "ORG", "NORP", "WORK_OF_ART", "PRODUCT")
        and best.weight < 6
    ):
        if not (before is not None and before.lower_ in words("where")):
            return False
    return True


def _attach(candidates: list[Candidate], doc: Doc) -> None:
    """Find the pairs "City, Country" and "City, State"."""
    for one, other in zip(candidates, candidates[1:], strict=False):
        if doc.text[one.end : other.start] in (", ", " ") and other.first.i - one.last.i <= 2:
            wider = [entry for entry in other.entries if entry.precision in ("country", "admin1")]
            inside = [entry for entry in one.entries if any(_holds(wide, entry) for wide in wider)]
            if inside:
                one.within = other


def _holds(wide: Entry, entry: Entry) -> bool:
    if entry == wide or entry.country != wide.country or entry.precision == "country":
        return False
    return wide.precision == "country" or entry.admin1 == wide.admin1


def _around(candidates: list[Candidate]) -> Counter[tuple[str | None, str | None]]:
    """How often the text names each state, and each division, beyond doubt."""
    count: Counter[tuple[str | None, str | None]] = Counter()
    for candidate in candidates:
        best = candidate.entries[0]
        clear = len({entry.country for entry in candidate.entries}) == 1
        if clear or best.weight >= 7.5:
            count[best.country, None] += 1
            if best.admin1 and (clear or best.precision == "admin1"):
                count[best.country, best.admin1] += 1
    return count


def _place(candidate: Candidate, around: Counter[tuple[str | None, str | None]]) -> Place:
    entry = _choose(candidate, around)
    return Place(
        span=Span(candidate.start, candidate.end),
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        geonames=entry.geonames,
        precision=entry.precision,
        literal=is_literal(candidate.first, candidate.last, entry),
    )


def _choose(candidate: Candidate, around: Counter[tuple[str | None, str | None]]) -> Entry:
    entries = candidate.entries
    if candidate.within is not None:
        wider = [entry for entry in candidate.within.entries if entry.precision in ("country", "admin1")]
        inside = [entry for entry in entries if any(_holds(wide, entry) for wide in wider)]
        return max(inside, key=lambda entry: entry.weight)
    return max(entries, key=lambda entry: _score(entry, around))


def _score(entry: Entry, around: Counter[tuple[str | None, str | None]]) -> float:
    score = entry.weight
    if around[entry.country, None]:
        score += 1.0
    if entry.admin1 and around[entry.country, entry.admin1]:
        score += 1.2
    return score
