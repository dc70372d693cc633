"""A Query → SQL: what each noun can be filtered by, and in which order it comes."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dragoman.store import sums
from dragoman.store.rows import Noun, Query


class Plan(NamedTuple):
    """``FROM`` and ``WHERE`` with their values, and the order; columns are the caller's."""

    tables: str
    joins: dict[str, str]
    """Alias → JOIN, of which only those are made that something is taken from."""
    where: tuple[str, ...]
    values: tuple[object, ...]
    order: str

    def sql(self, columns: str) -> str:
        """The SELECT, without its limit."""
        where = f" WHERE {' AND '.join(self.where)}" if self.where else ""
        used: list[str] = []
        taken = columns + where
        for alias, join in reversed(self.joins.items()):  # a later one may take from an earlier
            if re.search(rf"\b{alias}\.", taken):
                used.insert(0, join)
                taken += join
        return " ".join((f"SELECT {columns} FROM {self.tables}", *used)) + where


Listed = Noun | Literal["causes"]

_TOLD = "(SELECT id FROM telling WHERE whole = ?)"
_BASE: dict[Listed, tuple[str, str]] = {
    "documents": ("document d", "d.published DESC, d.id"),
    "statements": ("statement s", "s.day DESC, s.id"),
    "acts": ("act a", "a.first DESC, a.id"),
    "causes": ("document d CROSS JOIN causal x ON x.document = d.id", "d.published DESC, d.id, x.rowid"),
    "events": ("event e", "e.first DESC, e.id"),
    "claims": ("claim c", "c.first DESC, c.id"),
    "actors": ("actor r", "r.mentions DESC, r.id"),
}
_JOINS: dict[Listed, dict[str, str]] = {
    "statements": {"d": "JOIN document d ON d.id = s.document"},
    "acts": {
        "d": "JOIN document d ON d.id = a.document",
        "t": "LEFT JOIN telling t ON t.id = a.telling",
    },
}
ALIAS: dict[Listed, str] = {noun: order.split(", ")[-1][0] for noun, (_, order) in _BASE.items()}
_FILTERS: dict[Listed, dict[str, str]] = {
    "documents": {
        "outlet": "d.outlet = ?",
        "document": "d.id = ?",
        "since": "d.published >= ?",
        "until": "substr(d.published, 1, length(?1)) <= ?1 AND d.published != ''",
        "event": f"d.id IN (SELECT document FROM act WHERE telling IN {_TOLD})",
        "claim": f"d.id IN (SELECT document FROM voice WHERE proposition IN {_TOLD})",
    },
    "statements": {
        "actor": "(s.speaker_id = ?1 OR s.country = ?1)",
        "stance": "s.stance = ?",
        "modality": "s.modality = ?",
        "outlet": "d.outlet = ?",
        "document": "s.document = ?",
        "since": "s.day >= ?",
        "until": "s.day <= ? AND s.day != ''",
        "claim": f"s.id IN (SELECT statement FROM voice WHERE proposition IN {_TOLD})",
        "event": f"s.id IN (SELECT statement FROM act WHERE telling IN {_TOLD})",
    },
    "acts": {
        "type": "a.type = ?",
        "modality": "a.modality = ?",
        "outlet": "d.outlet = ?",
        "document": "a.document = ?",
        "since": "a.last >= ?",
        "until": "a.first <= ? AND a.first != ''",
        "event": "t.whole = ?",
        "claim": f"a.id IN (SELECT act FROM voice WHERE proposition IN {_TOLD})",
        "stance": "a.statement IN (SELECT id FROM statement WHERE stance = ?)",
    },
    "events": {
        "type": "e.type = ?",
        "modality": "e.modality = ?",
        "document": "e.id IN (SELECT t.whole FROM act a JOIN telling t ON t.id = a.telling WHERE a.document = ?)",
        "since": "e.last >= ?",
        "until": "e.first <= ? AND e.first != ''",
        "event": "e.id = ?",
    },
    "claims": {
        "type": "c.type = ?",
        "status": "c.status = ?",
        "document": "c.id IN (SELECT t.whole FROM voice v JOIN telling t ON t.id = v.proposition WHERE v.document = ?)",
        "since": "c.last >= ?",
        "until": "c.first <= ? AND c.first != ''",
        "claim": "c.id = ?",
    },
    "actors": {
        "actor": "(r.id = ?1 OR r.country = ?1)",
        "document": "r.id IN (SELECT key FROM document_key WHERE document = ? AND role = 'mention')",
    },
}
_FILTERS["causes"] = {
    **_FILTERS["documents"],
    "recipient": "d.id IN (SELECT document FROM document_key WHERE role = 'actor' AND key = ?)",
}
_VOICES: dict[Listed, dict[str, str]] = {
    "acts": {"outlet": "a.statement IS NULL", "attributed": "a.statement IS NOT NULL"},
    "events": {voice: f"""instr(e.voices, '"{voice}"') > 0""" for voice in ("outlet", "attributed")},
    "causes": {"outlet": "x.statement IS NULL", "attributed": "x.statement IS NOT NULL"},
}
_KEYED: dict[Listed, tuple[str, str, tuple[str, ...]]] = {
    "documents": ("document", "d", ("actor",)),
    "causes": ("document", "d", ("actor",)),
    "acts": ("act", "a", ("actor", "recipient")),
    "events": ("event", "e", ("actor", "recipient", "outlet")),
    "claims": ("claim", "c", ("actor", "recipient", "outlet")),
}


