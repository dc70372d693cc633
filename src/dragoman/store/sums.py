"""Sums over events, kept beside them: what a series, a filter and the first page would else count each time.

They depend on the events alone, so any order of writing gives the same; scores are in tenths, because sums of whole
numbers do not depend on their order either.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import product
from typing import Any, get_args

import msgspec

from dragoman.link.telling import RECIPROCAL
from dragoman.records import Modality
from dragoman.store import ties
from dragoman.store.rows import Query
from dragoman.words import ontology
from dragoman.words.actors import actors, plain
from dragoman.words.own import current

VAGUE = (1, 7, 31, 366)
"""Days below which a time is told to the day, the week, the month, the year: its place here is its vagueness."""
UNDATED = -1
"""Vagueness of an event without a date of its own: it stands where it was first published."""

Event = Mapping[str, Any]
"""A row of the table ``event``, or the same by name."""
Keys = Mapping[str, Collection[tuple[str, str]]]
"""Event → (role, key) under which it is found."""

KIND = "vague, modality, own, told, media, quad"

_AMONG = "(SELECT value FROM json_each(?))"


def add(db: sqlite3.Connection, events: Iterable[Event], keys: Keys) -> None:
    """Counts events that are being written."""
    _change(db, events, keys, 1)


def remove(db: sqlite3.Connection, ids: str) -> None:
    """Takes events back from all sums, before their rows go; ``ids`` is a JSON list."""
    keys: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for role, key, event in db.execute(f"SELECT role, key, event FROM event_key WHERE event IN {_AMONG}", (ids,)):
        keys[event].add((role, key))
    _change(db, db.execute(f"SELECT * FROM event WHERE id IN {_AMONG}", (ids,)).fetchall(), keys, -1)


def _change(db: sqlite3.Connection, events: Iterable[Event], keys: Keys, sign: int) -> None:
    months: defaultdict[tuple[object, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    found: Counter[tuple[object, ...]] = Counter()
    sums: defaultdict[tuple[object, ...], list[int]] = defaultdict(lambda: [0, 0])
    pairs: list[tuple[object, ...]] = []
    between = ties.gathered()
    years: defaultdict[tuple[object, ...], list[int]] = defaultdict(lambda: [0, 0])
    for event in events:
        counted = months[event["first"][:7], event["type"], event["modality"], event["voices"]]
        for at, more in enumerate((1, event["reports"], event["independent"])):
            counted[at] += sign * more
        found.update(dict.fromkeys(keys[event["id"]], sign))
        kind, tenths = _kind(event)
        first = event["first"][:10]
        for a, b in _sides(event["type"], keys[event["id"]]):
            pairs.append((a, b, first, event["id"], *kind, tenths))
            both = sums[a, b, first[:7], *kind]
            both[0] += sign
            both[1] += sign * tenths
            if a != b and first:
                _, modality, own, told, media, quad = kind
                month = between[min(a, b), max(a, b), modality, own, told][ties.number(first)]
                for at, more in enumerate((1, tenths, quad > 2)):
                    month[at] += sign * more
                year = years[a, b, first[:4], modality, own, told, media]
                year[0] += sign
                year[1] += sign * tenths
    _add(db, "event_sum", ((*key, *counted) for key, counted in sorted(months.items())))
    _add(db, "key_sum", ((*key, number) for key, number in sorted(found.items())))
    _add(db, "dyad_sum", ((*key, *sum) for key, sum in sorted(sums.items())))
    _add(db, "dyad_year", ((*key, *sum) for key, sum in sorted(years.items())))
    whole = ((*key, *map(sum, zip(*months.values(), strict=True))) for key, months in sorted(between.items()))
    _add(db, "tie", whole)
    ties.change(db, between)
    if sign > 0:
        db.executemany(f"INSERT INTO dyad VALUES ({', '.join('?' * 11)})", sorted(pairs))
    else:
        same = "a = ? AND b = ? AND first = ? AND event = ?"
        db.executemany(f"DELETE FROM dyad WHERE {same}", [pair[:4] for pair in pairs])


_KEYS = {
    "event_sum": ("month", "type", "modality", "voices"),
    "key_sum": ("role", "key"),
    "dyad_sum": ("a", "b", "month", "vague", "modality", "own", "told", "media", "quad"),
    "dyad_year": ("a", "b", "year", "modality", "own", "told", "media"),
    "tie": ("a", "b", "modality", "own", "told"),
}
_SUMS = {
    "event_sum": ("events", "reports", "independent"),
    "key_sum": ("events",),
    "dyad_sum": ("events", "tenths"),
    "dyad_year": ("events", "tenths"),
    "tie": ("events", "tenths", "conflict"),
}


def _add(db: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Adds to the sums of a table; what comes to nothing is taken away."""
    keys, sums = _KEYS[table], _SUMS[table]
    changed = list(rows)
    marks = ", ".join("?" * (len(keys) + len(sums)))
    more = ", ".join(f"{name} = {name} + excluded.{name}" for name in sums)
    db.executemany(f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT DO UPDATE SET {more}", changed)
    same = " AND ".join(f"{name} = ?" for name in keys)
    fewer = [row[: len(keys)] for row in changed if int(str(row[len(keys)])) <= 0]
    db.executemany(f"DELETE FROM {table} WHERE {same} AND events = 0", fewer)


def _kind(event: Event) -> tuple[tuple[int, str, int, int, str, int], int]:
    """What parts an event's rows of the sums from others: vagueness, modality, voices, media, quad; and its score."""
    voices = event["voices"]
    kind = (
        _vague(_dated(event), event["first"][:10], event["last"][:10]),
        event["modality"],
        int('"outlet"' in voices),
        int('"attributed"' in voices),
        _media(event["outlets"]),
        ontology.quad(event["type"]),
    )
    return kind, round(10 * ontology.score(event["type"], event["mode"]))


def _dated(event: Event) -> str | None:
    dated = event["start"] or event["end"]
    return dated if dated and in_course(event["start"] or dated) and in_course(event["end"] or dated) else None


def in_course(day: str) -> bool:
    """Whether a day (ISO) is of a time of which courses tell."""
    return "1500" <= day < "2200"


def _sides(type: str, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Who acts on whom, by country; in a reciprocal type each acts on each."""
    acting, receiving = ({key for role, key in keys if role == side and is_code(key)} for side in _ROLES)
    found = set(product(acting, receiving))
    if type in RECIPROCAL:
        found |= {(b, a) for a, b in found}
    return found if len(acting | receiving) == 1 else {(a, b) for a, b in found if a != b}


_ROLES = ("actor", "recipient")


def is_code(key: str) -> bool:
    """True for what can only be a country: ids of others are words in small letters."""
    return len(key) == 3 and key.isupper()


@lru_cache(maxsize=65536)
def _vague(dated: str | None, first: str, last: str) -> int:
    if not dated:
        return UNDATED
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days if last else 0
    return next((at for at, length in enumerate(VAGUE) if days < length), len(VAGUE))


def _media(outlets: str) -> str:
    """Countries of the outlets that tell it, as far as they are known."""
    return _media_by(outlets, current())


@lru_cache(maxsize=65536)
def _media_by(outlets: str, folder: str | None) -> str:
    """The same by the tables of a user's folder; they are in use, and tell the answers kept apart."""
    names: list[str] = msgspec.json.decode(outlets)
    return " ".join(sorted({country for name in names if (country := _country(name))}))


def _country(outlet: str) -> str | None:
    tables = actors()
    found = {entry.id for entry in tables.names.get(plain(outlet), ()) if entry.kind == "outlet"}
    return tables.known[found.pop()].country if len(found) == 1 else None


_SIDE = f"SELECT first, event, {KIND}, tenths FROM dyad WHERE a = ? AND b = ? AND first BETWEEN ? AND ?"
_BY_DAY = f"SELECT first, {KIND}, count(*), sum(tenths) FROM ({{events}}) WHERE first != '' GROUP BY first, {KIND}"
BETWEEN = _BY_DAY.format(events=_SIDE)
"""What one country does to another by day, between two days."""
TOGETHER = _BY_DAY.format(events=f"{_SIDE} UNION {_SIDE}")
"""The same for both directions (a, b, first, last, b, a, first, last), each event once."""
LONGER = {
    unit: f"""SELECT {period} AS period, {KIND}, sum(events), sum(tenths) FROM dyad_sum
              WHERE a = ? AND b = ? AND month != '' GROUP BY period, {KIND}"""
    for unit, period in (("month", "month || '-01'"), ("year", "substr(month, 1, 4) || '-01-01'"))
}
"""What one country does to another by month or year."""


def balances(voice: str) -> str:
    """The statement that sums the scores of two countries' events by day (a, b, modalities, b, a, modalities)."""
    side = f"""SELECT first, event, tenths FROM dyad WHERE a = ? AND b = ? AND first != '' AND vague <= 0
                 AND modality IN (SELECT value FROM json_each(?)){ties.VOICED.get(voice, "")}"""
    return f"SELECT first, sum(tenths) FROM ({side} UNION {side}) GROUP BY first ORDER BY first"


def rolled(days: Iterable[Sequence[Any]], unit: str) -> list[tuple[Any, ...]]:
    """Rows of (day, kind, events, sum of their scores in tenths) by a longer unit, in order."""
    found: defaultdict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0])
    for day, *kind, events, tenths in days:
        both = found[_period(day, unit), *kind]
        both[0] += events
        both[1] += tenths
    return [(*kind, *both) for kind, both in sorted(found.items())]


