from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.parse.syntax import parse, pipe, plain


def test_offsets_are_those_of_the_text() -> None:
    text = "“Iran’s 😀 envoy”\n\nmet طهران officials.\n"
    doc = parse(text)
    assert all(plain(text)[token.idx : token.idx + len(token.text)] == token.text for token in doc)
    assert doc.text == plain(text)


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
    assert parse(text).text == plain(text)


@pytest.mark.parametrize(
    "dateline",
    [
        "ISTANBUL, July 22 (Meridian) - ",
        "BEIRUT — ",
        "Alwaght- ",
        "KYIV (Lantern) — ",
        "NEW YORK, Aug. 3 — ",
        "Tehran (Dispatch) – ",
    ],
)
def test_datelines_are_blank_to_the_parser(dateline: str) -> None:
    text = dateline + "Russia and Ukraine signed the deal on Friday."
    assert plain(text).strip() == "Russia and Ukraine signed the deal on Friday."
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    "text", ["U.S.-led talks went on.", "Anti-war protests grew.", "Iran - once again - said no.", "NATO met."]
)
def test_what_is_no_dateline_stays(text: str) -> None:
    assert plain(text).strip() == text.strip()
