"""Writes a trained reader as ONNX with int8 weights, its tokenizer and its labels."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from training.reader.examples import MODES, ROOTS
from training.reader.model import ROLE_WIDTH, Reader
from training.reader.sentences import MODALITIES
from training.reader.tagged import NAMES, ROLES

GRAPHS: dict[str, tuple[tuple[str, ...], dict[str, dict[int, str]]]] = {
    "tags": (
        ("ids",),
        {name: {0: "length"} for name in ("ids", "names", "cue", "asked", "answers")}
        | {"deed": {}, "words": {0: "length"}},
    ),
    "pairs": (
        ("words", "sides"),
        {"words": {0: "length"}, "sides": {0: "pairs"}, "trigger": {0: "pairs", 1: "length"}}
        | {name: {0: "pairs"} for name in ("root", "mode", "modality")},
    ),
}
"""Of each graph: its inputs, and the axes that vary of inputs and outputs."""
WEIGHTS = "weights.bin"
LARGE = 1024
"""Bytes from which on a weight is kept in the common file."""


class Tags(nn.Module):
    """Names and attributions of one sentence, token ids (length,), without a batch; the product of ``asked`` and
    ``answers`` is the score of ``roles``. ``words`` (length, width) is what the pairs' graph begins with."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        words = self.reader.words(ids[None], _size(ids))
        names, cue, asked, answers = (part[0] for part in self.reader.tags(words))
        usual = self.reader.usual[None, :, None].expand(ids.shape[0], -1, -1)
        return (
            names,
            cue,
            torch.cat([asked / ROLE_WIDTH**0.5, usual], 2),
            torch.cat([answers, torch.ones_like(usual)], 2),
            self.reader.deeds(words, _size(ids))[0],
            words[0],
        )


class Pairs(Tags):
    """Relations of the pairs of one sentence, sides (pairs, 4), without a batch."""

    def forward(self, words: Tensor, sides: Tensor) -> tuple[Tensor, ...]:  # type: ignore[override]
        scores = self.reader(words[None], _size(words), sides[None])
        return tuple(part[0] for part in scores)


def _size(words: Tensor) -> Tensor:
    return torch.full((1,), words.shape[0])


def export(model: Reader, pretrained: Path, folder: Path, card: dict[str, object]) -> None:
    """``tags.onnx`` and ``pairs.onnx`` over common ``weights.bin``, ``tokenizer.json`` and ``reader.json`` (labels,
    sha256 of all, the card) in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = bytearray()
    known = dict[bytes, int]()
    for name, module in (("tags", Tags(model)), ("pairs", Pairs(model))):
        onnx.save(shared(plain(quantized(module.eval(), name)), weights, known), folder / f"{name}.onnx")
    (folder / WEIGHTS).write_bytes(weights)
    shutil.copy(pretrained / "tokenizer.json", folder / "tokenizer.json")
    files = ("tags.onnx", "pairs.onnx", WEIGHTS, "tokenizer.json")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    labels = {"roots": ROOTS, "modes": MODES, "modalities": MODALITIES, "names": NAMES, "roles": ROLES}
    told = {"labels": labels, "sha256": hashes, "card": card}
    (folder / "reader.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def quantized(module: nn.Module, name: str) -> onnx.ModelProto:
    """The graph with int8 weights; what the words are multiplied with is quantised as it comes, a sentence at a time."""
    inputs, axes = GRAPHS[name]
    ids, sides = torch.tensor([101, 1030, 1001, 102]), torch.tensor([[1, 1, 2, 2], [2, 2, 0, 0]])
    sample = (ids,) if name == "tags" else (torch.zeros(4, module.reader.encoder.shape.width), sides)
    with tempfile.TemporaryDirectory() as scratch:
        exact, small = Path(scratch, "exact.onnx"), Path(scratch, "small.onnx")
        torch.onnx.export(
            module, sample, str(exact), input_names=list(inputs), output_names=[one for one in axes if one not in inputs],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(exact, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        return onnx.load(small)


def plain(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with short names inside, which are a third of the graph's size."""
    graph = model.graph
    names = {value.name: value.name for value in (*graph.input, *graph.output)} | {"": ""}
    for node in graph.node:
        node.name = ""
        for ends in (node.input, node.output):
            ends[:] = [names.setdefault(end, f"{len(names):x}") for end in ends]
    for weight in graph.initializer:
        weight.name = names.setdefault(weight.name, f"{len(names):x}")
    del graph.value_info[:]
    return model


def shared(model: onnx.ModelProto, weights: bytearray, known: dict[bytes, int]) -> onnx.ModelProto:
    """The model with its large weights in the common file, each content once."""
    for weight in model.graph.initializer:
        content = weight.raw_data
        if len(content) < LARGE:
            continue
        if content not in known:
            known[content] = len(weights)
            weights += content
        del weight.external_data[:]
        for key, value in (("location", WEIGHTS), ("offset", known[content]), ("length", len(content))):
            weight.external_data.add(key=key, value=str(value))
        weight.data_location = onnx.TensorProto.EXTERNAL
        weight.ClearField("raw_data")
    return model
