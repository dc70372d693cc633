"""The network: encoder and heads, and the batches it takes.

The lower layers alone tell names and attributions of every sentence. Where parties are named, the upper layers read
on, with two marks for each pair of parties behind the sentence that start as what the lower layers made of the parties'
first and last words; they see the sentence and each other, and the sentence does not see them (levitated markers, Ye et
al. 2022, which start at the embeddings). So what is told of a pair does not depend on the other pairs that are asked
about.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from training.reader.encoder import Encoder
from training.reader.examples import MODES, ROOTS, UNKNOWN, Example, Pair
from training.reader.sentences import MODALITIES
from training.reader.tagged import NAMES, ROLES, Tagged

PARTS = 5
ROLE_WIDTH = 128


class Batch(NamedTuple):
    """Sentences: ids (batch, length), 0 behind their end, and size (batch,). Pairs of them, no sentence having more
    than ``most``: sides (batch, most, 4) first and last token of source and target; pairs (batch,) how many."""

    ids: Tensor
    size: Tensor
    sides: Tensor
    pairs: Tensor


def batch(examples: list[Example]) -> Batch:
    size = torch.tensor([len(example.ids) for example in examples])
    pairs = torch.tensor([len(example.pairs) for example in examples])
    ids = torch.zeros(len(examples), int(size.max()), dtype=torch.long)
    sides = torch.zeros(len(examples), int(pairs.max()), 4, dtype=torch.long)
    for at, example in enumerate(examples):
        ids[at, : size[at]] = torch.tensor(example.ids)
        for n, pair in enumerate(example.pairs):
            sides[at, n] = torch.tensor([*pair.source, *pair.target])
    return Batch(ids, size, sides, pairs)


class Reader(nn.Module):
    """Encoder and heads; ``lower``: how many layers tell names and attributions."""

    def __init__(self, encoder: Encoder, lower: int = 3) -> None:
        super().__init__()
        width = encoder.shape.width
        self.encoder, self.lower = encoder, lower
        self.mark = nn.Parameter(torch.randn(2, width) * 0.2)
        self.pair = nn.Sequential(nn.Dropout(0.1), nn.Linear(PARTS * width, width), nn.Tanh(), nn.Dropout(0.1))
        self.root = nn.Linear(width, len(ROOTS))
        self.mode = nn.Linear(width, len(MODES))
        self.modality = nn.Linear(width, len(MODALITIES))
        self.trigger = nn.Linear(width, width)
        self.names = nn.Linear(width, len(NAMES))
        self.cue = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, 1))
        self.deed = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, 1))
        self.asked = nn.Linear(width, len(ROLES) * ROLE_WIDTH)
        self.answers = nn.Linear(width, len(ROLES) * ROLE_WIDTH)
        self.usual = nn.Parameter(torch.zeros(len(ROLES)))

    def words(self, ids: Tensor, size: Tensor) -> Tensor:
        """The states (batch, length, width) of the words behind the lower layers."""
        positions = torch.arange(ids.shape[1]).expand_as(ids)
        seen = (positions < size[:, None])[:, None, :].expand(-1, ids.shape[1], -1)
        states = self.encoder.embed(ids, positions)
        mask = self.encoder.mask(positions, seen)
        for layer in self.encoder.layers[: self.lower]:
            states = layer(states, mask)
        return states

    def tags(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Of each word behind the lower layers (batch, length): scores of names, of a cue that begins there, and its two
        sides of ``roles``."""
        split = (*states.shape[:2], len(ROLES), ROLE_WIDTH)
        asked, answers = self.asked(states).view(split), self.answers(states).view(split)
        return self.names(states), self.cue(states)[..., 0], asked, answers

    def deeds(self, states: Tensor, size: Tensor) -> Tensor:
        """Scores (batch,) that sentences hold an act, from the words behind the lower layers: that of the word that
        speaks most for one."""
        there = torch.arange(states.shape[1]) < size[:, None]
        return torch.where(there, self.deed(states)[..., 0], torch.tensor(-1e4)).amax(1)

    def roles(self, asked: Tensor, answers: Tensor) -> Tensor:
        """Scores (batch, cues, roles, length) that words belong to cues as cue, source or content."""
        scores = asked.permute(0, 2, 1, 3) @ answers.permute(0, 2, 3, 1) / ROLE_WIDTH**0.5
        return scores.transpose(1, 2) + self.usual[:, None]

    def forward(self, words: Tensor, size: Tensor, sides: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of pairs: root, mode, modality (batch, most, labels), trigger (batch, most, length)."""
        (count, length, width), most = words.shape, sides.shape[1]
        firsts, lasts = sides[:, :, 0::2].flatten(1), sides[:, :, 1::2].flatten(1)
        marks = (_taken(words, firsts) + _taken(words, lasts)) / 2 + self.mark.repeat(most, 1)
        group = torch.cat([torch.zeros(length), torch.arange(1, most + 1).repeat_interleave(2)])
        there = torch.cat([torch.arange(length) < size[:, None], torch.ones_like(firsts, dtype=torch.bool)], 1)
        seen = ((group == 0) | (group == group[:, None])).expand(count, -1, -1) & there[:, None, :]
        positions = torch.cat([torch.arange(length).expand(count, length), firsts], 1)
        mask = self.encoder.mask(positions, seen)
        states = torch.cat([words, marks], 1)
        for layer in self.encoder.layers[self.lower :]:
            states = layer(states, mask)
        marks = states[:, length:].reshape(count, most, 2 * width)
        ends = _taken(states, lasts).reshape(count, most, 2 * width)
        pairs = self.pair(torch.cat([states[:, :1].expand(-1, most, -1), marks, ends], 2))
        pointed = self.trigger(pairs) @ states[:, :length].transpose(1, 2) / width**0.5
        pointed = torch.where(there[:, None, :length], pointed, torch.tensor(-1e4))
        return self.root(pairs), self.mode(pairs), self.modality(pairs), pointed


def _taken(states: Tensor, places: Tensor) -> Tensor:
    """The states (batch, length, width) at places (batch, count)."""
    return states.gather(1, places[:, :, None].expand(-1, -1, states.shape[2]))


def relations(model: Reader, examples: list[Example]) -> tuple[Tensor, ...]:
    """Scores of all pairs of the examples in their order: root, mode, modality (pairs, labels), trigger; and of the
    examples: that they hold an act."""
    given = batch(examples)
    words = model.words(given.ids, given.size)
    scores = model(words, given.size, given.sides)
    real = torch.arange(given.sides.shape[1]) < given.pairs[:, None]
    return *(part[real].float() for part in scores), model.deeds(words, given.size).float()


def loss(model: Reader, examples: list[Example], none_weight: float = 0.3) -> Tensor:
    """Mean loss of the pairs, those without an act weighing less; labels that are not known count nothing. Pairs
    that a teacher answered are learned as it answered. To it comes the loss of whether sentences hold an act."""
    root, mode, modality, trigger, deeds = relations(model, examples)
    pairs = [(pair, example.weight) for example in examples for pair in example.pairs]
    logs = root.log_softmax(-1)
    right = torch.stack([_likelihood(logs[at], pair) for at, (pair, _) in enumerate(pairs)])
    weights = torch.tensor([weight * (none_weight if pair.roots == (0,) else 1.0) for pair, weight in pairs])
    total = -(right * weights).sum() / weights.sum()
    for scores, name, share in ((mode, "mode", 0.3), (modality, "modality", 0.5), (trigger, "trigger", 0.2)):
        labels = torch.tensor([getattr(pair, name) for pair, _ in pairs])
        if (labels != UNKNOWN).any():
            total = total + share * functional.cross_entropy(scores, labels, ignore_index=UNKNOWN)
    total = total + _answered(modality, [pair for pair, _ in pairs])
    held = torch.tensor([max(map(_deed, example.pairs), default=0.0) for example in examples])
    return total + 0.2 * functional.binary_cross_entropy_with_logits(deeds, held)


def _deed(pair: Pair) -> float:
    """Probability that the pair has an act."""
    return float(pair.roots != (0,)) if pair.shares is None else 1 - pair.shares[0]


def _answered(modality: Tensor, pairs: list[Pair]) -> Tensor:
    """Loss of the modalities that a teacher answered, each weighing as the act is likely."""
    told = [(at, pair.real, _deed(pair)) for at, pair in enumerate(pairs) if pair.real is not None]
    if not told:
        return modality.new_zeros(())
    rows, shares, weights = (torch.tensor(part) for part in zip(*told, strict=True))
    losses = -(modality[rows].log_softmax(-1) * shares).sum(-1)
    return 0.5 * (losses * weights).sum() / weights.sum().clamp(min=1.0)


def _likelihood(logs: Tensor, pair: Pair) -> Tensor:
    if pair.shares is not None:
        return (logs * torch.tensor(pair.shares)).sum()
    return logs[list(pair.roots)].logsumexp(-1)


def tag_loss(model: Reader, examples: list[Tagged]) -> Tensor:
    """Loss of names, of which tokens begin a cue, and of which tokens belong to each cue that is marked."""
    size = torch.tensor([len(example.ids) for example in examples])
    ids, names = (torch.full((len(examples), int(size.max())), fill) for fill in (0, UNKNOWN))
    starts = torch.zeros(ids.shape)
    for at, example in enumerate(examples):
        ids[at, : size[at]] = torch.tensor(example.ids)
        names[at, : size[at]] = torch.tensor(example.names)
        starts[at, [cue.at for cue in example.cues or ()]] = 1.0
    named, cues, asked, answers = model.tags(model.words(ids, size))
    total = functional.cross_entropy(named.flatten(0, 1), names.flatten(), ignore_index=UNKNOWN)
    told = (names != UNKNOWN) & torch.tensor([example.cues is not None for example in examples])[:, None]
    if told.any():
        total = total + 3 * functional.binary_cross_entropy_with_logits(cues[told], starts[told])
    marked = [(at, cue) for at, example in enumerate(examples) for cue in example.cues or ()]
    if marked:
        rows = torch.tensor([at for at, _ in marked])
        belongs = torch.zeros(len(marked), len(ROLES), ids.shape[1])
        for n, (_, cue) in enumerate(marked):
            for role, tokens in enumerate(cue.roles):
                belongs[n, role, list(tokens)] = 1.0
        query = asked[rows, torch.tensor([cue.at for _, cue in marked])]
        scores = model.roles(query[:, None], answers[rows])[:, 0]
        real = (names != UNKNOWN)[rows][:, None, :].expand_as(scores)
        total = total + 2 * functional.binary_cross_entropy_with_logits(scores[real], belongs[real])
    return total
