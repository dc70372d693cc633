"""The reader model: the names and attributions of a sentence, and what its parties do to each other.

The network and its training are in ``training/reader``. Each sentence is read by itself and by one thread, so that the
same words give the same result whatever is read beside them.
"""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
LEAST = 0.1
"""Probability of a cue from which on an attribution is told at all."""
_REMEDY = "Install Dragoman again, or make the model anew with `make model`"

Range = tuple[int, int]
_REMEMBERED = 64
"""Sentences whose lower layers are kept for a second question: most articles are shorter."""
_BAR = math.log(LEAST / (1 - LEAST))
_WORDS = 5
"""Which output of the tags' graph the pairs' graph begins with."""
_SENSELESS = np.zeros((0, 2), dtype=np.int64), np.zeros((0, 1), dtype=np.float32)
"""Of a model without ``sense``."""


class _Labels(msgspec.Struct, frozen=True):
    roots: tuple[str, ...]
    modes: tuple[str, ...]
    modalities: tuple[Modality, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]


class _Told(msgspec.Struct, frozen=True):
    labels: _Labels
    sha256: dict[str, str]


class Attribution(NamedTuple):
    """The words of a cue, of its source and of its content, half-open code point ranges; ``score`` is the cue's."""

    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float

    def moved(self, by: int) -> Attribution:
        """The same with all ranges so much further on."""
        cue, source, content = (tuple((a + by, b + by) for a, b in part) for part in self[:3])
        return Attribution(cue, source, content, self.score)


class Tags(NamedTuple):
    """Names (start, end, label of spaCy's English models) and attributions of a sentence, in order; ``deed``:
    probability that it holds an act. ``senses``: of each token its code points and what it adds to the meaning of what
    it stands in (training.reader.sense)."""

    names: list[tuple[int, int, str]]
    attributions: list[Attribution]
    deed: float
    senses: tuple[NDArray[np.int64], NDArray[np.float32]]


class _Read(NamedTuple):
    """A sentence as the lower layers read it: the code points of each token, what the graph of the tags gives."""

    spans: NDArray[np.int64]
    scores: list[NDArray[np.float32]]


