"""Named buildings and quarters that no table has, where the text says in which place they are: "Toronto's Pearson
International Airport", "the Abbasiya district of Cairo", "Al-Shifa Hospital in Gaza City"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.coding.where.evidence import words
from dragoman.records import Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOST_TOKENS = 6
_BEHIND = 3
"""Tokens between the name and the place behind it at most: ", a suburb of"."""
_BEFORE = 400
"""Signs that the place of "the city's" may stand back."""


def features(doc: Doc, places: Sequence[Place]) -> Iterator[Place]:
    """Places as precise as a point, without coordinates, in the state and division of the one that they belong to."""
    starts = [place.span.start for place in places]
    for token in doc:
        low = token.lower_
        if low in words("site") and token.text[0].isupper():
            last = token
        elif low in words("quarter") and token.i and token.text.islower():
            last = doc[token.i - 1]
        else:
            continue
        first = _first(last, places)
        if first is None or first.i == last.i == token.i:
            continue
        span = Span(first.idx, last.idx + len(last.text))
        near = bisect_left(starts, span.start)
        if any(place.span.overlaps(span) for place in places[max(0, near - 1) : near + 2]):
            continue
        owner = _owner(first, places[:near]) or _behind(token, places[near:])
        if owner is not None and owner.country:
            yield Place(
                span=span, name=span.of(doc.text), country=owner.country, admin1=owner.admin1, precision="point"
            )  # fmt: skip


def _first(last: Token, places: Sequence[Place]) -> Token | None:
    """The first token of the run of capitalised words that ends there; None where it does not begin with a name."""
    doc, first = last.doc, None
    for index in range(last.i, max(last.i - _MOST_TOKENS, -1), -1):
        token = doc[index]
        if token.text[0].isupper() and token.pos_ != "VERB" and not token.is_stop:
            first = token
        elif token.text not in ("-", "al", "el", "."):
            break
        if token.is_sent_start:
            break
    return first if first is not None and first.tag_ in ("NNP", "NNPS", "NN", "JJ") else None


def _owner(first: Token, before: Sequence[Place]) -> Place | None:
    """The place whose possessive stands before: "Toronto's", "the city's"."""
    mark = first.nbor(-1) if first.i else None
    if mark is None or mark.tag_ != "POS" or not mark.i or not before:
        return None
    holder, last = mark.nbor(-1), before[-1]
    if last.span.end == holder.idx + len(holder.text):
        return last
    meant = holder.lower_ in words("held by") and holder.idx - last.span.end < _BEFORE
    return last if meant and last.precision == "city" else None


def _behind(token: Token, after: Sequence[Place]) -> Place | None:
    """The place behind "in", "of" or a comma: "University Hospital in Columbia"."""
    doc = token.doc
    at = token.i + 1
    if at >= len(doc) or doc[at].lower_ not in ("in", "of", ",") or not after:
        return None
    near = doc[min(at + _BEHIND, len(doc) - 1)].idx
    return after[0] if doc[at].idx < after[0].span.start <= near else None
