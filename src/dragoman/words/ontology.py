"""PLOVER's roots and modes, as ``ontology.tsv`` has them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dragoman.words.load import table

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}

SECTORS = frozenset(("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS"))
SECTORS |= {"CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "OPP", "PRE", "REF", "REL", "SOC"}
"""PLOVER's sectors of actors."""


class Kind(NamedTuple):
    """A root (``mode`` empty) or a mode of one."""

    type: str
    mode: str
    quad: int
    score: float
    words: str


@cache
def kinds() -> dict[tuple[str, str], Kind]:
    """All roots and modes by (type, mode)."""
    found = (
        Kind(row["type"], row["mode"], int(row["quad"]), float(row["score"]), row["words"]) for row in table("ontology")
    )
    return {(kind.type, kind.mode): kind for kind in found}


def roots() -> tuple[str, ...]:
    """The sixteen roots."""
    return tuple(type for type, mode in kinds() if not mode)


def modes(type: str) -> tuple[str, ...]:
    """The modes of a root; empty where it has none."""
    return tuple(mode for root, mode in kinds() if root == type and mode)


def quad(type: str) -> int:
    """1 verbal cooperation … 4 material conflict; KeyError for an unknown root."""
    return kinds()[type, ""].quad


def score(type: str, mode: str | None = None) -> float:
    """Goldstein-like score, −10 … +10; the root's where the mode is unknown."""
    return (kinds().get((type, mode or "")) or kinds()[type, ""]).score
