"""Who "we" and "I" are inside a quote: the one who is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dragoman.coding import grammar
from dragoman.coding.drafts import Draft
from dragoman.coding.quotes import Quote
from dragoman.coding.shelf import Cover, Shelf
from dragoman.records import Mention

_WORDS = frozenset({"we", "i", "our", "us", "my", "me", "ours", "ourselves"})
_SURENESS = 0.8


def mentions(doc: Doc, drafts: list[Draft], quotes: tuple[Quote, ...]) -> Iterator[Mention]:
    """A mention of the speaker for every word of the first person in a quote whose speaker is known."""
    shelf, quoted = Shelf(drafts, lambda draft: draft.content), Cover(quote.span for quote in quotes)
    for token in grammar.having(doc, "lower_", _WORDS):
        if token.text == "US":
            continue
        span = grammar.words(token)
        if span.start not in quoted:
            continue
        around = [draft for draft in shelf.holding(span) if draft.speaker.actor is not None]
        if around and (actor := min(around, key=Draft.size).speaker.actor) is not None:
            yield Mention(span=span, actor=actor, how="pronoun", score=_SURENESS)
