"""Drafts of one text → chains: who stands inside whose statement, and which earlier one an answer means."""

from __future__ import annotations

from spacy.tokens import Doc

from dragoman.coding import grammar
from dragoman.coding.drafts import Draft
from dragoman.coding.shelf import Shelf
from dragoman.words import cues

_REFERABLE = frozenset({"asserts", "alleges", "reports", "concern", "warns", "threatens", "demands"})
_MOST = 0.6
"""Share of a statement's content that a step by the same speaker must cover to be the same statement."""


def chained(found: list[Draft], doc: Doc) -> list[Draft]:
    """The drafts with parents and back references, without those that only say again who speaks."""
    _nest(found)
    found = kept(found, [draft for draft in found if not _again(draft, doc)])
    _refer(doc, found)
    return kept(found, [draft for draft in found if draft.content or draft.about or draft.stance == "declines"])


def kept(found: list[Draft], those: list[Draft]) -> list[Draft]:
    """``those`` of the drafts, their parents and references moved past what is left out."""
    left = {id(draft) for draft in those}
    for draft in those:
        while draft.parent is not None and id(draft.parent) not in left:
            draft.parent = draft.parent.parent
        if draft.about is not None and id(draft.about) not in left:
            draft.about = None
    return those


def _again(draft: Draft, doc: Doc) -> bool:
    """As in "said it could not verify the report", "says it has learned": one statement, of the inner stance."""
    outer = draft.parent
    if outer is None or not outer.content or not _same_speaker(draft, outer):
        return False
    whole = [draft.cue, *draft.content, *([draft.speaker.span] if draft.speaker.span else [])]
    inside = [span for span in whole if outer.holds(span)] or [draft.cue]
    covered = max(span.end for span in inside) - min(span.start for span in inside)
    if covered < _MOST * outer.size():
        return False
    past = any(child.lower_ == "had" for child in grammar.children(draft.head, "aux"))
    if past and draft.stance != "reports":
        return False
    if outer.stance == "asserts" or (outer.stance == "reports" and draft.stance != "asserts"):
        outer.stance = draft.stance
    return True


def _same_speaker(inner: Draft, outer: Draft) -> bool:
    """True where both are one actor, or the inner is a pronoun or nothing of its own behind the outer."""
    if inner.speaker.actor is not None and outer.speaker.actor is not None:
        return inner.speaker.actor.id == outer.speaker.actor.id
    if inner.speaker.span is not None and inner.speaker.span == outer.speaker.span:
        return True
    return inner.speaker.name.lower() in cues.phrases("pronoun") and inner.speaker.actor is None


def _nest(found: list[Draft]) -> None:
    """The parent is the statement with the smallest content that holds the cue."""
    shelf = Shelf(found, lambda draft: draft.content)
    for draft in found:
        if draft.parent is not None:
            continue
        holding = shelf.holding(draft.cue)
        around = [other for other in holding if other is not draft and not _below(other, draft)]
        draft.parent = min(around, key=lambda other: (other.size(), -other.depth()), default=None)


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
    if draft.stance not in cues.phrases("answers"):
        return False
    words = draft.content[0].of(grammar.text(doc)).lower().split()
    if len(words) == 1:
        return words[0] in cues.phrases("they") or words[0].rstrip("s") in cues.phrases("echo")
    last = words[-1].rstrip(".,")
    return len(words) <= 3 and (last in cues.phrases("echo") or last.removesuffix("s") in cues.phrases("echo"))
