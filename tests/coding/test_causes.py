from __future__ import annotations

import pytest

from dragoman import code


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        ("The sanctions led to closer ties.", "The sanctions", "closer ties"),
        ("The talks collapsed because of the raid.", "the raid", "The talks collapsed"),
        ("The unrest was caused by the shortage.", "the shortage", "The unrest"),
        ("The truce is a result of the talks in Doha.", "the talks in Doha", "The truce"),
        (
            "Had Moscow not taken the initiative, he added, “the other side would have caused the war”.",
            "the other side",
            "the war",
        ),
        ("The main reason for the strike is the low pay.", "the low pay", "the strike"),
    ],
)
def test_causes_that_a_text_asserts(text: str, cause: str, effect: str) -> None:
    link = code(text).links[0]
    assert (link.cause.of(text), link.effect.of(text)) == (cause, effect)


def test_a_denied_cause_is_none() -> None:
    assert code("The raid did not lead to war.").links == ()


def test_a_reason_for_anonymity_is_none() -> None:
    text = "The officials spoke on condition of anonymity because of the sensitivity of the intelligence."
    assert code(text).links == ()
