from __future__ import annotations

import pytest

from dragoman.coding import modality
from dragoman.parse.syntax import parse

CASES = [
    ("Iran attacked the base.", "attacked", "happened"),
    ("Iran did not attack the base.", "attack", "did-not-happen"),
    ("Iran never attacked the base.", "attacked", "did-not-happen"),
    ("Iran will visit Moscow.", "visit", "planned"),
    ("Iran plans to visit Moscow.", "visit", "planned"),
    ("The minister is expected to visit Moscow.", "visit", "planned"),
    ("The minister is to visit Moscow on Friday.", "visit", "planned"),
    ("Iran may visit Moscow.", "visit", "hypothetical"),
    ("If Iran attacks the base, oil will rise.", "attacks", "hypothetical"),
    ("Had Iran attacked the base, oil would have risen.", "attacked", "did-not-happen"),
    ("Should Iran attack the base, oil will rise.", "attack", "hypothetical"),
    ("Iran is bombing the city.", "bombing", "ongoing"),
    ("Iran denied attacking the base.", "attacking", "denied"),
    ("Iran denied that it had attacked the base.", "attacked", "denied"),
    ("Iran threatened to attack the base.", "attack", "threatened"),
    ("Iran promised to release the crew.", "release", "promised"),
    ("Washington urged Iran to release the crew.", "release", "demanded"),
    ("Iran refused to release the crew.", "release", "did-not-happen"),
    ("Iran failed to release the crew.", "release", "did-not-happen"),
    ("Iran should release the crew.", "release", "demanded"),
    ("Iran left without visiting Moscow.", "visiting", "did-not-happen"),
    ("The planned visit to Moscow was discussed.", "visit", "planned"),
    ("There was no attack on the base.", "attack", "did-not-happen"),
    ("The possibility of an attack worries Iran.", "attack", "hypothetical"),
    ("They called for a ceasefire.", "ceasefire", "demanded"),
    ("Iran said the crew was released.", "released", "happened"),
    ("Iran did not agree to release the crew.", "release", "did-not-happen"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_what_the_words_above_a_trigger_do_to_it(text: str, trigger: str, expected: str) -> None:
    token = next(token for token in parse(text) if token.text == trigger)
    assert modality.of(token) == expected


def test_the_event_noun_below_a_verb_counts() -> None:
    doc = parse("Moscow and Tehran are advancing plans for a factory.")
    verb, noun = (next(token for token in doc if token.text == word) for word in ("advancing", "plans"))
    assert modality.of(verb, noun) == "planned"
