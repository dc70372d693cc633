"""Groups of a signed network: warm within, hostile or indifferent between."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.relate.contrast import Floats

Labels = NDArray[np.int64]

_SEED, _STARTS, _LEAST = 20, 12, 1e-9


def groups(weights: Floats, starts: int = _STARTS) -> Labels:
    """Group of each node, numbered by size (0 the largest; equal ones by their first node).

    ``weights`` is symmetric with signs. Maximises modularity with warm and hostile ties apart (Gómez, Jensen and Arenas
    2009): nodes move one by one, then whole groups join, as long as it gains; the best of several starts, always the
    same ones.
    """
    gains = surplus(weights)
    random = np.random.default_rng(_SEED)
    best, most = np.arange(len(weights)), -np.inf
    for _ in range(starts):
        labels = _climb(gains, random.permutation(len(weights)))
        value = quality(gains, labels)
        if value > most + _LEAST:
            best, most = labels, value
    return _numbered(best)


def surplus(weights: Floats) -> Floats:
    """How much more each tie weighs than its ends would have it, were ties dealt by the nodes' sums alone."""
    found = weights.astype(np.float64)
    for sign in (1, -1):
        side = np.maximum(sign * weights, 0.0)
        sums, total = side.sum(axis=1), side.sum()
        if total:
            found = found - sign * np.outer(sums, sums) / total
    np.fill_diagonal(found, 0.0)
    return found


def quality(gains: Floats, labels: Labels) -> float:
    """Sum of the surplus within the groups; comparable between divisions of one network only."""
    return float(gains[labels[:, None] == labels[None, :]].sum())


def _climb(gains: Floats, order: Labels) -> Labels:
    size = len(gains)
    labels = np.arange(size)
    while True:
        moved = True
        while moved:
            moved = False
            for node in order:
                within = np.bincount(labels, weights=gains[node], minlength=size)
                target = int(within.argmax())
                if within[target] > within[labels[node]] + _LEAST:
                    labels[node], moved = target, True
        joined = _join(gains, labels)
        if joined is None:
            return labels
        labels = joined


def _join(gains: Floats, labels: Labels) -> Labels | None:
    """The two groups that gain most by joining, joined; None where none gains."""
    names = np.unique(labels)
    members = (labels[:, None] == names[None, :]).astype(np.float64)
    between = members.T @ gains @ members
    np.fill_diagonal(between, -np.inf)
    if len(names) < 2 or between.max() <= _LEAST:
        return None
    a, b = np.unravel_index(int(between.argmax()), between.shape)
    return np.where(labels == names[b], names[a], labels)


def _numbered(labels: Labels) -> Labels:
    names, first, counts = np.unique(labels, return_index=True, return_counts=True)
    order = np.lexsort((first, -counts))
    number = {int(names[at]): place for place, at in enumerate(order)}
    return np.array([number[int(label)] for label in labels], dtype=np.int64)
