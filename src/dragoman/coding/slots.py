"""The places in a clause where the parties of an act stand, by the slot names of the cue tables.

``obj`` direct object, ``dative`` indirect object, ``xcomp`` inside the infinitive, ``that`` subject of the that-clause,
a preposition the noun behind it, ``obj.on`` a preposition behind the object.
"""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.participants import Cast
from dragoman.records import Participant

_ALIKE = {"in": ("in", "inside", "within", "across"), "on": ("on", "upon"), "near": ("near", "off")}
_INSIDE = (
    "obj",
    "with",
    "on",
    "against",
    "to",
    "from",
    "obj.with",
    "obj.on",
    "obj.against",
    "obj.to",
    "obj.of",
    "obj.from",
)


def fill(
    verb: Token, object: Token | None, slots: tuple[str, ...], cast: Cast, *, soil: bool = False
) -> list[Participant]:
    """The parties of the first slot that names any; with ``soil`` also states by the place of the thing hit."""
    heads: list[Token] = []
    for slot in slots:
        inside = grammar.children(verb, "xcomp", "ccomp") if slot == "xcomp" else []
        named = [party for clause in inside for party in fill(clause, None, _INSIDE, cast)]
        tokens = [] if inside else _heads(verb, object, slot)
        named += [party for head in tokens for party in cast.named(head)]
        if named:
            return named
        heads += tokens
    return next((parties for head in heads if (parties := cast.located(head))), []) if soil else []


def _heads(verb: Token, object: Token | None, slot: str) -> list[Token]:
    if slot == "obj":
        return [object] if object is not None else grammar.objects(verb)
    if slot == "dative":
        return [child for child in grammar.children(verb, "dative") if child.pos_ != "ADP"] + grammar.after(verb, "to")
    if slot == "that":
        return [head for clause in grammar.children(verb, "ccomp") for head in grammar.subjects(clause)]
    if slot.startswith("obj."):
        return _behind(verb, object, slot[4:])
    return grammar.after(verb, *_ALIKE.get(slot, (slot,)))


def _behind(verb: Token, object: Token | None, where: str) -> list[Token]:
    objects = [object] if object is not None else grammar.objects(verb)
    if where in ("poss", "mod"):
        labels = ("poss",) if where == "poss" else ("amod", "compound")
        return [child for noun in objects for child in grammar.children(noun, *labels)]
    return [below for noun in objects for below in grammar.after(noun, *_ALIKE.get(where, (where,)))]
