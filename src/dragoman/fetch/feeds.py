"""RSS and Atom → entries. What feedparser gives back is a stranger's markup and is passed on as such."""

from __future__ import annotations

import io
import re
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import msgspec

from dragoman.config import LIMITS, Limits
from dragoman.errors import InputError, Refused
from dragoman.fetch import bounded

_SMALL = 300_000
"""Feeds up to this size are parsed in the process itself; larger ones could take it many seconds."""
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
_ENTITY = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
_WORDS_OF_A_TEXT = 150
"""Inline content with fewer words is taken for a teaser, and the link is fetched instead."""
_TAG = re.compile(r"<[^<>]*>")


class Entry(NamedTuple):
    """One item of a feed. ``title`` and ``content`` are a stranger's HTML, ``published`` are the feed's own words.

    ``url`` is an http(s) address or None. ``full`` tells that ``content`` is the text itself, not a teaser.
    """

    url: str | None
    title: str | None
    author: str | None
    published: str | None
    content: str
    full: bool


class Feed(NamedTuple):
    """A feed: its own title and its items in its order."""

    title: str | None
    entries: tuple[Entry, ...]
    left_out: int
    """Items beyond the limit."""


def read(text: str, *, source: str, url: str | None = None, limits: Limits = LIMITS) -> Feed:
    """The feed in this markup; raises InputError where there is none, Refused where it breaks a limit."""
    # The text is decoded already: what it says of its encoding no longer holds.
    data = _DECLARATION.sub("", text).encode("utf-8", "ignore")
    if len(data) > limits.feed_bytes:
        raise Refused(source, f"is longer than {limits.feed_bytes:,} bytes", "Take a shorter feed")
    if _ENTITY.search(text):
        raise Refused(source, "declares entities, which no feed needs", "Take the declarations out")
    if len(data) <= _SMALL:
        raw = parsed(data, source)
    else:
        raw = bounded.call("dragoman.fetch.feeds:parsed", data, source=source, seconds=limits.extract_seconds)
    title, entries = msgspec.json.decode(raw, type=tuple[str | None, list[Entry]])
    if not entries:
        raise InputError(source, "is no feed, or an empty one", "Check that it is RSS or Atom")
    kept = tuple(_settled(entry, url) for entry in entries[: limits.feed_items])
    return Feed(title, kept, len(entries) - len(kept))


def parsed(data: bytes, source: str) -> bytes:
    """Title and entries as JSON, so that it can be done in another process."""
    import feedparser

    try:
        # Bare bytes would be taken for the name of a file and opened.
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        entries = [_entry(entry) for entry in found.entries]
        title = _text(found.feed.get("title"))
    except Exception as error:
        # feedparser lets errors of its parts through: unknown encodings, malformed dates, deep markup.
        raise InputError(source, f"cannot be read as a feed ({type(error).__name__})", "Check its markup") from None
    return msgspec.json.encode((title, entries))


def _entry(entry: dict[str, object]) -> Entry:
    contents = entry.get("content")
    bodies = [_text(part.get("value")) for part in contents if part] if isinstance(contents, list) else []
    bodies.append(_text(entry.get("summary")))
    content = max((body for body in bodies if body), key=len, default="")
    return Entry(
        url=_text(entry.get("link")),
        title=_text(entry.get("title")),
        author=_text(entry.get("author")),
        published=_text(entry.get("published")) or _text(entry.get("updated")),
        content=content,
        full=len(_TAG.sub(" ", content).split()) >= _WORDS_OF_A_TEXT,
    )


def _text(value: object) -> str | None:
    """A feed's value as JSON can carry it: a string without lone surrogates, or None."""
    return value.encode("utf-8", "ignore").decode("utf-8") if isinstance(value, str) and value.strip() else None


def _settled(entry: Entry, base: str | None) -> Entry:
    """The entry with its link made whole, and left out unless it is http(s)."""
    # Joined to the base, an empty link would lead to the feed itself.
    if not entry.url:
        return entry
    try:
        url = urljoin(base or "", entry.url.strip())
        good = urlsplit(url).scheme in ("http", "https")
    except ValueError:
        good = False
    return entry._replace(url=url if good else None)
