"""Writes a trained reader as ONNX with int8 weights, its tokenizer and its labels."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from training.reader.examples import MODES, ROOTS, Example, Pair
from training.reader.model import Reader, batch
from training.reader.sentences import MODALITIES

INPUTS = ("ids", "positions", "groups", "places", "row")
OUTPUTS = ("root", "mode", "modality", "trigger")


def export(model: Reader, pretrained: Path, folder: Path, card: dict[str, object]) -> None:
    """``reader.onnx``, ``tokenizer.json`` and ``reader.json`` (labels, sha256 of both, the card) in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    sample = [Example([101, 1030, 1001, 102], [Pair((1, 1), (2, 2), (0,)), Pair((2, 2), (0, 0), (0,))])] * 2
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch, "exact.onnx")
        axes = {name: {0: "pairs"} for name in ("places", "row", *OUTPUTS)}
        axes |= {name: {0: "batch", 1: "length"} for name in INPUTS[:3]} | {"trigger": {0: "pairs", 1: "length"}}
        torch.onnx.export(
            model.eval(), tuple(batch(sample)), str(exact), input_names=INPUTS, output_names=OUTPUTS,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            exact, folder / "reader.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
    shutil.copy(pretrained / "tokenizer.json", folder / "tokenizer.json")
    hashes = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("reader.onnx", "tokenizer.json")
    }
    labels = {"roots": ROOTS, "modes": MODES, "modalities": MODALITIES}
    told = {"labels": labels, "sha256": hashes, "card": card}
    (folder / "reader.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
