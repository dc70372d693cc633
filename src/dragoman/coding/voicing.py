"""Nouns of saying → drafts: "expressed concern about …", "claims by Western media", "Tehran's emphasis that …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding import grammar
from dragoman.coding.drafts import Draft
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import Quote
from dragoman.coding.speakers import speaker
from dragoman.records import Span, Stance
from dragoman.words import cues

_OWN = frozenset({"concern", "worry", "fear", "comment", "claim", "question"})
"""Nouns of which "to" tells who hears it, not what it is about."""
_SPEAKERS = frozenset({"person", "organisation", "outlet", "unnamed-person", "unnamed-group", "document"})


def drafts(doc: Doc, quotes: tuple[Quote, ...], cast: Cast) -> Iterator[Draft]:
    """A draft for every noun of saying that has a speaker."""
    for noun in grammar.having(doc, "lemma_", cues.voicing().keys() | cues.negated("noun").keys()):
        if noun.pos_ == "NOUN" and (reading := _reading(noun)):
            yield from _noun(noun, reading, quotes, cast)


def _reading(noun: Token) -> cues.Voicing | None:
    """What the noun amounts to; behind "no" ("had no comment", "has no doubt") what it amounts to then."""
    if any(child.lower_ == "no" for child in grammar.children(noun, "det")):
        denied = cues.negated("noun").get(noun.lemma_)
        return cues.Voicing(denied[0].stance, ("voiced",)) if denied else None
    return cues.voicing().get(noun.lemma_)


def _noun(noun: Token, reading: cues.Voicing, quotes: tuple[Quote, ...], cast: Cast) -> Iterator[Draft]:
    verb = noun.head
    voiced = (
        noun.dep_ == "dobj"
        and grammar.is_verb(verb)
        and verb.lemma_ in (cues.phrases("voice") | cues.phrases("hold"))
        and "voiced" in reading.frames
        and not grammar.children(verb, "oprd", "acomp", "ccomp")
    )
    stance: Stance = reading.stance  # type: ignore[assignment]
    content = _clause(noun) if "that" in reading.frames else _clause(noun) or _complement(noun)
    content = content or _quoted(noun, quotes)
    if all(set(span.of(grammar.text(noun.doc)).lower().split()) <= cues.phrases("own") for span in content):
        content = []
    if voiced:
        voices = grammar.agents(verb) if grammar.is_passive(verb) else grammar.subjects(verb)
        if not content and "that" not in reading.frames:
            content = [grammar.extent(part) for part in _after_verb(verb, noun)]
        if voices and (content or stance == "declines"):
            yield Draft(noun, grammar.between(verb, noun), speaker(voices[0], cast), content, stance)
        return
    if "held" not in reading.frames:
        return
    holder = _holder(noun, cast)
    if holder is None or not (content or _points_back(noun)):
        return
    who = speaker(holder, cast)
    if who.actor is not None or holder.pos_ == "PROPN" or who.kind.startswith("unnamed") or who.kind == "document":
        yield Draft(noun, grammar.words(noun), who, content, stance)


def _holder(noun: Token, cast: Cast) -> Token | None:
    """Whose claim it is: possessor, "by X", "from X", "among X", or an adjective of nationality."""
    for possessor in grammar.children(noun, "poss"):
        if (
            cast.at(possessor)
            or possessor.pos_ in ("PROPN", "NOUN")
            or possessor.lemma_ in cues.phrases("unnamed-group")
        ):
            return possessor
    for source in (*grammar.after(noun, "by"), *grammar.after(noun, "from", "among")):
        by = (
            source.head.lower_ == "by"
            and source.pos_ in ("NOUN", "PROPN")
            and source.lemma_ not in cues.phrases("self")
        )
        if by or cast.at(source) or source.lemma_ in cues.phrases("unnamed-group"):
            return source
    for modifier in grammar.children(noun, "amod", "compound"):
        if cast.at(modifier):
            return modifier
    return None


def _clause(noun: Token) -> list[Span]:
    """The noun's that-clause or infinitive."""
    for clause in grammar.children(noun, "acl", "ccomp", "relcl"):
        marks = {child.lower_ for child in grammar.children(clause, "mark")}
        if "that" in marks or (clause.dep_ == "acl" and any(child.dep_ == "aux" for child in clause.children)):
            return [grammar.extent(clause)]
    return []


def _quoted(noun: Token, quotes: tuple[Quote, ...]) -> list[Span]:
    """As in "her comment that, “…”", "his answer: “…”"."""
    text, end = grammar.text(noun.doc), noun.idx + len(noun.text)
    near = [quote for quote in quotes if quote.speech and 0 <= quote.span.start - end < len(" that,  ")]
    return [quote.span for quote in near if text[end : quote.span.start].strip(" ,:") in ("", "that")][:1]


def _complement(noun: Token) -> list[Span]:
    """What its preposition leads to."""
    for preposition in grammar.children(noun, "prep"):
        if preposition.lower_ in cues.phrases("about") and (preposition.lower_ != "to" or noun.lemma_ not in _OWN):
            for below in grammar.children(preposition, "pobj", "pcomp"):
                return [grammar.extent(below)]
    return []


def _after_verb(verb: Token, noun: Token) -> list[Token]:
    """As in "raised the alarm over X": the preposition may hang on the verb."""
    return [
        below
        for preposition in grammar.children(verb, "prep")
        if preposition.i > noun.i and preposition.lower_ in cues.phrases("thinking")
        for below in grammar.children(preposition, "pobj", "pcomp")
    ]


def _points_back(noun: Token) -> bool:
    """As in "such claims", "these allegations": the content stands earlier in the text."""
    made = noun.dep_ in ("nsubjpass", "dobj") and noun.head.lemma_ in cues.phrases("voice")
    return (
        made
        and noun.lemma_ in cues.phrases("echo")
        and any(child.lower_ in cues.phrases("such") for child in noun.children)
    )
