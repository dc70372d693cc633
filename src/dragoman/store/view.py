"""Reads a ledger: lists with filters, single things, search, facets. Never writes, never waits for the writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

import msgspec

from dragoman.records import Coding, Record
from dragoman.store import decisions, facets, ledger, queries, search, sums, voices
from dragoman.store.dealings import Dealings
from dragoman.store.reader import records
from dragoman.store.rows import (
    ActorRow,
    ActRow,
    CausalRow,
    ClaimRow,
    ClaimVoice,
    DocumentRow,
    EventRow,
    Facets,
    Judged,
    Noun,
    Query,
    Reason,
    SearchHit,
    StatementRow,
)

ROWS: dict[Noun, type[Record]] = {
    "documents": DocumentRow,
    "statements": StatementRow,
    "acts": ActRow,
    "events": EventRow,
    "claims": ClaimRow,
    "actors": ActorRow,
}
_STEP = 500
"""Rows of an export that are fetched at once."""

_FOLLOWS = """(SELECT json_group_array(json_object('event', x, 'kind', kind)) FROM
  (SELECT {other} AS x, kind FROM follow WHERE {this} = e.id ORDER BY 1))"""
_EVENT = (
    f"e.*, {_FOLLOWS.format(other='follows', this='event')} AS follows, "
    f"{_FOLLOWS.format(other='event', this='follows')} AS followed_by"
)
_DOCUMENT = "d.id AS document, d.title, d.outlet, d.published"
_COLUMNS: dict[Noun, str] = {
    "documents": "d.id, d.title, d.outlet, d.published, d.url, d.language, d.state, d.reason, d.statements, d.acts, "
    "d.family, (SELECT count(*) FROM document f WHERE f.family = d.family) AS copies",
    "statements": f"s.*, {_DOCUMENT}, (SELECT min(t.whole) FROM voice v JOIN telling t ON t.id = v.proposition "
    "WHERE v.statement = s.id) AS claim",
    "acts": f'a.*, a.place AS "where", {_DOCUMENT}, t.whole AS event',
    "events": _EVENT,
    "claims": "c.*",
    "actors": "r.*",
}


class View(Dealings):
    """A read-only look into a ledger; it sees whole batches only. Threads may share one, they take turns."""

    def __init__(self, path: str | Path) -> None:
        """Raises LedgerError where the file is missing or no ledger."""
        super().__init__(path)
        self._facets: tuple[int, Facets] | None = None

    # Lists

    def rows(self, noun: Noun, query: Query | None = None) -> Sequence[Record]:
        """One page of a noun's rows, the latest first (actors: the most mentioned first)."""
        query = query or Query()
        plan = queries.plan(noun, query)
        sql = f"{plan.sql(_COLUMNS[noun])} ORDER BY {plan.order} LIMIT ? OFFSET ?"
        return self._records(ROWS[noun], sql, *plan.values, _number(query.limit), _number(query.offset))

    def every(self, noun: Noun, query: Query | None = None) -> Iterator[Record]:
        """All rows that the query selects, whatever its limit and offset; memory does not grow with their number."""
        plan = queries.plan(noun, query or Query())
        with self._lock, ledger.explained(self.path):
            found = self._db.execute(f"{plan.sql(_COLUMNS[noun])} ORDER BY {plan.order}", plan.values)
        while True:
            with self._lock, ledger.explained(self.path):
                some = found.fetchmany(_STEP)
            if not some:
                return
            yield from records(some, ROWS[noun])

    def count(self, noun: Noun, query: Query | None = None) -> int:
        """How many rows the query selects, whatever its limit and offset."""
        query = query or Query()
        summed = sums.count(query) if noun == "events" else None
        if summed is not None:
            return int(self._all(*summed)[0][0] or 0)
        plan = queries.plan(noun, query)
        return int(self._all(plan.sql("count(*)"), *plan.values)[0][0])

    def totals(self, plan: queries.Plan) -> dict[str, str]:
        """The three counts of a plan for events: events, reports, independent reports."""
        sums = "count(*) AS events, sum(e.reports) AS reports, sum(e.independent) AS independent"
        row = self._all(plan.sql(sums), *plan.values)[0]
        return {name: str(row[name] or 0) for name in ("events", "reports", "independent")}

    def reports(self) -> tuple[int, int]:
        """Reports and independent reports of all events: each event's, added up."""
        row = self._all("SELECT sum(reports) AS reports, sum(independent) AS independent FROM event_sum")[0]
        return int(row["reports"] or 0), int(row["independent"] or 0)

    def documents(self, query: Query | None = None) -> list[DocumentRow]:
        """Documents by date of publication."""
        return cast("list[DocumentRow]", self.rows("documents", query))

    def statements(self, query: Query | None = None) -> list[StatementRow]:
        """Statements by the day they were made, else published."""
        return cast("list[StatementRow]", self.rows("statements", query))

    def acts(self, query: Query | None = None) -> list[ActRow]:
        """Acts by their day, else the day of publication."""
        return cast("list[ActRow]", self.rows("acts", query))

    def events(self, query: Query | None = None) -> list[EventRow]:
        """Events by their day, else the first publication."""
        return cast("list[EventRow]", self.rows("events", query))

    def claims(self, query: Query | None = None) -> list[ClaimRow]:
        """Claims by the day they were first made."""
        return cast("list[ClaimRow]", self.rows("claims", query))

    def actors(self, query: Query | None = None) -> list[ActorRow]:
        """Actors by number of mentions."""
        return cast("list[ActorRow]", self.rows("actors", query))

    # Single things; None where there is none of that id

    def document_row(self, id: str) -> DocumentRow | None:
        """One document as its list shows it."""
        return self._one(DocumentRow, f"SELECT {_COLUMNS['documents']} FROM document d WHERE d.id = ?", id)

    def event(self, id: str) -> EventRow | None:
        """One event; by an id that it had before others were joined with it, too."""
        found = self._one(EventRow, f"SELECT {_EVENT} FROM event e WHERE e.id = ?", id)
        sql = f"SELECT {_EVENT} FROM telling t JOIN event e ON e.id = t.whole WHERE t.id = ?"
        return found or self._one(EventRow, sql, id)

    def claim(self, id: str) -> ClaimRow | None:
        """One claim."""
        return self._one(ClaimRow, "SELECT * FROM claim WHERE id = ?", id)

    def actor(self, id: str) -> ActorRow | None:
        """One actor."""
        return self._one(ActorRow, "SELECT * FROM actor WHERE id = ?", id)

    def claim_voices(self, id: str) -> list[ClaimVoice]:
        """Who asserts, denies and doubts a claim, in order of time."""
        return voices.read(self._all, id)

    def propositions(self) -> dict[str, str]:
        """Each proposition that is put forward → the claim it belongs to."""
        return {row["id"]: row["whole"] for row in self._all("SELECT id, whole FROM telling WHERE about = 'claim'")}

    def coding(self, id: str, coder: str | None = None) -> Coding | None:
        """All that was read out of a document: by the version shown, or by the one named."""
        found = self._all(
            """SELECT d.text, c.body FROM document d
               JOIN coding c ON c.document = d.id AND c.coder = coalesce(?, d.coder) WHERE d.id = ?""",
            coder,
            id,
        )
        if not found:
            return None
        coding = msgspec.json.decode(found[0]["body"], type=Coding)
        return msgspec.structs.replace(coding, document=msgspec.structs.replace(coding.document, text=found[0]["text"]))

    def coders(self, id: str) -> list[str]:
        """The coder versions that have coded a document, the one shown first."""
        sql = """SELECT c.coder FROM coding c JOIN document d ON d.id = c.document WHERE d.id = ?
                 ORDER BY c.coder != d.coder, c.coder"""
        return [row["coder"] for row in self._all(sql, id)]

    # Across

    def search(self, words: str, limit: int = 20, offset: int = 0) -> list[SearchHit]:
        """Documents that hold all the words, the best first; any text will do and none raises."""
        return [
            search.hit(row) for row in self._all(search.SQL, search.expression(words), _number(limit), _number(offset))
        ]

    def holding(self, phrases: Iterable[str]) -> list[str]:
        """Ids of the documents that hold one of the phrases, in the order of publication."""
        found = self._all(search.HOLDING, " OR ".join(search.expression(f'"{phrase}"') for phrase in phrases) or '""')
        return [row["id"] for row in found]

    def search_count(self, words: str) -> int:
        """How many documents hold all the words."""
        return int(self._all(search.COUNT, search.expression(words))[0][0])

    def causes(self, query: Query | None = None, words: str = "") -> list[CausalRow]:
        """Causes that the documents assert, those published last first; filters as for documents. A ``recipient`` is a
        second actor who is in the document; ``words`` are in the cause or the effect, in any case of letters."""
        query = query or Query()
        plan = queries.plan("causes", query)
        if words:
            holds = "(instr(folded(x.cause), ?) OR instr(folded(x.effect), ?))"
            plan = plan._replace(where=(*plan.where, holds), values=(*plan.values, *[words.casefold()] * 2))
        stance = "(SELECT stance FROM statement s WHERE s.id = x.statement) AS stance"
        sql = f"{plan.sql(f'x.*, {stance}, {_DOCUMENT}')} ORDER BY {plan.order} LIMIT ? OFFSET ?"
        return self._records(CausalRow, sql, *plan.values, _number(query.limit), _number(query.offset))

    def on_issue(self, issue: str) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
        """The statements and acts that are on an issue, in no order and without their words; an
        act once for each that acted in it.

        Statements: (day of the saying or of publication, document, id, speaker, its id, its country, stance, modality,
        day of the saying). Acts: (day of the act or of publication, document, id, actors as JSON, type, modality, day
        of the act).
        """
        among = "FROM topic t JOIN {table} x ON x.id = t.id WHERE t.issue = ? AND t.how = ?"
        said = "x.day, x.document, x.id, x.speaker, x.speaker_id, x.country, x.stance, x.modality, x.said"
        did = "x.first, x.document, x.id, x.actors, x.type, x.modality, x.start"
        return (
            self._plain(f"SELECT {said} {among.format(table='statement')}", issue, "said"),
            self._plain(f"SELECT {did} {among.format(table='act')}", issue, "did"),
        )

    def told(self, statements: Sequence[str], acts: Sequence[str]) -> tuple[list[StatementRow], list[ActRow]]:
        """Statements and acts by their ids, in no order; the claims and events that they are in are left out."""
        among = "JOIN document d ON d.id = x.document WHERE x.id IN (SELECT value FROM json_each(?))"
        ids = [msgspec.json.encode(some).decode() for some in (statements, acts)]
        said = self._records(StatementRow, f"SELECT x.*, {_DOCUMENT} FROM statement x {among}", ids[0])
        done = self._records(ActRow, f'SELECT x.*, x.place AS "where", {_DOCUMENT} FROM act x {among}', ids[1])
        return said, done

    def issues(self) -> list[tuple[Any, ...]]:
        """Issues with their statements, acts, actors, documents, first and last day."""
        return self._plain(
            """SELECT issue, sum(how = 'said'), count(DISTINCT iif(how = 'did', id, NULL)), count(DISTINCT who),
                 count(DISTINCT document), min(nullif(day, '')), max(nullif(day, '')) FROM topic GROUP BY issue"""
        )

    def months(self) -> list[tuple[Any, ...]]:
        """Events by (month, modality, voices); the month is empty where nothing is known of the time."""
        sql = "SELECT month, modality, voices, sum(events) FROM event_sum GROUP BY month, modality, voices"
        return [tuple(row) for row in self._all(sql)]

    def reasons(self, whole: str) -> list[Reason]:
        """Why the tellings of an event or claim are judged the same, or different from others, the commonest first."""
        sql = """SELECT CASE WHEN j."by" IN ('rule', 'copies') THEN j."by" ELSE 'hand' END AS "by",
                   j.verdict, j.reason, count(*) AS count
                 FROM (SELECT j.* FROM telling t JOIN judgement j ON j.a = t.id JOIN telling o ON o.id = j.b
                       WHERE t.whole = ?1 AND (o.whole = ?1 OR j.verdict = 'different')
                       UNION SELECT j.* FROM telling t JOIN judgement j ON j.b = t.id
                       WHERE t.whole = ?1 AND j.verdict = 'different') j
                 GROUP BY 1, 2, 3 ORDER BY "by" != 'hand', count(*) DESC, j.reason"""
        return self._records(Reason, sql, whole)

    def judgements(self) -> list[Judged]:
        """What a person has judged the same or different."""
        return decisions.listed(self._all)

    def judged(self, anchor: str) -> str | None:
        """The event or claim that an anchor of a judgement is in; None where its text is not in the ledger."""
        sql = "SELECT t.whole FROM anchor n JOIN telling t ON t.id = n.telling WHERE n.id = ?"
        return next((row["whole"] for row in self._all(sql, anchor)), None)

    def facets(self) -> Facets:
        """Values for filters with their counts; kept until the ledger changes."""
        with self._lock:
            version = self.version()
            if self._facets is None or self._facets[0] != version:
                self._facets = version, facets.facets(self._all)
            return self._facets[1]

    def digest(self) -> str:
        """Hash of all tables: equal for ledgers that hold the same."""
        made = blake2b(digest_size=16)
        tables = self._all(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'words%' "
            "AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
        for (table,) in tables:
            made.update(table.encode())
            for row in sorted(map(tuple, self._all(f'SELECT * FROM "{table}"')), key=repr):
                made.update(repr(row).encode())
        return made.hexdigest()


def _number(given: int) -> int:
    """A limit or offset that SQLite can take."""
    return max(-1, min(given, 2**62))