class Reader:
    """The model in a folder with ``reader.json`` and the files that it names.

    Raises ModelError when a file is missing or its sha256 is not the one that ``reader.json`` names.
    """

    def __init__(self, folder: Path) -> None:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        told = _told(folder)
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_mem_pattern = False
        for name in told.sha256:
            _check(folder, name, told)
        self._labels = told.labels
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tags: Any = InferenceSession(folder / "tags.onnx", options)
        self._pairs: Any = InferenceSession(folder / "pairs.onnx", options)
        self._read = lru_cache(maxsize=_REMEMBERED)(self._read_anew)

    def _read_anew(self, sentence: str) -> _Read:
        encoding = self._tokenizer.encode(sentence)
        scores = self._tags.run(None, {"ids": np.array(encoding.ids, dtype=np.int64)})
        return _Read(np.array(encoding.offsets, dtype=np.int64), scores)

    def tags(self, sentence: str) -> Tags:
        """The names and attributions of a sentence; words beyond 256 tokens are not read."""
        if not sentence.strip():
            return Tags([], [], 0.0, _SENSELESS)
        spans, (names, cue, asked, answers, deed, _, *sense) = self._read(sentence)
        words = spans[:, 1] > spans[:, 0]
        found = [
            self._attribution(at, cue[at], asked, answers, spans)
            for at in np.flatnonzero(words & (cue > _BAR)).tolist()
        ]
        told = [one for one in found if one.cue and one.content]
        meaning = (spans[words], sense[0][words]) if sense else _SENSELESS
        return Tags(self._names(names.argmax(-1), spans), _distinct(told), _sigmoid(float(deed)), meaning)

    def _attribution(
        self,
        at: int,
        score: float,
        asked: NDArray[np.float32],
        answers: NDArray[np.float32],
        spans: NDArray[np.int64],
    ) -> Attribution:
        shares = (answers * asked[at]).sum(-1)
        roles = {role: _ranges(shares[:, n] > 0, spans) for n, role in enumerate(self._labels.roles)}
        return Attribution(**roles, score=round(_sigmoid(float(score)), 4))

    def _names(self, labels: NDArray[np.int64], spans: NDArray[np.int64]) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        open_label = ""
        for label, (start, end) in zip(labels.tolist(), spans.tolist(), strict=True):
            place, _, kind = self._labels.names[label].partition("-") if end > start else ("O", "", "")
            if found and place == "I" and kind == open_label:
                found[-1] = (found[-1][0], end, kind)
            elif place in ("B", "I"):
                found.append((start, end, kind))
            open_label = kind
        return found

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
        spans, scores = self._read(sentence)
        places = [(_tokens(spans, source), _tokens(spans, target)) for source, target in pairs]
        known = [at for at, (source, target) in enumerate(places) if source != NOBODY or target != NOBODY]
        if not known:
            return [Relation() for _ in pairs]
        sides = np.array([(*places[at][0], *places[at][1]) for at in known], dtype=np.int64)
        told = self._pairs.run(None, {"words": scores[_WORDS], "sides": sides})
        read = {at: self._relation([part[row] for part in told], spans) for row, at in enumerate(known)}
        return [read.get(at) or Relation() for at in range(len(pairs))]

    def _relation(self, scores: list[NDArray[np.float32]], spans: NDArray[np.int64]) -> Relation:
        roots, modes, modality, trigger = scores
        likely = _softmax(roots)
        told = dict(zip(self._labels.roots, (round(float(share), 4) for share in likely), strict=True))
        root = self._labels.roots[int(likely.argmax())]
        if root == NONE:
            return Relation(scores=told)
        start, end = spans[int(trigger.argmax())]
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


def home() -> Path:
    """The folder of the model: that of the package, or the one that DRAGOMAN_MODEL names."""
    return Path(os.environ.get("DRAGOMAN_MODEL") or str(files("dragoman.parse") / "model"))


@cache
def reader() -> Reader:
    """The model in ``home``."""
    return Reader(home())


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


def _check(folder: Path, name: str, told: _Told) -> None:
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError:
        raise ModelError(str(path), "this file of the reader model is missing", _REMEDY) from None
    if hashlib.sha256(content).hexdigest() != told.sha256[name]:
        raise ModelError(str(path), "this file of the reader model is not the one that was shipped", _REMEDY)


def _tokens(spans: NDArray[np.int64], wanted: Range) -> Range:
    """First and last token inside a range; (0, 0) when there is none."""
    start, end = wanted
    inside = np.nonzero((spans[:, 1] > spans[:, 0]) & (spans[:, 0] < end) & (spans[:, 1] > start))[0]
    return (int(inside[0]), int(inside[-1])) if len(inside) else NOBODY


def _ranges(chosen: NDArray[np.bool_], spans: NDArray[np.int64]) -> tuple[Range, ...]:
    """The chosen tokens as ranges; tokens that follow each other make one."""
    at = np.flatnonzero(chosen & (spans[:, 1] > spans[:, 0]))
    if not len(at):
        return ()
    breaks = np.flatnonzero(np.diff(at) > 1)
    firsts, lasts = at[np.concatenate([[0], breaks + 1])], at[np.concatenate([breaks, [len(at) - 1]])]
    return tuple(zip(spans[firsts, 0].tolist(), spans[lasts, 1].tolist(), strict=True))


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """Of attributions whose cues share words the likeliest."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: -one.score):
        if not any(a < d and c < b for a, b in one.cue for other in kept for c, d in other.cue):
            kept.append(one)
    return sorted(kept)


def _sigmoid(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(scores - scores.max())
    shares: NDArray[np.float32] = powers / powers.sum()
    return shares
