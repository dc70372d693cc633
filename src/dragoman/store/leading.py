"""Which propositions of a ledger lead a claim, and to which claim each of the others belongs."""

from __future__ import annotations

import heapq
import sqlite3
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator

from dragoman.link import likeness, propositions
from dragoman.link.propositions import Proposition
from dragoman.link.telling import day
from dragoman.store.flat import as_json

_AMONG = "(SELECT value FROM json_each(?))"


class Leaders:
    """Works on the tables ``telling``, ``block`` and ``judgement`` of one transaction.

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

    def near(self, given: Proposition) -> set[str]:
        """Propositions that share enough words with one that is new; it is put among them."""
        shared: Counter[str] = Counter()
        keys, id = propositions.blocks(given), given.id
        since = day(given.first, -propositions.REACH_DAYS) or ""
        for key in keys:
            worth = propositions.worth(key)
            for (other,) in self._db.execute(
                "SELECT telling FROM block WHERE key = ? AND first >= ? AND first <= ? AND last >= ?",
                (key, since, given.last, given.first),
            ):
                shared[other] += worth
        self._db.executemany("INSERT INTO block VALUES (?, ?, ?, ?)", [(k, given.first, id, given.last) for k in keys])
        return {other for other, worth in shared.items() if worth >= propositions.NEEDED}

    def settle(self, ids: Iterable[str], new: Container[str]) -> set[str]:
        """Finds anew which propositions lead and which belong to them; gives back those whose claim has to be computed.

        Those before decide for those after, so a change is handed on to what comes behind it and no further.
        """
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
                for other in map(self._one, self._alike(id)):
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
        given = self._one(id)
        before = [each for each in self._alike(id) if self._one(each).rank < given.rank]
        anchors = self.anchors(before)
        alike = {each for each in before if anchors[each] is None}
        behind = {anchor for anchor in anchors.values() if anchor} - alike - self._parted(id)
        chosen = likeness.leader(given, map(self._one, sorted(alike)), map(self._one, sorted(behind)))
        return chosen.id if chosen else None

    def _parted(self, id: str) -> set[str]:
        return {other for other, verdict, _ in self._judged(id) if verdict == "different"}

    def _alike(self, id: str) -> list[str]:
        """What rules judge to be the same as it, but for what a person has taken apart."""
        apart = self._parted(id)
        return sorted(other for other, _, by in self._judged(id) if by == "rule" and other not in apart)
