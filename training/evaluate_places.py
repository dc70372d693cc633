"""Scores the place tagger on LGL (local US news) and TR-News (international), by toponym and its country.

    python training/evaluate_places.py FOLDER [--show]

FOLDER holds ``places/lgl.xml.gz``, ``places/TR-News.xml.gz`` and ``actors/countries.json.gz`` (demonyms: the corpora
mark adjectives such as "Russian" too, which are no places here and are left out). A found place is right if it
overlaps an annotated one; its country is right if it is the annotated one's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.coding.where import places
from dragoman.coding.where.gazetteer import gazetteer
from dragoman.coding.where.home import Home, home
from dragoman.parse.syntax import parse
from dragoman.records import Place

CORPORA = {"lgl": "places/lgl.xml.gz", "TR-News": "places/TR-News.xml.gz"}
CONTINENTS = {"CONT", "OCN", "SEA"}


@dataclass(frozen=True)
class Toponym:
    """An annotated name; ``country`` is the code of its country, None where it lies in none or is not given."""

    start: int
    end: int
    words: str
    country: str | None
    known: bool


@dataclass(frozen=True)
class Article:
    """Text, annotated names, and the ranges that are not scored."""

    text: str
    gold: list[Toponym]
    skipped: list[tuple[int, int]]
    home: Home | None


@dataclass
class Score:
    """Counts over articles. ``judged``: names found whose country is annotated; ``right``: those with that country."""

    gold: int = 0
    known: int = 0
    found: int = 0
    overlap: int = 0
    judged: int = 0
    right: int = 0
    milliseconds: float = 0.0
    articles: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def all_right(self) -> float:
        """Of the annotated names whose country is told: the share found and right."""
        return self.right / max(1, self.known)

    def __str__(self) -> str:
        precision, recall = self.overlap / max(1, self.found), self.overlap / max(1, self.gold)
        country = self.right / max(1, self.judged)
        return (
            f"names P {precision:.3f} R {recall:.3f} F1 {_f1(precision, recall):.3f}   country {country:.3f}   "
            f"both F1 {_f1(precision * country, recall * country):.3f}   of those with a country {self.all_right:.3f}   "
            f"(annotated {self.gold}, found {self.found})   {self.milliseconds / max(1, self.articles):.1f} ms an article"
        )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)


def demonyms(folder: Path) -> set[str]:
    """Adjectives and people's names, in lower case."""
    with gzip.open(folder / "actors/countries.json.gz") as stream:
        countries = json.load(stream)
    forms = {word for c in countries for language in c.get("demonyms", {}).values() for word in language.values()}
    own = "palestinian israeli british english scottish welsh scots arab european african asian western dutch swiss"
    own += " texan californian american americans russians turks syrians europeans africans chechen kurdish dane danes"
    return {form.lower() for form in forms if form} | set(own.split()) | {f"{form.lower()}s" for form in forms}


def code_of(name: str | None) -> str | None:
    """ISO-3 code of a country's name in the corpora."""
    if not name:
        return None
    entry = next((e for e in gazetteer().entries(name) if e.precision == "country"), None)
    return entry.country if entry else None


def load(path: Path, adjectives: set[str]) -> list[Article]:
    """The articles of a corpus."""
    articles = []
    with gzip.open(path) as stream:
        root = ElementTree.fromstring(stream.read())
    for article in root.iter("article"):
        text, gold, skipped = article.findtext("text") or "", [], []
        for toponym in article.iter("toponym"):
            words = (toponym.findtext("phrase") or "").strip()
            start = _at(text, words, int(toponym.findtext("start") or 0))
            if start < 0:
                continue
            tag = toponym.find("gaztag")
            name = None if tag is None else tag.findtext("country")
            continent = tag is not None and tag.findtext("fcode") in CONTINENTS
            if words.lower() in adjectives:
                skipped.append((start, start + len(words)))
                continue
            gold.append(Toponym(start, start + len(words), words, code_of(name), tag is not None and not continent))
        url = (article.findtext("url") or f"http://{article.findtext('domain') or ''}").strip()
        articles.append(Article(text, gold, skipped, home(None, url)))
    return articles


def _at(text: str, words: str, start: int) -> int:
    """Where the words really are: offsets in TR-News are a few signs off in some articles."""
    if text[start : start + len(words)] == words:
        return start
    near = [i for i in range(max(0, start - 40), start + 40) if text[i : i + len(words)] == words]
    return min(near, key=lambda i: abs(i - start), default=-1)


def evaluate(name: str, articles: list[Article], show: bool) -> None:
    scores = {"tuned": Score(), "held out": Score(), "all": Score()}
    for number, article in enumerate(articles, start=1):
        doc = parse(article.text)
        began = time.perf_counter()
        found = places.find(doc, text=article.text, at=article.home)
        spent = (time.perf_counter() - began) * 1000
        for half in ("tuned" if number % 2 else "held out", "all"):
            scores[half].milliseconds += spent
            scores[half].articles += 1
            judge(scores[half], article, found, show and half == "tuned")
    for half, score in scores.items():
        print(f"{name:8} {half:9} {score}")
    if show:
        print(*(f"{count:4} {words}" for words, count in scores["tuned"].wrong.most_common(60)), sep="\n")


def judge(score: Score, article: Article, found: Sequence[Place], show: bool) -> None:
    """Count what was found in an article; print what was found too much or missed if asked to."""
    found = [p for p in found if not any(p.span.start < end and start < p.span.end for start, end in article.skipped)]
    score.gold += len(article.gold)
    score.known += sum(toponym.known for toponym in article.gold)
    score.found += len(found)
    left = list(article.gold)
    for place in found:
        partner = next((t for t in left if place.span.start < t.end and t.start < place.span.end), None)
        if partner is None:
            if show:
                print("EXTRA", _around(article.text, place.span.start, place.span.end), place.country, place.precision)
            continue
        left.remove(partner)
        score.overlap += 1
        if partner.known:
            score.judged += 1
            score.right += partner.country == place.country
            if partner.country != place.country:
                score.wrong[f"{partner.words}: {partner.country} not {place.country} ({place.name})"] += 1
    for toponym in left if show else ():
        print(
            "MISS ",
            _around(article.text, toponym.start, toponym.end),
            toponym.country,
            "" if toponym.known else "not located",
        )


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 35) : start]}[[{text[start:end]}]]{text[end : end + 30]}".replace("\n", "|")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.environ.get("DRAGOMAN_DATA", "data"), type=Path)
    parser.add_argument("--show", action="store_true", help="print what differs in the tuned half")
    options = parser.parse_args()
    if not (options.folder / CORPORA["lgl"]).is_file():
        sys.exit(f"No {CORPORA['lgl']} in {options.folder}. Give the folder that holds the development data.")
    began = time.perf_counter()
    gazetteer()
    print(f"gazetteer loaded in {(time.perf_counter() - began) * 1000:.0f} ms")
    adjectives = demonyms(options.folder)
    for name, file in CORPORA.items():
        evaluate(name, load(options.folder / file, adjectives), options.show)


if __name__ == "__main__":
    main()
