"""Acts that the reader model finds: every pair of parties of a sentence is asked about, and what agrees is joined."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from dragoman.coding.acts import Found
from dragoman.coding.participants import Cast, distinct, participant
from dragoman.parse.reader import NOBODY, Range, reader
from dragoman.records import Mention, Relation, Span

SURE = 0.9
"""Least probability of the root (docs/method.md tells how it was chosen)."""
_MOST_PARTIES = 4
"""Of a sentence; 4 make 12 pairs, about as many tokens as a sentence has."""
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})

_Asked = tuple[Mention, Mention]


def find(doc: Doc, cast: Cast) -> list[Found]:
    """The acts between two named parties of one sentence, in order of their triggers."""
    return [act for sentence in doc.sents for act in _of(sentence, cast)]


def _of(sentence: Sentence, cast: Cast) -> Iterator[Found]:
    parties = _parties(sentence, cast)
    asked = [(a, b) for a in parties for b in parties if a.actor.id != b.actor.id]
    if not asked:
        return
    start = sentence.start_char
    ranges = [(_range(a.span, start), _range(b.span, start)) for a, b in asked]
    grouped: dict[tuple[int, str], list[tuple[_Asked, Relation]]] = {}
    for pair, relation in zip(asked, reader().relations(sentence.text, ranges), strict=True):
        head = _head(sentence, relation)
        if head is not None and relation.root is not None and relation.scores[relation.root] >= SURE:
            grouped.setdefault((head.i, relation.root), []).append((pair, relation))
    for (at, root), told in sorted(grouped.items()):
        yield _act(sentence.doc[at], root, told)


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


def _range(span: Span, start: int) -> Range:
    found = (max(span.start - start, 0), span.end - start)
    return found if found[1] > found[0] else NOBODY


def _head(sentence: Sentence, relation: Relation) -> Token | None:
    """The token that the model points at as the trigger."""
    if relation.trigger is None:
        return None
    found = sentence.char_span(relation.trigger.start, relation.trigger.end, alignment_mode="expand")
    return found[0] if found is not None and len(found) else None


def _act(head: Token, root: str, told: list[tuple[_Asked, Relation]]) -> Found:
    pairs = {(source.actor.id, target.actor.id) for (source, target), _ in told}
    both = root in _MUTUAL and all((target, source) in pairs for source, target in pairs)
    sources = [participant(source) for (source, _), _ in told]
    targets = [participant(target) for (_, target), _ in told]
    actors = distinct([*sources, *targets] if both else sources)
    doing = {party.id for party in actors}
    best = max((relation for _, relation in told), key=lambda relation: relation.scores[root])
    return Found(
        head=head,
        noun=None,
        type=root,
        mode=best.mode,
        actors=actors,
        recipients=() if both else tuple(party for party in distinct(targets) if party.id not in doing),
        score=best.scores[root],
    )


def joined(ruled: list[Found], read: list[Found]) -> list[Found]:
    """What rules and model found, once each: where both tell the same act, the rules' words and parties stand."""
    new = [act for act in read if not any(_same(act, other) for other in ruled)]
    return sorted([*ruled, *new], key=lambda act: act.trigger)


def _same(one: Found, other: Found) -> bool:
    """True for two on the same word, or of one type between the same parties in one sentence."""
    if one.head == other.head or (other.noun is not None and one.head == other.noun):
        return True
    everyone = {party.id for party in (*one.actors, *one.recipients)}
    others = {party.id for party in (*other.actors, *other.recipients)}
    return one.type == other.type and one.head.sent == other.head.sent and bool(everyone & others)
