"""The reader's own held-out sets: well formed, broad, and nowhere near the sentences it is trained on."""

from __future__ import annotations

import re
from collections import Counter

from training.evaluate_reader_sets import GOLD, marked, sections, texts, told
from training.reader.sentences import MODALITIES, load, readings

from dragoman.words import ontology

NEAR = 6
"""Words in a row that no sentence of the sets shares with a training sentence."""


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + NEAR]) for at in range(len(words) - NEAR + 1)}


def test_every_modality_has_its_sentences() -> None:
    counts = Counter(sentence.acts[0].modality for _, sentence in marked("modality.txt"))
    assert set(counts) == set(MODALITIES)
    assert min(counts.values()) >= 20


def test_ordinary_copy_has_each_modality_equally() -> None:
    sentences = marked("ordinary.txt")
    assert all(sentence.acts[0].modality == heading for heading, sentence in sentences)
    assert set(Counter(heading for heading, _ in sentences).values()) == {15}
    assert {heading for heading, _ in sentences} == set(MODALITIES)


def test_negation_and_future_cover_the_roots() -> None:
    acts = [sentence.acts[0] for _, sentence in marked("negation.txt")]
    assert len(acts) >= 150
    assert {act.root for act in acts} == set(ontology.roots())
    assert all(readings(act)[0] == act.root for act in acts)


def test_records_cover_all_kinds_of_act() -> None:
    kinds = {(row["root"], row["mode"]) for row in told()}
    assert kinds <= set(ontology.kinds())
    assert {kind for kind in ontology.kinds() if kind[1]} <= kinds
    assert all(re.fullmatch("[A-Z]{3}", row["source"]) for row in told())


def test_two_hundred_sentences_tell_of_nothing_done() -> None:
    kinds = Counter(heading for heading, _ in sections(GOLD / "not_happened.txt", "#"))
    assert kinds == dict.fromkeys(("question", "headline", "denial", "hypothetical"), 50)


def test_no_sentence_is_near_another_or_a_training_sentence() -> None:
    ours = texts()
    assert len({frozenset(re.findall(r"\w+", text.lower())) for text in ours}) == len(ours)
    trained = [sentence.text for sentence in load()]
    seen = set().union(*(runs(text) for text in trained))
    assert [text for text in ours if runs(text) & seen] == []
    assert {text.lower() for text in ours}.isdisjoint(text.lower() for text in trained)
