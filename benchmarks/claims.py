"""How long linking takes as the ledger grows: synthetic codings, no text is parsed.

Usage: ``python benchmarks/claims.py [--documents 50000] [--sizes 1000,10000,50000] [--linked N] [--ledger PATH]``. At
each size 200 documents are added one by one; printed are the median and the 95th percentile of a document's time, and
of what linking adds to writing its rows, by the clock and in processor time, which other work disturbs less. Of the
documents before a size the last ``--linked`` are added as any others; of those before them there is only what is looked
through when a document is linked, what they claim and the keys of it, compared with nothing, or the run would take half
an hour. A document has 8 statements and 4 acts of its own outlet. Half of its words are common ones, as often as they
are in the news, one in seven is of the rows of words that tell the same, the rest are rare ones of which none stands in
more than one document in a hundred; its parties are two of 27 states, the first ones often. One statement in five
repeats an earlier one or denies it. All documents together are two years of news.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from hashlib import blake2b
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from dragoman.records import Act, Actor, Coding, Document, Gist, Mention, Participant, Sense, Span, Speaker, Statement
from dragoman.store import flat, linking
from dragoman.store.database import View, Writer
from dragoman.store.leading import Leaders
from dragoman.words import linking as tables

STATES = "RUS UKR USA CHN IRN ISR TUR FRA DEU GBR POL SAU SYR IND JPN KOR PRK IRQ LBN EGY GRC AZE ARM GEO BLR SRB ETH"
_RARE, _SAID, _OWN, _LENGTH = 30_000, 8, 4, 11
_DAYS = 730
_ALONE = 200
_SENSE = 32
_BATCH = 200
_OLD = 0.2
"""Share of statements that repeat or deny an earlier one."""


def codings(number: int, seed: int = 1) -> Iterator[Coding]:
    """Documents in order of time."""
    chance = Random(seed)
    states = [Actor(id=code, name=code, kind="state", country=code, sectors=("GOV",)) for code in STATES.split()]
    words = Vocabulary(chance)
    recent: list[tuple[list[str], list[Actor], str]] = []
    for at in range(number):
        day = (date(2022, 1, 1) + timedelta(days=at * _DAYS // max(number, 1))).isoformat()
        yield _coding(at, day, chance, states, recent, words)
        del recent[:-4000]


class Vocabulary:
    """Words as often as the news has them."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._common = [word for word in tables.common() if word[0] != "="]
        self._sums = list(accumulate(1000.0 ** (1 - tables.common()[word]) for word in self._common))
        self._rows = [row[0] for row in tables.alike()]
        self._row_sums = list(accumulate(1 / number for number in range(1, len(self._rows) + 1)))

    def word(self) -> str:
        """One word."""
        drawn = self._chance.random()
        if drawn < 0.5:
            return self._chance.choices(self._common, cum_weights=self._sums)[0]
        if drawn < 0.65:
            return self._chance.choices(self._rows, cum_weights=self._row_sums)[0]
        # The least rare hundred share what one word of them would get by Zipf's law.
        number = int(100 * (_RARE / 100) ** self._chance.random()) + self._chance.randrange(100)
        return "q" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "k"


def _coding(
    at: int,
    day: str,
    chance: Random,
    states: list[Actor],
    recent: list[tuple[list[str], list[Actor], str]],
    vocabulary: Vocabulary,
) -> Coding:
    parts: list[str] = []
    mentions: list[Mention] = []
    statements: list[Statement] = []
    acts: list[Act] = []
    gists: list[Gist] = []
    senses: list[Sense] = []
    position = 0
    for number in range(_SAID + _OWN):
        old = chance.random() < _OLD and recent
        words, parties, sense = (
            chance.choice(recent)
            if old
            else (
                [vocabulary.word() for _ in range(_LENGTH)],
                [states[min(int(chance.expovariate(0.15)), len(states) - 1)] for _ in range(2)],
                b64encode(chance.randbytes(_SENSE)).decode(),
            )
        )
        if not old:
            recent.append((words, parties, sense))
        told = words if not old else [word for word in words if chance.random() < 0.8] or words
        sentence = f"{parties[0].name} {' '.join(told)} {parties[1].name}"
        span = Span(position, position + len(sentence))
        first = Span(position, position + len(parties[0].name))
        last = Span(span.end - len(parties[1].name), span.end)
        id = blake2b(f"{at}/{number}".encode(), digest_size=8).hexdigest()
        mentions += [
            Mention(span=where, actor=who, how="name") for where, who in zip((first, last), parties, strict=True)
        ]
        gists.append(Gist(span=Span(first.end + 1, first.end + 2), deed=told[0], doer=parties[0].name, target=told[-1]))
        senses.append(Sense(span=span, code=sense))
        if number < _SAID:
            who = parties[1] if old else chance.choice(states)
            statements.append(
                Statement(
                    id=id,
                    speaker=Speaker(kind="organisation", actor=who, name=who.name),
                    cue=None,
                    content=(span,),
                    form="indirect",
                    stance="denies" if old and chance.random() < 0.4 else "asserts",
                )
            )
        else:
            doer, target = (
                Participant(**_fields(who), span=where) for who, where in zip(parties, (first, last), strict=True)
            )
            acts.append(
                Act(
                    id=id,
                    type=chance.choice(["AID", "ASSAULT", "SANCTION", "CONSULT", "ACCUSE"]),
                    trigger=Span(first.end + 1, first.end + 2),
                    span=span,
                    actors=(doer,),
                    recipients=(target,),
                )
            )
        parts.append(sentence)
        position = span.end + 2
    text = ". ".join(parts)
    document = Document(
        id=blake2b(f"doc{at}".encode(), digest_size=8).hexdigest(),
        text=text,
        outlet=f"Outlet {int(chance.expovariate(0.05))}",
        published=day,
        language="en",
    )
    return Coding(
        document=document,
        mentions=tuple(mentions),
        statements=tuple(statements),
        acts=tuple(acts),
        gists=tuple(gists),
        senses=tuple(senses),
        coder="bench",
    )


