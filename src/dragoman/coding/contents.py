"""What is said: the clause, quote, object or phrase that is the content of a verb of saying."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding import beside, grammar
from dragoman.coding.drafts import join
from dragoman.coding.quotes import Quote
from dragoman.coding.speakers import noun_phrase, speaks
from dragoman.coding.when.words import tells_time
from dragoman.records import Span
from dragoman.words import cues

_FINITE = ("VBD", "VBZ", "VBP", "MD")


def _named(verb: Token) -> list[Span]:
    """As in "called the raid cowardly", "described it as a crime": the thing with its name."""
    objects = grammar.children(verb, "dobj") + grammar.children(verb, "ccomp")
    names = grammar.children(verb, "oprd", "acomp", "advmod")
    names += [word for word in grammar.children(verb, "prep", "advcl") if word.lower_ == "as"]
    names = [name for name in names if name.i > verb.i]
    names = [name for name in names if name not in objects]
    if not objects or not (names or (verb.lemma_ == "call" and objects[0].pos_ != "PRON")):
        return []
    spans = [grammar.extent(part) for part in (*objects[:1], *names[:1])]
    return [Span(min(span.start for span in spans), max(span.end for span in spans))]


def of(verb: Token, reading: cues.Saying, quotes: tuple[Quote, ...]) -> list[Span]:
    """What the verb says in one of its readings; nothing where the frames of the reading are not there."""
    found: list[Span] = []
    text = grammar.text(verb.doc)
    quoted = [quote.span for quote in beside.find(verb, quotes)]
    for frame in reading.frames:
        found = _in_frame(verb, frame, reading.stance)
        if frame not in ("object", "quoted") or quoted:
            found += quoted
        if not found and any(mark.lower_ == "nor" for mark in grammar.children(verb, "cc")):
            found = [
                span for other in grammar.children(verb, "conj") for span in _in_frame(other, frame, reading.stance)
            ]
        found = beside.within(found, verb, quotes)
        if found:
            return join([beside.whole(span, quotes, verb) for span in found], text)
    return []


def _in_frame(verb: Token, frame: str, stance: str) -> list[Span]:
    if frame == "clause":
        return _clauses(verb, stance)
    if frame == "that":
        marked = [
            one
            for one in grammar.children(verb, "ccomp")
            if any(m.lower_ == "that" for m in grammar.children(one, "mark"))
        ]
        return _clauses(verb, stance) if marked else []
    if frame == "object":
        return _objects(verb)
    if frame == "naming":
        return _named(verb)
    if frame == "quoted":
        return _as_saying(verb)
    found = [] if frame == "quote" else [grammar.extent(noun) for noun in _after(verb, frame)]
    if frame in ("of", "for") and found and (accused := grammar.children(verb, "dobj")) and accused[0].i < verb.i + 12:
        # Who is accused is part of what is said.
        start = grammar.extent(accused[0]).start
        found = [Span(min(start, found[0].start), found[0].end), *found[1:]] if stance == "alleges" else found
    return found


def _objects(verb: Token) -> list[Span]:
    found = [grammar.extent(noun) for noun in grammar.children(verb, "dobj") if noun.lower_ not in cues.phrases("self")]
    if found and verb.lemma_ in cues.phrases("showing"):
        # What a picture shows is a scene: the thing with where and how it is.
        return [Span(found[0].start, grammar.extent(verb).end)]
    if len(found) == 1 and verb.lemma_ in cues.phrases("judging"):
        return _judged(verb, grammar.children(verb, "dobj")[0])
    if grammar.is_passive(verb) and grammar.agents(verb):
        found = [
            noun_phrase(noun) for noun in grammar.children(verb, "nsubjpass") if noun.lower_ not in cues.phrases("self")
        ]
    found = found or _related(verb)
    which = [noun for noun in grammar.children(verb, "dobj") if noun.lower_ == "which"]
    if which and not found:
        if verb.dep_ == "relcl" and verb.lemma_ in cues.phrases("answering"):
            return [noun_phrase(which[0])]
        clause = verb.head if verb.dep_ == "conj" else verb
        main = clause.head.head
        told = clause != verb or verb.lemma_ in cues.phrases("admitting")
        if told and clause.head.dep_ in grammar.SUBJECTS and grammar.is_verb(main):
            return around(main, verb)
        return [_bare(clause.head)] if clause.dep_ == "relcl" and clause.head.pos_ == "NOUN" else []
    return found


def _judged(verb: Token, noun: Token) -> list[Span]:
    """As in "criticised the envoy for leaving": what is held against whom; a bare name tells of no matter."""
    span = grammar.extent(noun)
    for reason in grammar.children(verb, "prep"):
        if reason.lower_ in ("for", "over", "as") and noun.i < reason.i:
            return [Span(span.start, grammar.extent(reason).end)]
    return [] if noun.pos_ == "PROPN" else [span]


def _bare(noun: Token) -> Span:
    """The noun with its determiners, without what hangs on it behind."""
    first = min([noun, *grammar.children(noun, "det", "amod", "poss")], key=lambda one: one.i)
    return grammar.between(first, noun)


def _as_saying(verb: Token) -> list[Span]:
    """As in "quoted the envoy as saying that …": all from the one quoted on."""
    for preposition in grammar.children(verb, "prep"):
        if preposition.lower_ == "as" and (said := grammar.children(preposition, "pcomp")):
            last = grammar.extent(said[0])
            if grammar.is_passive(verb) or not (quoted := grammar.children(verb, "dobj")):
                return [last]
            return [Span(grammar.extent(quoted[0]).start, last.end)]
    return []


def _related(verb: Token) -> list[Span]:
    """As in "a charge London denied": the noun that the clause hangs on, with its determiners."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.lemma_.lower() not in cues.phrases("echo") or noun not in grammar.objects(verb):
        return []
    return [_bare(noun)]


