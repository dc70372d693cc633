"""Verbs and phrases of saying → drafts of statements."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding import grammar
from dragoman.coding.drafts import Draft, join
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import Quote
from dragoman.coding.speakers import nobody, noun_phrase, speaker
from dragoman.records import Span, Speaker, Stance
from dragoman.words import cues

_INFINITIVES = frozenset({"promises", "threatens", "demands", "alleges"})
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
_ANSWERS = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "confirm"})
_GAP = 40
"""Code points that may stand between a quote and the clause that reports it."""


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
            content = _content(verb, reading, quotes)
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


def _named(verb: Token) -> list[Span]:
    """As in "called the raid cowardly", "described it as a crime": the thing with its name."""
    objects = grammar.children(verb, "dobj") + grammar.children(verb, "ccomp")
    names = grammar.children(verb, "oprd", "acomp", "advmod") + grammar.after(verb, "as")
    names = [name for name in names if name.i > verb.i]
    if not objects or (verb.lemma_ != "call" and not names):
        return []
    spans = [grammar.extent(part) for part in (*objects[:1], *names[:1])]
    return [Span(min(span.start for span in spans), max(span.end for span in spans))]


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


def _content(verb: Token, reading: cues.Saying, quotes: tuple[Quote, ...]) -> list[Span]:
    found: list[Span] = []
    text = grammar.text(verb.doc)
    for frame in reading.frames:
        if frame == "clause":
            found = _clauses(verb, reading.stance)
        elif frame == "object":
            found = [grammar.extent(noun) for noun in grammar.children(verb, "dobj") if noun.lower_ not in _SELF]
            found = found or _related(verb)
            if verb.dep_ == "relcl" and verb.lemma_ in _ANSWERS and not found:
                found = [noun_phrase(noun) for noun in grammar.children(verb, "dobj") if noun.lower_ == "which"]
        elif frame == "naming":
            found = _named(verb)
        elif frame != "quote":
            found = [grammar.extent(noun) for noun in _after(verb, frame)]
        if frame != "object" or _beside(verb, quotes):
            found += [quote.span for quote in _beside(verb, quotes)]
        if found:
            return join([_whole(span, quotes, verb) for span in found], text)
    return []


def _related(verb: Token) -> list[Span]:
    """As in "a charge London denied": the noun that the clause hangs on, with its determiners."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.lemma_.lower() not in cues.phrases("echo") or noun not in grammar.objects(verb):
        return []
    first = min([noun, *grammar.children(noun, "det", "amod", "poss")], key=lambda one: one.i)
    return [grammar.between(first, noun)]


def _after(verb: Token, preposition: str) -> list[Token]:
    """Objects and clauses behind a preposition ("of supplying drones")."""
    found = [
        one for one in grammar.after(verb, preposition) if one.i > verb.i and one.ent_type_ not in ("DATE", "TIME")
    ]
    for child in grammar.children(verb, "prep"):
        if child.lower_ == preposition and child.i > verb.i:
            found.extend(grammar.children(child, "pcomp"))
    return found


def _clauses(verb: Token, stance: str) -> list[Span]:
    """That-clauses, quoted clauses, infinitives where the verb takes them, and the clause around an insertion."""
    clauses = [child for child in grammar.children(verb, "ccomp") if child.lower_ not in ("so",)]
    later = [child for child in clauses if child.i > verb.i]
    clauses = later or clauses
    if stance == "declines":
        return [
            grammar.extent(child)
            for child in grammar.children(verb, "xcomp")
            if child.lemma_ in cues.phrases("decline")
        ]
    if not clauses:
        bare = stance in _INFINITIVES or grammar.is_passive(verb)
        gerunds = verb.lemma_ not in cues.phrases("mental")
        clauses = [
            child
            for child in grammar.children(verb, "xcomp")
            if child.pos_ in ("VERB", "AUX") and (bare or (child.tag_ == "VBG" and gerunds))
        ]
    if inserted := _inserted(verb):
        return inserted
    if clauses:
        kept = [child for child in clauses if child == clauses[0] or child.lemma_ not in _ANSWERS]
        rest = [other for other in clauses if other not in kept]
        return [_undated(_without_answers(child, rest), child, verb) for child in kept]
    if stranded := _stranded(verb):
        return [grammar.extent(stranded)]
    as_said = verb.dep_ == "advcl" and any(mark.lower_ == "as" for mark in grammar.children(verb, "mark"))
    aside = verb.dep_ == "parataxis" or (as_said and not grammar.children(verb, "dobj"))
    return around(verb.head, verb) if aside and grammar.is_verb(verb.head) else []


def _undated(span: Span, clause: Token, verb: Token) -> Span:
    """As in "said on Friday it had": the date right behind the verb is that of the saying."""
    lead = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    if lead.head != clause or lead.dep_ != "prep" or lead.lower_ != "on":
        return span
    last = max(part.i for part in lead.subtree)
    if last + 1 >= len(verb.doc) or verb.doc[last].ent_type_ not in ("DATE", "TIME"):
        return span
    return Span(verb.doc[last + 1].idx, span.end)