DYADS = f"""SELECT a, b, month, {KIND}, events, tenths FROM dyad_sum
            WHERE a != b AND month != '' AND month >= ? AND month <= ?{{among}} ORDER BY a, b, month"""
AMONG = " AND a IN (SELECT value FROM json_each(?)) AND b IN (SELECT value FROM json_each(?))"
"""All dyads × months between two months, or those of some countries."""


_BEGUN = "SELECT event FROM dyad WHERE a = ? AND b = ? AND first >= ? AND first <= ?"
DEALINGS = f"SELECT * FROM event WHERE id IN ({_BEGUN} UNION {_BEGUN}) ORDER BY first, id"
"""The events of two countries, either way, that begin between two days."""
THESE = "SELECT * FROM event WHERE id IN (SELECT value FROM json_each(?)) ORDER BY first, id"


def toward(voice: str) -> str:
    """The statement that sums what one country does to each other one by year and countries of the outlets."""
    return f"""SELECT b, year, media, sum(events), sum(tenths) FROM dyad_year
               WHERE a = ?{ties.VOICED.get(voice, "")} AND modality IN (SELECT value FROM json_each(?))
               GROUP BY b, year, media"""


_OTHERS = "(SELECT key FROM key_sum WHERE role = '{role}' AND length(key) = 3)"
PARTNERS = f"""SELECT a, b, month, {KIND}, events, tenths FROM dyad_sum
                 WHERE a = ? AND b IN {_OTHERS.format(role="recipient")} AND b != a AND month >= ? AND month <= ?
               UNION ALL SELECT a, b, month, {KIND}, events, tenths FROM dyad_sum
                 WHERE b = ? AND a IN {_OTHERS.format(role="actor")} AND b != a AND month >= ? AND month <= ?"""
