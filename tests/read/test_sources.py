import io
import json
import sys

import msgspec
import pytest

from dragoman.config import LIMITS
from dragoman.errors import InputError, Refused
from dragoman.read import sources
from dragoman.read.sources import documents
from dragoman.records import Document

BODY = "".join(f"<p>Sentence number {n} of an article that is long enough to be taken for one.</p>" for n in range(9))
PAGE = (
    f"<html><head><title>Talks go on in Port Ansel</title></head><body><article>{BODY}</article></body></html>".encode()
)
FULL = "word " * 200


def test_files_and_folders_in_order(tmp_path):
    (tmp_path / "a.txt").write_text("Words of a.")
    (tmp_path / "b.html").write_bytes(PAGE)
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": "Words of c."}) + "\n{\n")
    (tmp_path / "d.doc").write_text("?")
    (tmp_path / "e.html").write_bytes(b"<html></html>")
    found = list(documents([str(tmp_path), str(tmp_path / "none"), "ftp://a.example/x"]))
    kinds = [type(item) for item in found]
    assert kinds == [Document, Document, Document, InputError, InputError, InputError, InputError, Refused]
    assert found[3].source.endswith("c.jsonl, line 2")
    assert found[5].source.endswith("e.html")
    assert "no http" in found[7].reason


def test_what_is_given_holds_for_all(tmp_path):
    (tmp_path / "a.txt").write_text("Words of a.")
    (tmp_path / "b.html").write_bytes(PAGE)
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": "Words of c.", "published": "2001-01-01"}))
    for item in documents([str(tmp_path)], outlet=" The  Post ", published="9 February 2023"):
        assert (item.outlet, item.published, item.published_from) == ("The Post", "2023-02-09", "given")


def test_a_wrong_given_date_is_raised_at_once():
    with pytest.raises(InputError, match="no day"):
        documents([], published="2999-01-01")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(b'{"text": "Words."}\n[]\n'))))
    found = list(documents(["-"]))
    assert found[0].text == "Words."
    assert found[1].source == "standard input, line 2"


def test_a_file_that_vanishes(tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").write_text("{}")
    real = sources.files.sources

    def vanishing(paths):
        for item in real(paths):
            (tmp_path / "a.jsonl").unlink()
            yield item

    monkeypatch.setattr(sources.files, "sources", vanishing)
    (found,) = documents([str(tmp_path / "a.jsonl")])
    assert "no such file" in found.reason


def test_a_file_too_long(tmp_path):
    (tmp_path / "a.txt").write_text("x" * 101)
    (found,) = documents([str(tmp_path / "a.txt")], limits=msgspec.structs.replace(LIMITS, page_bytes=100))
    assert isinstance(found, Refused)


def test_pages_of_the_web(site):
    site.pages["/2023/02/09/talks"] = PAGE
    site.pages["/text"] = (200, {"Content-Type": "text/plain; charset=windows-1251"}, "Министр заявил".encode("cp1251"))
    site.pages["/moved"] = (302, {"Location": "/2023/02/09/talks"}, b"")
    site.pages["/pdf"] = (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4")
    site.pages["/wrong"] = (200, {"Content-Type": "text/html"}, b"%PDF-1.4")
    site.pages["/lines"] = (200, {"Content-Type": "application/x-ndjson"}, b"{}")
    site.pages["/none"] = (200, {}, b"<html></html>")
    paths = ["/2023/02/09/talks", "/text", "/moved", "/pdf", "/wrong", "/lines", "/none", "/missing"]
    found = list(documents([site.base + path for path in paths], client=site.web()))
    assert len(found) == len(paths)
    page, text, moved, *refused = found
    assert (page.url, page.outlet) == (f"{site.base}/2023/02/09/talks", "news.example")
    assert (page.published, page.published_from) == ("2023-02-09", "url")
    assert text.text == "Министр заявил"
    assert moved == page
    reasons = [item.reason for item in refused]
    for reason, words in zip(reasons, ["a PDF", "a PDF", "lines of JSON", "no article", "404"], strict=True):
        assert words in reason


def feed(*items):
    return (
        200,
        {"Content-Type": "text/xml"},
        f"<rss version='2.0'><channel><title>The &amp;amp; Post</title>{''.join(items)}</channel></rss>".encode(),
    )


def entry(link="", title="A &lt;b&gt;title&lt;/b&gt;", date="Thu, 09 Feb 2023 23:40:00 -0500", body="Teaser"):
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate><description><![CDATA[{body}]]></description></item>"


def test_a_feed_gives_one_item_for_each_of_its_own(site):
    site.pages["/1"] = PAGE
    site.pages["/2"] = (404, {}, b"")
    site.pages["/4"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    site.pages["/5"] = (200, {}, b"<html></html>")
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /6"
    site.pages["/rss"] = feed(
        entry(f"{site.base}/1"),
        entry("/2"),
        entry("", body="Teaser"),
        entry("/4"),
        entry("/5"),
        entry("/6"),
        entry("http://10.0.0.1/"),
        entry("/7", body=f"<p>{FULL}</p><script>alert(1)</script>", date="soon"),
    )
    page, missing, bare, picture, empty, forbidden, inside, full = documents([f"{site.base}/rss"], client=site.web())
    assert (page.title, page.published, page.published_from) == ("A title", "2023-02-09", "feed")
    assert page.url == f"{site.base}/1"
    assert "Sentence number 8" in page.text
    assert missing.source == f"{site.base}/rss, item 2 ({site.base}/2)"
    assert "404" in missing.reason
    assert "no address" in bare.reason
    assert "no page" in picture.reason
    assert "no article" in empty.reason
    assert "robots.txt" in forbidden.reason
    assert isinstance(inside, Refused)
    assert full.text == FULL.strip()
    assert (full.outlet, full.published, full.url) == ("The & Post", None, f"{site.base}/7")
    assert "Teaser" not in page.text


def test_what_is_given_holds_for_feeds(site, tmp_path):
    site.pages["/1"] = PAGE
    (tmp_path / "a.xml").write_bytes(feed(entry(f"{site.base}/1"), entry("", body=FULL))[2])
    for item in documents([str(tmp_path / "a.xml")], outlet="O", published="2020-01-01", client=site.web()):
        assert (item.outlet, item.published, item.published_from) == ("O", "2020-01-01", "given")


def test_items_beyond_the_limit_are_counted(tmp_path):
    (tmp_path / "a.xml").write_bytes(feed(*[entry(body=f"{number} {FULL}") for number in range(5)])[2])
    limits = msgspec.structs.replace(LIMITS, feed_items=3)
    found = list(documents([str(tmp_path / "a.xml")], limits=limits))
    assert [type(item) for item in found] == [Document] * 3 + [Refused] * 2
    assert found[4].source.endswith("item 5")


def test_a_client_is_made_when_it_is_needed(monkeypatch):
    made = []

    class Nowhere:
        def __init__(self, **options):
            made.append(options)

        def get(self, url):
            raise Refused(url, "no network", "none")

    monkeypatch.setattr(sources, "Web", Nowhere)
    found = list(documents(["https://a.example/", "https://b.example/"]))
    assert [item.reason for item in found] == ["no network"] * 2
    assert len(made) == 1
