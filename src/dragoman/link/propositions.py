"""What a statement or act puts forward, apart from who says so: the thing that is compared when claims are joined.

Sentences are compared by the words that tell something, by whom they name, by who does it, by figures, places and
dates. Whether it is told as planned or done, and whether it is asserted or denied, does not part propositions: a denial
seldom says which it denies.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import blake2b
from itertools import combinations
from math import sqrt

import msgspec

from dragoman.link import stems
from dragoman.link.telling import Spot, day, elsewhere
from dragoman.records import Record

REACH_DAYS = 70
"""The longest time of a proposition; a vaguer date does not tell claims apart and counts as none."""

_WEEKS, _AHEAD = 7, 2
"""An undated claim is about the weeks before the week in which it is made, or the next: a denial is often weeks in
coming."""
NEEDED = 2
_PAIRED, _KEYED = 4, 6
"""Words under which a proposition is looked for: in pairs, and with a party."""
_FLOOR, _PARTY, _TYPE = 0.3, 0.8, 0.3
"""Weight of a word at least, of a party, of the type of an act."""
_ENOUGH, _LITTLE = 0.25, -1.0
"""Likeness of what is one claim; of what belongs to a claim by something else in it, to the claim's first one."""
_WEIGHTS = (1.81, 1.17, 0.55, 0.49, 1.05, 0.47, 0.60, 0.55, -2.41, 0.27, 1.00, -0.03)
_BIAS = -1.60
"""Logistic regression on the tuned half of the gold pairs (``python -m training.fit_claims`` prints them)."""
_MOST_TOLD = 2.0


class Proposition(Record, frozen=True, tag_field="about", tag="claim"):
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
    """What is done, by whom and to what: keys of the words at the head of its sentence."""
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

    @property
    def rank(self) -> tuple[bool, bool, str, str]:
        """Which of several comes first: what is asserted before what is denied, the earlier before the later, those of
        the outlets' own voice last."""
        return self.own, self.denied, self.first, self.id

    @property
    def id(self) -> str:
        """Hash of all of it."""
        return blake2b(msgspec.json.encode(self), digest_size=8).hexdigest()


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
    telling = sorted((*given.words, *given.figures), key=lambda word: (-stems.weight(word), word))
    parties = sorted({*given.parties, *given.near})
    keys = []
    for a, b in combinations(sorted(telling[:_PAIRED]), 2):
        many = a[0] == b[0] == "="
        keys += [f"{party} {a} {b}" for party in parties] if many else [f"{a} {b}"]
    for word in telling[:_KEYED]:
        many = word[0] == "="
        keys += [f"{a} {b} {word}" for a, b in combinations(parties, 2)] if many else [f"@{p} {word}" for p in parties]
    return tuple(keys)


def worth(key: str) -> int:
    """How much of ``NEEDED`` a shared key of ``blocks`` is."""
    return 1 if key.startswith("@") else NEEDED


def leader(given: Proposition, alike: Iterable[Proposition], behind: Iterable[Proposition]) -> Proposition | None:
    """The claim that a proposition belongs to, by its first one; None where it leads one itself.

    ``alike`` lead claims themselves and are like it; ``behind`` lead claims with something in them that is like it, and
    will do where they are a little like it themselves. Likeness is handed on no further: what is like something that is
    like a third is often another claim. All of them come before it in rank.
    """
    near = [other for other in behind if not contradict(given, other) and likeness(given, other) >= _LITTLE]
    for several in (list(alike), near):
        if several:
            return min(several, key=lambda other: (-likeness(given, other), other.rank))
    return None


def same(a: Proposition, b: Proposition) -> str | None:
    """Why the two are one claim, in words; None where they are not."""
    if (a.own and b.own) or not meet(a, b) or contradict(a, b):
        return None
    shared = sorted(_tokens(a).keys() & _tokens(b).keys())
    told = [token for token in shared if token[0] not in "@!%"]
    if len(shared) < 2 or not told or (alike := likeness(a, b)) < _ENOUGH:
        return None
    return f"alike ({alike:.1f}) in {', '.join(token.strip('@!=#%') for token in shared)}"


