"""Lines of JSON → Documents, one a line, whatever became of the lines before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dragoman.config import LIMITS, Limits
from dragoman.errors import InputError, Refused
from dragoman.fetch.files import FAULTS
from dragoman.read.document import document
from dragoman.read.text import named
from dragoman.records import Document

_SKIPPED_MOST = 10
"""A line may be this many times too long before the rest of the file is given up: a packed file can hold a line
of many gigabytes."""


class Line(msgspec.Struct):
    """A line; fields of other names are passed over."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None


def documents(
    stream: BinaryIO,
    source: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    limits: Limits = LIMITS,
) -> Iterator[Document | InputError]:
    """One item a line that is not blank; ``outlet`` and ``published`` stand before what the lines say."""
    number = 0
    try:
        for number, line in enumerate(_lines(stream, limits.page_bytes), start=1):
            name = f"{source}, line {number}"
            if line is None:
                yield Refused(name, f"is longer than {limits.page_bytes:,} bytes", "Cut it into parts")
            elif line.strip():
                yield _document(line, name, outlet, published)
    except FAULTS as error:
        yield InputError(
            f"{source}, after line {number}", f"cannot be read further ({error})", "The file is damaged: get it anew"
        )


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The lines; None for one that is too long, and nothing after one that is longer by far."""
    while line := stream.readline(most + 1):
        if len(line) <= most:
            yield line
            continue
        yield None
        for _ in range(_SKIPPED_MOST):
            if line.endswith(b"\n"):
                break
            line = stream.readline(most)
            if not line:
                return
        else:
            raise ValueError("a line without end")


def _document(line: bytes, name: str, outlet: str | None, published: str | None) -> Document | InputError:
    try:
        fields = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=Line)
        return document(
            fields.text,
            title=fields.title,
            url=fields.url,
            outlet=outlet or fields.outlet,
            author=fields.author,
            published=published or fields.published,
            published_from="given" if published else "jsonl",
        )
    except InputError as error:
        return named(name, InputError(name, f"{error.source} {error.reason}", error.remedy))
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        return InputError(
            name, f"is no document ({error})", 'Write {"text": …, "title": …, "published": …} on one line'
        )
