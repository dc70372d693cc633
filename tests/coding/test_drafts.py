from __future__ import annotations

from dragoman.coding import statements
from dragoman.coding.drafts import of_spans
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import quotes
from dragoman.coding.speakers import speaker
from dragoman.parse import syntax
from dragoman.records import Span


def test_drafts_of_other_origin_are_added_where_the_rules_have_none() -> None:
    text = "Peru said the port was shut. Peru is in no mood to open it."
    doc = syntax.parse(text)
    cast = Cast(doc, ())
    twice = of_spans(doc, Span(5, 9), speaker(doc[0], cast), [Span(10, 27)])
    new = of_spans(doc, Span(34, 47), speaker(doc[7], cast), [Span(48, 58)])
    assert twice is not None
    assert new is not None
    found = statements.find(doc, quotes(text), cast, [twice, new])
    assert [[span.of(text) for span in draft.content] for draft in found] == [["the port was shut"], ["to open it"]]
    assert found[1] is new


def test_a_cue_without_words_is_none() -> None:
    doc = syntax.parse("")
    assert of_spans(doc, Span(0, 0), speaker(syntax.parse("Peru")[0], Cast(doc, ())), []) is None
