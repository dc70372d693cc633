"""Compiles ``words/actors/officials.tsv`` and ``given.tsv`` from the shared data on officials.

    python training/compile_actors.py SHARED_DATA/actors

Reads ``officials_dated.csv.gz`` (Wikidata content, CC0) and ``officials_2019.csv`` (US government work). Every term
whose title can be read is kept with its sectors; a key (``foreign-minister``) have the offices that news about states
names by role: heads of state and government, the great ministries, security councils, staffs, services, parliaments,
spokespersons, heads of international organisations.
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

from dragoman.words.actors import spellings
from dragoman.words.load import several, table
from dragoman.words.people import leaders
from dragoman.words.spelling import plain, slug, sound, surname

OUT = Path(__file__).parent.parent / "src/dragoman/words/actors"
FIRST_YEAR = "1980"

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
_SHARED = ("un-ambassador", "us-ambassador", "vice-president", "-")
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


SECTORS = [
    (re.compile(pattern, re.I), sectors)
    for pattern, sectors in (
        (r"first lady|leader of the opposition|\bformer\b", "OPP"),
        (r"minister (of|for) (\w+ )?(defen[cs]e|armed forces)", "GOV+MIL"),
        (r"minister|ambassador|high commissioner|representative|envoy|attorney|solicitor", "GOV"),
        (r"judge|justice|court|prosecut|ombudsman", "JUD"),
        (r"speaker|senate|senator|parliament|legislat|assembly|member of the house|whip\b|congress|deputies|riksdag|duma"
         r"|sejm|bundestag|house of|lok sabha|knesset|councillors", "LEG"),
        (r"intelligence|secret service|security service|state security|CIA\b|\bFSB|mossad|shin bet", "SPY"),
        (r"police|gendarme|carabinieri|FBI\b|sheriff", "COP"),
        (r"chief of .*staff|chiefs? of staff of|joint chiefs|\barmy\b|\bnavy\b|naval|air force|air staff|marine corps|defence force"
         r"|commander|military|armed forces|chief of defence|chief of joint|general staff|revolutionary guard|coast guard", "MIL"),
        (r"(chair\w*|leader|secretary.general|secretary|president) of the .*(party|kuomintang|movement|union for|politburo|central committee)",
         "PTY"),
    )
]  # fmt: skip
_STAFF = re.compile(
    r"(White House|Downing Street|Presiden\w+|Prime Minister|Cabinet).*Chief of Staff|Chief of Staff (to|of) the (Vice|Pres|Prime)"
)


def office(title: str) -> tuple[str, str]:
    """(office key or ``-``, sectors) of a position."""
    for pattern, key, sectors in _RULES:
        if pattern.fullmatch(title):
            return key, sectors.replace("|", "+")
    if not _STAFF.search(title):
        for pattern, sectors in SECTORS:
            if pattern.search(title):
                return "-", sectors
    return "-", "GOV"


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
                country, key = WORLD.get(one["position"], ("", "-"))
                country = country or (
                    "UNO" if "United Nations" in one["position"] else "EUR" if "Europe" in one["position"] else "IGO"
                )
                found = (key, "JUD" if "Judge" in one["position"] else "GOV")
            else:
                country, found = code[one["country"]], office(one["position"])
            if len(slug(one["person"]).split("-")) > 1:  # names in other scripts leave no slug
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
            if country and country not in covered:
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


def beside_ours(rows: list[Row]) -> list[Row]:
    """Rows without terms that offices.tsv has: of one office at one time the hand-written row counts. People of both
    tables get the id of offices.tsv."""
    ours: dict[tuple[str, str], list[tuple[str, str]]] = {}
    ids: dict[tuple[str, str], str] = {}
    for own in (*table("actors/offices"), *leaders()):
        ours.setdefault((own["country"], own["office"]), []).append((own["from"], own["to"] or "9999"))
        for name in (own["person"], *several(own["names"])):
            ids.setdefault((own["country"], sound(name)), own["id"] or slug(own["person"]))
    kept = []
    for row in rows:
        spans = ours.get((row.country, row.office), ()) if row.office not in _SHARED else ()
        start, end = row.start or row.seen, row.end or row.seen
        overlaps = any(
            _days(max(start, since), min(end, until)) > 45 or (not row.start and since <= end < until)
            for since, until in spans
        )
        if not overlaps:
            kept.append(row._replace(id=ids.get((row.country, sound(row.person)), row.id)))
    return kept


def _days(start: str, end: str) -> int:
    """Days from one ISO date to another, missing months and days counted as the first."""
    first, last = (date.fromisoformat((one + "-01-01"[len(one) - 4 :])[:10]) for one in (start, min(end, "2100")))
    return (last - first).days


def given(people: Iterable[str]) -> dict[str, str]:
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
        | OWN
        | dict.fromkeys(ALSO_STATES, "")
        | dict.fromkeys(NEVER, "-")
    )


ALSO_STATES = ["jordan", "chad", "israel", "georgia", "paris"]
"""Given names that are names of states and capitals too."""
NEVER = set((Path(__file__).parent / "words_not_in_names.txt").read_text(encoding="utf-8").split())
_LINES = (Path(__file__).parent / "given_names.txt").read_text(encoding="utf-8").splitlines()
OWN = dict(line.split("\t") for line in _LINES if not line.startswith("#"))
"""Given names that the lists of officials lack → f, m or empty."""
OFTEN = 6
"""Officials that must bear a name outside the women's list before it counts as a man's."""
EITHER = (
    "alex andrea angel asa chang chen cho choe choi chu chung claude daniele dominique francis gabriel han hong huang hwang"
    " jan jang jean jin kang kim kwon kyaw laurent lee lin liu mai michele moon nguyen noel pak pat pham ram robin sam sun"
    " syed tran truong tsai wang yang yeh yoo yoon zhang zhou"
)
"""Family names that stand first, and given names of women and men."""
NOT_NAMES = "king prince queen lord sir dame the van von may june will general sheikh bin justice abu saint ayatollah"


def lines(rows: Iterable[Row], taken: set[str]) -> tuple[list[str], list[str]]:
    """One line a person, and the index; names that mean something else too (``taken``) are no keys."""
    people: dict[str, list[Row]] = {}
    index: dict[str, set[str]] = {}
    written = []
    for row in rows:
        people.setdefault(row.id, []).append(row)
    for id, own in people.items():
        names = dict.fromkeys(name for row in own for name in spellings(row.person, ()))
        names = [name for name in names if plain(name) not in taken and " " in plain(name)]
        if not names:
            continue
        keys = [f"n {plain(name)}" for name in names]
        keys += [f"x {said}" for name in names if len(said := sound(name)) > 5]
        keys += [f"s {plain(surname(name, row.country))}" for name in names for row in own]
        keys += [f"o {row.country} {row.office}" for row in own if row.office != "-"]
        for key in keys:
            index.setdefault(key, set()).add(id)
        terms = dict.fromkeys(
            f"{row.country} {row.office} {row.sectors} {row.start}..{row.end or '@' + row.seen} {row.title}"
            for row in own
        )
        gender = "f" if plain(own[0].person.split()[0]) in FEMALE else ""
        countries = "|".join(dict.fromkeys(row.country for row in own))
        written.append("\t".join((id, own[0].person, gender, countries, "|".join(terms).replace("\t", " "))) + "\n")
    return sorted(written, key=lambda line: line.partition("\t")[0] + "\t"), [
        f"{key}\t{'|'.join(sorted(ids))}\n" for key, ids in sorted(index.items(), key=lambda pair: pair[0] + "\t")
    ]


def taken() -> set[str]:
    """Names of the other tables and of places, as ``plain`` writes them."""
    found = set()
    for name, columns in (
        ("states", ("names", "capitals")), ("organisations", ("names",)), ("groups", ("names",)), ("outlets", ("names",)),
        ("metonyms", ("words",)), ("regions", ("names",)), ("agents", ("words",)), ("others", ("words",)),
    ):  # fmt: skip
        found |= {
            plain(words) for row in table(f"actors/{name}") for column in columns for words in several(row[column])
        }
    return found


def main(source: Path) -> None:
    code = codes()
    found = list(dated(source / "officials_dated.csv.gz", code))
    covered = {row.country for row, _ in found}
    found += of_2019(source / "officials_2019.csv", code, covered)
    rows = beside_ours(closed(identified(found)))
    written, index = lines(rows, taken())
    with (OUT / "officials.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# Who held which office when: one line a person. Compiled by training/compile_actors.py; offices.tsv goes before it.\n"
            "# Sources: Wikidata (CC0) as of 2022-07 to 2023-01; for countries that lack there, the CIA's list of world\n"
            "# leaders of June 2019 (US government work): no dates, known only for 2019.\n"
            "# terms: country, office key or -, sectors, from..to or from..@last day known, title. Sorted by id.\n"
            "id\tname\tgender\tcountries\tterms\n"
        )
        out.writelines(written)
    with (OUT / "officials_index.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# Ways to the people of officials.tsv: n full name, s surname, x sound of the name, o country and office.\n"
            "# Compiled with it; sorted.\n"
            "key\tids\n"
        )
        out.writelines(index)
    people = _people(source)
    with (OUT / "given.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# First words of personal names. gender: f for women's names, m for men's, empty where it does not tell; - marks words that\n"
            "# stand in the names of bodies, places and days and never in a person's.\n"
            "# Compiled by training/compile_actors.py from the names of officials (Wikidata, CC0; US government work)\n"
            "# and from given_names.txt there.\n"
            "name\tgender\n"
        )
        out.writelines(f"{name}\t{gender}\n" for name, gender in sorted(given(people).items()))
    dates = sum(bool(row.start) for row in rows)
    print(f"{len(rows)} terms, {dates} of them dated, {len(written)} people")


def _people(source: Path) -> list[str]:
    with gzip.open(source / "officials_dated.csv.gz", "rt", encoding="utf-8") as lines:
        names = [row["person"] for row in csv.DictReader(lines)]
    with (source / "officials_2019.csv").open(encoding="utf-8") as lines:
        return names + [row["person"].title() for row in csv.DictReader(lines)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
