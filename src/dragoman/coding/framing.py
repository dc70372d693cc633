"""Where a text judges or keeps its distance in its own voice: "propaganda", "so-called", scare quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding import grammar
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import Quote
from dragoman.coding.shelf import Cover
from dragoman.records import Actor, Framing, Span, Statement
from dragoman.words import cues

_WORD = re.compile(r"[\w'’-]+")
_NAMING = 30
"""Code points before a term in quotes in which a word may say that it is only named so."""


def find(doc: Doc, quotes: tuple[Quote, ...], said: tuple[Statement, ...], cast: Cast) -> tuple[Framing, ...]:
    """The words that frame, in order; those that somebody else says are not the text's own."""
    spoken = Cover([*(span for one in said for span in one.content), *(quote.span for quote in quotes if quote.speech)])
    found = {
        framing.span: framing
        for framing in (*_scare_quotes(doc, quotes, said, cast), *_words(doc, cast))
        if framing.span.start not in spoken
    }
    kept = [one for one in found.values() if not any(one.span != other and one.span.within(other) for other in found)]
    return tuple(sorted(kept, key=lambda one: one.span))


def _words(doc: Doc, cast: Cast) -> Iterator[Framing]:
    text = grammar.text(doc)
    names = Cover(
        mention.span for mention in cast.mentions if mention.actor.kind in ("organisation", "group", "outlet")
    )
    lowered = text.lower()
    for wording, kind, plain in cues.framing():
        for hit in wording.hits(text, lowered):
            span = Span(*hit.span())
            if span.start in names or _beside(text, span) & plain or _titled(text, span):
                continue
            yield Framing(span=span, kind=kind, about=_about(doc, span, cast))  # type: ignore[arg-type]


def _beside(text: str, span: Span) -> frozenset[str]:
    """The words right before and behind, in lower case."""
    before = _WORD.findall(text[max(0, span.start - 30) : span.start])[-1:]
    behind = _WORD.findall(text[span.end : span.end + 30])[:1]
    parts = {part for word in (*before, *behind) for part in (word.lower(), *word.lower().split("-"))}
    return frozenset(parts)


def _titled(text: str, span: Span) -> bool:
    """Part of a name in capitals inside a sentence ("Hero of Labour", "Heroes' Square")."""
    words = span.of(text)
    before = text[max(0, span.start - 2) : span.start]
    return (
        words[:1].isupper()
        and bool(before)
        and before[-1:] == " "
        and before[:1] not in (".", "!", "?", "\n", ":", "”")
    )


def _scare_quotes(doc: Doc, quotes: tuple[Quote, ...], said: tuple[Statement, ...], cast: Cast) -> Iterator[Framing]:
    """A word or two in quotation marks that nobody is quoted with and that are no name."""
    text = grammar.text(doc)
    cue_ends = [one.cue for one in said if one.cue is not None]
    for quote in quotes:
        inner = quote.span.of(text).strip("“”„«»\"'`’‘ ,.")
        if quote.speech or not quote.closed or not inner or not inner[:1].isalpha():
            continue
        capitals = all(word[:1].isupper() for word in inner.split())
        before = text[max(0, quote.span.start - _NAMING) : quote.span.start].lower()
        named = any(word in cues.phrases("naming") for word in _WORD.findall(before)[-3:])
        near = any(cue.end <= quote.span.start < cue.end + 3 for cue in cue_ends)
        if not capitals and not named and not near:
            yield Framing(span=quote.span, kind="quotes", about=_about(doc, quote.span, cast))


def _about(doc: Doc, span: Span, cast: Cast) -> Actor | None:
    """Whom the words are about: the actor named in their own noun phrase, else None."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    head: Token = tokens.root
    if head.dep_ in ("amod", "compound", "poss") and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    near = [head, *(child for child in head.children if child.dep_ in ("amod", "compound", "poss", "appos", "nmod"))]
    near += grammar.after(head, "of", "by", "in") if head.pos_ in ("NOUN", "PROPN") else []
    for token in near:
        for mention in cast.at(token):
            return mention.actor
    return None
