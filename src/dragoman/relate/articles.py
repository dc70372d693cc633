"""The articles of a ledger that speak of something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.link.articles import Article
from dragoman.store.view import View


def holding(view: View, phrases: Iterable[str]) -> Iterator[Article]:
    """Articles that hold one of the phrases, the earliest first; one is read at a time."""
    for id in view.holding(phrases):
        coding = view.coding(id)
        if coding is not None and coding.skipped is None:
            yield Article(coding)
