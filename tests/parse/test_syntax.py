from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse.syntax import PLAIN, parse, pipe


def test_offsets_are_those_of_the_text() -> None:
    text = "“Iran’s 😀 envoy”\n\nmet طهران officials.\n"
    doc = parse(text)
    assert all(text.translate(PLAIN)[token.idx : token.idx + len(token.text)] == token.text for token in doc)
    assert doc.text == text.translate(PLAIN)


def test_a_paragraph_ends_a_sentence() -> None:
    doc = parse("Talks in Doha\nIran and Qatar met on Monday.")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Talks in Doha", "Iran and Qatar met on Monday."]


def test_batches_give_what_single_texts_give() -> None:
    texts = ["Iran met Russia.", "", "One.\n\nTwo came.", "Moscow denied it."]
    together = [[(token.text, token.dep_, token.head.i) for token in doc] for doc in pipe(texts, batch=2)]
    alone = [[(token.text, token.dep_, token.head.i) for token in parse(text)] for text in texts]
    assert together == alone


def test_a_very_long_line_is_parsed_in_pieces() -> None:
    text = "Iran met Russia again. " * 2000
    assert parse(text).text == text


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="aé 😀م\n\t“”.’", max_size=60))
def test_no_text_is_lost(text: str) -> None:
    assert parse(text).text == text.translate(PLAIN)
