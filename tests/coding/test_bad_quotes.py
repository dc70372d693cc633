"""Quotation as it is found: odd, unbalanced, endless, nobody's, contradictory. A record with what is known, no crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import code
from dragoman.records import Coding


def contents(coding: Coding) -> list[list[str]]:
    return [[span.of(coding.document.text) for span in one.content] for one in coding.statements]


_PIECES = [
    "“",
    "”",
    '"',
    "''",
    "``",
    "«",
    "»",
    "‘",
    "’",
    "Peru said ",
    "he added. ",
    "The port is shut. ",
    "\n\n",
    ": ",
    " — ",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=14))
def test_no_order_of_marks_stops_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in code(text).statements:
        assert all(0 <= span.start < span.end <= len(text) for span in one.content)


def test_a_mark_that_is_missing_costs_no_other_paragraph() -> None:
    coding = code("“The port is shut, Peru said.\n\n“The mine is shut,” Chile said.")
    assert contents(coding)[-1] == ["“The mine is shut,”"]
    assert [one.speaker.name for one in coding.statements] == ["Peru", "Chile"]


def test_a_quote_over_paragraphs_is_one_statement() -> None:
    coding = code("“The port is shut for good.\n\n“The mine is shut as well,” Peru said.")
    said = " ".join(" ".join(contents(coding)[0]).split())
    assert said == "“The port is shut for good. “The mine is shut as well,”"
    assert [one.speaker.name for one in coding.statements] == ["Peru"]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“"])
def test_marks_of_all_kinds(marks: str) -> None:
    coding = code(f"{marks[0]}The port is shut for good,{marks[1]} Peru said.")
    assert [(one.speaker.name, one.form) for one in coding.statements] == [("Peru", "direct")]


def test_marks_of_two_signs() -> None:
    coding = code("``The port is shut for good,'' Peru said. ''It will stay so.''")
    assert contents(coding) == [["``The port is shut for good,''", "''It will stay so.''"]]


def test_a_very_long_quote_is_kept_whole() -> None:
    text = "“" + "The port is shut and the mine is flooded. " * 400 + "That is all,” Peru said."
    (one,) = code(text).statements
    assert one.speaker.name == "Peru"
    assert one.content[-1].end - one.content[0].start > 16_000


def test_a_quote_of_nobody_is_not_the_outlet_s_nor_anybody_s() -> None:
    (one,) = code("The walls were bare. “We want our harbour back now.” The rain fell.").statements
    assert (one.cue, one.speaker.name, one.speaker.span, one.form) == (None, "not named", None, "direct")


def test_contradictions_of_one_speaker_are_both_kept() -> None:
    coding = code("Peru denied the raid on Monday. On Tuesday Peru confirmed the raid.", published="2023-02-09")
    assert [(one.speaker.name, one.stance) for one in coding.statements] == [("Peru", "denies"), ("Peru", "confirms")]


def test_a_cue_without_a_speaker_or_a_content_is_no_guess() -> None:
    assert code("Said on Monday. It was so.").statements == ()
