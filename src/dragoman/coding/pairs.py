"""Acts that the reader model finds: every pair of parties of a sentence is asked about, and what agrees is joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from dragoman.coding import grammar
from dragoman.coding.acts import Found
from dragoman.coding.participants import Cast, distinct, participant
from dragoman.parse.reader import NOBODY, Range, reader
from dragoman.records import Mention, Relation

SURE = 0.93
"""Least probability of the root (docs/method.md tells how it was chosen)."""
LIKELY = 0.5
"""Least probability of the root for a party that an act of the rules lacks."""
_MOST_PARTIES = 4
"""Of a sentence; 4 make 12 pairs, about as many tokens as a sentence has."""
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})


class Told(NamedTuple):
    """What the model tells of a pair: most likely an act."""

    source: Mention
    target: Mention
    relation: Relation
    head: Token

    @property
    def root(self) -> str:
        return self.relation.root or ""

    @property
    def score(self) -> float:
        return self.relation.scores[self.root]


def find(doc: Doc, cast: Cast) -> list[Told]:
    """What is told of the pairs of named parties of each sentence."""
    return [told for sentence in doc.spans.get("telling", ()) for told in _of(sentence, _parties(sentence, cast))]


def _of(sentence: Sentence, parties: list[Mention]) -> Iterator[Told]:
    asked = [(a, b) for a in parties for b in parties if a.actor.id != b.actor.id]
    if not asked:
        return
    ranges = [(_range(a, sentence.start_char), _range(b, sentence.start_char)) for a, b in asked]
    for (source, target), relation in zip(asked, reader().relations(sentence.text, ranges), strict=True):
        head = _head(sentence, relation)
        if head is not None and relation.root is not None:
            yield Told(source, target, relation, head)


def acts(told: list[Told]) -> list[Found]:
    """The acts of which the model is sure, in order of their triggers."""
    sure = [one for one in told if one.score >= SURE]
    grouped: dict[tuple[int, str], list[Told]] = {}
    for one in sure:
        if not any(_outdone(one, other) for other in sure):
            grouped.setdefault((one.head.i, one.root), []).append(one)
    return [_act(same) for _, same in sorted(grouped.items())]


def _outdone(one: Told, other: Told) -> bool:
    """True where the other is the same act the other way round, and surer."""
    turned = one.source is other.target and one.target is other.source
    mutual = one.root == other.root and one.root in _MUTUAL
    return turned and one.head == other.head and not mutual and one.score < other.score


def _parties(sentence: Sentence, cast: Cast) -> list[Mention]:
    """The mentions of the sentence, of overlapping ones of one country the longest."""
    inside = [one for one in cast.mentions if sentence.start_char <= one.span.start < sentence.end_char]
    chosen: list[Mention] = []
    for mention in sorted(inside, key=lambda one: one.span.start - one.span.end):
        if not any(_nested(mention, other) for other in chosen):
            chosen.append(mention)
    return sorted(chosen, key=lambda one: one.span)[:_MOST_PARTIES]


def _nested(mention: Mention, other: Mention) -> bool:
    if mention.span == other.span:
        return mention.actor.country == other.actor.country
    return mention.span.overlaps(other.span)


def _range(party: Mention, start: int) -> Range:
    found = (max(party.span.start - start, 0), party.span.end - start)
    return found if found[1] > found[0] else NOBODY


def _head(sentence: Sentence, relation: Relation) -> Token | None:
    """The token that the model points at as the trigger."""
    if relation.trigger is None:
        return None
    found = sentence.char_span(relation.trigger.start, relation.trigger.end, alignment_mode="expand")
    return found[0] if found is not None and len(found) else None


def _act(told: list[Told]) -> Found:
    pairs = {(one.source.actor.id, one.target.actor.id) for one in told}
    both = told[0].root in _MUTUAL and all((target, source) in pairs for source, target in pairs)
    sources = [participant(one.source) for one in told]
    targets = [participant(one.target) for one in told]
    actors = distinct([*sources, *targets] if both else sources)
    doing = {party.id for party in actors}
    best = max(told, key=lambda one: one.score)
    return Found(
        head=best.head,
        noun=None,
        type=best.root,
        mode=best.relation.mode,
        actors=actors,
        recipients=() if both else tuple(party for party in distinct(targets) if party.id not in doing),
        score=best.score,
        modality=best.relation.modality,
    )


def joined(ruled: list[Found], told: list[Told]) -> list[Found]:
    """What rules and model found, once each. Where both tell the same act, the rules' parties stand, and the model
    names those that are lacking; where they see different acts on one word, the model's, which is more often right."""
    read = acts(told)
    kept = [_filled(act, told) for act in ruled if not any(_contradicts(act, other) for other in read)]
    new = [act for act in read if not any(_same(act, other) for other in kept)]
    return sorted([*kept, *new], key=lambda act: act.trigger)


def _filled(act: Found, told: list[Told]) -> Found:
    """The act with the actors or recipients that it lacks, where the model tells an act of that type on its word."""
    if (act.actors and act.recipients) or len(act.actors) > 1:
        return act
    named = {party.id for party in (*act.actors, *act.recipients)}
    alike = [one for one in told if one.root == act.type and one.score >= LIKELY and one.head in (act.head, act.noun)]
    others = [
        participant(one.target if act.actors else one.source)
        for one in alike
        if (one.source if act.actors else one.target).actor.id in named
    ]
    lacking = distinct(party for party in others if party.id not in named)
    return replace(act, recipients=lacking) if act.actors else replace(act, actors=lacking)


def _contradicts(act: Found, other: Found) -> bool:
    return act.type != other.type and other.head in (act.head, act.noun)


def _same(one: Found, other: Found) -> bool:
    """True for two on the same word, or of one type between the same parties in one sentence."""
    if one.head in (other.head, other.noun):
        return True
    everyone = {party.id for party in (*one.actors, *one.recipients)}
    others = {party.id for party in (*other.actors, *other.recipients)}
    return (
        one.type == other.type
        and grammar.sentence(one.head) == grammar.sentence(other.head)
        and bool(everyone & others)
    )
