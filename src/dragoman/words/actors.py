"""The tables of ``words/actors/`` in one object: names of actors, role nouns, offices and who held them when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple, cast

from dragoman.records import Actor, Kind, Office
from dragoman.words.load import several, table, uncollected
from dragoman.words.own import Own, current, own, using
from dragoman.words.people import People, Person, Term, held, leaders
from dragoman.words.spelling import plain, plural, slug, sound, surname

__all__ = [
    "HEADS",
    "Actors",
    "Entry",
    "Person",
    "Term",
    "actors",
    "plain",
    "plural",
    "slug",
    "sound",
    "spellings",
    "surname",
    "using",
]

HEADS = frozenset({"agent", "weak", "many", "body", "government", "figure"})
"""Kinds of Entry that are role nouns: the head of a phrase such as "Iranian officials"."""


_HEAD = re.compile(r" (?:of|for|on|against|to|in|and) ")
_LEAVING = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "COP"})
"""Sectors that end with the office: those who held one are ELI afterwards."""
_ALIKE = {"army.head": "chief-of-staff", "chief-of-staff": "army.head"}
"""Offices of which a state may have the one alone: the army is all its forces there."""
_GROUPS = frozenset({"CVL", "REB", "PRM", "UAF", "CRM", "OPP", "SOC", "REL", "LAB"})
"""Sectors of those bodies of ``bodies.tsv`` that are groups, not organs of the state or companies."""


class Entry(NamedTuple):
    """What a name may stand for.

    ``kind`` is one of state, adjective, prefix, people, capital, seat, agency, region, region-adjective, organisation,
    group, outlet, person, short (a surname that is enough), honorific, other (hides what is inside it), or of HEADS.
    ``id`` is the actor's id; of a role noun the words of its row's first name.
    """

    kind: str
    id: str
    sectors: tuple[str, ...] = ()
    office: str = ""
    plural: bool = False
    gender: str = ""
    case: str = ""
    """How the text must write it: ``shout`` all in capitals ("US", "WHO"), ``any``, else with a capital letter."""


class Actors:
    """All tables, with those of the user if there are some. Read only; get it by ``actors()``."""

    def __init__(self, own: Own | None = None) -> None:
        self._own = own.rows if own is not None else {}
        self.names: dict[str, tuple[Entry, ...]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._reach: dict[str, tuple[int, ...]] = {}
        self.known: dict[str, Actor] = {}
        self.adjectives: dict[str, str] = {}
        self.people = People()
        self.given: dict[str, str] = {row["name"]: row["gender"] for row in table("actors/given")}
        self.uses: dict[str, frozenset[str]] = {
            row["use"]: frozenset(several(row["lemmas"])) for row in table("actors/uses")
        }
        """Lemmas that tell the uses of a capital's name."""
        self.homographs: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
            row["name"]: (several(row["other"]), several(row["own"]), row.get("means") or "")
            for row in self._rows("homographs")
        }
        """Name → words that go with another sense of it, words that go with the actor, whom it means in that sense."""
        self.nominals: dict[str, tuple[str, str, tuple[str, ...]]] = {
            words: (row["stands"], row["number"], several(row["ids"]))
            for row in table("actors/nominals")
            for words in several(row["words"])
        }
        """Common noun → what kind of actor it stands for, how many, and the only ids (of persons also sectors)."""
        self.members: dict[str, tuple[str, ...]] = {}
        self.bodies: dict[tuple[str, str], str] = {}
        """(country, office key of a body) → id of the agency that is this body."""
        self._short: dict[str, set[str]] = {}
        self._spelt: dict[str, tuple[str, ...]] = {}
        self._load()

    def person(self, id: str, on: str | None) -> Actor:
        """The person as an actor on a day; sectors are ELI after the last term; without a day, as last known."""
        person = self.people[id]
        term, current = person.term(on)
        gone = on is not None and not current and all(one.over(on) for one in person.terms if one.start <= on)
        before = on is not None and all(one.start > on for one in person.terms)
        sectors = () if before else ("ELI",) if gone and _LEAVING & set(term.sectors) else term.sectors
        office = Office(title=term.title, body=term.body or None, start=term.start or None, end=term.end or None)
        return Actor(
            id=person.id,
            name=person.name,
            kind="person",
            country=term.country,
            sectors=sectors,
            office=office if current else None,
        )

    def holder(self, country: str, office: str, on: str | None) -> str | None:
        """Id of the one who surely held the office on that day; None if unknown or not one person."""
        if on is None:
            return None
        terms = self.people.holding(country, office)
        if not terms and office in _ALIKE:
            terms = self.people.holding(country, _ALIKE[office])
        found = {term.person for term in terms if term.holds(on)}
        return found.pop() if len(found) == 1 else None

    def entries(self, key: str) -> tuple[Entry, ...]:
        """All that a name may stand for, as ``plain`` writes it."""
        own = self.names.get(key, ())
        people = self.people.named(key)
        if not people or (own and own[0].kind != "person"):
            return own
        known = {entry.id for entry in own}
        more = (Entry("person", id, gender=self.people[id].gender) for id in people if id not in known)
        return (*own, *more)

    def reach(self, first: str) -> tuple[int, ...]:
        """The lengths in words of the names that begin with a word, longest first."""
        if first not in self._reach:
            some = self._lengths.get(first, set()) | self.people.lengths(first)
            self._reach[first] = tuple(sorted(some, reverse=True))
        return self._reach[first]

    def sounding(self, name: str) -> tuple[str, ...]:
        """Ids of the people whose name has the same consonants, part by part, and parts of nearly the same length."""
        parts = plain(name).split(" ")
        found = []
        for id in self.people.sounding(name):
            for key in self._spelt.get(id) or map(plain, spellings(self.people[id].name, ())):
                if _as_long(parts, key.split(" ")):
                    found.append(id)
        return tuple(dict.fromkeys(found))

    @cached_property
    def heads(self) -> dict[str, frozenset[str]]:
        """Head of a body's name → ids: "fund" → the International Monetary Fund."""
        found: dict[str, set[str]] = {}
        for key, entries in self.names.items():
            words = _HEAD.split(key)[0].split(" ")
            for entry in entries if len(words) > 1 else ():
                if entry.kind in ("organisation", "agency", "group", "outlet") and words[-1].isalpha():
                    found.setdefault(words[-1], set()).add(entry.id)
        return {word: frozenset(ids) for word, ids in found.items()}

    def short_forms(self, id: str) -> set[str]:
        """The surnames of a person, as ``plain`` writes them."""
        return self._short.get(id, set())

    def held(self, id: str, country: str, office: str, on: str | None) -> bool:
        """True where the person held that office, on the day if one is given."""
        return any(
            (term.country, term.office) == (country, office) and (on is None or term.holds(on))
            for term in self.people[id].terms
        )

    def _load(self) -> None:
        found: dict[str, list[Entry]] = {}

        def add(words: str, entry: Entry) -> None:
            entries = found.setdefault(plain(words), [])
            new = entry._replace(case=case) if (case := _case(words, entry)) else entry
            if not entries:
                entries.append(new)
                return
            same = next((at for at, one in enumerate(entries) if (one.kind, one.id) == (entry.kind, entry.id)), None)
            if same is None:
                entries.append(new)
            elif new.case == "any" or (entries[same].case == "shout" and not new.case):
                entries[same] = new

        for words, entry in self._entries():
            add(words, entry)
        self.names = {key: tuple(entries) for key, entries in found.items() if key}
        for key in self.names:
            first, *rest = key.split(" ")
            self._lengths.setdefault(first, set()).add(1 + len(rest))

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        for row in self._rows("others"):
            for words in several(row["words"]):
                yield words, Entry("other", words)
        yield from self._states()
        yield from self._metonyms()
        yield from self._bodies_of_many()
        yield from self._bodies_of_states()
        yield from self._roles()
        yield from self._office_holders()

    def _states(self) -> Iterator[tuple[str, Entry]]:
        for row in self._rows("states"):
            id = row["id"]
            self.known[id] = Actor(id=id, name=row["name"], kind="state", country=id)
            self.adjectives[id] = (several(row["adjectives"]) or (row["name"],))[0]
            for column, kind in (("names", "state"), ("adjectives", "adjective"), ("people", "people")):
                for words in several(row[column]):
                    yield words, Entry(kind, id, plural=kind == "people")
            for words in several(row["capitals"]):
                yield words, Entry("capital", id, ("GOV",))

        for row in table("actors/former"):
            for column, kind in (("names", "state"), ("adjectives", "adjective"), ("people", "people")):
                for words in several(row[column]):
                    yield words, Entry(kind, row["id"], plural=kind == "people")

    def _metonyms(self) -> Iterator[tuple[str, Entry]]:
        for row in self._rows("metonyms"):
            names, country, kind, sectors = (
                several(row["words"]),
                row["country"],
                row["kind"],
                several(row["sectors"]),
            )
            if kind == "agency":
                self._know(row["id"], names[0], "organisation", country, sectors)
                if row["office"]:
                    self.bodies.setdefault((country, row["office"]), row["id"])
            for words in names:
                id = row["id"] or country
                yield words, Entry("state" if kind == "name" else kind, id, sectors, row["office"])

    def _bodies_of_many(self) -> Iterator[tuple[str, Entry]]:
        for row in self._rows("regions"):
            self._know(row["id"], row["name"], "group", row["country"], ())
            self.adjectives[row["id"]] = (several(row["adjectives"]) or (row["name"],))[0]
            if row["members"]:
                self.members[row["id"]] = several(row["members"])
            for words in several(row["names"]):
                yield words, Entry("region", row["id"], plural=True)
            for words in several(row["adjectives"]):
                yield words, Entry("region-adjective", row["id"], office=row["alone"])
        for name, kind in (("organisations", "organisation"), ("groups", "group"), ("outlets", "outlet")):
            for row in self._rows(name):
                names = several(row["names"])
                self._know(row["id"], names[0], kind, row["country"], several(row["sectors"]))
                if row.get("members"):
                    self.members[row["id"]] = self._expanded(several(row["members"]))
                for words in names:
                    yield words, Entry(kind, row["id"], self.known[row["id"]].sectors, row.get("office") or "")

    def _expanded(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Codes of members, with ``=id`` for those of another body and ``-CODE`` for one who is none."""
        found: dict[str, None] = {}
        for code in codes:
            if code.startswith("-"):
                found.pop(code[1:], None)
            else:
                found |= dict.fromkeys(self.members.get(code[1:], ()) if code.startswith("=") else (code,))
        return tuple(found)

    def _bodies_of_states(self) -> Iterator[tuple[str, Entry]]:
        for row in self._rows("bodies"):
            sectors = several(row["sectors"])
            kind = "group" if sectors[0] in _GROUPS else "organisation"
            for names in (body.split("; ") for body in several(row["names"])):
                id = slug(names[0])
                id = f"{id}-{row['country'].lower()}" if id in self.known else id
                self._know(id, names[0], kind, row["country"], sectors)
                for words in names:
                    yield words, Entry("group" if kind == "group" else "agency", id, sectors)

    def _know(self, id: str, name: str, kind: str, country: str, sectors: tuple[str, ...]) -> None:
        self.known[id] = Actor(id=id, name=name, kind=cast(Kind, kind), country=country or None, sectors=sectors)

    def _roles(self) -> Iterator[tuple[str, Entry]]:
        for row in self._rows("agents"):
            sectors, kind, office, gender = several(row["sectors"]), row["kind"], row["office"], row["gender"]
            names = several(row["words"])
            many = {plural(words) for words in names}
            for words in names:
                yield words, Entry(kind, words, sectors, office, kind == "many" or words in many, gender)
                if kind not in ("many", "honorific") and words not in many:
                    yield plural(words), Entry(kind, words, sectors, office, True, gender)

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        """The rows of a table, the user's after those that ship."""
        return chain(table(f"actors/{name}"), self._own.get(name, ()))

    def _terms(self) -> Iterator[dict[str, str]]:
        """The rows of offices and leaders. A holder that the user names ends the open terms of those before."""
        own = [*self._own.get("offices", ()), *held(self._own.get("leaders", ()))]
        since = {(row["country"], row["office"]): row["from"] for row in sorted(own, key=lambda row: row["from"])}
        for row in chain(table("actors/offices"), leaders()):
            until = since.get((row["country"], row["office"]), "")
            yield {**row, "to": until, "seen": ""} if not row["to"] and row["from"] < until else row
        yield from own

    def _office_holders(self) -> Iterator[tuple[str, Entry]]:
        terms: dict[str, list[Term]] = {}
        first: dict[str, dict[str, str]] = {}
        for row in self._terms():
            id = row["id"] or slug(row["person"])
            first.setdefault(id, row)
            sectors = several(row["sectors"])
            cells = (row["office"], row["title"], row["body"], sectors, row["from"], row["to"], row["seen"])
            terms.setdefault(id, []).append(Term(id, row["country"], *cells))
        for id, row in first.items():
            own = tuple(sorted(terms[id], key=lambda term: (term.start, term.end)))
            names = spellings(row["person"], several(row["names"]))
            for words in names:
                yield words, Entry("person", id, gender=row["gender"])
            short = several(row["short"])
            for words in short:
                yield words, Entry("short", id, gender=row["gender"])
                self._short.setdefault(id, set()).add(plain(words))
            surnames = (*(surname(words, row["country"]) for words in names), *short)
            self._spelt[id] = tuple(map(plain, names))
            self.people.add(Person(id, row["person"], row["gender"], own), self._spelt[id], surnames)


def _as_long(parts: list[str], others: list[str]) -> bool:
    return len(parts) == len(others) and all(abs(len(a) - len(b)) < 3 for a, b in zip(parts, others, strict=True))


def spellings(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """A person's names, those with initials also without ("Joseph R. Biden" → "Joseph Biden")."""
    names = (name, *others)
    short = (" ".join(part for part in one.split() if len(part.rstrip(".")) > 1) for one in names)
    return tuple(dict.fromkeys((*names, *(one for one in short if " " in one))))


def _case(words: str, entry: Entry) -> str:
    if entry.kind in HEADS or words.islower():
        return "any"
    return "shout" if len(words) <= 6 and words.replace(".", "").isupper() else ""


def actors() -> Actors:
    """The tables, read once, at the first call; raises WordsError where the user's folder cannot be used."""
    return _actors(current())


@cache
def _actors(folder: str | None) -> Actors:
    with uncollected():
        return Actors(own(folder) if folder is not None else None)
