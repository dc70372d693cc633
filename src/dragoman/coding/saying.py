"""Verbs and phrases of saying → drafts of statements."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding import contents, grammar
from dragoman.coding.drafts import Draft
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import Quote
from dragoman.coding.speakers import nobody, speaker, speaks
from dragoman.records import Span, Speaker, Stance
from dragoman.words import cues

_SELF = frozenset({"i", "we", "you", "who", "what", "which", "that", "itself", "themselves", "himself", "herself"})
_NEGATED: dict[str, Stance] = {
    "believe": "doubts",
    "think": "doubts",
    "confirm": "declines",
    "say": "declines",
    "comment": "declines",
    "verify": "doubts",
    "disclose": "declines",
    "specify": "declines",
    "reveal": "declines",
    "elaborate": "declines",
    "acknowledge": "declines",
    "rule out": "asserts",
}


def drafts(doc: Doc, quotes: tuple[Quote, ...], cast: Cast) -> Iterator[Draft]:
    """A draft for every verb of saying, "according to" and "citing"."""
    for token in doc:
        as_per = token.lower_ == "per" and token.i > 0 and token.nbor(-1).lower_ == "as"
        if (token.lower_ == "according" or as_per) and (draft := _according(token, cast)):
            yield draft
        elif token.pos_ in ("VERB", "AUX") and not _is_citing(token):
            yield from _verb(token, quotes, cast)


def _verb(verb: Token, quotes: tuple[Quote, ...], cast: Cast) -> Iterator[Draft]:
    for lemma in _lemmas(verb):
        for reading in cues.saying().get(lemma, ()):
            content = contents.of(verb, reading, quotes)
            if not content or _about_anonymity(verb, content):
                continue
            who = _sayer(verb, cast)
            if who is None:
                return
            stance: Stance = reading.stance  # type: ignore[assignment]
            if _negated(verb) and stance not in ("denies", "rejects"):
                if verb.lemma_ not in _NEGATED:
                    return
                stance = _NEGATED[verb.lemma_]
            elif stance == "rejects" and _echoed(verb):
                stance = "denies"
            spoken = [span for span in content if not (who.span and span.overlaps(who.span))]
            yield Draft(verb, _cue(verb), who, spoken or content, stance, _addressee(verb))
            return


def _negated(verb: Token) -> bool:
    """As in "did not confirm", "neither capital has confirmed"."""
    subject = grammar.subjects(verb)
    none = bool(subject) and any(
        child.lower_ in ("no", "neither", "none") for child in (subject[0], *subject[0].children)
    )
    return none or bool(grammar.children(verb, "neg"))


def _echoed(verb: Token) -> bool:
    """As in "rejected the claims", "dismissed them": what is rejected is that it is so."""
    said = cues.phrases("echo") - cues.phrases("view")
    return any(noun.lemma_.lower() in said or noun.lower_ in cues.phrases("they") for noun in grammar.objects(verb))


def _about_anonymity(verb: Token, content: list[Span]) -> bool:
    """As in "asked not to be named" is a reason for anonymity, not a demand."""
    said = grammar.text(verb.doc)[verb.idx : max(span.end for span in content)].lower()
    return len(said) < 160 and any(words in said for words in cues.phrases("anonymous"))


def _is_citing(verb: Token) -> bool:
    """As in "citing X" is a step of another statement's chain, not a statement of its own."""
    return verb.tag_ == "VBG" and verb.lemma_ in cues.phrases("citing")


def _lemmas(verb: Token) -> list[str]:
    particles = grammar.children(verb, "prt")
    plain = verb.lemma_.lower()
    return [f"{plain} {particle.lower_}" for particle in particles] + [plain]


def _cue(verb: Token) -> Span:
    """The verb with its particle; "threatened" and not "has threatened", as annotators mark it most often."""
    particles = [token for token in grammar.children(verb, "prt") if token.i == verb.i + 1]
    return grammar.between(verb, particles[0] if particles else verb)


