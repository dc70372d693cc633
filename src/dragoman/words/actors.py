"""The tables of ``words/actors/`` in one object: names of actors, role nouns, offices and who held them when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple, cast

from dragoman.records import Actor, Kind, Office
from dragoman.words.load import several, table

HEADS = frozenset({"agent", "weak", "many", "body", "government", "figure"})
"""Kinds of Entry that are role nouns: the head of a phrase such as "Iranian officials"."""

_APART = re.compile(r"['’]s\b|[\s\-–,()]+")
_INSIDE = re.compile(r"[.'’‘ʻʿ`]")
_SLUG = re.compile(r"[^a-z0-9]+")
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "la",
        "le",
        "abu",
        "mac",
        "mc",
        "st",
        "saint",
    ]
)
_SAID = (("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("w", "v"), ("zh", "j"), ("tch", "ch"))
_VOWELS = re.compile(r"(?!^)[aeiouy]")
_DOUBLE = re.compile(r"(.)\1+")
_FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "HKG", "VNM"})


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


class Term(NamedTuple):
    """A person in an office. Dates are ISO or empty; ``seen`` is the last day it was known, where ``end`` is empty."""

    person: str
    country: str
    office: str
    title: str
    body: str
    sectors: tuple[str, ...]
    start: str
    end: str
    seen: str

    def holds(self, on: str) -> bool:
        """True where the person surely held the office on that day."""
        if not self.start:
            return bool(self.seen) and on[:4] == self.seen[:4]
        return self.start <= on and (on < self.end if self.end else on <= self.seen)

    def over(self, on: str) -> bool:
        """True where the term had surely ended by that day."""
        return bool(self.end) and self.end <= on


class Person(NamedTuple):
    """A person of the offices tables."""

    id: str
    name: str
    gender: str
    terms: tuple[Term, ...]
    listed: bool = False
    """True for those of ``offices_dated``: many, and some share their name with people in no office."""

    def around(self, on: str | None, years: int = 5) -> bool:
        """True where some term ran within so many years of the day."""
        if on is None:
            return True
        day = int(on[:4])
        return any(
            int((term.start or term.seen)[:4]) - years <= day <= int((term.end or term.seen)[:4]) + years
            for term in self.terms
        )


def plain(words: str) -> str:
    """Words as the names are compared: lower case, no diacritics, dots or apostrophes, single spaces between."""
    if not words.isascii():
        words = "".join(sign for sign in unicodedata.normalize("NFD", words) if not unicodedata.combining(sign))
        words = words.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ə", "a")
    words = _APART.sub(lambda found: " s" if found[0][0] in "'’" else " ", words.lower())
    return " ".join(_INSIDE.sub("", words).split())


def slug(words: str) -> str:
    """``Ali Shamkhani`` → ``ali-shamkhani``."""
    return _SLUG.sub("-", plain(words)).strip("-")


def surname(name: str, country: str | None = None) -> str:
    """The part of a full name by which a person is called later: ``al-Sudani``, ``Xi`` (family name first)."""
    parts = name.split()
    if country in _FAMILY_FIRST and len(parts) > 1:
        return parts[0]
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(parts[start:])


def sound(name: str) -> str:
    """The consonants of a name, transcriptions levelled: ``Nikolay Patrushev`` and ``Nikolai Patrushev`` agree."""
    key = plain(name)
    for written, said in _SAID:
        key = key.replace(written, said)
    return " ".join(_DOUBLE.sub(r"\1", _VOWELS.sub("", part) or part) for part in key.split(" "))


def plural(words: str) -> str:
    """``foreign minister`` → ``foreign ministers``; ``minister of state`` → ``ministers of state``."""
    head, of, rest = words.partition(" of ")
    if not of:
        head, of, rest = words.partition(" to the ")
    if head.endswith(("man", "Man")) and head.lower() not in ("human", "german", "ottoman", "talisman"):
        head = head[:-2] + "en"
    elif head.endswith(("s", "x", "ch", "sh")):
        head += "es"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    elif head.endswith(("general", "general-general")) and "-general" in head:
        head = head.replace("-general", "s-general")
    elif head.endswith("child"):
        head += "ren"
    else:
        head += "s"
    return head + of + rest


class Actors:
    """All tables. Read only; get it by ``actors()``."""

    def __init__(self) -> None:
        self.names: dict[str, tuple[Entry, ...]] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        """First word of a name → the lengths in words of the names that begin with it, longest first."""
        self.known: dict[str, Actor] = {}
        self.adjectives: dict[str, str] = {}
        self.people: dict[str, Person] = {}
        self.surnames: dict[str, tuple[str, ...]] = {}
        self.given: dict[str, str] = {row["name"]: row["gender"] for row in table("actors/given")}
        self.uses: dict[str, frozenset[str]] = {
            row["use"]: frozenset(several(row["lemmas"])) for row in table("actors/uses")
        }
        """Lemmas that tell the uses of a capital's name."""
        self.homographs: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
            row["name"]: (several(row["other"]), several(row["own"])) for row in table("actors/homographs")
        }
        """Name → words that go with another sense of it, words that go with the actor."""
        self.nominals: dict[str, tuple[str, bool, tuple[str, ...]]] = {
            words: (row["stands"], row["number"] == "many", several(row["ids"]))
            for row in table("actors/nominals")
            for words in several(row["words"])
        }
        """Common noun → what kind of actor it stands for, whether several, and the only ids possible."""
        self.members: dict[str, tuple[str, ...]] = {}
        self.bodies: dict[tuple[str, str], str] = {}
        """(country, office key of a body) → id of the agency that is this body."""
        self._short: dict[str, set[str]] = {}
        self._holders: dict[tuple[str, str], list[Term]] = {}
        self._load()

    def person(self, id: str, on: str | None) -> Actor:
        """The person as an actor on a day; sectors are ELI after the last term; without a day, as last known."""
        person = self.people[id]
        term, current = _term(person.terms, on)
        gone = on is not None and not current and all(one.over(on) for one in person.terms if one.start <= on)
        before = on is not None and all(one.start > on for one in person.terms)
        sectors = () if before else ("ELI",) if gone else term.sectors
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
        found = {term.person for term in self._holders.get((country, office), ()) if term.holds(on)}
        return found.pop() if len(found) == 1 else None

    def sounding(self, name: str) -> tuple[str, ...]:
        """Ids of the people whose name has the same consonants, part by part, and parts of nearly the same length."""
        parts = plain(name).split(" ")
        found = []
        for key, id in self._sounds.get(sound(name), ()):
            others = key.split(" ")
            if len(others) == len(parts) and all(abs(len(a) - len(b)) < 3 for a, b in zip(parts, others, strict=True)):
                found.append(id)
        return tuple(dict.fromkeys(found))

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
            key = plain(words)
            entries = found.setdefault(key, [])
            if not any(one.kind == entry.kind and one.id == entry.id for one in entries):
                entries.append(entry._replace(case=_case(words, entry)))

        for words, entry in self._entries():
            add(words, entry)
        self.names = {key: tuple(entries) for key, entries in found.items() if key}
        lengths: dict[str, set[int]] = {}
        for key in self.names:
            first, *rest = key.split(" ")
            lengths.setdefault(first, set()).add(1 + len(rest))
        self.lengths = {first: tuple(sorted(some, reverse=True)) for first, some in lengths.items()}

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        for row in table("actors/others"):
            for words in several(row["words"]):
                yield words, Entry("other", words)
        yield from self._states()
        yield from self._metonyms()
        yield from self._bodies_of_many()
        yield from self._roles()
        yield from self._office_holders()

    def _states(self) -> Iterator[tuple[str, Entry]]:
        for row in table("actors/states"):
            id = row["id"]
            self.known[id] = Actor(id=id, name=row["name"], kind="state", country=id)
            self.adjectives[id] = (several(row["adjectives"]) or (row["name"],))[0]
            for column, kind in (("names", "state"), ("adjectives", "adjective"), ("people", "people")):
                for words in several(row[column]):
                    yield words, Entry(kind, id, plural=kind == "people")
            for words in several(row["capitals"]):
                yield words, Entry("capital", id, ("GOV",))

    def _metonyms(self) -> Iterator[tuple[str, Entry]]:
        for row in table("actors/metonyms"):
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
        for row in table("actors/regions"):
            self._know(row["id"], row["name"], "group", row["country"], ())
            self.adjectives[row["id"]] = (several(row["adjectives"]) or (row["name"],))[0]
            for words in several(row["names"]):
                yield words, Entry("region", row["id"], plural=True)
            for words in several(row["adjectives"]):
                yield words, Entry("region-adjective", row["id"], office=row["alone"])
        for name, kind in (("organisations", "organisation"), ("groups", "group"), ("outlets", "outlet")):
            for row in table(f"actors/{name}"):
                names = several(row["names"])
                self._know(row["id"], names[0], kind, row["country"], several(row["sectors"]))
                if row.get("members"):
                    self.members[row["id"]] = several(row["members"])
                for words in names:
                    yield words, Entry(kind, row["id"], self.known[row["id"]].sectors, row.get("office") or "")

    def _know(self, id: str, name: str, kind: str, country: str, sectors: tuple[str, ...]) -> None:
        self.known[id] = Actor(id=id, name=name, kind=cast(Kind, kind), country=country or None, sectors=sectors)

    def _roles(self) -> Iterator[tuple[str, Entry]]:
        for row in table("actors/agents"):
            sectors, kind, office, gender = several(row["sectors"]), row["kind"], row["office"], row["gender"]
            names = several(row["words"])
            many = {plural(words) for words in names}
            for words in names:
                yield words, Entry(kind, words, sectors, office, kind == "many" or words in many, gender)
                if kind not in ("many", "honorific") and words not in many:
                    yield plural(words), Entry(kind, words, sectors, office, True, gender)

    def _office_holders(self) -> Iterator[tuple[str, Entry]]:
        terms: dict[str, list[Term]] = {}
        first: dict[str, dict[str, str]] = {}
        for name in ("offices", "offices_dated"):
            for row in table(f"actors/{name}"):
                id = row["id"] or slug(row["person"])
                first.setdefault(id, {**row, "own": "1" if name == "offices" else ""})
                sectors = several(row["sectors"])
                cells = (row["office"], row["title"], row["body"], sectors, row["from"], row["to"], row["seen"])
                terms.setdefault(id, []).append(Term(id, row["country"], *cells))
        surnames: dict[str, list[str]] = {}
        for id, row in first.items():
            own = tuple(sorted(terms[id], key=lambda term: (term.start, term.end)))
            self.people[id] = Person(id, row["person"], row["gender"], own, not row["own"])
            for term in own:
                self._holders.setdefault((term.country, term.office), []).append(term)
            for words in _spellings(row["person"], several(row["names"])):
                yield words, Entry("person", id, gender=row["gender"])
                surnames.setdefault(plain(surname(words, row["country"])), []).append(id)
            for words in several(row["short"]):
                yield words, Entry("short", id, gender=row["gender"])
                surnames.setdefault(plain(words), []).append(id)
                self._short.setdefault(id, set()).add(plain(words))
        self.surnames = {key: tuple(dict.fromkeys(ids)) for key, ids in surnames.items()}

    @cached_property
    def _sounds(self) -> dict[str, tuple[tuple[str, str], ...]]:
        found: dict[str, set[tuple[str, str]]] = {}
        for key, entries in self.names.items():
            for entry in entries:
                if entry.kind == "person" and " " in key:
                    found.setdefault(sound(key), set()).add((key, entry.id))
        return {key: tuple(sorted(pairs)) for key, pairs in found.items() if len(key) > 5}


def _spellings(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """A person's names, those with initials also without ("Joseph R. Biden" → "Joseph Biden")."""
    names = (name, *others)
    short = (" ".join(part for part in one.split() if len(part.rstrip(".")) > 1) for one in names)
    return tuple(dict.fromkeys((*names, *(one for one in short if " " in one))))


def _case(words: str, entry: Entry) -> str:
    if entry.kind in HEADS or words.islower():
        return "any"
    return "shout" if len(words) <= 6 and words.replace(".", "").isupper() else ""


def _term(terms: tuple[Term, ...], on: str | None) -> tuple[Term, bool]:
    """The term that counts on a day, and whether it was surely running."""
    if on is None:
        return terms[-1], False
    running = [term for term in terms if term.holds(on)]
    if running:
        return running[-1], True
    begun = [term for term in terms if term.start <= on]
    open_ended = [term for term in begun if not term.over(on)]
    return (open_ended or begun or list(terms[:1]))[-1], False


@cache
def actors() -> Actors:
    """The tables, read once, at the first call."""
    return Actors()
