"""Says whether the clause around a word tells of the past or of the future."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from dragoman.words.load import table

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "future"]

_WILL = {"will", "shall", "'ll", "wo", "would", "'d", "should", "may", "might", "must", "can", "could"}
_STEPS = 12
"""A parse is a tree, but a limit costs nothing."""


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """Kind → lemmas: ``plan`` verbs put what depends on them in the future, ``schedule`` verbs do so in the present."""
    kinds: dict[str, set[str]] = {}
    for row in table("time/verbs"):
        kinds.setdefault(row["kind"], set()).add(row["lemma"])
    return {kind: frozenset(lemmas) for kind, lemmas in kinds.items()}


def tense_at(token: Token) -> Tense | None:
    """The tense of the nearest verb above the token; None where there is none or it tells neither."""
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX"):
            return _tense_of(token)
        if token.lemma_.lower() in _verbs()["plan"] and token.pos_ == "ADJ":
            return "future"
        if token.head is token or token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense_of(verb: Token, depth: int = 0) -> Tense | None:
    tag, lemma = verb.tag_, verb.lemma_.lower()
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in _WILL and child.tag_ == "MD" for child in helpers):
        return "future"
    if any(child.lower_ == "to" for child in helpers):
        return _of_infinitive(verb, depth)
    if tag == "VBN" and not helpers and lemma in _verbs()["plan"]:
        return "future"
    if tag in ("VBD", "VBN") or any(child.lower_ in ("had", "was", "were", "has", "have", "did") for child in helpers):
        return "past"
    if tag == "VBG":
        if any(child.lower_ in ("is", "are", "'re", "'s", "am") for child in helpers):
            return "future"
        return _above(verb, depth)
    if tag in ("VBZ", "VBP"):
        return "future" if lemma in _verbs()["schedule"] else None
    return _above(verb, depth) if tag == "VB" else None


def _of_infinitive(verb: Token, depth: int) -> Tense | None:
    """``plans to meet``, ``is to meet``: future; ``failed to meet``: as the verb above."""
    head = verb.head
    if head.i == verb.i:
        return "future"
    if head.lemma_.lower() in _verbs()["plan"] or (head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP")):
        return "future"
    return _above(verb, depth)


def _above(verb: Token, depth: int) -> Tense | None:
    head = verb.head
    while head.i != head.head.i and head.pos_ not in ("VERB", "AUX"):
        head = head.head
    if head.i == verb.i or depth >= _STEPS or head.pos_ not in ("VERB", "AUX"):
        return None
    return _tense_of(head, depth + 1)
