"""Statements that the reader model finds where no rule does: attitudes, intentions, rarer words of saying."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.coding import anonymity, grammar, saying
from dragoman.coding.drafts import Draft, join
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import Quote
from dragoman.coding.speakers import nobody, speaker
from dragoman.parse.reader import Attribution, Range
from dragoman.records import Span, Stance
from dragoman.words import cues

SURE = 0.6
"""Least probability of the cue (docs/method.md tells how it was chosen)."""
SURER = 0.8
"""Least probability of the cue for the model's word on how far the content of a rule's statement goes."""
SUREST = 0.9
"""Least probability of a cue whose content is in pieces, or whose subject is not who is said to speak."""
_SCRAP = 0.25
"""Share of the longest piece of a content under which a piece is a slip of single words."""
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp"})
"""Dependencies of the clauses without which a content is torn."""
_SELF = frozenset({"i", "we", "you"})
_SAME = 0.5
"""Share of common content from which on two tell the same."""


def drafts(doc: Doc, quotes: tuple[Quote, ...], found: list[Draft], cast: Cast) -> list[Draft]:
    """A draft for every attribution that shares neither cue nor most of its content with one that was found."""
    sure = (one for one in doc._.attributions if one.score >= SURE)
    read = [draft for one in sure if (draft := _draft(one, doc, quotes, cast)) is not None]
    return [draft for draft in read if not any(_same(draft, other) for other in found)]


def refine(doc: Doc, quotes: tuple[Quote, ...], found: list[Draft]) -> None:
    """Sets the content of statements that stand alone in one sentence to what the model read behind the same cue."""
    for draft in found:
        read = _behind(draft.cue, doc)
        if read is None or not draft.content or not _in_one_sentence(draft, doc):
            continue
        others = [other for other in found if other is not draft]
        if not any(draft.holds(other.cue) or other.holds(draft.cue) or draft.shares(other) for other in others):
            content = _mended(_content(read, doc, quotes), draft)
            foreign = any(part.overlaps(other.cue) for part in content for other in others)
            if not foreign and not _scanty(content, doc) and not _torn(draft, content, doc):
                draft.content = content


def _scanty(content: list[Span], doc: Doc) -> bool:
    """Whether no more than pronouns are left ("which")."""
    return all(word.pos_ in ("PRON", "DET") for part in content for word in _words(doc, (part.start, part.end)))


def _torn(draft: Draft, content: list[Span], doc: Doc) -> bool:
    """Whether a content stops short of the statement's own before a verb or clause that hangs on what it holds, or
    begins behind the subject of its first verb."""
    first = _words(doc, (content[0].start, content[0].end))[0]
    verb = first.head if first.dep_ in ("aux", "auxpass") else first
    if first.tag_ in ("VBD", "VBZ", "VBP", "MD") and any(one.idx < content[0].start for one in grammar.subjects(verb)):
        return True
    if len(content) > len(draft.content):
        return True
    end = max(span.end for span in content)
    left = doc.char_span(end, max(end, *(span.end for span in draft.content)), alignment_mode="contract")
    if left is None or not len(left):
        return False
    top = left[0]
    while top.head in left and top.head != top:
        top = top.head
    return (grammar.is_verb(left[0]) or top.dep_ in _CLAUSES) and top.head.idx < end


def _mended(content: list[Span], draft: Draft) -> list[Span]:
    """The content without holes that the statement's own does not have."""
    found = [content[0]]
    for part in content[1:]:
        whole = Span(found[-1].start, part.end)
        if any(whole.within(own) for own in draft.content):
            found[-1] = whole
        else:
            found.append(part)
    return found


def _behind(cue: Span, doc: Doc) -> Attribution | None:
    """The attribution that begins with a cue."""
    sure = (one for one in doc._.attributions if one.score >= SURER)
    return next((one for one in sure if any(Span(*part).overlaps(cue) for part in one.cue)), None)


def _in_one_sentence(draft: Draft, doc: Doc) -> bool:
    first, last = min(draft.content).start, max(span.end for span in draft.content)
    sentence = draft.head.sent
    return sentence.start_char <= first and last <= sentence.end_char


def _same(draft: Draft, other: Draft) -> bool:
    own = draft.holds(other.cue) and draft.speaker.span is not None and draft.speaker.span == other.speaker.span
    return own or draft.cue.overlaps(other.cue) or draft.shares(other) >= _SAME


