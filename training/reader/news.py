"""News of the development data: whole articles, and the sentences of them that carry labels of this project.

The labels are ours, the sentences their publishers': ``training/news.tsv`` holds where a sentence stands and what is done
in it, never its words. A row is corpus and number of the article, start and end of the sentence in code points, a hash of
its words, the spans of its parties within it (``0-4 12-18``), and its acts as in the own sentences, with the span of
the trigger for its letter (``1>2 ACCUSE happened 5-9``).
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import tarfile
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from training.reader.sentences import Sentence, told

from dragoman.parse.syntax import plain
from dragoman.words.load import rows

LABELS = Path(__file__).parents[1] / "news.tsv"
KEPT = 5
"""One article in so many is kept from the reader."""
Range = tuple[int, int]
_ACT = re.compile(r"(?P<act>\S+ \S+ \S+) (?P<start>\d+)-(?P<end>\d+)")


class Labelled(NamedTuple):
    """A sentence with its labels, and where it stands: name and text of its article, and its range in that."""

    article: str
    text: str
    place: Range
    sentence: Sentence


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of political, local and world news, and of single sentences on protest."""
    with gzip.open(folder / "attribution" / "polnear_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from _numbered("polnear", (json.loads(line)["text"] for line in lines))
    with gzip.open(folder / "causal" / "V2_train_subtask2_grouped.csv.gz", "rt", encoding="utf-8-sig") as file:
        yield from _numbered("causal", (row["text"] for row in csv.DictReader(file)))
    with tarfile.open(next((folder / "time").glob("meantime*.tgz"))) as packed:
        files = (packed.extractfile(member) for member in packed if member.name.endswith(".xml"))
        yield from _numbered("meantime", (_words(file.read()) for file in files if file))
    for name in ("TR-News", "lgl"):
        root = etree.fromstring(gzip.decompress((folder / "places" / f"{name}.xml.gz").read_bytes()), _parser())
        yield from _numbered(name, (one.text for one in root.iter("text") if one.text))


def _numbered(corpus: str, found: Iterator[str]) -> Iterator[tuple[str, str]]:
    return ((f"{corpus} {number}", text) for number, text in enumerate(found))


def _words(xml: bytes) -> str:
    return " ".join(token.text or "" for token in etree.fromstring(xml, _parser()).iter("token"))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False)


def part(article: str) -> str:
    """Whether the reader has ``learned`` an article; of the others those whose misses may be read are ``tuned``, those
    that are only scored ``held``. By hash of the name."""
    drawn = blake2b(article.encode(), digest_size=1).digest()[0]
    return "learned" if drawn % KEPT else ("tuned", "held")[drawn // KEPT % 2]


def mark(words: str) -> str:
    """The hash of its letters and digits, in small letters, by which a sentence is known again."""
    return blake2b("".join(filter(str.isalnum, words.lower())).encode(), digest_size=6).hexdigest()


def labelled(folder: Path, path: Path = LABELS) -> list[Labelled]:
    """All labelled sentences; ValueError where a text is not the one that was labelled, or a label is none."""
    found = dict(texts(folder))
    return [_sentence(found.get(row["article"], ""), row) for row in rows(path.read_text(encoding="utf-8"), path.name)]


def _sentence(text: str, row: dict[str, str]) -> Labelled:
    place = int(row["start"]), int(row["end"])
    if mark(text[slice(*place)]) != row["words"]:
        raise ValueError(f"{row['article']}, {row['start']}: not the sentence that was labelled")
    parties = {number: _range(span) for number, span in enumerate(row["parties"].split(), 1)}
    acts = (_ACT.fullmatch(act) for act in row["acts"].split("; ") if act != "-")
    return Labelled(
        row["article"],
        text,
        place,
        Sentence(
            plain(text)[slice(*place)],
            parties,
            tuple(told("a " + act["act"], parties, {"a": (int(act["start"]), int(act["end"]))}) for act in acts if act),
        ),
    )


def _range(span: str) -> Range:
    start, _, end = span.partition("-")
    return int(start), int(end)
