"""Keeps the table ``follow`` up to date: which event came of which plan, threat or allegation (link.follows)."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from dragoman.link import follows
from dragoman.link.telling import COARSE_DAYS, Telling, blocks, day

_AMONG = "(SELECT value FROM json_each(?))"
_TELLING = msgspec.json.Decoder(Telling)
_LONGEST = max(follows.WAITS.values()) + COARSE_DAYS


def settle(db: sqlite3.Connection, wholes: Mapping[str, Sequence[object]], gone: Collection[str]) -> None:
    """Finds the outcome anew of all plans that events which were written or taken away (``gone``) may bear on."""
    told = [telling for tellings in wholes.values() for telling in tellings if isinstance(telling, Telling)]
    plans = {whole for whole, tellings in wholes.items() if any(_is_open(telling) for telling in tellings)}
    for telling in told:
        if telling.mood == "realised" and telling.first and telling.last:
            plans |= _near(db, follows.plan_keys(telling), day(telling.first, -_LONGEST) or "", telling.last)
    lost = _json({*gone, *wholes})
    confirmed = _confirming(db, wholes, told, lost)
    sql = f"SELECT follows FROM follow WHERE event IN {_AMONG} AND kind != 'alleged'"
    plans |= {row[0] for row in db.execute(sql, (lost,))}
    db.execute(
        f"""DELETE FROM follow WHERE event IN {_AMONG} OR follows IN {_AMONG}
            OR CASE kind WHEN 'alleged' THEN event IN {_AMONG} ELSE follows IN {_AMONG} END""",
        (lost, _json(gone), _json(confirmed), _json(plans)),
    )
    for plan, outcome, mood in sorted([*_outcomes(db, plans), *_alleged(db, confirmed)]):
        db.execute("INSERT INTO follow VALUES (?, ?, ?)", (outcome, plan, mood))


def _is_open(telling: object) -> bool:
    return isinstance(telling, Telling) and telling.about == "event" and telling.mood in follows.OPEN


def _confirming(db: sqlite3.Connection, wholes: Collection[str], told: Iterable[Telling], lost: str) -> set[str]:
    """Events in which somebody confirms what these events may have alleged, and those of them that are such."""
    found = {
        row[0]
        for row in db.execute(f"SELECT event FROM follow WHERE kind = 'alleged' AND follows IN {_AMONG}", (lost,))
    }
    found |= {
        row[0]
        for row in db.execute(
            f"SELECT t.whole FROM confirming c JOIN telling t ON t.id = c.telling WHERE t.whole IN {_AMONG}",
            (_json(wholes),),
        )
    }
    for telling in told:
        if telling.mood == "realised" and telling.first and telling.last:
            until = day(telling.last, follows.CONFIRMED_WITHIN) or telling.last
            for key in blocks(telling):
                rows = db.execute(
                    """SELECT t.whole FROM confirming c JOIN telling t ON t.id = c.telling
                       WHERE c.key = ? AND c.first >= ? AND c.first <= ?""",
                    (key, telling.first, until),
                )
                found.update(row[0] for row in rows if row[0])
    return found


def _alleged(db: sqlite3.Connection, confirmed: Collection[str]) -> Iterable[tuple[str, str, str]]:
    """(what was alleged, the event that confirms it, kind): the nearest before that stands on somebody's word alone."""
    rows = db.execute(
        f"""SELECT DISTINCT t.whole, t.body FROM confirming c JOIN telling t ON t.id = c.telling
            WHERE t.whole IN {_AMONG} ORDER BY t.whole, t.id""",
        (_json(confirmed),),
    ).fetchall()
    best: dict[str, tuple[str, str]] = {}
    for whole, body in rows:
        said = _TELLING.decode(body)
        for found in _before(db, said, whole):
            best[whole] = max(found, best.get(whole, found))
    for whole, (_, alleged) in best.items():
        yield alleged, whole, "alleged"


def _before(db: sqlite3.Connection, said: Telling, whole: str) -> Iterable[tuple[str, str]]:
    """In each block the latest (day, event) before that is told as alleged only."""
    since = day(said.first, -follows.CONFIRMED_WITHIN) or ""
    for key in sorted(blocks(said)):
        rows = db.execute(
            """SELECT b.first, t.whole, t.body FROM block b JOIN telling t ON t.id = b.telling
               JOIN event e ON e.id = t.whole
               WHERE b.key = ? AND b.first >= ? AND b.first < ? AND e.voices = '["attributed"]'
               ORDER BY b.first DESC, t.whole DESC""",
            (key, since, said.first),
        )
        for first, event, body in rows:
            if event != whole and follows.confirms(said, _TELLING.decode(body)):
                rows.close()
                yield first, event
                break


def _near(db: sqlite3.Connection, keys: Iterable[str], since: str, until: str) -> set[str]:
    """Events with a telling in one of the blocks that begins between two days."""
    found: set[str] = set()
    for key in sorted(keys):
        rows = db.execute(
            """SELECT t.whole FROM block b JOIN telling t ON t.id = b.telling
               WHERE b.key = ? AND b.first >= ? AND b.first <= ?""",
            (key, since, until),
        )
        found.update(row[0] for row in rows if row[0])
    return found


def _outcomes(db: sqlite3.Connection, plans: Collection[str]) -> Iterable[tuple[str, str, str]]:
    """(plan, its outcome, mood) for those that have one: the earliest deed that fits."""
    for plan, tellings in _tellings(db, plans).items():
        deeds = [
            (*deed, telling.mood)
            for telling in tellings
            if telling.mood in follows.OPEN and telling.first and telling.last
            for deed in _deeds(db, telling, plan)
        ]
        if deeds:
            _, outcome, mood = min(deeds)
            yield plan, outcome, mood


def _deeds(db: sqlite3.Connection, plan: Telling, whole: str) -> Iterable[tuple[str, str]]:
    """The earliest deed (day, event) of a plan in each block; days are walked in order, so that few are looked at."""
    for key in sorted(follows.deed_keys(plan)):
        rows = db.execute(
            """SELECT b.first, t.whole, t.body FROM block b JOIN telling t ON t.id = b.telling
               WHERE b.key = ? AND b.first >= ? AND b.first <= ? ORDER BY b.first, t.whole""",
            (key, *follows.window(plan)),
        )
        for first, event, body in rows:
            if event != whole and follows.led_to(plan, _TELLING.decode(body)):
                rows.close()
                yield first, event
                break


def _tellings(db: sqlite3.Connection, wholes: Collection[str]) -> dict[str, list[Telling]]:
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    rows = db.execute(
        f"SELECT whole, body FROM telling WHERE whole IN {_AMONG} AND about = 'event' ORDER BY id", (_json(wholes),)
    )
    for whole, body in rows.fetchall():
        found[whole].append(_TELLING.decode(body))
    return found


def _json(ids: Collection[str]) -> str:
    return msgspec.json.encode(sorted(ids)).decode()
