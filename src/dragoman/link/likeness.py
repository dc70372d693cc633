"""How surely two propositions say the same: the judgement by which claims are joined.

The words of one are looked for in the other, as they stand or in a row of words that tell the same; who does what to
whom, parties, figures, places and times speak for or against. A logistic regression weighs it all.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.link import meaning, stems
from dragoman.link.propositions import Proposition
from dragoman.link.telling import elsewhere

_ALIKE = 0.75
"""How much of a word is found where only a row holds it and a word of the other."""
_ENOUGH, _LITTLE = -0.3, -1.5
"""Likeness of what is one claim; of what belongs to a claim by something else in it, to the claim's first one."""
_LEAST, _TOKENS = 0.3, 2
"""Weight of all words of a proposition at least; words and names that two have in common at least (two long
ones more words than that)."""
_NEAR, _UNKNOWN = 0.6, 0.3
"""Cosine of meanings from which on words may be others altogether; that of the usual pair that is compared."""
_LONG = 63
"""Days after which two sayings that may be about one time are as far apart as can be."""
NAMES: tuple[str, ...] = ("smaller", "squared", "larger", "best", "deeds", "objects", "parties", "person")
NAMES += ("denial", "answers", "elsewhere", "dyad", "others", "apart", "own", "oneself", "fellow")
_WEIGHTS = (-0.22, 2.17, 2.75, 0.34, 1.30, 1.06, 1.52, -1.63, 0.95, 1.36, -2.85, 0.73, -0.95, -4.35, -1.99, -1.31, 0.93)
_BIAS = -2.94
"""Logistic regression in the order of ``NAMES`` (``python -m training.fit_claims`` prints it)."""


def leader(given: Proposition, alike: Iterable[Proposition], behind: Iterable[Proposition]) -> Proposition | None:
    """The claim that a proposition belongs to, by its first one; None where it leads one itself.

    ``alike`` lead claims themselves and are like it; ``behind`` lead claims with something in them that is like it, and
    will do where they are a little like it themselves. Likeness is handed on no further: what is like something that is
    like a third is often another claim. All of them come before it in rank.
    """
    near = [other for other in behind if not contradict(given, other) and odds(given, other) >= _LITTLE]
    for several in (list(alike), near):
        if several:
            return min(several, key=lambda other: (-odds(given, other), other.rank))
    return None


def same(a: Proposition, b: Proposition) -> str | None:
    """Why the two are one claim, in words; None where they are not."""
    if (a.own and b.own) or not meet(a, b) or contradict(a, b):
        return None
    if (alike := odds(a, b)) < _ENOUGH:
        return None
    words = ", ".join(sorted(word.strip("#%") for word in found(a, b)))
    return f"alike ({alike:.1f}) in {words or 'what is meant'}"


def odds(a: Proposition, b: Proposition) -> float:
    """The logarithm of the odds that two propositions say the same: 0 is as likely as not."""
    return _BIAS + sum(weight * value for weight, value in zip(_WEIGHTS, features(a, b), strict=True))


def found(a: Proposition, b: Proposition) -> dict[str, float]:
    """Words and figures of the first that the second has too, each with how much of it is found."""
    theirs, rows = b.told, b.rows
    made = {word: 1.0 for word in a.told if word in theirs}
    return made | {word: _ALIKE for word in a.told if word not in made and not rows.isdisjoint(stems.rows(word))}


