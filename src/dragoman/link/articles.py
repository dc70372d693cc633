"""A coded document with its sentences, as far as signs tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from dragoman.records import Coding, Span

_STOP = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘'(]?[A-Z\d])|\n+")
_TITLES = "Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Prof|Rev|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
_SHORT = re.compile(rf"\b(?:[A-Z]|{_TITLES})\.$")


class Article:
    """A document and where its sentences begin. The sentences of a parser are not kept, so that this holds for codings
    of any age."""

    def __init__(self, coding: Coding) -> None:
        self.coding, self.document, self.text = coding, coding.document, coding.document.text

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order; a paragraph's end is one too."""
        starts, text = [0], self.text
        for stop in _STOP.finditer(text):
            if "\n" in stop[0] or not _SHORT.search(text, max(0, stop.start() - 6), stop.start()):
                starts.append(stop.end())
        return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if text[a:b].strip())

    def around(self, at: int) -> Span:
        """The sentence that holds a place of the text."""
        index = bisect_right([span.start for span in self.sentences], at) - 1
        return self.sentences[max(0, index)]

    def words(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(span.of(self.text).split())
