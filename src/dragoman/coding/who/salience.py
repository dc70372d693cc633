"""Which of several candidates a word stands for: the nearest and most prominent, if it is clear."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding.who.phrases import Found
from dragoman.coding.who.scene import Scene

_CLEAR = 1.0
"""How much better the best antecedent must be than the next."""


def best(token: Token, candidates: Iterator[Found], scene: Scene) -> Found | None:
    """The candidate with most weight, if it is clear: subject, near, at the head of its sentence."""
    weights: dict[tuple[str, ...], tuple[float, Found]] = {}
    for one in candidates:
        weight = -2.0 * scene.distance(one, token.i) + 2.0 * scene.subject(one)
        weight += 1.0 * (scene.subject(one) and _main(scene.tokens[one.head].head))
        weight += 0.5 * _opens(one, scene) - 0.01 * (token.i - one.last) / 10
        if scene.distance(one, token.i) == 0 and _same_clause(token, one, scene):
            weight += 1.0
        told = token.dep_ in ("dobj", "dative", "pobj") or scene.subject(one)
        if scene.distance(one, token.i) == 0 and not one.actors and told:
            weight += 2.0  # "summoned the ambassador and told him": whoever he is
        key = tuple(sorted(actor.id for actor in one.actors)) or (f"token {one.head}",)
        if key not in weights or weights[key][0] < weight:
            weights[key] = (weight, one)
    ranked = sorted(weights.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR):
        return None
    return ranked[0][1] if ranked[0][1].actors else None


def _main(verb: Token) -> bool:
    """Is it the verb of the sentence, or of a clause joined to it by "and" or "but"?"""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb.dep_ == "ROOT"


def _opens(one: Found, scene: Scene) -> bool:
    """Is it the first name of its sentence?"""
    return one.first <= 2 or scene.sentence[one.first - 2] != scene.sentence[one.first]


def _same_clause(token: Token, one: Found, scene: Scene) -> bool:
    """True where a possessive stands in the clause of which the phrase is the subject."""
    return scene.subject(one) and scene.tokens[one.head].head in token.ancestors
