"""Issues: what each actor says and does about a subject through time, as a table of positions.

Which statements and acts are on an issue is told when they are written (link/topics.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Literal

from dragoman.records import Record
from dragoman.store.rows import ActRow, Party, StatementRow
from dragoman.store.view import View
from dragoman.words import ontology, subjects
from dragoman.words.load import several, table

By = Literal["country", "actor"]


class Position(Record, frozen=True):
    """What an actor said or did about an issue. ``stance`` is a statement's, ``type`` an act's."""

    day: str | None
    """When it was said or done, as the text tells it; None where it does not."""
    end: str | None
    precision: str | None
    actor: str
    actor_id: str | None
    country: str | None
    how: Literal["said", "did"]
    stance: str | None
    type: str | None
    modality: str
    toward: tuple[Party, ...]
    """Whom an act was done to."""
    content: str
    chain: tuple[str, ...]
    """On whose word: speakers, the outlet first."""
    id: str
    document: str
    title: str | None
    outlet: str | None
    published: str | None


class Standing(Record, frozen=True):
    """All positions of one actor, or of all from one country, on an issue: a line of its table."""

    id: str
    name: str
    country: str | None
    said: int
    did: int
    stances: tuple[str, ...]
    """Its stances with their counts, the commonest first: ``denies 3``."""
    cooperation: int
    conflict: int
    """Acts of the cooperative and of the conflictual types, those told as not done left out."""
    first: str | None
    last: str | None
    latest: Position


class IssueRow(Record, frozen=True):
    """An issue in a list."""

    id: str
    name: str
    statements: int
    acts: int
    actors: int
    documents: int
    first: str | None
    last: str | None


def issues(view: View) -> list[IssueRow]:
    """The issues that the ledger speaks of, those with most statements and acts first."""
    known = subjects.issues()
    rows = [IssueRow(row[0], known[row[0]].name, *row[1:]) for row in view.issues() if row[0] in known]
    return sorted(rows, key=lambda row: (-(row.statements + row.acts), row.id))


def positions(
    view: View, issue: str, *, actor: str | None = None, since: str | None = None, until: str | None = None
) -> list[Position]:
    """All that was said and done about an issue, in order of time; those without a date by their publication.

    ``actor`` is an id or a country code, ``since`` and ``until`` are ISO days; InputError for an unknown issue.
    """
    subject = subjects.called("issue", issue)
    found = [one for one in _positions(view, subject.id) if actor is None or actor in (one.actor_id, one.country)]
    dated = (one for one in found if since is None or _time(one) >= since)
    kept = (one for one in dated if until is None or "" < _time(one)[: len(until)] <= until)
    return sorted(kept, key=lambda one: (_time(one), one.document, one.id))


def standings(found: Iterable[Position], by: By = "country") -> list[Standing]:
    """The table of positions: one line an actor, or one a country with all its speakers; the busiest first."""

    def key(one: Position) -> str:
        return (one.country if by == "country" and one.country else None) or one.actor_id or one.actor

    ordered = sorted(found, key=key)
    lines = [_standing(id, list(some), by) for id, some in groupby(ordered, key=key)]
    return sorted(lines, key=lambda line: (-(line.said + line.did), line.id))


def _time(one: Position) -> str:
    return one.day or one.published or ""


def _positions(view: View, issue: str) -> Iterator[Position]:
    """One for each statement, and for each that acted in an act."""
    statements, acts = view.on_issue(issue)
    for row in statements:
        yield _position(
            row,
            row.content or row.cue,
            Party(id=row.speaker_id or "", name=row.speaker, country=row.country),
            when=(row.said, row.said, "day" if row.said else None),
            stance=row.stance,
        )
    for act in acts:
        for party in act.actors:
            yield _position(
                act,
                act.words,
                party,
                when=(act.start, act.end, act.precision),
                type=act.type,
                toward=tuple(act.recipients),
            )


def _position(
    row: StatementRow | ActRow,
    content: str,
    who: Party,
    *,
    when: tuple[str | None, str | None, str | None],
    stance: str | None = None,
    type: str | None = None,
    toward: tuple[Party, ...] = (),
) -> Position:
    return Position(
        day=when[0],
        end=when[1],
        precision=when[2],
        actor=who.name,
        actor_id=who.id or None,
        country=who.country,
        how="did" if type else "said",
        stance=stance,
        type=type,
        modality=row.modality,
        toward=toward,
        content=content,
        chain=row.chain,
        id=row.id,
        document=row.document,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
    )


def _standing(id: str, found: list[Position], by: By) -> Standing:
    ordered = sorted(found, key=lambda one: (_time(one), one.id))
    stances = Counter(one.stance for one in found if one.stance)
    quads = Counter(
        ontology.quad(one.type) for one in found if one.type and one.modality not in ("denied", "did-not-happen")
    )
    names = Counter(one.actor for one in found)
    state = next((one for one in found if one.actor_id == id), None)
    days = [one.day for one in found if one.day]
    return Standing(
        id=id,
        name=state.actor if state else _states().get(id, names.most_common(1)[0][0]),
        country=found[0].country,
        said=sum(one.how == "said" for one in found),
        did=sum(one.how == "did" for one in found),
        stances=tuple(f"{stance} {times}" for stance, times in stances.most_common()),
        cooperation=quads[1] + quads[2],
        conflict=quads[3] + quads[4],
        first=min(days, default=None),
        last=max(days, default=None),
        latest=ordered[-1],
    )


def country(code: str) -> str:
    """The name of a state by its code; the code where there is none."""
    return _states().get(code, code)


@cache
def _states() -> Mapping[str, str]:
    return {row["id"]: several(row["names"])[0] for row in table("actors/states")}
