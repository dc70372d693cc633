"""Makes ``src/dragoman/words/linking/common.tsv``: how much the commonest words of the news tell.

``python -m training.compile_common``; needs the folder named by ``DRAGOMAN_DATA`` (PolNeAR, MEANTIME is not used).
"""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from math import log
from pathlib import Path

from dragoman.link import stems

OUT = Path(__file__).parent.parent / "src/dragoman/words/linking/common.tsv"
LEAST = 9
"""Documents that a word must stand in to be common."""

HEADER = """\
# How much a word tells where two statements are compared: log(N/n) / log(N), for the words that stand in {least} or more
# (n) of {number} articles; a word that is not here tells 1. Counted by training/compile_common.py in the news articles of
# PolNeAR (train and dev) and the bundled corpus; of the texts nothing but these counts is kept.
weight\tstems
"""


def texts(folder: Path) -> list[str]:
    """All articles."""
    found = []
    for part in ("train", "dev"):
        with gzip.open(folder / f"attribution/polnear_{part}.jsonl.gz", "rt", encoding="utf-8") as file:
            found += [json.loads(line)["text"] for line in file]
    for path in sorted((OUT.parents[2] / "bundled").glob("?.jsonl")):
        found += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return found


def main() -> None:
    """Writes the table."""
    articles = texts(Path(os.environ["DRAGOMAN_DATA"]))
    counts: Counter[str] = Counter()
    for text in articles:
        counts.update({key for _, _, key in stems.pieces(text) if not key.startswith("#")})
    rows: dict[str, list[str]] = {}
    for key, count in counts.items():
        if count >= LEAST:
            weight = log(len(articles) / count) / log(len(articles))
            rows.setdefault(f"{max(weight, 0.0):.2f}", []).append(key)
    lines = [f"{weight}\t{'|'.join(sorted(keys))}\n" for weight, keys in sorted(rows.items())]
    OUT.write_text(HEADER.format(least=LEAST, number=len(articles)) + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