def likeness(a: Proposition, b: Proposition) -> float:
    """How surely two propositions say the same, as the logarithm of the odds: 0 is as likely as not."""
    return _BIAS + sum(weight * value for weight, value in zip(_WEIGHTS, features(a, b), strict=True))


def features(a: Proposition, b: Proposition) -> tuple[float, ...]:
    """What two propositions have in common, in the order of ``_WEIGHTS``."""
    mine, theirs = _tokens(a), _tokens(b)
    shared = mine.keys() & theirs.keys()
    common = sum(mine[token] for token in shared)
    least, most = sorted((sum(mine.values()), sum(theirs.values())))
    told = sum(mine[token] for token in shared if token[0] not in "@!%")
    return (
        common / sqrt(least * most) if least else 0.0,
        common / least if least else 0.0,
        min(told, _MOST_TOLD),
        _match(a.deeds, b.deeds, a, b),
        _match(a.objects, b.objects, a, b),
        _match(a.subjects, b.subjects, a, b),
        float(bool(a.doers and b.doers)),  # that they are others' has been ruled out
        float(_answers(a, b)),
        float(_elsewhere(a, b)),
        float(_one_dyad(a, b)),
        float(bool(set(a.figures) & set(b.figures))),
        float(bool(set(a.types) & set(b.types))),
    )


def _match(mine: tuple[str, ...], theirs: tuple[str, ...], a: Proposition, b: Proposition) -> float:
    """+½ where what one puts at a place of its sentence the other has too, −½ where it has not, 0 where nothing stands
    there."""
    found = [
        bool(set(words) & {*others, *other.words})
        for words, others, other in ((mine, theirs, b), (theirs, mine, a))
        if words
    ]
    return sum(found) / len(found) - 0.5 if found else 0.0


def _answers(a: Proposition, b: Proposition) -> bool:
    """True where one is a denial by those who are said to have done the other."""
    if a.denied == b.denied:
        return False
    answer, claim = (a, b) if a.denied else (b, a)
    return bool(set(answer.near) & set(claim.doers or claim.parties))


def _one_dyad(a: Proposition, b: Proposition) -> bool:
    """True where both have the same doer and two countries in common."""
    return bool(set(a.doers) & set(b.doers)) and sum(map(_is_country, set(a.parties) & set(b.parties))) > 1


def _elsewhere(a: Proposition, b: Proposition) -> bool:
    """True where each names a country that the other neither names nor comes from."""
    mine, theirs = ({one for one in each.parties if _is_country(one)} for each in (a, b))
    return bool(mine - theirs - set(b.near) and theirs - mine - set(a.near))


def _is_country(party: str) -> bool:
    return len(party) == 3 and party.isupper()


def meet(a: Proposition, b: Proposition) -> bool:
    """True where they may be about one time."""
    return bool(a.first and b.first) and a.first <= b.last and b.first <= a.last


def contradict(a: Proposition, b: Proposition) -> bool:
    """True where parties, roles, figures or places cannot be those of one claim."""
    if a.parties and b.parties and not _overlap(a, b):
        return True
    if a.doers and b.doers and not set(a.doers) & set(b.doers):
        return True
    if a.figures and b.figures and not set(a.figures) & set(b.figures):
        return True
    return bool(a.places and b.places) and all(elsewhere(one, other) for one in a.places for other in b.places)


def _overlap(a: Proposition, b: Proposition) -> bool:
    mine, theirs = set(a.parties), set(b.parties)
    return bool(mine & theirs or mine & set(b.near) or theirs & set(a.near))


def _tokens(given: Proposition) -> dict[str, float]:
    found = {word: max(stems.weight(word), _FLOOR) for word in (*given.words, *given.figures)}
    return found | {f"@{party}": _PARTY for party in given.parties} | {f"!{type}": _TYPE for type in given.types}


def spots(found: Iterable[Spot | None]) -> tuple[Spot, ...]:
    """The places that can be told apart, without doubles."""
    return tuple(sorted({one for one in found if one is not None}, key=lambda one: (one.name, str(one))))