def _after(verb: Token, preposition: str) -> list[Token]:
    """Objects and clauses behind a preposition ("of supplying drones")."""
    found = [one for one in grammar.after(verb, preposition) if one.i > verb.i and not tells_time(one)]
    for child in grammar.children(verb, "prep"):
        if child.lower_ == preposition and child.i > verb.i:
            found.extend(grammar.children(child, "pcomp"))
    return found


def _clauses(verb: Token, stance: str) -> list[Span]:
    """That-clauses, quoted clauses, infinitives where the verb takes them, and the clause around an insertion."""
    clauses = [child for child in grammar.children(verb, "ccomp") if child.lower_ not in ("so",)]
    ended = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].text == ";"
    later = [child for child in clauses if child.i > verb.i and not ended]
    clauses = later or [child for child in clauses if child.i < verb.i and not _broken(child, verb)]
    if stance == "declines" and verb.lemma_ in cues.phrases("declining"):
        return [
            grammar.extent(child)
            for child in grammar.children(verb, "xcomp")
            if child.lemma_ in cues.phrases("decline")
        ]
    if not clauses:
        bare = stance in cues.phrases("infinitives") or grammar.is_passive(verb)
        gerunds = verb.lemma_ not in cues.phrases("mental")
        clauses = [
            child
            for child in grammar.children(verb, "xcomp")
            if child.pos_ in ("VERB", "AUX") and (bare or (child.tag_ == "VBG" and gerunds))
        ]
    if verb.lemma_ in cues.phrases("wishing"):
        clauses = [child for child in clauses if grammar.children(child, "nsubj", "nsubjpass") or child.dep_ == "ccomp"]
    if inserted := _inserted(verb):
        return inserted
    if clauses:
        kept = [child for child in clauses if child == clauses[0] or child.lemma_ not in cues.phrases("answering")]
        rest = [other for other in clauses if other not in kept]
        return [_undated(_bounded(child, rest, verb), child, verb) for child in kept]
    if stranded := _stranded(verb):
        return [_bounded(stranded, [], verb)]
    as_said = verb.dep_ == "advcl" and any(mark.lower_ == "as" for mark in grammar.children(verb, "mark"))
    named = [noun for noun in grammar.children(verb, "dobj") if noun.lower_ != "it"]
    aside = verb.dep_ == "parataxis" or (as_said and not named)
    return around(verb.head, verb) if aside and grammar.is_verb(verb.head) else []