def features(a: Proposition, b: Proposition) -> tuple[float, ...]:
    """What two propositions have in common, in the order of ``NAMES``."""
    a, b = sorted((a, b), key=lambda one: (one.mass, one.id))
    mine = found(a, b)
    small = sum(a.told[word] * share for word, share in mine.items())
    large = sum(b.told[word] * share for word, share in found(b, a).items())
    smaller = small / max(a.mass, _LEAST)
    fellows = not set(a.near).isdisjoint(b.near)  # said for one party, which seldom denies what it says itself
    return (
        smaller,
        smaller**2,
        large / max(b.mass, _LEAST),
        max((a.told[word] * share for word, share in mine.items()), default=0.0),
        _match(a.deeds, b.deeds, a, b),
        _match(a.objects, b.objects, a, b),
        _shared(a, b),
        float(any(one[0] == "%" for one in a.named & b.named)),  # of whom many things are said
        float(a.denied != b.denied),
        float(_answers(a, b)),
        float(_elsewhere(a, b)),
        float(bool(set(a.doers) & set(b.doers)) and len(a.countries & b.countries) > 1),
        float(bool(a.doers and b.doers) and set(a.doers).isdisjoint(b.doers)),
        min(_apart(a, b) / _LONG, 1.0),
        float(a.own or b.own),
        float(fellows and a.denied != b.denied),
        float(fellows and a.denied == b.denied),
    )


def _meaning(a: Proposition, b: Proposition) -> float:
    """How near the meanings of their words are; where a coding of before knows none, what says nothing either way."""
    found = meaning.cosine(a.sense, b.sense)
    return _UNKNOWN if found is None else found


def _shared(a: Proposition, b: Proposition) -> float:
    """Share of the parties and persons that either names which both name."""
    every = a.named | b.named
    return len(a.named & b.named) / len(every) if every else 0.0


def _apart(a: Proposition, b: Proposition) -> int:
    """Days between the ends of their times."""
    if not (a.last and b.last):
        return _LONG
    return abs((date.fromisoformat(a.last) - date.fromisoformat(b.last)).days)


def _match(mine: tuple[str, ...], theirs: tuple[str, ...], a: Proposition, b: Proposition) -> float:
    """+½ where what one puts at a place of its sentence the other has too, −½ where it has not, 0 where nothing stands
    there."""
    made = [
        any(word in others or word in other.told or not other.rows.isdisjoint(stems.rows(word)) for word in words)
        for words, others, other in ((mine, theirs, b), (theirs, mine, a))
        if words
    ]
    return sum(made) / len(made) - 0.5 if made else 0.0


def _answers(a: Proposition, b: Proposition) -> bool:
    """True where one is a denial by those who are said to have done the other."""
    if a.denied == b.denied:
        return False
    answer, claim = (a, b) if a.denied else (b, a)
    return bool(set(answer.near) & set(claim.doers or claim.parties))


def _elsewhere(a: Proposition, b: Proposition) -> bool:
    """True where each names a country that the other neither names nor comes from."""
    return bool(a.countries - b.countries - set(b.near) and b.countries - a.countries - set(a.near))


def meet(a: Proposition, b: Proposition) -> bool:
    """True where they may be about one time."""
    return bool(a.first and b.first) and a.first <= b.last and b.first <= a.last


def contradict(a: Proposition, b: Proposition) -> bool:
    """True where parties, roles, figures or places cannot be those of one claim, or too few words are common to both
    whose meanings are not near."""
    if a.parties and b.parties and not _overlap(a, b):
        return True
    if a.figures and b.figures and set(a.figures).isdisjoint(b.figures):
        return True
    if a.places and b.places and all(elsewhere(one, other) for one in a.places for other in b.places):
        return True
    own = a.own or b.own
    return (own or _meaning(a, b) < _NEAR) and _wordless(a, b, own=own)


def _wordless(a: Proposition, b: Proposition, *, own: bool) -> bool:
    """True where too few words are common to both."""
    if a.long and b.long and len(a.told.keys() & b.told.keys()) + len(a.rows & b.rows) <= _TOKENS:
        return True  # what follows would say so too, at ten times the cost
    words = found(a, b)
    if a.long and b.long and len(words) <= _TOKENS:
        return True
    # "Russia helped" of an outlet in passing is not its word for whatever else speaks of Russia's help.
    return not words or len(words) + len(a.named & b.named) < _TOKENS + own


def _overlap(a: Proposition, b: Proposition) -> bool:
    mine, theirs = set(a.parties), set(b.parties)
    return bool(mine & theirs or mine & set(b.near) or theirs & set(a.near))
