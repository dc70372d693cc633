"""Who says what: the statements of a text with their source chains."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from dragoman.coding import (
    attitudes,
    attributed,
    chains,
    citing,
    evidence,
    grammar,
    idioms,
    labels,
    modality,
    saying,
    stance,
    timing,
    voicing,
)
from dragoman.coding.drafts import Draft, join
from dragoman.coding.ids import short_hash
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import OPENING, Quote
from dragoman.coding.shelf import Cover, Shelf
from dragoman.coding.speakers import nobody, speaker, speaks
from dragoman.records import Modality, Span, Speaker, Statement, When
from dragoman.words import cues

_MARKS = OPENING + "”»`"
_SENTENCE = 5
"""Words of a quoted sentence that stands by itself."""
_LEAD = 14
"""Tokens of a sentence that does no more than lead to the quote below it."""
_GAP = 120
"""Code points that may stand between a statement and the quote that goes on with it."""


def find(doc: Doc, quotes: tuple[Quote, ...], cast: Cast) -> list[Draft]:
    """All statements as drafts, in order of their cues, with parents and back references set."""
    found = [*saying.drafts(doc, quotes, cast), *voicing.drafts(doc, quotes, cast), *citing.according(doc, cast)]
    found += [*idioms.drafts(doc, quotes, cast), *attitudes.drafts(doc, cast)]
    found = _without_doubles(found)
    found += citing.drafts(doc, found, cast)
    found += labels.drafts(doc, quotes, found, cast)
    attributed.refine(doc, quotes, found)
    found += attributed.drafts(doc, quotes, found, cast)
    found.sort(key=lambda draft: draft.cue)
    _continue(doc, quotes, found)
    found = sorted([*found, *_orphans(doc, quotes, found, cast)], key=lambda draft: draft.cue)
    for draft in found:
        draft.stance = stance.settle(draft, doc, cast)
    return chains.chained(found, doc)


def _without_doubles(found: list[Draft]) -> list[Draft]:
    """A verb inside a voiced noun's cue ("expressed" of "expressed concern") makes no statement of its own."""
    single = {draft.cue: draft for draft in reversed(found)}
    found = [draft for draft in found if single[draft.cue] is draft]
    wide = [draft for draft in found if draft.cue.end - draft.cue.start > len(draft.head.text)]
    return chains.kept(
        found,
        [
            draft
            for draft in found
            if not any(other is not draft and draft.cue != other.cue and draft.cue.within(other.cue) for other in wide)
        ],
    )


def _continue(doc: Doc, quotes: tuple[Quote, ...], found: list[Draft]) -> None:
    """A quoted sentence without a cue goes on with what the last quoted speaker of the paragraph said.

    A quote whose paragraph ends before its closing mark does with the quote that opens the next one.
    """
    text = grammar.text(doc)
    speech = [quote for quote in quotes if quote.speech]
    inside = Cover(quote.span for quote in speech)
    telling = [draft for draft in found if draft.cue.start not in inside]
    for quote in speech:
        if _held(quote, telling):
            continue
        before = [draft for draft in telling if draft.cue.start < quote.span.start]
        quoting = [draft for draft in before if any(text[span.start] in OPENING for span in draft.content)]
        same = before and quoting and before[-1].head.sent == quoting[-1].head.sent
        for draft in (*(() if same else before[-1:]), *quoting[-1:]):
            if _goes_on(text, draft, quote):
                draft.content = join([*draft.content, quote.span], text)
                break
    for quote, follower in reversed(list(pairwise(speech))):
        if quote.closed or text[quote.span.end : follower.span.start].strip() or _held(quote, telling):
            continue
        if any(0 <= span.start - quote.span.start < 2 for draft in found for span in draft.content):
            continue  # its own speaker stands behind the missing mark
        for draft in telling:
            if draft.holds(follower.span):
                draft.content = join([*draft.content, quote.span], text)


def _orphans(doc: Doc, quotes: tuple[Quote, ...], found: list[Draft], cast: Cast) -> list[Draft]:
    """Whole sentences in quotation marks that nobody is said to have said: not the outlet's own, and not guessed.

    A quote over paragraphs, of which only the last closes its mark, is one.
    """
    text = grammar.text(doc)
    taken = Cover(span for draft in found if not _inside(draft, quotes) for span in (*draft.content, draft.cue))
    orphans: list[Draft] = []
    open_until = -1
    for quote in quotes:
        goes_on = open_until >= 0 and not text[open_until : quote.span.start].strip()
        open_until = -1
        if any(at in taken for at in range(quote.span.start, quote.span.end)):
            continue
        if goes_on and orphans:
            orphans[-1].content.append(quote.span)
        elif (speaking := _still(text, quote, [*found, *orphans])) is not None:
            orphans.append(_uncued(doc, quote, speaking.speaker))
        elif quote.speech and _sentences(quote.span.of(text).strip(_MARKS)):
            orphans.append(_uncued(doc, quote, _announced(doc, quote, cast) or nobody()))
        else:
            continue
        if not quote.closed:
            open_until = quote.span.end
    return [one for one in orphans if len(one.content) > 1 or text[one.content[0].end - 1] in _MARKS]


def _uncued(doc: Doc, quote: Quote, who: Speaker) -> Draft:
    head = next(token for token in doc if token.idx + len(token.text) > quote.span.start)
    return Draft(head, Span(quote.span.start, quote.span.start + 1), who, [quote.span], "asserts", cued=False)


