"""Vectors of meaning: their cosine, and the mean over the words of a saying."""

from base64 import b64encode

import pytest

from dragoman.link import meaning
from dragoman.records import Sense, Span


def coded(*values):
    return b64encode(bytes(value & 0xFF for value in values)).decode()


def test_cosine():
    assert meaning.cosine(coded(127, 0), coded(100, 0)) == pytest.approx(1)
    assert meaning.cosine(coded(127, 0), coded(0, -127)) == pytest.approx(0)
    assert meaning.cosine(coded(127, 0), coded(-3, 0)) == pytest.approx(-1)


def test_none_where_one_is_missing_or_of_another_width():
    assert meaning.cosine("", coded(1, 2)) is None
    assert meaning.cosine(coded(1, 2, 3), coded(1, 2)) is None
    assert meaning.cosine(coded(0, 0), coded(1, 2)) is None


def test_over_some_words_it_is_that_of_their_senses_by_their_share():
    senses = [Sense(span=Span(0, 10), code=coded(127, 0)), Sense(span=Span(10, 40), code=coded(0, 127))]
    assert meaning.over(senses, [Span(2, 8)]) == coded(127, 0)
    assert meaning.over(senses, [Span(50, 60)]) == ""
    both = meaning.over(senses, [Span(0, 40)])
    assert meaning.cosine(both, coded(10, 30)) == pytest.approx(1, abs=0.001)
    assert meaning.over(senses, [Span(5, 8), Span(38, 40)]) == meaning.over(senses[::-1], [Span(5, 8), Span(38, 40)])
