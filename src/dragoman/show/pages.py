"""The pages on one thing: a document, an event, an actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from dragoman.records import Coding
from dragoman.show import filters, marks
from dragoman.show.article import act_marks, article
from dragoman.show.page import Ask, Page, invented, missing, pager, safe_link
from dragoman.show.phrases import STANDING, count, who
from dragoman.store.database import View
from dragoman.store.rows import ActRow, EventRow, Follow, Party, Query


class Report(NamedTuple):
    """An act as an article tells it, lit in its sentence."""

    row: ActRow
    words: Markup


class Partner(NamedTuple):
    id: str
    name: str
    times: int


def document(ask: Ask) -> Page:
    """The article with its records; the JSON twin is the Coding, the CSV twin its acts."""
    id = ask.path["id"]
    coding = ask.view.coding(id)
    if coding is None:
        raise missing("Document", id)
    context = {
        "here": "documents",
        "document": coding.document,
        "skipped": coding.skipped,
        "row": ask.view.document_row(id),
        "link": safe_link(coding.document.url),
        "invented": invented(coding.document.url),
        "article": article(coding),
        "summary": summary(coding),
    }
    rows = ask.view.acts(Query(document=id, limit=-1))
    return Page("document.html", coding.document.title or "Untitled", coding, rows, ActRow, context)


def summary(coding: Coding) -> str:
    """``14 statements, 12 acts: 3 told as done in the outlet's own voice, 5 attributed, 4 not told as done``."""
    own = sum(act.statement is None and STANDING[act.modality] == "real" for act in coding.acts)
    told = sum(act.statement is not None and STANDING[act.modality] == "real" for act in coding.acts)
    rest = len(coding.acts) - own - told
    parts = f"{own} told as done in the outlet’s own voice, {told} on somebody’s word, {rest} not told as done"
    return f"{count(len(coding.statements), 'statement')}, {count(len(coding.acts), 'act')}: {parts}"


def event(ask: Ask) -> Page:
    """An event and every act that tells it."""
    id = ask.path["id"]
    found = ask.view.event(id)
    if found is None:
        raise missing("Event", id)
    id = found.id
    paging = filters.query({name: ask.params.get(name) for name in ("limit", "offset")}, "acts")
    query = Query(event=id, limit=paging.limit, offset=paging.offset)
    rows = ask.view.acts(query)
    context = {
        "here": "events",
        "event": found,
        "reports": list(_reports(ask.view, rows)),
        "dyad": _dyad(found),
        "reasons": (reasons := ask.view.reasons(id)),
        "before": _others(ask.view, found.follows),
        "after_it": _others(ask.view, found.followed_by),
        **pager(f"/events/{id}", ask.params, query, len(rows), ask.view.count("acts", query)),
    }
    return Page(
        "event.html",
        who(found.actors, found.recipients),
        {"event": found, "acts": rows, "judgements": reasons},
        rows,
        ActRow,
        context,
    )


def _others(view: View, found: Iterable[Follow]) -> list[tuple[str, EventRow]]:
    rows = ((each.kind, view.event(each.event)) for each in found)
    return [(kind, row) for kind, row in rows if row is not None]


def actor(ask: Ask) -> Page:
    """What an actor did, received and said lately."""
    id = ask.path["id"]
    found = ask.view.actor(id)
    if found is None:
        raise missing("Actor", id)
    done = ask.view.events(Query(actor=id, limit=25))
    received = ask.view.events(Query(recipient=id, limit=25))
    said = ask.view.statements(Query(actor=id, limit=25))
    context = {
        "here": "actors",
        "actor": found,
        "done": done,
        "received": received,
        "said": said,
        "partners": _partners(found.id, [*done, *received]),
    }
    data = {"actor": found, "done": done, "received": received, "said": said}
    return Page("actor.html", found.name, data, [*done, *received], EventRow, context)


def _reports(view: View, rows: Iterable[ActRow]) -> Iterable[Report]:
    """Each act in its clause; one coding is read at a time."""
    codings: dict[str, Coding | None] = {}
    for row in rows:
        if row.document not in codings:
            codings[row.document] = view.coding(row.document)
        yield Report(row, _lit(codings[row.document], row))


def _lit(coding: Coding | None, row: ActRow) -> Markup:
    act = next((act for act in coding.acts if act.id == row.id), None) if coding else None
    if coding is None or act is None:
        return Markup.escape(row.words)
    lit = [mark for mark in act_marks(act) if mark.kind]
    return marks.passage(coding.document.text, lit, marks.sentence(coding.document.text, act.span))


def _dyad(row: EventRow) -> str | None:
    """The page on the two where an event has one on each side."""
    countries = [[party.country for party in side if party.country] for side in (row.actors, row.recipients)]
    if not countries[0] or not countries[1] or countries[0][0] == countries[1][0]:
        return None
    return f"/dyads/{countries[0][0]}/{countries[1][0]}"


def _partners(id: str, events: Iterable[EventRow]) -> list[Partner]:
    met: Counter[str] = Counter()
    named: dict[str, Party] = {}
    for row in events:
        others = {party.id: party for party in (*row.actors, *row.recipients) if party.id != id}
        met.update(others.keys())
        named |= others
    return [Partner(other, named[other].name, times) for other, times in met.most_common(12)]
