"""What a statement or act puts forward, apart from who says so: the thing that is compared when claims are joined.

Sentences are compared by the words that tell something, by whom they name, by who does it, by figures, places and
dates. Whether it is told as planned or done, and whether it is asserted or denied, does not part propositions: a denial
seldom says which it denies.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from hashlib import blake2b
from itertools import combinations, zip_longest
from typing import NamedTuple

import msgspec

from dragoman.link import stems
from dragoman.link.telling import Spot, day
from dragoman.records import Record

REACH_DAYS = 70
"""The longest time of a proposition; a vaguer date does not tell claims apart and counts as none."""

_WEEKS, _AHEAD = 7, 2
"""An undated claim is about the weeks before the week in which it is made, or the next: a denial is often weeks in
coming."""
NEEDED, _HALF, _LITTLE = 6, 3, 1
"""What the keys that two share must come to; of two long ones a pair of rows and a party's rare word are half of it, a
row with two parties is little."""
_PAIRED, _KEYED, _ROWS = 6, 6, 2
"""Words, or rows of words, under which a proposition is looked for: in pairs, and with a party; rows of one word."""
_MEETS = {"d": "d", "p": "n", "n": "pn"}
"""Under which marks one asks that is put under a mark itself."""
_LONG = 5
"""Words of a long proposition at least."""
_RARE = 0.9
"""Weight of a word that leads to few."""
_FLOOR = 0.3
"""Weight of a word at least."""


class Proposition(Record, frozen=True, dict=True, gc=True, tag_field="about", tag="claim"):
    """``first`` … ``last`` are the days that it may be about, ``dated`` where it names them."""

    words: tuple[str, ...]
    figures: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    """Whom it names: countries or actor ids, sorted."""
    near: tuple[str, ...] = ()
    """Whom it may mean without naming them: those who say it."""
    doers: tuple[str, ...] = ()
    """Who is said to do it, where that can be told."""
    deeds: tuple[str, ...] = ()
    """What is done, by whom and to what: stems of the words at the head of its sentence."""
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    dated: bool = False
    places: tuple[Spot, ...] = ()
    denied: bool = False
    """Said by somebody who denies it."""
    own: bool = False
    """Told in an outlet's own voice: it stands for a claim that somebody else makes, but makes none."""
    sense: str = ""
    """Code of what its words mean (link.meaning)."""

    @property
    def about(self) -> str:
        """The kind of thing that is put together from it."""
        return "claim"

    @cached_property
    def rank(self) -> tuple[bool, bool, str, str]:
        """Which of several comes first: what is asserted before what is denied, the earlier before the later, those of
        the outlets' own voice last."""
        return self.own, self.denied, self.first, self.id

    @cached_property
    def id(self) -> str:
        """Hash of all of it."""
        return blake2b(msgspec.json.encode(self), digest_size=8).hexdigest()

    @cached_property
    def told(self) -> dict[str, float]:
        """Its words and figures, each with how much it tells; whom it names says nothing of what he does."""
        words = (word for word in self.words if word[0] != "%")
        return {word: max(stems.weight(word), _FLOOR) for word in (*words, *self.figures)}

    @cached_property
    def named(self) -> frozenset[str]:
        """Parties and persons (``%ali-khamenei``)."""
        return frozenset((*self.parties, *(word for word in self.words if word[0] == "%")))

    @property
    def long(self) -> bool:
        """True where it tells so many words that two of them say little of it."""
        return len(self.told) >= _LONG

    @cached_property
    def mass(self) -> float:
        """How much it tells in all."""
        return sum(self.told.values())

    @cached_property
    def rows(self) -> frozenset[str]:
        """The rows of words that tell the same in which its words stand."""
        return frozenset().union(*map(stems.rows, self.words))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries among the parties."""
        return frozenset(one for one in self.parties if len(one) == 3 and one.isupper())


def lately(said: str | None) -> tuple[str, str]:
    """The weeks around the one in which it was said: by whole weeks, so that repetition is one proposition. Empty
    where that is not known."""
    found = day(said)
    if found is None:
        return "", ""
    monday = date.fromisoformat(found)
    monday -= timedelta(days=monday.weekday())
    return day(monday.isoformat(), -7 * _WEEKS) or "", day(monday.isoformat(), 7 * _AHEAD - 1) or ""


def blocks(given: Proposition) -> tuple[str, ...]:
    """Keys under which it is put; one that may be the same asks for ``NEEDED`` of them (``asked``)."""
    size = "l" if given.long else "s"
    sided = [f"{mark}{size}{key}" for mark, keys in _sided(given).items() for key in (*keys.pairs, *keys.dyads)]
    return (*_pairs(given), *(f"{size}{key}" for key in _partied(given)), *sided)


def asked(given: Proposition) -> dict[str, int]:
    """Keys under which those that may be the same are put, each with how much of ``NEEDED`` it is.

    They are pairs of words that tell much, or of a party and such a word, which count less unless the word is rare.
    Words that many tell (``=attack``) need a party more, or a key would lead to half of the ledger: whoever does it,
    where both tell that (``d``), else any party, of one that tells it (``p``) or does not (``n``). Two that are long
    (``l``) must share more than one such word, and more than one rare one. Whoever asks whom, the answer is the same.
    """
    found = dict.fromkeys(_pairs(given), NEEDED)
    for key in _partied(given):
        rare = stems.weight(key.partition(" ")[2]) >= _RARE
        found[f"s{key}"] = NEEDED if rare else _HALF
        found[f"l{key}"] = NEEDED if rare and not given.long else _HALF
    for mark, keys in _sided(given).items():
        for other in _MEETS[mark]:
            found |= {f"{other}s{key}": NEEDED for key in (*keys.pairs, *keys.dyads)}
            found |= {f"{other}l{key}": _HALF if given.long else NEEDED for key in keys.pairs}
            found |= {f"{other}l{key}": _LITTLE if given.long else NEEDED for key in keys.dyads}
    return found


class _Rows(NamedTuple):
    """Keys of two rows with a party, and of one row with two parties."""

    pairs: list[str]
    dyads: list[str]


def _pairs(given: Proposition) -> list[str]:
    found = sorted(_items(given)[:_PAIRED])
    return [f"{a} {b}" for a, b in combinations(found, 2) if not a[0] == b[0] == "="]


def _partied(given: Proposition) -> list[str]:
    words = [word for word in _items(given)[:_KEYED] if word[0] != "="]
    return [f"@{party} {word}" for word in words for party in _parties(given)]


def _parties(given: Proposition) -> list[str]:
    return sorted({*given.named, *given.near}) or [""]


def _sided(given: Proposition) -> dict[str, _Rows]:
    """Rows with whoever does it, and with each party."""
    parties = _parties(given)
    if not given.doers:
        return {"n": _rowed(given, parties, parties)}
    return {"d": _rowed(given, given.doers, parties), "p": _rowed(given, parties, parties)}


def _rowed(given: Proposition, first: Iterable[str], parties: Iterable[str]) -> _Rows:
    rows = [key for key in _items(given) if key[0] == "="]
    two = [(one, other) for one in first for other in parties if other != one]
    return _Rows(
        [f"{one} {a} {b}" for one in first for a, b in combinations(sorted(rows[:_PAIRED]), 2)],
        [f"{one} {other} {row}" for one, other in two for row in rows[:_KEYED]],
    )


def _items(given: Proposition) -> list[str]:
    """Its words, or the rows in which they stand: the widest row of each before the second one of any, those first
    that tell most."""
    telling = sorted(given.told, key=lambda word: (-stems.weight(word), word))
    layers = zip_longest(*(stems.widest(word)[:_ROWS] or (word,) for word in telling))
    return list(dict.fromkeys(key for layer in layers for key in layer if key))


def spots(found: Iterable[Spot | None]) -> tuple[Spot, ...]:
    """The places that can be told apart, without doubles."""
    return tuple(sorted({one for one in found if one is not None}, key=lambda one: (one.name, str(one))))
