from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.config import LIMITS
from dragoman.errors import InputError, Refused
from dragoman.read import article as module
from dragoman.read.article import article

PAGES = Path(__file__).parent / "pages"
EXPECTED = {
    "jsonld": (
        "Ministers of Arland and Bessia agree to reopen the border",
        "https://www.meridianpost.example/world/arland-bessia-border",
        "The Meridian Post",
        "Ilse Verhoeven",
        "2023-02-09",
        "page",
    ),
    "opengraph": (
        "Opposition in Corvana rejects the president's offer of talks",
        "https://harbourcourier.example/2019/11/05/corvana-talks",
        "Harbour Courier",
        "Daniel Okoro",
        "2019-11-04",
        "page",
    ),
    "timetag": (
        "Navy of Delmar seizes two trawlers off the Skerra bank",
        None,
        None,
        "Mina Castellan",
        "2024-06-28",
        "page",
    ),
    "dateline": ("Parliament of Ostria votes to leave the fishing pact", None, None, None, "2011-10-03", "text"),
    "undated": ("What the Kest agreement leaves open", None, None, None, None, None),
}
INSIDE = {
    "jsonld": [
        "agreed on Thursday to reopen",
        "He denied that",
        "“for as long as they are needed”",
        "40 million crowns",
    ],
    "opengraph": ["“a trap with a tablecloth”", "café", "We will not sit down", "declined to comment"],
    "timetag": ["seized two trawlers", "treaty signed on 8 May 2018", "before the autumn season"],
    "dateline": ["by 88 to 71", "throwing away the only brake", "on the same evening"],
    "undated": ["says nothing about who pays", "Arland denied it then", "tempers are shortest"],
}
JUNK = [
    "cookie",
    "Accept",
    "partners",
    "Subscribe",
    "Opinion",
    "Home",
    "Sport",
    "newsletter",
    "inbox",
    "Read",
    "Most",
    "read",
    "charts",
    "Share",
    "Tweet",
    "First!",
    "wrong",
    "rights",
    "Copyright",
    "©",
    "Advertise",
    "Oil",
    "Index",
    "Archive",
    "Links",
    "About",
    "updated",
    "Privacy",
]


def read(name, **options):
    return article((PAGES / f"{name}.html").read_bytes(), **options)


@pytest.mark.parametrize("name", EXPECTED)
def test_pages_in_the_manner_of_news_sites(name):
    found = read(name)
    fields = (found.title, found.url, found.outlet, found.author, found.published, found.published_from)
    assert fields == EXPECTED[name]
    assert found.language == "en"
    for words in INSIDE[name]:
        assert words in found.text
    words = found.text.split()
    assert [junk for junk in JUNK if junk in words] == []
    assert found.title not in found.text
    assert len(found.text.split("\n\n")) >= 3


def test_what_is_given_stands_before_what_the_page_says():
    found = read(
        "jsonld", url="https://a.example/x", title="T", outlet="O", published="1 May 2020", published_from="given"
    )
    fields = (found.title, found.url, found.outlet, found.published, found.published_from)
    assert fields == ("T", "https://a.example/x", "O", "2020-05-01", "given")


def test_the_day_of_the_address():
    found = read("undated", url="https://www.valley.example/2015/03/02/kest")
    assert (found.published, found.published_from, found.outlet) == ("2015-03-02", "url", "valley.example")


BODY = "".join(
    f"<p>Sentence number {number} of an article that is long enough to be taken for one.</p>" for number in range(9)
)


def page(head="", body=""):
    return article(
        f"<html><head><title>A title of some length</title>{head}</head><body><article>{body}{BODY}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="date" content="2023-02-09">', "2023-02-09"),
        ('<meta property="article:published_time" content="2023-02-09T01:00:00+09:00">', "2023-02-09"),
        ('<meta name="DC.date.issued" content="9 Feb 2023">', "2023-02-09"),
        ('<meta itemprop="datePublished" content="2023-02-09">', "2023-02-09"),
        ('<meta property="article:modified_time" content="2023-02-09">', None),
        ('<meta itemprop="copyrightYear" content="2023">', None),
        ('<meta name="date" content="2999-01-01">', None),
        ('<meta name="date" content="0001-01-01"><meta name="pubdate" content="20230209">', "2023-02-09"),
        ('<script type="application/ld+json">{"datePublished": "2023-02-09", "broken": }</script>', "2023-02-09"),
        (
            '<script type="application/ld+json">[{"@type": "WebPage", "datePublished": "2023-02-09"}]</script>',
            "2023-02-09",
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 2023}</script>', None),
        ('<script type="application/ld+json">' + '{"a":' * 3000 + "</script>", None),
        ("", None),
    ],
)
def test_days_in_the_head(head, day):
    found = page(head)
    assert found.published == day
    assert found.published_from == ("page" if day else None)


