"""Text and what is known of it → Document."""

from __future__ import annotations

from hashlib import blake2b
from urllib.parse import urlsplit

from dragoman.errors import InputError
from dragoman.read import dates
from dragoman.read.language import language
from dragoman.read.text import clean, line, notes
from dragoman.records import Document

_URL_MOST = 4_000


def document(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | None = None,
    published_from: str | None = None,
    noted: tuple[str, ...] = (),
    may_be_empty: bool = False,
) -> Document:
    """A text with what is known of it; ``noted`` goes in front of the notes on the text itself.

    ``published`` is a date in any unambiguous form, with or without a time; ``published_from`` is ``given`` unless
    said otherwise. Raises InputError where the text holds no words (unless it may be empty), the date is no day or
    the address no http(s) address.
    """
    text, url = clean(text), address(url)
    if not may_be_empty and not any(map(str.isalnum, text)):
        raise InputError("document", "holds no text", "Give a text with words in it")
    day = dates.day(published) if published and published.strip() else None
    return Document(
        id=identity(text, url or line(outlet)),
        text=text,
        title=line(title),
        url=url,
        outlet=line(outlet),
        author=line(author),
        published=day,
        published_from=(published_from or "given") if day else None,
        language=language(text),
        notes=(*noted, *notes(text)),
    )


def identity(text: str, source: str | None) -> str:
    """16 hex digits from the text, whatever its blanks and capitals, and its address or else its outlet."""
    same = " ".join(text.split()).casefold()
    return blake2b(f"{same}\0{source or ''}".encode(), digest_size=8).hexdigest()


def address(url: str | None) -> str | None:
    """An http(s) address as it is stored, without its fragment; None for none."""
    url = clean(url or "").partition("#")[0]
    if not url:
        return None
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and parts.hostname and not any(map(str.isspace, url))
    except ValueError:
        good = None
    if not good or len(url) > _URL_MOST:
        raise InputError(f"address {url[:80]!r}", "is no http or https address", "Correct it, or leave it out")
    return url
