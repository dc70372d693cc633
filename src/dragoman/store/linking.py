"""Applies the judgements of ``link`` to a ledger, as far as a batch has changed it.

What comes out depends on the documents in the ledger alone, not on their order: families, events and claims are
connected components, and all that is shown of them is computed from their members.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dragoman.link import copies, events, likeness
from dragoman.link.propositions import Proposition
from dragoman.link.telling import COARSE_DAYS, Telling, anchor, blocks, day, distance
from dragoman.store import decisions, following, wholes
from dragoman.store.flat import as_json
from dragoman.store.leading import Leaders

Told = Telling | Proposition

_DECODERS: dict[str, msgspec.json.Decoder[Told]] = {
    "event": msgspec.json.Decoder(Telling),
    "claim": msgspec.json.Decoder(Proposition),
}
_AMONG = "(SELECT value FROM json_each(?))"


class Linker:
    """Collects what a batch changes, then settles it; lives as long as one transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._new: dict[str, Told] = {}
        self._known: dict[str, Told] = {}
        self._documents: list[str] = []
        self._arrived: list[str] = []
        self._unsure: set[str] = set()
        """Tellings of documents that were coded anew: what joined them may be no more."""
        self._touched: set[str] = set()
        """Tellings whose event or claim has to be computed anew."""
        self._gone: set[str] = set()
        """Events and claims that may be no more."""
        self._leaders = Leaders(db, self._telling, self._judged)

    def learn(self, tellings: Iterable[Told], document: str, *, new: bool) -> None:
        """A document has come with what it tells; one that is not new is in its family already."""
        self._documents.append(document)
        if new:
            self._arrived.append(document)
        for telling in tellings:
            id = telling.id
            self._known[id] = telling
            self._touched.add(id)
            added = self._db.execute(
                "INSERT OR IGNORE INTO telling VALUES (?, ?, ?, NULL, NULL)", (id, telling.about, as_json(telling))
            )
            if added.rowcount:
                self._new[id] = telling

    def forget(self, document: str) -> None:
        """A document is about to lose its rows (it was coded anew)."""
        told = self._told_by([document])
        self._touched |= told
        self._unsure |= told

    def settle(self) -> None:
        """Brings families, events and claims up to date."""
        self._drop_untold()
        merged = self._join_families()
        self._touched.update(self._told_by(merged))
        self._judge_copies({*self._documents, *merged, *self._unsure_copies()})
        doubtful = set(self._touched)
        for id, telling in self._new.items():
            doubtful.update(self._judge(id, telling))
        doubtful.update(id for id in decisions.apply(self._db, self._documents) if self._is_told(id))
        claimed = {id for id in doubtful if isinstance(self._telling(id), Proposition)}
        for id in sorted(doubtful - claimed):
            self._hang(id)
        self._touched |= doubtful | self._leaders.settle(claimed, self._new)
        self._compute()

    def _told_by(self, documents: Iterable[str]) -> set[str]:
        """All that the documents tell and claim."""
        ids = as_json(list(documents))
        found = self._db.execute(
            f"""SELECT telling AS id FROM act WHERE document IN {_AMONG} AND telling IS NOT NULL
                UNION SELECT proposition FROM voice WHERE document IN {_AMONG}""",
            (ids, ids),
        )
        return {row["id"] for row in found}

    def _drop_untold(self) -> None:
        """Takes away tellings that no document tells any more; their neighbours have to be looked at again."""
        gone = self._db.execute(
            f"""SELECT id, whole FROM telling WHERE id IN {_AMONG}
                AND NOT EXISTS (SELECT 1 FROM act WHERE act.telling = telling.id)
                AND NOT EXISTS (SELECT 1 FROM voice WHERE voice.proposition = telling.id)""",
            (as_json(sorted(self._touched)),),
        ).fetchall()
        for id, whole in gone:
            self._touched.update(other for other, _, _ in self._judged(id))
            if whole:  # one that came and went within this batch was in nothing
                self._gone.add(whole)
        for id, _ in gone:
            self._touched.discard(id)
            self._new.pop(id, None)
            self._db.execute("DELETE FROM judgement WHERE a = ?1 OR b = ?1", (id,))
            told = self._telling(id)
            if isinstance(told, Proposition):
                self._leaders.drop(told)
            else:
                self._db.execute("DELETE FROM block WHERE telling = ?", (id,))
            self._db.execute("DELETE FROM telling WHERE id = ?", (id,))

    def _unsure_copies(self) -> set[str]:
        """Takes back what near copies said of tellings that a document no longer tells; gives back the documents that
        may say it still."""
        ids = as_json(sorted(self._unsure))
        self._db.execute(
            f"DELETE FROM judgement WHERE \"by\" = 'copies' AND (a IN {_AMONG} OR b IN {_AMONG})", (ids, ids)
        )
        found = self._db.execute(
            f"""SELECT document FROM act WHERE telling IN {_AMONG}
                UNION SELECT document FROM voice WHERE proposition IN {_AMONG}""",
            (ids, ids),
        )
        return {row["document"] for row in found}

    def _is_told(self, id: str) -> bool:
        return self._db.execute("SELECT 1 FROM telling WHERE id = ?", (id,)).fetchone() is not None

    # Copy families

    def _join_families(self) -> set[str]:
        """Puts new documents into families; gives back all documents of families that became one."""
        merged: set[str] = set()
        for document in sorted(self._arrived):
            row = self._db.execute("SELECT sketch, family FROM document WHERE id = ?", (document,)).fetchone()
            keys = copies.bands(row["sketch"])
            near = [family for family in self._families(keys) if self._is_near(row["sketch"], family, keys)]
            family = min([document, *near])
            for other in near:
                if other != family:
                    self._db.execute("UPDATE document SET family = ? WHERE family = ?", (family, other))
                    self._db.execute("UPDATE band SET family = ? WHERE family = ?", (family, other))
            self._db.execute("UPDATE document SET family = ? WHERE id = ?", (family, document))
            self._db.executemany("INSERT INTO band VALUES (?, ?, ?)", [(key, family, document) for key in keys])
            if len(near) > 1:
                found = self._db.execute("SELECT id FROM document WHERE family = ?", (family,))
                merged.update(each["id"] for each in found)
        return merged

    def _families(self, keys: Iterable[str]) -> list[str]:
        """Families that share a band, found by hops over the index: a large family costs no more than a small one."""
        found: set[str] = set()
        for key in keys:
            last = ""
            while row := self._db.execute(
                "SELECT family FROM band WHERE band = ? AND family > ? ORDER BY family LIMIT 1", (key, last)
            ).fetchone():
                last = row["family"]
                found.add(last)
        return sorted(found)

    def _is_near(self, sketch: bytes, family: str, keys: Iterable[str]) -> bool:
        """True where the text is a near copy of at least one member that shares a band with it."""
        compared: set[str] = set()
        for key in keys:
            members = self._db.execute(
                """SELECT b.document, d.sketch FROM band b JOIN document d ON d.id = b.document
                   WHERE b.band = ? AND b.family = ?""",
                (key, family),
            )
            for document, other in members:
                if document not in compared and copies.same(sketch, other) >= copies.NEAR:
                    members.close()
                    return True
                compared.add(document)
        return False

    def _judge_copies(self, documents: set[str]) -> None:
        """The same words in near copies are one telling, whatever dates their outlets gave them."""
        families = self._db.execute(
            f"""SELECT DISTINCT d.family FROM document d WHERE d.id IN {_AMONG}
                AND EXISTS (SELECT 1 FROM document o WHERE o.family = d.family AND o.id != d.id)""",
            (as_json(sorted(documents)),),
        ).fetchall()
        for (family,) in families:
            # CROSS JOIN keeps the order: by the family's documents, not by words that other families have too.
            acts = """SELECT DISTINCT a.before, a.after, a.telling FROM document d CROSS JOIN act a ON a.document = d.id
                      WHERE d.family = ? AND a.telling IS NOT NULL"""
            voices = """SELECT DISTINCT v.echo, v.proposition FROM document d CROSS JOIN voice v ON v.document = d.id
                        WHERE d.family = ?"""
            alike: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
            for before, after, telling in self._db.execute(acts, (family,)):
                alike["event", before].add(telling)
                alike["event", after].add(telling)
            for echo, proposition in self._db.execute(voices, (family,)):
                alike["claim", echo].add(proposition)
            for ids in alike.values():
                self._note_all(sorted(ids), "same words in near copies", "copies")

    # Tellings

    def _judge(self, id: str, told: Told) -> set[str]:
        """Compares a new telling with all that could be the same; gives back those that are."""
        candidates = self._leaders.near(told) if isinstance(told, Proposition) else self._near(told)
        self._load(candidates - self._known.keys())
        same = set()
        for other in sorted(candidates - {id}):
            reason = _same(told, self._telling(other))
            if reason:
                self._note(id, [other], reason, "rule")
                same.add(other)
        return same

    def _near(self, told: Telling) -> set[str]:
        """Tellings of events that may be of its time and share a block; it is put among them."""
        keys, id = blocks(told), told.id
        candidates: set[str] = set()
        for key in keys:
            found = self._db.execute(
                "SELECT telling FROM block WHERE key = ? AND first >= ? AND first <= ? AND last >= ?",
                (key, day(told.first, -COARSE_DAYS - 1) or "", day(told.last, 1), day(told.first, -1)),
            )
            candidates.update(row["telling"] for row in found)
        base = id.partition(".")[0]
        alike = self._db.execute("SELECT id FROM telling WHERE id >= ? AND id < ?", (base, f"{base}/"))
        candidates.update(row["id"] for row in alike)
        self._db.executemany(
            "INSERT INTO block VALUES (?, ?, ?, ?)", [(key, told.first, id, told.last) for key in keys]
        )
        return candidates

    def _note(self, a: str, others: Sequence[str], reason: str, by: str) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO judgement VALUES (?, ?, ?, 'same', ?)",
            [(min(a, b), max(a, b), by, reason) for b in others],
        )
        self._touched.update((a, *others))

    def _note_all(self, ids: Sequence[str], reason: str, by: str) -> None:
        for at, a in enumerate(ids[:-1]):
            self._note(a, ids[at + 1 :], reason, by)

    def _telling(self, id: str) -> Told:
        if id not in self._known:
            row = self._db.execute("SELECT about, body FROM telling WHERE id = ?", (id,)).fetchone()
            self._known[id] = _DECODERS[row["about"]].decode(row["body"])
        return self._known[id]

    def _load(self, ids: Iterable[str]) -> None:
        """Reads tellings that are going to be asked for, all at once."""
        found = self._db.execute(f"SELECT id, about, body FROM telling WHERE id IN {_AMONG}", (as_json(sorted(ids)),))
        for id, about, body in found:
            self._known[id] = _DECODERS[about].decode(body)

    def _judged(self, id: str) -> Iterator[tuple[str, str, str]]:
        """(other telling, verdict, by) of all judgements on a telling."""
        found = self._db.execute(
            """SELECT b, verdict, "by" FROM judgement WHERE a = ?1
               UNION ALL SELECT a, verdict, "by" FROM judgement WHERE b = ?1""",
            (id,),
        )
        yield from ((row[0], row[1], row[2]) for row in found.fetchall())

    def _hang(self, id: str) -> None:
        """Finds anew which sharper telling this one hangs on."""
        telling = self._telling(id)
        if not isinstance(telling, Telling) or telling.sharp == 2:  # nothing is sharper
            return
        judged = list(self._judged(id))
        apart = {other for other, verdict, _ in judged if verdict == "different"}
        found = (self._telling(other) for other, _, by in judged if by == "rule" and other not in apart)
        matches = [other for other in found if isinstance(other, Telling)]
        self._db.execute("UPDATE telling SET anchor = ? WHERE id = ?", (anchor(telling, matches), id))

    # Events and claims

    def _compute(self) -> None:
        """Computes all events and claims anew that a touched telling is or was in."""
        ids = as_json(sorted(self._touched))
        rows = self._db.execute(f"SELECT id, whole FROM telling WHERE id IN {_AMONG}", (ids,)).fetchall()
        self._gone.update(row["whole"] for row in rows if row["whole"])
        rows += self._db.execute(
            f"SELECT id, whole FROM telling WHERE whole IN {_AMONG}", (as_json(sorted(self._gone)),)
        ).fetchall()
        nodes = {row["id"]: row["whole"] for row in rows}
        apart = self._widen(nodes)
        whole_of = events.components(nodes, self._edges(nodes, first=bool(apart)), apart)
        moved = [(whole, id) for id, whole in whole_of.items() if nodes[id] != whole]
        self._db.executemany("UPDATE telling SET whole = ? WHERE id = ?", moved)
        members: defaultdict[str, list[Told]] = defaultdict(list)
        for id in sorted(whole_of):
            members[whole_of[id]].append(self._telling(id))
        wholes.remove(self._db, self._gone)
        wholes.insert(self._db, members)
        following.settle(self._db, members, self._gone)

    def _widen(self, nodes: dict[str, str | None]) -> list[tuple[str, str]]:
        """Pairs that a person judged different and of which one is among the nodes. Where there are some, all that is
        judged the same as a node is put among them: a new telling between two parts may go to either."""
        sql = f"""SELECT a, b FROM judgement WHERE verdict = 'different' AND "by" NOT IN ('rule', 'copies')
                  AND (a IN {_AMONG} OR b IN {_AMONG})"""
        ids = as_json(sorted(nodes))
        apart = [tuple(row) for row in self._db.execute(sql, (ids, ids))]
        waiting = sorted(nodes) if apart else []
        while waiting:
            near = {other for id in waiting for other, verdict, _ in self._judged(id) if verdict == "same"}
            found = self._db.execute(
                f"SELECT id, whole FROM telling WHERE id IN {_AMONG}", (as_json(sorted(near - nodes.keys())),)
            ).fetchall()
            nodes.update((row["id"], row["whole"]) for row in found)
            self._gone.update(row["whole"] for row in found if row["whole"])
            waiting = [row["id"] for row in found]
        return sorted(apart)

    def _edges(self, nodes: Iterable[str], *, first: bool) -> Iterator[tuple[str, str]]:
        """Judgements that join, a person's first and where it matters the nearest ``first``: all of his and of copies;
        by rule those of a telling with its anchor, and those between equally sharp tellings that hang on none."""
        nodes = sorted(nodes)
        anchors = self._leaders.anchors(nodes)
        found = self._db.execute(
            f"""SELECT a, b, "by" FROM judgement WHERE a IN {_AMONG} AND verdict = 'same'
                ORDER BY "by" IN ('rule', 'copies'), "by", a, b""",
            (as_json(nodes),),
        ).fetchall()
        joining = [tuple(row) for row in found if row["b"] in anchors and self._joins(row, anchors)]
        if first:
            joining.sort(key=lambda row: (row[2] in ("rule", "copies"), row[2], self._distance(row[0], row[1]), row))
        yield from ((a, b) for a, b, _ in joining)
        # A proposition may belong to a claim by another one in it, and so without a judgement on the first.
        yield from ((id, anchor) for id, anchor in sorted(anchors.items()) if anchor)

    def _joins(self, row: sqlite3.Row, anchors: Mapping[str, str | None]) -> bool:
        a, b, by = row
        if by != "rule" or b == anchors[a] or a == anchors[b]:
            return True
        one, other = self._telling(a), self._telling(b)
        if not (isinstance(one, Telling) and isinstance(other, Telling)):
            return False
        return anchors[a] is None and anchors[b] is None and one.sharp == other.sharp

    def _distance(self, a: str, b: str) -> tuple[float, ...]:
        one, other = self._telling(a), self._telling(b)
        if isinstance(one, Telling) and isinstance(other, Telling):
            return distance(one, other)
        assert isinstance(one, Proposition) and isinstance(other, Proposition)
        return (-likeness.odds(one, other),)


def _same(a: Told, b: Told) -> str | None:
    if isinstance(a, Proposition):
        return likeness.same(a, b) if isinstance(b, Proposition) else None
    return events.same(a, b) if isinstance(b, Telling) else None