"""What one country and others do to each other between two months; the list of others lets each be looked up."""

EVENTS = """SELECT substr(e.first, 1, 10) AS first, e.id, e.type, e.mode, e.modality, e.start, e."end", e.last,
               e.voices, e.outlets
             FROM event_key k CROSS JOIN event e ON e.id = k.event
             WHERE k.role = 'actor' AND k.key = ? AND EXISTS (SELECT 1 FROM event_key l
               WHERE l.role = 'recipient' AND l.key = ? AND l.first = k.first AND l.event = k.event)"""
"""The events of two actors of whom one at least is no country."""


def kind(type: str, modality: str, *, own: bool = False, told: bool = False) -> int:
    """Type, modality and voices in one number, for columns that many rows have; see ``CONDITIONS``."""
    return (_types().get(type, -1) * 10 + _MODALITIES.get(modality, -1)) * 4 + own + 2 * told


def kind_of(event: Event) -> int:
    """The same of a row."""
    voices = event["voices"]
    return kind(event["type"], event["modality"], own='"outlet"' in voices, told='"attributed"' in voices)


def number(name: str, value: object) -> object:
    """The number that stands for a type or modality in ``CONDITIONS``, −1 for an unknown one; else the value."""
    known = {"type": _types(), "modality": _MODALITIES}.get(name)
    return value if known is None else known.get(str(value), -1)


