"""Fits the weights by which propositions are judged to be one claim: ``python -m training.fit_claims``.

Reads the tuned half of ``tests/link/gold/scenes.jsonl`` and the groups of sentences of ``training/gold/claims.txt``;
sentences of different groups are pairs that have nothing to do with each other, as most pairs of a ledger. Prints
weights and bias for ``link/likeness.py``, with the scores where each sixth of the groups is left out of the fit.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from itertools import combinations, islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.coding.coder import Coder
from dragoman.link.claims import Voice, voices
from dragoman.link.likeness import NAMES, contradict, features, meet
from dragoman.link.propositions import NEEDED, Proposition, asked, blocks
from dragoman.records import Coding
from training.evaluate_claims import Scene, is_held, scenes, uttered

GROUPS = Path(__file__).parent / "gold" / "claims.txt"
_LINE = re.compile(r"([A-Z])([+-]) (.+)")
_PUBLISHED = "2023-05-10"
_L2 = 3.0
_STEPS, _RATE = 1500, 0.5
_FOLDS = 6
_SCALE = 1e-9
_REPEATED = 0.8
"""Share of the smaller one's words in the other from which two sayings of the news may be the same."""
_STRANGERS = 0.5
"""Weight of all strangers of one source (own sentences, the news), in pairs of the gold that are not the same."""


class Pair(NamedTuple):
    """``found`` is None where the two rule each other out; ``group`` of two strangers is empty, ``news`` tells whether
    they are of the news."""

    group: str
    found: tuple[float, ...] | None
    same: bool
    words: tuple[str, str] = ("", "")
    news: bool = False


def of_scene(scene: Scene) -> Iterator[Pair]:
    """The gold pairs of a scene."""
    uttered_ = uttered(scene)
    for a, b, label in scene.pairs:
        mine, theirs = uttered_[a], uttered_[b]
        if mine and theirs:
            yield _pair(scene.id, mine[0], theirs[0], label != "unrelated")


class Line(NamedTuple):
    group: str
    letter: str
    text: str


@cache
def lines() -> tuple[Line, ...]:
    """The sentences of the groups."""
    groups = GROUPS.read_text(encoding="utf-8").split("\n\n")
    found = [(number, _LINE.match(line)) for number, group in enumerate(groups) for line in group.split("\n")]
    return tuple(Line(f"{number}", each[1], each[3]) for number, each in found if each)


@cache
def said() -> tuple[Voice | None, ...]:
    """What each line puts forward, at most: the voice with the most words."""
    given = ({"text": line.text, "outlet": "Harbour Post", "published": _PUBLISHED} for line in lines())
    made = (list(voices(coding)) for coding in Coder().pipe(given))
    return tuple(
        max(found, key=lambda voice: (voice.statement is not None, len(voice.words)), default=None) for found in made
    )


def of_groups() -> Iterator[Pair]:
    """The pairs within the groups, and all pairs of strangers that do not rule each other out."""
    found = [(line, voice) for line, voice in zip(lines(), said(), strict=True) if voice]
    for (a, mine), (b, theirs) in combinations(found, 2):
        if a.group == b.group:
            yield _pair(a.group, mine, theirs, a.letter == b.letter)
        else:
            pair = _pair("", mine, theirs, False)
            if pair.found is not None:
                yield pair