def _stranded(verb: Token) -> Token | None:
    """The that-clause that the parser hung on a noun in between ("claimed without any evidence that …")."""
    for part in verb.subtree:
        marks = [mark.lower_ for mark in grammar.children(part, "mark")]
        if part.i > verb.i and part.dep_ == "acl" and part.head.head.dep_ == "pcomp" and "that" in marks:
            return part
    return None


def _without_answers(clause: Token, beside: list[Token]) -> Span:
    """The clause up to another's answer to it: "said that Russia had bombed Odesa, but Moscow denied it"."""
    whole = grammar.extent(clause)
    inside = [
        part
        for part in clause.subtree
        if part.lemma_ in _ANSWERS and part.dep_ in ("conj", "relcl", "advcl") and grammar.children(part, "nsubj")
    ]
    for answer in (*(part for part in inside if part != clause), *beside):
        joins = [token.idx for token in clause.doc[max(clause.i, answer.i - 4) : answer.i] if token.dep_ == "cc"]
        start = joins[-1] if joins else min(token.idx for token in answer.subtree)
        text = grammar.text(clause.doc)[whole.start : start]
        return Span(whole.start, whole.start + len(text.rstrip(" ,;—")))
    return whole


def _inserted(verb: Token) -> list[Span]:
    """As in "One of its aims, he said, was to …": all of the sentence but the insertion between the commas."""
    sentence = verb.sent
    core = [verb]
    for child in verb.children:
        if child.dep_ in ("nsubj", "aux", "advmod", "npadvmod", "prep", "dobj", "dative"):
            core.extend(token for token in child.subtree if abs(token.i - verb.i) < 25)
    first, last = min(token.i for token in core), max(token.i for token in core)
    if last - first + 1 != len({token.i for token in core}):
        return []
    if first - sentence.start < 3 or sentence.end - last < 4:
        return []
    before, behind = verb.doc[first - 1], verb.doc[last + 1]
    if before.text != "," or behind.text != ",":
        return []
    starts = [token.i + 1 for token in verb.doc[sentence.start : first] if token.text == ";"]
    ends = [token.i for token in verb.doc[last : sentence.end] if token.text == ";"]
    parts = (verb.doc[max([sentence.start, *starts]) : first - 1], verb.doc[last + 2 : min([sentence.end, *ends])])
    if len(parts[0]) < 2 or len(parts[1]) < 2 or parts[1].root.head == verb:
        return []
    return [_trimmed(part[0], part[-1]) for part in parts]


def _trimmed(first: Token, last: Token) -> Span:
    while first.is_space and first.i < last.i:
        first = first.nbor(1)
    while last.i > first.i and (last.is_space or last.text in ".,;"):
        last = last.nbor(-1)
    return grammar.between(first, last)


def around(clause: Token, inserted: Token) -> list[Span]:
    """The clause without what is inserted in it."""
    left_out = {token.i for token in inserted.subtree}
    pieces: list[list[Token]] = [[]]
    for token in clause.subtree:
        if token.i in left_out or token.is_space:
            if pieces[-1]:
                pieces.append([])
        elif pieces[-1] or not token.is_punct or token.text == '"':
            pieces[-1].append(token)
    spans = []
    for piece in pieces:
        while piece and piece[-1].is_punct and piece[-1].text != '"':
            piece.pop()
        if piece:
            spans.append(grammar.between(piece[0], piece[-1]))
    return spans


def _beside(verb: Token, quotes: tuple[Quote, ...]) -> list[Quote]:
    """Quotes of the verb's own sentence that stand right before or behind its clause."""
    sentence = grammar.between(verb.sent[0], verb.sent[-1])
    core = [verb, *(child for child in verb.children if child.dep_ in ("nsubj", "dobj", "dative", "aux", "advmod"))]
    start = min(token.left_edge.idx if token.dep_ == "nsubj" else token.idx for token in core)
    end = max(token.idx + len(token.text) for token in core)
    text = grammar.text(verb.doc)
    return [
        quote
        for quote in quotes
        if quote.speech
        and quote.span.overlaps(sentence)
        and not grammar.words(verb).within(quote.span)
        and (
            (quote.span.end <= start + 1 and not _letters(text[quote.span.end : start]))
            or (quote.span.start >= end and _near(text[end : quote.span.start]))
        )
    ]


def _letters(between: str) -> bool:
    return len(between) > _GAP or any(mark in between for mark in ".!?;:")


def _near(between: str) -> bool:
    return len(between) <= _GAP and not any(mark in between for mark in ";.")


def _whole(span: Span, quotes: tuple[Quote, ...], verb: Token) -> Span:
    """The span grown to the whole of a quote that it stands in or cuts through, unless the verb stands in it too."""
    for quote in quotes:
        if grammar.words(verb).within(quote.span):
            continue
        if quote.speech and span.overlaps(quote.span) and not quote.span.within(span):
            span = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
    return span


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
    content = around(clause, token)
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
