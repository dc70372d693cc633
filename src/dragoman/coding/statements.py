"""Who says what: the statements of a text with their source chains."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from dragoman.coding import grammar, modality, saying, stance, timing, voicing
from dragoman.coding.drafts import Draft, join
from dragoman.coding.ids import short_hash
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import Quote
from dragoman.coding.shelf import Cover, Shelf
from dragoman.coding.speakers import speaker
from dragoman.records import Modality, Span, Statement
from dragoman.words import cues

_REFERABLE = frozenset({"asserts", "alleges", "reports", "concern", "warns", "threatens", "demands"})
_ANSWERS = frozenset({"denies", "rejects", "doubts", "confirms", "admits"})
_NEXT_SENTENCE = re.compile(r"[^.!?\n]{0,160}[.!?]\s")
_OPENING = '“"„«‘'
_LABEL = re.compile(r":\s*$")


def find(doc: Doc, quotes: tuple[Quote, ...], cast: Cast) -> list[Draft]:
    """All statements as drafts, in order of their cues, with parents and back references set."""
    found = [*saying.drafts(doc, quotes, cast), *voicing.drafts(doc, cast)]
    found = _without_doubles(found)
    found += saying.citing(doc, found, cast)
    found += _labelled(doc, quotes, found, cast)
    found.sort(key=lambda draft: draft.cue)
    _continue(doc, quotes, found)
    for draft in found:
        draft.stance = stance.settle(draft, doc, cast)
    _nest(found)
    _refer(doc, found)
    return [draft for draft in found if draft.content or draft.about]


def _without_doubles(found: list[Draft]) -> list[Draft]:
    """A verb inside a voiced noun's cue ("expressed" of "expressed concern") makes no statement of its own."""
    wide = [draft for draft in found if draft.cue.end - draft.cue.start > len(draft.head.text)]
    return [
        draft
        for draft in found
        if not any(other is not draft and draft.cue != other.cue and draft.cue.within(other.cue) for other in wide)
    ]


def _labelled(doc: Doc, quotes: tuple[Quote, ...], found: list[Draft], cast: Cast) -> Iterable[Draft]:
    """As in "Smith: “…”": a quote right behind a name and a colon."""
    for quote in quotes:
        if not quote.speech or any(draft.holds(quote.span) for draft in found):
            continue
        label = _LABEL.search(grammar.text(doc), max(0, quote.span.start - 3), quote.span.start)
        before = doc.char_span(label.start(), label.start() + 1, alignment_mode="expand") if label else None
        if before is None or before.start == 0 or not cast.at(doc[before.start - 1]):
            continue
        colon, name = before[0], doc[before.start - 1]
        yield Draft(colon, grammar.words(colon), speaker(name, cast), [quote.span], "asserts")


def _continue(doc: Doc, quotes: tuple[Quote, ...], found: list[Draft]) -> None:
    """A quoted sentence without a cue goes on with what the last quoted speaker of the paragraph said."""
    for quote in quotes:
        if not quote.speech or any(draft.holds(quote.span) or draft.cue.within(quote.span) for draft in found):
            continue
        before = [draft for draft in found if draft.cue.start < quote.span.start]
        if before and _goes_on(grammar.text(doc), before[-1], quote):
            before[-1].content = join([*before[-1].content, quote.span], grammar.text(doc))


def _goes_on(text: str, draft: Draft, quote: Quote) -> bool:
    """True where only ends of sentences, not words, stand between the statement and the quote."""
    end = max([draft.cue.end, *(span.end for span in draft.content)])
    gap = text[end : quote.span.start]
    words = gap.split()
    own = [draft.speaker.span] if draft.speaker.span else []
    covered = {word for span in own for word in span.of(text).split()}
    if _NEXT_SENTENCE.fullmatch(gap) and any(text[span.start] in _OPENING for span in draft.content):
        return True
    return len(gap) < 120 and all(not any(map(str.isalnum, word)) or word.strip(".,") in covered for word in words)


def _nest(found: list[Draft]) -> None:
    """The parent is the statement with the smallest content that holds the cue."""
    shelf = Shelf(found, lambda draft: draft.content)
    for draft in found:
        if draft.parent is not None:
            continue
        holding = shelf.holding(draft.cue)
        around = [other for other in holding if other is not draft and not _below(other, draft)]
        draft.parent = min(around, key=Draft.size, default=None)


