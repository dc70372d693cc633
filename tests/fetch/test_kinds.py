import pytest

from dragoman.fetch import kinds


@pytest.mark.parametrize(
    ("head", "label", "kind"),
    [
        (b"<!doctype html><p>", None, "page"),
        (b"\xef\xbb\xbf  <html>", "text/html; charset=utf-8", "page"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "text/html", "feed"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "application/xml", "page"),
        (b"<?xml version='1.0'?><atom:feed xmlns:atom='x'>", None, "feed"),
        ("<rss version='2.0'>".encode("utf-16"), None, "feed"),
        (b"<rdf:RDF >", "text/xml", "feed"),
        (b"<other/>", "text/xml", "feed"),
        (b"plain words", None, "text"),
        (b"plain words", "text/plain", "text"),
        (b"words without a tag", "text/html", "page"),
        (b'{"text": 1}', None, "lines"),
        (b'{"text": 1}', "application/x-ndjson", "lines"),
        (b"%PDF-1.7", "application/pdf", None),
        (b"<html>", "image/svg+xml", None),
        (b"", None, "text"),
    ],
)
def test_kind(head, label, kind):
    assert kinds.kind(head, label) == kind


def test_suffix():
    assert kinds.suffix("A.JSONL.GZ") == "lines"
    assert kinds.suffix("page.HTM") == "page"
    assert kinds.suffix("notes.doc") is None


def test_binary():
    assert kinds.binary(b"%PDF-1.7") == "a PDF"
    assert kinds.binary(b"words") is None
