"""Which propositions of a ledger lead a claim, and to which claim each of the others belongs."""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from hashlib import blake2b

from dragoman.link import likeness, propositions
from dragoman.link.propositions import Proposition
from dragoman.store.flat import as_json

_AMONG = "(SELECT value FROM json_each(?))"


class Leaders:
    """Works on the tables ``telling``, ``clue`` and ``judgement`` of one transaction.

    ``told`` gives a proposition by its id, ``judged`` all judgements on one: (the other, verdict, by).
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        told: Callable[[str], object],
        judged: Callable[[str], Iterator[tuple[str, str, str]]],
    ) -> None:
        self._db, self._judged = db, judged
        self._told = told
        self._found: dict[str, tuple[list[str], set[str]]] = {}

    def near(self, given: Proposition) -> set[str]:
        """Propositions that share enough words with one that is new; it is put among them."""
        shared: Counter[str] = Counter()
        worth = {_hashed(key): value for key, value in propositions.asked(given).items()}
        first, last = _days(given)
        # CROSS JOIN keeps the order: key by key, within the weeks.
        found = self._db.execute(
            """SELECT c.key, lower(hex(c.telling)) FROM json_each(?) k CROSS JOIN clue c ON c.key = k.value
               WHERE c.first >= ? AND c.first <= ? AND c.last >= ?""",
            (as_json(list(worth)), first - propositions.REACH_DAYS, last, first),
        )
        for key, other in found:
            shared[other] += worth[key]
        self.put(given)
        return {other for other, value in shared.items() if value >= propositions.NEEDED}

    def put(self, given: Proposition) -> None:
        """It can be found by those that come after it."""
        first, last = _days(given)
        rows = [(key, first, bytes.fromhex(given.id), last) for key in sorted(_put(given))]
        self._db.executemany("INSERT INTO clue VALUES (?, ?, ?, ?)", rows)

    def drop(self, given: Proposition) -> None:
        """One that nobody puts forward any more is looked for no longer."""
        told = [(key, _days(given)[0], bytes.fromhex(given.id)) for key in _put(given)]
        self._db.executemany("DELETE FROM clue WHERE key = ? AND first = ? AND telling = ?", told)

    def settle(self, ids: Iterable[str], new: Container[str]) -> set[str]:
        """Finds anew which propositions lead and which belong to them; gives back those whose claim has to be computed.

        Those before decide for those after, so a change is handed on to what comes behind it and no further.
        """
        self._found.clear()
        touched: set[str] = set()
        waiting = [(self._one(id).rank, id) for id in ids]
        heapq.heapify(waiting)
        done: set[str] = set()
        while waiting:
            rank, id = heapq.heappop(waiting)
            if id in done:
                continue
            done.add(id)
            chosen, before = self._leader(id), self.anchors([id])[id]
            if chosen != before:
                self._db.execute("UPDATE telling SET anchor = ? WHERE id = ?", (chosen, id))
                touched.update(each for each in (id, chosen, before) if each)
            if chosen != before or id in new:
                for other in map(self._one, self._sides(id)[0]):
                    if other.rank > rank:
                        heapq.heappush(waiting, (other.rank, other.id))
        return touched

    def anchors(self, ids: Iterable[str]) -> dict[str, str | None]:
        """Telling → what it hangs on."""
        found = self._db.execute(f"SELECT id, anchor FROM telling WHERE id IN {_AMONG}", (as_json(sorted(ids)),))
        return dict(found.fetchall())

    def _one(self, id: str) -> Proposition:
        found = self._told(id)
        assert isinstance(found, Proposition)
        return found

    def _leader(self, id: str) -> str | None:
        given, (same, apart) = self._one(id), self._sides(id)
        before = [each for each in same if self._one(each).rank < given.rank]
        anchors = self.anchors(before) if before else {}
        alike = {each for each in before if anchors[each] is None}
        behind = {anchor for anchor in anchors.values() if anchor} - alike - apart
        chosen = likeness.leader(given, map(self._one, sorted(alike)), map(self._one, sorted(behind)))
        return chosen.id if chosen else None

    def _sides(self, id: str) -> tuple[list[str], set[str]]:
        """What rules judge to be the same as it, but for what a person has taken apart; and that."""
        if id not in self._found:
            judged = list(self._judged(id))
            apart = {other for other, verdict, _ in judged if verdict == "different"}
            self._found[id] = sorted({other for other, _, by in judged if by == "rule"} - apart), apart
        return self._found[id]


def _put(given: Proposition) -> set[int]:
    return set(map(_hashed, propositions.blocks(given)))


def _days(given: Proposition) -> tuple[int, int]:
    return date.fromisoformat(given.first).toordinal(), date.fromisoformat(given.last).toordinal()


def _hashed(key: str) -> int:
    """A key as a number of 64 bits; two that share one would only be compared for nothing."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
