"""How near the meanings of two sayings are, by the vectors that the coding gives their words (``records.Sense``)."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable
from functools import lru_cache
from math import sqrt
from operator import mul

from dragoman.records import Sense, Span

_LARGEST = 127


@lru_cache(maxsize=20_000)
def vector(code: str) -> tuple[float, ...]:
    """The vector of a code, of length 1; empty where there is none."""
    found = [float(one) for one in memoryview(b64decode(code)).cast("b")]
    length = sqrt(sum(map(mul, found, found)))
    return tuple(one / length for one in found) if length else ()


def cosine(a: str, b: str) -> float | None:
    """−1 … 1 for two codes; None where one is empty or another model's."""
    mine, theirs = vector(a), vector(b)
    return sum(map(mul, mine, theirs)) if mine and len(mine) == len(theirs) else None


def over(senses: Iterable[Sense], spans: Iterable[Span]) -> str:
    """The code of what stands in some spans: the mean of the senses there, by how much of each is in them."""
    shares: dict[str, int] = {}
    spans = tuple(spans)
    for sense in senses:
        common = sum(max(0, min(sense.span.end, one.end) - max(sense.span.start, one.start)) for one in spans)
        if common:
            shares[sense.code] = shares.get(sense.code, 0) + common
    if len(shares) < 2:
        return next(iter(shares), "")
    whole = sum(shares.values())
    made = [
        sum(values) / whole
        for values in zip(*([n * x for x in vector(code)] for code, n in shares.items()), strict=False)
    ]
    largest = max(map(abs, made), default=0.0) or 1.0
    return b64encode(bytes(round(one / largest * _LARGEST) & 0xFF for one in made)).decode("ascii")
