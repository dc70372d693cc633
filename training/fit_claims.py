"""Fits the weights by which propositions are judged to be one claim: ``python -m training.fit_claims``.

Reads the tuned half of ``tests/link/gold/scenes.jsonl`` and prints weights and bias for ``link/propositions.py``, with
F1 of joined or not where each ninth of the scenes is left out of the fit.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dragoman.link.propositions import Proposition, contradict, features, meet
from training.evaluate_claims import Scene, is_held, scenes, uttered

_L2 = 10.0
_STEPS, _RATE = 4000, 0.1
_FOLDS = 9
_SCALE = 1e-9

Pair = tuple[str, tuple[float, ...] | None, bool]


def pairs(scene: Scene) -> list[Pair]:
    """(scene, features or None where the two rule each other out, whether they are one claim) of each gold pair."""
    found = uttered(scene)
    made: list[Pair] = []
    for a, b, label in scene.pairs:
        mine, theirs = found[a], found[b]
        if mine and theirs:
            made.append((scene.id, _features(mine[0].proposition, theirs[0].proposition), label != "unrelated"))
    return made


def _features(a: Proposition, b: Proposition) -> tuple[float, ...] | None:
    return features(a, b) if meet(a, b) and not contradict(a, b) else None


def fit(given: Sequence[Pair]) -> tuple[npt.NDArray[np.float64], float]:
    """Weights and bias of a logistic regression, by gradient descent on standardised features."""
    rows = [(found, truth) for _, found, truth in given if found is not None]
    x, y = np.array([found for found, _ in rows]), np.array([float(truth) for _, truth in rows])
    mean, spread = x.mean(0), x.std(0) + _SCALE
    z = np.c_[np.ones(len(x)), (x - mean) / spread]
    w = np.zeros(z.shape[1])
    for _ in range(_STEPS):
        slope = z.T @ (1 / (1 + np.exp(-z @ w)) - y) / len(y)
        slope[1:] += _L2 * w[1:] / len(y)
        w -= _RATE * slope
    weights = w[1:] / spread
    return weights, float(w[0] - (weights * mean).sum())


def crossed(given: Sequence[Pair]) -> float:
    """F1 of joined or not, each ninth of the scenes judged by weights from the others."""
    names = sorted({scene for scene, _, _ in given})
    right = wrong = missed = 0
    for fold in range(_FOLDS):
        out = set(names[fold::_FOLDS])
        weights, bias = fit([pair for pair in given if pair[0] not in out])
        for scene, found, truth in given:
            if scene in out:
                joined = found is not None and float(weights @ np.array(found)) + bias > 0
                right += joined and truth
                wrong += joined and not truth
                missed += truth and not joined
    return 2 * right / (2 * right + wrong + missed)


def main() -> None:
    """Prints the weights."""
    given = [pair for scene in scenes() if not is_held(scene.id) for pair in pairs(scene)]
    weights, bias = fit(given)
    print(f"_WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in weights)})\n_BIAS = {bias:.2f}")
    print(f"{len(given)} pairs; F1 of joined or not, left out: {crossed(given):.3f}")


if __name__ == "__main__":
    main()
