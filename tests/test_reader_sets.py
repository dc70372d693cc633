"""The reader's own held-out sets: well formed, broad, and nowhere near the sentences it is trained on."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

from training.evaluate_reader_sets import GOLD, held, marked, modality, read, sections, texts, told, whole
from training.reader.marked import folded
from training.reader.sentences import MODALITIES, load, readings

from dragoman.words import ontology

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["reader"]["held"]
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


def numbers(score: str) -> list[float]:
    return [float(number) for number in re.findall(r"\d\.\d+", score)]


def test_modality_holds_its_floor() -> None:
    sentences = [sentence for name in ("modality.txt", "ordinary.txt") for _, sentence in marked(name)]
    assert numbers(modality([one for one in sentences if held(one.text)]))[0] >= FLOORS["modality"]


def test_roots_of_what_is_not_done_hold_their_floor() -> None:
    undone = [one for heading, one in marked("negation.txt") if "ahead" not in heading and held(one.text)]
    right = [folded(read(one).root or "NONE") in map(folded, readings(one.acts[0])) for one in undone]
    assert sum(right) / len(right) >= FLOORS["undone"]


def test_whole_records_hold_their_floor() -> None:
    found, right, *_ = numbers(whole([row for row in told() if held(row["sentence"])]))
    assert found >= FLOORS["found"]
    assert right >= FLOORS["right"]
