"""What a run of bytes is, judged by its beginning, its name and its label."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "page", "feed", "lines"]

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".jsonl.gz": "lines",
    ".ndjson.gz": "lines",
}
_LABELS: dict[str, Kind] = {
    "text/plain": "text",
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
}
HEAD = 2048
"""Bytes that are looked at."""

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|article|p)[\s>]", re.IGNORECASE)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office file",
    b"\xd0\xcf\x11\xe0": "an office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"BZh": "an archive",
    b"\xfd7zXZ": "an archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3\x00": "a database",
    b"OggS": "sound or film",
    b"ID3": "sound or film",
    b"RIFF": "sound or film",
}


def binary(data: bytes) -> str | None:
    """What a file that holds no text is by its first bytes, such as ``a PDF``; None where they tell nothing."""
    return next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)


def suffix(name: str) -> Kind | None:
    """The kind that a file name promises."""
    name = name.lower()
    return next((kind for ending, kind in SUFFIXES.items() if name.endswith(ending)), None)


def kind(head: bytes, label: str | None = None) -> Kind | None:
    """The kind of bytes that begin so; ``label`` is a media type or None. None where it is nothing that is read.

    Markup is believed before its label, as feeds come as ``text/html`` and pages as ``text/xml``.
    """
    label = (label or "").partition(";")[0].strip().lower()
    known = _LABELS.get(label)
    if label and not known:
        return None
    # UTF-16 shows its markup too once the zero bytes are out.
    plain = head[:HEAD].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").strip(b"\xff\xfe \t\r\n")
    if known == "lines" or (not known and plain.startswith(b"{")):
        return "lines"
    if plain.startswith(b"<"):
        feed, page = _FEED.search(plain), _PAGE.search(plain)
        if feed and (not page or feed.start() < page.start()):
            return "feed"
        if page:
            return "page"
    return known or "text"
