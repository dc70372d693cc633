"""Mentions by token, and the participants that a noun phrase names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from dragoman.coding import grammar
from dragoman.records import Mention, Participant, Place, Span

_MEMBERS = ("from", "of", "between", "among", "including")
_OUTER = ("poss", "compound", "amod", "nmod")


class Cast:
    """The mentions of one text, found by token."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], places: Sequence[Place] = ()) -> None:
        self.mentions = mentions
        self._at: dict[int, list[Mention]] = {}
        self._places: dict[int, Place] = {}
        for mention in mentions:
            for token in doc.char_span(*_ends(mention.span), alignment_mode="expand") or ():
                self._at.setdefault(token.i, []).append(mention)
        for place in places:
            for token in doc.char_span(*_ends(place.span), alignment_mode="expand") or ():
                self._places[token.i] = place

    def at(self, token: Token) -> list[Mention]:
        """The mentions that cover a token; of nested ones the longest."""
        found = self._at.get(token.i, [])
        if len(found) < 2:
            return found
        longest = max(mention.span.end - mention.span.start for mention in found)
        return [mention for mention in found if mention.span.end - mention.span.start == longest]

    def place(self, token: Token) -> Place | None:
        """The place whose name covers the token."""
        return self._places.get(token.i)

    def named(self, head: Token) -> list[Participant]:
        """The participants that the noun phrase of ``head`` names, its conjuncts included."""
        found: dict[tuple[str, Span | None], Participant] = {}
        for noun in grammar.conjuncts(head):
            for participant in self._of(noun):
                found.setdefault((participant.id, None), participant)
        return list(found.values())

    def _of(self, noun: Token) -> list[Participant]:
        if over := self.at(noun):
            return [participant(mention) for mention in over]
        inside = [
            mention
            for child in noun.children
            if child.dep_ in ("appos", *_OUTER)
            for part in grammar.conjuncts(child)
            for mention in self.at(part)
        ]
        members = [
            mention
            for below in grammar.after(noun, *_MEMBERS)
            for part in grammar.conjuncts(below)
            for mention in self.at(part)
        ]
        return [participant(mention) for mention in inside or members]

    def located(self, head: Token) -> list[Participant]:
        """The states on whose soil the thing named by ``head`` stands ("a plant in Isfahan")."""
        for token in head.subtree:
            place = self.place(token)
            if place is not None and place.country:
                return [
                    Participant(id=place.country, name=place.name, kind="state", country=place.country, span=place.span)
                ]
        return []


def participant(mention: Mention) -> Participant:
    """A mention as a party of an act."""
    actor = mention.actor
    return Participant(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        sectors=actor.sectors,
        office=actor.office,
        span=mention.span,
    )


def distinct(parties: Iterable[Participant]) -> tuple[Participant, ...]:
    """One of each actor, in order of appearance."""
    found: dict[str, Participant] = {}
    for party in parties:
        found.setdefault(party.id, party)
    return tuple(found.values())


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
