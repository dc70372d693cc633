"""A statement while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.quotes import Quote
from dragoman.records import Form, Span, Speaker, Stance


@dataclass(eq=False)
class Draft:
    """``head`` is the cue's word in the tree; ``parent`` and ``about`` are other drafts of the same text."""

    head: Token
    cue: Span
    speaker: Speaker
    content: list[Span]
    stance: Stance
    addressee: Token | None = None
    parent: Draft | None = None
    about: Draft | None = None
    cued: bool = True
    """False where no word tells that it is said: ``cue`` is then the mark that opens the quote."""

    def form(self, quotes: tuple[Quote, ...]) -> Form:
        """``direct`` where all content is in quotation marks, ``mixed`` where some is; those around the cue aside."""
        own = [quote.span for quote in quotes if not self.cue.within(quote.span) or not self.cued]
        text = grammar.text(self.head.doc)
        if len(own) < len(quotes) and _single(self.content, text):
            return "direct"
        outside = _outside(self.content, own, text)
        if not outside:
            return "direct" if self.content else "indirect"
        return "mixed" if any(quote.overlaps(span) for span in self.content for quote in own) else "indirect"

    def cue_key(self) -> tuple[int, int, str]:
        """What tells it apart from the other statements of the text."""
        return self.cue.start, self.cue.end, self.speaker.name

    def holds(self, span: Span) -> bool:
        """True where the content covers the span."""
        return any(span.within(piece) for piece in self.content)

    def shares(self, other: Draft) -> float:
        """Intersection over union of the two contents, in code points."""
        if not any(mine.overlaps(theirs) for mine in self.content for theirs in other.content):
            return 0.0
        mine, theirs = _points(self.content), _points(other.content)
        return len(mine & theirs) / len(mine | theirs)

    def depth(self) -> int:
        """Steps above it in its chain."""
        return self.parent.depth() + 1 if self.parent is not None else 0

    def size(self) -> int:
        """Code points of content."""
        return sum(piece.end - piece.start for piece in self.content)


def _single(content: list[Span], text: str) -> bool:
    """Whether single marks stand around the content, as they do within a quote."""
    return all(text[max(0, span.start - 1) : span.start + 1].strip(" \n").startswith(("'", "‘")) for span in content)


def _outside(content: list[Span], quotes: list[Span], text: str) -> str:
    """The letters and digits of a content that stand in none of the quotes."""
    covered = {point for quote in quotes for point in range(quote.start, quote.end)}
    return "".join(
        text[at] for span in content for at in range(span.start, span.end) if at not in covered and text[at].isalnum()
    )


def _points(spans: list[Span]) -> set[int]:
    return {point for span in spans for point in range(span.start, span.end)}


def join(spans: list[Span], text: str) -> list[Span]:
    """Spans in order, those merged that overlap or have only spaces and commas between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip(" ,\n"):
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def without(spans: list[Span], hole: Span, text: str) -> list[Span]:
    """Spans with a phrase and the commas around it left out of them; as they were where nothing would be left."""
    kept: list[Span] = []
    for span in spans:
        if not hole.within(span):
            kept.append(span)
            continue
        before, behind = text[span.start : hole.start], text[hole.end : span.end]
        kept.append(Span(span.start, span.start + len(before.rstrip(" ,;—–-"))))
        kept.append(Span(span.end - len(behind.lstrip(" ,;—–-")), span.end))
    kept = [span for span in kept if any(map(str.isalnum, span.of(text)))]
    return kept or spans
