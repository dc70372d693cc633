"""Issues: what each actor says and does about a subject through time, as a table of positions.

The words that tell of an issue come from ``words/subjects/issues.tsv``. A statement is on an issue if its content names
it, else if the words around its cue do ("on Karabakh, he said …"); an act is if its own words do, else its clause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Literal

from dragoman.records import Record, Span
from dragoman.relate.articles import Article, holding
from dragoman.store.rows import ActRow, Party, Query, StatementRow
from dragoman.store.view import View
from dragoman.words import ontology, subjects
from dragoman.words.load import several, table
from dragoman.words.subjects import Subject

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
    found: dict[str, list[Position]] = {}
    for article in holding(view, _phrases(subjects.issues().values())):
        for id, position in _positions(view, article):
            found.setdefault(id, []).append(position)
    rows = (_row(subjects.issues()[id], positions) for id, positions in found.items())
    return sorted(rows, key=lambda row: (-(row.statements + row.acts), row.id))


def positions(
    view: View, issue: str, *, actor: str | None = None, since: str | None = None, until: str | None = None
) -> list[Position]:
    """All that was said and done about an issue, in order of time; those without a date by their publication.

    ``actor`` is an id or a country code, ``since`` and ``until`` are ISO days; InputError for an unknown issue.
    """
    subject = subjects.called("issue", issue)
    found = [
        position
        for article in holding(view, _phrases([subject]))
        for id, position in _positions(view, article)
        if id == subject.id and (actor is None or actor in (position.actor_id, position.country))
    ]
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


def _phrases(chosen: Iterable[Subject]) -> list[str]:
    return [name for subject in chosen for name in subject.names]


def _time(one: Position) -> str:
    return one.day or one.published or ""


def _positions(view: View, article: Article) -> Iterator[tuple[str, Position]]:
    """Issue ids with the positions that an article tells on them."""
    query = Query(document=article.document.id, limit=-1)
    statements = {one.id: one for one in article.coding.statements}
    for row in view.statements(query):
        if (said := statements.get(row.id)) is None:
            continue
        around = [article.around(said.cue.start)] if said.cue else []
        for id in _named(article.text, said.content or around) or _named(article.text, around):
            yield id, _of_statement(row)
    acts = {one.id: one for one in article.coding.acts}
    for act in view.acts(query):
        if (done := acts.get(act.id)) is not None and act.actors:
            for id in _named(article.text, [done.span]) or _named(article.text, [article.around(done.trigger.start)]):
                yield from ((id, position) for position in _of_act(act))


def _named(text: str, spans: Iterable[Span]) -> list[str]:
    hits = (hit for span in spans for hit in subjects.find("issue", text, span.start, span.end))
    return list(dict.fromkeys(hit.subject.id for hit in hits))


def _of_statement(row: StatementRow) -> Position:
    return Position(
        day=row.said,
        end=row.said,
        precision="day" if row.said else None,
        actor=row.speaker,
        actor_id=row.speaker_id,
        country=row.country,
        how="said",
        stance=row.stance,
        type=None,
        modality=row.modality,
        toward=(),
        content=row.content or row.cue,
        chain=row.chain,
        id=row.id,
        document=row.document,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
    )


def _of_act(row: ActRow) -> Iterator[Position]:
    """One position for each that acted."""
    for party in row.actors:
        yield Position(
            day=row.start,
            end=row.end,
            precision=row.precision,
            actor=party.name,
            actor_id=party.id,
            country=party.country,
            how="did",
            stance=None,
            type=row.type,
            modality=row.modality,
            toward=tuple(row.recipients),
            content=row.words,
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


def _row(subject: Subject, found: list[Position]) -> IssueRow:
    days = [one.day for one in found if one.day]
    return IssueRow(
        id=subject.id,
        name=subject.name,
        statements=sum(one.how == "said" for one in found),
        acts=len({one.id for one in found if one.how == "did"}),
        actors=len({one.actor_id or one.actor for one in found}),
        documents=len({one.document for one in found}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def country(code: str) -> str:
    """The name of a state by its code; the code where there is none."""
    return _states().get(code, code)


@cache
def _states() -> Mapping[str, str]:
    return {row["id"]: several(row["names"])[0] for row in table("actors/states")}