def _broken(clause: Token, verb: Token) -> bool:
    """True where a colon or semicolon stands between an earlier clause and the verb: they are two sentences."""
    end = max(part.i for part in clause.subtree if part.i < verb.i)
    return any(sign.text in (":", ";") for sign in verb.doc[end : verb.i])


def _undated(span: Span, clause: Token, verb: Token) -> Span:
    """As in "said on Friday it had": the date right behind the verb is that of the saying."""
    lead = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    if lead.head != clause or lead.dep_ != "prep" or lead.lower_ != "on":
        return span
    last = max(part.i for part in lead.subtree)
    if last + 1 >= len(verb.doc) or not tells_time(verb.doc[last]):
        return span
    return Span(verb.doc[last + 1].idx, span.end)


def _stranded(verb: Token) -> Token | None:
    """The that-clause that the parser hung on a word in between ("learned from a man that …")."""
    for part in verb.subtree:
        marks = [mark for mark in grammar.children(part, "mark") if mark.lower_ == "that" and mark.i > verb.i]
        between = verb.doc[verb.i + 1 : marks[0].i] if marks else ()
        if part.head.lemma_ in cues.voicing() and not (part.head.dep_ == "pobj" and part.head.head.lower_ == "in"):
            # "rejected a claim that …" holds a statement of its own; "said in a statement that …" does not.
            continue
        told = cues.saying().keys() - cues.phrases("citing")
        if part.head != verb and part.head.lemma_ in told and grammar.is_verb(part.head):
            continue  # "continues to believe that"
        if marks and not any(word.tag_ in _FINITE or word.pos_ == "AUX" for word in between):
            return part
    return None


def _bounded(clause: Token, others: list[Token], verb: Token) -> Span:
    """The clause up to what is no longer said in it.

    That is another's answer ("said that Russia had bombed Odesa, but Moscow denied it"), the next thing that the
    speaker says ("said he would come and warned of …"), or the outlet's own aside ("…, which is in the north").
    """
    whole = grammar.extent(clause)
    mark = next((mark for mark in grammar.children(clause, "mark") if mark.lower_ == "that" and mark.i > verb.i), None)
    if mark is not None:
        # What stands before "that" is not said: "said, offering no proof, that …".
        whole = Span(mark.idx, whole.end)
    inside = [part for part in clause.subtree if part != clause and (_answers(part) or _next(part, clause, verb))]
    inside += [part for part in clause.subtree if part.i > clause.i and (_resumed(part) or going_on(part) == verb)]
    asides = [part for part in clause.subtree if part.dep_ in ("relcl", "appos") and _aside(part, whole)]
    end = min([whole.end, *(_start(part) for part in (*inside, *others, *asides))])
    text = grammar.text(clause.doc)[whole.start : end]
    kept = text.rstrip(" ,;—").removesuffix(" and").rstrip(" ,;—")
    return Span(whole.start, whole.start + len(kept)) if end > whole.start else whole


def going_on(verb: Token) -> Token | None:
    """The verb of saying that a participle behind a comma goes on with ("said it was over, adding that …").

    None where the clause in between has a subject that may say it itself ("said the general resigned, saying …").
    """
    if not beside.behind_comma(verb) or verb.lemma_ not in cues.phrases("going-on"):
        return None
    near = grammar.subjects(verb)
    if verb.lemma_ != "add" and near and (near[0].pos_ != "NOUN" or speaks(near[0])):
        return None
    return next((one.head for one in verb.ancestors if one.dep_ == "ccomp" and one.head.lemma_ in cues.saying()), None)


