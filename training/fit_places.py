"""Fits the weights by which the place tagger tells names of places from other names.

    python training/fit_places.py FOLDER

Logistic regression on the articles of odd number of LGL and TR-News, the international one counted several times, as it
is more like the news that Dragoman reads. Writes ``words/places/weights.tsv``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy as np

from dragoman.coding.where import evidence, places
from dragoman.parse.syntax import parse
from training.evaluate_places import CORPORA, demonyms, load

TIMES = {"lgl": 1.0, "TR-News": 4.0}
FIXED = {
    "is sea": 2.0,
    "is region": 1.5,
    "is point": 1.5,
    "before narrower": 3.0,
    "before title": -4.0,
    "before given": -4.0,
    "before initial": -4.0,
    "before feature": -2.0,
    "dateline": 3.0,
    "after brand": -5.0,
    "after street": -2.5,
    "after surname": -4.5,
    "a word elsewhere": -5.0,
    "abbreviation alone": -4.0,
}
"""Weights not fitted: LGL and TR-News mark streets as places, and have too few seas, regions, sites and datelines; that
a title or a first name is followed by no place is certain."""
RIDGE = 2.0
STEPS = 400
HEADER = """\
# Weights of the observations in coding/where/evidence.py, fitted by training/fit_places.py on the names of places annotated in
# LGL and TR-News (the odd articles).
observation\tweight
"""


def examples(folder: Path) -> tuple[list[frozenset[str]], list[float], list[float], list[float]]:
    """Observations, sizes, answers and counts of the candidates in the odd articles."""
    seen, sizes, answers, counts = [], [], [], []
    adjectives = demonyms(folder)
    for corpus, file in CORPORA.items():
        for number, article in enumerate(load(folder / file, adjectives), start=1):
            if number % 2 == 0:
                continue
            found = places.candidates(parse(article.text))
            evidence.judge(found)
            for one in found:
                spans = [(t.start, t.end) for t in article.gold if not t.known] + article.skipped
                if any(one.start < end and start < one.end for start, end in spans):
                    continue
                seen.append(one.seen)
                sizes.append(one.entries[0].weight - 5 if one.entries[0].precision == "city" else 0.0)
                answers.append(float(any(one.start < t.end and t.start < one.end for t in article.gold)))
                counts.append(TIMES[corpus])
    return seen, sizes, answers, counts


def fit(table: np.ndarray, answers: np.ndarray, counts: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression with a ridge, by Newton's method; ``known`` is what else speaks for a place."""
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights + known, -30, 30)))
        slope = table.T @ (counts * (answers - chance)) - RIDGE * weights
        curve = (table * (counts * chance * (1 - chance))[:, None]).T @ table + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("DRAGOMAN_DATA", "data"), type=Path)
    folder = parser.parse_args().folder
    if not (folder / CORPORA["lgl"]).is_file():
        sys.exit(f"No {CORPORA['lgl']} in {folder}. Give the folder that holds the development data.")
    out = Path(str(files("dragoman.words").joinpath("places/weights.tsv")))
    for _ in range(2):
        # The second round knows the other uses of a name, which the first round's weights judged.
        seen, sizes, answers, counts = examples(folder)
        often = Counter(name for one in seen for name in one)
        names = sorted(name for name, count in often.items() if count >= 5 and name not in FIXED)
        known = np.array([sum(FIXED.get(name, 0.0) for name in one) for one in seen])
        table = np.array(
            [[*(name in one for name in names), size] for one, size in zip(seen, sizes, strict=True)], float
        )
        weights = fit(table, np.array(answers), np.array(counts), known)
        rows = [*zip([*names, "size"], weights, strict=True), *FIXED.items()]
        out.write_text(HEADER + "".join(f"{name}\t{weight:.2f}\n" for name, weight in rows), encoding="utf-8")
        evidence.weights.cache_clear()
        right = ((table @ weights + known > 0) == np.array(answers)).mean()
        print(f"{len(answers)} names, {len(names)} observations, {right:.3f} right")


if __name__ == "__main__":
    main()
