"""Events in the shapes of other data sets: GDELT's tables and PLOVER's records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

import msgspec

from dragoman.link.telling import MOODS
from dragoman.store.rows import EventRow, Party
from dragoman.words import ontology
from dragoman.words.load import table

LEFT_OUT = (
    "events without a day of their own, which GDELT's table has no place for, and, unless a modality was asked for, "
    "those not told as done; of several parties on a side the first alone is named"
)


def fits(row: EventRow, *, asked: bool) -> bool:
    """True where GDELT's table can hold the event: it has a day, and is told as done or was ``asked`` for."""
    return bool(row.start) and (asked or MOODS[row.modality] == "realised")


def gdelt(rows: Iterable[EventRow], about: Mapping[str, str]) -> Iterator[str]:
    """Lines of a table with GDELT 1.0's 58 columns and their names, parted by tabs, behind lines that begin with ``#``.

    NumMentions and NumArticles are reports, NumSources independent reports. The event's type is written as a CAMEO code
    of its own kind; GoldsteinScale is PLOVER's score. What the ledger does not know stays empty.
    """
    names = [row["name"] for row in table("exports/gdelt")]
    yield from (f"# {name}: {_cell(value)}\n" for name, value in about.items())
    yield "\t".join(names) + "\n"
    for row in rows:
        cells = _cells(row)
        yield "\t".join(_cell(cells.get(name, "")) for name in names) + "\n"


def _cells(row: EventRow) -> dict[str, object]:
    code = cameo(row.type, row.mode)
    day = date.fromisoformat((row.start or "")[:10])
    receivers = row.recipients or row.actors[1:]
    return {
        "GLOBALEVENTID": row.id,
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": f"{day.year + (day.timetuple().tm_yday - 1) / 365:.4f}",
        **_actor("Actor1", row.actors),
        **_actor("Actor2", receivers),
        "IsRootEvent": 1,
        "EventCode": code.ljust(3, "0"),
        "EventBaseCode": code[:3].ljust(3, "0"),
        "EventRootCode": code[:2],
        "QuadClass": ontology.quad(row.type),
        "GoldsteinScale": ontology.score(row.type, row.mode),
        "NumMentions": row.reports,
        "NumSources": row.independent,
        "NumArticles": row.reports,
    }


def _actor(side: str, parties: Sequence[Party]) -> dict[str, object]:
    if not parties:
        return {}
    first = parties[0]
    return {
        f"{side}Code": first.country or first.id.upper(),
        f"{side}Name": first.name.upper(),
        f"{side}CountryCode": first.country or "",
    }


def _cell(value: object) -> str:
    return " ".join(str(value).split())


@cache
def cameo(type: str, mode: str | None) -> str:
    """The CAMEO code, 2 to 4 digits, of a PLOVER type and mode; the type's where the mode has none."""
    chosen = {(row["type"], row["mode"]): row["code"] for row in table("exports/cameo")}
    known: dict[tuple[str, str], str] = {}
    for row in sorted(table("imports/cameo"), key=lambda row: len(row["code"])):
        known.setdefault((row["type"], row["mode"]), row["code"])
    known |= chosen
    return known.get((type, mode or "")) or known[type, ""]


def plover(rows: Iterable[EventRow], about: Mapping[str, str]) -> Iterator[str]:
    """JSON lines: first an object ``export`` with what was asked and counted, then one event each. A denied or planned
    event says so in ``modality``."""
    yield _line({"export": dict(about)})
    for row in rows:
        yield _line(
            {
                "id": row.id,
                "date": row.start,
                "end_date": row.end,
                "precision": row.precision,
                "type": row.type,
                "mode": row.mode,
                "modality": row.modality,
                "actors": [_party(party) for party in row.actors],
                "recipients": [_party(party) for party in row.recipients],
                "quad": ontology.quad(row.type),
                "score": ontology.score(row.type, row.mode),
                "reports": row.reports,
                "independent": row.independent,
                "outlets": row.outlets,
                "voices": row.voices,
                "text": row.words,
            }
        )


def _party(party: Party) -> dict[str, str | None]:
    return {"name": party.name, "code": party.id, "country": party.country}


def _line(value: object) -> str:
    return msgspec.json.encode(value).decode() + "\n"
