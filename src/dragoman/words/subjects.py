"""Forums and issues: recurring meetings of states and the subjects that they speak about, from ``words/subjects``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from dragoman.errors import InputError
from dragoman.words.load import several, table

Kind = Literal["forum", "issue"]


class Subject(NamedTuple):
    """A line of ``forums.tsv`` or ``issues.tsv``; ``body``, ``members`` and ``agenda`` are a forum's."""

    id: str
    name: str
    names: tuple[str, ...]
    body: bool = False
    """Whether the names are those of a body, whose name alone is no meeting."""
    members: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()


class Match(NamedTuple):
    """A subject named in a text, from ``start`` to ``end``."""

    subject: Subject
    start: int
    end: int


@cache
def forums() -> Mapping[str, Subject]:
    """Id → forum, in the order of the table."""
    return {
        row["id"]: Subject(
            id=row["id"],
            name=row["name"],
            names=several(row["names"]),
            body=row["kind"] == "body",
            members=several(row["members"]),
            agenda=several(row["agenda"]),
        )
        for row in table("subjects/forums")
    }


@cache
def issues() -> Mapping[str, Subject]:
    """Id → issue, in the order of the table."""
    return {row["id"]: Subject(row["id"], row["name"], several(row["names"])) for row in table("subjects/issues")}


def find(kind: Kind, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
    """The subjects of a kind that a part of a text names, the longest name at each place."""
    pattern, named = _names(kind)
    for found in pattern.finditer(text, start, len(text) if end is None else end):
        words = " ".join(found[0].replace("’", "'").split())
        for subject in named.get(words) or named[words[0].lower() + words[1:]]:
            yield Match(subject, found.start(), found.end())


def called(kind: Kind, name: str) -> Subject:
    """The subject that a user means by its id or one of its names; InputError where there is none."""
    known = forums() if kind == "forum" else issues()
    wanted = " ".join(name.lower().split())
    for subject in known.values():
        if wanted in (subject.id, subject.name.lower(), *(one.lower() for one in subject.names)):
            return subject
    raise InputError(f"{kind} {name}", "is in no table", f"`dragoman {kind}s` lists those that the ledger speaks of")


@cache
def cues(kind: str) -> tuple[str, ...]:
    """The words of a kind in ``words/subjects/cues.tsv``."""
    return tuple(row["word"] for row in table("subjects/cues") if row["kind"] == kind)


@cache
def _names(kind: Kind) -> tuple[re.Pattern[str], Mapping[str, tuple[Subject, ...]]]:
    """One pattern for all names, and what each name means; a small first letter may be large at a sentence's head."""
    named: dict[str, tuple[Subject, ...]] = {}
    for subject in (forums() if kind == "forum" else issues()).values():
        for name in subject.names:
            named[name] = (*named.get(name, ()), subject)
    forms = (_form(name) for name in sorted(named, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w+])"), named


def _form(name: str) -> str:
    first = f"[{name[0]}{name[0].upper()}]" if name[0].islower() else re.escape(name[0])
    return first + re.escape(name[1:]).replace("\\ ", r"\s+").replace("'", "['’]")
