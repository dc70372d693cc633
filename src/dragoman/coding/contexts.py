"""What an act is about: PLOVER contexts from the words of its sentence."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span as Sentence

from dragoman.words import cues


def of(sentence: Sentence) -> tuple[str, ...]:
    """The contexts of a sentence, in alphabetical order."""
    words = [token.lower_ for token in sentence if not token.is_space]
    pairs = [" ".join(pair) for pair in pairwise(words)]
    known = cues.contexts()
    return tuple(sorted({context for word in (*words, *pairs) for context in known.get(word, ())}))
