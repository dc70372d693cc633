from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.quotes import inner, quotes


def found(text: str) -> list[str]:
    return [quote.span.of(text) for quote in quotes(text)]


def test_curly_straight_and_angular_marks() -> None:
    assert found("He said “we will come back soon” and left.") == ["“we will come back soon”"]
    assert found('He said "we will come back soon" and left.') == ['"we will come back soon"']
    assert found("Il a dit «we will come back soon» hier.") == ["«we will come back soon»"]


def test_a_missing_mark_costs_one_paragraph() -> None:
    text = "She said “this one is never closed.\nThe next begins “and ends” here."
    first, second = quotes(text)
    assert not first.closed
    assert first.span.of(text) == "“this one is never closed."
    assert second.closed


def test_german_french_and_typed_marks() -> None:
    assert found("Man sagte „we will come back soon“ gestern.") == ["„we will come back soon“"]
    assert found("Man sagte »we will come back soon« gestern.") == ["»we will come back soon«"]
    assert found("He said <<we will come back soon>> and left.") == ["<<we will come back soon>>"]


def test_names_of_programmes_are_not_speech() -> None:
    (name,) = quotes("She was a guest of “This Week with Dora Kimbell.”")
    assert not name.speech


def test_terms_in_quotes_are_not_speech() -> None:
    term, speech = quotes("The “experts” came. “They came late,” he said.")
    assert not term.speech
    assert speech.speech


def test_single_quotes_where_there_are_no_double_ones() -> None:
    assert found("‘The deal is off for good,’ the minister said.") == ["‘The deal is off for good,’"]
    assert found("‘We don’t know yet,’ he said.") == ["‘We don’t know yet,’"]
    assert found("'We don't know yet,' he said of the sailors' strike.") == ["'We don't know yet,'"]


def test_single_quotes_within_double_ones() -> None:
    text = "“He told us: ‘Leave by noon,’” she said."
    (outer,) = quotes(text)
    assert [one.span.of(text) for one in inner(text, outer)] == ["‘Leave by noon,’"]


@given(st.text(alphabet='ab “”"«».\n😀م', max_size=80))
def test_passages_are_in_order_and_inside(text: str) -> None:
    spans = [quote.span for quote in quotes(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
