"""What the words of sayings and acts mean: the mean of the reader model's vectors of them, a sentence each."""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterable

import numpy as np
from spacy.tokens import Doc

from dragoman.records import Sense, Span

_LARGEST = 127


def find(doc: Doc, spans: Iterable[Span]) -> tuple[Sense, ...]:
    """The senses of the words in the spans, in the order of the text; none where the model knows none."""
    if doc._.senses is None:
        return ()
    (starts, ends), vectors = doc._.senses[0].T, doc._.senses[1]
    sentences = [(one.start_char, one.end_char) for one in doc.sents]
    found: dict[Span, Sense] = {}
    for span in spans:
        for first, last in sentences[bisect_right(sentences, (span.start, span.start)) - 1 :]:
            if first >= span.end:
                break
            start, end = max(first, span.start), min(last, span.end)
            if start >= end or (place := Span(start, end)) in found:
                continue
            at, behind = np.searchsorted(starts, start), np.searchsorted(ends, end, side="right")
            if behind > at:
                found[place] = Sense(span=place, code=_code(vectors[at:behind].mean(0)))
    return tuple(found[place] for place in sorted(found))


def _code(vector: np.ndarray[tuple[int], np.dtype[np.float32]]) -> str:
    """Signed bytes in base64, the largest at 127."""
    scaled = vector / max(float(np.abs(vector).max()), 1e-9) * _LARGEST
    return b64encode(scaled.round().astype(np.int8).tobytes()).decode("ascii")
