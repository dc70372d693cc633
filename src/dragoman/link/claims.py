"""What is claimed, and who stands for and against it.

Each sentence of a statement puts forward a proposition, and so does each act in an outlet's own voice; propositions
that say the same are one claim. Who asserts it, who denies it and who doubts it are its voices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from dragoman.coding.ids import short_hash
from dragoman.link import origins
from dragoman.link.propositions import Proposition
from dragoman.link.telling import day
from dragoman.link.units import Unit, proposition, speaks_for, units
from dragoman.records import Act, Actor, Coding, Record, Span, Speaker, Statement

Side = Literal["asserts", "denies", "doubts"]

_SIDES: dict[str, Side] = {
    "asserts": "asserts",
    "reports": "asserts",
    "alleges": "asserts",
    "confirms": "asserts",
    "admits": "asserts",
    "warns": "asserts",
    "concern": "asserts",
    "denies": "denies",
    "rejects": "denies",
    "doubts": "doubts",
}
"""Stance → side. Promises, threats and demands assert nothing that could be true by now; to decline takes no side."""
_WORD = re.compile(r"\w+")
_TOLD = frozenset({"happened", "ongoing", "planned", "historical"})


class Voice(Record, frozen=True):
    """One statement or act for or against a proposition; ``statement`` is None where the outlet itself says so."""

    act: str | None
    """The first act in it."""
    statement: str | None
    side: Side
    stance: str
    """The statement's; ``asserts`` or ``denies`` for the outlet itself."""
    said: str | None
    speaker: str | None
    """Key of the speaker (link.origins), None for the unnamed."""
    name: str
    parties: tuple[str, ...]
    """Whom the speaker speaks for: countries or actor ids."""
    roots: tuple[str, ...]
    """Keys of whom the chain ends at (link.origins.roots)."""
    cites: tuple[str, ...]
    """Keys of the outlets and other named ones in the chain, outermost first."""
    evidence: str | None
    words: str
    place: Span
    """Where the words begin, as far as they are of one piece."""
    type: str
    """PLOVER type of its first act, '' where it has none."""
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    proposition: Proposition
    echo: str
    """Hash of its words: the same in near copies."""


def voices(coding: Coding) -> Iterator[Voice]:
    """All that the document says for or against propositions."""
    statements = {statement.id: statement for statement in coding.statements}
    found = list(units(coding))
    owners = {unit.statement.id for unit in found if unit.statement}
    echoes = set(_echoes(coding))
    for unit in found:
        if unit.statement and unit.statement.id in echoes:
            continue
        yield from _voice(coding, unit, unit.statement, statements)
    for statement in coding.statements:
        # "Iran rejected such claims": the answer is to what the statement says that it points back to.
        if statement.about and statement.id not in owners and statement.stance != "asserts":
            meant = _meant(statement, statements, owners)
            for unit in found:
                if unit.statement and unit.statement.id == meant:
                    yield from _voice(coding, unit, statement, statements)


def _echoes(coding: Coding) -> Iterator[str]:
    """Statements that deny what the same speaker asserts in the same words with a cue that stands nearer, or the other
    way round: "he dismissed it, writing that …" does not dismiss what he wrote."""
    told: dict[tuple[str | None, tuple[Span, ...]], list[tuple[int, str, Side | None]]] = {}
    for one in coding.statements:
        if one.cue and one.content:
            far = min(abs(one.cue.end - one.content[0].start), abs(one.cue.start - one.content[-1].end))
            told.setdefault((origins.speaker(one.speaker), one.content), []).append((far, one.id, side(one)))
    for (speaker, _), several in told.items():
        nearest = min(several)
        if speaker and nearest[2]:
            yield from (id for _, id, taken in several if taken and taken != nearest[2])


def _meant(statement: Statement, statements: dict[str, Statement], owners: set[str]) -> str:
    """The statement that is answered: "such claims" may itself only point back."""
    seen = {statement.id}
    about = statement.about
    while about is not None and about not in owners and about not in seen:
        seen.add(about)
        about = statements[about].about if about in statements else None
    return about or ""


def side(statement: Statement | None, *, negated: bool = False, act: Act | None = None) -> Side | None:
    """For, against or in doubt; None where nothing is asserted. ``negated``: what is said is that it is not so."""
    if statement is None:
        told = act is not None and act.modality in _TOLD
        return "denies" if negated else "asserts" if told else None
    found = _SIDES.get(statement.stance) if statement.modality == "happened" else None
    return "denies" if found == "asserts" and negated else found


def _voice(
    coding: Coding, unit: Unit, statement: Statement | None, statements: dict[str, Statement]
) -> Iterator[Voice]:
    text, act = coding.document.text, unit.acts[0] if unit.acts else None
    answers = statement is not unit.statement
    taken = side(statement, negated=not answers and unit.negated(text), act=act)
    said = _said(statement, coding.document.published)
    near = speaks_for(coding, statement)
    made = None
    if taken and not unit.void(text) and not (taken != "asserts" and unit.refusal(text)):
        own = statement is None and taken != "denies"
        made = proposition(coding, unit, said, denied=taken == "denies", own=own, near=near)
    if taken is None or made is None:
        return
    who = statement.speaker if statement else None
    steps = origins.chain(statement.id if statement else None, statements)
    actors, recipients = unit.actors()
    words = unit.words(text)
    yield Voice(
        act=act.id if act else None,
        statement=statement.id if statement else None,
        side=taken,
        stance=statement.stance if statement else taken,
        said=said,
        speaker=origins.speaker(who) if who else origins.outlet(coding.document.outlet),
        name=called(who) if who else coding.document.outlet or "",
        parties=near,
        roots=origins.roots([(step, speaks_for(coding, step)) for step in steps], coding.document.outlet),
        cites=tuple(dict.fromkeys(key for step in steps if (key := origins.speaker(step.speaker)))),
        evidence=statement.evidence if statement else None,
        words=words,
        place=unit.spans[0],
        type=act.type if act else "",
        actors=tuple(map(_plain, actors)),
        recipients=tuple(map(_plain, recipients)),
        proposition=made,
        echo=short_hash(*_WORD.findall(words.casefold())),
    )


def _plain(actor: Actor) -> Actor:
    return Actor(id=actor.id, name=actor.name, kind=actor.kind, country=actor.country, sectors=actor.sectors)


def called(speaker: Speaker) -> str:
    """A speaker's name as it is shown."""
    return speaker.name or (speaker.actor.name if speaker.actor else "") or speaker.kind


def _said(statement: Statement | None, published: str | None) -> str | None:
    when = statement.said_when if statement else None
    return (day(when.start) if when else None) or day(published)
