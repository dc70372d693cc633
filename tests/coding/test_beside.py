"""Which quote belongs to which verb of saying."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.records import Statement


def told(text: str) -> list[tuple[str, str, str, list[str]]]:
    """Speaker, cue, form and content of the statements of a text."""
    return [
        (one.speaker.name, one.cue.of(text) if one.cue else "", one.form, [span.of(text) for span in one.content])
        for one in code(text).statements
    ]


def test_a_quote_with_a_full_stop_of_its_own_ends_before_the_next_sentence() -> None:
    text = "Peru was curt, saying, “The port is ours to shut.” It also said the tariffs would stay."
    assert [content for _, _, _, content in told(text)] == [
        ["“The port is ours to shut.”"],
        ["the tariffs would stay"],
    ]


def test_a_quote_within_what_leads_to_the_verb_is_not_its_own() -> None:
    text = "Remarking on the “splendid harvest,” Norway said, “The silos are full to the roof.”"
    assert told(text)[-1][3] == ["“The silos are full to the roof.”"]


def test_a_quote_behind_a_second_verb_belongs_to_that_one() -> None:
    text = "“The ferry sank in calm water,” Norway said, adding, “Nobody had checked the hull.”"
    assert [(cue, content) for _, cue, _, content in told(text)] == [
        ("said", ["“The ferry sank in calm water,”"]),
        ("adding", ["“Nobody had checked the hull.”"]),
    ]


def test_a_verb_that_brings_in_no_quote_gets_none() -> None:
    text = "They wanted to show that “nobody can scare us off this hill.”"
    assert told(text) == []


def test_a_verb_within_a_quote_says_nothing_outside_of_it() -> None:
    text = "Norway shot back, “Peru called them out at last. They must be trembling.”"
    assert ("Norway", "shot back", "direct", [text[text.index("“") :]]) in told(text)
    assert all(part in text[text.index("“") :] for *_, content in told(text) for part in content)


def test_a_quote_within_a_quote_is_a_step_of_its_own() -> None:
    text = "“The minister told us: ‘Leave by noon or we open fire,’” the driver said."
    inner, outer = code(text).statements
    assert [span.of(text) for span in inner.content] == ["‘Leave by noon or we open fire,’"]
    assert (inner.form, inner.parent, outer.form) == ("direct", outer.id, "direct")


@pytest.mark.parametrize("marks", ["“”", "«»", "»«", "„“", '""', "''", ("<<", ">>"), ("``", "''")])
def test_marks_of_all_kinds(marks: tuple[str, str]) -> None:
    text = f"{marks[0]}We have closed the whole strait,{marks[1]} the admiral said."
    (one,) = code(text).statements
    assert (one.speaker.name, one.form) == ("the admiral", "direct")


def said(text: str) -> list[Statement]:
    return list(code(text).statements)


def test_what_is_told_within_a_quote_is_not_direct_speech_of_its_speaker() -> None:
    text = "“Peru said the mine was shut and the roads were clear,” Norway said."
    forms = {one.speaker.name: one.form for one in said(text)}
    assert forms == {"Peru": "indirect", "Norway": "direct"}
