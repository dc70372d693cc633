"""The gist of what is said: the predicate of each sentence in a statement, with who does it to what.

Two statements that share most of their words may say different things; who does what tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from dragoman.coding import grammar
from dragoman.records import Gist, Span

_LIGHT = frozenset(
    [
        "carry",
        "hold",
        "launch",
        "make",
        "take",
        "begin",
        "start",
        "give",
        "have",
        "do",
        "open",
        "conduct",
        "get",
        "put",
        "stage",
        "commit",
        "try",
    ]
)
"""Verbs that leave the deed to their object or complement: "held talks", "began to deploy"."""
_EMPTY = frozenset({"it", "he", "she", "they", "we", "i", "you", "that", "which", "who", "this", "these", "those"})


def find(doc: Doc, spans: Iterable[Span]) -> tuple[Gist, ...]:
    """The gists of the words in the spans, in the order of the text."""
    found: dict[Span, Gist] = {}
    for span in spans:
        for head in _heads(doc, span):
            gist = _gist(head)
            found.setdefault(gist.span, gist)
    return tuple(found[span] for span in sorted(found))


def _heads(doc: Doc, span: Span) -> Iterator[Token]:
    """The highest words in a span, one or more a sentence, and the verbs coordinated with them."""
    inside = doc.char_span(span.start, span.end, alignment_mode="contract")
    if inside is None:
        return
    for token in inside:
        above = token.head
        if (above.i != token.i and inside.start <= above.i < inside.end) or token.is_punct or token.is_space:
            continue
        yield from (one for one in grammar.conjuncts(_predicate(token)) if inside.start <= one.i < inside.end)


def _predicate(token: Token) -> Token:
    """The verb in "the claim that …"; the word itself where it has none."""
    if grammar.is_verb(token) or token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return token
    return next((child for child in grammar.children(token, "acl", "ccomp", "relcl") if child.tag_ != "VBN"), token)


def _gist(head: Token) -> Gist:
    verb, negated = head, _negated(head)
    for _ in range(3):
        inner = _inner(verb)
        if inner is None:
            break
        verb = inner
        negated ^= _negated(verb)
    doers = (
        (grammar.agents(head) or ([] if grammar.is_passive(head) else grammar.subjects(head)))
        if _is_clause(head)
        else []
    )
    if not doers:
        doers = grammar.agents(verb) or grammar.children(verb, "poss", "amod", "compound")[:1]
    targets = grammar.objects(verb) if grammar.is_verb(verb) else []
    if not targets:
        targets = [noun for child in grammar.children(verb, "prep") for noun in grammar.children(child, "pobj")][:1]
    return Gist(
        span=grammar.words(head),
        deed=verb.lemma_.lower(),
        doer=_named(doers),
        target=_named(targets),
        negated=negated,
        noun=not _is_clause(head),
    )


def _is_clause(token: Token) -> bool:
    return grammar.is_verb(token)


def _inner(verb: Token) -> Token | None:
    """Where the deed is told: the complement of a light verb or of "be"."""
    if not grammar.is_verb(verb):
        return None
    if verb.lemma_ == "be":
        found = grammar.children(verb, "attr", "acomp") or [
            noun
            for child in grammar.children(verb, "prep")
            if child.lower_ == "behind"
            for noun in grammar.children(child, "pobj")
        ]
        return found[0] if found else None
    if verb.lemma_ in _LIGHT:
        found = grammar.children(verb, "xcomp") or grammar.children(verb, "dobj") or grammar.children(verb, "nsubjpass")
        return found[0] if found else None
    return None


def _named(tokens: list[Token]) -> str | None:
    return next((token.lemma_.lower() for token in tokens if token.lower_ not in _EMPTY), None)


def _negated(token: Token) -> bool:
    """True for "did not", "never", "no troops had"."""
    if any(child.dep_ == "neg" and child.lower_ != "longer" for child in token.children):
        return not any(child.lower_ in ("only", "just") for child in token.children)
    return any(
        child.lower_ in ("no", "neither")
        for subject in grammar.children(token, "nsubj", "nsubjpass", "dobj", "attr")
        for child in subject.children
        if child.dep_ in ("det", "neg")
    )