@pytest.mark.parametrize(
    ("body", "day", "origin"),
    [
        ('<time datetime="2023-02-09">yesterday</time>', "2023-02-09", "page"),
        ('<time datetime="2023-02-08">a</time><time pubdate datetime="2023-02-09">b</time>', "2023-02-09", "page"),
        ('<span itemprop="datePublished">9 February 2023</span>', "2023-02-09", "page"),
        ('<ul><li><time datetime="2023-02-09">another story</time></li></ul>', None, None),
        ('<div class="post-date">Thursday 9 February 2023</div>', "2023-02-09", "text"),
        ('<div class="last-update">Updated 9 February 2023</div>', None, None),
        ('<div class="timeline">' + "words " * 200 + "9 February 2023</div>", None, None),
        ("<p>Published on 9 February 2023 at noon</p>", "2023-02-09", "text"),
        ("<p>The treaty of 9 February 2023 was signed.</p>", None, None),
        ('<footer class="date">9 February 2023</footer>', None, None),
    ],
)
def test_days_in_the_body(body, day, origin):
    found = page(body=body)
    assert (found.published, found.published_from) == (day, origin)


def test_a_fragment_is_a_page():
    assert "Sentence number 8" in article(BODY).text


def test_tables_of_figures_stay_while_those_for_layout_go():
    figures = "<table><tr><td>Arland<td>12<tr><td>Bessia<td>7</table>"
    root = module._without_layout(module.tree(f"<table><tr><td><h1>A</h1><td>{figures}</table>"))
    assert [table.find(".//td").text for table in root.iter("table")] == ["Arland"]
    assert len(list(root.iter("td"))) == 4


def test_the_work_of_the_other_process():
    raw = module.extract_packed(msgspec.json.encode((f"<h1>T</h1>{BODY}", None)), "a page")
    assert "Sentence number 8" in msgspec.json.decode(raw)["paragraphs"][-1]


def test_a_costly_page_is_read_elsewhere(monkeypatch):
    body = "".join(f"<p>Sentence number {number} of a very long article in one page.</p>" for number in range(9_000))
    called = []
    real = module.bounded.call
    monkeypatch.setattr(
        module.bounded, "call", lambda *args, **options: called.append(args[0]) or real(*args, **options)
    )
    found = article(
        f"<html><head><title>Long read of the year</title></head><body><article>{body}</article></body></html>"
    )
    assert called == ["dragoman.read.article:extract_packed"]
    assert "Sentence number 8999" in found.text
    assert found.title == "Long read of the year"


def test_extraction_is_given_up_in_time():
    limits = msgspec.structs.replace(LIMITS, extract_seconds=0.1)
    with pytest.raises(Refused, match=r"longer than 0\.1 s"):
        article("<p>" + "word " * 10_000, limits=limits)


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<html><body><script>x</script></body></html>", "<p></p>"])
def test_pages_without_words(data):
    with pytest.raises(InputError, match=r"no article|no text"):
        article(data, source="a page")


def test_binary_is_named_by_its_source():
    with pytest.raises(Refused, match="a page: is a PDF"):
        article(b"%PDF-1.4", source="a page")


def test_faults_of_the_extractor_have_a_name(monkeypatch):
    import trafilatura

    def broken(*args, **options):
        raise AssertionError

    monkeypatch.setattr(trafilatura, "bare_extraction", broken)
    with pytest.raises(InputError, match="AssertionError"):
        article(BODY)


def test_an_address_that_is_none_is_left_out():
    assert module._address("javascript:alert(1)") is None


PIECES = [
    "<div>",
    "</div>",
    "<p>",
    "<article>",
    "<h1>",
    "<table><tr><td>",
    "<a href='x'>",
    "<ul><li>",
    "<br>",
    "<html",
    "<head>",
]
PIECES += [
    '<meta name="date" content="',
    '">',
    "<time datetime='",
    "<script type='application/ld+json'>",
    "{",
    "[",
    '"datePublished":',
]
PIECES += [
    "</script>",
    "<!--",
    "<title>",
    "\0",
    "&#x300;",
    "words of the text. " * 10,
    "2023-02-09",
    "<form>",
    "<select>",
    "<body ",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join))
@settings(max_examples=120, deadline=None)
def test_any_markup_gives_a_document_or_a_reason(text):
    try:
        found = article(text)
    except InputError as error:
        assert error.reason
    else:
        assert found.text
