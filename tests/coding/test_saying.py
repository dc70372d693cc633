"""Verbs of saying: what is a statement, who says it, and what only looks like one."""

from __future__ import annotations

import pytest

from dragoman import code


def told(text: str) -> list[tuple[str, str, str, list[str]]]:
    """Speaker, cue, stance and content of the statements of a text."""
    return [
        (one.speaker.name, one.cue.of(text) if one.cue else "", one.stance, [span.of(text) for span in one.content])
        for one in code(text).statements
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A flag-carrying crowd filled the square of the old town.",
        "The governor must say where the grain went.",
        "Any mayor should speak out to say that the wells are dry.",
        "The firms have until May to disclose the spill.",
        "It was an attempt to dismiss the judge.",
        "Peru criticised Chile.",
        "The senate will not confirm the nominee.",
    ],
)
def test_what_has_not_been_said_is_no_statement(text: str) -> None:
    assert told(text) == []


def test_a_question_by_nobody_is_no_demand() -> None:
    text = "Asked whether the dam was safe, the mayor said it would hold."
    assert [(name, cue) for name, cue, _, _ in told(text)] == [("the mayor", "said")]


def test_who_adds_is_who_said() -> None:
    text = "The minister said the talks were over, adding that no date had been set."
    assert [(name, content) for name, _, _, content in told(text)] == [
        ("The minister", ["the talks were over"]),
        ("The minister", ["that no date had been set"]),
    ]


def test_who_resigns_may_say_it_himself() -> None:
    text = "The mayor said the general resigned, saying he was tired."
    assert [name for name, *_ in told(text)] == ["The mayor", "the general"]


def test_a_response_is_said_by_who_gave_it() -> None:
    text = "Peru fired off a response saying it would not pay."
    assert [(name, content) for name, _, _, content in told(text)] == [("Peru", ["it would not pay"])]


def test_what_is_held_against_somebody_belongs_to_the_content() -> None:
    text = "Peru criticised Chile for damming the river."
    assert [content for *_, content in told(text)] == [["Chile for damming the river"]]


def test_who_goes_on_believing_believes_once() -> None:
    text = "Norway continues to believe that the strait is open."
    assert [(cue, content) for _, cue, _, content in told(text)] == [("believe", ["that the strait is open"])]


def test_a_relative_clause_on_the_subject_admits_the_whole_sentence() -> None:
    text = "Another cause of the famine, and which the generals freely admit, is the blockade of the port."
    (name, cue, stance, content) = told(text)[0]
    assert (name, cue, stance) == ("the generals", "admit", "admits")
    assert content == ["Another cause of the famine", "is the blockade of the port"]


def test_shooting_back_is_saying() -> None:
    text = "Chile fired back that the river was not Peru’s."
    assert told(text) == [("Chile", "fired back", "asserts", ["that the river was not Peru’s"])]


def test_a_denied_saying_is_not_a_saying_that_did_not_happen() -> None:
    (one,) = code("Peru did not confirm that its troops had fired.").statements
    assert (one.stance, one.modality) == ("declines", "happened")


def test_what_is_asked_behind_what_is_said_is_a_statement_of_its_own() -> None:
    text = "The pilot said he earns little and questioned how the tax would help him."
    assert [(cue, content) for _, cue, _, content in told(text)] == [
        ("said", ["he earns little"]),
        ("questioned", ["how the tax would help him"]),
    ]


def test_an_attitude_that_is_due_is_none_yet() -> None:
    assert told("Norway should be grateful for the rain.") == []


def test_what_a_relative_pronoun_says_is_said_by_its_noun() -> None:
    text = "Vidal posted her plea under a headline that said, “The army leaves the valley to the wolves.”"
    assert [(name, cue) for name, cue, *_ in told(text)] == [("a headline", "said")]
