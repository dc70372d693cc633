"""Adds to an exported reader what its words mean: ``python -m training.reader.sense [FOLDER]``.

A vector a word, whose mean over a saying stands for what it says: a linear map of the words' states behind the lower
layers, fitted by ridge regression so that the mean comes near the sentence embedding that MiniLM-L6 itself gives the
same words, on its first principal axes. Nothing that the model has learned is changed, and a fit takes minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from onnxruntime import InferenceSession
from tokenizers import Tokenizer
from training.evaluate import DATA
from training.reader import sentences
from training.reader.encoder import Encoder
from training.reader.encoder import pretrained as encoder
from training.reader.make import OUT, pretrained
from training.reader.tagged import articles

WIDTH = 32
NUMBER = 5000
"""Own sentences, and sentences of the news, at most."""
CARD = "what MiniLM-L6 (Apache-2.0) itself makes of own sentences, and of PolNeAR's train part where it lies there"
_RIDGE = 1e-3
_LONGEST = 128
_STOP = re.compile(r"(?<=[.!?])\s+|\n+")
_FIRST_LETTER = re.compile(r"\b\w")
_WEIGHT, _BIAS = "sense.weight", "sense.bias"

Floats = NDArray[np.float32]


def add(folder: Path) -> None:
    """Puts the output ``sense`` (length, WIDTH) into ``tags.onnx`` of an exported model, in place of an earlier one."""
    graph = folder / "tags.onnx"
    model = without(onnx.load(graph, load_external_data=False))
    onnx.save(model, graph)
    weight, bias = fitted(folder)
    onnx.save(grafted(model, weight, bias), graph)
    told = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    told["card"]["sense"] = CARD
    told["sha256"]["tags.onnx"] = hashlib.sha256(graph.read_bytes()).hexdigest()
    (folder / "reader.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def grafted(model: onnx.ModelProto, weight: Floats, bias: Floats) -> onnx.ModelProto:
    """The graph with the map (width, WIDTH) behind its ``words``."""
    graph = model.graph
    for name, value in ((_WEIGHT, weight), (_BIAS, bias)):
        graph.initializer.append(numpy_helper.from_array(value, name))
    graph.node.append(helper.make_node("MatMul", ["words", _WEIGHT], ["sense.product"]))
    graph.node.append(helper.make_node("Add", ["sense.product", _BIAS], ["sense"]))
    graph.output.append(helper.make_tensor_value_info("sense", onnx.TensorProto.FLOAT, ["length", WIDTH]))
    return model


def without(model: onnx.ModelProto) -> onnx.ModelProto:
    """The graph without the map."""
    graph = model.graph
    for part in (graph.initializer, graph.output):
        for one in [one for one in part if one.name.startswith("sense")]:
            part.remove(one)
    for node in [node for node in graph.node if any(name.startswith("sense") for name in node.output)]:
        graph.node.remove(node)
    return model


def fitted(folder: Path) -> tuple[Floats, Floats]:
    """Weight (width, WIDTH) and bias (WIDTH,) of the map for the model in a folder."""
    cut = Tokenizer.from_file(str(folder / "tokenizer.json"))
    cut.no_padding()
    cut.enable_truncation(_LONGEST)
    session = InferenceSession(folder / "tags.onnx")
    teacher = encoder(pretrained()).eval()
    states, meant = [], []
    for text in texts():
        encoding = cut.encode(text)
        words = session.run(["words"], {"ids": np.array(encoding.ids, dtype=np.int64)})[0]
        for start, end in parts(text):
            inside = [at for at, (a, b) in enumerate(encoding.offsets) if start <= a < b <= end]
            if len(inside) > 1:
                states.append(words[inside].mean(0))
                meant.append(embedding(teacher, cut.encode(text[start:end]).ids))
    return ridge(np.array(states), np.array(meant))


def ridge(states: Floats, meant: Floats) -> tuple[Floats, Floats]:
    """The map from states to the first principal axes of centred and normalised embeddings."""
    wanted = meant - meant.mean(0)
    wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
    axes = np.linalg.svd(wanted, full_matrices=False)[2][:WIDTH]
    mean = states.mean(0)
    centred = (states - mean).astype(np.float64)
    square = centred.T @ centred + np.eye(states.shape[1]) * len(states) * _RIDGE
    weight = np.linalg.solve(square, centred.T @ (wanted @ axes.T))
    return weight.astype(np.float32), (-mean @ weight).astype(np.float32)


def embedding(teacher: Encoder, ids: list[int]) -> Floats:
    """MiniLM's embedding of a sentence: the mean of its words' states, normalised."""
    with torch.no_grad():
        given = torch.tensor([ids])
        positions = torch.arange(len(ids))[None]
        states = teacher.embed(given, positions)
        mask = teacher.mask(positions, torch.ones(1, len(ids), len(ids), dtype=torch.bool))
        for layer in teacher.layers:
            states = layer(states, mask)
        mean = states[0].mean(0)
        found: Floats = (mean / mean.norm()).numpy()
    return found


def texts() -> list[str]:
    """Own sentences, and those of the news where they lie there."""
    order = random.Random(1)
    ours = [one.text for one in sentences.load()]
    path = DATA / "attribution" / "polnear_train.jsonl.gz"
    news = [one for text, _ in islice(articles(path), 300) for one in _STOP.split(text)] if path.exists() else []
    some = [one for one in news if 30 < len(one) < 400]
    return [one for part in (ours, some) for one in order.sample(part, min(NUMBER, len(part)))]


def parts(text: str) -> Iterator[tuple[int, int]]:
    """A sentence, and two pieces of it, as sayings are."""
    yield 0, len(text)
    starts = [one.start() for one in _FIRST_LETTER.finditer(text)]
    if len(starts) > 6:
        order = random.Random(text)
        start = order.choice(starts[: len(starts) // 2])
        yield start, len(text)
        yield start, order.choice(starts[len(starts) // 2 :])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=OUT)
    add(parser.parse_args().folder)


if __name__ == "__main__":
    main()
