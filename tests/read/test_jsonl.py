import gzip
import io
import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.config import LIMITS
from dragoman.errors import InputError, Refused
from dragoman.read.jsonl import documents
from dragoman.records import Document

SMALL = msgspec.structs.replace(LIMITS, page_bytes=1_000)


def read(data, **options):
    return list(documents(io.BytesIO(data), "file", **options))


def test_lines():
    line = {
        "text": "Words.",
        "title": "T",
        "url": "https://a.example/",
        "outlet": "O",
        "author": "A",
        "published": "9 Feb 2023",
        "other": [1],
    }
    (found,) = read(b"\xef\xbb\xbf" + json.dumps(line).encode() + b"\n\n")
    assert (found.title, found.url, found.outlet, found.author) == ("T", "https://a.example/", "O", "A")
    assert (found.published, found.published_from) == ("2023-02-09", "jsonl")


def test_given():
    (found,) = read(b'{"text": "a", "outlet": "x", "published": "2020-01-01"}', outlet="O", published="2023-02-09")
    assert (found.outlet, found.published, found.published_from) == ("O", "2023-02-09", "given")


def test_bad_lines_are_refused_by_number_and_the_rest_goes_on():
    bad = [
        b"{",
        b"[]",
        b'{"text": 5}',
        b'{"title": "no text"}',
        b'{"text": ""}',
        b'{"text": "a", "published": "2999-01-01"}',
        b'{"text": "a", "url": "javascript:x"}',
        b'{"text": "\xff"}',
        b'{"text": "a", "deep": ' + b"[" * 100_000 + b"}",
        b"null",
    ]
    found = read(b"\n".join([b'{"text": "first"}', *bad, b'{"text": "last"}']))
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], Document)
    assert len(found) == len(bad) + 2
    for number, error in enumerate(found[1:-1], start=2):
        assert isinstance(error, InputError)
        assert error.source == f"file, line {number}"
        assert error.reason
        assert error.remedy


def test_lone_surrogates():
    (found,) = read(b'{"text": "a \\ud800 b"}')
    assert isinstance(found, InputError) or found.text == "a  b"


def test_long_lines():
    fits = json.dumps({"text": "x" * 980}).encode()
    over = json.dumps({"text": "x" * 1_000}).encode()
    found = read(b"\n".join([fits, over, fits]), limits=SMALL)
    assert [type(item) for item in found] == [Document, Refused, Document]
    assert found[1].source == "file, line 2"
    assert read(over, limits=SMALL)[0].reason == "is longer than 1,000 bytes"


def test_a_line_without_end_ends_the_file():
    found = read(b"x" * 50_000 + b'\n{"text": "a"}', limits=SMALL)
    assert "longer" in found[0].reason
    assert "without end" in found[1].reason
    assert len(found) == 2


@pytest.mark.parametrize("cut", [60, 200, 400])
def test_damaged_archives_give_what_they_hold(cut):
    data = gzip.compress(b"".join(json.dumps({"text": f"words {n} {n**9}"}).encode() + b"\n" for n in range(5_000)))
    with gzip.open(io.BytesIO(data[:-cut])) as stream:
        found = list(documents(stream, "file"))
    assert isinstance(found[-1], InputError)
    assert "damaged" in found[-1].remedy
    assert len(found) > 1_000


def test_what_is_no_archive():
    with gzip.open(io.BytesIO(b"no archive")) as stream:
        (found,) = documents(stream, "file")
    assert "cannot be read" in found.reason


@given(
    st.lists(
        st.binary(max_size=40) | st.text(max_size=20).map(lambda text: json.dumps({"text": text}).encode()), max_size=6
    )
)
@settings(max_examples=150, deadline=None)
def test_one_item_a_line(lines):
    lines = [line.replace(b"\n", b" ") for line in lines]
    found = read(b"\n".join(lines))
    assert len(found) == sum(bool(line.strip()) for line in lines)