def _still(text: str, quote: Quote, found: list[Draft]) -> Draft | None:
    """Whose quote goes on where one fills a paragraph behind one that ends with a quote and who says it."""
    before, behind = text[: quote.span.start], text[quote.span.end :]
    if not quote.speech or before.rstrip(" ")[-1:] != "\n" or behind[:1] not in ("", "\n"):
        return None
    quoted = [one for one in found if one.content and one.parent is None and text[max(one.content).start] in OPENING]
    last = max((one for one in quoted if max(one.content) < quote.span), key=lambda one: max(one.content), default=None)
    if last is None:
        return None
    end = max(last.cue.end, *(span.end for span in last.content), *(last.head.sent.end_char,) * last.cued)
    return last if not text[end : quote.span.start].strip() else None


def _announced(doc: Doc, quote: Quote, cast: Cast) -> Speaker | None:
    """Who is named in the sentence before a quote that fills a paragraph: "The envoy went on.", "He wrote this:"."""
    text = grammar.text(doc)
    before = text[: quote.span.start].rstrip()
    if "\n" not in text[len(before) : quote.span.start] or not before:
        return None
    last = next(token for token in doc if token.idx + len(token.text) >= len(before))
    sentence = last.sent
    leads = sentence.root.lemma_ in cues.phrases("leading") and len(sentence) <= _LEAD
    told = grammar.subjects(sentence.root) if leads or (last.text == ":" and grammar.is_verb(sentence.root)) else []
    able = bool(told) and (bool(cast.at(told[0])) or told[0].pos_ in ("PROPN", "PRON") or speaks(told[0]))
    return speaker(told[0], cast) if able and told[0].lower_ not in ("it", "there") else None


def _sentences(inner: str) -> bool:
    return len(inner.split()) >= _SENTENCE and inner[:1].isupper() and inner.rstrip(" )")[-1:] in (".", "!", "?")


def _inside(draft: Draft, quotes: tuple[Quote, ...]) -> bool:
    """What is told within a quote does not tell who says the quote."""
    return any(draft.cue.within(quote.span) for quote in quotes if quote.speech)


def _held(quote: Quote, drafts: list[Draft]) -> bool:
    return any(draft.holds(quote.span) for draft in drafts)


def _goes_on(text: str, draft: Draft, quote: Quote) -> bool:
    """True where only the rest of the sentence that reports it stands between the statement and the quote."""
    end = max([draft.cue.end, *(span.end for span in draft.content)])
    gap = text[end : quote.span.start]
    quoted = any(text[span.start] in OPENING for span in draft.content)
    if quoted and "\n" not in gap and not text[draft.head.sent.end_char : quote.span.start].strip():
        return True
    own = draft.speaker.span.of(text).split() if draft.speaker.span else []
    return len(gap) < _GAP and all(not any(map(str.isalnum, word)) or word.strip(".,") in own for word in gap.split())


def finish(
    found: list[Draft], document: str, doc: Doc, quotes: tuple[Quote, ...], cast: Cast, times: timing.Times
) -> tuple[Statement, ...]:
    """Drafts → records, with ids that depend on the document and the spans alone."""
    ids = {id(draft): short_hash(document, "statement", *draft.cue_key()) for draft in found}
    return tuple(_record(draft, ids, doc, quotes, cast, times) for draft in found)


def _record(
    draft: Draft, ids: dict[int, str], doc: Doc, quotes: tuple[Quote, ...], cast: Cast, times: timing.Times
) -> Statement:
    offered, where = evidence.of(draft)
    told = cast.named(draft.addressee) if draft.addressee is not None else []
    return Statement(
        id=ids[id(draft)],
        speaker=draft.speaker,
        cue=draft.cue if draft.cued else None,
        content=tuple(draft.content),
        form=draft.form(quotes),
        stance=draft.stance,
        modality=_modality(draft),
        addressee=next((one for one in told if one.kind == "outlet"), told[0] if told else None),
        medium=evidence.medium(draft),
        evidence=offered,
        evidence_span=where,
        said_when=_said_when(draft, times),
        parent=ids[id(draft.parent)] if draft.parent is not None else None,
        about=ids[id(draft.about)] if draft.about is not None else None,
    )


def _said_when(draft: Draft, times: timing.Times) -> When | None:
    """Its own date; of a participle ("alleging that …, threatened last week") that of the verb it goes with."""
    content = Cover(draft.content)
    own = times.of(draft.head, stop_at=content)
    aside = draft.head.tag_ == "VBG" and draft.head.dep_ in ("advcl", "acl")
    beside = grammar.clause(draft.head.head) if aside else None
    return times.of(beside, stop_at=content) if own is None and beside is not None else own


def _modality(draft: Draft) -> Modality:
    """Only whether it was said: a saying that is planned, possible or did not take place."""
    bare = draft.cue.end - draft.cue.start <= len(draft.head.text)
    if draft.head.lower_ in ("according", "per") or (draft.head.pos_ == "NOUN" and bare):
        return "happened"
    found = modality.of(draft.head)
    if found == "did-not-happen" and (draft.head.dep_ not in ("xcomp", "pcomp") or saying.denial(draft.head)):
        return "happened"  # what the denial amounts to is told by the stance
    return (
        found if found in ("planned", "hypothetical", "did-not-happen") and draft.stance != "declines" else "happened"
    )


def innermost(span: Span, said: Shelf[Statement]) -> Statement | None:
    """The statement with the smallest content that holds the span; of a chain with one content its last step."""
    holding = said.holding(span)
    parents = {one.parent for one in holding}
    return min(
        holding,
        key=lambda one: (sum(piece.end - piece.start for piece in one.content), one.id in parents),
        default=None,
    )
