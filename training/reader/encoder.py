"""The encoders in plain torch: MiniLM-L6, which ships, and its teacher MPNet."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """Sizes of an encoder; ``offset`` is the position of the first token, ``buckets`` those of relative positions."""

    width: int
    heads: int
    inner: int
    layers: int
    vocabulary: int
    positions: int
    norm: float
    offset: int
    buckets: int


class Layer(nn.Module):
    """One transformer layer as BERT has it: attention, sum and norm, feed forward, sum and norm."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.mixed = nn.Linear(width, width)
        self.attended = nn.LayerNorm(width, eps=shape.norm)
        self.inner = nn.Linear(width, shape.inner)
        self.outer = nn.Linear(shape.inner, width)
        self.done = nn.LayerNorm(width, eps=shape.norm)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States (batch, length, width) behind the layer."""
        batch, length, width = states.shape
        query, key, value = (
            linear(states).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for linear in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads) + mask
        seen = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width)
        states = self.attended(states + self.dropout(self.mixed(seen)))
        return self.done(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Embeddings and layers; which tokens see which is the caller's to say."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.first = nn.Parameter(torch.zeros(shape.width))
        self.normed = nn.LayerNorm(shape.width, eps=shape.norm)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.relative = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None

    def embed(self, ids: Tensor, positions: Tensor) -> Tensor:
        """Token ids and positions, both (batch, length), to states before the first layer (batch, length, width)."""
        words = self.words(ids) + self.positions(positions + self.shape.offset) + self.first
        states: Tensor = self.dropout(self.normed(words))
        return states

    def mask(self, positions: Tensor, seen: Tensor) -> Tensor:
        """What is added to the layers' scores; ``seen`` (batch, length, length): which tokens (last) each token sees."""
        mask = torch.where(seen, 0.0, -1e4)[:, None]
        if self.relative is not None:
            mask = mask + self.relative(bucket(positions, self.shape.buckets)).permute(0, 3, 1, 2)
        return mask


def bucket(positions: Tensor, buckets: int, farthest: int = 128) -> Tensor:
    """Bucket of the distance of each two positions, as T5 and MPNet count it: exact near by, by logarithm beyond."""
    distance = positions[:, :, None] - positions[:, None, :]
    half, exact = buckets // 2, buckets // 4
    far = exact + (distance.abs().clamp(min=1) / exact).log() / math.log(farthest / exact) * (half - exact)
    size = torch.where(distance.abs() < exact, distance.abs(), far.long().clamp(max=half - 1))
    return size + torch.where(distance < 0, half, 0)


BERT = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "done": "output.LayerNorm",
}
MPNET = BERT | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "mixed": "attention.attn.o",
    "attended": "attention.LayerNorm",
}


def examined(folder: Path, sha256: str) -> Path:
    """The folder; SystemExit where its weights are not the file that was examined."""
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != sha256:
        raise SystemExit(f"{folder}: these are other weights than the ones that were examined")
    return folder


def pretrained(folder: Path) -> Encoder:
    """The encoder with the weights of the MiniLM or MPNet in a folder (model.safetensors and config.json)."""
    config = json.loads((folder / "config.json").read_text())
    weights = load_file(folder / "model.safetensors")
    mpnet = config["model_type"] == "mpnet"
    names = MPNET if mpnet else BERT
    words = weights["embeddings.word_embeddings.weight"]
    state = {
        "words.weight": words,
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "first": torch.zeros(words.shape[1]) if mpnet else weights["embeddings.token_type_embeddings.weight"][0],
        "normed.weight": weights["embeddings.LayerNorm.weight"],
        "normed.bias": weights["embeddings.LayerNorm.bias"],
    }
    if mpnet:
        state["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    for layer in range(config["num_hidden_layers"]):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{part}"] = weights[f"encoder.layer.{layer}.{theirs}.{part}"]
    shape = Shape(
        width=config["hidden_size"],
        heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
        layers=config["num_hidden_layers"],
        vocabulary=words.shape[0],
        positions=config["max_position_embeddings"],
        norm=config["layer_norm_eps"],
        offset=2 if mpnet else 0,
        buckets=config["relative_attention_num_buckets"] if mpnet else 0,
    )
    encoder = Encoder(shape)
    encoder.load_state_dict(state)
    return encoder