def _fields(actor: Actor) -> dict[str, object]:
    return {name: getattr(actor, name) for name in actor.__struct_fields__}


class Spent(NamedTuple):
    """Milliseconds of each document added by itself: in all, in linking, and in linking by the processor."""

    whole: list[float]
    linking: list[float]
    worked: list[float]


def alone(writer: Writer, given: list[Coding]) -> Spent:
    """Adds documents one by one."""
    whole: list[float] = []
    spent: list[float] = []
    worked: list[float] = []
    settle = linking.Linker.settle

    def timed(self: linking.Linker) -> None:
        start, busy = time.perf_counter(), time.process_time()
        settle(self)
        spent.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - busy) * 1000)

    linking.Linker.settle = timed  # type: ignore[method-assign]
    try:
        for coding in given:
            start = time.perf_counter()
            writer.add([coding])
            whole.append((time.perf_counter() - start) * 1000)
    finally:
        linking.Linker.settle = settle  # type: ignore[method-assign]
    return Spent(whole, spent, worked)


_DOCUMENT = """INSERT INTO document (id, outlet, published, family, notes, coder, state, statements, acts, sketch, text)
               VALUES (?, ?, ?, ?, '[]', '', '', 0, 0, x'', '')"""


def put(path: Path, given: Iterator[Coding], number: int) -> None:
    """What the next documents claim, and the keys of it: little else of them is looked at when others are linked."""
    with closing(sqlite3.connect(path)) as db:
        leaders = Leaders(db, lambda id: None, lambda id: iter(()))
        for coding in islice(given, number):
            document = coding.document
            db.execute(_DOCUMENT, (document.id, document.outlet, document.published, document.id))
            for one in flat._voices(db, coding):
                row = (one.id, one.about, flat.as_json(one))
                if db.execute("INSERT OR IGNORE INTO telling VALUES (?, ?, ?, NULL, NULL)", row).rowcount:
                    leaders.put(one)
        db.commit()


def add(writer: Writer, given: Iterator[Coding], number: int) -> None:
    """The next documents, in batches."""
    for start in range(0, number, _BATCH):
        writer.add(list(islice(given, min(_BATCH, number - start))))


def measure(path: Path, number: int, sizes: list[int], linked: int) -> None:
    """Fills the ledger and prints a line at each size."""
    given, before = codings(number + _ALONE), 0
    print(
        "documents   all: median  p95   linking: median  p95   processor: median  p95 (ms)   claims   filled in s   KB"
    )
    with Writer(path) as writer:
        for size in sizes:
            start = time.perf_counter()
            put(path, given, max(size - before - linked, 0))
            add(writer, given, min(size - before, linked))
            filled = time.perf_counter() - start
            found = alone(writer, list(islice(given, _ALONE)))
            before = size + _ALONE
            with View(path) as view:
                claims = view.count("claims")
            times = "   ".join(f"{statistics.median(each):>11.1f} {_p95(each):>5.0f}" for each in found)
            print(
                f"{size:>9}   {times}   {claims:>7}   {filled:>11.0f}   {path.stat().st_size / before / 1024:>4.0f}",
                flush=True,
            )


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def main() -> None:
    """Reads the arguments and measures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=50_000)
    options.add_argument("--sizes", default="1000,10000,50000")
    options.add_argument("--linked", type=int, default=1500)
    options.add_argument("--ledger", type=Path)
    given = options.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        measure(given.ledger or Path(folder) / "bench.ledger", given.documents, sizes, given.linked)


if __name__ == "__main__":
    main()
