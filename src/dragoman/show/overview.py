"""The first page: what the ledger holds, what is disputed, who deals with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from dragoman.records import Record
from dragoman.show.charts import Series, bars
from dragoman.show.page import Ask, Page, invented
from dragoman.show.phrases import STANDING, count
from dragoman.store.database import View
from dragoman.store.rows import ClaimRow, EventRow, Facet, Facets, Noun, Query

_NOUNS: tuple[Noun, ...] = ("documents", "statements", "acts", "events", "claims", "actors")
_MONTHS = 36
"""Months that the pictures reach back from the last one with an event."""
_ACTORS = 9
_DISPUTED = ("disputed", "denied", "withdrawn")
"""Those that somebody makes and somebody contradicts: an open denial has nobody who says so."""

_KINDS = {
    "own": "told as done in an outlet’s own voice",
    "told": "told as done, only attributed",
    "open": "not (yet) done: planned, promised, threatened, demanded, hypothetical",
    "not": "denied or told as not done",
}


class Total(NamedTuple):
    noun: str
    figure: str


class Cell(NamedTuple):
    figure: int = 0
    tone: str = ""
    link: str | None = None
    title: str = ""
    self: bool = False


class Row(NamedTuple):
    label: str
    cells: list[Cell]


class Matrix(NamedTuple):
    columns: list[Facet]
    lines: list[Row]


class Pictures(NamedTuple):
    """What is drawn from many events; made once for each state of the ledger."""

    chart: Markup
    matrix: Matrix | None
    since: str | None
    facets: Facets


class Overview(Record, frozen=True):
    """The JSON twin of the first page."""

    totals: dict[str, int]
    reports: int
    independent: int
    claims: list[ClaimRow]
    events: list[EventRow]


_made: dict[int, Pictures] = {}


def overview(ask: Ask) -> Page:
    """What the ledger holds, what is disputed, what is told by most, who deals with whom."""
    view = ask.view
    totals: dict[str, int] = {noun: view.count(noun) for noun in _NOUNS}
    claims = [row for status in _DISPUTED for row in view.claims(Query(status=status, limit=6))][:6]
    events = view.events(Query(limit=200))
    drawn = _pictures(view)
    outlets = drawn.facets.outlets
    context = {
        "wide": True,
        "totals": [Total(noun, f"{number:,}") for noun, number in totals.items()],
        "summary": _summary(totals, view.reports(), len(outlets)),
        "invented": any(invented(row.url) for row in view.documents(Query(limit=20))),
        "claims": claims,
        "told": sorted(events, key=lambda row: (-row.independent, -row.reports))[:6],
        "events": events[:15],
        "events_note": "All voices and modalities, each marked.",
        "chart": drawn.chart,
        "chart_note": "Events of the last three years, each counted once in the month where it begins, by how it is "
        f"told. {_since(drawn)}",
        "matrix": drawn.matrix,
        "matrix_note": "Events that an outlet tells in its own voice as happened or ongoing; rows act, columns receive."
        f" Attributed, planned and denied acts are not counted. {_since(drawn)}",
    }
    reports, independent = view.reports()
    data = Overview(totals=totals, reports=reports, independent=independent, claims=claims, events=events[:50])
    return Page("home.html", "Overview", data, events[:50], EventRow, context)


def _summary(totals: Mapping[str, int], told: tuple[int, int], outlets: int) -> str:
    reports, independent = told
    return (
        f"{count(totals['documents'], 'article')} of {count(outlets, 'outlet')}: "
        f"{count(totals['statements'], 'statement')}, and {count(totals['acts'], 'act')} "
        f"in {count(totals['events'], 'event')}, told by {count(reports, 'report')}, {independent:,} of them "
        "independent; all voices and modalities."
    )


def _since(drawn: Pictures) -> str:
    return f"Since {drawn.since}." if drawn.since else ""


def _pictures(view: View) -> Pictures:
    """The view gives the same facets object until the ledger changes."""
    facets = view.facets()
    kept = _made.get(id(view))
    if kept is None or kept.facets is not facets:
        counts = view.months()
        months = sorted(month for month, *_ in counts if month)
        done = [month for month, modality, voices, _ in counts if month and _kind(modality, voices) in ("own", "told")]
        last = max(done, default=months[-1]) if months else ""
        run = _months(max(months[0], _back(last)), last) if months else []
        since = run[0] if run and run[0] > months[0] else None
        _made.clear()
        shown = [one.value for one in facets.countries[:_ACTORS]]
        matrix = _matrix(view.dyads(run[0], run[-1], among=shown) if run else [], facets)
        kept = _made[id(view)] = Pictures(_by_month(counts, run), matrix, since, facets)
    return kept


def _back(month: str) -> str:
    """The month with which the run of months that ends with this one begins."""
    at = int(month[:4]) * 12 + int(month[5:]) - _MONTHS
    return f"{at // 12:04}-{at % 12 + 1:02}"


def _kind(modality: str, voices: str) -> str:
    standing = STANDING.get(modality, "open")
    return standing if standing != "real" else "own" if '"outlet"' in voices else "told"


def _by_month(counts: Iterable[tuple[Any, ...]], run: list[str]) -> Markup:
    found: dict[str, Counter[str]] = {kind: Counter() for kind in _KINDS}
    for month, modality, voices, events in counts:
        found[_kind(modality, voices)][month] += events
    stacks = [Series(label, kind, [found[kind][month] for month in run]) for kind, label in _KINDS.items()]
    return bars(run, stacks, title="Events by month and by how they are told", height=200)


def _months(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    found = []
    while (name := f"{year:04}-{month:02}") <= last:
        found.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def _matrix(found: Iterable[tuple[Any, ...]], facets: Facets) -> Matrix | None:
    columns = list(facets.countries[:_ACTORS])
    known = {one.value for one in columns}
    pairs: dict[tuple[str, str], Counter[bool]] = {}
    for a, b, _, _, modality, own, _, _, quad, events, _ in found:
        if own and modality in ("happened", "ongoing") and a in known and b in known:
            pairs.setdefault((a, b), Counter())[quad > 2] += events
    if not pairs:
        return None
    lines = [Row(a.label, [_cell(a, b, pairs.get((a.value, b.value))) for b in columns]) for a in columns]
    return Matrix(columns, lines)


def _cell(a: Facet, b: Facet, counts: Counter[bool] | None) -> Cell:
    if not counts:
        return Cell(self=a.value == b.value)
    good, bad = counts[False], counts[True]
    tone = "mixed" if min(good, bad) * 2 > max(good, bad) else "good" if good > bad else "bad"
    strength = "high" if good + bad >= 8 else "mid" if good + bad >= 3 else "low"
    title = f"{a.label} → {b.label}: {good} cooperative, {bad} in conflict"
    return Cell(good + bad, f"{tone} {strength}", f"/dyads/{a.value}/{b.value}", title)
