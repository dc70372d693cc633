"""Scores the shipped coder on the project's own held-out sentences (``training/gold``).

Usage: ``python -m training.evaluate_reader_sets [--misses]``. Parties given, by ``dragoman.relation``: how far acts are
real (``modality.txt`` with many rare verbs, ``ordinary.txt`` in ordinary copy), and roots under negation and in the
future (``negation.txt``). From raw sentences, by ``dragoman.code``: whole records (``records.tsv``), and sentences in
which nothing happened (``not_happened.txt``). Each score is given for the tuned half, whose misses may be read
(``--misses``), and the held half, by hash of the sentence.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import dragoman
from dragoman.parse.reader import NOBODY
from dragoman.records import Relation
from training.evaluate_relation import records
from training.reader.marked import folded, macro
from training.reader.sentences import Sentence, parse, readings
from training.scoring import Score

GOLD = Path(__file__).parent / "gold"
MARKED = ("modality.txt", "ordinary.txt", "negation.txt")
REAL = {"happened", "ongoing", "historical"}
Item = TypeVar("Item")


def held(text: str) -> bool:
    """True for the half that is only scored; by hash of the sentence."""
    return blake2b(text.encode(), digest_size=1).digest()[0] % 2 == 0


def sections(path: Path, comment: str) -> Iterator[tuple[str, str]]:
    """(heading, line) of a file whose headings are lines that begin with ``## ``; other ``comment`` lines are left out."""
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif line.strip() and not line.startswith(comment):
            yield heading, line


def marked(name: str) -> list[tuple[str, Sentence]]:
    """The sentences of a marked file with their headings."""
    return [(heading, parse(line)) for heading, line in sections(GOLD / name, "## ")]


def told() -> list[dict[str, str]]:
    """The rows of ``records.tsv``."""
    with (GOLD / "records.tsv").open(encoding="utf-8") as file:
        plain = [line for line in file if not line.startswith("# ")]
    return list(csv.DictReader(plain, delimiter="\t"))


def texts() -> list[str]:
    """All sentences of the sets, plain."""
    named = [sentence.text for name in MARKED for _, sentence in marked(name)]
    bare = [line for _, line in sections(GOLD / "not_happened.txt", "#")]
    return [*named, *bare, *(row["sentence"] for row in told())]


def read(sentence: Sentence) -> Relation:
    """What the model reads of the pair of the sentence's first act; of a mutual act the first two parties."""
    act = sentence.acts[0]
    mutual = len(act.actors) > 1 and act.recipients == (0,)
    target = act.actors[1] if mutual else act.recipients[0]
    source, other = (sentence.parties.get(party, NOBODY) for party in (act.actors[0], target))
    return dragoman.relation(sentence.text, source, other)


def modality(sentences: list[Sentence]) -> str:
    right = [sentence.acts[0].modality for sentence in sentences]
    given = [read(sentence).modality or "none" for sentence in sentences]
    misses = Counter((a, b) for a, b in zip(right, given, strict=True) if a != b)
    for (a, b), count in misses.most_common() if "--misses" in sys.argv else ():
        print(f"    {a} read as {b}: {count}")
    return f"macro-F1 {macro(right, given, str):.3f}, read as no act {given.count('none')}"


def roots(sentences: list[Sentence]) -> str:
    """Share of roots right: the deed's own, as other annotators file it, either of them."""
    pairs = [(readings(sentence.acts[0]), read(sentence).root or "NONE", sentence) for sentence in sentences]
    for right, root, sentence in pairs if "--misses" in sys.argv else ():
        if root not in right:
            print(f"    {'/'.join(right)} read as {root}: {sentence.text}")
    own, filed, either = (
        sum(hit(right, root) for right, root, _ in pairs) / max(1, len(pairs))
        for hit in (
            lambda right, root: folded(root) == folded(right[0]),
            lambda right, root: folded(root) in {folded(name) for name in right[1:] or right},
            lambda right, root: folded(root) in {folded(name) for name in right},
        )
    )
    return f"root right {own:.3f}, as others file it {filed:.3f}, either {either:.3f}"


def whole(rows: list[dict[str, str]]) -> str:
    """Records (country, country, root) emitted against the one of each sentence; None where nobody is named."""
    score, modes = Score(), Score()
    for row in rows:
        coding = dragoman.code(row["sentence"])
        alone = [act for act in coding.acts if len(act.actors) == 1 and not act.recipients]
        emitted = {*records(coding), *((act.actors[0].country, None, folded(act.type)) for act in alone)}
        source, target, root = row["source"], row["target"] or None, folded(row["root"])
        hit = (source, target, root) in emitted or (frozenset((source, target)), root) in emitted
        if not hit and "--misses" in sys.argv:
            print(f"    {source} {target} {root} read as {sorted(map(str, emitted))}: {row['sentence']}")
        score.gold += 1
        score.emitted += len(emitted)
        score.right += hit
        told = {act.mode for act in coding.acts if folded(act.type) == root and act.mode} if hit else set()
        modes.gold += hit and bool(row["mode"])
        modes.emitted += len(told)
        modes.right += row["mode"] in told
    return (
        f"found {score.recall:.3f}, of emitted right {score.precision:.3f}; "
        f"mode where the record is right: P {modes.precision:.3f} R {modes.recall:.3f} F1 {modes.f1:.3f}"
    )


def unreal(lines: list[str]) -> str:
    wrong = [line for line in lines if any(act.modality in REAL for act in dragoman.code(line).acts)]
    for line in wrong if "--misses" in sys.argv else ():
        print(f"    read as happened: {line}")
    return f"nothing told as having happened {1 - len(wrong) / max(1, len(lines)):.3f}"


def halves(name: str, items: list[Item], text: Callable[[Item], str], score: Callable[[list[Item]], str]) -> None:
    """Prints a score for each half; misses of the tuned one alone."""
    for half in ("tuned", "held"):
        if half == "held" and "--misses" in sys.argv:
            continue
        chosen = [item for item in items if held(text(item)) == (half == "held")]
        print(f"{name}, {half} half, {len(chosen)} sentences: {score(chosen)}", flush=True)


def main() -> None:
    rare, ordinary = ([sentence for _, sentence in marked(name)] for name in ("modality.txt", "ordinary.txt"))
    halves("modality", rare, lambda one: one.text, modality)
    halves("modality in ordinary copy", ordinary, lambda one: one.text, modality)
    halves("root in ordinary copy", ordinary, lambda one: one.text, roots)
    negation = marked("negation.txt")
    future = [sentence for heading, sentence in negation if "ahead" in heading]
    halves("future", future, lambda one: one.text, roots)
    rest = [sentence for heading, sentence in negation if "ahead" not in heading]
    halves("negation", rest, lambda one: one.text, roots)
    halves("whole record", told(), lambda row: row["sentence"], whole)
    kinds: dict[str, list[str]] = {}
    for heading, line in sections(GOLD / "not_happened.txt", "#"):
        kinds.setdefault(heading, []).append(line)
    for heading, lines in kinds.items():
        halves(heading, lines, str, unreal)


if __name__ == "__main__":
    main()
