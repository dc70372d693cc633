"""Compiles ``words/actors/offices_dated.tsv`` and ``given.tsv`` from the shared data on officials.

    python training/compile_actors.py SHARED_DATA/actors

Reads ``officials_dated.csv.gz`` (Wikidata content, CC0) and ``officials_2019.csv`` (US government work). Only the
offices that news about states speaks of are kept: heads of state and government, foreign, defence, interior,
finance and justice ministers, heads of security councils, staffs, services and parliaments, spokespersons, and heads
of international organisations.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dragoman.words.actors import plain, slug, sound
from dragoman.words.load import several, table

OUT = Path(__file__).parent.parent / "src/dragoman/words/actors"
FIRST_YEAR = "1995"

FEMALE = set((Path(__file__).parent / "female_names.txt").read_text(encoding="utf-8").split())

SLUGS = {
    "us": "USA", "uae": "ARE", "saudi": "SAU", "united-kingdom": "GBR", "north-korea": "PRK", "south-korea": "KOR",
    "south-africa": "ZAF", "myanmar": "MMR", "turkey": "TUR",
}  # fmt: skip
COUNTRIES = {
    "Bahamas, The": "BHS", "Burma": "MMR", "Congo, Democratic Republic of the": "COD",
    "Congo, Republic of the": "COG", "Cote d'Ivoire": "CIV", "Gambia, The": "GMB",
    "Holy See (Vatican City)": "VAT", "Korea, North": "PRK", "Korea, South": "KOR",
    "Micronesia, Federated States of": "FSM", "Saint Kitts and Nevis": "KNA",
}  # fmt: skip
WORLD = {
    r"Secretary-General of the United Nations": ("UNO", "un.head"),
    r"President of the United Nations General Assembly": ("UNO", "un-general-assembly.head"),
    r"Director-General of the World Trade Organization": ("IGO", "wto.head"),
    r"President of the International Court of Justice": ("UNO", "icj.head"),
}
RULES = (
    (r"(Acting |Interim |Transitional )?President( of the Republic)?", "president", "GOV"),
    (r"(First )?Vice President", "vice-president", "GOV"),
    (r"(Federal |Acting )?(Prime Minister|Premier|Chancellor|Taoiseach)( of the State Council)?", "prime-minister", "GOV"),
    (r"Head of Government|President of the Government|Chief Executive", "prime-minister", "GOV"),
    (r"King|Queen|Emir|Amir|Sultan|Emperor|Monarch|Grand Duke", "monarch", "GOV"),
    (r"Crown Prince", "crown-prince", "GOV"),
    (r"Supreme Leader", "supreme-leader", "GOV"),
    (r"(Federal )?Minister (of|for) (Europe and )?(Foreign|External) (Affairs|Relations)\b.*", "foreign-minister", "GOV"),
    (r"Minister for Europe and Foreign Affairs", "foreign-minister", "GOV"),
    (r"Secretary of State for Foreign.*|Secretary of Foreign (Affairs|Relations)", "foreign-minister", "GOV"),
    (r"(Federal )?Minister (of|for) (the )?(National )?(Armed Forces|Defen[cs]e)( and (Armed Forces|Veterans|Military|Civil).*)?",
     "defence-minister", "GOV|MIL"),
    (r"Secretary of (National )?Defen[cs]e|Secretary of State for Defen[cs]e", "defence-minister", "GOV|MIL"),
    (r"(Federal )?Minister (of|for) (the )?(Interior|Internal Affairs|Home Affairs|Interior Affairs)( and (Admin|Safety|King).*)?",
     "interior-minister", "GOV"),
    (r"Secretary of State for the Home Department", "interior-minister", "GOV"),
    (r"(Federal )?Minister (of|for) Finance|Secretary of the Treasury|Chancellor of the Exchequer", "finance-minister", "GOV"),
    (r"(Federal )?Minister (of|for) Justice|Attorney General", "justice-minister", "GOV"),
    (r"Minister (of|for) (Intelligence|State Security)", "intelligence-ministry.head", "GOV"),
    (r"Secretary of the (Supreme National |National )?Security( and Defen[cs]e)? Council", "security-council.head", "GOV"),
    (r"National Security Advis[eo]r|Director of the National Security Office", "national-security-adviser", "GOV"),
    (r"Chief of (the )?(General|Joint|Defence|National Defence General) ?(General )?Staff( of the Armed Forces)?|Chief of the Defence Force"
     r"|Chairman of the Joint Chiefs of Staff|Chief of Defence", "chief-of-staff", "MIL"),
    (r"Commander-in-Chief of the Armed Forces|Supreme Commander of the Armed Forces", "army.head", "MIL"),
    (r"Chief of (the )?Army Staff|Chief of Staff of the Army", "army.head", "MIL"),
    (r"Commander-in-chief of the Revolutionary Guard", "irgc.head", "MIL"),
    (r"Director of the (CIA|Central Intelligence Agency)", "cia.head", "SPY"),
    (r"Director of National Intelligence|Head of General Intelligence|President of General Intelligence", "intelligence.head", "SPY"),
    (r"Chief of the National Police|Police Commander-in-Chief|Chief of Police", "police.head", "COP"),
    (r"Foreign Ministry Spoke.*", "foreign-ministry.spokesperson", "GOV"),
    (r"Government Spokesperson|Presidential Spokesperson", "government.spokesperson", "GOV"),
    (r"White House Press Secretary", "white-house.spokesperson", "GOV"),
    (r"White House Chief of Staff", "white-house.chief-of-staff", "GOV"),
    (r"(Speaker|President|Chairman) of the (Parliament|National Assembly|Knesset|House of Representatives|State Duma|Verkhovna Rada"
     r"|Islamic Consultative Assembly|Grand National Assembly|Riksdag|Lok Sabha|House of Commons|Council of Representatives"
     r"|Chamber of Deputies|People's Assembly)", "parliament-speaker", "LEG"),
    (r"Permanent Representative to the (United Nations|UN, New York)", "un-ambassador", "GOV"),
    (r"[Aa]mbassador to the (United States( of America)?|US)", "us-ambassador", "GOV"),
    (r"Governor of the (Central|National) Bank|President of (the )?Central Bank", "central-bank.head", "GOV"),
)  # fmt: skip
_RULES = [(re.compile(pattern, re.I), office, sectors) for pattern, office, sectors in RULES]
_SHARED = ("un-ambassador", "us-ambassador", "vice-president")
"""Offices of which one holder does not end the other's term in the data."""


