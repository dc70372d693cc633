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
from itertools import combinations

import msgspec

from dragoman.link import stems
from dragoman.link.telling import Spot, day
from dragoman.records import Record

REACH_DAYS = 70
"""The longest time of a proposition; a vaguer date does not tell claims apart and counts as none."""

_WEEKS, _AHEAD = 7, 2
"""An undated claim is about the weeks before the week in which it is made, or the next: a denial is often weeks in
coming."""
NEEDED = 2
_PAIRED, _KEYED = 8, 12
"""Words, or rows of words, under which a proposition is looked for: in pairs, and with a party."""
_FLOOR = 0.3
"""Weight of a word at least."""


class Proposition(Record, frozen=True, dict=True, tag_field="about", tag="claim"):
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

    @cached_property
    def mass(self) -> float:
        """How much it tells in all."""
        return sum(self.told.values())

    @cached_property
    def rows(self) -> frozenset[str]:
        """The rows of words that tell the same in which its words stand."""
        return frozenset(row for word in self.words for row in stems.rows(word))

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
    """Keys of which two propositions that may be the same share ``NEEDED``: pairs of words that tell much, or of a
    party and such a word, which count less. Words that many tell (``=attack``) need a party more, or a key would lead
    to half of the ledger."""
    telling = sorted(given.told, key=lambda word: (-stems.weight(word), word))
    found = list(dict.fromkeys(key for word in telling for key in sorted(stems.rows(word)) or [word]))
    parties = sorted({*given.named, *given.near}) or [""]
    keys = []
    for a, b in combinations(sorted(found[:_PAIRED]), 2):
        many = a[0] == b[0] == "="
        keys += [f"{party} {a} {b}" for party in parties] if many else [f"{a} {b}"]
    for word in found[:_KEYED]:
        many = word[0] == "="
        keys += [f"{a} {b} {word}" for a, b in combinations(parties, 2)] if many else [f"@{p} {word}" for p in parties]
    return tuple(keys)


def worth(key: str) -> int:
    """How much of ``NEEDED`` a shared key of ``blocks`` is."""
    return 1 if key.startswith("@") else NEEDED


def spots(found: Iterable[Spot | None]) -> tuple[Spot, ...]:
    """The places that can be told apart, without doubles."""
    return tuple(sorted({one for one in found if one is not None}, key=lambda one: (one.name, str(one))))
