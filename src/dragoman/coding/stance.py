"""What a plain "said" amounts to: a denial, a promise or a threat, told by the words of the content."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from dragoman.coding import grammar
from dragoman.coding.drafts import Draft
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import OPENING
from dragoman.records import Stance
from dragoman.words import cues

_NOT_WORDS = re.compile(r"[^\w\s]")
_PAST = frozenset({"has", "have", "had", "did", "was", "were", "is", "are", "does", "do", "'s", "never"})
_SHORT = 160
"""Code points of content within which words alone tell what it amounts to."""


def settle(draft: Draft, doc: Doc, cast: Cast) -> Stance:
    """The stance of a draft, refined where its cue says no more than that it was said."""
    if draft.stance != "asserts" or not draft.content:
        return draft.stance
    if (told := _by_words(draft.content[0].of(grammar.text(doc)))) is not None:
        return told
    heads = _heads(draft, doc)
    for at, head in enumerate(heads):
        meant = _meant(head, draft, cast)
        if meant is not None and (at == 0 or meant in ("promises", "threatens", "rejects")):
            return meant
    return draft.stance


def _by_words(content: str) -> Stance | None:
    """By words of the tables; those of ``disclaim`` are the speaker's own no."""
    text = f" {' '.join(_NOT_WORDS.sub('', content.replace('-', ' ').lower()).split())} "
    short = len(text) < _SHORT
    for words, opening, stance in cues.amounts():
        at = text.find(f" {words} ") if short or opening else -1
        if at == 0 or (at > 0 and (not opening or text[1:at] in ("that", "yes"))):
            return stance  # type: ignore[return-value]
    return "denies" if short and any(f" {words} " in text for words in cues.phrases("disclaim")) else None


def _meant(head: Token, draft: Draft, cast: Cast) -> Stance | None:
    """By tense, denial and person of the verb that heads the content."""
    auxiliaries = {child.lower_ for child in head.children if child.dep_ in ("aux", "auxpass", "neg")}
    subject = grammar.subjects(head)
    none = bool(subject) and any(word.lower_ in cues.phrases("neither") for word in (subject[0], *subject[0].children))
    negated = none or any(child.dep_ == "neg" for child in head.children)
    future = bool(auxiliaries & cues.phrases("future"))
    own = _own(head, draft, cast)
    if own and negated and not future and head.lemma_ in cues.phrases("wishing"):
        return "rejects"
    if own and negated and not future and (auxiliaries & _PAST or head.tag_ in ("VBD", "VBN")):
        return "doubts" if head.lemma_ in cues.phrases("unseen") else "denies"
    if draft.head.lemma_ in cues.phrases("assuring") and future:
        return "promises"
    if _wanted(head, auxiliaries, own):
        return "demands"
    if not future or "have" in auxiliaries:
        return None  # "would have been" did not come about
    conditional = any(child.lower_ in cues.phrases("conditional") for child in head.subtree)
    if own and negated and _stranger(draft):
        return None
    if own and negated:
        return "promises" if head.lemma_ in cues.phrases("mild") else "rejects"
    hostile = _hostile(head)
    if own and (hostile or (conditional and head.lemma_ != "be")):
        return "threatens" if hostile or _grim(head) else "promises"
    if own and not _stranger(draft):
        return "promises"
    return "threatens" if not own and conditional and _grim(head) else None


def _heads(draft: Draft, doc: Doc) -> list[Token]:
    """The verbs that head the pieces of the content."""
    found = []
    for piece in draft.content:
        span = doc.char_span(piece.start, piece.end, alignment_mode="expand")
        head = next((one for one in span if grammar.is_verb(one) and one.head not in span), None) if span else None
        root = next((one for one in span if grammar.is_verb(one) and one.dep_ == "ROOT"), None) if span else None
        if (head := head or root) is not None:
            found.append(head)
    return found


def _wanted(head: Token, auxiliaries: set[str], own: bool) -> bool:
    """As in "the army must go", "Release them": what another is to do."""
    if auxiliaries & {"must"} and not own:
        return head.lemma_ not in ("be", "have")
    subjunctive = head.tag_ == "VB" or any(one.tag_ == "VB" for one in grammar.children(head, "auxpass"))
    if subjunctive and not grammar.children(head, "aux") and grammar.children(head, "nsubj", "nsubjpass"):
        return head.dep_ == "ccomp"
    bare = head.tag_ == "VB" and not auxiliaries and not grammar.children(head, "nsubj", "nsubjpass", "aux", "csubj")
    return bare and head.dep_ in ("ROOT", "ccomp") and head.text[:1].isupper()


def _own(head: Token, draft: Draft, cast: Cast) -> bool:
    """True where the content speaks of the speaker: "we", or an actor of the speaker's country."""
    subject = grammar.subjects(head)
    if not subject:
        return False
    owner = [word.lower_ for word in grammar.children(subject[0], "poss")]
    if subject[0].lower_ in ("we", "i", "our") or any(word in ("our", "my") for word in owner):
        return True
    if subject[0].pos_ == "PRON" and grammar.text(head.doc)[draft.content[0].start] in OPENING:
        return False  # who says "he" of another in his own words means somebody else
    speaker = draft.speaker.actor
    if speaker is None:
        pronoun = subject[0].lower_ in cues.phrases("pronoun") or any(word in cues.phrases("theirs") for word in owner)
        return pronoun and not cast.at(subject[0])
    named = cast.named(subject[0])
    if "JRN" in speaker.sectors or "MED" in speaker.sectors or speaker.kind == "outlet":
        return any(party.id == speaker.id for party in named)
    if not named and subject[0].lower_ in cues.phrases("pronoun"):
        return True
    return any(
        party.id == speaker.id or (party.kind != "person" and party.country and party.country == speaker.country)
        for party in named
    )


def _stranger(draft: Draft) -> bool:
    """An official or a source tells what will be done; a minister or an army promises it."""
    span = draft.speaker.span
    words = span.of(grammar.text(draft.head.doc)).lower().split() if span is not None else []
    return draft.speaker.kind.startswith("unnamed") and any(
        word.removesuffix("s") in cues.phrases("indefinite") for word in words
    )


def _hostile(head: Token) -> bool:
    near = [head, *grammar.children(head, "dobj", "xcomp", "conj")]
    near += [
        verb for clause in grammar.children(head, "advcl") for verb in (clause, *grammar.children(clause, "xcomp"))
    ]
    near += [noun for child in head.children for noun in grammar.children(child, "pobj", "dobj")]
    words = {token.lemma_ for token in near if token.pos_ in ("VERB", "NOUN")}
    return bool(words & cues.noun_class("violence")) or _grim(head)


def _grim(head: Token) -> bool:
    """What nobody does to another for his good."""
    return head.lemma_ in cues.phrases("grim")
