"""What an act is about, by the words around it: two agreements of one day differ by their matter.

Matters come from a short table and not from all words: few different ones mean few different tellings, so that a
story which a thousand outlets tell in their own words is not compared a million times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from dragoman.records import Act
from dragoman.words.load import several, table

_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?…]['\"’”)]*\s+(?=['\"‘“(]?[A-Z0-9])|\n")
_SENTENCE, _AROUND = 400, 1200
"""Characters on each side that are read of a sentence, and of the text around it."""


def matters(act: Act, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the act's sentence names outside the names of the parties, and what else the text around it does; sorted."""
    start, end = _sentence(text, act.trigger.start, act.trigger.end)
    parties = [each.span for each in (*act.actors, *act.recipients) if each.span is not None]
    near = _among(
        match[0]
        for match in _WORD.finditer(text, start, end)
        if not any(span.start < match.end() and match.start() < span.end for span in parties)
    )
    wide = _among(_WORD.findall(text[max(0, start - _AROUND) : end + _AROUND])) if near else set()
    return tuple(sorted(near)), tuple(sorted(wide - near))


def _among(words: Iterable[str]) -> set[str]:
    plain = [word.casefold() for word in words]
    found = {matter for word in plain for matter in _of(word)}
    return found | {matter for two in pairwise(plain) for matter in _of(" ".join(two))}


def _of(words: str) -> frozenset[str]:
    """The matters of a word or two; a plural's are those of its singular."""
    singulars = (words, words.removesuffix("s"), words.removesuffix("es"), f"{words.removesuffix('ies')}y")
    return next((_matters()[each] for each in singulars if each in _matters()), frozenset())


@cache
def _matters() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in table("linking/matters"):
        for word in several(row["words"]):
            found[word] = found.get(word, frozenset()) | {row["matter"]}
    return found


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = text[max(0, start - _SENTENCE) : start]
    ends = [match.end() for match in _END.finditer(before)]
    begin = start - len(before) + (ends[-1] if ends else 0)
    after = _END.search(text, end, end + _SENTENCE)
    return begin, after.start() if after else min(len(text), end + _SENTENCE)
