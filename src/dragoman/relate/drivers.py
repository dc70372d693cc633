"""What is said to drive the relations: the causes that documents assert."""

from __future__ import annotations

from dragoman.store.rows import CausalRow, Query
from dragoman.store.view import View


def drivers(view: View, query: Query | None = None, *, words: str | None = None) -> list[CausalRow]:
    """Causes with their effects and who asserts them, those published last first.

    Filters are those of documents, and ``voice``; ``words`` keeps those whose cause or effect holds the text.
    """
    found = view.causes(query)
    if words is None:
        return found
    sought = words.casefold()
    return [row for row in found if sought in row.cause.casefold() or sought in row.effect.casefold()]