def of_news(folder: Path, number: int = 400) -> Iterator[Pair]:
    """Pairs of what different articles of one autumn say that would be compared: most have nothing to do with each
    other, and those that nearly repeat each other are left out."""
    with gzip.open(folder / "attribution/polnear_train.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in islice(file, number)]
    given = ({"text": row["text"], "outlet": row["publisher"], "published": row["date"]} for row in rows)
    for mine, theirs in compared(Coder().pipe(given)):
        one, other = mine.proposition, theirs.proposition
        pair = _pair("", mine, theirs, False)
        if (one.own and other.own) or not meet(one, other) or pair.found is None:
            continue
        if pair.found[NAMES.index("smaller")] < _REPEATED:
            yield pair._replace(news=True)


def compared(given: Iterable[Coding]) -> Iterator[tuple[Voice, Voice]]:
    """Voices of different articles that a ledger would compare, those of one proposition once."""
    put: dict[str, list[int]] = {}
    known: list[tuple[int, Voice]] = []
    seen: set[str] = set()
    for at, coding in enumerate(given):
        for voice in voices(coding):
            if voice.proposition.id in seen:
                continue
            seen.add(voice.proposition.id)
            shared: Counter[int] = Counter()
            for key, worth in asked(voice.proposition).items():
                for other in put.get(key, ()):
                    shared[other] += worth
            yield from (
                (voice, known[other][1]) for other, worth in shared.items() if worth >= NEEDED and known[other][0] != at
            )
            for key in set(blocks(voice.proposition)):
                put.setdefault(key, []).append(len(known))
            known.append((at, voice))


def _pair(group: str, a: Voice, b: Voice, same: bool) -> Pair:
    return Pair(group, _features(a.proposition, b.proposition), same, (a.words, b.words))


def _features(a: Proposition, b: Proposition) -> tuple[float, ...] | None:
    return None if contradict(a, b) else features(a, b)


Weights = tuple[npt.NDArray[np.float64], float]


def fit(given: Sequence[Pair]) -> Weights:
    """Weights and bias of a logistic regression, by gradient descent on standardised features."""
    rows = [pair for pair in given if pair.found is not None]
    x, y = np.array([pair.found for pair in rows]), np.array([float(pair.same) for pair in rows])
    news = np.array([pair.news for pair in rows])
    strange = np.array([not pair.group for pair in rows])
    different = ((y == 0) & ~strange).sum()
    mass = np.ones(len(rows))
    for kind in (news, strange & ~news):
        mass[kind] = _STRANGERS * different / max(kind.sum(), 1)
    mass /= mass.sum()
    mean = mass @ x
    spread = np.sqrt(mass @ (x - mean) ** 2) + _SCALE
    z = np.c_[np.ones(len(x)), (x - mean) / spread]
    w = np.zeros(z.shape[1])
    for _ in range(_STEPS):
        slope = z.T @ (mass * (1 / (1 + np.exp(-z @ w)) - y))
        slope[1:] += _L2 * w[1:] / len(y[~strange])
        w -= _RATE * slope
    weights = w[1:] / spread
    return weights, float(w[0] - (weights * mean).sum())


def judged(given: Sequence[Pair], by: Weights, bar: float = 0.0) -> list[bool]:
    """Which pairs are joined."""
    return [pair.found is not None and float(by[0] @ np.array(pair.found)) + by[1] > bar for pair in given]


def crossed(given: Sequence[Pair], bar: float = 0.0) -> tuple[float, float, float, float]:
    """Precision and recall of joined or not, each sixth of the groups judged by weights from the others, and the shares
    of strangers, own and of the news, that are joined by the weights of all."""
    names = sorted({pair.group for pair in given if pair.group})
    right = wrong = missed = 0
    for fold in range(_FOLDS):
        out = {name for name in names if blake2b(name.encode(), digest_size=4).digest()[0] % _FOLDS == fold}
        left = [pair for pair in given if pair.group in out]
        for pair, joined in zip(
            left, judged(left, fit([pair for pair in given if pair.group not in out]), bar), strict=True
        ):
            right += joined and pair.same
            wrong += joined and not pair.same
            missed += pair.same and not joined
    strangers = [
        (pair.news, each) for pair, each in zip(given, judged(given, fit(given), bar), strict=True) if not pair.group
    ]
    own, news = ([each for of, each in strangers if of is kind] for kind in (False, True))
    return right / (right + wrong), right / (right + missed), sum(own) / len(own), sum(news) / len(news)


def pairs() -> list[Pair]:
    """All that is fitted on."""
    return (
        [pair for scene in scenes() if not is_held(scene.id) for pair in of_scene(scene)]
        + list(of_groups())
        + list(of_news(Path(os.environ["DRAGOMAN_DATA"])))
    )


def main() -> None:
    """Prints the weights."""
    given = pairs()
    weights, bias = fit(given)
    print("_WEIGHTS = (")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"    {weight:.2f},  # {name}")
    print(f")\n_BIAS = {bias:.2f}")
    print(f"{sum(bool(pair.group) for pair in given)} pairs, {sum(not pair.group for pair in given)} of strangers")
    for bar in (-0.5, 0.0, 0.5, 1.0):
        precision, recall, own, news = crossed(given, bar)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"bar {bar}: left out: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}; ", end="")
        print(f"strangers {own:.4f}, of the news {news:.4f}")


if __name__ == "__main__":
    main()
