"""What an act is about: PLOVER contexts from the words of its sentence."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.words import cues


def of(head: Token) -> tuple[str, ...]:
    """The contexts of the sentence that ``head`` stands in, in alphabetical order."""
    inside = grammar.sentence(head)
    words = [word for word in grammar.column(head.doc, "lower_")[inside.start : inside.stop] if not word.isspace()]
    pairs = [" ".join(pair) for pair in pairwise(words)]
    known = cues.contexts()
    return tuple(sorted({context for word in (*words, *pairs) for context in known.get(word, ())}))
