import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Span
from dragoman.show.marks import Mark, paragraphs, passage, sentence

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab <>&\"'\n\r\t😀🇮🇷\u200b\u202eقال الوزير"),
        st.characters(exclude_categories=("Cs",), exclude_characters="\x00"),
    ),
    max_size=80,
)
KINDS = st.sampled_from(["", "time", "place", "act q1", 'x"><script>'])
MARKS = st.lists(
    st.builds(
        Mark,
        st.builds(Span, st.integers(-3, 90), st.integers(-3, 90)),
        KINDS,
        st.sampled_from(["a1", "s2", "t3", "'\"<"]),
    ),
    max_size=12,
)


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(TEXTS, MARKS)
def test_stripping_the_tags_gives_the_text_back(text, marks):
    assert words_of(paragraphs(text, marks)) == text
    assert words_of(passage(text, marks)) == text


@given(TEXTS, MARKS)
def test_only_its_own_tags_are_in_the_html(text, marks):
    tags = re.findall(r"<[^>]*>", paragraphs(text, marks))
    assert all(
        re.fullmatch(r'</?p>|</span>|<span class="m[^"<>]*" data-r="[^"<>]*"( data-lit="[^"<>]*")?>', tag)
        for tag in tags
    )


@given(TEXTS, MARKS)
def test_each_record_lights_exactly_its_code_points(text, marks):
    lit = {(record, place) for record, place in _lit(paragraphs(text, marks))}
    wanted = {
        (mark.record, place)
        for mark in marks
        for place in range(max(mark.span.start, 0), min(mark.span.end, len(text)))
    }
    assert lit == wanted


def _lit(html: str):
    place, records = 0, []
    for tag, words in re.findall(r"<([^>]*)>|([^<]+)", html):
        if tag.startswith("span"):
            records = unescape(re.search(r'data-r="([^"]*)"', tag)[1]).split(" ")
        elif tag == "/span":
            records = []
        for _ in unescape(words):
            yield from ((record, place) for record in records)
            place += 1


def test_overlapping_marks_share_the_piece_between_them():
    html = passage("one two three", [Mark(Span(0, 7), "time", "t"), Mark(Span(4, 13), "act", "a")])
    assert html == (
        '<span class="m time" data-r="t">one </span>'
        '<span class="m time act" data-r="t a">two</span>'
        '<span class="m act" data-r="a"> three</span>'
    )


def test_a_paragraph_keeps_its_line_ends_and_a_mark_runs_over_them():
    html = paragraphs("Title\n\nBody", [Mark(Span(3, 9), "content", "s")])
    assert html == (
        '<p>Tit<span class="m content" data-r="s">le\n\n</span></p>'
        '<p><span class="m content" data-r="s">Bo</span>dy</p>'
    )


def test_a_passage_shows_its_part_only():
    html = passage("a 😀 b < c", [Mark(Span(2, 3), "act", "x"), Mark(Span(6, 7), "time", "y")], Span(2, 7))
    assert html == '<span class="m act" data-r="x">😀</span> b <span class="m time" data-r="y">&lt;</span>'


def test_words_around_a_record_belong_to_it_without_naming_it():
    html = passage("they met", [Mark(Span(0, 8), "", "a"), Mark(Span(5, 8), "act", "a"), Mark(Span(5, 8), "", "b")])
    assert html == (
        '<span class="m" data-r="a" data-lit="">they </span><span class="m act" data-r="a b" data-lit="a">met</span>'
    )


def test_no_text_is_no_html():
    assert paragraphs("", [Mark(Span(0, 3), "act", "x")]) == ""


TALKS = (
    "Headline here\nMr. Kirby of the U.S. Council said it. Iran “denied it.” They met on Feb. 5 in Moscow. End\nNext"
)


@pytest.mark.parametrize(
    ("word", "whole"),
    [
        ("Headline", "Headline here"),
        ("said", "Mr. Kirby of the U.S. Council said it."),
        ("denied", "Iran “denied it.”"),
        ("met", "They met on Feb. 5 in Moscow."),
        ("End", "End"),
        ("Next", "Next"),
    ],
)
def test_a_sentence_is_found_around_a_word(word, whole):
    start = TALKS.index(word)
    assert sentence(TALKS, Span(start, start + len(word))).of(TALKS) == whole


@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_a_sentence_holds_its_span(text, a, b):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    found = sentence(text, Span(start, end))
    assert 0 <= found.start <= start and end <= found.end <= len(text)
