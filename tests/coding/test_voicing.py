"""Nouns of saying."""

from __future__ import annotations

import pytest

from dragoman import code


@pytest.mark.parametrize(
    "text",
    [
        "Putin’s comments on everything from grain to gas drew laughter.",
        "Ms Vidal’s profound commitment to the rule of law is known.",
        "The envoy made his views on the treaty very clear.",
    ],
)
def test_a_noun_without_what_is_said_is_no_statement(text: str) -> None:
    assert code(text).statements == ()


def test_a_noun_with_a_clause_is_one() -> None:
    text = "Norway’s repeated assertion that the strait is open was ignored."
    (one,) = code(text).statements
    assert [span.of(text) for span in one.content] == ["that the strait is open"]


def test_a_noun_may_bring_in_a_quote() -> None:
    text = "The union left after her March comment that, “We are going to shut a lot of mines.”"
    (one,) = code(text).statements
    assert one.form == "direct"
    assert [span.of(text) for span in one.content] == ["“We are going to shut a lot of mines.”"]
