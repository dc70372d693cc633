"""The quotes that belong to a verb of saying, by where they stand, and what a span takes of one that it cuts."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.quotes import Quote, inner
from dragoman.records import Span
from dragoman.words import cues

_GAP = 40
"""Code points that may stand between a quote and the clause that reports it."""


def find(verb: Token, quotes: tuple[Quote, ...]) -> list[Quote]:
    """Quotes of the verb's own sentence that stand right before or behind its clause."""
    if verb.lemma_ in cues.phrases("unquoted"):
        return []
    outer = next((quote for quote in quotes if quote.speech and grammar.words(verb).within(quote.span)), None)
    if outer is not None:
        quotes = inner(grammar.text(verb.doc), outer)
    sentence = grammar.around(verb)
    core = [verb, *(child for child in verb.children if child.dep_ in ("nsubj", "dobj", "dative", "aux", "advmod"))]
    leads = [child for child in verb.children if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i < verb.i]
    start = min(token.left_edge.idx if token.dep_ == "nsubj" else token.idx for token in core)
    end = max(token.idx + len(token.text) for token in core)
    text = grammar.text(verb.doc)
    return [
        quote
        for quote in quotes
        if quote.speech
        and (quote.span.overlaps(sentence) or _leads(quote.span, sentence, text))
        and not grammar.words(verb).within(quote.span)
        and not _ended(quote.span, start, text)
        and not any(grammar.between(lead.left_edge, lead.right_edge).overlaps(quote.span) for lead in leads)
        and (
            (quote.span.end <= start + 1 and not behind_comma(verb) and _touches(text[quote.span.end : start]))
            or (quote.span.start >= end and _near(text[end : quote.span.start]) and not _other(verb, quote))
        )
    ]


def _leads(quote: Span, sentence: Span, text: str) -> bool:
    """As in "“Who will pay?” she said": the quote's mark ended a sentence of its own before that of the verb."""
    gap = text[quote.end : sentence.start] if quote.end <= sentence.start else "-"
    return not gap.strip(" ") and text[sentence.start : sentence.start + 1] not in ("“", '"')


def _other(verb: Token, quote: Quote) -> bool:
    """Whether another verb of saying stands before the quote ("he said, adding, “…”")."""
    return any(
        token.idx < quote.span.start
        and token.lemma_ in cues.saying()
        and token.dep_ in ("advcl", "conj", "ccomp", "relcl")
        for token in verb.doc[verb.i + 1 : grammar.sentence(verb).stop]
        if grammar.is_verb(token) and not grammar.children(token, "auxpass")
    )


def _ended(quote: Span, start: int, text: str) -> bool:
    """As in "“It is over.” He also said": a quote with a full stop of its own, before a new sentence."""
    return quote.end <= start and text[quote.start : quote.end].rstrip("”\"'»").endswith(".") and text[start].isupper()


def _touches(between: str) -> bool:
    """No more than a word such as "later" or "and" stands between the quote and its verb's clause."""
    word = between.strip(" ,\"”'’—-").lower()
    return not word or word in cues.phrases("joining")


def _near(between: str) -> bool:
    return len(between) <= _GAP and not any(mark in between for mark in ";.")


def behind_comma(verb: Token) -> bool:
    """True for a participle right behind a comma, with or without a closing mark between them."""
    before = grammar.text(verb.doc)[max(0, verb.idx - 3) : verb.idx].rstrip()
    return verb.tag_ == "VBG" and before.rstrip('"').endswith(",")


def within(found: list[Span], verb: Token, quotes: tuple[Quote, ...]) -> list[Span]:
    """Of a verb that stands in a quote, what stands in it too."""
    around = [quote.span for quote in quotes if grammar.words(verb).within(quote.span)]
    return [span for span in found if not around or span.overlaps(around[0])]


def whole(span: Span, quotes: tuple[Quote, ...], verb: Token) -> Span:
    """The span grown to the whole of a quote that it stands in or cuts through, unless the verb stands in it too."""
    for quote in quotes:
        if grammar.words(verb).within(quote.span):
            # Speech inside a quote ends with it.
            span = (
                Span(max(span.start, quote.span.start), min(span.end, quote.span.end))
                if span.overlaps(quote.span)
                else span
            )
            continue
        cut = quote.speech or quote.span.start < span.end < quote.span.end
        if cut and span.overlaps(quote.span) and not quote.span.within(span):
            span = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
    return span
