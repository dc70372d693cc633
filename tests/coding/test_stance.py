"""What a plain "said" amounts to, and what it does not amount to."""

from __future__ import annotations

import pytest

from dragoman import code


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Most voters said they have made up their minds.", "asserts"),
        ("The envoy said the story was made up by his rivals.", "denies"),
        ("The mayor said innocent people had been buried there.", "asserts"),
        ("The bishop believes that closing the border is wrong.", "asserts"),
        ("“He has never met me,” the mayor said.", "asserts"),
        ("“I never met him,” the mayor said.", "denies"),
        ("“We do not want their money,” the mayor said.", "rejects"),
        ("Norway said it would have paid for the bridge.", "asserts"),
        ("Norway said it would pay for the bridge.", "promises"),
        ("The minister said he would put rules in place for when guards may use deadly force.", "promises"),
        ("The minister said the army would answer with force.", "threatens"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert [one.stance for one in code(text).statements] == [stance]


def test_a_later_sentence_denies_nothing_of_the_first() -> None:
    text = "“The dam holds,” the mayor said. “I did not sleep well, though.”"
    assert [one.stance for one in code(text).statements] == ["asserts"]
