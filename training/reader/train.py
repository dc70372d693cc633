"""Trains the reader (``make model``) on several kinds of examples at once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from training.reader.encoder import pretrained
from training.reader.examples import Example
from training.reader.model import Reader, loss, tag_loss

FAST = torch.ops.mkldnn._is_mkldnn_bf16_supported()
"""Whether the processor multiplies in bfloat16, which is three times as fast here."""
IDLE_PAIRS = 3
"""Pairs without an act that a sentence shows in one epoch, drawn anew each time."""


@dataclass
class Course:
    """Examples (each with ``ids``) that are learned by one loss, ``batch`` at a time, ``epochs`` times."""

    examples: Sequence[Any]
    epochs: int
    loss: Callable[[Reader, list[Any], random.Random], Tensor]
    batch: int = 16

    def batches(self, order: random.Random) -> list[list[Any]]:
        """Batches of all epochs, of about the same length within each."""
        found = []
        for _ in range(self.epochs):
            shuffled = order.sample(self.examples, len(self.examples))
            for start in range(0, len(shuffled), 32 * self.batch):
                block = sorted(shuffled[start : start + 32 * self.batch], key=lambda example: len(example.ids))
                found += [block[at : at + self.batch] for at in range(0, len(block), self.batch)]
        return found


def relating(examples: Sequence[Example], epochs: int) -> Course:
    """Pairs of parties, of each sentence its acts and a few of its pairs without one."""
    return Course(
        examples, epochs, lambda model, chosen, order: loss(model, [thinned(example, order) for example in chosen])
    )


def tagging(examples: Sequence[Any], epochs: int) -> Course:
    """Names and attributions."""
    return Course(examples, epochs, lambda model, chosen, _: tag_loss(model, chosen), batch=32)


def untrained(folder: Path, seed: int) -> Reader:
    """The encoder in ``folder`` with heads that know nothing."""
    torch.manual_seed(seed)
    encoder = pretrained(folder)
    encoder.words.weight.requires_grad = False
    return Reader(encoder)


def train(model: Reader, courses: list[Course], seed: int, rate: float = 1e-4) -> Reader:
    """The model, trained on the courses, mixed; the same for the same seed, threads and processor."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    inner = [weights for weights in model.encoder.parameters() if weights.requires_grad]
    heads = [weights for name, weights in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": rate}, {"params": heads, "lr": 10 * rate}], weight_decay=0.01, fused=True
    )
    mixed = [(course, chosen) for course in courses for chosen in course.batches(order)]
    order.shuffle(mixed)
    steps = len(mixed)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    began, totals = time.monotonic(), [0.0] * len(courses)
    model.train()
    for step, (course, chosen) in enumerate(mixed, 1):
        with torch.autocast("cpu", torch.bfloat16, enabled=FAST):
            value = course.loss(model, chosen, order)
        optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        at = courses.index(course)
        totals[at] = 0.98 * totals[at] + 0.02 * value.item()
        if step % 500 == 0 or step == 20:
            losses = " ".join(f"{total:.3f}" for total in totals)
            print(f"step {step} of {steps}: losses {losses}, {time.monotonic() - began:.0f} s", flush=True)
    return model.eval()


def thinned(example: Example, order: random.Random) -> Example:
    """The example with its acts and a few of its pairs without one."""
    done = [pair for pair in example.pairs if pair.roots != (0,)]
    idle = [pair for pair in example.pairs if pair.roots == (0,)]
    return replace(example, pairs=done + order.sample(idle, min(IDLE_PAIRS, len(idle))))
