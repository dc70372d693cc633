"""Compiles ``words/actors/phoenix.tsv``: companies, armed groups, NGOs and people of the Phoenix dictionaries (MIT).

    python -m training.compile_phoenix SHARED_DATA/actors

Kept are names that the other tables do not know, with the last code that the dictionary gives them: country and the
role, put into PLOVER's sectors. Names of states, cities and plain nouns are left to our own tables.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from dragoman.words.actors import actors, plain
from dragoman.words.load import table

OUT = Path(__file__).parent.parent / "src/dragoman/words/actors/phoenix.tsv"
HEAD = """# Companies, armed groups, NGOs and people, mostly as of 2014. Compiled by training/compile_phoenix.py from the Phoenix actor
# dictionaries (Open Event Data Alliance, MIT licence). key: the name as it is compared; kind: organisation, group or
# person; sectors of PLOVER; terms: sectors in office, from..to. Looked up by name alone, after all other tables. Sorted.
key\tname\tkind\tcountry\tsectors\tterms
"""
ROLES = {
    "GOV": "GOV", "ELI": "ELI", "MIL": "MIL", "COP": "COP", "JUD": "JUD", "LEG": "LEG", "SPY": "SPY", "SPY ": "SPY",
    "OPP": "OPP", "PTY": "PTY", "REB": "REB", "SEP": "REB", "INS": "REB", "UAF": "UAF", "RAD": "UAF", "CRM": "CRM",
    "BUS": "BUS", "MNC": "BUS", "MED": "JRN", "HLH": "MED", "EDU": "EDU", "REF": "REF", "REL": "REL", "MUS": "REL",
    "CHR": "REL", "JEW": "REL", "LAB": "LAB", "AGR": "AGR", "CVL": "CVL", "ENV": "SOC", "HRI": "SOC", "DEV": "SOC",
}  # fmt: skip
WORLD = {"IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "IMG": "IMG"}
CODE = re.compile(r"\[([A-Z]+[^\]]*)\]")
DATES = re.compile(r"([<>]?)(\d{6,8})(?:-(\d{6,8}))?")
STATES = {row["id"] for row in table("actors/states")}


def blocks(path: Path) -> Iterator[tuple[list[str], list[str], bool]]:
    """(names, codes in order, whether they are of people)."""
    names: list[str] = []
    codes: list[str] = []
    people = False
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            text = line.split("#")[0]
            words = text.split("[")[0].split(";")[0].strip()
            if words and codes:
                yield names, codes, people
                names, codes, people = [], [], False
            if words:
                names = names if words.startswith("+") else []
                people = "CountryInfo" in text or (people and words.startswith("+"))
                names.append(words.lstrip("+").replace("_", " ").strip())
            codes += CODE.findall(text)
    if names and codes:
        yield names, codes, people


def read(code: str, people: bool) -> tuple[str, str, str] | None:
    """Kind, country and sectors of a code; None where it names no state and no body of many."""
    first, rest = code[:3], code[3:]
    if first == "MNC":
        return ("organisation", rest[:3], "BUS") if rest[:3] in STATES else None
    country = WORLD.get(first) or (first if first in STATES else "")
    if not country or (first == "IGO"):
        return None
    parts = [rest[at : at + 3] for at in range(0, len(rest), 3)]
    sectors = list(dict.fromkeys(ROLES[part] for part in parts if part in ROLES))
    if first == "NGO":
        return "organisation", "NGO", "|".join(sectors or ["SOC"])
    if first == "IMG":
        return "group", "IMG", "UAF"
    if not sectors or (people and sectors[0] not in ("GOV", "ELI", "MIL")):
        return None
    return (
        "person" if people else "group" if sectors[0] in ("REB", "UAF") else "organisation",
        country,
        "|".join(sectors[:2]),
    )


def day(written: str) -> str:
    """``030831`` → ``2003-08-31``; years from 15 on are of the last century."""
    if len(written) == 6:
        written = ("19" if int(written[:2]) >= 15 else "20") + written
    return f"{written[:4]}-{written[4:6]}-{written[6:]}"


def terms(codes: list[str]) -> str:
    """``GOV+MIL 2003-01-01..2003-08-31`` for each code that is dated and no ELI; an open end stays open."""
    out = []
    for code in codes:
        what, dates = read(code.split()[0], True), DATES.search(code)
        if what is None or "ELI" in what[2] or dates is None or dates[1] == "<":
            continue
        end = day(dates[3]) if dates[3] else ""
        out.append(f"{what[2].replace('|', '+')} {day(dates[2])}..{end}")
    return "|".join(dict.fromkeys(out))


def written(name: str) -> str:
    """``GOLDMAN SACHS GROUP INC`` → ``Goldman Sachs Group Inc``."""
    return " ".join(
        part if len(part) < 4 and part.isupper() and not part.isalpha() else part.capitalize() for part in name.split()
    )


def main(source: Path) -> None:
    tables, found = actors(), {}
    for name in ("International", "MilNonState", "Countries"):
        for names, codes, people in blocks(source / f"phoenix/Phoenix.{name}.actors.txt.gz"):
            if name == "Countries" and not people:
                continue
            what = read(codes[-1].split()[0], people)
            for words in names if what else ():
                key = re.sub(r" (inc|corp|co|ltd|plc|corporation|group|holdings|company|sa|ag)$", "", plain(words))
                if len(key) > 4 and (" " in key or name != "Countries") and not tables.entries(key):
                    found.setdefault(key, "\t".join((key, written(words), *what, terms(codes) if people else "")))
    lines = sorted(found.values(), key=lambda line: line.partition("\t")[0] + "\t")
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} names")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
