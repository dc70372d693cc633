"""What is said to drive the relations: the causes that documents assert, joined where several tell the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.records import Record
from dragoman.store.rows import CausalRow, Query
from dragoman.store.sums import is_code
from dragoman.store.view import View
from dragoman.words import cues
from dragoman.words.actors import actors, plain
from dragoman.words.load import several, table

_DISPUTES = frozenset({"denies", "rejects", "doubts"})
_SHARED = 0.5
"""Share of the smaller side's words that two sides need in common."""
_NAMES = frozenset({"state", "adjective", "people", "capital", "seat", "government"})
_LONGEST = 4
RECENT = 200
"""Causes that a page joins."""
_ENDINGS = re.compile(r"(?:’s|'s|ations?|ings?|ies|ed|es|s|e|y)$")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


class DriverRow(Record, frozen=True):
    """A cause and its effect as several documents assert them. It is what is said, not what was measured.

    ``kind`` is the PLOVER type that the cause's noun tells; ``effect_kind`` is ``closer`` or ``apart`` where words say
    so. ``asserted_by`` and ``disputed_by`` name the innermost speakers (the outlet in its own voice), each once.
    """

    cause: str
    effect: str
    kind: str | None
    effect_kind: str | None
    asserted_by: tuple[str, ...]
    disputed_by: tuple[str, ...]
    documents: int
    first: str | None
    last: str | None
    countries: tuple[str, ...] = ()
    """Those that cause or effect name."""


class Driver(DriverRow, frozen=True):
    """The same with each assertion."""

    rows: tuple[CausalRow, ...] = ()

    def tells(self, some: Iterable[str]) -> bool:
        """True where it speaks of the relation itself: closer or apart, or one of the countries by name."""
        return self.effect_kind is not None or not {*some}.isdisjoint(self.countries)

    def row(self) -> DriverRow:
        """The driver on one line."""
        return DriverRow(**{name: getattr(self, name) for name in DriverRow.__struct_fields__})


class _Side(NamedTuple):
    stems: frozenset[str]
    countries: frozenset[str]
    kind: str | None


def joined(rows: Iterable[CausalRow]) -> list[Driver]:
    """The same cause of the same effect as one, those that most documents tell first; any order of rows will do.

    Two tell the same where the causes tell one PLOVER type or share half of their words, the effects are of one kind or
    share half of theirs, and the countries that one names are among those that the other names.
    """
    groups: list[tuple[_Side, _Side, list[CausalRow]]] = []
    where: defaultdict[str, list[int]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.published or "9999", row.document, row.cause, row.effect)):
        cause, effect = _side(row.cause, _act), _side(row.effect, _effect)
        keys = [*cause.stems, f"={cause.kind}"]
        for at in sorted({at for key in keys for at in where[key]}):
            known, result, same = groups[at]
            if _alike(known, cause) and _alike(result, effect):
                same.append(row)
                groups[at] = _with(known, cause), _with(result, effect), same
                break
        else:
            for key in keys:
                where[key].append(len(groups))
            groups.append((cause, effect, [row]))
    made = [_driver(*group) for group in groups]
    return sorted(
        made, key=lambda driver: (-driver.documents, -len(driver.asserted_by), driver.first or "", driver.cause)
    )


def ready() -> None:
    """Loads the tables that ``joined`` looks into."""
    _side("the war", _act)
    _side("the war", _effect)


def about(
    view: View, a: str | None = None, b: str | None = None, words: str | None = None, most: int = -1
) -> list[CausalRow]:
    """The causes of documents that speak of both actors, of one, or of anybody, those published last first.

    ``words`` keeps those whose cause or effect holds the text; ``most`` is how many are taken, all where below 0.
    """
    one, other = (a, b) if a else (b, None)
    return view.causes(Query(actor=one, recipient=other, limit=most), words or "")


def countries(text: str) -> frozenset[str]:
    """Countries that the words name, by name, adjective or capital."""
    words, names, found = plain(text).split(), actors().names, set()
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            entries = names.get(" ".join(words[at : at + length]), ())
            whose = {entry.id for entry in entries if entry.kind in _NAMES and is_code(entry.id)}
            if len(whose) == 1:
                found |= whose
                break
        at += length
    return frozenset(found)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its commonest ending; short ones stay."""
    cut = _ENDINGS.sub("", word.casefold())
    return cut if len(cut) >= 3 else word.casefold()


def _driver(cause: _Side, effect: _Side, rows: list[CausalRow]) -> Driver:
    dates = sorted(row.published[:10] for row in rows if row.published)
    return Driver(
        cause=rows[0].cause,
        effect=rows[0].effect,
        kind=cause.kind,
        effect_kind=effect.kind,
        asserted_by=_speakers(row for row in rows if row.stance not in _DISPUTES),
        disputed_by=_speakers(row for row in rows if row.stance in _DISPUTES),
        documents=len({row.document for row in rows}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        countries=tuple(sorted(cause.countries | effect.countries)),
        rows=tuple(rows),
    )


def _speakers(rows: Iterable[CausalRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.chain[-1] for row in rows if row.chain))


def _side(text: str, kind: object) -> _Side:
    idle = _words("idle")
    stems = [each for each in map(stem, _WORD.findall(text)) if each not in idle]
    return _Side(frozenset(stems), countries(text), kind(stems) if callable(kind) else None)


def _alike(a: _Side, b: _Side) -> bool:
    if a.countries and b.countries and not (a.countries <= b.countries or b.countries <= a.countries):
        return False
    if a.kind is not None and a.kind == b.kind:
        return True
    smaller = min(len(a.stems), len(b.stems))
    return smaller > 0 and len(a.stems & b.stems) >= max(_SHARED * smaller, 1)


def _act(stems: Iterable[str]) -> str | None:
    """The one type that the nouns of a cause tell."""
    found = {type for each in stems if (type := _nouns().get(each))}
    return found.pop() if len(found) == 1 else None


def _effect(stems: Iterable[str]) -> str | None:
    found = {use for each in stems for use in ("closer", "apart") if each in _words(use)}
    return found.pop() if len(found) == 1 else None


def _with(a: _Side, b: _Side) -> _Side:
    """The first side, with the countries that the second names."""
    return a._replace(countries=a.countries | b.countries)


@cache
def _nouns() -> dict[str, str]:
    """Stem of a noun → the type that it tells, where that is one."""
    found = ((noun, {reading.type for reading in readings}) for noun, readings in cues.act_nouns().items())
    return {stem(noun): types.pop() for noun, types in found if len(types) == 1}


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(stem(word) for row in table("cues/drivers") if row["use"] == use for word in several(row["words"]))
