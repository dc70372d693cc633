"""Issues: what each actor says and does about a subject through time, as a table of positions.

Which statements and acts are on an issue is told when they are written (link/topics.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Literal, NamedTuple

import msgspec

from dragoman.records import Record
from dragoman.store.rows import ActRow, Party, StatementRow
from dragoman.store.view import View
from dragoman.words import ontology, subjects
from dragoman.words.load import several, table

By = Literal["country", "actor"]

_NOT_DONE = ("denied", "did-not-happen")


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


class Brief(NamedTuple):
    """A position without its words: many are counted, few are shown."""

    time: str
    """Its day, else that of publication, else ''."""
    document: str
    id: str
    how: Literal["said", "did"]
    actor: str
    actor_id: str | None
    country: str | None
    kind: str
    """A statement's stance, an act's type."""
    modality: str
    day: str | None


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
    return told(view, briefs(view, issue, actor=actor, since=since, until=until))


def briefs(
    view: View, issue: str, *, actor: str | None = None, since: str | None = None, until: str | None = None
) -> list[Brief]:
    """The same without their words."""
    found = _briefs(view, subjects.called("issue", issue).id)
    if actor is not None:
        found = [one for one in found if actor in (one.actor_id, one.country)]
    if since is not None:
        found = [one for one in found if one.time >= since]
    if until is not None:
        found = [one for one in found if "" < one.time[: len(until)] <= until]
    return sorted(found, key=itemgetter(0, 1, 2))


def told(view: View, some: Sequence[Brief]) -> list[Position]:
    """Positions with their words, in the order given."""
    ids = {how: sorted({one.id for one in some if one.how == how}) for how in ("said", "did")}
    statements, acts = view.told(ids["said"], ids["did"])
    rows: dict[str, StatementRow | ActRow] = {row.id: row for row in statements}
    rows |= {act.id: act for act in acts}
    return [_position(rows[one.id], one) for one in some]


def standings(view: View, found: Iterable[Brief], by: By = "country") -> list[Standing]:
    """The table of positions: one line an actor, or one a country with all its speakers; the busiest first."""
    groups: defaultdict[str, list[Brief]] = defaultdict(list)
    for one in found:
        groups[(one.country if by == "country" and one.country else None) or one.actor_id or one.actor].append(one)
    latest = told(view, [max(some, key=lambda one: (one.time, one.id)) for some in groups.values()])
    lines = [_standing(id, some, last) for (id, some), last in zip(groups.items(), latest, strict=True)]
    return sorted(lines, key=lambda line: (-(line.said + line.did), line.id))


def _briefs(view: View, issue: str) -> list[Brief]:
    """One for each statement, and for each that acted in an act."""
    said, done = view.on_issue(issue)
    found = [Brief(time, document, id, "said", *rest) for time, document, id, *rest in said]
    # The ledger has a row for each that acted; most acts are by the same few.
    parties: dict[str, list[tuple[str, str | None, str | None]]] = {}
    for time, document, id, actors, type, modality, day in set(done):
        if actors not in parties:
            decoded = _PARTIES.decode(actors)
            parties[actors] = [(party.name, party.id or None, party.country) for party in decoded]
        found += [Brief(time, document, id, "did", *party, type, modality, day) for party in parties[actors]]
    return found


_PARTIES = msgspec.json.Decoder(list[Party])


def _position(row: StatementRow | ActRow, one: Brief) -> Position:
    did = isinstance(row, ActRow)
    return Position(
        day=one.day,
        end=row.end if isinstance(row, ActRow) else one.day,
        precision=row.precision if isinstance(row, ActRow) else "day" if one.day else None,
        actor=one.actor,
        actor_id=one.actor_id,
        country=one.country,
        how=one.how,
        stance=None if did else one.kind,
        type=one.kind if did else None,
        modality=one.modality,
        toward=tuple(row.recipients) if isinstance(row, ActRow) else (),
        content=row.words if isinstance(row, ActRow) else row.content or row.cue,
        chain=row.chain,
        id=row.id,
        document=row.document,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
    )


def _standing(id: str, found: Sequence[Brief], latest: Position) -> Standing:
    said = Counter([one.kind for one in found if one.how == "said"])
    did = Counter([(one.kind, one.modality in _NOT_DONE) for one in found if one.how == "did"])
    quads = Counter[int]()
    for (type, undone), times in did.items():
        quads[ontology.quad(type)] += 0 if undone else times
    state = next((one.actor for one in found if one.actor_id == id), None)
    days = [one.day for one in found if one.day]
    return Standing(
        id=id,
        name=state or _states().get(id) or Counter([one.actor for one in found]).most_common(1)[0][0],
        country=found[0].country,
        said=said.total(),
        did=did.total(),
        stances=tuple(f"{stance} {times}" for stance, times in said.most_common()),
        cooperation=quads[1] + quads[2],
        conflict=quads[3] + quads[4],
        first=min(days, default=None),
        last=max(days, default=None),
        latest=latest,
    )


def country(code: str) -> str:
    """The name of a state by its code; the code where there is none."""
    return _states().get(code, code)


@cache
def _states() -> Mapping[str, str]:
    return {row["id"]: several(row["names"])[0] for row in table("actors/states")}