def _draft(one: Attribution, doc: Doc, quotes: tuple[Quote, ...], cast: Cast) -> Draft | None:
    head = _cue(doc, one.cue[0])
    if head is None or head.lemma_.lower() in cues.phrases("aside-verb") or saying.unsaid(head):
        return None
    first = (*_words(doc, one.cue[0]), *_words(doc, one.content[0])[:1])
    named, content = max(one.source, key=_length, default=None), _content(one, doc, quotes)
    if any(map(anonymity.covers, first)) or (named and any(Span(*named).overlaps(part) for part in content)):
        return None
    source = _root(doc, named) if named is not None else None
    if _bare(content, doc) or (source is not None and source.lower_ in _SELF and _quoted(head, quotes)):
        return None
    plain = (
        source is not None
        and len(content) == 1
        and _subject(source, head)
        and (source.lower_ != "it" or bool(cast.at(source)))
    )
    if one.score < (SURE if plain else SUREST):
        return None
    if source is None and (head.lemma_ in cues.phrases("awaiting") or not grammar.is_passive(head)):
        return None
    who = nobody() if source is None else speaker(_meant(source), cast)
    return Draft(head, grammar.between(*_ends(doc, one.cue[0])), who, content, _stance(head))


def _bare(content: list[Span], doc: Doc) -> bool:
    """Whether the content is no more than a name or pronoun ("invoked Truman"): nothing is said of it."""
    words = [word for part in content for word in _words(doc, (part.start, part.end))]
    return all(word.pos_ in ("PROPN", "PRON", "DET", "PUNCT") for word in words)


def _quoted(head: Token, quotes: tuple[Quote, ...]) -> bool:
    return any(grammar.words(head).within(quote.span) for quote in quotes)


def _subject(source: Token | None, head: Token) -> bool:
    """Whether who is said to speak is the subject of the cue."""
    found = grammar.subjects(head)
    if source is None or not found:
        return False
    return source in grammar.conjuncts(found[0]) or found[0].is_ancestor(source)


def _meant(source: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    clause = source.head
    return clause.head if source.lower_ in ("who", "which", "that") and clause.dep_ == "relcl" else source


def _ends(doc: Doc, part: Range) -> tuple[Token, Token]:
    """The first and the last word of a range."""
    words = _words(doc, part)
    return words[0], words[-1]


def _content(one: Attribution, doc: Doc, quotes: tuple[Quote, ...]) -> list[Span]:
    """The pieces of the content, without scraps beside a long one."""
    longest = max(map(_length, one.content))
    pieces = [_bared(*_ends(doc, part)) for part in one.content if _length(part) >= _SCRAP * longest]
    return join([_whole(part, quotes, Span(*one.cue[0])) for part in pieces], grammar.text(doc))


def _bared(first: Token, last: Token) -> Span:
    """From the first to the last word, without a preposition that leads to it ("approve ‖ of the plan"), what the text
    sets against it ("…, while they should see that …") and words that lead to nothing ("as an outcome ‖ of")."""
    if first.lower_ in ("of", "about", "over") and first.dep_ == "prep" and first.i < last.i:
        first = first.nbor(1)
    for token in first.doc[first.i + 1 : last.i]:
        if token.lower_ in ("while", "whereas") and token.dep_ == "mark":
            last = token.nbor(-1)
            break
    while last.i > first.i and (last.dep_ in ("cc", "det", "mark") or last.text == "," or _leading(last)):
        last = last.nbor(-1)
    return grammar.between(first, last)


def _leading(word: Token) -> bool:
    """A preposition whose noun stands behind the end of what was read."""
    return word.dep_ == "prep" and any(child.i > word.i for child in word.children)


def _length(part: Range) -> int:
    return part[1] - part[0]


def _whole(span: Span, quotes: tuple[Quote, ...], cue: Span) -> Span:
    """The span with the rest of the quotation that it is part of: the model reads one sentence at a time."""
    for quote in quotes:
        if quote.speech and quote.span.overlaps(span) and not cue.within(quote.span):
            span = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
    return span


def _words(doc: Doc, part: Range) -> list[Token]:
    return list(doc.char_span(*part, alignment_mode="expand") or ())


def _cue(doc: Doc, part: Range) -> Token | None:
    words = _words(doc, part)
    return doc[words[0].i : words[-1].i + 1].root if words else None


def _root(doc: Doc, part: Range) -> Token | None:
    """The word that the others hang on; where the parser has torn them apart, the first noun among such words."""
    words = _words(doc, part)
    tops = [word for word in words if word.head not in words or word.head == word]
    return next((word for word in tops if word.pos_ in ("NOUN", "PROPN", "PRON")), tops[0] if tops else None)


def _stance(head: Token) -> Stance:
    """That of the table for the cue's verb or noun; else no more than that it was said."""
    lemma = head.lemma_.lower()
    if grammar.is_verb(head) and (denied := saying.denial(head)):
        refused = cues.negated(denied).get(lemma)
        return refused[0].stance if refused else "rejects"  # type: ignore[return-value]
    if grammar.is_verb(head) and (readings := cues.saying().get(lemma)):
        return readings[0].stance  # type: ignore[return-value]
    voiced = cues.voicing().get(lemma)
    return voiced.stance if voiced is not None else "asserts"  # type: ignore[return-value]