def _resumed(part: Token) -> bool:
    """A finite verb taken for an infinitive: the sentence around the clause goes on there."""
    return part.dep_ == "xcomp" and part.tag_ in ("VBP", "VBZ") and not grammar.children(part, "nsubj", "aux", "cc")


def _answers(part: Token) -> bool:
    answer = part.lemma_ in cues.phrases("answering") and part.dep_ in ("conj", "relcl", "advcl")
    marks = {mark.lower_ for mark in grammar.children(part, "mark")}
    other = part.dep_ == "advcl" and bool(marks & {"while", "whereas", "whilst"}) and part.lemma_ in cues.saying()
    return (answer or other) and bool(grammar.children(part, "nsubj"))


def _next(part: Token, clause: Token, verb: Token) -> bool:
    """True for a verb of saying beside the clause, in the tense of the verb that reports it."""
    if (
        part.dep_ != "conj"
        or part.head != clause
        or not _same_tense(part, verb)
        or grammar.children(part, "nsubj", "aux")
    ):
        return False
    other = clause.tag_ == "VB" or bool(grammar.children(clause, "aux")) or not _same_tense(part, clause)
    return part.lemma_ in cues.saying() and other


def _same_tense(one: Token, other: Token) -> bool:
    return one.tag_ == other.tag_ or {one.tag_, other.tag_} == {"VBD", "VBN"}


def _aside(part: Token, whole: Span) -> bool:
    """A clause on a comma that ends the thing said, not in quotation marks."""
    first = part.left_edge
    before = first.doc[first.i - 1] if first.i else first
    ends = part.right_edge.idx + len(part.right_edge.text) >= whole.end - 1
    marks = (
        '"' in grammar.text(first.doc)[whole.start : whole.end]
        or "”" in grammar.text(first.doc)[whole.start : whole.end]
    )
    apart = first.lower_ in ("which", "who") if part.dep_ == "relcl" else part.lemma_ in cues.phrases("aside")
    return before.text == "," and apart and ends and not marks


def _start(answer: Token) -> int:
    """Where an answer begins, the word that joins it included."""
    doc = answer.doc
    joins = [
        token.idx for token in doc[max(0, answer.i - 4) : answer.i] if token.dep_ == "cc" and token.head == answer.head
    ]
    return joins[-1] if joins else min(token.idx for token in answer.subtree)


def _inserted(verb: Token) -> list[Span]:
    """As in "One of its aims, he said, was to …": all of the sentence but the insertion between the commas."""
    sentence = grammar.sentence(verb)
    core = [verb]
    for child in verb.children:
        if child.dep_ in ("nsubj", "aux", "advmod", "npadvmod", "prep", "dobj", "dative"):
            core.extend(token for token in child.subtree if abs(token.i - verb.i) < 25)
    first, last = min(token.i for token in core), max(token.i for token in core)
    if last - first + 1 != len({token.i for token in core}):
        return []
    if first - sentence.start < 3 or sentence.stop - last < 4:
        return []
    before, behind = verb.doc[first - 1], verb.doc[last + 1]
    if before.text != "," or behind.text != ",":
        return []
    starts = [token.i + 1 for token in verb.doc[sentence.start : first] if token.text == ";"]
    ends = [token.i for token in verb.doc[last : sentence.stop] if token.text == ";"]
    parts = (verb.doc[max([sentence.start, *starts]) : first - 1], verb.doc[last + 2 : min([sentence.stop, *ends])])
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
        while piece and (piece[-1].dep_ == "cc" or (piece[-1].is_punct and piece[-1].text != '"')):
            piece.pop()
        if piece:
            spans.append(grammar.between(piece[0], piece[-1]))
    return spans
