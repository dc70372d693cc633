"""Says whether a place name means the place or the government that sits there ("in Moscow", "Moscow said")."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.code.gazetteer import Entry, capitals, key
from dragoman.words.load import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTING = {"nsubj", "nsubjpass", "agent", "csubj"}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("places/context") if row["kind"] == kind)


def is_literal(first: Token, last: Token, entry: Entry) -> bool:
    """False where the name of a state or a capital stands for those who govern it."""
    governs = entry.precision == "country" or key(first.doc.text[first.idx : last.idx + len(last.text)]) in capitals()
    top = _top(first, last)
    if not governs:
        return top.dep_ not in ("nsubj",) or top.head.lemma_ not in (
            "say",
            "deny",
            "announce",
            "claim",
            "accuse",
            "warn",
            "urge",
        )
    return _is_locative(top)


def _top(first: Token, last: Token) -> Token:
    """The token of the name that the others hang on."""
    for token in first.doc[first.i : last.i + 1]:
        if not first.i <= token.head.i <= last.i or token.head.i == token.i:
            return token
    return last


def _is_locative(token: Token) -> bool:
    for _ in range(6):
        head = token.head
        if token.dep_ in ("conj", "appos") and head.i != token.i:
            token = head
            continue
        break
    if token.dep_ == "pobj":
        return _by_preposition(token)
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in _words("visit")
    if token.dep_ in ("npadvmod",):
        return True
    return False


def _by_preposition(token: Token) -> bool:
    prep = token.head
    word = prep.lower_
    if word in _words("where"):
        return True
    if word in _words("whence"):
        head = prep.head
        if head.pos_ in ("VERB", "AUX"):
            return head.lemma_.lower() in _MOVES
        return head.lemma_.lower() in _TRIPS
    if word == "of":
        return prep.head.lower_ in _words("lie")
    return False


_MOVES = {
    "go",
    "come",
    "travel",
    "fly",
    "return",
    "arrive",
    "move",
    "head",
    "flee",
    "drive",
    "walk",
    "withdraw",
    "deport",
    "extradite",
    "bring",
    "send",
    "journey",
    "sail",
    "escape",
    "fire",
    "launch",
    "spread",
    "run",
    "extend",
    "stretch",
    "evacuate",
    "expel",
    "leave",
    "depart",
    "migrate",
    "relocate",
    "transfer",
    "ship",
    "export",
    "import",
    "smuggle",
    "pull",
    "retreat",
}
_TRIPS = {
    "visit",
    "trip",
    "travel",
    "flight",
    "tour",
    "journey",
    "return",
    "road",
    "route",
    "way",
    "withdrawal",
    "retreat",
    "arrival",
    "departure",
    "export",
    "import",
    "train",
    "bus",
    "border",
    "mile",
    "km",
    "kilometer",
    "kilometre",
    "north",
    "south",
    "east",
    "west",
}
