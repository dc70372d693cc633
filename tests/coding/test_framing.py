from __future__ import annotations

import pytest

from dragoman import code


def framed(text: str) -> list[tuple[str, str, str | None]]:
    return [(one.kind, one.span.of(text), one.about.name if one.about else None) for one in code(text).framings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brutal regime in Damascus fell.", [("judgement", "brutal", "Syria"), ("judgement", "regime", "Syria")]),
        ("The so-called parliament met.", [("distance", "so-called", None)]),
        ("Moscow’s “special operation” went on.", [("quotes", "“special operation”", "Russia")]),
    ],
)
def test_words_of_the_text_itself(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert framed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the brutal regime had fallen.",
        "“The brutal regime is gone for good,” the minister said.",
        "The sanctions regime was extended.",
        "The counter-terrorism law was passed.",
        "The ship, called “sea wolf”, sailed.",
        "She published “The Long Winter” in May.",
    ],
)
def test_what_others_say_and_plain_terms_are_not_its_framing(text: str) -> None:
    assert framed(text) == []