class Row(NamedTuple):
    id: str
    person: str
    country: str
    office: str
    title: str
    sectors: str
    start: str
    end: str
    seen: str


def office(title: str) -> tuple[str, str] | None:
    """(office key, sectors) of a position, None if it is not one of those kept."""
    for pattern, key, sectors in _RULES:
        if pattern.fullmatch(title):
            return key, sectors
    return None


def codes() -> dict[str, str]:
    """Country names and slugs → ISO 3166 alpha-3."""
    found = {}
    for row in table("actors/states"):
        for name in several(row["names"]):
            found[plain(name)] = row["id"]
            found[slug(name)] = row["id"]
    return {**found, **{plain(name): id for name, id in COUNTRIES.items()}, **SLUGS}


def dated(path: Path, code: dict[str, str]) -> Iterator[tuple[Row, str]]:
    """Rows with the Wikidata id of the person."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for one in csv.DictReader(lines):
            if not one["start"] or (one["end"] and one["end"] < max(FIRST_YEAR, one["start"])):
                continue
            if one["country"] == "world":
                country, key = WORLD.get(one["position"], ("", ""))
                found = (key, "GOV") if key else None
            else:
                country, found = code[one["country"]], office(one["position"])
            if found and len(slug(one["person"]).split("-")) > 1:  # names in other scripts leave no slug
                key, sectors = found
                name = re.sub(r"\s*\(.*?\)|,.*", "", one["person"])
                yield (
                    Row("", name, country, key, one["position"], sectors, one["start"], one["end"], one["snapshot"]),
                    one["wikidata"],
                )


def of_2019(path: Path, code: dict[str, str], covered: set[str]) -> Iterator[tuple[Row, str]]:
    """Rows of countries that the dated list lacks; only known to hold in June 2019."""
    with path.open(encoding="utf-8") as lines:
        for one in csv.DictReader(lines):
            country = code.get(plain(one["country"]))
            title = re.sub(r"\bIntl\.", "International", one["office"].replace("&", "and"))
            found = office(title)
            if country and country not in covered and found:
                name = " ".join(
                    part.title() if part.isupper() and len(part) > 1 else part for part in one["person"].split()
                )
                name = re.sub(r"[,(].*", "", name).strip()
                if len(name.split()) > 1:
                    yield Row("", name, country, found[0], title, found[1], "", "", "2019-06-30"), f"{country} {name}"


def closed(rows: Iterable[Row]) -> list[Row]:
    """Open terms ended where the same office has a later holder."""
    by: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        by.setdefault((row.country, row.office), []).append(row)
    out = []
    for some in by.values():
        some.sort(key=lambda row: (row.start, row.end, row.person))
        for row in some:
            later = [other.start for other in some if other.start > row.start and other.id != row.id]
            if not row.end and later and row.start and row.office not in _SHARED:
                row = row._replace(end=later[0], seen="")
            out.append(row)
    return sorted(out, key=lambda row: (row.country, row.id, row.start, row.office))


def identified(rows: Iterable[tuple[Row, str]]) -> list[Row]:
    """Ids from names; two people of one name get the country behind it."""
    some = list(rows)
    first: dict[str, str] = {}
    out = set()
    for row, key in some:
        id = slug(row.person)
        if first.setdefault(id, key) != key:
            id = f"{id}-{row.country.lower()}"
        out.add(row._replace(id=id))
    return sorted(out)


def without_ours(rows: list[Row]) -> list[Row]:
    """Rows without people and terms that offices.tsv has: of one office at one time the hand-written row counts."""
    ours: dict[tuple[str, str], list[tuple[str, str]]] = {}
    names: set[tuple[str, str]] = set()
    for own in table("actors/offices"):
        ours.setdefault((own["country"], own["office"]), []).append((own["from"], own["to"] or "9999"))
        names.update((own["country"], sound(name)) for name in (own["person"], *several(own["names"])))
    kept = []
    for row in rows:
        spans = ours.get((row.country, row.office), ()) if row.office not in _SHARED else ()
        start, end = row.start or row.seen, row.end or row.seen
        overlaps = any(
            _days(max(start, since), min(end, until)) > 45 or (not row.start and since <= end < until)
            for since, until in spans
        )
        if not overlaps and (row.country, sound(row.person)) not in names:
            kept.append(row)
    return kept


def _days(start: str, end: str) -> int:
    """Days from one ISO date to another, missing months and days counted as the first."""
    first, last = (date.fromisoformat((one + "-01-01"[len(one) - 4 :])[:10]) for one in (start, min(end, "2100")))
    return (last - first).days


def given(rows: Iterable[Row], people: Iterable[str]) -> dict[str, str]:
    """First words of names that at least three people bear → f, m or empty."""
    counts = Counter(plain(name.split()[0]) for name in {*people} if len(name.split()) > 1)
    taken = {plain(name) for row in table("actors/states") for name in several(row["names"])}
    return (
        {
            name: "f" if name in FEMALE else "m" if count >= OFTEN and name not in EITHER.split() else ""
            for name, count in sorted(counts.items())
            if (count >= 3 or name in FEMALE)
            and len(name) > 2
            and name.isalpha()
            and name not in taken | set(NOT_NAMES.split())
        }
        | dict.fromkeys(FEMALE, "f")
        | dict.fromkeys(ALSO_STATES, "")
        | dict.fromkeys(NEVER, "-")
    )


ALSO_STATES = ["jordan", "chad", "israel", "georgia", "paris"]
"""Given names that are names of states and capitals too."""
NEVER = set((Path(__file__).parent / "words_not_in_names.txt").read_text(encoding="utf-8").split())
OFTEN = 6
"""Officials that must bear a name outside the women's list before it counts as a man's."""
EITHER = (
    "alex andrea angel asa chang chen cho choe choi chu chung claude daniele dominique francis gabriel han hong huang hwang"
    " jan jang jean jin kang kim kwon kyaw laurent lee lin liu mai michele moon nguyen noel pak pat pham ram robin sam sun"
    " syed tran truong tsai wang yang yeh yoo yoon zhang zhou"
)
"""Family names that stand first, and given names of women and men."""
NOT_NAMES = "king prince queen lord sir dame the van von may june will general sheikh bin justice abu saint ayatollah"


def main(source: Path) -> None:
    code = codes()
    found = list(dated(source / "officials_dated.csv.gz", code))
    covered = {row.country for row, _ in found}
    found += of_2019(source / "officials_2019.csv", code, covered)
    rows = without_ours(closed(identified(found)))
    with (OUT / "offices_dated.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# Who held which office when. Compiled by training/compile_actors.py; rows of offices.tsv go before these.\n"
            "# Sources: Wikidata (CC0) as of 2022-07 to 2023-01; for countries that lack there, the CIA's list of world\n"
            "# leaders of June 2019 (US government work): no dates, known only for 2019.\n"
            "id\tperson\tnames\tshort\tgender\tcountry\toffice\ttitle\tbody\tsectors\tfrom\tto\tseen\n"
        )
        for row in rows:
            gender = "f" if plain(row.person.split()[0]) in FEMALE else ""
            cells = (
                row.id,
                row.person,
                "",
                "",
                gender,
                row.country,
                row.office,
                row.title,
                "",
                row.sectors,
                row.start,
                row.end,
            )
            out.write("\t".join((*cells, "" if row.end else row.seen)) + "\n")
    people = _people(source)
    with (OUT / "given.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# First words of personal names. gender: f for women's names, m for men's, empty where it does not tell; - marks words that\n"
            "# stand in the names of bodies, places and days and never in a person's.\n"
            "# Compiled by training/compile_actors.py from the names of officials (Wikidata, CC0; US government work).\n"
            "name\tgender\n"
        )
        out.writelines(f"{name}\t{gender}\n" for name, gender in sorted(given(rows, people).items()))
    print(f"{len(rows)} terms, {len({row.id for row in rows})} people")


def _people(source: Path) -> list[str]:
    with gzip.open(source / "officials_dated.csv.gz", "rt", encoding="utf-8") as lines:
        names = [row["person"] for row in csv.DictReader(lines)]
    with (source / "officials_2019.csv").open(encoding="utf-8") as lines:
        return names + [row["person"].title() for row in csv.DictReader(lines)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
