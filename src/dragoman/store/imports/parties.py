"""Whom a data set names: names such as ``Foreign Affairs (Russia)`` and codes such as ``RUSGOV`` → actors."""

from __future__ import annotations

import re
from functools import cache

from dragoman.records import Record
from dragoman.words.actors import Entry, actors, plain, slug
from dragoman.words.load import several, table

_OWNER = re.compile(r"^(.*\S)\s*\((.+)\)\s*$")
_WHOLE = ("state", "organisation", "group", "agency", "region", "outlet")
"""Kinds of table entries that a name may be, the surest first."""
_INSIDE = frozenset({"state", "adjective", "people"})
_LONGEST = 5
_CODE = re.compile(r"(?:[A-Z]{3}){1,5}")
_UNNAMED = frozenset({"", "na", "none", "null", "unspecified actor", "unidentified state actor", "unidentified actor"})


class ImportedActor(Record, frozen=True):
    """An actor as a row names it. ``kind`` is ``unnamed`` where no table knows what it is."""

    id: str
    name: str
    kind: str = "unnamed"
    country: str | None = None
    sectors: tuple[str, ...] = ()


NOBODY = ImportedActor(id="", name="")
"""Stands where a row names no actor."""


class Parties:
    """Finds actors, each name once."""

    def __init__(self) -> None:
        self._named: dict[str, ImportedActor] = {}
        self._coded: dict[tuple[str, str, str], ImportedActor] = {}

    def named(self, name: str, country: str = "", sectors: tuple[str, ...] = ()) -> ImportedActor:
        """The actor of a name; ``country`` is the data set's own word for whose it is. NOBODY for no name.

        What no table knows keeps its name and has no country: a guess is never made.
        """
        key = f"{name}\n{country}"
        if key not in self._named:
            self._named[key] = _named(" ".join(name.split()), country, sectors)
        return self._named[key]

    def coded(self, code: str, name: str = "", country: str = "") -> ImportedActor:
        """The actor of a CAMEO code (``RUSGOV``), with the name and the country's code where the file gives them."""
        key = code, name, country
        if key not in self._coded:
            self._coded[key] = _coded(code.strip().upper(), " ".join(name.split()), country.strip().upper())
        return self._coded[key]


def country_of(words: str) -> str | None:
    """ISO 3166 alpha-3 or international code for a country's name or code; None where it is neither."""
    words = words.strip()
    code = _codes().get(words.upper(), words.upper())
    if code in _countries():
        return code
    return _country(words)


def _named(name: str, country: str, sectors: tuple[str, ...]) -> ImportedActor:
    if plain(name) in _UNNAMED:
        return NOBODY
    known = _known(name)
    if known is not None and (not country or known.country):
        return known
    if _CODE.fullmatch(name) and country_of(name[:3]):  # a code where a name is due: RUS, USAGOV
        return _coded(name, "", country.upper())
    whose = (country_of(country) if country else None) or _country(name)
    return ImportedActor(id=slug(name) or name, name=name, country=whose, sectors=sectors)


def _known(name: str) -> ImportedActor | None:
    """An actor of the tables: a state, body, group or outlet, else the one person of that name."""
    tables = actors()
    entries = tables.entries(plain(name))
    for kind in _WHOLE:
        for entry in entries:
            if entry.kind == kind:
                return _from_tables(entry)
    people = _people(name)
    if len(people) != 1:
        return None
    actor = tables.person(people.pop(), None)
    return ImportedActor(id=actor.id, name=actor.name, kind="person", country=actor.country, sectors=actor.sectors)


def _people(name: str) -> set[str]:
    """Ids of all persons of the tables who may bear the name."""
    tables = actors()
    found = {entry.id for entry in tables.entries(plain(name)) if entry.kind == "person"}
    return found or (set(tables.sounding(name)) if " " in name else set())


def _from_tables(entry: Entry) -> ImportedActor:
    actor = actors().known[entry.id]
    country = actor.country or _names().get(plain(actor.name))
    sectors = entry.sectors or actor.sectors
    return ImportedActor(id=actor.id, name=actor.name, kind=actor.kind, country=country, sectors=sectors)


def _country(name: str) -> str | None:
    """Whom a name belongs to: ``X (Russia)``, a name of the tables, or one country named in it."""
    own = _names().get(plain(name))
    if own:
        return own
    known = _known(name)
    if known is not None and known.country:
        return known.country
    owned = _OWNER.match(name)
    if owned:
        return _country(owned[2])
    if "," in name:
        return _country(name.partition(",")[0])
    for whose in ({term.country for id in _people(name) for term in actors().people[id].terms}, _within(name)):
        if len(whose) == 1:
            return whose.pop()
    return None


def _within(name: str) -> set[str]:
    """Countries that the words of a name speak of: ``Yemeni Armed Forces``."""
    words, names = plain(name).split(), actors().names
    found = set()
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            entries = names.get(" ".join(words[at : at + length]), ())
            whose = {entry.id for entry in entries if entry.kind in _INSIDE}
            if whose:
                found |= whose
                break
        at += length
    return found


def _coded(code: str, name: str, country: str) -> ImportedActor:
    if not code:
        return NOBODY
    code = code.replace("-", "").replace("~", "")
    whose = _codes().get(code[:6]) or country_of(country or code[:3])
    sectors = tuple(code[at : at + 3] for at in range(3 if whose else 0, len(code), 3))
    if whose in _states() and code[:3] == code:
        state = actors().known[whose]
        return ImportedActor(id=state.id, name=state.name, kind="state", country=whose)
    called = name.title() if name.isupper() else name
    return ImportedActor(id=slug(f"{code} {name}"), name=called or code, country=whose, sectors=sectors)


@cache
def _names() -> dict[str, str]:
    return {
        plain(name): row["country"]
        for table_name in ("imports/names_compiled", "imports/names")
        for row in table(table_name)
        for name in several(row["names"])
    }


@cache
def _codes() -> dict[str, str]:
    return {row["code"]: row["country"] for row in table("imports/codes")}


@cache
def _states() -> frozenset[str]:
    return frozenset(id for id, actor in actors().known.items() if actor.kind == "state")


@cache
def _countries() -> frozenset[str]:
    """All codes that an actor's country may be."""
    listed = {actor.country for actor in actors().known.values() if actor.country}
    return _states() | listed | set(_names().values()) | set(_codes().values())
