"""Prints every score: the bundled gold by halves, then each development set that is there (``make evaluate``)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from dragoman import Coder
from dragoman.read.document import document
from training import scoring

DATA = Path(os.environ.get("DRAGOMAN_DATA", Path(__file__).parents[2] / "shared" / "data"))
OTHERS = (
    "evaluate_reader_sets",
    "evaluate_relation",
    "evaluate_news",
    "evaluate_attribution",
    "evaluate_statements",
    "evaluate_claims",
    "evaluate_act_dates",
    "evaluate_time",
    "evaluate_places",
    "evaluate_turning",
)


def bundled() -> None:
    """Scores on the bundled corpus, tuned and held half apart."""
    pairs = list(scoring.bundled())
    known = ("title", "url", "outlet", "author", "published")
    documents = [document(article["text"], **{key: article.get(key) for key in known}) for article, _ in pairs]
    coded = list(zip(Coder().pipe(documents), (gold for _, gold in pairs), strict=True))
    for half in ("tuned", "held"):
        chosen = [pair for pair in coded if scoring.held(pair[1]["url"]) == (half == "held")]
        print(f"\nbundled corpus, {half} half: {len(chosen)} articles")
        for name, score in scoring.score(chosen).items():
            print(f"  {name:28} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")


def main() -> None:
    bundled()
    for name in OTHERS:
        print(f"\n{name}", flush=True)
        subprocess.run([sys.executable, "-m", f"training.{name}", str(DATA)], check=False)


if __name__ == "__main__":
    main()