def _sayer(verb: Token, cast: Cast) -> Speaker | None:
    """Who says it; None where the subject is no sayer (the "I" of a quote, an inanimate relative)."""
    if grammar.is_passive(verb):
        by = grammar.agents(verb)
        if by:
            return speaker(by[0], cast)
        if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
            return nobody()
        before = _before(verb, cast)
        return speaker(before[0], cast) if before else None
    found = grammar.subjects(verb) or _before(verb, cast)
    if not found or found[0].lower_ in _SELF or (found[0].lower_ == "it" and not cast.at(found[0])):
        return None
    if found[0].pos_ == "NOUN" and not cast.at(found[0]) and not speaks(found[0]):
        return None
    return speaker(found[0], cast)


def _before(verb: Token, cast: Cast) -> list[Token]:
    """The nearest named sayer before a verb whose subject the parser missed, inserted phrases skipped."""
    at = verb.i - 1
    start = verb.sent.start
    while at > start and verb.doc[at].text == ",":
        opening = next((i for i in range(at - 1, start, -1) if verb.doc[i].text == ","), None)
        if opening is None:
            return []
        at = opening - 1
    for i in range(at, max(start, at - 6) - 1, -1):
        token = verb.doc[i]
        if token.pos_ == "VERB":
            return []
        kinds = ("person", "outlet", "organisation", "group", *(("state",) if i == verb.i - 1 else ()))
        if any(mention.actor.kind in kinds for mention in cast.at(token)):
            return [token]
    return []


def _addressee(verb: Token) -> Token | None:
    if not grammar.children(verb, "ccomp") and verb.lemma_ not in ("tell", "inform", "brief"):
        return None
    told = grammar.children(verb, "dative", "dobj")
    if told and told[0].dep_ == "dative" and told[0].lower_ == "to":
        told = grammar.children(told[0], "pobj")
    return next(iter(told or grammar.after(verb, "to")), None)


def _according(token: Token, cast: Cast) -> Draft | None:
    """As in "According to X, …" and "as per X": the clause that it belongs to is the content."""
    source = grammar.after(token, "to") if token.lower_ == "according" else grammar.children(token, "pobj")
    clause = grammar.clause(token.head)
    if not source or clause is None:
        return None
    content = contents.around(clause, token)
    if not content:
        return None
    end = next((child for child in grammar.children(token, "prep")), token)
    return Draft(token, grammar.between(token, end), speaker(source[0], cast), content, "asserts")


def citing(doc: Doc, found: list[Draft], cast: Cast) -> Iterator[Draft]:
    """As in "X, citing Y, reported that …": Y's statement inside X's, with the same content."""
    for verb in doc:
        if not _is_citing(verb):
            continue
        source = _cited(verb)
        outer = _reporting(verb, found)
        if source is not None and outer is not None:
            who = speaker(source, cast)
            stance: Stance = "alleges" if who.kind.startswith("unnamed") else "asserts"
            yield Draft(verb, _cue(verb), who, list(outer.content), stance, parent=outer)


def _cited(verb: Token) -> Token | None:
    """The source in "citing officials" and in "citing what it called officials"."""
    for called in grammar.children(verb, "ccomp", "dobj"):
        for below in called.subtree:
            if below.dep_ == "oprd":
                return below
    return next(iter(grammar.children(verb, "dobj", "pobj")), None)


def _reporting(verb: Token, found: list[Draft]) -> Draft | None:
    """The statement of the same sentence that the citing belongs to: the nearest that it is not part of."""
    same = [
        draft
        for draft in found
        if draft.head.sent == verb.sent and draft.head != verb and not draft.holds(grammar.words(verb))
    ]
    above = [draft for draft in same if draft.head in verb.ancestors]
    pool = above or [draft for draft in same if draft.head.i > verb.i] or same
    return min(pool, key=lambda draft: abs(draft.head.i - verb.i), default=None)
