"""What a plain "said" amounts to: a denial, a promise or a threat, told by the words of the content."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from dragoman.coding import grammar
from dragoman.coding.drafts import Draft
from dragoman.coding.participants import Cast
from dragoman.records import Stance
from dragoman.words import cues

_NOT_WORDS = re.compile(r"[^\w\s]")
_PAST = frozenset({"has", "have", "had", "did", "was", "were", "is", "are", "does", "do", "'s", "never"})
_UNSEEN = frozenset({"see", "find", "know", "verify", "confirm", "believe", "think", "understand"})
_FUTURE = frozenset({"will", "would", "shall", "'ll"})


def settle(draft: Draft, doc: Doc, cast: Cast) -> Stance:
    """The stance of a draft, refined where its cue says no more than that it was said."""
    if draft.stance != "asserts" or not draft.content:
        return draft.stance
    text = f" {' '.join(_NOT_WORDS.sub(' ', draft.content[0].of(grammar.text(doc)).lower()).split())} "
    head = _head(draft, doc)
    if any(f" {words} " in text for words in cues.phrases("disclaim")) and len(text) < 160:
        return "denies"
    if head is None or not _own(head, draft, cast):
        return draft.stance
    auxiliaries = {child.lower_ for child in head.children if child.dep_ in ("aux", "auxpass", "neg")}
    negated = any(child.dep_ == "neg" for child in head.children)
    if negated and (auxiliaries & _PAST or head.tag_ in ("VBD", "VBN")) and not auxiliaries & _FUTURE:
        return "doubts" if head.lemma_ in _UNSEEN else "denies"
    if auxiliaries & _FUTURE and not negated:
        return "threatens" if _hostile(head) else "promises"
    return draft.stance


def _head(draft: Draft, doc: Doc) -> Token | None:
    """The verb that heads the content."""
    span = doc.char_span(draft.content[0].start, draft.content[0].end, alignment_mode="expand")
    return next((token for token in span if grammar.is_verb(token) and token.head not in span), None) if span else None


def _own(head: Token, draft: Draft, cast: Cast) -> bool:
    """True where the content speaks of the speaker: "we", or an actor of the speaker's country."""
    subject = grammar.subjects(head)
    if not subject:
        return False
    if subject[0].lower_ in ("we", "i", "our"):
        return True
    speaker = draft.speaker.actor
    if speaker is None:
        return False
    named = cast.named(subject[0])
    if "JRN" in speaker.sectors or "MED" in speaker.sectors or speaker.kind == "outlet":
        return any(party.id == speaker.id for party in named)
    return any(party.id == speaker.id or (party.country and party.country == speaker.country) for party in named)


def _hostile(head: Token) -> bool:
    words = {head.lemma_, *(token.lemma_ for token in head.subtree if token.pos_ in ("VERB", "NOUN"))}
    return bool(words & cues.noun_class("violence"))
