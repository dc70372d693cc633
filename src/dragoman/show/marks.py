"""Text + labelled spans → HTML that is safe and loses nothing.

The text is cut wherever a mark starts or ends, so marks may nest and overlap freely: each piece names all the
records that cover it. Stripping the tags and unescaping gives the text back exactly (a property test holds this).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from dragoman.records import Span

_STOP = re.compile(
    r"\n|(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?P<sign>[.!?][\"”’)]*)[ \t]+(?=[\"“‘(]?[A-Z0-9])"
)
"""The end of a sentence or paragraph; a point after a capital or a short title (U.S., Mr., Gen.) is none."""
_REACH = 400
"""Characters to each side that are looked at."""
_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+$")


class Mark(NamedTuple):
    """``span`` lit as ``kind`` (CSS classes, space-separated) for the record with the id ``record``.

    No ``kind``: the words around the record, which belong to it (``data-r``) but do not name it (``data-lit``).
    """

    span: Span
    kind: str
    record: str


def paragraphs(text: str, marks: Iterable[Mark]) -> Markup:
    """The whole text as ``<p>`` elements, its line ends inside them."""
    kept = tuple(marks)
    ends = deque(found.end() for found in _PARAGRAPH.finditer(text))
    html = ["<p>"] if ends else []
    for span, over in _pieces(text, kept, tuple(ends)):
        html.append(_element(text, span, over))
        if span.end == ends[0]:
            html.append("</p>" if len(ends) == 1 else "</p><p>")
            ends.popleft()
    return Markup("".join(html))


def sentence(text: str, span: Span) -> Span:
    """The sentence or sentences around a span, as far as signs tell and never out of its paragraph; for show only."""
    start, end = max(span.start - _REACH, 0), min(span.end + _REACH, len(text))
    stops = (found.end() for found in _STOP.finditer(text, start, span.start + 1))
    before = [stop for stop in stops if stop <= span.start]
    after = _STOP.search(text, span.end, end)
    last = end if after is None else after.end("sign") if after["sign"] else after.start()
    return Span(max(before, default=start), last)


def passage(text: str, marks: Iterable[Mark], span: Span | None = None) -> Markup:
    """The words of ``span`` (default: all) as inline HTML, with the marks that fall inside."""
    start, end = (0, len(text)) if span is None else (max(span.start, 0), min(span.end, len(text)))
    shifted = tuple(Mark(Span(mark.span.start - start, mark.span.end - start), *mark[1:]) for mark in marks)
    inside = text[start:end]
    return Markup("".join(_element(inside, piece, over) for piece, over in _pieces(inside, shifted, ())))


def _pieces(text: str, marks: tuple[Mark, ...], edges: Iterable[int]) -> Iterator[tuple[Span, list[Mark]]]:
    """The text in order, cut at every edge, each piece with the marks over it (in the order they were given)."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        start, end = max(mark.span.start, 0), min(mark.span.end, len(text))
        if start < end:
            opening.setdefault(start, []).append(number)
            closing.setdefault(end, []).append(number)
    cuts = sorted({0, len(text), *edges} | opening.keys() | closing.keys())
    lit: set[int] = set()
    for start, end in pairwise(cuts):
        lit.difference_update(closing.get(start, ()))
        lit.update(opening.get(start, ()))
        yield Span(start, end), [marks[number] for number in sorted(lit)]


def _element(text: str, span: Span, marks: list[Mark]) -> str:
    # A bare carriage return would be read as a line feed by the browser.
    words = escape(span.of(text)).replace("\r", "&#13;")
    if not marks:
        return words
    kinds = " ".join(dict.fromkeys(name for mark in marks for name in mark.kind.split()))
    records = " ".join(dict.fromkeys(mark.record for mark in marks))
    lit = " ".join(dict.fromkeys(mark.record for mark in marks if mark.kind))
    named = "" if lit == records else f' data-lit="{escape(lit)}"'
    return f'<span class="{escape(f"m {kinds}".strip())}" data-r="{escape(records)}"{named}>{words}</span>'
