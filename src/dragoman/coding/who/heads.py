"""Nouns that stand for a body named before by the head of its name: "the fund" for the IMF, "the court" for the ICC."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.who.phrases import Found
from dragoman.coding.who.scene import Scene
from dragoman.records import Actor

_BODIES = frozenset({"organisation", "group", "outlet"})
_SENTENCES = 3
"""Sentences that the name may stand back."""


def headed(token: Token, scene: Scene) -> Found | None:
    """As in "the agency", "the bank": the one body named before whose name has this head; None where there are two."""
    words = [child.lower_ for child in token.children if child.i < token.i]
    if words != ["the"] or token.tag_ not in ("NN", "NNP") or token.dep_ in ("compound", "nmod"):
        return None
    over = scene.at(token.i)
    if over is not None and over.actors and over.how != "role":
        return None
    bodies = {}
    for one in scene.before(token.i, _SENTENCES):
        for actor in (*one.actors, *(owner.actor for owner in (one.parts.owners if one.parts else ()))):
            if _is_headed(actor, token.lower_, scene):
                bodies[actor.id] = actor
    if len(bodies) != 1:
        return None
    first = next(child.i for child in token.children if child.i < token.i)
    return Found(first, token.i, token.i, list(bodies.values()), "nominal", score=0.8)


def _is_headed(actor: Actor, word: str, scene: Scene) -> bool:
    if actor.kind not in _BODIES:
        return False
    return actor.id in scene.tables.heads.get(word, ()) or actor.name.lower().endswith(f" {word}")
