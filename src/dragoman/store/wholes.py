"""Events and claims as rows, computed from their members alone."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.link import origins
from dragoman.link.propositions import Proposition
from dragoman.link.telling import Telling, day
from dragoman.store import sums
from dragoman.store.claimed import claim
from dragoman.store.flat import as_json, found_under
from dragoman.store.rows import Confirmation, Party

_AMONG = "(SELECT value FROM json_each(?))"
_PARTIES = msgspec.json.Decoder(tuple[Party, ...])

Keys = set[tuple[str, str]]


def remove(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Takes events and claims away."""
    given = as_json(sorted(ids))
    sums.remove(db, given)
    for noun in ("event", "claim"):
        db.execute(f"DELETE FROM {noun}_key WHERE {noun} IN {_AMONG}", (given,))
        db.execute(f"DELETE FROM {noun} WHERE id IN {_AMONG}", (given,))


def insert(db: sqlite3.Connection, wholes: Mapping[str, Sequence[Telling | Proposition]]) -> None:
    """Writes the events and claims that tellings make up."""
    events: list[dict[str, object]] = []
    found: dict[str, Keys] = {}
    for id in sorted(wholes):
        told = [each for each in wholes[id] if isinstance(each, Telling)]
        noun = "event" if told else "claim"
        made = _event(db, told) if told else claim(db, [each for each in wholes[id] if isinstance(each, Proposition)])
        if made is None:
            continue
        row, keys = {"id": id, **made[0]}, made[1]
        columns = ", ".join(f'"{name}"' for name in row)
        db.execute(f"INSERT INTO {noun} ({columns}) VALUES ({', '.join(f':{name}' for name in row)})", row)
        more: tuple[object, ...] = ()
        if noun == "event":
            more = (row["last"], sums.kind_of(row))
            events.append(row)
            found[id] = keys
        marks = ", ".join("?" * (4 + len(more)))
        db.executemany(
            f"INSERT INTO {noun}_key VALUES ({marks})",
            [(role, key, row["first"], id, *more) for role, key in sorted(keys)],
        )
    sums.add(db, events, found)


def _event(db: sqlite3.Connection, tellings: Sequence[Telling]) -> tuple[dict[str, object], Keys]:
    sharp = {telling.id: telling.sharp for telling in tellings}
    acts = db.execute(
        f"""SELECT a.*, d.outlet, d.published, d.family, s.stance, s.speaker
            FROM act a JOIN document d ON d.id = a.document LEFT JOIN statement s ON s.id = a.statement
            WHERE a.telling IN {_AMONG}""",
        (as_json(sorted(sharp)),),
    ).fetchall()
    acts.sort(key=lambda act: (-sharp[act["telling"]], act["published"] or "9999", act["id"]))
    best = acts[0]
    published = sorted(out for act in acts if (out := day(act["published"])))
    outlets = sorted({act["outlet"] for act in acts if act["outlet"]})
    row: dict[str, object] = {
        **{name: best[name] for name in ("type", "actors", "recipients", "start", "end", "precision", "words")},
        "mode": _commonest(act["mode"] for act in acts),
        "modality": _commonest(act["modality"] for act in acts),
        "reports": len({act["document"] for act in acts}),
        "independent": origins.independent(
            (f"family:{act['family']}", act["source"] or origins.outlet(act["outlet"])) for act in acts
        ),
        "outlets": as_json(outlets),
        "voices": as_json(sorted({"attributed" if act["statement"] else "outlet" for act in acts})),
        "modalities": as_json(sorted({act["modality"] for act in acts})),
        "dates": as_json(_dates(acts)),
        "confirmed": _confirmed(acts),
        "first": best["first"] if best["start"] or best["end"] else (published or [""])[0],
        "last": best["last"] if best["start"] or best["end"] else (published or [""])[-1],
    }
    return row, _keys(acts) | {("outlet", outlet) for outlet in outlets}


def _dates(acts: Iterable[sqlite3.Row]) -> list[str]:
    """The times that reports give, where there are several: they may contradict each other, and all are kept."""
    given = {(act["start"] or act["end"], act["end"] or act["start"]) for act in acts if act["start"] or act["end"]}
    found = sorted(start if start == end else f"{start}/{end}" for start, end in given)
    return found if len(found) > 1 else []


def _confirmed(acts: Iterable[sqlite3.Row]) -> str | None:
    """Who first alleged it and who was the first to confirm it later, as JSON; None where nobody did."""
    said = sorted((act for act in acts if act["stance"]), key=lambda act: (act["published"] or "9999", act["id"]))
    alleged = next((act for act in said if act["stance"] in _ALLEGES), None)
    if alleged is None:
        return None
    when = alleged["published"] or "9999"
    later = (act for act in said if act["stance"] in _CONFIRMS and (act["published"] or "9999") >= when)
    confirmed = next((act for act in later if act["speaker"] != alleged["speaker"]), None)
    if confirmed is None:
        return None
    return as_json(
        Confirmation(
            alleged_by=alleged["speaker"],
            alleged=day(alleged["published"]),
            confirmed_by=confirmed["speaker"],
            confirmed=day(confirmed["published"]),
        )
    )


_ALLEGES, _CONFIRMS = (
    frozenset({"alleges", "asserts", "reports", "warns", "concern"}),
    frozenset({"confirms", "admits"}),
)


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _keys(acts: Iterable[sqlite3.Row]) -> Keys:
    """Under which actors and recipients the acts are found."""
    sides = {(act["type"], act["actors"], act["recipients"]) for act in acts}
    found = (
        found_under(type, _PARTIES.decode(actors), _PARTIES.decode(recipients)) for type, actors, recipients in sides
    )
    return {key for each in found for key in each}
