"""Causes that a text asserts: "X led to Y", "because of X", "the reason behind Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding import anonymity, grammar
from dragoman.coding.contents import around
from dragoman.records import Span
from dragoman.words import cues


def find(doc: Doc) -> Iterator[tuple[Span, Span, Span]]:
    """Triples (cause, effect, cue) in text order."""
    known = cues.causes()
    for at, lemma in enumerate(grammar.column(doc, "lemma_")):
        for reading in known.get(lemma.lower(), ()):
            token = doc[at]
            sides = _sides(token, reading)
            denied = any(child.dep_ == "neg" for child in token.children)
            if sides is not None and not denied and not anonymity.covers(token):
                first, second = sides
                cue = grammar.words(token)
                yield (first, second, cue) if reading.first == "cause" else (second, first, cue)
                break


def _sides(token: Token, reading: cues.Cause) -> tuple[Span, Span] | None:
    if reading.needs and not reading.needs & {part.lower_ for part in token.sent}:
        return None
    if reading.form == "verb":
        return _verb(token, reading) if grammar.is_verb(token) else None
    if reading.form == "prep":
        return _preposition(token, reading)
    return _noun(token, reading) if token.pos_ == "NOUN" else None


def _verb(verb: Token, reading: cues.Cause) -> tuple[Span, Span] | None:
    if grammar.is_passive(verb) and not reading.to:
        return _passive(verb)
    subject = grammar.subjects(verb)
    if reading.to:
        objects = grammar.after(verb, *reading.to)
    else:
        objects = grammar.children(verb, "dobj", "ccomp") or grammar.children(verb, "xcomp")
        objects = [each for each in objects if each.i > verb.i]
    if not subject or not objects or subject[0].pos_ in ("PRON", "PROPN"):
        return None
    if grammar.is_passive(verb) and verb.lemma_ == "seek":
        return grammar.extent(subject[0]), grammar.extent(objects[0])
    effect = objects[0]
    tail = [child for child in verb.children if child.i > effect.i and child.dep_ in ("advmod", "prep", "xcomp")]
    end = max([grammar.extent(effect).end, *(grammar.extent(child).end for child in tail[:1])])
    return _without(subject[0], verb), Span(grammar.extent(effect).start, end)


def _passive(verb: Token) -> tuple[Span, Span] | None:
    """As in "the closeness was driven by sanctions": the agent is the cause."""
    by, suffered = grammar.agents(verb), grammar.subjects(verb)
    if by and suffered and by[0].pos_ == "NOUN" and suffered[0].pos_ == "NOUN":
        return grammar.extent(by[0]), _without(suffered[0], verb)
    return None


def _preposition(token: Token, reading: cues.Cause) -> tuple[Span, Span] | None:
    """The governing clause is the first side, the object of the preposition the second."""
    if not reading.to or token.dep_ not in ("prep", "pcomp", "pobj", "advmod", "acomp", "amod"):
        return None
    if token.dep_ == "pobj":
        if token.head.lower_ not in ("in", "as"):
            return None
        outer = token.head
    else:
        outer = token
    objects = grammar.after(token, *reading.to)
    if not objects and token.lower_ == "because":
        objects = grammar.children(token, "pobj")
    clause = grammar.clause(outer.head)
    if not objects or clause is None:
        return None
    rest = around(clause, outer)
    return (max(rest, key=lambda span: span.end - span.start), grammar.extent(objects[0])) if rest else None


def _noun(noun: Token, reading: cues.Cause) -> tuple[Span, Span] | None:
    """As in "a result of X": the noun stands for one side, by "is" or apposition; X is the other."""
    others = grammar.after(noun, *reading.to)
    for clause in grammar.children(noun, "relcl"):
        others += [below for part in clause.subtree for below in grammar.after(part, "behind", "for")]
    if not others:
        return None
    verb = noun.head
    if noun.dep_ == "attr" and (subject := grammar.subjects(verb)) and subject[0].pos_ == "NOUN":
        return grammar.extent(subject[0]), grammar.extent(others[0])
    if noun.dep_ == "nsubj" and verb.lemma_ == "be" and (said := grammar.children(verb, "attr")):
        return grammar.extent(said[0]), grammar.extent(others[0])
    return None


def _without(noun: Token, clause: Token) -> Span:
    """The noun phrase up to the clause that hangs on it."""
    pieces = around(noun, clause) if clause in noun.subtree else [grammar.extent(noun)]
    return pieces[0] if pieces else grammar.extent(noun)
