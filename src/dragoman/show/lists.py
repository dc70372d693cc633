"""The tables with their filters, and the search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.records import Record
from dragoman.show import filters, marks
from dragoman.show.marks import Mark
from dragoman.show.page import Ask, Listing, Page, pager
from dragoman.show.phrases import count
from dragoman.store.rows import Facet, Facets, Noun, Query, SearchHit
from dragoman.store.view import ROWS

EXPLAINED: dict[Noun, str] = {
    "documents": "Every article in the ledger, those that were not coded too, with the reason.",
    "statements": "Who said, denied, demanded or doubted what. The chain leads from the outlet to the speaker.",
    "acts": "One row for each action that an article reports: its date, its place, how it is told and on whose word.",
    "events": "Acts of several articles that were judged the same happening. Reports, independent reports and events "
    "are counted apart.",
    "claims": "What some assert and others deny or doubt. A description of the record, never a verdict on truth.",
    "actors": "States, organisations, groups and persons, the most mentioned first.",
}
_LABELS = {
    "actor": "Actor",
    "recipient": "Recipient",
    "type": "What",
    "modality": "Told as",
    "stance": "Stance",
    "status": "Status",
    "voice": "On whose word",
    "outlet": "Outlet",
    "since": "Since",
    "until": "Until",
}
_VOICES = {"any": "any voice", "outlet": "the outlet's own", "attributed": "attributed"}
_FACETS = {"type": "types", "modality": "modalities", "stance": "stances", "status": "statuses", "outlet": "outlets"}
_SUGGESTED = 300


class Field(NamedTuple):
    """A filter as the form shows it: a choice where it has ``options``, else a text field."""

    name: str
    label: str
    value: str
    options: tuple[Facet, ...] = ()
    suggestions: tuple[Facet, ...] = ()
    hint: str = ""


class Hit(NamedTuple):
    row: SearchHit
    words: str


def listing(ask: Ask, noun: Noun) -> Page:
    """A noun's table."""
    query = filters.query(ask.params, noun)
    rows, total = list(ask.view.rows(noun, query)), ask.view.count(noun, query)
    context = {
        "noun": noun,
        "here": noun,
        "wide": True,
        "rows": rows,
        "explained": EXPLAINED[noun],
        "counted": counted(noun, query, total),
        "fields": fields(noun, query, ask.view.facets()),
        "filtered": any(ask.params.get(name) for name in (*filters.FILTERS[noun], *filters.LINKS)),
        **pager(f"/{noun}", ask.params, query, len(rows), total),
    }
    return Page("list.html", noun.capitalize(), _data(noun, query, total, rows), rows, ROWS[noun], context)


def counted(noun: Noun, query: Query, total: int | None = None) -> str:
    """What a number of rows counts: the voices and modalities that are in it, and the other filters."""
    words = ["" if total is None else noun if total != 1 else noun[:-1]]
    if noun in ("acts", "events"):
        voice = {"any": "all voices", "outlet": "in the outlets' own voice", "attributed": "attributed to a speaker"}
        words += [voice[query.voice], f"told as {query.modality}" if query.modality else "however told"]
    elif noun == "statements":
        words += [f"told as {query.modality}" if query.modality else "those only expected too"]
    elif noun == "claims":
        words += ["all who assert, deny or doubt"]
    names = ("actor", "recipient", "type", "stance", "status", "outlet", "since", "until", *filters.LINKS)
    words += [f"{name} {getattr(query, name)}" for name in names if getattr(query, name) is not None]
    return " · ".join(filter(None, words))


def fields(noun: Noun, query: Query, facets: Facets) -> list[Field]:
    """The filter form: fixed choices with the values that the ledger holds first, and suggestions for actors."""
    return [_field(name, str(getattr(query, name) or ""), facets) for name in filters.FILTERS[noun]]


def _field(name: str, value: str, facets: Facets) -> Field:
    label = _LABELS[name]
    if name in ("since", "until"):
        return Field(name, label, value, hint="YYYY-MM-DD")
    if name in ("actor", "recipient"):
        return Field(name, label, value, suggestions=facets.countries[:_SUGGESTED], hint="IRN, an id …")
    if name == "voice":
        return Field(
            name, label, value, tuple(Facet(value=key, label=words, count=0) for key, words in _VOICES.items())
        )
    held: tuple[Facet, ...] = getattr(facets, _FACETS[name])
    if name == "outlet" and len(held) > _SUGGESTED:
        return Field(name, label, value, suggestions=held[:_SUGGESTED])
    return Field(name, label, value, tuple(_options(held, (*filters.choices(name), value))))


def _options(held: tuple[Facet, ...], allowed: Iterable[str]) -> Iterable[Facet]:
    yield from (Facet(value=one.value, label=one.label.replace("-", " "), count=one.count) for one in held)
    rest = dict.fromkeys(allowed).keys() - {one.value for one in held} - {""}
    yield from (Facet(value=one, label=one.replace("-", " "), count=0) for one in sorted(rest))


def search(ask: Ask) -> Page:
    """Articles that hold the words."""
    words = ask.params.get("q", "").strip()[:200]
    query = filters.query({name: ask.params.get(name) for name in ("limit", "offset")}, "documents")
    rows = ask.view.search(words, query.limit, query.offset) if words else []
    total = ask.view.search_count(words) if words else 0
    context = {
        "q": words,
        "hits": [
            Hit(row, marks.passage(row.snippet, [Mark(span, "hit", "hit") for span in row.marks])) for row in rows
        ],
        "counted": f"{'article holds' if total == 1 else 'articles hold'} all of “{words}”",
        **pager("/search", {**ask.params, "q": words}, query, len(rows), total),
    }
    data = Listing(query=query, counted=f"{count(total, 'article')}, all words", total=total, rows=list(rows))
    return Page("search.html", f"Search: {words}" if words else "Search", data, rows, SearchHit, context)


def _data(noun: Noun, query: Query, total: int, rows: list[Record]) -> Listing:
    return Listing(query=query, counted=counted(noun, query, total), total=total, rows=rows)
