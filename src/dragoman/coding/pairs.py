"""Acts that the reader model finds: every pair of parties of a sentence is asked about, and what agrees is joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from dragoman.coding import grammar, settle
from dragoman.coding.acts import Found
from dragoman.coding.participants import Cast, distinct, participant
from dragoman.coding.shelf import Shelf
from dragoman.coding.statements import innermost
from dragoman.parse.reader import NOBODY, Range, reader
from dragoman.records import Actor, Mention, Relation, Statement

SURE = 0.87
"""Least probability of the root (docs/method.md tells how it was chosen)."""
LIKELY = 0.5
"""Least probability of the root for a party that an act of the rules lacks."""
ALONE, AGREED = 0.65, 1.1
"""The score of an act of the model alone, as a share of its probability; how much surer one of the rules is that the
model tells too (docs/method.md)."""
_MOST_PARTIES = 4
"""Of a sentence; 4 make 12 pairs, about as many tokens as a sentence has."""
_WHERE = ("in", "near", "outside", "inside", "off", "around", "across")
_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
"""Sectors that act for their state."""
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})


class Told(NamedTuple):
    """What the model tells of a pair; ``head``: the word of the act, None where there most likely is none."""

    source: Mention
    target: Mention
    relation: Relation
    head: Token | None

    @property
    def root(self) -> str | None:
        return self.relation.root if self.head is not None else None

    @property
    def score(self) -> float:
        return self.relation.scores[self.root] if self.root else 0.0


def find(doc: Doc, cast: Cast, said: Shelf[Statement]) -> list[Told]:
    """What is told of the pairs of named parties of each sentence."""
    told = [one for sentence in doc.spans.get("telling", ()) for one in _of(sentence, _parties(sentence, cast))]
    return [one for one in told if not _beside(one, doc, said)]


def _of(sentence: Sentence, parties: list[Mention]) -> Iterator[Told]:
    doers = [one for one in parties if not _where(one, sentence.doc)]
    asked = [(a, b) for a in doers for b in parties if a.actor.id != b.actor.id and not _part(a.actor, b.actor)]
    if not asked:
        return
    ranges = [(_range(a, sentence.start_char), _range(b, sentence.start_char)) for a, b in asked]
    for (source, target), relation in zip(asked, reader().relations(sentence.text, ranges), strict=True):
        yield Told(source, target, relation, _head(sentence, relation))


def _beside(one: Told, doc: Doc, said: Shelf[Statement]) -> bool:
    """True where the act is told in a clause with a subject of its own, and a party stands beside that clause: it is
    who tells it, or is told it."""
    if one.head is None:
        return False
    within = innermost(grammar.words(one.head), said)
    if within is None or all(
        any(part.overlaps(party.span) for part in within.content) for party in (one.source, one.target)
    ):
        return False
    clause = doc.char_span(within.content[0].start, within.content[0].end, alignment_mode="expand")
    return clause is not None and any(
        child.dep_ in ("nsubj", "nsubjpass") and child.i >= clause.start for child in clause.root.children
    )


def acts(told: list[Told]) -> list[Found]:
    """The acts of which the model is sure, in order of their triggers."""
    sure = [one for one in told if one.score >= SURE]
    grouped: dict[tuple[int, str], list[Told]] = {}
    for one in sure:
        if one.head is not None and one.root and not any(_outdone(one, other) for other in sure):
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


def _where(party: Mention, doc: Doc) -> bool:
    """True for a country that is only named as where something is."""
    noun = _noun(party, doc)
    return party.actor.kind == "state" and noun is not None and noun.dep_ == "pobj" and noun.head.lower_ in _WHERE


def _part(a: Actor, b: Actor) -> bool:
    """True for a state and one who acts for it: what is told of the two is not what one does to the other."""
    state, other = (a, b) if a.kind == "state" else (b, a)
    acting = not other.sectors or not _STATE.isdisjoint(other.sectors)
    return state.kind == "state" and other.country == state.id and acting


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
    """The act of the surest pair, and of those whose parties are coordinated with its own."""
    best = max(told, key=lambda one: one.score)
    assert best.head is not None and best.root is not None
    doc, mutual = best.head.doc, best.root in _MUTUAL
    doers, others = _coordinated(best.source, doc), _coordinated(best.target, doc)
    if mutual:
        doers = others = doers | others
    told = [one for one in told if _noun(one.source, doc) in doers and _noun(one.target, doc) in others]
    pairs = {(one.source.actor.id, one.target.actor.id) for one in told}
    both = mutual and all((target, source) in pairs for source, target in pairs)
    sources = [participant(one.source) for one in told]
    targets = [participant(one.target) for one in told]
    actors = distinct([*sources, *targets] if both else sources)
    doing = {party.id for party in actors}
    return Found(
        head=best.head,
        noun=None,
        type=best.root,
        mode=best.relation.mode,
        actors=actors,
        recipients=() if both else tuple(party for party in distinct(targets) if party.id not in doing),
        score=ALONE * best.score,
        modality=best.relation.modality,
    )


def _noun(party: Mention, doc: Doc) -> Token | None:
    """The head of the party's words."""
    words = doc.char_span(party.span.start, party.span.end, alignment_mode="expand")
    return words.root if words is not None else None


def _coordinated(party: Mention, doc: Doc) -> set[Token | None]:
    noun = _noun(party, doc)
    return {noun, *noun.conjuncts} if noun is not None else {None}


def joined(ruled: list[Found], told: list[Told]) -> list[Found]:
    """What rules and model found, once each. Where both tell the same act, the rules' parties stand, and the model
    names those that are lacking; where they see different acts on one word, the model's, which is more often right."""
    read = acts(told)
    kept = [_told_too(act, told) for act in ruled if not any(_contradicts(act, other) for other in read)]
    new = [act for act in read if not any(_same(act, other) for other in kept)]
    return sorted([*kept, *new], key=lambda act: act.trigger)


def _told_too(act: Found, told: list[Told]) -> Found:
    """The act as surer, and with the parties that it lacks, where the model tells an act of that type on its word."""
    too = [one for one in told if one.root == act.type and one.score >= LIKELY and one.head in (act.head, act.noun)]
    return _filled(replace(act, score=AGREED * act.score), too) if too else act


def _filled(act: Found, told: list[Told]) -> Found:
    """The act with the actors or recipients that it lacks, by what the model tells of it."""
    if (act.actors and act.recipients) or len(act.actors) > 1:
        return act
    named = {party.id for party in (*act.actors, *act.recipients)}
    turned = [(one.source, one.target, one) if act.actors else (one.target, one.source, one) for one in told]
    alike = [
        (one.score, other) for given, other, one in turned if given.actor.id in named and other.actor.id not in named
    ]
    if not alike:
        return act
    beside = _coordinated(max(alike, key=lambda pair: pair[0])[1], act.head.doc)
    lacking = distinct(participant(other) for _, other in alike if _noun(other, act.head.doc) in beside)
    return replace(act, recipients=lacking) if act.actors else replace(act, actors=lacking)


def _contradicts(act: Found, other: Found) -> bool:
    ahead = settle.type_of(act.type, other.modality) if other.modality else act.type
    return other.type not in (act.type, ahead) and other.head in (act.head, act.noun)


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
