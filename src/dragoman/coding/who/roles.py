"""A role noun or title with its owners → the actor: an office holder, a body, or an unnamed official of a state."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.who.names import REGIONS, Hit
from dragoman.coding.who.parts import Owner, Parts, View
from dragoman.records import Actor, Kind, Office
from dragoman.words.actors import Entry, slug

_FIGHTING = frozenset({"REB", "UAF", "PRM", "MIL", "CRM"})
_PEOPLES = frozenset({"CVL", "PRE"})
"""Sectors of peoples and disputed entities, whose forces are not they themselves."""
_WORLD = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM", None})


def actors(view: View, entry: Entry, hit: Hit, parts: Parts) -> tuple[list[Actor], str]:
    """Who is named by a role noun with these owners, and how; none where the owner is not known."""
    found: list[Actor] = []
    how = "role"
    for owner in parts.owners if entry.kind != "figure" else ():
        if owner.actor.kind == "person":
            continue
        actor, how = _one(view, entry, hit, owner, parts)
        if actor not in found:
            found.append(actor)
    return found, how if len(found) == 1 else "role"


def _one(view: View, entry: Entry, hit: Hit, owner: Owner, parts: Parts) -> tuple[Actor, str]:
    base, regional = owner.actor, owner.entry.kind in REGIONS
    if entry.kind == "government":
        return with_sectors(base, ("GOV",) if base.kind == "state" else base.sectors), "name"
    if base.kind == "group" and not regional and _collective(entry) and not _PEOPLES & set(base.sectors):
        return base, "name"
    if base.kind == "outlet" and entry.office == "media":
        return base, "name"
    if entry.kind == "body":
        return _national_body(view, entry, hit, owner, parts), "name"
    if (holder := _holder(view, entry, owner, parts)) is not None:
        return view.tables.person(holder, view.on), "office"
    own = sectors(entry, owner, parts)
    words = view.hits.words(hit.first, hit.last)
    return unnamed(view, base, own, words), "role"


def unnamed(view: View, base: Actor, own: tuple[str, ...], words: str) -> Actor:
    """Somebody of a state, organisation or group without a name: ``RUS.GOV``, ``un.GOV``."""
    return Actor(
        id=f"{_root(base)}.{own[0] if own else 'UNK'}",
        name=f"{view.tables.adjectives.get(base.id, base.name)} {words}",
        kind="unnamed",
        country=base.country,
        sectors=own,
    )


def _root(base: Actor) -> str:
    """Head of the ids of a state's people and bodies: those of its bodies are the state's."""
    national = base.kind == "person" or (base.kind == "organisation" and base.country not in _WORLD)
    return str(base.country) if national else base.id


def _collective(entry: Entry) -> bool:
    return entry.kind in ("many", "body") or (entry.plural and bool(_FIGHTING & set(entry.sectors)))


def _national_body(view: View, entry: Entry, hit: Hit, owner: Owner, parts: Parts) -> Actor:
    """A body of a state by its own name (the Israeli army is the IDF), else as ``RUS.foreign-ministry``."""
    base = owner.actor
    if base.kind == "group" and owner.entry.kind not in REGIONS and not _PEOPLES & set(base.sectors):
        return base
    agency = view.tables.bodies.get((str(base.country), entry.office)) if base.kind == "state" else None
    if agency is not None:
        return view.tables.known[agency]
    words = _own_words(view, hit, parts)
    kind: Kind = "unnamed" if owner.entry.kind in REGIONS or entry.office in ("media", "party") else "organisation"
    key = entry.office if entry.office not in ("", "government") else slug(words)
    return Actor(
        id=f"{_root(base)}.{entry.sectors[0] if kind == 'unnamed' else key}",
        name=f"{view.tables.adjectives.get(base.id, base.name)} {words}",
        kind=kind,
        country=base.country,
        sectors=entry.sectors,
    )


def _own_words(view: View, hit: Hit, parts: Parts) -> str:
    """The body's name with what stands between it and its owner: "public security department"."""
    owners = (other.last for other in parts.hits if other.last < hit.first and other.affiliation() is not None)
    start = max(owners, default=hit.first - 1) + 1
    words = [token.text for token in view.tokens[start : hit.first] if token.pos_ in ("ADJ", "NOUN", "PROPN")]
    return " ".join((*words[-3:], view.hits.words(hit.first, hit.last)))


