"""Anything a user names → Documents: files, folders, addresses of pages and feeds, standard input.

This is the one way in for the rest of the program. Every input gives exactly one item: a file, a line of a .jsonl
file, an item of a feed; what could not be read is given as the error that says why, not raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from dragoman.config import LIMITS, Limits
from dragoman.errors import InputError, Refused
from dragoman.fetch import feeds, files, kinds
from dragoman.fetch.web import Web
from dragoman.read import dates, jsonl
from dragoman.read.article import article
from dragoman.read.document import document
from dragoman.read.markup import decoded, plain
from dragoman.read.text import clean, decode, line, named
from dragoman.records import Document

Item = Document | InputError
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|(?:data|javascript|mailto):", re.IGNORECASE)


class _Given(NamedTuple):
    outlet: str | None
    published: str | None


def documents(
    sources: Iterable[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    client: Web | None = None,
    limits: Limits = LIMITS,
) -> Iterator[Item]:
    """One Document or error for each input, in order.

    A source is an http(s) address, a file, a folder or ``-``. ``outlet`` and ``published`` stand before what the
    inputs say themselves; InputError is raised at once where ``published`` is no date. The client is made at the
    first address where none is given.
    """
    given = _Given(line(outlet), dates.day(published) if published else None)
    return _Reader(given, client, limits).read(sources)


def _from(item: Item, source: str) -> Item:
    return replace(item, source=source) if isinstance(item, Document) else item


class _Reader:
    """Carries what was given, and the client once it is needed."""

    def __init__(self, given: _Given, client: Web | None, limits: Limits) -> None:
        self._given, self._client, self._limits = given, client, limits

    def read(self, sources: Iterable[str]) -> Iterator[Item]:
        for source in sources:
            if _SCHEME.match(source):
                yield from self._from_web(source)
                continue
            for found in files.sources([source]):
                if isinstance(found, InputError):
                    yield found
                else:
                    yield from (_from(item, found.source) for item in self._from_file(found))

    def _from_file(self, item: files.Item) -> Iterator[Item]:
        if item.kind == "lines":
            try:
                with item.open() as stream:
                    yield from jsonl.documents(stream, item.source, **self._given._asdict(), limits=self._limits)
            except files.FAULTS as error:
                yield files.unreadable(item.source, error)
            return
        try:
            data = item.read(self._limits.page_bytes)
        except InputError as error:
            yield error
            return
        yield from self._of_kind(item.kind, data, item.source, None, None)

    def _from_web(self, url: str) -> Iterator[Item]:
        try:
            page = self._web.get(url)
        except InputError as error:
            yield error
            return
        kind = kinds.kind(page.data, page.type)
        if kind is None or kinds.binary(page.data):
            what = kinds.binary(page.data) or page.type
            yield InputError(url, f"is {what}, no page or feed", "Save its text and give that")
        elif kind == "lines":
            yield InputError(url, "holds lines of JSON, which are not read from the web", "Download it first")
        else:
            yield from self._of_kind(kind, page.data, page.url, page.url, page.charset)

    def _of_kind(
        self, kind: kinds.Kind, data: bytes, source: str, url: str | None, charset: str | None
    ) -> Iterator[Item]:
        if kind == "feed":
            yield from self._feed(data, source, url, charset)
            return
        try:
            yield self._page(data, source, url, charset) if kind == "page" else self._text(data, source, url, charset)
        except InputError as error:
            yield named(source, error)

    def _page(self, data: bytes, source: str, url: str | None, charset: str | None) -> Document:
        from_user = "given" if self._given.published else None
        return article(
            data,
            url=url,
            declared=charset,
            **self._given._asdict(),
            published_from=from_user,
            source=source,
            limits=self._limits,
        )

    def _text(self, data: bytes, source: str, url: str | None, charset: str | None) -> Document:
        return document(decode(data, declared=charset), url=url, **self._given._asdict())

    def _feed(self, data: bytes, source: str, url: str | None, charset: str | None) -> Iterator[Item]:
        try:
            feed = feeds.read(clean(decoded(data, charset)), source=source, url=url, limits=self._limits)
        except InputError as error:
            yield named(source, error)
            return
        for number, entry in enumerate(feed.entries, start=1):
            name = f"{source}, item {number}"
            try:
                yield self._entry(entry, feed, name)
            except InputError as error:
                yield named(f"{name} ({entry.url})" if entry.url else name, error)
        for number in range(len(feed.entries) + 1, len(feed.entries) + feed.left_out + 1):
            reason = f"comes after the first {self._limits.feed_items:,} items"
            yield Refused(f"{source}, item {number}", reason, "Take the feed in parts")

    def _entry(self, entry: feeds.Entry, feed: feeds.Feed, name: str) -> Document:
        """An item with its text in it, or else the page it leads to; never its teaser instead."""
        published, origin = self._given.published, "given"
        if not published and entry.published:
            # The page may know better than a feed with a broken clock.
            published, origin = dates.within(entry.published), "feed"
        title = line(plain(entry.title or "", source=name, limits=self._limits))
        if entry.full:
            return document(
                plain(entry.content, source=name, limits=self._limits),
                title=title,
                url=entry.url,
                outlet=self._given.outlet or line(plain(feed.title or "", source=name, limits=self._limits)),
                author=plain(entry.author or "", source=name, limits=self._limits),
                published=published,
                published_from=origin,
            )
        if entry.url is None:
            raise InputError(name, "holds no text and no address of one", "Give the text itself")
        page = self._web.get(entry.url)
        if kinds.kind(page.data, page.type) != "page" or kinds.binary(page.data):
            raise InputError(entry.url, "is no page", "Save its text and give that")
        return article(
            page.data,
            url=page.url,
            declared=page.charset,
            title=title,
            outlet=self._given.outlet,
            published=published,
            published_from=origin,
            source=entry.url,
            limits=self._limits,
        )

    @property
    def _web(self) -> Web:
        self._client = self._client or Web(limits=self._limits)
        return self._client
