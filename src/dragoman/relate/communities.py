"""Groups of a signed network: warm within, hostile or indifferent between."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

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
    return several([weights], starts)[0]


def several(networks: Sequence[Floats], starts: int = _STARTS) -> list[Labels]:
    """The groups of each of several networks: the same as one by one, but all climb at once, which is far faster."""
    size = max((len(weights) for weights in networks), default=0)
    gains = np.zeros((len(networks) * starts, size, size))
    orders = np.tile(np.arange(size), (len(networks) * starts, 1))
    for at, weights in enumerate(networks):
        gains[at * starts : (at + 1) * starts, : len(weights), : len(weights)] = surplus(weights)
        for start, order in enumerate(_orders(len(weights), starts)):
            orders[at * starts + start, : len(weights)] = order
    labels = _climb(gains, orders) if size else orders
    values = quality(gains, labels).tolist()
    found = []
    for at, weights in enumerate(networks):
        best, most = at * starts, -np.inf
        for start in range(at * starts, (at + 1) * starts):
            if values[start] > most + _LEAST:
                best, most = start, values[start]
        found.append(_numbered(labels[best, : len(weights)]))
    return found


@cache
def _orders(size: int, starts: int) -> tuple[Labels, ...]:
    random = np.random.default_rng(_SEED)
    return tuple(random.permutation(size) for _ in range(starts))


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


def quality(gains: Floats, labels: Labels) -> Floats:
    """Sum of the surplus within the groups, of one network or of each of several; comparable between divisions of one
    network only."""
    within: Floats = (gains * (labels[..., :, None] == labels[..., None, :])).sum(axis=(-2, -1))
    return within


def _climb(gains: Floats, orders: Labels) -> Labels:
    """Labels of each node of each network: ``gains`` is network × node × node, ``orders`` network × node."""
    labels = np.tile(np.arange(orders.shape[1]), (len(orders), 1))
    joined = np.arange(len(orders))
    while len(joined):
        moving = joined
        while len(moving):
            part = labels[moving]
            moved = _move(gains[moving], orders[moving], part)
            labels[moving] = part
            moving = moving[moved]
        part = labels[joined]
        gained = _join(gains[joined], part)
        labels[joined] = part
        joined = joined[gained]
    return labels


def _move(gains: Floats, orders: Labels, labels: Labels) -> NDArray[np.bool_]:
    """Lets each node go where it gains most, in place; which networks have changed."""
    count, size = orders.shape
    every = np.arange(count)
    moved = np.zeros(count, dtype=bool)
    for nodes in orders.T:
        towards = (every[:, None] * size + labels).ravel()
        within = np.bincount(towards, weights=gains[every, nodes].ravel(), minlength=count * size)
        within = within.reshape(count, size)
        target = within.argmax(axis=1)
        better = within[every, target] > within[every, labels[every, nodes]] + _LEAST
        labels[every[better], nodes[better]] = target[better]
        moved |= better
    return moved


def _join(gains: Floats, labels: Labels) -> NDArray[np.bool_]:
    """Joins the two groups of each network that gain most by it, in place; which networks have changed."""
    count, size = labels.shape
    members = (labels[:, :, None] == np.arange(size)).astype(np.float64)
    between = members.transpose(0, 2, 1) @ gains @ members
    there = members.any(axis=1)
    between[~(there[:, :, None] & there[:, None, :])] = -np.inf
    between[:, np.arange(size), np.arange(size)] = -np.inf
    best = between.reshape(count, -1).argmax(axis=1)
    gaining: NDArray[np.bool_] = between.reshape(count, -1)[np.arange(count), best] > _LEAST
    a, b = best // size, best % size
    labels[:] = np.where((labels == b[:, None]) & gaining[:, None], a[:, None], labels)
    return gaining


def _numbered(labels: Labels) -> Labels:
    names, first, counts = np.unique(labels, return_index=True, return_counts=True)
    order = np.lexsort((first, -counts))
    number = {int(names[at]): place for place, at in enumerate(order)}
    return np.array([number[int(label)] for label in labels], dtype=np.int64)
