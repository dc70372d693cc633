"""Words → what two statements can have in common: stems, the rows of words that tell the same, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.words import linking

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
_ENDINGS: tuple[str, ...] = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ied", "ies", "ers")
_ENDINGS += ("als", "er", "ly", "ed", "es", "al", "s", "e", "y")
_SHORTEST, _ADVERB = 3, 5
"""Letters of a stem at least; of one that is left of an adverb ("supply" is none)."""
_ARMY = frozenset({"army", "armies"})
"""What would have the stem of "arms"."""
_ROW = 0.3
"""Least weight of a word of the rows, but for those that stand everywhere ("not" has the stem of "note")."""
_EVERYWHERE = 0.08
_NONE: frozenset[str] = frozenset()
_PERSON = 0.6
"""Weight of a person (``%ali-khamenei``): many things are said of one."""
_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_UNITS += ["seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: at for at, word in enumerate(_UNITS)} | {word: 10 * at for at, word in enumerate(_TENS, 2)}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its endings: ``supplied``, ``supplies`` and ``supply`` have one stem. No dictionary is asked, so
    that it is the same everywhere; irregular forms stand in ``words/linking/alike.tsv``."""
    plain = word.casefold()
    if plain in _ARMY:
        return "army"
    for ending in _ENDINGS:
        shortest = _ADVERB if ending == "ly" else _SHORTEST
        if plain.endswith(ending) and len(plain) - len(ending) >= shortest and not plain.endswith("ss"):
            plain = plain[: -len(ending)]
            break
    if len(plain) > _SHORTEST and plain[-1] in "ey":
        plain = plain[:-1]
    return plain[:-1] if len(plain) > _SHORTEST and plain[-1] == plain[-2] else plain


def pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, stem) of each word or number of a text; a number that is spelled out is one piece: ``#200``."""
    found = [(one.start(), one.end(), one.group()) for one in _WORD.finditer(text)]
    at = 0
    while at < len(found):
        number, used = _number([word for _, _, word in found[at : at + 6]])
        if used:
            yield found[at][0], found[at + used - 1][1], f"#{number:g}"
            at += used
        else:
            start, end, word = found[at]
            yield start, end, stem(word)
            at += 1


@lru_cache(maxsize=100_000)
def rows(stem: str) -> frozenset[str]:
    """The rows of words that tell the same in which it stands (``=attack``), by their first words."""
    return _rows().get(stem, _NONE)


@lru_cache(maxsize=100_000)
def widest(stem: str) -> tuple[str, ...]:
    """The same rows, those with the most words first."""
    return tuple(sorted(rows(stem), key=lambda row: (-_widths()[row], row)))


@lru_cache(maxsize=100_000)
def weight(stem: str) -> float:
    """How much a word tells, 0–1: little where it is common in the news, but for those of the rows, which were chosen
    because they tell something."""
    found = linking.common().get(stem, _PERSON if stem.startswith("%") else 1.0)
    return max(found, _ROW) if found > _EVERYWHERE and rows(stem) else found


@cache
def _rows() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in linking.alike():
        for word in row:
            found[stem(word)] = found.get(stem(word), _NONE) | {f"={row[0]}"}
    return found


@cache
def _widths() -> dict[str, int]:
    return {f"={row[0]}": len(row) for row in linking.alike()}


def _number(words: list[str]) -> tuple[float, int]:
    """The number that the words begin with, and how many of them it takes; (0, 0) where they begin with none.

    ``two hundred``, ``570,000``, ``6 billion``, ``Twenty-four``; ``one`` alone is no number.
    """
    total, current, used = 0.0, 0.0, 0
    for word in words:
        plain = word.casefold()
        parts = [_SMALL.get(part) for part in plain.split("-")]
        if plain[0].isdigit():
            if used:
                break
            try:
                current = float(plain.replace(",", ""))
            except ValueError:  # 1.2.3
                return 0.0, 0
        elif all(part is not None for part in parts):
            current += sum(part or 0 for part in parts)
        elif plain in _LARGE and used:
            current *= _LARGE[plain]
            if plain != "hundred":
                total, current = total + current, 0.0
        else:
            break
        used += 1
    if used == 1 and words[0].casefold() == "one":
        return 0.0, 0
    return (total + current, used) if used else (0.0, 0)
