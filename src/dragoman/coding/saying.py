"""Verbs and phrases of saying → drafts of statements."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from dragoman.coding import anonymity, citing, contents, grammar
from dragoman.coding.drafts import Draft
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import OPENING, Quote
from dragoman.coding.speakers import nobody, speaker, speaks
from dragoman.records import Span, Speaker, Stance
from dragoman.words import cues


def drafts(doc: Doc, quotes: tuple[Quote, ...], cast: Cast) -> Iterator[Draft]:
    """A draft for every verb of saying."""
    by_head: dict[Token, Draft] = {}
    for token in grammar.verbs(doc):
        if token.lemma_.lower() not in _known() or citing.is_citing(token) or unsaid(token):
            continue
        for draft in _verb(token, quotes, cast):
            outer = by_head.get(token.head.head) if token.dep_ == "pcomp" and token.head.lower_ == "as" else None
            if outer is not None and outer.stance == "reports":
                draft.parent, outer.content = outer, list(draft.content)
            by_head.setdefault(draft.head, draft)
            yield draft


@cache
def _known() -> frozenset[str]:
    """The verbs of which some reading is known: most verbs are none of them, and are seen to be none at once."""
    tables = (cues.saying(), *(cues.negated(kind) for kind in ("verb", "modal", "passive")))
    return frozenset(words.partition(" ")[0] for known in tables for words in known)


def unsaid(verb: Token) -> bool:
    """Whether the words around a verb of saying tell that nothing has been said."""
    if _aside(verb) or due(verb) or (_asked(verb) and verb.lemma_ in cues.phrases("unsaid")):
        return True
    objects = grammar.children(verb, "dobj")
    return verb.lemma_ == "confirm" and any(noun.lemma_ in cues.phrases("appointee") for noun in objects)


def _aside(verb: Token) -> bool:
    """Part of a word with a hyphen, an adjective, or in brackets ("flag-carrying", "written", "[emphasis added]")."""
    text, end = grammar.text(verb.doc), verb.idx + len(verb.text)
    joined = text[max(0, verb.idx - 1) : verb.idx] == "-" or text[end : end + 1] == "-"
    return joined or verb.dep_ == "amod" or "[" in text[max(0, verb.idx - 20) : verb.idx].rpartition("]")[2]


def due(verb: Token) -> bool:
    """As in "Iran must say where", "should speak out to say": what should be said has not been said."""
    above = verb
    while above.dep_ in ("xcomp", "advcl") and above.tag_ == "VB":
        above = above.head
    found = (*grammar.children(verb, "aux"), *grammar.children(above, "aux"))
    return above.head.lemma_ == "ought" or any(child.lower_ in cues.phrases("due") for child in found)


def _verb(verb: Token, quotes: tuple[Quote, ...], cast: Cast) -> Iterator[Draft]:
    if verb.lower_ in cues.attitudes() and grammar.children(verb, "auxpass"):
        return
    if anonymity.covers(verb):
        return
    for reading in _readings(verb):
        content = contents.of(verb, reading, quotes)
        if not (content or _silent(verb, reading)) or _intended(verb, content):
            continue
        who = _sayer(verb, content, cast)
        if who is None or (verb.lemma_ in cues.phrases("showing") and who.kind != "document"):
            return
        stance: Stance = reading.stance  # type: ignore[assignment]
        if stance == "rejects" and _echoed(verb):
            stance = "denies"
        spoken = [span for span in content if not (who.span and span.overlaps(who.span))]
        said = Draft(verb, _cue(verb), who, spoken or content, stance, _addressee(verb))
        yield said
        yield from _learned(verb, said, cast)
        return


def _readings(verb: Token) -> Iterator[cues.Saying]:
    """What the verb can amount to where it stands, denied or not."""
    if verb.dep_ == "conj" and any(mark.lower_ == "nor" for mark in grammar.children(verb.head, "cc")):
        return
    denied, unsaid = denial(verb), (grammar.is_passive(verb) or _asked(verb)) and not grammar.agents(verb)
    if unsaid and (denied or verb.lemma_ in cues.phrases("unsaid") or _conditional(verb)):
        yield from cues.negated("passive").get(verb.lemma_, ()) if denied else ()
        return
    for lemma in _lemmas(verb):
        if denied:
            yield from cues.negated(denied).get(lemma, ())
        else:
            yield from cues.saying().get(lemma, ())


def _conditional(verb: Token) -> bool:
    """As in "if one is proposed"."""
    return any(mark.lower_ in cues.phrases("conditional") for mark in grammar.children(verb, "mark"))


def _asked(verb: Token) -> bool:
    """A participle before what the one asked says: "Asked whether he would come, the envoy said no"."""
    return verb.dep_ == "advcl" and verb.tag_ in ("VBN", "VBD") and not grammar.children(verb, "nsubj", "aux")


def _intended(verb: Token, content: list[Span]) -> bool:
    """As in "an attempt to dismiss him", "until Friday to disclose the sums", "able to expect help": not said yet.

    "Took the floor to say that …" does say it.
    """
    if verb.tag_ != "VB" or not any(child.lower_ == "to" for child in grammar.children(verb, "aux")):
        return False
    loose = verb.dep_ == "acl" or (verb.dep_ in ("advcl", "xcomp") and not grammar.children(verb, "ccomp"))
    quoted = any(grammar.text(verb.doc)[span.start] in OPENING for span in content)
    open_to = verb.dep_ != "xcomp" or verb.head.pos_ == "ADJ" or verb.head.lemma_ in ("have", "need")
    return loose and not quoted and open_to


def _silent(verb: Token, reading: cues.Saying) -> bool:
    """As in "did not respond": that nothing was said needs no content."""
    return reading.stance == "declines" and verb.lemma_ in cues.phrases("decline") and bool(denial(verb))


def _learned(verb: Token, said: Draft, cast: Cast) -> Iterator[Draft]:
    """As in "has learned from two officials that …": the step behind the one that learned."""
    if verb.lemma_ not in cues.phrases("learning"):
        return
    for source in grammar.after(verb, "from"):
        if not any(span.start <= source.idx < span.end for span in said.content):
            said.stance = "reports"
            preposition = source.head
            yield Draft(
                preposition, grammar.words(preposition), speaker(source, cast), list(said.content), "asserts",
                parent=said,
            )  # fmt: skip
            return


def denial(verb: Token) -> str | None:
    """``modal`` for "could not", "was unable to", ``verb`` for "did not", "neither has", None where nothing denies."""
    able = verb.head
    if verb.dep_ == "xcomp" and able.pos_ == "ADJ" and able.lower_ in cues.phrases("unable"):
        return "modal"
    if not _negated(verb):
        return None
    auxiliaries = {child.lower_ for child in grammar.children(verb, "aux")}
    return "modal" if auxiliaries & cues.phrases("can") else "verb"


def _negated(verb: Token) -> bool:
    """As in "did not confirm", "neither capital has confirmed"."""
    subject = grammar.subjects(verb)
    none = bool(subject) and any(
        child.lower_ in cues.phrases("neither") for child in (subject[0], *subject[0].children)
    )
    return none or any(child.dep_ == "neg" or child.lower_ == "neither" for child in verb.children)


def _echoed(verb: Token) -> bool:
    """As in "rejected the claims", "dismissed them": what is rejected is that it is so."""
    said = cues.phrases("echo") - cues.phrases("view")
    return any(noun.lemma_.lower() in said or noun.lower_ in cues.phrases("they") for noun in grammar.objects(verb))


def _lemmas(verb: Token) -> list[str]:
    particles = grammar.children(verb, "prt")
    plain = verb.lemma_.lower()
    return [f"{plain} {particle.lower_}" for particle in particles] + [plain]


def _cue(verb: Token) -> Span:
    """The verb with its particle; "threatened" and not "has threatened", as annotators mark it most often."""
    particles = [token for token in grammar.children(verb, "prt") if token.i == verb.i + 1]
    return grammar.between(verb, particles[0] if particles else verb)


def _sayer(verb: Token, content: list[Span], cast: Cast) -> Speaker | None:
    """Who says it; None where the subject is no sayer (the "I" of a quote, an inanimate relative)."""
    if grammar.is_passive(verb):
        if verb.lemma_ in cues.negated("passive") and denial(verb):
            return speaker(subject[0], cast) if (subject := grammar.subjects(verb)) else None
        by = grammar.agents(verb) or (grammar.after(verb, "in") if verb.lemma_ in cues.phrases("citing") else [])
        if by:
            return speaker(by[0], cast)
        if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
            return nobody()
        before = _before(verb, cast)
        return speaker(before[0], cast) if before else None
    found = _issuer(verb) or _going_on(verb) or grammar.subjects(verb) or _before(verb, cast)
    if found and any(span.start <= found[0].idx < span.end for span in content) and found[0].i < verb.i:
        found = [noun for noun in grammar.children(verb, "dobj") if noun.i > verb.i]
    own = any(noun.lower_ in ("i", "we", "you") for noun in grammar.children(verb, "nsubj"))
    if not found or own or found[0].lower_ in cues.phrases("self"):
        return None
    if found[0].lower_ == "it" and not cast.at(found[0]):
        return None
    human = verb.lemma_ in cues.phrases("human")
    if found[0].pos_ == "NOUN" and not human and not cast.at(found[0]) and not speaks(found[0]):
        return None
    return speaker(found[0], cast)


def _issuer(verb: Token) -> list[Token]:
    """As in "issued a statement saying …": the one who issued it."""
    noun = verb.head
    told = cues.phrases("document") | cues.phrases("reply")
    issued = verb.dep_ == "acl" and verb.tag_ == "VBG" and noun.dep_ == "dobj" and noun.lemma_ in told
    return grammar.subjects(noun.head) if issued and noun.head.lemma_ not in cues.phrases("receiving") else []


def _going_on(verb: Token) -> list[Token]:
    """As in "said the plan was dead, adding that …": the one who said it."""
    outer = contents.going_on(verb)
    return grammar.subjects(outer) if outer is not None else []


def _before(verb: Token, cast: Cast) -> list[Token]:
    """The nearest named sayer before a verb whose subject the parser missed, inserted phrases skipped."""
    at = verb.i - 1
    start = grammar.sentence(verb).start
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