def sectors(entry: Entry | None, owner: Owner | None, parts: Parts) -> tuple[str, ...]:
    """A weak role takes the sector of its body; after office GOV becomes ELI."""
    own = entry.sectors if entry is not None else ()
    if entry is None or entry.kind == "weak":
        body = next((one.sectors for one in parts.bodies if one.sectors), ())
        if owner is not None and owner.entry.kind == "person" and not body:
            return owner.entry.sectors or ("ELI",)
        held = owner.entry.sectors if owner is not None and owner.entry.kind != "capital" else ()
        held = held if "CVL" not in held or "GOV" in own else ()
        own = body or held or (("SOC",) if owner is not None and owner.actor.country == "NGO" else own)
    return ("ELI",) if parts.gone and "GOV" in own else own


def _holder(view: View, entry: Entry, owner: Owner, parts: Parts) -> str | None:
    """Who held the office that the role names on the day of the text."""
    if not entry.office or parts.gone or parts.not_holder or (entry.plural and len(parts.owners) < 2):
        return None
    if entry.office.startswith(":") and parts.modified:
        return None
    return view.tables.holder(str(owner.actor.country), office_key(entry, owner, parts), view.on)


def office_key(entry: Entry, owner: Owner, parts: Parts) -> str:
    """The key of offices.tsv that a role at a body or of a state stands for; empty for none."""
    body = next((one.office for one in parts.bodies if one.office and not one.office.startswith(":")), "")
    if owner.actor.kind in ("organisation", "group") and owner.entry.kind not in REGIONS:
        body = body or owner.entry.office or owner.actor.id
        if entry.office in ("president", ":head"):
            return f"{body}.head"
        return f"{body}.{entry.office.removeprefix(':')}"
    if owner.entry.kind == "seat":
        body = body or owner.entry.office
    if entry.office.startswith(":"):
        return f"{body}.{entry.office[1:]}" if body else ""
    return "" if body else entry.office


def new_person(words: str, id: str | None, title: Entry | None, own: tuple[str, ...], parts: Parts) -> Actor:
    """Somebody as title, body and owner make him known, a body where the title is one's.

    ``id`` is set where the tables have another of that name."""
    owner = parts.owners[0] if parts.owners else None
    country = owner.actor.country if owner else None
    if title is not None or parts.bodies:
        own = sectors(title, owner, parts)
    elif parts.gone and "GOV" in own:
        own = ("ELI",)
    office = None
    if title is not None and not parts.gone:
        at = owner.actor.name if owner is not None and owner.actor.kind != "state" else None
        office = Office(title=title.id, body=next((entry.id for entry in parts.bodies), at))
    name = f"{slug(words)}-{country.lower()}" if id and country else slug(words)
    if title is not None and title.gender == "n":  # "the carmaker Ford"
        return Actor(id=name, name=words, kind="organisation", country=country, sectors=own)
    return Actor(id=name, name=words, kind="person", country=country, sectors=own, office=office)


def in_office(actor: Actor, title: Entry, parts: Parts) -> Actor:
    """A person whom the tables do not know in office yet, as the text's title has him."""
    own = new_person(actor.name, None, title, (), parts)
    return Actor(
        id=actor.id, name=actor.name, kind="person", country=actor.country, sectors=own.sectors, office=own.office
    )


def with_sectors(actor: Actor, own: Iterable[str]) -> Actor:
    """The same actor, seen as one of its sectors."""
    return Actor(id=actor.id, name=actor.name, kind=actor.kind, country=actor.country, sectors=tuple(own))