def plan(noun: Listed, query: Query) -> Plan:
    """How to find the rows of a noun; filters that the noun does not have are left out."""
    tables, order = _BASE[noun]
    joins = dict(_JOINS.get(noun, {}))
    where: list[str] = []
    values: list[object] = []
    keyed = _by_keys(noun, query, where, values) if noun in _KEYED else None
    if keyed is not None:
        tables, order, joins = keyed.tables, keyed.order, {**keyed.joins, **joins}
    known, voices = _FILTERS[noun], _VOICES.get(noun, {})
    if tables == "event_key k":
        known, voices = {**known, **sums.CONDITIONS}, sums.VOICES
    for name in _FILTERS[noun]:
        value = getattr(query, name)
        if value is not None:
            where.append(known[name].replace("?1", "?"))
            values += [sums.number(name, value) if "k.kind" in where[-1] else value] * where[-1].count("?")
    if keyed is not None:  # the key table has the day too: rows of other days need not be fetched
        where = [condition.replace(_day(noun), "k.first") for condition in where]
    voice = voices.get(query.voice)
    if voice:
        where.append(voice)
    return Plan(tables, joins, tuple(where), tuple(values), order)


def _by_keys(noun: Listed, query: Query, where: list[str], values: list[object]) -> Plan | None:
    """Actors, recipients and outlets come from the key table, which holds the rows of each in order of time already;
    events of two countries from the table of dyads, where a reciprocal one counts both ways. None without such a
    filter."""
    name, alias, roles = _KEYED[noun]
    table, order = _BASE[noun]
    given = [(role, key) for role in roles if (key := getattr(query, role)) is not None]
    if not given:
        return None
    join = {alias: f"CROSS JOIN {table} ON {alias}.id = k.{name}"}
    order = order.replace(f"{_day(noun)} DESC, {alias}.id", f"k.first DESC, k.{name}")
    two = [key for _, key in given]
    if noun == "events" and [role for role, _ in given] == ["actor", "recipient"] and all(map(sums.is_code, two)):
        where += ["k.a = ?", "k.b = ?"]
        values += two
        return Plan("dyad k", join, (), (), order)
    for at, (role, key) in enumerate(given):
        if at == 0:
            where += ["k.role = ?", "k.key = ?"]
        else:
            where.append(
                f"EXISTS (SELECT 1 FROM {name}_key l WHERE l.role = ? AND l.key = ? "
                f"AND l.first = k.first AND l.{name} = k.{name})"
            )
        values += [role, key]
    if " JOIN " in table:
        where.append(f"{alias}.id = k.{name}")
        return Plan(f"{name}_key k CROSS JOIN {table}", {}, (), (), order)
    return Plan(f"{name}_key k", join, (), (), order)


def _day(noun: Listed) -> str:
    """The column that a noun's rows are in order of."""
    return _BASE[noun][1].split(" ")[0]
