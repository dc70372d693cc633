"""Sentences as the network takes them: token ids, the pairs asked about, and what is right of each pair."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Encoding, Tokenizer
from training.reader.marked import quarter, shades, unmarked
from training.reader.sentences import MODALITIES, Sentence, readings

from dragoman.words import ontology

NONE = "NONE"
ROOTS = (NONE, *ontology.roots())
MODES = tuple(f"{type}.{mode}" for type, mode in ontology.kinds() if mode)
UNKNOWN = -100
MAX_TOKENS = 256
MARKED_WEIGHT = 3.0
"""Of a sentence with one marked pair, beside the several pairs of an own one."""


@dataclass
class Pair:
    """Token spans (first, last) of source and target, (0, 0) for one that is not named; labels, −100 for unknown.

    ``roots`` are all labels that count as right: YIELD is CONCEDE or RETREAT. ``shares`` and ``real`` are a teacher's
    shares of the roots and of the modalities.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    roots: tuple[int, ...] = ()
    mode: int = UNKNOWN
    modality: int = UNKNOWN
    trigger: int = UNKNOWN
    shares: list[float] | None = None
    real: list[float] | None = None


@dataclass
class Example:
    ids: list[int]
    pairs: list[Pair]
    weight: float = 1.0
    quarter: int | None = None
    shades: tuple[str, ...] = ()


def tokenizer(folder: Path) -> Tokenizer:
    made = Tokenizer.from_file(str(folder / "tokenizer.json"))
    made.no_padding()
    made.enable_truncation(MAX_TOKENS)
    return made


def tokens(encoding: Encoding, span: tuple[int, int]) -> tuple[int, int]:
    """First and last token of a character span; (0, 0) when none is inside."""
    start, end = span
    inside = [at for at, (a, b) in enumerate(encoding.offsets) if b > a and a < end and b > start]
    return (inside[0], inside[-1]) if inside else (0, 0)


def own(sentence: Sentence, tokenizer: Tokenizer) -> Example:
    """An own sentence with all ordered pairs of its parties and of each party with nobody."""
    encoding = tokenizer.encode(sentence.text)
    places = {0: (0, 0)} | {party: tokens(encoding, span) for party, span in sentence.parties.items()}
    right: dict[tuple[int, int], Pair] = {}
    for act in sentence.acts:
        mode = MODES.index(f"{act.root}.{act.mode}") if act.mode else UNKNOWN
        mutual = len(act.actors) > 1 and act.recipients == (0,)
        recipients = act.actors if mutual else act.recipients
        for source in act.actors:
            for target in recipients:
                if source == target or (source, target) in right:
                    continue
                right[source, target] = Pair(
                    places[source],
                    places[target],
                    tuple(ROOTS.index(root) for root in readings(act)),
                    mode,
                    MODALITIES.index(act.modality),
                    tokens(encoding, act.trigger)[0] or UNKNOWN,
                )
    pairs = [
        right.get((source, target)) or Pair(places[source], places[target], (0,))
        for source in places
        for target in places
        if source != target
    ]
    return Example(encoding.ids, pairs)


def marked(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """The marked sentences of a table with ``marked_sentence`` and ``root``; parties without a mark are unnamed."""
    found = []
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, spans = unmarked(row["marked_sentence"])
            encoding = tokenizer.encode(text)
            roots = ("CONCEDE", "RETREAT") if row["root"] == "YIELD" else (row["root"],)
            pair = Pair(
                tokens(encoding, spans.get("s", (0, 0))),
                tokens(encoding, spans.get("t", (0, 0))),
                tuple(ROOTS.index(root) for root in roots),
            )
            found.append(Example(encoding.ids, [pair], MARKED_WEIGHT, quarter(row["sentence"]), shades(text)))
    return found
