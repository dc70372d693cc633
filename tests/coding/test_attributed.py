"""Statements that only the reader model finds, beside those of the rules."""

from __future__ import annotations

import dragoman
from dragoman.coding import attributed, statements
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import quotes
from dragoman.coding.who import actors
from dragoman.parse import syntax
from dragoman.parse.reader import Attribution
from dragoman.records import Span


def read(text: str, *attributions: Attribution) -> list[tuple[str, str, list[str]]]:
    """Cue, speaker and content of the statements of a text of which the model told the attributions."""
    doc = syntax.parse(text)
    doc._.attributions = attributions
    found = statements.find(doc, quotes(text), Cast(doc, actors.find(doc, on=None)))
    return [(one.cue.of(text), one.speaker.name, [span.of(text) for span in one.content]) for one in found]


def told(text: str, cue: str, source: str, content: str, score: float = 0.9) -> Attribution:
    at = [((text.index(words), text.index(words) + len(words)),) if words else () for words in (cue, source, content)]
    return Attribution(at[0], at[1], at[2], score)


def test_an_attribution_without_a_rule_is_added() -> None:
    text = "Peru is in no mood to open the port."
    found = read(text, told(text, "is in no mood", "Peru", "to open the port"))
    assert found == [("is in no mood", "Peru", ["to open the port"])]


def test_one_that_the_rules_have_is_not_added() -> None:
    text = "Peru said the port was shut."
    assert len(read(text, told(text, "said", "Peru", "the port was shut"))) == 1


def test_an_unsure_one_is_left_out() -> None:
    text = "Peru is in no mood to open the port."
    assert read(text, told(text, "is in no mood", "Peru", "to open the port", attributed.SURE - 0.1)) == []


def test_one_without_a_source_has_no_name() -> None:
    text = "A landslide is feared to have buried the village."
    found = read(text, told(text, "feared", "", "to have buried the village"))
    assert [name for _, name, _ in found] == ["not named"]


def test_a_quotation_of_several_sentences_is_taken_whole() -> None:
    text = 'Peru is in no mood for talks: "We will not open the port. We never said we would."'
    found = read(text, told(text, "is in no mood", "Peru", '"We will not open the port.'))
    assert found[0][2] == ['"We will not open the port. We never said we would."']


def test_spans_are_those_of_the_text() -> None:
    text = "Some hope. Analysts believe that Peru will open the port."
    doc = syntax.parse(text)
    for one in doc._.attributions:
        for start, end in (*one.cue, *one.source, *one.content):
            assert Span(start, end).of(text).strip()


def test_what_a_rule_found_reaches_as_far_as_the_model_reads() -> None:
    text = "Peru said the port was shut after a storm, adding to woes."
    found = read(text, told(text, "said", "Peru", "the port was shut after a storm"))
    assert found[0][2] == ["the port was shut after a storm"]


def test_a_source_that_the_parser_tears_apart_keeps_its_noun() -> None:
    text = "The Western politicians voice concern about growing ties between Russia and Iran."
    found = read(text, told(text, "voice concern about", "The Western politicians", "growing ties"))
    assert "politicians" in found[0][1]


def test_a_content_is_not_cut_before_the_verb_of_its_relative_clause() -> None:
    text = "Chad was behind the drone attack that shook a depot near Abeche overnight, two officials told the Star."
    contents = [span.of(text) for one in dragoman.code(text).statements for span in one.content]
    assert contents == ["Chad was behind the drone attack that shook a depot near Abeche overnight"]


def test_a_content_is_not_cut_before_the_clause_that_its_last_noun_has() -> None:
    text = "Kenya was behind the drone attack that hit a camp in the Somali town of Dhobley overnight, two U.N. officials said."
    coding = dragoman.code(text)
    (said,) = coding.statements
    assert [part.of(text) for part in said.content] == [text[: text.index(", two")]]


def test_words_on_anonymity_later_in_the_content_do_no_harm() -> None:
    text = "Peru is in no mood to shield those who spoke on condition of anonymity."
    found = read(text, told(text, "is in no mood", "Peru", "to shield those who spoke on condition of anonymity"))
    assert [name for _, name, _ in found] == ["Peru"]


def test_why_somebody_is_not_named_is_no_statement() -> None:
    text = "An aide was in no mood to be named, and asked not to be identified."
    assert read(text, told(text, "asked", "An aide", "not to be identified")) == []


def test_a_content_in_pieces_needs_a_surer_cue() -> None:
    text = "Peru is in no mood to open, after so long a storm, the port."
    torn = told(text, "is in no mood", "Peru", "to open")
    torn = torn._replace(content=(*torn.content, (text.index("the port"), text.index("."))))
    assert read(text, torn._replace(score=attributed.SUREST - 0.1)) == []
    assert len(read(text, torn._replace(score=attributed.SUREST))) == 1


def test_a_name_alone_is_nothing_that_is_said() -> None:
    text = "Peru is in no mood for Chile."
    assert read(text, told(text, "is in no mood", "Peru", "Chile")) == []


def test_a_relative_pronoun_is_the_noun_that_it_stands_for() -> None:
    text = "The women who are in no mood to sail stayed ashore."
    found = read(text, told(text, "are in no mood", "who", "to sail"))
    assert [name for _, name, _ in found] == ["The women"]


def test_words_are_taken_whole() -> None:
    text = "Peru is in no mood for ever-growing dues."
    found = read(text, told(text, "is in no mood", "Peru", "er-growing dues"))
    assert found[0][2] == ["ever-growing dues"]


def test_the_subject_of_a_content_is_kept() -> None:
    text = "Peru said the port was shut."
    assert read(text, told(text, "said", "Peru", "was shut"))[0][2] == ["the port was shut"]


def test_a_content_is_not_cut_down_to_a_pronoun() -> None:
    text = "Peru said it was shut."
    assert read(text, told(text, "said", "Peru", "it"))[0][2] == ["it was shut"]
