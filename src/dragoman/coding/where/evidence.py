"""Tells whether a name in the text is the name of a place there, from the words and the syntax around it.

Each observation has a name and, in ``words/places/weights.tsv``, a weight; their sum above zero says it is a place.
The weights were fitted by ``training/fit_places.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from dragoman.coding import grammar
from dragoman.coding.where.gazetteer import Entry, key
from dragoman.words.load import table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


BAR = -0.8
"""Above it a name is taken for a place: under zero, as a missed place costs more than a wrong one."""


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind in ``words/places/context.tsv``, in lower case."""
    return frozenset(row["word"] for row in table("places/context") if row["kind"] == kind)


@cache
def common() -> dict[str, str]:
    """Names that are mostly no places → ``word`` or ``surname``."""
    return {row["name"]: row["kind"] for row in table("places/common")}


@cache
def given_names() -> frozenset[str]:
    """First words of personal names."""
    return frozenset(row["name"] for row in table("actors/given") if row["gender"] != "-")


@cache
def weights() -> dict[str, float]:
    """Observation → weight."""
    return {row["observation"]: float(row["weight"]) for row in table("places/weights")}


@dataclass(eq=False)
class Candidate:
    """A name in the text, from its ``first`` to its ``last`` token, and the places that bear it."""

    first: Token
    last: Token
    text: str
    entries: Sequence[Entry]
    wider: Candidate | None = None
    narrower: Candidate | None = None
    """The name of a wider place right after it, or of a narrower one right before: "Paris, Texas"."""
    beside: Sequence[Candidate] = ()
    """The names it stands in a row with: "Georgia and Ukraine"."""
    seen: frozenset[str] = field(default_factory=frozenset)
    """What was observed of it."""
    cut: int = 0
    """Signs of the last token behind the name: "U.S.-led"."""

    @property
    def start(self) -> int:
        return self.first.idx

    @property
    def end(self) -> int:
        return self.last.idx + len(self.last.text) - self.cut

    @property
    def before(self) -> Token | None:
        """The token before it in its sentence."""
        return None if self.first.i == 0 or self.first.is_sent_start else self.first.doc[self.first.i - 1]

    @property
    def after(self) -> Token | None:
        """The token after it in its sentence."""
        at, doc = self.last.i + 1, self.first.doc
        return None if at >= len(doc) or doc[at].is_sent_start else doc[at]

    @property
    def strength(self) -> float:
        """Above zero: a place. The size of a city counts by its logarithm."""
        known = weights()
        size = self.entries[0].weight - 5 if self.entries[0].precision == "city" else 0.0
        return sum(known.get(name, 0.0) for name in self.seen) + size * known.get("size", 0.0)


def judge(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those of the candidates that are places: first each by itself, then in the light of the name's other uses."""
    for one in candidates:
        one.seen = frozenset(_observed(one))
    strongest: dict[str, float] = {}
    persons: set[str] = set()
    for one in candidates:
        name = key(one.text)
        strongest[name] = max(strongest.get(name, -9.0), one.strength)
        if one.seen & {"before title", "before given", "ner part of PERSON"}:
            persons.add(name)
    small = set(filter(str.islower, grammar.column(candidates[0].first.doc, "text"))) if candidates else set()
    for one in candidates:
        name, more = key(one.text), set()
        if one.before is None and one.text.lower() in small:
            more.add("a word elsewhere")
        if name in persons:
            more.add("elsewhere a person")
        elif strongest[name] > max(one.strength, 1.0):
            more.add("elsewhere a place")
        one.seen |= more
    return [one for one in candidates if one.strength > BAR]


def _observed(one: Candidate) -> Iterator[str]:
    yield "any"
    if one.narrower is not None:
        yield "before narrower"
        return
    yield from _itself(one)
    yield _entity(one)
    yield from _to_the_left(one)
    yield from _to_the_right(one)


def _itself(one: Candidate) -> Iterator[str]:
    best, name = one.entries[0], key(one.text)
    yield f"is {best.precision}"
    if kind := common().get(name):
        yield f"common {kind}"
    if best.precision == "city" and name in given_names():
        yield "common given"
    if best.precision == "admin1" and name.endswith(".") and (one.before is None or one.before.text not in "-—"):
        yield "abbreviation alone"
    if one.first.i != one.last.i:
        yield "several words"
    elif one.first.tag_ not in ("NNP", "NNPS"):
        yield "no proper noun"
    if one.text.isupper() and len(one.text) <= 4 and "." not in one.text and best.precision == "city":
        yield "acronym"


def _entity(one: Candidate) -> str:
    """What the parser's entity recogniser takes it for, as a whole or as part of a longer name."""
    label = one.first.ent_type_
    if not label:
        return "ner none"
    doc: Doc = one.first.doc
    starts = one.first.ent_iob_ == "B" or one.first.i == 0
    ends = one.last.i + 1 >= len(doc) or doc[one.last.i + 1].ent_iob_ != "I"
    if one.first.ent_iob_ == "I" and doc[one.first.i - 1].lower_ in ("the", *words("direction")):
        starts = True
    if not ends and doc[one.last.i + 1].tag_ == "POS":
        ends = True
    if label not in ("GPE", "LOC", "FAC", "PERSON", "ORG"):
        label = "other"
    return f"ner {label}" if starts and ends else f"ner part of {label}"


def _to_the_left(one: Candidate) -> Iterator[str]:
    token = one.before
    if token is None:
        dateline = one.text.isupper() and one.after is not None and one.after.text in ("(", ",", "—", "-", "/")
        yield "dateline" if dateline else "before nothing"
        return
    low, capital = token.lower_, token.text[:1].isupper()
    for kind in ("where", "whence", "direction"):
        if low in words(kind):
            yield f"before {kind}"
            return
    if low in words("title") and (capital or token.pos_ == "PROPN"):
        yield "before title"
    elif capital and low in given_names():
        yield "before given"
    elif capital and len(low.rstrip(".")) == 1:
        yield "before initial"
    elif low == "of":
        role = one.first.doc[token.i - 1].lower_ if token.i else ""
        yield "before of role" if role in words("role") else "before of"
    elif capital and low in words("feature"):
        yield "before feature"
    elif capital and token.pos_ == "PROPN" and not token.is_punct:
        yield "before name"
    elif low in ("the", "'s", "and", "(", ",", "-", "—", "or", "by", "with", "between", "on", "for", "&"):
        yield f"before {low}"


def _to_the_right(one: Candidate) -> Iterator[str]:
    if one.wider is not None:
        yield "after wider"
        return
    token = one.after
    if token is None:
        return
    low, adjacent = token.lower_, token.idx == one.end or token.idx == one.end + 1
    if not adjacent:
        return
    capital = token.text[:1].isupper()
    if low in words("brand") and (capital or token.tag_ == "NNS"):
        yield "after brand"
    elif not capital and low in words("class"):
        yield "after class"
    elif capital:
        kind = next((kind for kind in ("class", "street", "body", "office") if low in words(kind)), "name")
        if kind == "name" and common().get(low) == "surname" and key(one.text) in given_names():
            kind = "surname"
        yield f"after {kind}" if kind != "name" or token.pos_ == "PROPN" else "after capital"
    elif low in ("'s", "'", "-", "—", ",", ")", ".", "and", "&"):
        yield f"after {low}"
    elif token.pos_ in ("VERB", "AUX"):
        yield "after verb of speech" if token.lemma_ in words("speech") else "after verb"
    elif token.pos_ == "NOUN":
        yield "after noun"
