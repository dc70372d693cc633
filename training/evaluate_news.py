"""Scores acts on labelled news sentences that the reader has not learned, each coded within its article.

Usage: ``python -m training.evaluate_news [FOLDER] [--misses]``. An act is right where its root, all its actors and all
its recipients are; of a deed still to come the coder's rule makes an agreement, so it does of the labels. Parties are
those that the coder itself finds at the labelled words, so that the score tells of acts alone, not of who is who.
``--misses`` prints those of the tuned half.
"""

from __future__ import annotations

import argparse
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, cast

from dragoman import Coder
from dragoman.coding.settle import type_of
from dragoman.records import Act, Coding, Modality
from training.evaluate import DATA
from training.reader.marked import folded
from training.reader.news import Labelled, labelled, part
from training.reader.sentences import Told, readings
from training.scoring import Score


class Record(NamedTuple):
    """Any of ``roots`` is right."""

    roots: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]

    @property
    def parties(self) -> frozenset[str]:
        return self.actors | self.recipients


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DATA, help="of the development data")
    parser.add_argument("--misses", action="store_true", help="print what is wrong in the tuned half")
    asked = parser.parse_args()
    if not (asked.folder / "attribution").exists():
        raise SystemExit(f"{asked.folder} holds no news: this score needs the development data; name its folder")
    every = labelled(asked.folder)
    for half in ("tuned", "held"):
        scores = evaluate([one for one in every if part(one.article) == half])
        for measure, score in scores.items():
            print(
                f"{half:5} {measure:19} of {score.gold:3} found {score.recall:.3f}, "
                f"of {score.emitted:3} emitted right {score.precision:.3f}"
            )
        if asked.misses and half == "tuned":
            print(*scores["all acts"].misses, sep="\n")


def evaluate(chosen: list[Labelled]) -> dict[str, Score]:
    """Scores over all acts of the sentences, and over those between two labelled parties."""
    articles = [list(group) for _, group in groupby(chosen, key=lambda one: one.article)]
    scores = {name: Score() for name in ("all acts", "between two parties")}
    for group, coding in zip(articles, Coder().pipe(group[0].text for group in articles), strict=True):
        for one in group:
            gold, emitted = compared(one, coding)
            _count(scores["all acts"], gold, emitted, one.sentence.text)
            _count(scores["between two parties"], _two(gold), _two(emitted), one.sentence.text)
    return scores


def compared(one: Labelled, coding: Coding) -> tuple[list[Record], list[Record]]:
    """The labelled acts of a sentence, and those that the coding has there between the labelled parties."""
    ids = _ids(one, coding)
    named = set(ids.values())
    here = (act for act in coding.acts if one.place[0] <= act.trigger.start < one.place[1])
    emitted = {_emitted(act, named) for act in here}
    return [_gold(act, ids) for act in one.sentence.acts], [record for record in emitted if record.parties]


def _count(score: Score, gold: list[Record], emitted: list[Record], words: str) -> None:
    score.gold += len(gold)
    score.emitted += len(emitted)
    left = list(gold)
    for record in emitted:
        same = next((one for one in left if record.roots <= one.roots and _between(record, one)), None)
        if same is not None:
            left.remove(same)
            score.right += 1
        else:
            score.misses.append(f"EXTRA  {_shown(record)} | {words}")
    score.misses += [f"MISSED {_shown(record)} | {words}" for record in left]


def _two(records: list[Record]) -> list[Record]:
    return [record for record in records if len(record.parties) > 1]


def _shown(record: Record) -> str:
    roots, *sides = (" ".join(sorted(part)) for part in record)
    return f"{roots}: {' -> '.join(sides)}"


def _between(one: Record, other: Record) -> bool:
    """True for the same sides; of an act that one tells as mutual, for the same parties."""
    mutual = len(one.parties) > 1 and not (one.recipients and other.recipients)
    return one[1:] == other[1:] or (mutual and one.parties == other.parties)


def _ids(one: Labelled, coding: Coding) -> dict[int, str]:
    """The actor at the words of each labelled party; of nested mentions the one that fits best."""
    found = {}
    for number, (start, end) in one.sentence.parties.items():
        first, last = start + one.place[0], end + one.place[0]
        near = [mention for mention in coding.mentions if mention.span.start < last and first < mention.span.end]
        best = min(near, key=lambda other: abs(other.span.start - first) + abs(other.span.end - last), default=None)
        found[number] = best.actor.id if best else f"{one.article} {first}"
    return found


def _gold(act: Told, ids: dict[int, str]) -> Record:
    roots = {type_of(act.root, cast(Modality, act.modality)), *readings(act)[1:]}
    actors, recipients = (frozenset(ids[number] for number in side if number) for side in (act.actors, act.recipients))
    return Record(frozenset(map(folded, roots)), actors, recipients)


def _emitted(act: Act, named: set[str]) -> Record:
    """The act between the labelled parties: others count as nobody."""
    actors, recipients = (frozenset({party.id for party in side} & named) for side in (act.actors, act.recipients))
    return Record(frozenset({folded(act.type)}), actors, recipients)


if __name__ == "__main__":
    main()
