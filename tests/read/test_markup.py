import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.config import LIMITS
from dragoman.errors import Refused
from dragoman.read import markup

FEW = msgspec.structs.replace(LIMITS, markup_depth=5, markup_elements=10)


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("<p>a<script>if (a<b) '<div>'</script>b", "<p>ab"),
        ("<p>a<!-- <div> -->b<style>p > a {}</style>", "<p>ab"),
        ("<p>a<script>never closed <p>b", "<p>a"),
        ("<p>a<!-- never closed <p>b", "<p>a"),
        ("<p>a<svg>never closed <p>b", "<p>a>never closed <p>b"),
        ("<SCRIPT>x</Script ><p>a", "<p>a"),
        ("5 < 6 <3 </3 <p>", "5 < 6 <3 </3 <p>"),
    ],
)
def test_wordless_parts_are_cut_out(text, lean):
    assert markup.lean(text).text == lean


def test_descriptions_are_kept():
    text = '<script type="application/ld+json">{"a": "<div>"}</script><p>a'
    assert markup.lean(text).text == text


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("<div>" * 5, True),
        ("<div>" * 6, False),
        ("<p>" * 10, True),
        ("<p>" * 11, False),
        ("<div><b></div>" * 5, True),
        ("<ul><li>a<li>b<li>c<li>d<li>e<li>f</ul>", True),
        ("<table><tr><td>a<td>b<tr><td>c<td>d", True),
        ("<ul><li><ul><li><ul><li>", False),
        ("<br>" * 10, True),
        ("</div>" * 100, True),
    ],
)
def test_limits(text, fits):
    if fits:
        markup.lean(text, limits=FEW)
    else:
        with pytest.raises(Refused, match=r"nested|elements"):
            markup.lean(text, limits=FEW)


@pytest.mark.parametrize(
    "text",
    [
        "<p>a</p>" * 9_000,
        "<p>" + "a" * 21_000,
        "<p>" + "a <b>b</b>" * 1 + "&#97;" * 2_001,
        "<p>" + ("a" * 999 + "<b></b>") * 500,
    ],
)
def test_costly(text):
    assert markup.lean(text).costly
    assert not markup.lean(text[:5_000]).costly


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("plain words", "plain words"),
        ("AT&amp;T &lt;b&gt;", "AT&T <b>"),
        ("<p>One <b>bold</b> word.</p>\n<p>Two<br>lines.</p>tail", "One bold word.\n\nTwo\nlines.\n\ntail"),
        ("<script>alert(1)</script>words<img src=x onerror=alert(1)>", "words"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("<table><tr><td>a<td>b<tr><td>c", None),
        ("<a href='javascript:x'>link</a>", "link"),
        ("5 < 6", "5 < 6"),
        ("<script></script>", ""),
        ("<!-- -->", ""),
        ("", ""),
        ("&#0;&#xd800;a&#1;", "a"),
    ],
)
def test_plain(fragment, words):
    found = markup.plain(fragment)
    if words is None:
        assert found.split() == ["a", "b", "c"]
    else:
        assert found.replace("\ufffd", "") == words


def test_plain_keeps_the_limits():
    with pytest.raises(Refused, match="nested"):
        markup.plain("<div>" * 300)


def test_decoded():
    assert markup.decoded("text") == "text"
    russian = "<meta charset=windows-1251><p>Министр заявил"
    assert markup.decoded(russian.encode("cp1251")) == russian
    koi = "<?xml version='1.0' encoding='koi8-r'?><p>Министр заявил"
    assert markup.decoded(koi.encode("koi8-r")) == koi
    assert markup.decoded(russian.encode("koi8-r"), "koi8-r") == russian


PIECES = [
    "<div>",
    "</div>",
    "<p",
    ">",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<table><tr><td>",
    "</table>",
    "<svg>",
    "&#x300;",
    "&",
    "<",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_markup_gives_words_or_a_reason(text):
    try:
        assert isinstance(markup.plain(text), str)
    except Refused as error:
        assert error.reason
