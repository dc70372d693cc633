"""The tables of ``words/linking/``: which words tell the same, and how much a word tells."""

from __future__ import annotations

from functools import cache

from dragoman.words.load import several, table


@cache
def alike() -> tuple[tuple[str, ...], ...]:
    """Rows of words that tell the same, each row's name first."""
    return tuple(several(row["words"]) for row in table("linking/alike"))


@cache
def common() -> dict[str, float]:
    """Common stem → how much it tells, 0–1; one that is not here tells 1."""
    return {stem: float(row["weight"]) for row in table("linking/common") for stem in several(row["stems"])}
