"""Verbs that say something only together with other words: "cast doubt on", "sounded the alarm over"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding import contents, grammar
from dragoman.coding.drafts import Draft
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import Quote
from dragoman.coding.speakers import nobody, speaker
from dragoman.records import Span, Speaker, Stance
from dragoman.words import cues

_REACH = 14
"""Tokens within which the words of an idiom stand behind its verb."""


def drafts(doc: Doc, quotes: tuple[Quote, ...], cast: Cast) -> Iterator[Draft]:
    """A draft for every idiom of saying that has a speaker."""
    for verb in grammar.having(doc, "lemma_", cues.idioms()):
        if not grammar.is_verb(verb) or grammar.children(verb, "neg"):
            continue
        for idiom in cues.idioms()[verb.lemma_]:
            last = _last(verb, idiom)
            content = _content(verb, last, idiom, quotes) if last is not None else []
            who = _sayer(verb, cast) if content else None
            if last is not None and who is not None:
                stance: Stance = idiom.stance  # type: ignore[assignment]
                yield Draft(verb, grammar.between(verb, last), who, content, stance)
                break


def _last(verb: Token, idiom: cues.Idiom) -> Token | None:
    """The last of the idiom's words behind the verb; None where they are not there."""
    doc, near = verb.doc, _REACH if idiom.frames == ("object",) else 3
    written, end = grammar.column(doc, "lower_"), grammar.sentence(verb).stop
    for words in idiom.words:
        for start in range(verb.i + 1, min(verb.i + near, end - len(words)) + 1):
            if all(written[start + at] == word for at, word in enumerate(words)):
                return doc[start + len(words) - 1]
    return None


def _content(verb: Token, last: Token, idiom: cues.Idiom, quotes: tuple[Quote, ...]) -> list[Span]:
    doc = verb.doc
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    for frame in idiom.frames:
        if frame == "object":
            return [grammar.extent(noun) for noun in grammar.objects(verb) if noun.i < last.i][:1]
        if frame == "quote":
            return contents.of(verb, cues.Saying(idiom.stance, ("clause",)), quotes)
        if after is None:
            return []
        if frame == ":" == after.text:
            return [grammar.between(doc[after.i + 1], doc[verb.sent.end - 2])] if after.i + 2 < verb.sent.end else []
        if frame == "clause":
            clause = next((one for one in _below(verb, last) if _complement(one)), None)
            if clause is not None and clause.left_edge.i >= last.i:
                return [grammar.extent(clause)]
        elif after.lower_ == frame:
            return [grammar.extent(one) for one in grammar.children(after, "pobj", "pcomp")[:1]]
    return []


def _below(verb: Token, last: Token) -> Iterator[Token]:
    """What depends on the words of the idiom."""
    for token in verb.doc[verb.i : last.i + 1]:
        yield from (child for child in token.children if child.i > last.i)


def _complement(clause: Token) -> bool:
    """A that-clause or the like, not "when he spoke"."""
    marks = {child.lower_ for child in grammar.children(clause, "mark", "advmod")}
    return clause.dep_ == "ccomp" or (
        clause.dep_ in ("acl", "advcl", "relcl", "xcomp") and bool(marks & {"that", "how", "why"})
    )


def _sayer(verb: Token, cast: Cast) -> Speaker | None:
    """Who it is said by; None for an "it" that stands for nobody."""
    if grammar.is_passive(verb):
        by = grammar.agents(verb)
        return speaker(by[0], cast) if by else nobody()
    found = grammar.subjects(verb)
    if (
        not found
        or found[0].lower_ in cues.phrases("self")
        or (found[0].lower_ in ("it", "there") and not cast.at(found[0]))
    ):
        return None
    return speaker(found[0], cast)
