"""Scores the dates of acts on passages of our own (``tests/coding/gold/act_dates.tsv``).

    python -m training.evaluate_act_dates [--show]

An act is right if its days are those of the gold, or if both have none. ``wrong default``: the day of publication where
the gold has another or none. Acts that the coder does not find are counted apart.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from dragoman import Coder
from dragoman.coding.when import calendar
from dragoman.records import Act, Coding
from dragoman.words.load import rows

GOLD = Path(__file__).parents[1] / "tests" / "coding" / "gold" / "act_dates.tsv"
MARK = re.compile(r"\[\[(.*?)\|(.*?)\]\]")


@dataclass(frozen=True)
class Passage:
    """A text with the acts in it: first and last code point of the trigger, first and last day."""

    text: str
    published: str | None
    acts: tuple[tuple[int, int, calendar.Extent], ...]

    @property
    def held(self) -> bool:
        """True for the half that is only scored."""
        return blake2b(self.text.encode(), digest_size=1).digest()[0] % 2 == 1


@dataclass
class Score:
    """Counts of gold acts; ``wrong`` tells what differs."""

    gold: int = 0
    found: int = 0
    right: int = 0
    defaults: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        share = self.right / max(1, self.found)
        return f"{self.right} of {self.found} right ({share:.3f}), {self.defaults} wrong defaults; gold {self.gold}"


def passages() -> list[Passage]:
    """The gold."""
    return [_passage(row["published"], row["passage"]) for row in rows(GOLD.read_text(encoding="utf-8"), GOLD.name)]


def _passage(published: str, marked: str) -> Passage:
    text, acts, at = "", [], 0
    marked = marked.replace("\\n", "\n")
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        acts.append((len(text), len(text) + len(found[1]), days(found[2])))
        text, at = text + found[1], found.end()
    return Passage(text + marked[at:], None if published == "-" else published, tuple(acts))


def days(value: str) -> calendar.Extent:
    """First and last day of a gold value; (None, None) for ``-``."""
    first, _, last = value.partition("..")
    return calendar.extent(first)[0], calendar.extent(last or first)[1]


def scores() -> dict[str, Score]:
    """By half."""
    found = {"tuned": Score(), "held": Score()}
    gold = passages()
    documents = ({"text": passage.text, "published": passage.published} for passage in gold)
    for passage, coding in zip(gold, Coder().pipe(documents), strict=True):
        score = found["held" if passage.held else "tuned"]
        for start, end, wanted in passage.acts:
            score.gold += 1
            for act in list(_told(coding, start, end))[:1]:
                _judge(score, passage, act, wanted)
    return found


def _told(coding: Coding, start: int, end: int) -> Iterator[Act]:
    """The acts whose trigger lies in, or holds, the words of the gold."""
    yield from (act for act in coding.acts if act.trigger.start < end and start < act.trigger.end)


def _judge(score: Score, passage: Passage, act: Act, wanted: calendar.Extent) -> None:
    told = (act.when.start, act.when.end) if act.when else (None, None)
    score.found += 1
    if told == wanted:
        score.right += 1
        return
    if passage.published is not None and told == (passage.published, passage.published):
        score.defaults += 1
    score.wrong.append(f"[{passage.published}] {act.trigger.of(passage.text)}: {told} for {wanted} | {passage.text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", help="taken as by the other scores, and not needed")
    parser.add_argument("--show", action="store_true", help="print what differs in the tuned half")
    options = parser.parse_args()
    found = scores()
    if options.show:
        print(*found["tuned"].wrong, sep="\n")
    for half, score in found.items():
        print(f"{half:6} {score}")


if __name__ == "__main__":
    main()
