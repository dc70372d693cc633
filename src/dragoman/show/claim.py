"""A claim: who asserts, denies and doubts it, with the lit sentences, and its way through the outlets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from dragoman.link.grades import NONE, Grades
from dragoman.records import Coding, Record, Span, Statement
from dragoman.relate.spread import Spread, spread
from dragoman.show import marks
from dragoman.show.article import act_marks, statement_marks
from dragoman.show.marks import Mark
from dragoman.show.page import Ask, Page, missing
from dragoman.show.spread import timeline
from dragoman.store.database import View
from dragoman.store.rows import ClaimRow, ClaimVoice

TITLES = {"asserts": "Asserted by", "denies": "Denied by", "doubts": "Doubted by"}
_MOST = 60
"""Voices of a side that are shown with their sentences; the twins of the page have all."""


class Said(NamedTuple):
    """A voice with its sentence, lit; ``rating`` is letter and digit of the Admiralty scale."""

    voice: ClaimVoice
    words: Markup
    rating: str


class Side(NamedTuple):
    name: str
    title: str
    number: int
    said: list[Said]


class Standing(NamedTuple):
    """All that is known of a claim."""

    claim: ClaimRow
    voices: list[ClaimVoice]
    spread: Spread
    on_both_sides: tuple[str, ...]


class VoiceRow(Record, frozen=True):
    """A voice on one line."""

    side: str
    name: str
    said: str | None
    chain: tuple[str, ...]
    stance: str
    words: str
    evidence: str | None
    rating: str
    document: str
    outlet: str | None
    published: str | None


class ClaimData(Record, frozen=True):
    """The JSON twin."""

    claim: ClaimRow
    note: str
    voices: list[ClaimVoice]
    on_both_sides: tuple[str, ...]
    """Who asserts it and also denies or doubts it."""
    spread: Spread


NOTE = "A description of the record, never a verdict on truth."


def standing(view: View, id: str) -> Standing:
    """A claim with its voices and its spread; raises Missing where there is none."""
    found = view.claim(id)
    if found is None:
        raise missing("Claim", id)
    voices = view.claim_voices(id)
    return Standing(found, voices, spread(voices), both_sides(voices))


def page(ask: Ask, grades: Grades = NONE) -> Page:
    """The claim's page."""
    claim, voices, way, both = standing(ask.view, ask.path["id"])
    by_side = {side: [voice for voice in voices if voice.side == side] for side in TITLES}
    sides = [
        Side(name, title, len(by_side[name]), list(lit(ask.view, by_side[name][:_MOST], claim, grades)))
        for name, title in TITLES.items()
    ]
    context = {
        "here": "claims",
        "claim": claim,
        "sides": sides,
        "both": both,
        "spread": way,
        "timeline": timeline(way),
        "graded": bool(grades.of),
        "lanes": {lane.key: lane.name for lane in way.lanes},
    }
    data = ClaimData(claim=claim, note=NOTE, voices=voices, on_both_sides=both, spread=way)
    rows = [row(voice, claim, grades) for voice in voices]
    return Page("claim.html", claim.words, data, rows, VoiceRow, context)


def row(voice: ClaimVoice, claim: ClaimRow, grades: Grades = NONE) -> VoiceRow:
    """A voice as the CSV twin has it."""
    names = ("side", "name", "said", "chain", "stance", "words", "evidence", "document", "outlet", "published")
    return VoiceRow(rating=rating(voice, claim, grades), **{name: getattr(voice, name) for name in names})


def rating(voice: ClaimVoice, claim: ClaimRow, grades: Grades) -> str:
    """``B1``: the user's grade of the source, and what the record tells of the claim; what speaks against it a 6."""
    digit = claim.credibility if voice.side == "asserts" else "6"
    return f"{grades.best(voice.name if voice.statement else None, *reversed(voice.chain), voice.outlet)}{digit}"


def both_sides(voices: Iterable[ClaimVoice]) -> tuple[str, ...]:
    """Names of those who assert it and also deny or doubt it."""
    sides: dict[str, set[bool]] = {}
    names: dict[str, str] = {}
    for voice in voices:
        if voice.speaker:
            sides.setdefault(voice.speaker, set()).add(voice.side == "asserts")
            names.setdefault(voice.speaker, voice.name)
    return tuple(sorted(names[speaker] for speaker, taken in sides.items() if len(taken) > 1))


def lit(view: View, voices: Iterable[ClaimVoice], claim: ClaimRow, grades: Grades) -> Iterator[Said]:
    """Voices with their sentences; each coding is read once."""
    codings: dict[str, Coding | None] = {}
    for voice in voices:
        if voice.document not in codings:
            codings[voice.document] = view.coding(voice.document)
        yield Said(voice, passage(codings[voice.document], voice), rating(voice, claim, grades))


def passage(coding: Coding | None, voice: ClaimVoice) -> Markup:
    """The sentence of a voice with what is said, who says it and the act in it lit; its bare words without the text."""
    over, found = place(coding, voice)
    if coding is None or over is None:
        return Markup.escape(voice.words)
    return marks.passage(coding.document.text, found, marks.sentence(coding.document.text, over))


def place(coding: Coding | None, voice: ClaimVoice) -> tuple[Span | None, list[Mark]]:
    """Where a voice stands in its text, and what is lit there."""
    if coding is None:
        return None, []
    said = next((one for one in coding.statements if one.id == voice.statement), None)
    acts = [one for one in coding.acts if one.id == voice.act]
    found = [mark for act in acts for mark in act_marks(act) if mark.kind]
    if said is not None:
        found += statement_marks(said)
        return _extent(said), found
    return (acts[0].span, found) if acts else (None, [])


def _extent(said: Statement) -> Span:
    """From its first word to its last; of a long quote no more than the beginning is looked for around the cue."""
    spans = [span for span in (*said.content, said.cue, said.speaker.span) if span]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
