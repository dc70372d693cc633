"""The reader model: what the parties of a sentence do to each other, all pairs from one pass.

The network and its training are in ``training/reader``. Each sentence is read by itself and by one thread, so that the
same words give the same result whatever is read beside them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from dragoman.errors import ModelError
from dragoman.records import Modality, Relation, Span
from dragoman.words import ontology

if TYPE_CHECKING:
    from numpy.typing import NDArray

NONE = "NONE"
NOBODY = (0, 0)
MAX_TOKENS = 256
MAX_PAIRS = 40
"""Pairs of one pass: each costs two tokens."""
_MARKS = (1, 2)
_REMEDY = "Install Dragoman again, or make the model anew with `make model`"

Range = tuple[int, int]


class _Labels(msgspec.Struct, frozen=True):
    roots: tuple[str, ...]
    modes: tuple[str, ...]
    modalities: tuple[Modality, ...]


class _Told(msgspec.Struct, frozen=True):
    labels: _Labels
    sha256: dict[str, str]


class Reader:
    """The model in a folder with ``reader.json``, ``reader.onnx`` and ``tokenizer.json``.

    Raises ModelError when a file is missing or its sha256 is not the one that ``reader.json`` names.
    """

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        told = _told(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._labels = told.labels
        self._tokenizer = Tokenizer.from_str(_checked(folder, "tokenizer.json", told).decode())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._session: Any = onnxruntime.InferenceSession(_checked(folder, "reader.onnx", told), options)

    def relations(self, sentence: str, pairs: Sequence[tuple[Range, Range]]) -> list[Relation]:
        """What the source of each pair does to its target; both are half-open code point ranges of the sentence.

        (0, 0) stands for a party that is not named. Words beyond 256 tokens are not read; a pair whose parties
        have no word that is read gets an empty Relation.
        """
        found: list[Relation] = []
        for start in range(0, len(pairs), MAX_PAIRS):
            found += self._pass(sentence, pairs[start : start + MAX_PAIRS])
        return found

    def _pass(self, sentence: str, pairs: Sequence[tuple[Range, Range]]) -> list[Relation]:
        encoding = self._tokenizer.encode(sentence)
        spans = np.array(encoding.offsets, dtype=np.int64)
        places = [(_tokens(spans, source), _tokens(spans, target)) for source, target in pairs]
        known = [at for at, (source, target) in enumerate(places) if source != NOBODY or target != NOBODY]
        if not known:
            return [Relation() for _ in pairs]
        scores = self._session.run(None, _inputs(encoding.ids, [places[at] for at in known]))
        read = {at: self._relation([part[row] for part in scores], spans) for row, at in enumerate(known)}
        return [read.get(at) or Relation() for at in range(len(pairs))]

    def _relation(self, scores: list[NDArray[np.float32]], spans: NDArray[np.int64]) -> Relation:
        roots, modes, modality, trigger = scores
        likely = _softmax(roots)
        told = dict(zip(self._labels.roots, (round(float(share), 4) for share in likely), strict=True))
        root = self._labels.roots[int(likely.argmax())]
        if root == NONE:
            return Relation(scores=told)
        start, end = spans[int(trigger[: len(spans)].argmax())]
        return Relation(
            root=root,
            quad=ontology.quad(root),
            mode=self._mode(root, modes),
            modality=self._labels.modalities[int(modality.argmax())],
            trigger=Span(int(start), int(end)) if end > start else None,
            scores=told,
        )

    def _mode(self, root: str, scores: NDArray[np.float32]) -> str | None:
        """The likeliest mode of the root, None where it has no modes or none stands out."""
        own = [at for at, name in enumerate(self._labels.modes) if name.startswith(f"{root}.")]
        if not own:
            return None
        best = max(own, key=lambda at: float(scores[at]))
        return self._labels.modes[best].partition(".")[2] if _softmax(scores)[best] > 0.5 else None


@cache
def reader() -> Reader:
    """The model of the package."""
    with as_file(files("dragoman.parse") / "model") as folder:
        return Reader(folder)


def relation(sentence: str, source: Range, target: Range) -> Relation:
    """What ``source`` does to ``target`` in a sentence; both half-open code point ranges, (0, 0) for nobody named.

    >>> relation("Iran accused Israel of sabotage.", source=(0, 4), target=(13, 19)).root
    'ACCUSE'
    """
    return reader().relations(sentence, [(source, target)])[0]


def _told(folder: Path) -> _Told:
    path = folder / "reader.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Told)
    except OSError:
        raise ModelError(str(path), "this file of the reader model is missing", _REMEDY) from None
    except msgspec.MsgspecError as error:
        raise ModelError(str(path), f"this file of the reader model is damaged ({error})", _REMEDY) from None


def _checked(folder: Path, name: str, told: _Told) -> bytes:
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError:
        raise ModelError(str(path), "this file of the reader model is missing", _REMEDY) from None
    if hashlib.sha256(content).hexdigest() != told.sha256.get(name):
        raise ModelError(str(path), "this file of the reader model is not the one that was shipped", _REMEDY)
    return content


def _tokens(spans: NDArray[np.int64], wanted: Range) -> Range:
    """First and last token inside a range; (0, 0) when there is none."""
    start, end = wanted
    inside = np.nonzero((spans[:, 1] > spans[:, 0]) & (spans[:, 0] < end) & (spans[:, 1] > start))[0]
    return (int(inside[0]), int(inside[-1])) if len(inside) else NOBODY


def _inputs(ids: list[int], pairs: list[tuple[Range, Range]]) -> dict[str, NDArray[np.int64]]:
    """The sentence, and behind it two marks a pair at the places of its parties' first words."""
    text, count = len(ids), len(pairs)
    first = text + 2 * np.arange(count)
    sides = np.array(pairs, dtype=np.int64)
    return {
        "ids": np.array([[*ids, *_MARKS * count]], dtype=np.int64),
        "positions": np.concatenate([np.arange(text), sides[:, :, 0].ravel()])[None].astype(np.int64),
        "groups": np.concatenate([np.zeros(text), np.repeat(np.arange(1, count + 1), 2)])[None].astype(np.int64),
        "places": np.stack([np.zeros(count), first, first + 1, sides[:, 0, 1], sides[:, 1, 1]], 1).astype(np.int64),
        "row": np.zeros(count, dtype=np.int64),
    }


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(scores - scores.max())
    shares: NDArray[np.float32] = powers / powers.sum()
    return shares
