"""Says whether the clause around a word tells of the past or of the future."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from dragoman.words.load import table

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "future"]

_PAST = {"had", "was", "were", "has", "have", "did", "been"}
_PRESENT = {"is", "are", "'re", "'s", "am"}
_GOALS = {"for", "to", "until", "till"}
_FORETOLD = frozenset({"forecast", "expected", "predicted", "projected", "estimated", "planned", "agreed", "promised"})
_STEPS = 12
"""A parse is a tree, but a limit costs nothing."""


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """Kind → lemmas, as ``words/time/verbs.tsv`` explains."""
    kinds: dict[str, set[str]] = {}
    for row in table("time/verbs"):
        kinds.setdefault(row["kind"], set()).add(row["lemma"])
    return {kind: frozenset(lemmas) for kind, lemmas in kinds.items()}


def tense_at(tokens: Sequence[Token]) -> Tense | None:
    """The tense of the nearest verb above some tokens; None where there is none or it tells neither."""
    inside = {token.i for token in tokens}
    if _compared(tokens):
        return "past"
    token = next((one for one in tokens if one.head.i not in inside or one.head.i == one.i), None)
    link = ""
    for _ in range(_STEPS):
        if token is None:
            return None
        if token.i not in inside:
            if token.pos_ in ("VERB", "AUX") or token.lemma_.lower() in _verbs()["await"]:
                return _tense_of(token, link)
            if token.pos_ == "ADP" and not link:
                link = token.lower_
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _compared(tokens: Sequence[Token]) -> bool:
    """As in "less than forecast in July", "as expected in May"."""
    first = tokens[0].i
    before = [token.lower_ for token in tokens[0].doc[max(0, first - 3) : first]]
    return len(before) == 3 and before[0] in ("than", "as") and before[1] in _FORETOLD and before[2] in ("in", "on")


def _tense_of(verb: Token, link: str = "", depth: int = 0) -> Tense | None:
    """The tense of a verb; ``link`` is the preposition by which a time hangs on it ("set for Friday")."""
    tag, lemma = verb.tag_, verb.lemma_.lower()
    helpers = {child.lower_: child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "MD" in helpers.values():
        return "future"
    if "to" in helpers:
        return _of_infinitive(verb, depth)
    if tag in ("VBN", "JJ", "VBD") and (lemma in _verbs()["await"] or (lemma in _verbs()["fix"] and link in _GOALS)):
        return "future"
    if tag == "VBD" and verb.dep_ == "advcl" and any(child.lower_ == "if" for child in verb.children):
        return "future"  # "would not join if she won in October"
    if tag in ("VBD", "VBN") or not helpers.keys().isdisjoint(_PAST):
        return "past"
    if tag == "VBG":
        return "future" if not helpers.keys().isdisjoint(_PRESENT) else _above(verb, depth)
    if tag in ("VBZ", "VBP"):
        return "future" if lemma in _verbs()["schedule"] else None
    return _above(verb, depth) if tag == "VB" else None


def _of_infinitive(verb: Token, depth: int) -> Tense | None:
    """``plans to meet``, ``is to meet``: future; ``failed to meet``: as the verb above."""
    head = verb.head
    if head.i == verb.i or head.lemma_.lower() in _verbs()["plan"] | _verbs()["await"] | _verbs()["fix"]:
        return "future"
    if head.lemma_ == "be" and (head.tag_ in ("VBZ", "VBP") or head.dep_ != "conj"):
        return "future"  # "was to meet on Wednesday", "if he were to win"
    return _above(verb, depth)


def _above(verb: Token, depth: int) -> Tense | None:
    """The tense of the verb that governs this one."""
    head = verb.head
    while head.i != head.head.i and head.pos_ not in ("VERB", "AUX"):
        head = head.head
    if head.i == verb.i or depth >= _STEPS or head.pos_ not in ("VERB", "AUX"):
        return None
    return _tense_of(head, depth=depth + 1)
