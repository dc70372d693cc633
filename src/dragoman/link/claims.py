"""What is claimed, and who stands for and against it.

A proposition is taken from each act that somebody is said to have said or denied; propositions with the same parties
and type, near in time, are one claim. Whether the act is told as planned or done does not part them: a denial seldom
says which it denies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from dragoman.link import origins
from dragoman.link.telling import RECIPROCAL, Telling, day, elsewhere, meet, nested, parties, party, spot
from dragoman.records import Act, Coding, Record, Speaker, Statement

Side = Literal["asserts", "denies", "doubts"]
Status = Literal["single-origin", "corroborated", "disputed", "denied", "open-denial", "withdrawn"]

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
_ASSERTED = frozenset({"happened", "ongoing", "historical", "planned"})
_WEEKS = 8
"""An undated claim is about the weeks before it is made; a denial has often been weeks in coming."""


class Voice(Record, frozen=True):
    """One act or statement for or against a proposition; ``statement`` is None where the outlet itself says so."""

    act: str
    statement: str | None
    side: Side
    said: str | None
    speaker: str | None
    """Key of the speaker (link.origins), None for the unnamed."""
    name: str
    parties: tuple[str, ...]
    """Whom the speaker speaks for: countries or actor ids."""
    source: str | None
    """Key of the outermost named source of the chain."""
    proposition: Telling


def voices(coding: Coding) -> Iterator[Voice]:
    """All that the document says for or against propositions."""
    statements = {statement.id: statement for statement in coding.statements}
    acts: dict[str, list[Act]] = {}
    for act in coding.acts:
        statement = statements.get(act.statement or "")
        if statement is not None:
            acts.setdefault(statement.id, []).append(act)
        if statement is not None or act.modality == "denied":
            yield from _voice(coding, act, statement, statements, side(act, statement))
    for statement in coding.statements:
        # "Iran rejected such claims": the answer is to the acts of the statement it points back to.
        if statement.about and statement.id not in acts and statement.stance != "asserts":
            for act in acts.get(_meant(statement, statements, acts), ()):
                yield from _voice(coding, act, statement, statements, side(None, statement))


def _meant(statement: Statement, statements: dict[str, Statement], acts: dict[str, list[Act]]) -> str:
    """The statement that is answered: "such claims" may itself only point back."""
    seen = {statement.id}
    about = statement.about
    while about is not None and about not in acts and about not in seen:
        seen.add(about)
        about = statements[about].about if about in statements else None
    return about or ""


def side(act: Act | None, statement: Statement | None) -> Side | None:
    """For, against or in doubt; None where nothing is asserted."""
    if statement is not None and statement.modality != "happened":
        return None
    if act is not None and act.modality in ("denied", "did-not-happen"):
        return "denies"
    if act is not None and act.modality not in _ASSERTED:
        return None
    return _SIDES.get(statement.stance) if statement is not None else None


def _voice(
    coding: Coding, act: Act, statement: Statement | None, statements: dict[str, Statement], taken: Side | None
) -> Iterator[Voice]:
    made = proposition(act, statement, coding.document.published) if taken else None
    if taken is None or made is None:
        return
    who = statement.speaker if statement else None
    yield Voice(
        act=act.id,
        statement=statement.id if statement else None,
        side=taken,
        said=_said(statement, coding.document.published),
        speaker=origins.speaker(who) if who else origins.outlet(coding.document.outlet),
        name=called(who) if who else coding.document.outlet or "",
        parties=_speaks_for(who),
        source=origins.source(origins.chain(statement.id if statement else None, statements)),
        proposition=made,
    )


def called(speaker: Speaker) -> str:
    """A speaker's name as it is shown."""
    return speaker.name or (speaker.actor.name if speaker.actor else "") or speaker.kind


def _speaks_for(speaker: Speaker | None) -> tuple[str, ...]:
    if speaker is None:
        return ()
    found = {speaker.affiliation} if speaker.affiliation else set()
    if speaker.actor is not None:
        # Actors that speak together have the id "IRN+RUS".
        found |= {party(speaker.actor)} if "+" not in speaker.actor.id else set(speaker.actor.id.split("+"))
    return tuple(sorted(found))


def _said(statement: Statement | None, published: str | None) -> str | None:
    when = statement.said_when if statement else None
    return (day(when.start) if when else None) or day(published)


def proposition(act: Act, statement: Statement | None, published: str | None) -> Telling | None:
    """What is claimed; None where nobody is said to have done it or no date can be told."""
    actors, recipients = parties(act)
    first, last = (day(act.when.start), day(act.when.end)) if act.when else (None, None)
    first, last = first or last, last or first
    dated = first is not None
    if not dated:
        first, last = _lately(_said(statement, published))
    if not actors or first is None or last is None:
        return None
    return Telling(
        about="claim",
        type=act.type,
        mood="any",
        actors=actors,
        recipients=recipients,
        first=min(first, last),
        last=max(first, last),
        sharp=int(dated),
        place=spot(act.where),
    )


def _lately(said: str | None) -> tuple[str | None, str | None]:
    """The weeks up to the one in which it was said: by whole weeks, so that repetition is one proposition."""
    if said is None:
        return None, None
    monday = date.fromisoformat(said)
    monday -= timedelta(days=monday.weekday())
    return day(monday.isoformat(), -7 * (_WEEKS - 1)), day(monday.isoformat(), 6)


def same(a: Telling, b: Telling) -> str | None:
    """Why the two are one claim; None where they are not. A recipient may be left unsaid in one of them."""
    if (a.about, a.type) != (b.about, b.type) or not meet(a, b) or elsewhere(a.place, b.place):
        return None
    if not nested(a.actors, b.actors, least=2 if a.type in RECIPROCAL else 1):
        return None
    if a.recipients and b.recipients and not nested(a.recipients, b.recipients):
        return None
    return "same parties, same type, times that overlap"


def count_origins(found: Iterable[tuple[str | None, str | None, str]]) -> int:
    """Distinct roots of (source, outlet key, copy family): a named source is one origin whoever cites it; without one,
    the outlet is the origin, and its copies are no further ones."""
    roots = ((source,) if source else (outlet, f"family:{family}") for source, outlet, family in found)
    return origins.independent(roots)


def status(voices: Iterable[Voice], roots: int) -> Status:
    """What has become of a claim with so many origins.

    ``denied`` is denied by those it is about and by nobody else; ``disputed`` is doubted or denied by others too;
    ``withdrawn`` is denied later by everyone who had asserted it; ``open-denial`` answers a claim not in the corpus.
    """
    found = list(voices)
    asserted = [voice for voice in found if voice.side == "asserts"]
    against = [voice for voice in found if voice.side != "asserts"]
    if not asserted:
        return "open-denial" if any(voice.side == "denies" for voice in against) else "disputed"
    if _withdrawn(asserted, against):
        return "withdrawn"
    if not against:
        return "corroborated" if roots > 1 else "single-origin"
    accused = all(voice.side == "denies" and set(voice.parties) & _accused(voice) for voice in against)
    return "denied" if accused else "disputed"


def _accused(voice: Voice) -> set[str]:
    return set(voice.proposition.actors)


def _withdrawn(asserted: list[Voice], against: list[Voice]) -> bool:
    last: dict[str | None, str] = {}
    for voice in asserted:
        last[voice.speaker] = max(last.get(voice.speaker, ""), voice.said or "")
    taken_back = {voice.speaker for voice in against if (voice.said or "") > last.get(voice.speaker, "9999")}
    return None not in last and last.keys() <= taken_back
