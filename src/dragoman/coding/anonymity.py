"""Why a speaker is not named, in the text's words: "on condition of anonymity because …"."""

from __future__ import annotations

import re
from itertools import islice

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from dragoman.coding import grammar
from dragoman.words import cues

_REACH = 400
"""Code points within which a sentence beside another may tell of it."""
_END = re.compile(r"[.;\n\"“”]|, (?:who|said|told|says|which|and|but|the|a|an|[A-Z])|,$")
_TAIL = re.compile(r"^, (?:because|as|for|since|citing|fearing|due|out of|so that|in line)\b")


def covers(verb: Token) -> bool:
    """True for a verb that only tells why somebody is not named ("asked not to be named")."""
    if not any(verb.idx - _REACH < start <= verb.idx + 1 for start in _starts(verb.doc)):
        return False
    sentence = verb.sent
    if (found := _clause(sentence)) is None:
        return False
    start = sentence.start_char + sentence.text.index(found)
    return start - 1 <= verb.idx < start + len(found)


def reason(head: Token) -> str | None:
    """The clause that gives the reason: in the speaker's sentence, else in one beside it that speaks of the same."""
    own = head.sent
    if not _near(own):
        return None
    if found := _clause(own):
        return found
    for sentence in _beside(own):
        if _same(sentence, head) and (found := _clause(sentence)):
            return found
    return None


def _starts(doc: Doc) -> list[int]:
    """Where the text has such words; found once a text."""
    if "anonymity" not in doc.user_data:
        text = grammar.text(doc)
        lowered = text.lower()
        doc.user_data["anonymity"] = [hit.start() for one in cues.anonymity() for hit in one.hits(text, lowered)]
    starts: list[int] = doc.user_data["anonymity"]
    return starts


def _near(sentence: Sentence) -> bool:
    """True where the text has such words in or beside the sentence."""
    starts = _starts(sentence.doc)
    return any(sentence.start_char - _REACH < start < sentence.end_char + _REACH for start in starts)


def _beside(own: Sentence) -> list[Sentence]:
    """The sentences behind and before in the paragraph."""
    doc, found = own.doc, []
    if own.end < len(doc) and "\n" not in doc[own.end - 1].text_with_ws + doc[own.end].text:
        found.append(doc[own.end].sent)
    if own.start > 0 and "\n" not in doc[own.start - 1].text:
        found.append(doc[own.start - 1].sent)
    return found


def _same(sentence: Sentence, head: Token) -> bool:
    """True where the sentence has the same noun, or a pronoun, or anonymity itself as its subject."""
    subjects = [word for word in sentence if word.dep_ in ("nsubj", "nsubjpass") and word.head.dep_ in ("ROOT", "conj")]
    if any(word.lemma_.lower() == head.lemma_.lower() for word in sentence):
        return True
    if head.pos_ == "PRON":
        return bool(subjects) and subjects[0].pos_ == "NOUN"
    return any(word.pos_ == "PRON" or word.lower_ in ("all", "both", "neither", "anonymity") for word in subjects)


def _clause(sentence: Sentence) -> str | None:
    """From the words that tell of anonymity to the end of their clause, at most to the main verb behind it."""
    text = sentence.text
    lowered = text.lower()
    hits = [hit for one in cues.anonymity() for hit in islice(one.hits(text, lowered), 1)]
    if not hits:
        return None
    first = min(hits, key=lambda hit: (hit.start(), -hit.end()))
    last = max(hit.end() for hit in hits if hit.start() <= first.end() + 40)
    while (cut := _END.search(text, last)) and _TAIL.match(text[cut.start() :]):
        last = cut.end()
    end = cut.start() if cut else len(text)
    comma = text.find(",", last, end)
    if comma >= 0 and not _TAIL.match(text[comma:]):
        end = comma
    main = sentence.root.idx - sentence.start_char
    if last <= main < end and sentence.root.pos_ in ("VERB", "AUX"):
        end = main
    return text[first.start() : end].strip(" ,.;")
