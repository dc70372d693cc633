"""Noun phrases that name an actor: a role noun or a person, with the states, bodies and titles that belong to it.

"Iran's Supreme National Security Council's chief Ali Shamkhani" is one phrase: from the person leftwards over the title
and the body to the state that owns them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.code.names import REGIONS, Hit, Hits
from dragoman.code.persons import Name
from dragoman.records import Actor, Office
from dragoman.words.actors import HEADS, Actors, Entry, slug

_ROLES = frozenset({"agent", "weak", "honorific"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "advmod", "npadvmod", "conj", "cc", "quantmod", "poss", "appos", "dep"})
_OF = frozenset({"of", "for", "at", "from", "in", "with"})
_GONE = frozenset({"former", "ex", "late", "onetime", "then", "ousted", "deposed"})
_NOT_HOLDER = frozenset({"deputy", "vice", "assistant", "incoming", "designate", "elect", "next", "future", "new", "would-be"})
_ASIDE = frozenset({"pro", "anti", "non", "post", "ex", "pre"})
_FILLERS = frozenset("year old several many other more most few some various numerous dozens hundreds thousands".split())
_FAR = 14
_COLLECTIVE = frozenset({"REB", "UAF", "PRM", "MIL", "CRM"})


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

    def __contains__(self, token: int) -> bool:
        return self.first <= token <= self.last


@dataclass(slots=True)
class Owner:
    """A state or body that a role belongs to."""

    actor: Actor
    entry: Entry
    possessive: bool = False


@dataclass(slots=True)
class Parts:
    """What stands around a role noun."""

    first: int
    last: int
    owners: list[Owner] = field(default_factory=list)
    bodies: list[Entry] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    pronoun: int | None = None
    """Token of "his", "its", "the country's" where the owner is somebody named before."""
    hits: list[Hit] = field(default_factory=list)


class Reader:
    """Reads the phrases of one text."""

    def __init__(self, doc: Doc, hits: Hits, names: dict[int, Name], tables: Actors, on: str | None) -> None:
        self.doc, self.hits, self.names, self.tables, self.on = doc, hits, names, tables, on
        self._starts = {name.first: name for name in names.values()}

    def read(self) -> Iterator[Found]:
        """Persons with their titles, then the role nouns that are left."""
        for name in sorted(self.names.values(), key=lambda name: name.first):
            yield self._person(name)
        roles: dict[int, Found] = {}
        for hit in reversed(list(self.hits)):
            entry = hit.entry(*HEADS)
            if hit.used:
                continue
            if hit.entry("agency", "group", "organisation") is not None:
                named = self._body(hit)
            else:
                named = self._role(hit, entry, roles) if entry is not None and self._is_role(hit, entry) else None
            if named is not None:
                roles[hit.first] = named
        yield from roles.values()

    def _is_role(self, hit: Hit, entry: Entry) -> bool:
        """Is it a noun, and not the modifier of a thing ("spy balloon", "soldier deaths")?"""
        token = self.doc[hit.last]
        if token.pos_ not in ("NOUN", "PROPN") and (hit.last == hit.first or token.pos_ == "VERB"):
            return False
        if entry.kind not in ("agent", "weak") or token.tag_ in ("NNS", "NNPS") or token.dep_ not in ("compound", "nmod", "amod"):
            return True
        return token.head.i < token.i or (over := self.hits.at.get(token.head.i)) is not None and over.entry(*HEADS) is not None

    # persons

    def _person(self, name: Name) -> Found:
        first, title, sectors = name.first, None, ()
        while (hit := self.hits.at.get(first - 1)) is not None and hit.last == first - 1:
            entry = hit.entry(*_ROLES)
            if entry is None:
                break
            if entry.kind != "honorific" and title is None:
                title = entry
            sectors = sectors or entry.sectors
            name.gender = name.gender or entry.gender
            first = hit.first
            hit.used = True
        parts = self._left(first, titled=title is not None)
        if title is None and not all(owner.possessive or owner.entry.kind == "adjective" for owner in parts.owners):
            parts = Parts(first, name.last)
        if title is None and not sectors and not parts.owners and not parts.bodies:
            parts.first = first
        actor = self.known_person(name, parts)
        if actor is not None and not actor.sectors and title is not None and title.sectors:
            actor = self._in_office(actor, title, parts)
        actor = actor or self.new_person(name.words, name.id, title, sectors, parts)
        self._take(parts)
        return Found(
            parts.first, name.last, self._root(name.first, name.last), [actor], name.how, gender=name.gender, person=True,
            score=1.0 if name.id or parts.owners else 0.8,
        )  # fmt: skip

    def known_person(self, name: Name, parts: Parts) -> Actor | None:
        """The person of the tables, unless the words around say that it is somebody else of that name."""
        if name.id is None:
            return None
        countries = {owner.actor.country for owner in parts.owners if owner.actor.kind == "state"}
        own = {term.country for term in self.tables.people[name.id].terms}
        if countries and not countries & own and not own & {"UNO", "IGO", "EUR"}:
            return None
        return self.tables.person(name.id, self.on)

    def _in_office(self, actor: Actor, title: Entry, parts: Parts) -> Actor:
        """A person whom the tables do not know in office yet, as the text's title has him."""
        own = self.new_person(actor.name, None, title, (), parts)
        return Actor(id=actor.id, name=actor.name, kind="person", country=actor.country, sectors=own.sectors, office=own.office)

    def new_person(
        self, words: str, id: str | None, title: Entry | None, sectors: tuple[str, ...], parts: Parts
    ) -> Actor:
        """A person as title, body and owner make him known."""
        owner = parts.owners[0] if parts.owners else None
        country = owner.actor.country if owner else None
        if title is not None or parts.bodies:
            sectors = self.sectors(title, owner, parts)
        office = None
        if title is not None and "gone" not in parts.marks:
            body = next((entry.id for entry in parts.bodies), None)
            office = Office(title=title.id, body=body or self._own_body(owner))
        name = f"{slug(words)}-{country.lower()}" if id and country else slug(words)
        return Actor(id=name, name=words, kind="person", country=country, sectors=sectors, office=office)

    def _own_body(self, owner: Owner | None) -> str | None:
        if owner is None or owner.actor.kind == "state":
            return None
        return owner.actor.name

    # role nouns and bodies

    def _role(self, hit: Hit, entry: Entry, roles: dict[int, Found]) -> Found:
        figure = entry.kind == "figure"
        parts = Parts(hit.first, hit.last) if figure else self._left(hit.first, titled=True)
        parts.last = hit.last
        if not parts.owners and not figure:
            self._right(hit, entry, parts)
        actors, how = self.actors(entry, hit, parts)
        for inner in parts.hits:
            roles.pop(inner.first, None)
        self._take(parts)
        hit.used = True
        plural = entry.plural or len(actors) > 1 or entry.kind in ("many",)
        return Found(
            parts.first, parts.last, self._root(hit.first, hit.last), actors, how, plural=plural, gender=entry.gender,
            role=entry, parts=parts, hit=hit, score=0.9 if how == "role" else 1.0,
        )  # fmt: skip

    def _body(self, hit: Hit) -> Found | None:
        """A named body with its own state before it: "Lebanon's Hezbollah", "the Iranian IRGC"."""
        entry = hit.entry("agency", "group", "organisation")
        assert entry is not None
        actor = self.tables.known[entry.id]
        parts = self._left(hit.first, titled=False)
        if parts.owners and all(owner.actor.country == actor.country for owner in parts.owners):
            self._take(parts)
            hit.used = True
            return Found(parts.first, hit.last, self._root(hit.first, hit.last), [actor], "name")
        return None

    def actors(self, entry: Entry, hit: Hit, parts: Parts) -> tuple[list[Actor], str]:
        """Who is named by a role noun with these owners, and how; none where the owner is not known."""
        found: list[Actor] = []
        how = "role"
        for owner in parts.owners if entry.kind != "figure" else ():
            actor, way = self._one(entry, hit, owner, parts)
            if actor not in found:
                found.append(actor)
            how = way
        return found, how if len(found) == 1 else "role"

    def _one(self, entry: Entry, hit: Hit, owner: Owner, parts: Parts) -> tuple[Actor, str]:
        base = owner.actor
        if entry.kind == "government":
            sectors = ("GOV",) if base.kind == "state" else base.sectors
            return _with(base, sectors), "name"
        if base.kind == "group" and owner.entry.kind not in REGIONS and self._collective(entry):
            return base, "name"
        if entry.kind == "body":
            return self._national_body(entry, hit, owner), "name"
        holder = self._holder(entry, owner, parts)
        if holder is not None:
            return self.tables.person(holder, self.on), "office"
        sectors = self.sectors(entry, owner, parts)
        root = base.id if base.kind != "organisation" or base.country in _WORLD else str(base.country)
        if base.kind == "person":
            root = str(base.country)
        words = self.doc[hit.first : hit.last + 1].text
        label = self.tables.adjectives.get(base.id, base.name)
        return Actor(
            id=f"{root}.{sectors[0] if sectors else 'UNK'}",
            name=f"{label} {words}",
            kind="unnamed",
            country=base.country,
            sectors=sectors,
        ), "role"

    def _collective(self, entry: Entry) -> bool:
        return entry.kind in ("many", "body", "government") or (entry.plural and bool(_COLLECTIVE & set(entry.sectors)))

    def _national_body(self, entry: Entry, hit: Hit, owner: Owner) -> Actor:
        base = owner.actor
        if base.kind == "group" and owner.entry.kind not in REGIONS:
            return base
        key = entry.office if entry.office and entry.office != "government" else slug(entry.id)
        own = self.tables.bodies.get((str(base.country), entry.office)) if base.kind == "state" else None
        if own is not None:
            return self.tables.known[own]
        label = self.tables.adjectives.get(base.id, base.name)
        words = self.doc[hit.first : hit.last + 1].text
        kind = "unnamed" if owner.entry.kind in REGIONS or entry.office in ("media", "party") else "organisation"
        id = f"{base.id}.{entry.sectors[0]}" if kind == "unnamed" else f"{base.id}.{key}"
        return Actor(id=id, name=f"{label} {words}", kind=kind, country=base.country, sectors=entry.sectors)  # type: ignore[arg-type]

    def sectors(self, entry: Entry | None, owner: Owner | None, parts: Parts) -> tuple[str, ...]:
        """A weak role takes the sector of its body; after office GOV becomes ELI."""
        own = entry.sectors if entry is not None else ()
        if entry is None or entry.kind == "weak":
            body = next((one.sectors for one in parts.bodies if one.sectors), ())
            held = owner.entry.sectors if owner is not None and owner.entry.kind not in ("capital",) else ()
            if owner is not None and owner.actor.kind == "person":
                held = owner.actor.sectors
            own = body or held or own
        if "gone" in parts.marks and "GOV" in own:
            return ("ELI",)
        return own

    def _holder(self, entry: Entry, owner: Owner, parts: Parts) -> str | None:
        """Who held the office that the role names on the day of the text."""
        if entry.plural or not entry.office or parts.marks:
            return None
        country = str(owner.actor.country)
        return self.tables.holder(country, office_key(entry, owner, parts), self.on)

    # what stands to the left

    def _left(self, start: int, titled: bool) -> Parts:
        """Walks leftwards over possessors, adjectives, bodies and modifiers."""
        parts = Parts(start, start)
        index, possessive, joined = start - 1, False, False
        while index >= 0 and start - index < _FAR:
            token = self.doc[index]
            if token.is_sent_start and token.i + 1 < len(self.doc) and token.is_space:
                break
            if self._is_apart(index):
                index = self._over_apart(index)
                parts.first = index + 1
                continue
            hit, name = self.hits.at.get(index), self.names.get(index)
            if token.tag_ == "POS" or token.text in ("'s", "'"):
                possessive = True
            elif name is not None:
                if not possessive and not parts.bodies:
                    break
                parts.owners.append(self._person_owner(name))
                parts.first = name.first
                break
            elif hit is not None and not hit.used:
                step = self._take_left(hit, parts, possessive, joined, titled)
                if not step:
                    break
                possessive, joined, index = False, False, hit.first
            elif parts.owners and not possessive and self._joins(index, parts):
                joined = True
            elif token.tag_ in ("PRP$",) or (possessive and token.pos_ in ("NOUN", "PROPN")):
                if not parts.owners:
                    parts.pronoun = index
                    parts.first = index if token.tag_ == "PRP$" else self._noun_start(index)
                break
            elif not joined and not possessive and self._modifies(token, start):
                self._mark(token, parts)
                parts.first = index
            else:
                break
            index -= 1
        while parts.first < start and self._is_filler(self.doc[parts.first]):
            parts.first += 1
        return parts

    def _is_filler(self, token: Token) -> bool:
        return token.text == "-" or token.pos_ in ("NUM", "DET") or token.lower_ in _FILLERS or token.i > 0 and self.doc[token.i - 1].text == "-" and self.hits.at.get(token.i) is None and token.lower_ == "old"

    def _take_left(self, hit: Hit, parts: Parts, possessive: bool, joined: bool, titled: bool) -> bool:
        entry = hit.affiliation()
        role = hit.entry(*HEADS)
        if entry is not None and entry.kind == "outlet" and role is None and not titled:
            return False
        if entry is not None and (possessive or joined or self._attached(hit, entry)):
            if joined and not self._alike(entry, hit, parts):
                return False
            if parts.owners and not joined and not self._nested(entry, parts):
                return False
            parts.owners.insert(0, Owner(self.owner(entry), entry, possessive)) if joined else parts.owners.append(
                Owner(self.owner(entry), entry, possessive)
            )
        elif role is not None and titled and not parts.owners and (possessive or role.kind in ("body", "agent", "weak", "government")):
            if not possessive and self.doc[hit.last].dep_ not in _MODIFIERS and hit.last != parts.first - 1:
                return False
            if role.kind != "government":
                parts.bodies.append(role)
        else:
            return False
        parts.first = hit.first
        parts.hits.append(hit)
        return True

    def _nested(self, entry: Entry, parts: Parts) -> bool:
        """ "Iran's IRGC commander": the state before a body of its own adds nothing and fits."""
        innermost = parts.owners[-1]
        if innermost.entry.kind in ("agency", "group", "seat", "organisation") and entry.kind in ("adjective", "state"):
            return self.owner(entry).country == innermost.actor.country or innermost.entry.kind == "organisation"
        return False

    def _alike(self, entry: Entry, hit: Hit, parts: Parts) -> bool:
        """May this name be coordinated with the owner to its right ("Russian and Iranian officials")?"""
        right = parts.owners[0]
        if right.possessive:
            return entry.kind == "state" or right.entry.kind == entry.kind
        if right.entry.kind in ("adjective", "region-adjective"):
            return entry.kind in ("adjective", "region-adjective", "prefix") or hit.words.isupper()
        return hit.words.isupper() or right.entry.kind == entry.kind

    def _attached(self, hit: Hit, entry: Entry) -> bool:
        """Is a name without "'s" a modifier of what follows?"""
        if entry.kind in ("adjective", "region-adjective", "prefix"):
            return True
        token = self.doc[hit.last]
        return token.head.i > token.i and token.dep_ in _MODIFIERS

    def _joins(self, index: int, parts: Parts) -> bool:
        token = self.doc[index]
        if token.text == "-" and not token.whitespace_ and index and not self.doc[index - 1].whitespace_:
            return self.hits.at.get(index - 1) is not None
        if token.lower_ not in ("and", "or", ",", "/", "&"):
            return False
        left = self.hits.at.get(index - 1)
        return left is not None and left.affiliation() is not None and self.doc[index + 1].i == parts.first

    def _is_apart(self, index: int) -> bool:
        """ "Iran-backed", "pro-Russian": the state named there does not own what follows."""
        doc = self.doc
        token, hit = doc[index], self.hits.at.get(index)
        if hit is not None:
            return hit.first >= 2 and doc[hit.first - 1].text == "-" and doc[hit.first - 2].lower_ in _ASIDE
        if index >= 2 and doc[index - 1].text == "-" and token.tag_ in ("VBN", "VBD", "VBG", "JJ", "NN"):
            before = self.hits.at.get(index - 2)
            return before is not None and before.affiliation() is not None
        return False

    def _over_apart(self, index: int) -> int:
        hit = self.hits.at.get(index)
        if hit is not None:
            return hit.first - 3
        before = self.hits.at[index - 2]
        return before.first - 1

    def _modifies(self, token: Token, start: int) -> bool:
        if token.text == "-":
            return True
        if token.dep_ not in _MODIFIERS or token.pos_ in ("DET", "PRON", "CCONJ", "NUM", "ADP"):
            return False
        return token.head.i >= token.i and token.pos_ in ("ADJ", "NOUN", "PROPN", "ADV", "VERB")

    def _mark(self, token: Token, parts: Parts) -> None:
        if token.lower_ in _GONE:
            parts.marks.add("gone")
        elif token.lower_ in _NOT_HOLDER:
            parts.marks.add("not holder")

    def _noun_start(self, index: int) -> int:
        while index and self.doc[index - 1].dep_ in ("det", "amod", "nummod", "compound") and self.doc[index - 1].head.i == index:
            index -= 1
        return index

    # what stands to the right

    def _right(self, hit: Hit, role: Entry, parts: Parts) -> None:
        """ "officials from Russia and Iran", "the head of the European Commission"."""
        index, preposition = hit.last + 1, ""
        found: list[tuple[Hit, Entry]] = []
        while index < min((found[-1][0].last + 4) if found else hit.last + 12, len(self.doc)):
            token, other = self.doc[index], self.hits.at.get(index)
            entry = other.affiliation() if other is not None else None
            if token.lower_ in _OF and token.pos_ == "ADP" and not found:
                if index == hit.last + 1 or preposition:
                    preposition = preposition or token.lower_
                    nearest = token.lower_
            elif not preposition:
                return
            elif other is not None and entry is not None and not (found and self._possessive(found[-1][0])):
                if not found and not self._owns_from_right(entry, nearest, role):
                    return
                if entry.kind in ("adjective", "region-adjective") and not self._leads_to_body(other):
                    break
                found.append((other, entry))
                index = other.last
            elif other is not None and other.entry("body", "many") is not None and self._may_follow(other, found):
                parts.bodies.append(other.entry("body", "many") or other.entries[0])
                parts.hits.append(other)
                index = other.last
                if found:
                    break
            elif found or (index in self._starts) or token.pos_ in ("VERB", "AUX", "PUNCT", "PRON", "SCONJ", "CCONJ", "SPACE", "PART"):
                if not (found and token.text in (",", "and", "'s", "'") and self._goes_on(index, role)):
                    break
            index += 1
        self._take_right(hit, found, preposition, parts)

    def _possessive(self, hit: Hit) -> bool:
        return hit.last + 1 < len(self.doc) and self.doc[hit.last + 1].tag_ == "POS"

    def _may_follow(self, body: Hit, found: list[tuple[Hit, Entry]]) -> bool:
        """A body before its owner ("the parliament of Iran") or right behind it ("Iran's parliament")."""
        return not found or body.first - found[-1][0].last <= (2 if self._possessive(found[-1][0]) else 1)

    def _leads_to_body(self, adjective: Hit) -> bool:
        """ "the Turkish parliament", "the Iranian capital"; not "the Syrian war"."""
        index = adjective.last + 1
        while index < len(self.doc) and self.doc[index].pos_ in ("ADJ", "NOUN", "PROPN") and index - adjective.last < 5:
            over = self.hits.at.get(index)
            if over is not None:
                return over.entry(*HEADS) is not None
            if self.doc[index].lower_ in ("capital", "city", "province", "side"):
                return True
            index += 1
        return False

    def _goes_on(self, index: int, role: Entry) -> bool:
        """A list of states behind a plural role goes on."""
        following = [self.hits.at.get(index + step) for step in (1, 2, 3)]
        return role.plural and any(hit is not None and hit.entry("state", "capital") is not None for hit in following)

    def _owns_from_right(self, entry: Entry, preposition: str, role: Entry) -> bool:
        if preposition == "in":
            held = role.kind in ("government", "body") or not {"MIL", "SPY", "REF", "UNK", "PRM"} & set(role.sectors)
            at_home = role.office not in (":abroad", "embassy")
            return entry.kind in ("seat", "agency", "organisation", "group") or (held and at_home)
        if preposition in ("at", "with", "for"):
            return entry.kind not in ("capital", "region", "region-adjective", "prefix")
        return True

    def _take_right(self, hit: Hit, found: list[tuple[Hit, Entry]], preposition: str, parts: Parts) -> None:
        own = parts.hits
        if not found:
            parts.bodies = [body for body in parts.bodies if all(body not in other.entries for other in own if other.first > hit.last)]
            parts.hits = [other for other in own if other.first < hit.first]
            return
        for _, entry in found:
            parts.owners.append(Owner(self.owner(entry), entry))
        inside = [other for other, _ in found] + [other for other in own if other.first > hit.last]
        if preposition == "of" and len(found) == 1 and max(other.last for other in inside) - hit.last < 10:
            parts.last = max(other.last for other in inside)
            parts.hits += [other for other, _ in found]
        else:
            parts.hits = [other for other in own if other.first < hit.first]

    # help

    def owner(self, entry: Entry) -> Actor:
        """The actor that a name stands for as the owner of a role."""
        return self.tables.known[entry.id]

    def _person_owner(self, name: Name) -> Owner:
        actor = self.tables.person(name.id, self.on) if name.id else Actor(id=name.slug, name=name.words, kind="person")
        state = self.tables.known.get(str(actor.country))
        sectors = actor.sectors if actor.sectors != ("ELI",) else ()
        return Owner(state or actor, Entry("person", actor.id, sectors), True)

    def _take(self, parts: Parts) -> None:
        for hit in parts.hits:
            hit.used = True

    def _root(self, first: int, last: int) -> int:
        return int(self.doc[first : last + 1].root.i)


_WORLD = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM", None})


def office_key(entry: Entry, owner: Owner, parts: Parts) -> str:
    """The key of offices.tsv that a role at a body or of a state stands for."""
    body = next((one.office for one in parts.bodies if one.office and not one.office.startswith(":")), "")
    if owner.actor.kind in ("organisation", "group") and owner.entry.kind not in REGIONS:
        body = body or owner.entry.office or owner.actor.id
        if entry.office in ("president", ":head"):
            return f"{body}.head"
    elif owner.entry.kind == "seat" or owner.entry.kind == "agency":
        body = body or owner.entry.office
    if entry.office.startswith(":"):
        return f"{body}{entry.office.replace(':', '.')}" if body else ""
    if owner.actor.kind in ("organisation", "group"):
        return f"{body}.{entry.office}" if body else ""
    return entry.office if not body else ""


def _with(actor: Actor, sectors: Iterable[str]) -> Actor:
    return Actor(id=actor.id, name=actor.name, kind=actor.kind, country=actor.country, sectors=tuple(sectors))
