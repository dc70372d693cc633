"""Scores words that stand for an actor named elsewhere on the gold passages of the tests.

python -m training.evaluate_coreference            both halves, by class of word
python -m training.evaluate_coreference --misses   and the misses of the tuned half; the held half is scored, never shown
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman.coding.where import places
from dragoman.coding.who.actors import find
from dragoman.parse.syntax import parse
from dragoman.words.load import rows

GOLD = Path(__file__).parent.parent / "tests" / "coding" / "coreference_gold.tsv"
_MARK = re.compile(r"\[([^\]=]+)=([^\]]+)\]")
_PRONOUNS = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "they",
        "them",
        "their",
        "it",
        "its",
        "itself",
        "themselves",
    ]
)


class Judged(NamedTuple):
    """One marked mention: the ids it stands for and those it was given."""

    half: str
    text: str
    start: int
    words: str
    wanted: frozenset[str]
    got: frozenset[str]

    @property
    def right(self) -> bool:
        """Are all of them given, and no other?"""
        return self.got == self.wanted

    @property
    def kind(self) -> str:
        """Class of the word: pronoun, several, description, name or nobody (not clear whom)."""
        if not self.wanted:
            return "nobody"
        if self.words.lower() in _PRONOUNS:
            return "pronoun"
        if len(self.wanted) > 1:
            return "several"
        return "description" if self.words.lower().startswith(("the ", "his ", "her ", "its ", "their ")) else "name"


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, frozenset[str]]]]:
    """The text without its marks, and for each mark where it stands and the ids it stands for."""
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        ids = frozenset() if mark[2] == "-" else frozenset(mark[2].split("+"))
        marks.append((len(text), len(text) + len(mark[1]), ids))
        text, at = text + mark[1], mark.end()
    return text + marked[at:], marks


def judged() -> Iterator[Judged]:
    """Every mention of the gold, as the coder reads it."""
    for row in rows(GOLD.read_text(encoding="utf-8"), GOLD.name):
        text, marks = unmarked(row["text"])
        doc = parse(text)
        found = find(doc, on=row["on"], sites=places.find(doc))
        for start, end, wanted in marks:
            starts = (start, start + 4 * text[start:end].lower().startswith("the "))
            got = frozenset(one.actor.id for one in found if one.span.end == end and one.span.start in starts)
            yield Judged(row["half"], text, start, text[start:end], wanted, got)


def main() -> None:
    """Prints the scores; with ``--misses`` the misses of the tuned half."""
    everything = list(judged())
    for half in ("tuned", "held"):
        some = [one for one in everything if one.half == half]
        given = [one for one in some if one.got]
        right = sum(one.right for one in some)
        print(
            f"{half}: {right / len(some):.1%} of {len(some)}; of those given {sum(g.right for g in given) / len(given):.1%}"
        )
        for kind in ("pronoun", "several", "description", "name", "nobody"):
            of = [one for one in some if one.kind == kind]
            wrong = sum(bool(one.got) and not one.right for one in of)
            print(f"    {kind:12} {sum(one.right for one in of):4} of {len(of):4}, wrong {wrong}")
    if "--misses" in sys.argv:
        for one in everything:
            if one.half == "tuned" and not one.right:
                print(
                    f"{one.words} [{one.start}]: {'+'.join(one.got) or '-'} for {'+'.join(one.wanted) or '-'}\n    {one.text}"
                )


if __name__ == "__main__":
    main()
