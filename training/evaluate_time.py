"""Scores the time tagger on MEANTIME (120 English Wikinews articles with TIMEX3; CC BY 4.0).

    python training/evaluate_time.py FOLDER [--show]

FOLDER holds ``time/meantime_english_oct15.tgz`` or the archive itself. The date of each article is given to the
tagger as its day of publication; the first six sentences are scored, which are the ones annotated. The rules were
tuned on the articles of odd number (``tuned``); those of even number (``held out``) show what to expect.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tarfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.coding.when import when
from dragoman.parse.syntax import parse

ARCHIVE = "meantime_english_oct15.tgz"
SENTENCES = 6
ISO = re.compile(r"\d{4}-\d\d-\d\d")
GLUED_LEFT = set(",.;:)%]!?") | {"'s", "'", "n't", "''"}
GLUED_RIGHT = set("([$") | {"``"}


@dataclass(frozen=True)
class Expression:
    """A time expression as annotated or found."""

    start: int
    end: int
    value: str
    type: str


@dataclass(frozen=True)
class Article:
    """Text of the first sentences, the annotated expressions, the date."""

    name: str
    text: str
    published: str | None
    gold: tuple[Expression, ...]
    dateline: tuple[int, int]


def archive_at(folder: Path) -> Path:
    """The corpus archive; leaves with a message where it is not there."""
    for path in (folder, folder / ARCHIVE, folder / "time" / ARCHIVE):
        if path.is_file():
            return path
    sys.exit(f"No {ARCHIVE} at {folder}. Give the folder that holds the development data.")


def articles(archive: Path) -> list[Article]:
    """The articles, in order of their numbers."""
    found = []
    with tarfile.open(archive) as tar:
        for member in tar:
            if "/intra_cross-doc_annotation/" in member.name and member.name.endswith(".xml"):
                stream = tar.extractfile(member)
                assert stream is not None
                found.append(_article(Path(member.name).stem, ElementTree.fromstring(stream.read())))
    return sorted(found, key=lambda article: article.name)


def _article(name: str, root: ElementTree.Element) -> Article:
    text, spans, sentence, dateline = "", {}, "0", (0, 0)
    for token in root.iter("token"):
        words = token.text or ""
        if int(token.attrib["sentence"]) >= SENTENCES:
            break
        if token.attrib["sentence"] != sentence:
            text, sentence = text + "\n", token.attrib["sentence"]
        elif text and words not in GLUED_LEFT and (not text or text[-1] not in GLUED_RIGHT):
            text += " "
        spans[token.attrib["t_id"]] = (len(text), len(text) + len(words))
        if sentence == "1":
            dateline = (dateline[0] or len(text), len(text) + len(words))
        text += words
    gold: list[Expression] = []
    published = None
    for timex in root.iter("TIMEX3"):
        anchors = [spans[a.attrib["t_id"]] for a in timex.iter("token_anchor") if a.attrib["t_id"] in spans]
        if timex.attrib["functionInDocument"] == "CREATION_TIME":
            published = timex.attrib["value"]
        if anchors:
            gold.append(Expression(anchors[0][0], anchors[-1][1], timex.attrib["value"], timex.attrib["type"]))
    if published is None or not ISO.fullmatch(published):
        # Three articles have no creation time or a mistyped one; their dateline tells it.
        published = next(
            (e.value for e in gold if dateline[0] <= e.start < dateline[1] and ISO.fullmatch(e.value)), None
        )
    return Article(name, text, published, tuple(sorted(gold, key=lambda e: e.start)), dateline)


@dataclass
class Score:
    """Counts over articles."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    strict_value: int = 0
    value: int = 0
    type: int = 0

    def add(self, gold: list[Expression], found: list[Expression]) -> None:
        self.gold += len(gold)
        self.found += len(found)
        for mine, theirs in pairs(gold, found):
            exact = (mine.start, mine.end) == (theirs.start, theirs.end)
            right = mine.value == theirs.value
            self.relaxed += 1
            self.strict += exact
            self.value += right
            self.strict_value += exact and right
            self.type += mine.type == theirs.type

    def f1(self, right: int) -> float:
        return 200 * right / max(1, self.gold + self.found)

    def __str__(self) -> str:
        names = ("strict", "relaxed", "type", "strict_value", "value")
        figures = "  ".join(f"{name} {self.f1(getattr(self, name)):5.1f}" for name in names)
        return f"{figures}   (gold {self.gold}, found {self.found})"


def pairs(gold: list[Expression], found: list[Expression]) -> Iterator[tuple[Expression, Expression]]:
    """Found and annotated expressions that overlap, each used once, exact ones first."""
    left = list(gold)
    for exact in (True, False):
        for mine in list(found):
            for theirs in left:
                same = (mine.start, mine.end) == (theirs.start, theirs.end)
                if same if exact else mine.start < theirs.end and theirs.start < mine.end:
                    yield mine, theirs
                    left.remove(theirs)
                    found = [other for other in found if other is not mine]
                    break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("DRAGOMAN_DATA", "data"), type=Path)
    parser.add_argument("--show", action="store_true", help="print what differs in the tuned half")
    options = parser.parse_args()
    scores = {name: Score() for name in ("tuned", "held out", "all", "all without datelines")}
    spent, corpus = 0.0, articles(archive_at(options.folder))
    for number, article in enumerate(corpus, start=1):
        doc = parse(article.text)
        began = time.perf_counter()
        times = when.find(doc, published=article.published)
        spent += time.perf_counter() - began if number > 1 else 0
        found = [Expression(t.span.start, t.span.end, t.value, t.type) for t in times]
        gold = list(article.gold)
        for name in ("tuned" if number % 2 else "held out", "all"):
            scores[name].add(gold, found)
        low, high = article.dateline
        scores["all without datelines"].add(
            [e for e in gold if not low <= e.start < high], [e for e in found if not low <= e.start < high]
        )
        if options.show and number % 2:
            show(article, gold, found)
    for name, score in scores.items():
        print(f"{name:22} {score}")
    print(f"{spent / (len(corpus) - 1) * 1000:.2f} ms an article")


def show(article: Article, gold: list[Expression], found: list[Expression]) -> None:
    """Print what was missed, wrong or too much."""
    matched = list(pairs(gold, found))
    for mine, theirs in matched:
        if mine.value != theirs.value:
            print(f"WRONG {_at(article, theirs)} gold {theirs.value} found {mine.value} ({_words(article, mine)})")
    for theirs in gold:
        if all(theirs is not pair[1] for pair in matched):
            print(f"MISS  {_at(article, theirs)} {theirs.type} {theirs.value}")
    for mine in found:
        if all(mine is not pair[0] for pair in matched):
            print(f"EXTRA {_at(article, mine)} {mine.type} {mine.value}")


def _words(article: Article, expression: Expression) -> str:
    return article.text[expression.start : expression.end]


def _at(article: Article, expression: Expression) -> str:
    before = article.text[max(0, expression.start - 40) : expression.start]
    after = article.text[expression.end : expression.end + 25]
    return f"[{article.published}] {before}[[{_words(article, expression)}]]{after}".replace("\n", "|")


if __name__ == "__main__":
    main()
