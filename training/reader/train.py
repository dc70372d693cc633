"""Trains the reader (``make model``): own sentences and, unless ``--clean``, the marked sentences of others."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path

import torch
from training.reader.encoder import pretrained
from training.reader.examples import SOURCE_MARK, TARGET_MARK, Example
from training.reader.model import Reader, loss

BATCH = 16
IDLE_PAIRS = 3
"""Pairs without an act that a sentence shows in one epoch, drawn anew each time."""


def train(examples: list[Example], folder: Path, seed: int, epochs: int = 4, rate: float = 1e-4) -> Reader:
    """A reader trained on the examples from the weights in ``folder``; the same for the same seed and threads."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    encoder = pretrained(folder)
    with torch.no_grad():
        for mark, like in ((SOURCE_MARK, 1030), (TARGET_MARK, 1001)):  # "@", "#" of the vocabulary
            encoder.words.weight[mark] = encoder.words.weight[like]
    encoder.words.weight.requires_grad = False
    model = Reader(encoder)
    inner = [weights for weights in encoder.parameters() if weights.requires_grad]
    heads = [weights for name, weights in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": rate}, {"params": heads, "lr": 10 * rate}], weight_decay=0.01
    )
    steps = epochs * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    began = time.monotonic()
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for chosen in bucketed(examples, order):
            value = loss(model, [thinned(example, order) for example in chosen])
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += value.item()
        print(
            f"epoch {epoch + 1}: loss {total * BATCH / len(examples):.3f}, {time.monotonic() - began:.0f} s", flush=True
        )
    return model.eval()


def bucketed(examples: list[Example], order: random.Random) -> list[list[Example]]:
    """Batches in random order, of about the same length within each."""
    shuffled = order.sample(examples, len(examples))
    batches = []
    for start in range(0, len(shuffled), 32 * BATCH):
        block = sorted(shuffled[start : start + 32 * BATCH], key=lambda example: len(example.ids))
        batches += [block[at : at + BATCH] for at in range(0, len(block), BATCH)]
    return order.sample(batches, len(batches))


def thinned(example: Example, order: random.Random) -> Example:
    """The example with its acts and a few of its pairs without one."""
    done = [pair for pair in example.pairs if pair.roots != (0,)]
    idle = [pair for pair in example.pairs if pair.roots == (0,)]
    return replace(example, pairs=done + order.sample(idle, min(IDLE_PAIRS, len(idle))))
