"""Compiles ``words/imports/names_compiled.tsv``: countries of names that public event data use.

    python -m training.compile_import_names SHARED_DATA

Kept are names of the ICEWS samples that the other tables do not know and that have one country in the Phoenix actor
dictionaries (MIT), the lists of officials (Wikidata content, CC0; US government work of 2019) or the country column of
the full ICEWS sample. A person's middle names may be left out on either side.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.store.imports.parties import Parties, country_of
from dragoman.words.actors import plain

OUT = Path(__file__).parent.parent / "src/dragoman/words/imports/names_compiled.tsv"
HEAD = """# Names → the country they act for. Compiled by training/compile_import_names.py from the Phoenix actor dictionaries (MIT,
# to 2014), Wikidata office holders (CC0), a US government list of officials (2019) and ICEWS (country of named actors).
country\tnames
"""
CODE = re.compile(r"\[([A-Z]{3})")
BODY = re.compile(
    r"(?i)\b(party|front|army|forces?|service|council|movement|congress|union|committee|ministry|court|bank|police|group|"
    r"people|national|liberal|democratic|company|commission|university|times|news|association|state|house|office)\b"
)


def opened(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        yield from file


def phoenix(folder: Path) -> Iterator[tuple[str, str]]:
    for name in ("Countries", "International", "MilNonState"):
        block: list[str] = []
        for line in opened(folder / f"Phoenix.{name}.actors.txt.gz"):
            text = line.split("#")[0].rstrip()
            words = text.split("[")[0].strip()
            if words:
                block = block if words.startswith("+") else []
                block.append(words.lstrip("+").replace("_", " "))
            for code in CODE.findall(text)[:1]:
                country = country_of("UNO" if "[IGOUNO" in text else code)
                yield from ((each, country) for each in block if country)


def officials(folder: Path) -> Iterator[tuple[str, str]]:
    rows = [*csv.DictReader((folder / "officials_2019.csv").open(encoding="utf-8"))]
    rows += csv.DictReader(opened(folder / "officials_dated.csv.gz"))
    for row in rows:
        country = country_of(row["country"].replace("-", " "))
        if country:
            yield row["person"], country


def full(path: Path) -> Iterator[tuple[str, str]]:
    for row in csv.DictReader(opened(path), delimiter="\t", quoting=csv.QUOTE_NONE):
        for side in ("Source", "Target"):
            country = country_of(row[f"{side} Country"])
            if country and "(" not in row[f"{side} Name"]:
                yield row[f"{side} Name"], country


def forms(name: str) -> Iterator[str]:
    words = plain(name).split()
    yield " ".join(words)
    if len(words) > 2 and not BODY.search(name):
        yield f"{words[0]} {words[-1]}"


def main() -> None:
    data = Path(sys.argv[1])
    OUT.write_text(HEAD, encoding="utf-8")
    met: Counter[str] = Counter()
    for name in ("icews0515_merged", "icews21_jan_aug"):
        for row in csv.DictReader(opened(data / "relations" / f"{name}.csv.gz")):
            met.update((row["source"], row["target"]))
    known: defaultdict[str, set[str]] = defaultdict(set)
    exact: defaultdict[str, set[str]] = defaultdict(set)
    sources = (*phoenix(data / "actors/phoenix"), *officials(data / "actors"))
    for name, country in (*sources, *full(data / "relations/events.2018.sample.tab.gz")):
        exact[plain(name)].add(country)
        for form in forms(name):
            known[form].add(country)
    found: defaultdict[str, list[str]] = defaultdict(list)
    parties = Parties()
    for name in sorted(met):
        if parties.named(name).country or "(" in name or "|" in name or "\t" in name:
            continue
        tried = [exact[plain(name)], *(known[form] for form in forms(name) if " " in form)]
        country = next((next(iter(some)) for some in tried if len(some) == 1), None)
        if country:
            found[country].append(name)
    lines = [f"{country}\t{'|'.join(names)}\n" for country, names in sorted(found.items())]
    OUT.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
