"""The network: encoder and heads, and the batches it takes."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from training.reader.encoder import WIDTH, Encoder
from training.reader.examples import MODES, ROOTS, SOURCE_MARK, TARGET_MARK, UNKNOWN, Example
from training.reader.sentences import MODALITIES

PARTS = 5


class Batch(NamedTuple):
    """ids, positions, groups: (batch, length); places: (pairs, 5) in the flattened states: sentence, source mark,
    target mark, last word of source, last word of target; row: (pairs,) sentence of each pair."""

    ids: Tensor
    positions: Tensor
    groups: Tensor
    places: Tensor
    row: Tensor


def batch(examples: list[Example]) -> Batch:
    lengths = [len(example.ids) + 2 * len(example.pairs) for example in examples]
    size, length = len(examples), max(lengths)
    ids, positions = (torch.zeros(size, length, dtype=torch.long) for _ in range(2))
    groups = torch.full((size, length), -1)
    places, row = [], []
    for at, example in enumerate(examples):
        text = len(example.ids)
        markers = [mark for _ in example.pairs for mark in (SOURCE_MARK, TARGET_MARK)]
        ids[at, : lengths[at]] = torch.tensor(example.ids + markers)
        starts = [side[0] for pair in example.pairs for side in (pair.source, pair.target)]
        positions[at, : lengths[at]] = torch.tensor([*range(text), *starts])
        groups[at, : lengths[at]] = torch.tensor([0] * text + [1 + n // 2 for n in range(len(markers))])
        for n, pair in enumerate(example.pairs):
            first = text + 2 * n
            places.append([at * length + p for p in (0, first, first + 1, pair.source[1], pair.target[1])])
            row.append(at)
    return Batch(ids, positions, groups, torch.tensor(places).view(-1, PARTS), torch.tensor(row))


class Reader(nn.Module):
    """All heads on one encoder pass. Scores of pairs: root, mode, modality (pairs, labels), trigger (pairs, length)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.pair = nn.Sequential(nn.Dropout(0.1), nn.Linear(PARTS * WIDTH, WIDTH), nn.Tanh(), nn.Dropout(0.1))
        self.root = nn.Linear(WIDTH, len(ROOTS))
        self.mode = nn.Linear(WIDTH, len(MODES))
        self.modality = nn.Linear(WIDTH, len(MODALITIES))
        self.trigger = nn.Linear(WIDTH, WIDTH)

    def forward(
        self, ids: Tensor, positions: Tensor, groups: Tensor, places: Tensor, row: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        states = self.encoder(ids, positions, groups)
        pairs = self.pair(states.reshape(-1, WIDTH)[places].flatten(1))
        pointed = (states[row] @ self.trigger(pairs)[:, :, None])[:, :, 0] / WIDTH**0.5
        pointed = torch.where(groups[row] == 0, pointed, torch.tensor(-1e4))
        return self.root(pairs), self.mode(pairs), self.modality(pairs), pointed


def loss(model: Reader, examples: list[Example], none_weight: float = 0.3) -> Tensor:
    """Mean loss of the pairs, the pairs without an act weighing less; labels that are not known count nothing."""
    root, mode, modality, trigger = model(*batch(examples))
    pairs = [(pair, example.weight) for example in examples for pair in example.pairs]
    logs = root.log_softmax(-1)
    right = torch.stack([logs[at, list(pair.roots)].logsumexp(-1) for at, (pair, _) in enumerate(pairs)])
    weights = torch.tensor([weight * (none_weight if pair.roots == (0,) else 1.0) for pair, weight in pairs])
    total = -(right * weights).sum() / weights.sum()
    for scores, name, share in ((mode, "mode", 0.3), (modality, "modality", 0.5), (trigger, "trigger", 0.2)):
        labels = torch.tensor([getattr(pair, name) for pair, _ in pairs])
        if (labels != UNKNOWN).any():
            total = total + share * functional.cross_entropy(scores, labels, ignore_index=UNKNOWN)
    return total
