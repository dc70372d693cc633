"""The people of the offices tables, and who held which office when.

Those of ``officials.tsv`` stay lines of text until they are asked for: most never are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dragoman.words.load import Sorted, several, table
from dragoman.words.spelling import plain, sound

_LATEST = "0000-12-31"
"""What a date that gives only its year or month lacks, were it the last day of it."""


class Term(NamedTuple):
    """A person in an office. Dates are ISO, to the day, month or year, or empty; ``seen`` is the last day it was known,
    where ``end`` is empty."""

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
        since = self.start + _LATEST[len(self.start) :]  # "2015" may be any day of it
        return since <= on and (on < self.end if self.end else on <= self.seen)

    def over(self, on: str) -> bool:
        """True where the term had surely ended by that day."""
        return bool(self.end) and self.end + _LATEST[len(self.end) :] <= on


class Person(NamedTuple):
    """A person of the offices tables."""

    id: str
    name: str
    gender: str
    terms: tuple[Term, ...]
    listed: bool = False
    """True for those of ``officials``: many, and some share their name with people in no office."""

    def around(self, on: str | None, years: int = 5) -> bool:
        """True where some term ran within so many years of the day."""
        if on is None:
            return True
        day = int(on[:4])
        return any(
            int((term.start or term.seen)[:4]) - years <= day <= int((term.end or term.seen)[:4]) + years
            for term in self.terms
        )

    def term(self, on: str | None) -> tuple[Term, bool]:
        """The term that counts on a day, and whether it was surely running."""
        if on is None:
            return self.terms[-1], False
        running = [term for term in self.terms if term.holds(on)]
        if running:
            return max(running, key=lambda term: (bool(term.office), term.start)), True
        begun = [term for term in self.terms if term.start <= on]
        open_ended = [term for term in begun if not term.over(on)]
        return (open_ended or begun or list(self.terms[:1]))[-1], False


class People(Mapping[str, Person]):
    """Id → Person, and the ways to find one: by name, surname, sound or office.

    Those of the hand-written tables are taken in by ``add``; those of ``officials.tsv`` are looked up there.
    """

    def __init__(self) -> None:
        self._own: dict[str, Person] = {}
        self._read: dict[str, Person] = {}
        self._found: dict[str, dict[str, None]] = {}
        self._unheard: list[tuple[str, str]] = []
        """Names whose sound has not been reckoned yet, with their ids."""
        self._officials, self._index = Sorted("actors/officials"), Sorted("actors/officials_index")

    def add(self, person: Person, names: Iterable[str], surnames: Iterable[str]) -> None:
        """Takes in a person with the names and surnames by which he is found, as ``plain`` writes them."""
        self._own[person.id] = person
        self._read.pop(person.id, None)
        keys = [f"o {term.country} {term.office}" for term in person.terms if term.office]
        for key in (*keys, *(f"s {plain(name)}" for name in surnames)):
            self._found.setdefault(key, {})[person.id] = None
        self._unheard += [(name, person.id) for name in names if " " in name]

    def __getitem__(self, id: str) -> Person:
        if id not in self._read:
            own, line = self._own.get(id), self._officials.cells(id)
            if own is None and line is None:
                raise KeyError(id)
            terms = tuple(_term(id, cell) for cell in several(line[3])) if line else ()
            if own is not None:
                listed = (_closed(term, own.terms) for term in terms)
                self._read[id] = own._replace(terms=_ordered((*own.terms, *listed)))
            elif line is not None:
                self._read[id] = Person(id, line[0], line[1], _ordered(terms), listed=True)
        return self._read[id]

    def __contains__(self, id: object) -> bool:
        return id in self._own or (isinstance(id, str) and self._officials.cells(id) is not None)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._own, *self._officials.beginning(""))))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def named(self, key: str) -> tuple[str, ...]:
        """Ids of those of ``officials`` with that full name, as ``plain`` writes it."""
        return self._ids(f"n {key}") if " " in key else ()

    def lengths(self, first: str) -> set[int]:
        """Lengths in words of the full names of ``officials`` that begin with a word."""
        return {name.count(" ") for name in self._index.beginning(f"n {first} ")}

    def called(self, key: str) -> tuple[str, ...]:
        """Ids of those with a surname."""
        return self._ids(f"s {key}")

    def sounding(self, name: str) -> tuple[str, ...]:
        """Ids of those whose name has the same consonants, part by part."""
        unheard, self._unheard = self._unheard, []
        for other, id in unheard:
            if len(said := sound(other)) > 5:
                self._found.setdefault(f"x {said}", {})[id] = None
        return self._ids(f"x {sound(name)}")

    def holding(self, country: str, office: str) -> tuple[Term, ...]:
        """All known terms of an office."""
        found = (term for id in self._ids(f"o {country} {office}") for term in self[id].terms)
        return tuple(term for term in found if (term.country, term.office) == (country, office))

    def _ids(self, key: str) -> tuple[str, ...]:
        listed = self._index.cells(key)
        return tuple(dict.fromkeys((*self._found.get(key, ()), *(listed[0].split("|") if listed else ()))))


LAST = "2025-12-31"
"""The day to which ``leaders.tsv`` is complete."""


def leaders() -> Iterator[dict[str, str]]:
    """The holders of ``leaders.tsv`` as rows of ``offices.tsv``."""
    return held(table("actors/leaders"))


def held(rows: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Rows of ``leaders.tsv`` as rows of ``offices.tsv``, one a holder."""
    titles = {row["office"]: row for row in table("actors/titles")}
    for row in rows:
        office, _, own = row["office"].partition(":")
        known = titles.get(office) or {"title": "Head", "body": office.partition(".")[0], "sectors": "GOV"}
        for holder in several(row["holders"]):
            dates, _, names = holder.partition(" ")
            start, _, end = dates.partition("..")
            last, end = (end[1:], "") if end.startswith("@") else (LAST, end)
            person, *others = names.split("; ")
            yield {
                "id": "",
                "person": person.removesuffix(" (f)"),
                "names": "|".join(others),
                "short": "",
                "gender": "f" if person.endswith(" (f)") else "m",
                "country": row["country"],
                "office": office,
                "title": own or known["title"],
                "body": known["body"],
                "sectors": known["sectors"],
                "from": start,
                "to": end,
                "seen": "" if end else last,
            }


def _closed(term: Term, own: tuple[Term, ...]) -> Term:
    """A term of which only a last day is known ends with the hand-written one in which it began, if that ended later:
    "Minister for the Civil Service" ends with the prime minister's."""
    if term.end or not term.start:
        return term
    ends = [one.end for one in own if one.country == term.country and one.start <= term.start < one.end]
    return term._replace(end=max(ends), seen="") if ends and max(ends) > term.seen else term


def _ordered(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (term.start, term.end)))


def _term(person: str, cell: str) -> Term:
    country, office, sectors, dates, title = cell.split(" ", 4)
    start, _, end = dates.partition("..")
    seen = end[1:] if end.startswith("@") else ""
    key = "" if office == "-" else office
    return Term(person, country, key, title, "", tuple(sectors.split("+")), start, "" if seen else end, seen)
