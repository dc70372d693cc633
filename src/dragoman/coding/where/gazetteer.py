"""The places that Dragoman knows by name: states, divisions, cities, seas, regions, sites.

The tables under ``words/places`` are read at the first look-up, in a twentieth of a second.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache

import msgspec

from dragoman.coding.where import towns
from dragoman.records import PlacePrecision
from dragoman.words.load import several, table, uncollected

_BODIES = ("actors/outlets", "actors/organisations", "actors/groups")
"""Tables of names that are no places, even if a place has the name or a part of it."""


_SHORT = {"mt.": "mount", "mt": "mount", "st.": "saint", "st": "saint", "ft.": "fort", "ft": "fort"}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the gazetteer. ``weight`` is the logarithm of a city's people; others are put on the same scale."""

    name: str
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    precision: PlacePrecision
    weight: float


class Gazetteer:
    """Names → entries. Cities and towns stay text until they are asked for: most never are."""

    def __init__(self) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self.inner: set[str] = set()
        """Words that stand in small letters inside names of states, divisions and sites: "nuclear", "of"."""
        for row in table("places/countries"):
            self._add(row, row["iso3"], "country", 7.5)
        for row in table("places/sites"):
            self._add(row, row["country"] or None, row["precision"], 7.0)  # type: ignore[arg-type]
        for row in table("places/admin1"):
            self._add(row, row["country"], "admin1", 6.6)
        for row in table("places/counties"):
            self._add_counties(row["name"], several(row["states"]))
        self._hidden = {key(name) for kind in _BODIES for row in table(kind) for name in several(row["names"])}
        seats = (row for row in table("actors/metonyms") if row["kind"] != "capital")
        self._hidden |= {key(name) for row in seats for name in several(row["words"])}

    def _add(self, row: dict[str, str], country: str | None, precision: PlacePrecision, weight: float) -> None:
        entry = Entry(
            name=row["name"],
            country=country,
            admin1=row["name"] if precision == "admin1" else None,
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
            geonames=int(row["geonames"]) if row.get("geonames") else None,
            precision=precision,
            weight=weight,
        )
        for name in (row["name"], *several(row["aliases"])):
            self._entries.setdefault(key(name), []).append(entry)
            self.inner.update(word for word in name.split()[1:] if word.islower())

    def _add_counties(self, name: str, states: tuple[str, ...]) -> None:
        for state in states:
            full = f"{name} Parish" if state == "Louisiana" else f"{name} County"
            entry = Entry(name=full, country="USA", admin1=state, precision="region", weight=5.0)
            self._entries.setdefault(key(full), []).append(entry)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """All places of that name, the likeliest first; none for the names of outlets and bodies."""
        wanted = self._written_out(key(name))
        if wanted in self._hidden and wanted not in self._entries:
            return ()
        cities = [*towns.named(wanted, "cities"), *towns.named(wanted)]
        found = [*self._entries.get(wanted, ()), *(_city(line, wanted) for line in cities)]
        if " " not in wanted:
            found += self._shortened(f"{wanted} city", {entry.country for entry in found})
        return tuple(sorted(found, key=lambda entry: -entry.weight))

    def __contains__(self, name: str) -> bool:
        """Whether the name is known, be it only as that of an outlet or a body."""
        return self._listed(self._written_out(key(name)))

    def _listed(self, wanted: str) -> bool:
        listed = wanted in self._entries or wanted in self._hidden
        return listed or bool(towns.named(wanted, "cities") or towns.named(wanted))

    def _shortened(self, name: str, taken: set[str | None]) -> list[Entry]:
        """Cities called without "City" ("Karak"), outside of America, where a state has no other of the name."""
        cities = (_city(line, name) for line in towns.named(name, "cities"))
        return [city for city in cities if city.country not in taken | {"USA"}]

    def _written_out(self, wanted: str) -> str:
        """``mt. pleasant`` as ``mount pleasant``, where only that is known."""
        first, _, rest = wanted.partition(" ")
        if not rest or first not in _SHORT or self._listed(wanted):
            return wanted
        return f"{_SHORT[first]} {rest}"


def key(name: str) -> str:
    """The form under which a name is kept: lower case, single blanks, plain quotes."""
    name = " ".join(name.replace("’", "'").split())
    return (name if name.isascii() else unicodedata.normalize("NFC", name)).lower()


_CAPITAL = 0.7
"""What being a capital adds to the weight of a city: news names it more often than its people tell."""


def _city(line: str, wanted: str) -> Entry:
    names, country, admin1, lat, lon, people, geonames = line.split("\t")
    return Entry(
        name=names.partition("|")[0],
        country=country,
        admin1=admin1 or None,
        lat=float(lat),
        lon=float(lon),
        geonames=int(geonames),
        precision="city",
        weight=math.log10(max(10, int(people))) + (_CAPITAL if capitals().get(wanted) == country else 0.0),
    )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    with uncollected():
        return Gazetteer()


@cache
def postal() -> dict[str, str]:
    """Postal code of a state of the United States → its name: what stands behind a town and a comma."""
    return {row["code"]: row["state"] for row in table("places/postal")}


@cache
def capitals() -> dict[str, str]:
    """Key of a capital → code of its state."""
    return {key(row["capital"]): row["iso3"] for row in table("places/countries") if row["capital"]}
