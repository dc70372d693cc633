"""Scores relations on the marked sentences that the model was not trained on.

Usage: ``python -m training.evaluate_relation [FOLDER]`` where FOLDER holds ``relation/plv_train.tsv``. The shipped model has
learned all of them, so for it the cross-validated scores of its card are printed. ``make model`` writes a twin without one
quarter to ``build/reader``; with DRAGOMAN_MODEL=build/reader that quarter is scored: first with the parties given; then
whole records from the raw sentence: country of source, country of target and root, for the sentences in which both
parties have a country.
"""

from __future__ import annotations

import csv
import json
import os
import statistics
import sys
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

import dragoman
from dragoman.parse.reader import NOBODY, home
from dragoman.records import Coding
from training.reader.marked import SHADES, folded, macro, quarter, shades, unmarked, views
from training.scoring import Score

DEFAULT = Path(os.environ.get("DRAGOMAN_DATA", "data"))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    source = folder / "relation" / "plv_train.tsv"
    if not source.exists():
        raise SystemExit(f"{source} is not there: this score needs marked sentences; name their folder as argument")
    card = json.loads((home() / "reader.json").read_text(encoding="utf-8"))["card"]
    without = card["quarter kept out"]
    if without is None:
        print("the model has learned all marked sentences; scores of models without a quarter each, by its card:")
        print(*card["scores"], sep="\n")
        return
    with source.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if quarter(row["sentence"]) == without]
    given(rows)
    raw(rows)


def given(rows: list[dict[str, str]]) -> None:
    """Macro-F1 of the best root that is not NONE."""
    right, said, none = [], [], 0
    hits: dict[str, list[bool]] = {name: [] for name in SHADES}
    for row in rows:
        text, spans = unmarked(row["marked_sentence"])
        found = dragoman.relation(text, spans.get("s", NOBODY), spans.get("t", NOBODY))
        none += found.root is None
        roots = {root: share for root, share in found.scores.items() if root != "NONE"}
        said.append(max(roots, key=lambda root: roots[root]) if roots else "AGREE")
        right.append(row["root"])
        for shade in shades(text):
            hits[shade].append(folded(said[-1]) == folded(right[-1]))
    told = "  ".join(f"{name} {macro(right, said, view):.3f}" for name, view in views().items())
    print(f"parties given, {len(rows)} sentences: macro-F1 {told}; read as no act {none / len(rows):.3f}")
    for shade, found in hits.items():
        print(f"  {shade}, {len(found)} of them: root right {statistics.fmean(found):.3f}")


def raw(rows: list[dict[str, str]]) -> None:
    """Records (country, country, root) that the coder emits against the one that is marked."""
    score = Score()
    for row in rows:
        parties = [dragoman.actor(row[side]) for side in ("source", "target")]
        if any(party is None or party.country is None for party in parties):
            continue
        source, target = (party.country for party in parties if party is not None)
        emitted = set(records(dragoman.code(row["sentence"])))
        root = folded(row["root"])
        score.gold += 1
        score.emitted += len(emitted)
        score.right += (source, target, root) in emitted or (frozenset((source, target)), root) in emitted
    print(
        f"whole record, {score.gold} sentences with two countries: found {score.recall:.3f}, "
        f"of emitted right {score.precision:.3f} (only one record of a sentence is marked)"
    )


def records(coding: Coding) -> Iterator[tuple[object, ...]]:
    """(source, target, root) by country; of a mutual act ({both}, root)."""
    for act in coding.acts:
        root = folded(act.type)
        if act.recipients:
            yield from ((a.country, b.country, root) for a, b in product(act.actors, act.recipients))
        else:
            yield from ((frozenset((a.country, b.country)), root) for a, b in combinations(act.actors, 2))


if __name__ == "__main__":
    main()
