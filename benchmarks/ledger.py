"""Measures a ledger of many events and documents: series, all dyads, pages; for docs/performance.md.

Usage: ``python benchmarks/ledger.py [--events 2000000] [--documents 50000] [--ledger FILE]``. The events are invented:
countries as unequal as in real data sets, ten years of days, a third inside one country; they go in by the import of
``cameo-csv``. The documents are invented codings with events of their own. A FILE that is there already is measured as
it is.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path

from dragoman.records import Act, Actor, Coding, Document, Link, Mention, Participant, Span, Speaker, Statement, When
from dragoman.relate.dyads import series
from dragoman.store.database import View, Writer
from dragoman.store.imports.writing import import_file
from dragoman.words.load import table

_CODES = (
    "042",
    "036",
    "040",
    "051",
    "043",
    "190",
    "112",
    "057",
    "046",
    "173",
    "193",
    "130",
    "060",
    "120",
    "061",
    "163",
)
_CAUSES = (
    *("The sanctions of the West", "The war", "The embargo on grain", "The visit of the minister", "Drone deliveries"),
    *("The tariffs on steel", "Fear of a strike", "The ceasefire", "The expulsion of envoys", "A dispute over fishing"),
)
_EFFECTS = (
    *("the two countries together", "the neighbours apart", "the talks to a halt", "prices up", "the rapprochement"),
    *("a rise in exports", "the collapse of the deal", "closer military cooperation", "the quarrel over the border"),
)
_START, _DAYS = date(2014, 1, 1), 3652
_PAGES = (
    *("/", "/events", "/events?actor=USA", "/events?actor=USA&recipient=RUS", "/events?type=CONSULT&modality=happened"),
    *("/events?voice=attributed", "/events?actor=RUS&since=2020-01-01&until=2020-12-31", "/events?offset=5000"),
    *("/events?modality=planned", "/events?type=AID&actor=CHN&voice=outlet", "/acts", "/acts?actor=IRN", "/statements"),
    *(
        "/claims",
        "/dyads",
        "/blocs",
        "/actors",
        "/actors/USA",
        "/documents",
        "/documents?outlet=Outlet 7",
        "/dyads/USA/RUS",
    ),
    *("/dyads/USA/RUS?unit=day", "/dyads/CHN/USA?voice=any&told=all&unit=week", "/search?q=word77"),
    *("/dyads/IRN/RUS", "/dyads/DEU/FRA", "/dyads/USA/RUS/parallels", "/dyads/DEU/POL/parallels", "/blocs?unit=month"),
    *("/digest", "/digest?actor=IRN&at=2020-05-01", "/digest?actor=CHN&unit=week&at=2021-03-04", "/drivers"),
    *("/drivers?a=IRN", "/drivers?a=IRN&b=RUS", "/drivers?words=sanctions", "/issues", "/issues/drones", "/forums"),
)


def countries() -> tuple[list[str], list[float]]:
    """States with weights as unequal as in data sets of events (Zipf)."""
    codes = [row["id"] for row in table("actors/states")][:180]
    first = ("USA", "RUS", "CHN", "ISR", "IRN", "GBR", "IND", "PAK", "SYR", "UKR", "JPN", "TUR", "FRA", "DEU")
    ordered = [*first, *(code for code in codes if code not in first)]
    return ordered, [1 / (rank + 3) for rank in range(len(ordered))]


def write_rows(path: Path, number: int) -> None:
    """A table of invented events, a row at a time."""
    chance = random.Random(6)
    codes, weights = countries()
    with path.open("w", encoding="utf-8") as file:
        file.write("id,date,source,target,code\n")
        while number > 0:
            some = min(number, 10_000)
            number -= some
            sources, targets = (chance.choices(codes, weights, k=some) for _ in range(2))
            for source, target in zip(sources, targets, strict=True):
                day = _START + timedelta(days=int(_DAYS * chance.random()))
                target = source if chance.random() < 0.33 else target
                file.write(f"{number}-{chance.getrandbits(48):x},{day},{source},{target},{chance.choice(_CODES)}\n")


def codings(number: int) -> Iterator[Coding]:
    """Invented codings: a text of its own each, three acts, one statement; each third tells a cause, each tenth is on
    an issue."""
    chance = random.Random(7)
    codes, weights = countries()
    for at in range(number):
        words = " ".join(f"word{chance.randrange(5000)}" for _ in range(60))
        words = f"Talks on drones: {words}" if at % 10 == 0 else words
        cause = f"{chance.choice(_CAUSES)} of word{chance.randrange(50)}"
        effect = f"{chance.choice(_EFFECTS)} in word{chance.randrange(50)}"
        day = (_START + timedelta(days=chance.randrange(_DAYS))).isoformat()
        url = f"https://bench.example/{at}"
        outlet = f"Outlet {chance.randrange(300)}"
        text = f"{words}. {cause} drove {effect}." if at % 3 == 0 else words
        document = Document(id=f"d{at:07}", text=text, title=f"Title {at}", url=url, outlet=outlet, published=day)
        said = Statement(
            id=f"s{at:07}",
            speaker=Speaker(kind="organisation", actor=_state(codes[at % 40]), name=codes[at % 40]),
            cue=Span(0, 4),
            content=(Span(5, 40),),
            form="indirect",
            stance=("asserts", "alleges", "denies")[at % 3],  # type: ignore[arg-type]
        )
        links = [_link(text, cause, effect, said.id if at % 2 else None)] if at % 3 == 0 else []
        acts = tuple(_act(at, which, day, said.id, chance.choices(codes, weights, k=2)) for which in range(3))
        met = tuple(Mention(span=Span(0, 4), actor=_state(code), how="name") for code in codes[at % 40 : at % 40 + 3])
        yield Coding(document=document, mentions=met, acts=acts, statements=(said,), links=tuple(links), coder="bench")


def _act(at: int, which: int, day: str, statement: str, parties: list[str]) -> Act:
    a, b = (_state(code) for code in parties)
    return Act(
        id=f"a{at:07}-{which}",
        type=("CONSULT", "AID", "ACCUSE", "ASSAULT")[(at + which) % 4],
        trigger=Span(which * 8, which * 8 + 4),
        span=Span(0, 60),
        actors=(Participant(id=a.id, name=a.name, kind="state", country=a.country),),
        recipients=(Participant(id=b.id, name=b.name, kind="state", country=b.country),),
        modality=("happened", "planned", "happened")[which],  # type: ignore[arg-type]
        when=When(start=day, end=day, precision="day") if which else None,
        statement=statement if which == 2 else None,
    )


def _link(text: str, cause: str, effect: str, statement: str | None) -> Link:
    spans = [Span(text.rindex(words), text.rindex(words) + len(words)) for words in (cause, "drove", effect)]
    return Link(cause=spans[0], cue=spans[1], effect=spans[2], statement=statement)


def _state(code: str) -> Actor:
    return Actor(id=code, name=code, kind="state", country=code, sectors=("GOV",))


def build(path: Path, events: int, documents: int) -> None:
    """Fills a ledger by the doors that users have."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "events.csv"
        write_rows(rows, events)
        start = time.perf_counter()
        import_file(path, str(rows), "cameo-csv", origin="invented")
        took = time.perf_counter() - start
    print(f"import         {events:,} rows in {took:.0f} s, {path.stat().st_size >> 20} MB", flush=True)
    waiting = codings(documents)
    start = time.perf_counter()
    with Writer(path) as writer:
        while some := list(islice(waiting, 200)):
            writer.add(some)
    took = time.perf_counter() - start
    print(f"documents      {documents:,} in {took:.0f} s, {took / max(documents, 1) * 1000:.1f} ms each", flush=True)


