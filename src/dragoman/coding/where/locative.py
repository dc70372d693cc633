"""Says whether a place name means the place or the government that sits there ("in Moscow", "Moscow said")."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.coding.where.evidence import Candidate, words
from dragoman.coding.where.gazetteer import Entry, capitals, key
from dragoman.words.load import several, table

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_literal(one: Candidate, entry: Entry) -> bool:
    """False where the name stands for those who govern there, or is part of an institution's name."""
    top = _top(one)
    if one.wider is not None or one.narrower is not None or "dateline" in one.seen:
        return True
    if one.seen & {"after body", "after brand", "before of role", "before -", "before name", "ner part of ORG"}:
        return False
    if one.after is not None and one.after.text in ("-", "—"):
        return one.after.i + 1 < len(top.doc) and top.doc[one.after.i + 1].lower_ in words("seated")
    if entry.precision != "country" and key(one.text) not in capitals().keys() | seats():
        return not (top.dep_ == "nsubj" and top.head.lemma_ in words("speech"))
    return _is_locative(top)


@cache
def seats() -> frozenset[str]:
    """Palaces and houses that stand for those who govern there."""
    rows = (row for row in table("actors/metonyms") if row["kind"] == "seat")
    return frozenset(key(name) for row in rows for name in several(row["words"]))


def _top(one: Candidate) -> Token:
    """The token of the name that the others hang on; of names in a row, the first."""
    token = one.last
    for inner in one.first.doc[one.first.i : one.last.i + 1]:
        if not one.first.i <= inner.head.i <= one.last.i:
            token = inner
            break
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    return token


def _is_locative(token: Token) -> bool:
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in words("visit")
    if token.dep_ != "pobj":
        return token.dep_ == "npadvmod"
    preposition, head = token.head.lower_, token.head.head
    if preposition in words("where"):
        return True
    if preposition in words("whence"):
        return head.lemma_.lower() in (words("move") if head.pos_ in ("VERB", "AUX") else words("trip"))
    return preposition == "of" and head.lower_ in words("lie")