def _below(draft: Draft, other: Draft) -> bool:
    """True where ``other`` is an ancestor of ``draft``."""
    above = draft.parent
    while above is not None:
        if above is other:
            return True
        above = above.parent
    return False


def _refer(doc: Doc, found: list[Draft]) -> None:
    """As in "rejected them", "such claims", "denied the allegation": the earlier statement that is meant."""
    for at, draft in enumerate(found):
        if not _refers(doc, draft):
            continue
        earlier = (other for other in reversed(found[:at]) if other is not draft.parent)
        meant = next((one for one in earlier if one.stance in _REFERABLE and (one.content or one.about)), None)
        if meant is not None:
            draft.about = _innermost(meant, found)


def _innermost(draft: Draft, found: list[Draft]) -> Draft:
    """Of a chain with one content the step next to the content."""
    for other in found:
        if other.parent is draft and other.content == draft.content:
            return _innermost(other, found)
    return draft


def _refers(doc: Doc, draft: Draft) -> bool:
    if not draft.content:
        return True
    if draft.stance not in _ANSWERS:
        return False
    words = draft.content[0].of(grammar.text(doc)).lower().split()
    if len(words) == 1:
        return words[0] in cues.phrases("they") or words[0].rstrip("s") in cues.phrases("echo")
    last = words[-1].rstrip(".,")
    return len(words) <= 3 and (last in cues.phrases("echo") or last.removesuffix("s") in cues.phrases("echo"))


def finish(
    found: list[Draft], document: str, doc: Doc, quotes: tuple[Quote, ...], cast: Cast, times: timing.Times
) -> tuple[Statement, ...]:
    """Drafts → records, with ids that depend on the document and the spans alone."""
    ids = {id(draft): short_hash(document, "statement", *draft.cue_key()) for draft in found}
    return tuple(_record(draft, ids, doc, quotes, cast, times) for draft in found)


def _record(
    draft: Draft, ids: dict[int, str], doc: Doc, quotes: tuple[Quote, ...], cast: Cast, times: timing.Times
) -> Statement:
    evidence, where = _evidence(draft)
    told = cast.named(draft.addressee) if draft.addressee is not None else []
    return Statement(
        id=ids[id(draft)],
        speaker=draft.speaker,
        cue=draft.cue,
        content=tuple(draft.content),
        form=draft.form(quotes),
        stance=draft.stance,
        modality=_modality(draft),
        addressee=told[0] if told else None,
        evidence=evidence,
        evidence_span=where,
        said_when=times.of(draft.head, stop_at=Cover(draft.content)),
        parent=ids[id(draft.parent)] if draft.parent is not None else None,
        about=ids[id(draft.about)] if draft.about is not None else None,
    )


def _modality(draft: Draft) -> Modality:
    """Only whether it was said: a saying that is planned, possible or did not take place."""
    bare = draft.cue.end - draft.cue.start <= len(draft.head.text)
    if draft.head.lower_ in ("according", "per") or (draft.head.pos_ == "NOUN" and bare):
        return "happened"
    found = modality.of(draft.head)
    return (
        found if found in ("planned", "hypothetical", "did-not-happen") and draft.stance != "declines" else "happened"
    )


def _evidence(draft: Draft) -> tuple[str | None, Span | None]:
    """What the sentence says that the statement rests on."""
    sentence = draft.head.sent
    text = sentence.text.lower()
    for words, name in cues.evidence():
        at = text.find(words)
        if at >= 0 and not text[at - 1 : at].isalpha() and not text[at + len(words) : at + len(words) + 1].isalpha():
            start = sentence.start_char + at
            return name, Span(start, start + len(words))
    return None, None


def innermost(span: Span, said: Shelf[Statement]) -> Statement | None:
    """The statement with the smallest content that holds the span; of a chain with one content its last step."""
    holding = said.holding(span)
    parents = {one.parent for one in holding}
    return min(
        holding,
        key=lambda one: (sum(piece.end - piece.start for piece in one.content), one.id in parents),
        default=None,
    )
