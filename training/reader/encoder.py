"""The shared encoder: MiniLM-L6 in plain torch, with markers that float over the sentence.

A sentence is read once. Behind it stand, for each pair of parties, two markers that share the positions of the
parties' first words; they see the sentence and each other, and the sentence does not see them (levitated markers,
Ye et al. 2022). So the words' states are the same whatever pairs are asked about.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
INNER = 1536
MAX_POSITION = 512


class Layer(nn.Module):
    """One transformer layer as BERT has it: attention, sum and norm, feed forward, sum and norm."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.done = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = states.shape
        shape = (batch, length, HEADS, WIDTH // HEADS)
        query, key, value = (
            linear(states).view(shape).transpose(1, 2) for linear in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask
        seen = (self.dropout(scores.softmax(-1)) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.attended(states + self.dropout(self.mixed(seen)))
        return self.done(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Token ids, positions and groups (all (batch, length) int64) to states (batch, length, 384).

    Group 0 is the sentence, group k the markers of the k-th pair, group −1 padding. A token sees the sentence and
    its own group.
    """

    def __init__(self, layers: int = 6, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(MAX_POSITION, WIDTH)
        self.first = nn.Parameter(torch.zeros(WIDTH))
        self.normed = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, ids: Tensor, positions: Tensor, groups: Tensor) -> Tensor:
        key, query = groups[:, None, :], groups[:, :, None]
        seen = (key == 0) | ((key == query) & (key > 0))
        mask = torch.where(seen, 0.0, -1e4)[:, None]
        states = self.dropout(self.normed(self.words(ids) + self.positions(positions) + self.first))
        for layer in self.layers:
            states = layer(states, mask)
        return states


NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "done": "output.LayerNorm",
}


def pretrained(folder: Path) -> Encoder:
    """The encoder with the weights of the MiniLM-L6 in a folder (model.safetensors and config.json).

    Raises ValueError when the weights are not of this shape.
    """
    config = json.loads((folder / "config.json").read_text())
    if (config["hidden_size"], config["num_attention_heads"]) != (WIDTH, HEADS):
        raise ValueError(f"{folder}: not MiniLM-L6")
    weights = load_file(folder / "model.safetensors")
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "first": weights["embeddings.token_type_embeddings.weight"][0],
        "normed.weight": weights["embeddings.LayerNorm.weight"],
        "normed.bias": weights["embeddings.LayerNorm.bias"],
    }
    for layer in range(config["num_hidden_layers"]):
        for ours, theirs in NAMES.items():
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{part}"] = weights[f"encoder.layer.{layer}.{theirs}.{part}"]
    encoder = Encoder(config["num_hidden_layers"])
    encoder.load_state_dict(state)
    return encoder
