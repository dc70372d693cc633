"""Forums and issues: recurring meetings of states and the subjects that they speak about, from ``words/subjects``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

from dragoman.errors import InputError
from dragoman.words.load import several, table
from dragoman.words.own import current, own

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
    told: tuple[tuple[str, ...], ...] = ()
    """Of each a sentence must hold one that tells of the forum without its name; empty where nothing does."""


class Match(NamedTuple):
    """A subject named in a text, from ``start`` to ``end``."""

    subject: Subject
    start: int
    end: int


def forums() -> Mapping[str, Subject]:
    """Id → forum, in the order of the table, with those of the user's folder in use; lines of one id are one forum."""
    return _subjects("forum", current())


def issues() -> Mapping[str, Subject]:
    """Id → issue, likewise."""
    return _subjects("issue", current())


@cache
def _subjects(kind: Kind, folder: str | None) -> Mapping[str, Subject]:
    rows = own(folder).rows.get(f"{kind}s", ()) if folder is not None else ()
    found: dict[str, Subject] = {}
    for row in chain(table(f"subjects/{kind}s"), rows):
        new = Subject(
            id=row["id"],
            name=row["name"],
            names=several(row["names"]),
            body=row.get("kind") == "body",
            members=several(row.get("members", "")),
            agenda=several(row.get("agenda", "")),
            told=tuple(map(several, filter(None, row.get("told", "").split("; ")))),
        )
        old = found.get(new.id, new)
        found[new.id] = old._replace(
            names=tuple(dict.fromkeys((*old.names, *new.names))),
            members=tuple(dict.fromkeys((*old.members, *new.members))),
            agenda=tuple(dict.fromkeys((*old.agenda, *new.agenda))),
        )
    return found


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of some words."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def find(kind: Kind, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
    """The subjects of a kind that a part of a text names, the longest name at each place."""
    pattern, named = _names(kind, current())
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
def _names(kind: Kind, folder: str | None) -> tuple[re.Pattern[str], Mapping[str, tuple[Subject, ...]]]:
    """One pattern for all names, and what each name means; a small first letter may be large at a sentence's head."""
    named: dict[str, tuple[Subject, ...]] = {}
    for subject in _subjects(kind, folder).values():
        for name in subject.names:
            named[name] = (*named.get(name, ()), subject)
    forms = (_form(name) for name in sorted(named, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w+])"), named


def _form(name: str) -> str:
    first = f"[{name[0]}{name[0].upper()}]" if name[0].islower() else re.escape(name[0])
    return first + re.escape(name[1:]).replace("\\ ", r"\s+").replace("'", "['’]")
