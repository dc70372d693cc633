"""The pages on forums and issues: sessions with what was said there, and positions through time."""

from __future__ import annotations

from typing import Any

from dragoman.relate import forums, issues
from dragoman.relate.forums import ForumRow, SessionRow
from dragoman.relate.issues import IssueRow, Position
from dragoman.show import filters
from dragoman.show.lists import Field
from dragoman.show.page import Ask, Page, pager
from dragoman.store.rows import Facet, Query
from dragoman.words import subjects

_BY = {"country": "country", "actor": "each speaker and actor"}


def all_forums(ask: Ask) -> Page:
    """The recurring meetings that the ledger speaks of."""
    rows = forums.forums(ask.view)
    return Page("forums.html", "Forums", {"rows": rows}, rows, ForumRow, {"here": "forums", "wide": True, "rows": rows})


def forum(ask: Ask) -> Page:
    """One forum: its sessions, and next to each what was said there."""
    found = forums.forum(ask.view, ask.path["id"])
    context = {
        "here": "forums",
        "wide": True,
        "forum": found,
        "titles": {id: _title(ask, id) for session in found.sessions for id in session.documents},
        "members": [_member(ask, code) for code in found.members],
        "agenda": [subjects.issues()[id] for id in found.agenda],
        "issues": subjects.issues(),
    }
    return Page("forum.html", found.row.name, found, list(map(forums.row, found.sessions)), SessionRow, context)


def _member(ask: Ask, code: str) -> Facet:
    """A member with its name; its count is that of its mentions, 0 where the ledger has none."""
    row = ask.view.actor(code)
    return Facet(value=code, label=row.name if row else issues.country(code), count=row.mentions if row else 0)


def _title(ask: Ask, id: str) -> str:
    row = ask.view.document_row(id)
    return (row.title if row else None) or "untitled"


def all_issues(ask: Ask) -> Page:
    """The subjects that the ledger speaks of."""
    rows = issues.issues(ask.view)
    return Page("issues.html", "Issues", {"rows": rows}, rows, IssueRow, {"here": "issues", "wide": True, "rows": rows})


def issue(ask: Ask) -> Page:
    """One issue: the table of positions, and all that was said and done about it."""
    subject = subjects.called("issue", ask.path["id"])
    query = filters.query(ask.params, "events")
    by = ask.params.get("by") if ask.params.get("by") in _BY else "country"
    found = issues.briefs(ask.view, subject.id, since=query.since, until=query.until)
    lines = issues.standings(ask.view, found, by="actor" if by == "actor" else "country")
    chosen = [one for one in reversed(found) if query.actor in (None, one.actor_id, one.country)]
    shown = issues.told(ask.view, chosen[query.offset : query.offset + query.limit])
    every = issues.told(ask.view, chosen) if ask.twin else []
    context = {
        "here": "issues",
        "wide": True,
        "issue": subject,
        "lines": lines,
        "rows": shown,
        "actor": query.actor,
        "fields": _fields(query, str(by)),
        "by": by,
        **pager(f"/issues/{subject.id}", ask.params, query, len(shown), len(chosen)),
    }
    data: dict[str, Any] = {"issue": subject._asdict(), "positions": lines, "rows": every}
    return Page("issue.html", subject.name, data, every, Position, context)


def _fields(query: Query, by: str) -> list[Field]:
    options = tuple(Facet(value=key, label=words, count=0) for key, words in _BY.items())
    return [
        Field("by", "A line for each", by, options),
        Field("actor", "Actor", query.actor or "", hint="IRN, an id …"),
        Field("since", "Since", query.since or "", hint="YYYY-MM-DD"),
        Field("until", "Until", query.until or "", hint="YYYY-MM-DD"),
    ]
