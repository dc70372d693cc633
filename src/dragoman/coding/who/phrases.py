"""Noun phrases that name an actor: a role noun or a person, with the states, bodies and titles that belong to it.

"Iran's Supreme National Security Council's chief Ali Shamkhani" is one phrase: from the person leftwards over the title
and the body to the state that owns them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.coding.who import roles
from dragoman.coding.who.before import before
from dragoman.coding.who.behind import behind
from dragoman.coding.who.names import Hit
from dragoman.coding.who.parts import Parts, View
from dragoman.coding.who.persons import Name
from dragoman.records import Actor
from dragoman.words.actors import HEADS, Entry

_TITLES = ("agent", "weak", "honorific", "figure")
_WORLD = frozenset({"UNO", "IGO", "EUR"})


@dataclass(slots=True)
class Found:
    """A phrase at tokens ``first``–``last`` and the actors that it names (none yet where that depends on others)."""

    first: int
    last: int
    head: int
    actors: list[Actor]
    how: str
    score: float = 1.0
    plural: bool = False
    gender: str = ""
    person: bool = False
    role: Entry | None = None
    parts: Parts | None = None
    hit: Hit | None = None
    title: Entry | None = None
    """Of a person's name the title before it."""

    def __contains__(self, token: int) -> bool:
        return self.first <= token <= self.last


def read(view: View) -> Iterator[Found]:
    """Persons with their titles; then role nouns and bodies, from the right, so that the outer takes the inner in."""
    for name in sorted(view.names.values(), key=lambda name: name.first):
        yield _person(view, name)
    found: dict[int, Found] = {}
    for hit in reversed(list(view.hits)):
        entry = hit.entry(*HEADS)
        named: Found | None = None
        if hit.used:
            continue
        body = hit.entry("agency", "group", "organisation", "region")
        if body is not None:
            named = _named_body(view, hit, body)
        if named is None and entry is not None and _is_role(view, hit, entry):
            named = _role(view, hit, entry)
            if "MIL" in entry.sectors and named.parts is not None and _of_firm(named.parts):
                for owner in named.parts.hits:
                    owner.used = False
                continue
            if body is not None and not named.actors:
                named, hit.used = None, False
                continue
            for inner in named.parts.hits if named.parts else ():
                found.pop(inner.first, None)
        if named is not None:
            found[hit.first] = named
    yield from found.values()


def _of_firm(parts: Parts) -> bool:
    """As in "a Ryanair jet": a firm's, so nobody's forces."""
    return bool(parts.owners) and all("BUS" in one.actor.sectors for one in parts.owners)


def _is_role(view: View, hit: Hit, entry: Entry) -> bool:
    """Is it a noun, and not the modifier of a thing ("spy balloon", "soldier deaths")?"""
    token = view.tokens[hit.last]
    if token.pos_ not in ("NOUN", "PROPN") and (hit.last == hit.first or token.pos_ == "VERB"):
        return False
    modifier = token.dep_ in ("compound", "nmod", "amod") and token.tag_ not in ("NNS", "NNPS")
    if not modifier or token.head.i < token.i or not (entry.kind in ("agent", "weak") or entry.office == "media"):
        return True
    over = view.hit(token.head.i)
    return over is not None and over.entry(*HEADS) is not None


def _person(view: View, name: Name) -> Found:
    """The name with the titles right before it and what they belong to."""
    first, title = name.first, None
    sectors: tuple[str, ...] = ()
    while (hit := view.hit(first - 1)) is not None and hit.last == first - 1:
        entry = hit.entry(*_TITLES)
        if entry is None:
            break
        if entry.kind != "honorific" and title is None:
            title = entry
        sectors = sectors or entry.sectors or (("CVL",) if entry.kind == "figure" else ())
        if entry.gender != "n":
            name.gender = entry.gender or name.gender
        first, hit.used = hit.first, True
    titled = first != name.first
    parts = before(view, first, titled=titled)
    if not titled:
        owned = parts.owners and all(one.possessive or one.entry.kind == "adjective" for one in parts.owners)
        parts = parts if owned else Parts(first, name.last)
    elif title is None and not parts.owners and not parts.bodies and not parts.gone:
        parts.first = first
    actor = known_person(view, name, parts)
    if actor is None:
        actor = roles.new_person(name.words, name.id, title, sectors, parts)
    elif parts.gone and title is not None and "GOV" in title.sectors and "GOV" not in actor.sectors:
        actor = roles.with_sectors(actor, ("ELI",))
    elif title is not None and title.sectors and not parts.gone and (not actor.sectors or actor.office is None):
        actor = roles.in_office(actor, title, parts)
    _use(parts)
    sure = name.id is not None or bool(parts.owners)
    return Found(
        parts.first, name.last, _root(view, name.first, name.last), [actor], name.how,
        score=1.0 if sure else 0.8, gender=name.gender, person=actor.kind == "person", title=title,
    )  # fmt: skip


def known_person(view: View, name: Name, parts: Parts) -> Actor | None:
    """The person of the tables, unless the words around say that it is somebody else of that name."""
    if name.id is None:
        return None
    countries = {owner.actor.country for owner in parts.owners if owner.actor.kind == "state"}
    own = {term.country for term in view.tables.people[name.id].terms}
    if countries and not countries & own and not own & _WORLD:
        return None
    return view.tables.person(name.id, view.on)


def _role(view: View, hit: Hit, entry: Entry) -> Found:
    """A role noun or body with its owners to the left, else to the right."""
    parts = Parts(hit.first, hit.last)
    if entry.kind != "figure":
        parts = before(view, hit.first, titled=True, plural=entry.plural)
        parts.last = hit.last
        if not parts.owners:
            behind(view, hit, entry, parts)
    actors, how = roles.actors(view, entry, hit, parts)
    _use(parts)
    hit.used = True
    tag = view.tokens[hit.last].tag_
    several = tag == "NNS" or (tag == "NNPS" and entry.gender != "n") or entry.id == "people"
    return Found(
        parts.first, parts.last, _root(view, hit.first, hit.last), actors, how,
        score=0.9 if how == "role" else 1.0, plural=entry.plural or several or len(actors) > 1, gender=entry.gender,
        role=entry, parts=parts, hit=hit,
    )  # fmt: skip


def _named_body(view: View, hit: Hit, entry: Entry) -> Found | None:
    """A body of the tables with its own state before it: "Lebanon's Hezbollah", "the Iranian IRGC"; "Iraqi Kurds"."""
    actor = view.tables.known[entry.id]
    parts = before(view, hit.first, titled=False)
    countries = {owner.actor.country for owner in parts.owners} - {None}
    if not parts.owners or any(country != actor.country for country in countries if actor.country):
        return None
    if actor.country is None and not (len(countries) == 1 and entry.kind == "region"):
        return None
    if actor.country is None:
        owner = parts.owners[0]
        actor = roles.unnamed(view, owner.actor, actor.sectors or ("CVL",), hit.words)
    _use(parts)
    hit.used = True
    return Found(parts.first, hit.last, _root(view, hit.first, hit.last), [actor], "name", plural=entry.plural)


def _use(parts: Parts) -> None:
    for hit in parts.hits:
        hit.used = True


def _root(view: View, first: int, last: int) -> int:
    return last if first == last else int(view.doc[first : last + 1].root.i)
