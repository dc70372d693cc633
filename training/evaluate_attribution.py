"""Scores statements on PolNeAR's dev part: content and right source (IoU of content ≥ .5, sources overlap).

Usage: ``python -m training.evaluate_attribution [FOLDER]`` where FOLDER holds ``attribution/polnear_dev.jsonl.gz``. The annotators of
PolNeAR marked no nested attributions, so nested statements count against precision here.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

from dragoman.coding.coder import Coder
from dragoman.read.document import document
from dragoman.records import Coding, Span
from training.scoring import Score

DEFAULT = Path(os.environ.get("DRAGOMAN_DATA", "data"))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    source = folder / "attribution" / "polnear_dev.jsonl.gz"
    if not source.exists():
        raise SystemExit(f"{source} is not there: this score needs PolNeAR's dev part; name its folder as argument")
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    documents = (document(one["text"], published=one["date"], outlet=one["publisher"]) for one in articles)
    content, both = Score(), Score()
    for coding, article in zip(Coder().pipe(documents), articles, strict=True):
        add(coding, article["attributions"], content, both)
    for name, score in (("content found", content), ("content + source", both)):
        print(f"{name:18} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")


def add(coding: Coding, gold: list[dict[str, Any]], content: Score, both: Score) -> None:
    """Count one article: each gold attribution is matched by at most one statement, best overlap first."""
    mine = [(letters(one.content), one.speaker.span) for one in coding.statements if one.content]
    theirs = [(letters(g["content"]), [Span(*span) for span in g["source"]]) for g in gold if g["content"]]
    pairs = sorted(
        (
            (-overlap(a, b), i, j)
            for i, (a, _) in enumerate(mine)
            for j, (b, _) in enumerate(theirs)
            if overlap(a, b) >= 0.5
        ),
    )
    matched: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in matched and j not in matched.values():
            matched[i] = j
    right = sum(
        (mine[i][1] is None and not theirs[j][1]) or any(mine[i][1] and mine[i][1].overlaps(s) for s in theirs[j][1])  # type: ignore[union-attr]
        for i, j in matched.items()
    )
    for score, count in ((content, len(matched)), (both, right)):
        score.right += count
        score.gold += len(theirs)
        score.emitted += len(mine)


def letters(spans: Any) -> frozenset[int]:
    """The code points that spans cover."""
    pairs = [(span.start, span.end) if isinstance(span, Span) else span for span in spans]
    return frozenset(i for start, end in pairs for i in range(start, end))


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Intersection over union."""
    return len(a & b) / len(a | b)


if __name__ == "__main__":
    main()
