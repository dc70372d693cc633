"""Steps of a source chain beside the verb of saying: "according to X", "citing Y", "quoted by Z"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding import contents, grammar
from dragoman.coding.drafts import Draft, without
from dragoman.coding.participants import Cast
from dragoman.coding.speakers import noun_phrase, speaker, speaks
from dragoman.records import Span, Stance
from dragoman.words import cues


def is_citing(verb: Token) -> bool:
    """True for "citing X" and the like: a step of another statement's chain, not a statement of its own."""
    if verb.lemma_ not in cues.phrases("citing"):
        return False
    if any(preposition.lower_ == "as" and grammar.children(preposition, "pcomp") for preposition in verb.children):
        return False
    return verb.tag_ == "VBG" or verb.dep_ in ("relcl", "acl") or _in_saying(verb)


def _in_saying(verb: Token) -> bool:
    """As in "cited an audit in saying that …"."""
    return any(said.tag_ == "VBG" for preposition in grammar.children(verb, "prep") for said in preposition.children)


def according(doc: Doc, cast: Cast) -> Iterator[Draft]:
    """As in "According to X, …" and "as per X", "in the words of X": the clause that it belongs to is the content."""
    for token in grammar.having(doc, "lower_", {"according", "per"} | cues.phrases("wording")):
        for source, first, last in _according(token):
            clause = grammar.clause(first.head)
            content = contents.around(clause, first) if clause is not None else []
            if content:
                yield Draft(token, grammar.between(first, last), speaker(source, cast), content, "asserts")


def _according(token: Token) -> Iterator[tuple[Token, Token, Token]]:
    """Source, first and last word of the phrase that names it."""
    if token.lower_ == "according":
        for source in grammar.after(token, "to")[:1]:
            yield source, token, next((child for child in grammar.children(token, "prep")), token)
    elif token.lower_ == "per" and token.i > 0 and token.nbor(-1).lower_ == "as":
        for source in grammar.children(token, "pobj")[:1]:
            yield source, token, token
    elif token.lower_ in cues.phrases("wording") and token.head.lower_ in ("in", "by") and token.dep_ == "pobj":
        for of in grammar.children(token, "prep"):
            for source in grammar.children(of, "pobj")[:1] if of.lower_ == "of" else []:
                yield source, token.head, of


def drafts(doc: Doc, found: list[Draft], cast: Cast) -> Iterator[Draft]:
    """Steps that are cited, inside the statement that cites them, and steps that quote, around the one quoted."""
    for token in grammar.having(doc, "lemma_", cues.phrases("citing") | cues.phrases("citing-noun")):
        if token.lemma_ in cues.phrases("citing-noun") and token.head.lower_ in ("with", "in"):
            sources = grammar.after(token, "to")
            yield from _inside(token.head, token, sources[:1], found, cast)
        elif token.lemma_ in cues.phrases("citing") and is_citing(token):
            if token.tag_ == "VBN" and (quoting := grammar.agents(token)):
                yield from _outside(token, quoting[0], found, cast)
            else:
                yield from _inside(token, token, _cited(token), found, cast)
    for draft in list(found):
        yield from _passed_on(draft, cast)


def _inside(first: Token, last: Token, sources: list[Token], found: list[Draft], cast: Cast) -> Iterator[Draft]:
    """As in "X, citing Y, reported that …": Y's statement inside X's, with the same content."""
    outer = _reporting(first, found) if sources and _citable(sources[0], cast) else None
    if outer is None:
        return
    who = speaker(sources[0], cast)
    aside = Span(first.idx, max(last.idx, noun_phrase(sources[0]).end))
    text = grammar.text(first.doc)
    sentence = grammar.sentence(first)
    for draft in found:
        if draft.head.i in sentence and not aside.within(grammar.words(draft.head)):
            draft.content = without(draft.content, aside, text)
    if outer.stance == "asserts":
        outer.stance = "reports"
    cue = grammar.between(first, last if last != first else _last_word(first))
    stance: Stance = "asserts" if outer.stance == "reports" else outer.stance
    yield Draft(first, cue, who, list(outer.content), stance, parent=outer)


def _citable(source: Token, cast: Cast) -> bool:
    """Somebody or something that can tell: not "citing costs", "referencing a job"."""
    return source.pos_ in ("PROPN", "PRON") or speaks(source) or any(cast.at(part) for part in source.children)


def _last_word(verb: Token) -> Token:
    """The verb with "from" ("quoting from a cable")."""
    return next((one for one in grammar.children(verb, "prep") if one.i == verb.i + 1 and one.lower_ == "from"), verb)


def _outside(verb: Token, quoting: Token, found: list[Draft], cast: Cast) -> Iterator[Draft]:
    """As in "the minister, quoted by the agency, said …": the agency's statement around the minister's."""
    for draft in found:
        own = draft.speaker.span
        if draft.parent is None and own is not None and grammar.words(verb.head).within(own):
            outer = Draft(verb, grammar.words(verb), speaker(quoting, cast), list(draft.content), "reports")
            draft.parent = outer
            yield outer
            return


def _passed_on(draft: Draft, cast: Cast) -> Iterator[Draft]:
    """As in "aired a recording in which a man says …": the channel's statement around the man's."""
    noun = draft.head.head
    if draft.parent is not None or draft.head.dep_ != "relcl" or noun.lemma_ not in cues.phrases("recorded"):
        return
    passing = noun.head
    if noun.dep_ == "dobj" and passing.lemma_ in cues.phrases("passing") and (who := grammar.subjects(passing)):
        outer = Draft(passing, grammar.words(passing), speaker(who[0], cast), list(draft.content), "reports")
        draft.parent = outer
        yield outer


def _cited(verb: Token) -> list[Token]:
    """The source in "citing officials", "quoting from a cable", "citing what it called officials"."""
    for called in grammar.children(verb, "ccomp", "dobj"):
        for below in called.subtree:
            if below.dep_ == "oprd":
                return [below]
    return grammar.children(verb, "dobj", "pobj") or grammar.after(verb, "from")


def _reporting(verb: Token, found: list[Draft]) -> Draft | None:
    """The statement of the same sentence that the citing belongs to: the one beside it, above it, or nearest."""
    sentence = grammar.sentence(verb)
    same = [draft for draft in found if draft.head.i in sentence and draft.head != verb]
    beside = [draft for draft in same if any(grammar.words(verb).start == span.start for span in draft.content)]
    around = [draft for draft in same if not draft.holds(grammar.words(verb))]
    above = [draft for draft in around if draft.head in verb.ancestors]
    behind = [draft for draft in around if draft.head.i > verb.i]
    pool = beside or above or behind or around or same
    return min(pool, key=lambda draft: abs(draft.head.i - verb.i), default=None)