CONDITIONS = {
    "type": "k.kind / 40 = ?",
    "modality": "k.kind / 4 % 10 = ?",
    "since": "k.last >= ?",
    "until": "k.first <= ? AND k.first != ''",
}
"""Filters → what they ask of the keys of events."""
VOICES = {"outlet": "k.kind & 1", "attributed": "k.kind & 2"}
_MODALITIES = {name: at for at, name in enumerate(get_args(Modality))}


def struck(voice: str) -> str:
    """The statement that gives the days on which some receive an act of a type and none of them acts.

    Its values: recipients, type, modalities, the same ones, type; lists as JSON, types and modalities as numbers.
    """
    among = "k.key IN (SELECT value FROM json_each(?)) AND k.kind / 40 = ? AND k.first != ''"
    voiced = f" AND {VOICES[voice]}" if voice in VOICES else ""
    told = f"{voiced} AND k.kind / 4 % 10 IN (SELECT value FROM json_each(?))"
    return f"""SELECT DISTINCT substr(first, 1, 10) AS day FROM (
                 SELECT k.first, k.event FROM event_key k WHERE k.role = 'recipient' AND {among}{told}
                 EXCEPT SELECT k.first, k.event FROM event_key k WHERE k.role = 'actor' AND {among}) ORDER BY day"""


@cache
def _types() -> dict[str, int]:
    return {name: at for at, name in enumerate(ontology.roots())}


def count(query: Query) -> tuple[str, ...] | None:
    """The statement that counts a query's events by sums, with its values; None where no sum tells it."""
    given = {name: value for name, value in msgspec.structs.asdict(query).items() if value is not None}
    given = {name: value for name, value in given.items() if name not in ("limit", "offset") and value != "any"}
    if given.keys() <= {"type", "modality", "voice"}:
        ways = {"voice": "instr(voices, '\"' || ? || '\"')"}
        where = " AND ".join(["1", *(ways.get(name, f"{name} = ?") for name in given)])
        return f"SELECT sum(events) FROM event_sum WHERE {where}", *map(str, given.values())
    if len(given) == 1 and given.keys() <= {"actor", "recipient", "outlet"}:
        return "SELECT sum(events) FROM key_sum WHERE role = ? AND key = ?", *next(iter(given.items()))
    return None


def kinds(events: Iterable[Event], unit: str) -> list[tuple[Any, ...]]:
    """The same as ``rolled`` gives, of events as they are."""
    told = ((event["first"][:10], *_kind(event)) for event in events if event["first"])
    return rolled(((day, *kind, 1, tenths) for day, kind, tenths in told), unit)


def _period(first: str, unit: str) -> str:
    """First day of the period that a day is in."""
    if unit == "week":
        return _monday(first)
    return {"month": f"{first[:7]}-01", "year": f"{first[:4]}-01-01"}.get(unit, first)


@lru_cache(maxsize=65536)
def _monday(first: str) -> str:
    day = date.fromisoformat(first)
    return (day - timedelta(days=day.weekday())).isoformat()