def _least(work: Callable[[], object], times: int) -> float:
    """Seconds of this process's own time in the fastest run: what else the machine does counts little."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def _first_series(path: Path, unit: str, mutual: bool) -> float:
    """Seconds of a view that has answered nothing yet: it keeps its last answers."""
    with View(path) as view:
        return _least(lambda: series(view, "USA", "RUS", unit=unit, mutual=mutual), 1)  # type: ignore[arg-type]


def measure(path: Path) -> None:
    """Prints what the ledger takes to answer."""
    from starlette.testclient import TestClient

    from dragoman.show import web

    with View(path) as view:
        print(f"ledger         {view.count('events'):,} events, {view.count('documents'):,} documents")
        for unit, mutual in product(("day", "week", "month", "year"), (False, True)):
            took = min(_first_series(path, unit, mutual) for _ in range(5))
            found = series(view, "USA", "RUS", unit=unit, mutual=mutual)  # type: ignore[arg-type]
            way, volume = "↔" if mutual else "→", sum(period.volume for period in found)
            print(f"series         {took * 1000:8.1f} ms, USA {way} RUS by {unit}, {volume:,} events")
        found = view.dyads()
        took = _least(view.dyads, 3)
        print(f"all dyads      {took * 1000:8.0f} ms, {len({row[:3] for row in found}):,} dyad-months")
    client = TestClient(web.app(path), base_url="http://127.0.0.1")
    print(f"first page     {_least(lambda: client.get('/'), 1) * 1000:8.0f} ms when nothing is known yet")
    for when, again in (("first visit", 1), ("later", 3)):
        times = {page: _least(lambda page=page: client.get(page), again) for page in _PAGES}  # type: ignore[misc]
        slow = sorted(times.items(), key=lambda each: -each[1])[:6]
        print(f"pages, {when}: {statistics.quantiles(times.values(), n=20)[-1] * 1000:.0f} ms for 95 % of {len(times)}")
        print("\n".join(f"  {took * 1000:8.0f} ms, {page}" for page, took in slow))
    print(f"peak memory    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10:8} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=2_000_000)
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "bench.ledger"
        if not path.exists():
            build(path, given.events, given.documents)
        measure(path)


if __name__ == "__main__":
    sys.exit(main())
