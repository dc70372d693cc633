"""Quotation marks → quoted passages; odd and unbalanced marks never lose the text around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.records import Span

OPENING = "“\"„«‘'"
"""Marks that open a quotation; the plain ones close it too."""
_MARK = re.compile(r"[“”„«»\"]|''|``|<<|>>")
_CLOSING = {"„": '“”"', "«": "»", "»": "«", "“": "”\"''", '"': '"', "`": "''\"", "<": ">>"}
"""The marks that close what a mark opens."""
_SINGLE = re.compile(
    r"‘((?:[^‘’\n]|’(?=\w)){3,600}?)’(?=[\s,.;:?!)”\"»]|$)|(?<![\w'])'((?:[^'\n]|(?<=\w)'(?=\w)){8,600}?)'(?=[\s,.;:?!)”\"]|$)"
)
_WORD = re.compile(r"\w+")


_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "over", "the", "to", "with"]
)
"""Words that are written small in titles."""


class Quote(NamedTuple):
    """A quoted passage: ``span`` with its marks; ``closed`` is False where the closing mark is missing."""

    span: Span
    closed: bool
    speech: bool
    """True for what can be somebody's words; False for a term or title in quotes."""


def quotes(text: str) -> tuple[Quote, ...]:
    """The quoted passages of a text, in order, not overlapping.

    A passage ends at its closing mark or at the end of the paragraph, so that one missing mark costs one paragraph.
    """
    found: list[Quote] = []
    start = 0
    for paragraph in text.splitlines(keepends=True):
        found.extend(_in_paragraph(text, start, start + len(paragraph.rstrip())))
        start += len(paragraph)
    if not found:
        found = [_quote(text, *hit.span(), closed=True) for hit in _SINGLE.finditer(text)]
    return tuple(found)


def inner(text: str, quote: Quote) -> tuple[Quote, ...]:
    """The quotes in single marks within a quote."""
    return tuple(
        _quote(text, *hit.span(), closed=True) for hit in _SINGLE.finditer(text, quote.span.start + 1, quote.span.end)
    )


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    found = []
    opened: int | None = None
    for hit in _MARK.finditer(text, start, end):
        if opened is None:
            if hit.group() not in ("”", "»", ">>") or _opens(text, hit):
                opened = hit.start()
        elif hit.group() in _CLOSING.get(text[opened], "”»\"''") or not _opens(text, hit):
            found.append(_quote(text, opened, hit.end(), closed=True))
            opened = None
    if opened is not None and end - opened > 1:
        found.append(_quote(text, opened, end, closed=False))
    return found


def _opens(text: str, hit: re.Match[str]) -> bool:
    """By its place: a mark right before a word, with none right before it ("»so ist es«")."""
    before, behind = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 1]
    return (not before or not before.isalnum()) and behind.isalnum() and before not in (".", ",", "!", "?", "…")


def _quote(text: str, start: int, end: int, *, closed: bool) -> Quote:
    inner = text[start:end].strip("“”„«»<>‘’\"'`")
    words = len(_WORD.findall(inner))
    ends = inner.rstrip()[-1:]
    if _titled(inner):
        return Quote(Span(start, end), closed, False)
    return Quote(Span(start, end), closed, words >= 4 or (words >= 2 and ends in tuple(",.!?…")) or ends in ("!", "?"))


def _titled(inner: str) -> bool:
    """The name of a programme, book or film: all words but short ones in capitals."""
    words = [word for word in _WORD.findall(inner) if word not in _SMALL]
    return len(words) > 2 and all(word[0].isupper() for word in words) and inner.rstrip()[-1:] not in ("!", "?")
