"""Source chains as rows: one for each step, from the outlet to whoever is said to have said it first."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.link import claims, origins
from dragoman.records import Coding, Record, Statement
from dragoman.store.rows import Query
from dragoman.store.view import View


class ChainRow(Record, frozen=True):
    """Step 0 is the outlet in its own voice; the last step makes the statement."""

    statement: str
    claim: str | None
    document: str
    outlet: str | None
    published: str | None
    step: int
    steps: int
    """How many the chain has, the outlet's included."""
    speaker: str
    speaker_id: str | None
    speaker_class: str
    country: str | None
    """Of an unnamed speaker the country he speaks for."""
    reason: str | None
    """Why he is not named, in the text's words."""
    stance: str
    cue: str
    said: str | None
    evidence: str | None
    content: str
    """What is said, at the last step."""


def every(view: View, query: Query | None = None) -> Iterator[ChainRow]:
    """The chains of all statements that the query selects, those of one document together."""
    codings: dict[str, Coding | None] = {}
    for row in view.every("statements", query):
        document, id, claim = (getattr(row, name) for name in ("document", "id", "claim"))
        if document not in codings:
            codings = {document: view.coding(document)}  # one at a time: memory does not grow
        coding = codings[document]
        if coding is not None:
            yield from _chain(coding, id, claim)


def _chain(coding: Coding, id: str, claim: str | None) -> Iterator[ChainRow]:
    steps = origins.chain(id, {one.id: one for one in coding.statements})
    document = coding.document
    shared = {"statement": id, "claim": claim, "document": document.id, "outlet": document.outlet}
    shared |= {"published": document.published}
    number = len(steps) + 1
    yield ChainRow(
        **shared,  # type: ignore[arg-type]
        step=0,
        steps=number,
        speaker=document.outlet or "outlet unknown",
        speaker_id=None,
        speaker_class="outlet",
        country=None,
        reason=None,
        stance="reports",
        cue="",
        said=document.published,
        evidence=None,
        content="",
    )
    for at, step in enumerate(steps, start=1):
        yield ChainRow(**shared, step=at, steps=number, **_step(coding, step, last=at == number - 1))  # type: ignore[arg-type]


def _step(coding: Coding, step: Statement, *, last: bool) -> dict[str, str | None]:
    text, speaker = coding.document.text, step.speaker
    return {
        "speaker": claims.called(speaker),
        "speaker_id": speaker.actor.id if speaker.actor else None,
        "speaker_class": speaker.kind,
        "country": (speaker.actor.country if speaker.actor else None) or speaker.affiliation,
        "reason": speaker.reason,
        "stance": step.stance,
        "cue": step.cue.of(text) if step.cue else "",
        "said": step.said_when.start if step.said_when else None,
        "evidence": step.evidence,
        "content": " … ".join(span.of(text) for span in step.content) if last else "",
    }
