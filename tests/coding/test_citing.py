from __future__ import annotations

import pytest

from dragoman import code
from dragoman.coding.drafts import without
from dragoman.records import Span


def chains(text: str) -> list[list[tuple[str, str]]]:
    """Speakers and stances from the outermost step to each last one."""
    statements = {one.id: one for one in code(text).statements}
    inner = {one.parent for one in statements.values()}
    found = []
    for one in statements.values():
        if one.id in inner:
            continue
        chain, above = [], one
        while above is not None:
            chain.insert(0, (above.speaker.name, above.stance))
            above = statements.get(above.parent or "")
        found.append(chain)
    return found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Reuters reported, citing two officials, that the port was shut.",
            [("Reuters", "reports"), ("two officials", "asserts")],
        ),
        (
            "Reuters quoted a sailor as saying that the port was shut.",
            [("Reuters", "reports"), ("a sailor", "asserts")],
        ),
        (
            "A sailor, quoted by Reuters, said that the port was shut.",
            [("Reuters", "reports"), ("A sailor", "asserts")],
        ),
        (
            "Reuters has learned from a sailor that the port was shut.",
            [("Reuters", "reports"), ("a sailor", "asserts")],
        ),
        (
            "Reuters said, with reference to the port authority, that the cranes were idle.",
            [("Reuters", "reports"), ("the port authority", "asserts")],
        ),
        (
            "A leaked memo shows that the mayor had promised the sailors a ship.",
            [("A leaked memo", "reports"), ("the mayor", "promises")],
        ),
        (
            "Peru’s claim that the port was shut was rejected by Chile, according to Reuters.",
            [("Reuters", "asserts"), ("Chile", "denies"), ("Peru", "alleges")],
        ),
    ],
)
def test_steps(text: str, chain: list[tuple[str, str]]) -> None:
    assert chain in chains(text)


def test_what_is_said_again_by_the_same_speaker_is_one_statement() -> None:
    assert chains("Peru said it could not verify the report.") == [[("Peru", "doubts")]]
    assert chains("Peru said it had warned Chile of a storm.") == [[("Peru", "asserts"), ("Peru", "warns")]]


def test_a_phrase_is_left_out_with_its_commas() -> None:
    text = "that, citing two men, the port was shut"
    assert [span.of(text) for span in without([Span(0, len(text))], Span(6, 20), text)] == ["that", "the port was shut"]
    assert without([Span(0, 4)], Span(0, 4), "that") == [Span(0, 4)]
