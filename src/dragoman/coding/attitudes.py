"""What somebody is said to think, told by an adjective or participle: "is sceptical that", "was alarmed by"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding import grammar, saying
from dragoman.coding.drafts import Draft
from dragoman.coding.participants import Cast
from dragoman.coding.speakers import speaker, speaks
from dragoman.records import Span, Stance
from dragoman.words import cues

_CLAUSES = ("ccomp", "xcomp", "advcl")


def drafts(doc: Doc, cast: Cast) -> Iterator[Draft]:
    """A draft for every predicate of thinking that has a holder and tells of what."""
    for word in grammar.having(doc, "lower_", cues.attitudes()):
        attitude, verb = cues.attitudes()[word.lower_], _predicate(word)
        if verb is None:
            continue
        holder = grammar.subjects(verb)
        if saying.due(verb) or not holder or holder[0].lower_ in cues.phrases("self") or _empty(holder[0], word, cast):
            continue
        denied = any(child.dep_ == "neg" for child in (*verb.children, *word.children))
        stance: Stance | None = attitude.negated if denied else attitude.stance  # type: ignore[assignment]
        content = _content(word, verb)
        if stance is not None and content:
            yield Draft(word, grammar.words(word), speaker(holder[0], cast), content, stance)


def _predicate(word: Token) -> Token | None:
    """The verb whose subject thinks so: "is", "remains" above an adjective, the participle of a passive itself."""
    if grammar.is_verb(word) and word.tag_ == "VBN" and grammar.children(word, "auxpass"):
        return word
    if word.dep_ == "acomp" and grammar.is_verb(word.head):
        return word.head
    if word.dep_ == "conj" and word.head.dep_ == "acomp":
        return word.head.head
    return None


def _empty(holder: Token, word: Token, cast: Cast) -> bool:
    """The "it" of "it is clear", "there", and things, which think nothing."""
    thing = word.lower_ in cues.phrases("thinglike")
    if thing and holder.pos_ == "NOUN" and not cast.at(holder) and not speaks(holder):
        return True
    return holder.lower_ in ("it", "there") and not cast.at(holder)


def _content(word: Token, verb: Token) -> list[Span]:
    below = [child for child in (*word.children, *verb.children) if child.i > word.i]
    for child in below:
        raised = child.dep_ == "xcomp" and word.lower_ in cues.phrases("raising")
        if (
            child.dep_ in _CLAUSES
            and not raised
            and not any(mark.lower_ in ("as", "if", "while", "after") for mark in child.children)
        ):
            return [grammar.extent(child)]
    for child in below:
        if child.dep_ in ("prep", "agent") and child.lower_ in cues.phrases("thinking"):
            for noun in grammar.children(child, "pobj", "pcomp"):
                return [grammar.extent(noun)]
    return []
