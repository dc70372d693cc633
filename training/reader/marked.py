"""The marked sentences of others: which are kept out of training, and the scores that are told of them."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable
from hashlib import blake2b

from dragoman.parse.reader import Range
from dragoman.words import ontology

QUARTERS = 4


def quarter(sentence: str) -> int:
    """Which quarter a sentence is kept out with when models are scored; by hash of the sentence."""
    return blake2b(sentence.encode(), digest_size=1).digest()[0] % QUARTERS


def folded(root: str) -> str:
    """CONCEDE and RETREAT as the one YIELD that the marked sentences know."""
    return "YIELD" if root in ("CONCEDE", "RETREAT") else root


SHADES = {
    "future": re.compile(
        r"\b(?:will|would|(?:promis|vow|pledg)\w+"
        r"|(?:agree[sd]?|plans?|planned|intends?|is|are|set|expected|ready|prepared|going|offer\w*) to)\b",
        re.IGNORECASE,
    ),
    "negated": re.compile(
        r"\b(?:not|\w+n't|no|never|nor|neither|without|cannot|(?:reject|suspend|halt|cancel|veto|boycott|oppos)\w*"
        r"|(?:refus|den[yi]|declin)\w*|fail\w* to|rul\w+ out|with(?:hold|held)\w*)\b",
        re.IGNORECASE,
    ),
}
"""Words by which a sentence speaks of what is to come, or denies or refuses something."""


def shades(sentence: str) -> tuple[str, ...]:
    """Which of ``SHADES`` a sentence has."""
    return tuple(name for name, words in SHADES.items() if words.search(sentence))


def _quad(root: str) -> int:
    return 2 if folded(root) == "YIELD" else ontology.quad(root)


def views() -> dict[str, Callable[[str], str]]:
    """Root, quad, and cooperation against conflict, as labels of a root."""
    return {"root": folded, "quad": lambda root: str(_quad(root)), "binary": lambda root: str(_quad(root) <= 2)}


def macro(right: list[str], given: list[str], view: Callable[[str], str]) -> float:
    """Macro-F1 over the labels that occur in ``right``."""
    gold, said = [view(root) for root in right], [view(root) for root in given]
    scores = []
    for label in sorted(set(gold)):
        both = sum(a == b == label for a, b in zip(gold, said, strict=True))
        scores.append(2 * both / (gold.count(label) + said.count(label)))
    return statistics.fmean(scores)


def unmarked(marked: str) -> tuple[str, dict[str, Range]]:
    """The text without its marks, and the first marked range of ``s`` and ``t``."""
    text, spans = "", dict[str, Range]()
    for part in re.split(r"(<[st]>.*?</[st]>)", marked):
        plain = re.sub(r"</?[st]>", "", part)
        if part != plain:
            spans.setdefault(part[1], (len(text), len(text) + len(plain.rstrip())))
        text += plain
    return text, spans
