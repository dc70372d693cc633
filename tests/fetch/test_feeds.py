import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.config import LIMITS
from dragoman.errors import InputError, Refused
from dragoman.fetch import feeds

WORDS = " ".join(f"word{number}" for number in range(200))
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Meridian Post</title>
<item><title>Border &lt;script&gt;alert(1)&lt;/script&gt; reopened</title><link>/world/border</link>
<pubDate>Thu, 09 Feb 2023 23:40:00 -0500</pubDate><description>A teaser.</description></item>
<item><title>Full</title><link>javascript:alert(1)</link><description>Teaser</description>
<content:encoded><![CDATA[<p onclick="x()">{WORDS}</p>]]></content:encoded></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-16"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Gulf Wire</title>
<entry><title>One</title><link href="https://gulf.example/1"/><updated>2024-06-28T16:05:00+03:00</updated>
<author><name>Mina Castellan</name></author><summary>Short</summary></entry></feed>"""


def test_rss():
    feed = feeds.read(RSS, source="feed", url="https://post.example/rss")
    assert feed.title == "The Meridian Post"
    first, second = feed.entries
    assert first.url == "https://post.example/world/border"
    assert first.published == "Thu, 09 Feb 2023 23:40:00 -0500"
    assert (first.content, first.full) == ("A teaser.", False)
    assert second.url is None
    assert second.full
    assert "word199" in second.content


def test_atom_that_was_in_another_encoding():
    feed = feeds.read(ATOM, source="feed")
    assert feed.entries == (
        feeds.Entry("https://gulf.example/1", "One", "Mina Castellan", "2024-06-28T16:05:00+03:00", "Short", False),
    )


def test_a_large_feed_is_parsed_elsewhere():
    items = "".join(
        f"<item><title>{number}</title><link>https://a.example/{number}</link></item>" for number in range(6000)
    )
    data = f"<rss version='2.0'><channel>{items}</channel></rss>"
    assert len(data) > feeds._SMALL
    feed = feeds.read(data, source="feed")
    assert len(feed.entries) == LIMITS.feed_items
    assert feed.left_out == 5000


@pytest.mark.parametrize(("extra", "refused"), [(0, False), (1, True)])
def test_length(extra, refused):
    limits = msgspec.structs.replace(LIMITS, feed_bytes=len(RSS.partition("?>")[2]))
    if refused:
        with pytest.raises(Refused, match="longer than"):
            feeds.read(RSS + " ", source="feed", limits=limits)
    else:
        assert feeds.read(RSS, source="feed", limits=limits).entries


def test_bytes_that_name_a_file_open_nothing(tmp_path):
    (tmp_path / "feed.xml").write_text(RSS)
    with pytest.raises(InputError, match="no feed"):
        feeds.read(str(tmp_path / "feed.xml"), source="feed")


def test_entities_are_refused():
    bomb = "<!DOCTYPE r [<!ENTITY a 'aaaa'>]><rss><channel><item><title>&a;</title></item></channel></rss>"
    with pytest.raises(Refused, match="entities"):
        feeds.read(bomb, source="feed")


def test_faults_of_the_parser_have_a_name(monkeypatch):
    import feedparser

    def broken(*args, **options):
        raise RecursionError

    monkeypatch.setattr(feedparser, "parse", broken)
    with pytest.raises(InputError, match="RecursionError"):
        feeds.read(RSS, source="feed")


@pytest.mark.parametrize("link", ["http://[", "mailto:a@b.example", "data:text/html,x", " ", "ftp://a.example/"])
def test_links_that_lead_nowhere(link):
    data = f"<rss version='2.0'><channel><item><title>a</title><link>{link}</link></item></channel></rss>"
    assert feeds.read(data, source="feed", url="https://a.example/").entries[0].url in (None, "https://a.example/")


PIECES = [
    "<rss>",
    "<channel>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<link>",
    "<pubDate>",
    "<![CDATA[",
    "]]>",
    "&",
    "&#0;",
]
PIECES += [
    "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<entry>",
    "<content type='xhtml'>",
    "<x:y>",
    "<!--",
    "<?xml",
    "\x00",
    "é",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_markup_gives_a_feed_or_a_reason(text):
    try:
        feed = feeds.read("<rss version='2.0'>" + text, source="feed")
    except InputError as error:
        assert error.reason
    else:
        assert feed.entries
