"""The gold of claims across documents is sound, and the scores on it do not fall."""

import tomllib
from hashlib import blake2b
from pathlib import Path

import pytest
from training import evaluate_claims, fit_claims
from training.evaluate_claims import GOLD, is_held, scenes

FLOORS = tomllib.loads((Path(__file__).parent.parent / "floors.toml").read_text(encoding="utf-8"))["claims"]


def test_the_gold_is_as_it_was_scored():
    assert FLOORS["gold"] == blake2b(GOLD.read_bytes(), digest_size=8).hexdigest()


def test_sayings_are_words_of_their_articles_and_pairs_lie_across_them():
    labels = []
    for scene in scenes():
        for number, start, end in scene.sayings.values():
            words = scene.documents[number].text[start:end]
            assert words and words == words.strip(), (scene.id, words)
        for a, b, label in scene.pairs:
            assert scene.sayings[a][0] != scene.sayings[b][0], (scene.id, a, b)
            labels.append(label)
        assert all(one.number > 0 and one.saying in scene.sayings for one in scene.origins)
    assert set(labels) == {"same", "supports", "denies", "unrelated"}
    assert len(labels) >= 150
    assert 0.4 < sum(is_held(scene.id) for scene in scenes()) / len(scenes()) < 0.6


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_scores_stand_above_their_floors(half):
    made = evaluate_claims.score(scene for scene in scenes() if is_held(scene.id) == (half == "held"))
    right, number = made.origins
    assert made.f1("same") >= FLOORS[half]["same"]
    assert made.f1("denies") >= FLOORS[half]["denies"]
    assert right / number >= FLOORS[half]["origins"]


def test_the_groups_for_the_fit_are_read_whole():
    text = fit_claims.GROUPS.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = fit_claims.lines()
    assert len(found) == len(rows) >= 200
    assert all(line.text.endswith(".") for line in found)
    letters = {(line.group, line.letter) for line in found}
    assert all(sum(group == line.group for group, _ in letters) > 1 for line in found)
