"""What a statement is said to rest on, that nothing is offered for it, and through what it was said."""

from __future__ import annotations

from dragoman.coding import grammar
from dragoman.coding.drafts import Draft
from dragoman.records import Span
from dragoman.words import cues


def of(draft: Draft) -> tuple[str | None, Span | None]:
    """Kind of evidence and its words: those of the speaker, else those of the sentence beside what is said."""
    text = grammar.text(draft.head.doc)
    if draft.speaker.span is not None and (named := _named(draft.speaker.span, text)):
        return named
    sentence = grammar.around(draft.head)
    lowered = sentence.of(text).lower()
    for wording, kind in cues.evidence("sentence"):
        for hit in wording.hits(text, lowered, sentence.start, sentence.end):
            where = Span(*hit.span())
            if not draft.holds(where) and _belongs(where, draft):
                return kind, where
    return None, None


def medium(draft: Draft) -> str | None:
    """Through what it was said, by the words around the cue; never by what is said."""
    text = grammar.text(draft.head.doc)
    sentence = grammar.between(draft.head.sent[0], draft.head.sent[-1])
    lowered = sentence.of(text).lower()
    for wording, name in cues.media():
        for hit in wording.hits(text, lowered, sentence.start, sentence.end):
            where = Span(*hit.span())
            if not draft.holds(where) and _belongs(where, draft):
                return name
    return None


def _named(speaker: Span, text: str) -> tuple[str, Span] | None:
    lowered = speaker.of(text).lower()
    for wording, kind in cues.evidence("speaker"):
        for hit in wording.hits(text, lowered, speaker.start, speaker.end):
            return kind, Span(*hit.span())
    return None


def _belongs(where: Span, draft: Draft) -> bool:
    """True where the words stand in the same step of the chain as the cue."""
    outer = draft.parent
    if outer is not None and outer.holds(draft.cue):
        return outer.holds(where)
    return True
