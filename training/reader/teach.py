"""The teacher: MPNet (109 M parameters) trained as the reader is, whose answers on unlabelled news the reader learns.

``python -m training.reader.teach`` writes the answers to a file that ``make model`` takes; it needs the folder of
``all-mpnet-base-v2`` (Apache-2.0), too large to ship, and the development data, whose sentences stay out of the file
that ships.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import torch
from spacy.tokens import Span as Sentence
from tokenizers import Tokenizer
from torch import Tensor
from training.evaluate import DATA
from training.reader import sentences
from training.reader.encoder import examined
from training.reader.examples import Example, Pair, marked, own, tokenizer, tokens
from training.reader.model import relations
from training.reader.news import texts
from training.reader.tagged import recogniser
from training.reader.train import relating, train, untrained

WEIGHTS = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
PARTIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
MOST_PAIRS = 6
Range = tuple[int, int]


@dataclass
class Answered:
    """A sentence, character spans of the parties of its pairs, and for each pair the teacher's share of each root and
    of each modality."""

    text: str
    pairs: list[tuple[Range, Range]]
    roots: list[list[float]]
    modalities: list[list[float]]


def asked(folder: Path, most: int, seed: int = 1) -> list[Answered]:
    """Sentences with two named parties, and a few ordered pairs of these."""
    order = random.Random(seed)
    articles = [text for _, text in texts(folder)]
    found = []
    for doc in recogniser().pipe(order.sample(articles, len(articles))):
        for sentence in doc.sents:
            parties = _parties(sentence)
            if len(parties) > 1 and 6 <= len(sentence) <= 60:
                pairs = list(permutations(parties, 2))
                found.append(Answered(sentence.text, order.sample(pairs, min(MOST_PAIRS, len(pairs))), [], []))
        if len(found) >= 2 * most:
            break
    return order.sample(found, min(most, len(found)))


def _parties(sentence: Sentence) -> list[Range]:
    """Noun phrases that hold a name, in characters of the sentence."""
    start = sentence.start_char
    return [
        (chunk.start_char - start, chunk.end_char - start)
        for chunk in sentence.noun_chunks
        if any(entity.label_ in PARTIES for entity in chunk.ents)
    ]


def answered(path: Path) -> list[Answered]:
    """The sentences of a file that ``main`` wrote."""
    with path.open(encoding="utf-8") as lines:
        return [Answered(**json.loads(line)) for line in lines]


def example(one: Answered, cut: Tokenizer) -> Example:
    """The example of an answered or still to be answered sentence."""
    encoding = cut.encode(one.text)
    pairs = [Pair(tokens(encoding, source), tokens(encoding, target)) for source, target in one.pairs]
    for pair, roots, modalities in zip(pairs, one.roots, one.modalities, strict=False):
        pair.shares, pair.real = roots, modalities
    return Example(encoding.ids, pairs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="of all-mpnet-base-v2")
    parser.add_argument("out", type=Path, help="file for the answers, a line of JSON a sentence")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--sentences", type=int, default=8000)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    cut = tokenizer(examined(given.folder, WEIGHTS))
    theirs = [one for one in marked(DATA / "relation" / "plv_train.tsv", cut) if one.quarter != 0]
    ours = [own(sentence, cut) for sentence in sentences.load()]
    model = train(untrained(given.folder, 1), [relating(ours, given.epochs)], seed=1, rate=4e-5)
    model = train(model, [relating(theirs, 3), relating(random.Random(1).sample(ours, 2000), 1)], seed=1, rate=3e-5)
    with given.out.open("w", encoding="utf-8") as file, torch.no_grad():
        for one in asked(DATA, given.sentences):
            with torch.autocast("cpu", torch.bfloat16):
                root, _, modality, *_ = relations(model, [example(one, cut)])
            told = {"roots": _shares(root), "modalities": _shares(modality)}
            file.write(json.dumps({"text": one.text, "pairs": one.pairs} | told) + "\n")


def _shares(scores: Tensor) -> list[list[float]]:
    return [[round(float(share), 4) for share in row] for row in scores.softmax(-1)]


if __name__ == "__main__":
    main()
