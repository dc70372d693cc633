"""Rows of a data set → what they say happened: the main path is ``read``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from dragoman.errors import InputError
from dragoman.records import Modality, Precision
from dragoman.store.imports import files, types
from dragoman.store.imports.files import Bad, Cells
from dragoman.store.imports.parties import NOBODY, ImportedActor, Parties
from dragoman.store.imports.types import Kind
from dragoman.store.sums import in_course
from dragoman.words.load import several, table

Format = Literal["gdelt", "icews", "polecat", "phoenix", "plover", "cameo-csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
FIELDS = ("id", "date", "source", "target", "code", "type", "mode", "source_code", "target_code")
"""Fields that a column map may name."""

_LETTERS = re.compile(r"[^a-z0-9]")
_ZONE = re.compile(r"\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)$")
_NEEDED = (("date",), ("source", "source_code"), ("code", "type"))


class Incoming(NamedTuple):
    """One event as a row tells it."""

    number: int
    id: str
    """The data set's own id; empty where it has none."""
    day: str
    actors: tuple[ImportedActor, ...]
    recipients: tuple[ImportedActor, ...]
    kind: Kind
    code: str
    """The type in the data set's own words."""
    reports: int
    independent: int
    modality: str = "happened"
    """As PLOVER records may tell it; tables of events know only what happened."""
    zone: str = ""
    """Time zone of the row's time, where it gives one: the day is that of this zone."""
    end: str = ""
    """The last day, where the row tells a longer time; ``day`` and ``precision`` are empty where none is known."""
    precision: str | None = "day"
    voices: tuple[str, ...] = ("outlet",)
    """As Dragoman's own records tell it: in the outlet's own voice, attributed, or both."""


def read(path: str, format: Format, columns: Mapping[str, str] | None = None) -> Iterator[Incoming | Bad]:
    """Every row of a file, as an event or with the reason why it is none; a header is no row.

    ``columns`` maps fields (``date``, ``source``, ``target``, ``code`` …) to names of the file's own columns. Raises
    InputError where the file cannot be opened or its columns are not those of the format.
    """
    if format == "plover":
        yield from _objects(path)
        return
    parties = Parties()
    rows = files.rows(path)
    places: dict[str, int] | None = None
    for row in rows:
        if isinstance(row, Bad):
            yield row
            continue
        if places is None:
            places, is_header = _places(path, format, row.cells, columns or {})
            if is_header:
                continue
        yield _table_row(row, places, parties)


def _places(path: str, format: Format, first: Sequence[str], columns: Mapping[str, str]) -> tuple[dict[str, int], bool]:
    """Field → number of its column; True where the first row is a header."""
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise InputError(f"column {unknown[0]}", "there is no such field", f"The fields are {', '.join(FIELDS)}")
    names = {_letters(name): at for at, name in reversed(list(enumerate(first)))}
    rules = [row for row in table("imports/formats") if row["format"] == format]
    found: dict[str, int] = {}
    for rule in rules:
        own = next((names[key] for name in several(rule["names"]) if (key := _letters(name)) in names), None)
        if own is not None:
            found[rule["field"]] = own
    for field, name in columns.items():
        if _letters(name) not in names:
            raise InputError(path, f"there is no column {name!r}", f"Its columns are {', '.join(first)[:300]}")
        found[field] = names[_letters(name)]
    if all(any(field in found for field in either) for either in _NEEDED):
        return found, True
    fixed = {rule["field"]: int(rule["position"]) for rule in rules if rule["position"]}
    if fixed and not columns and len(first) > fixed["code"]:
        return fixed, False
    lacking = " and ".join(either[0] for either in _NEEDED if not any(field in found for field in either))
    raise InputError(path, f"no column is known to hold {lacking}", "Name the columns: --column date=NAME, and so on")


def _letters(name: str) -> str:
    return _LETTERS.sub("", name.strip().casefold())


def _table_row(row: Cells, places: Mapping[str, int], parties: Parties) -> Incoming | Bad:
    cells, width = row.cells, len(row.cells)

    def cell(field: str) -> str:
        at = places.get(field, -1)
        return cells[at] if 0 <= at < width else ""

    if max(places.values()) >= width:
        return Bad(row.number, f"{width} columns where at least {max(places.values()) + 1} are needed")
    day = _day(cell("date"))
    if not day:
        return Bad(row.number, f"no date: {cell('date').strip()[:40]!r}")
    kind = types.of_plover(cell("type"), cell("mode")) if "type" in places else types.of_cameo(cell("code"))
    if kind.fault:
        return Bad(row.number, kind.fault)
    source, target = (_party(parties, cell, side) for side in ("source", "target"))
    if source is NOBODY:
        return Bad(row.number, "nobody is named who did it")
    reports = max(1, _count(cell("reports")))
    independent = max(1, min(reports, _count(cell("sources")) or reports))
    whom = () if target is NOBODY else (target,)
    code = f"CAMEO {cell('code').strip()}" if "code" in places else cell("type").strip()
    told = cell("words").strip()
    code = f"{told} ({code})" if told else code
    made = Incoming(row.number, cell("id").strip(), day, (source,), whom, kind, code, reports, independent)
    return made._replace(zone=_zone(cell("date"))) if ":" in cell("date") else made


def _party(parties: Parties, cell: Any, side: str) -> ImportedActor:  # noqa: ANN401
    code = cell(f"{side}_code")
    if code:
        return parties.coded(code, cell(side), cell(f"{side}_country"))
    sectors = cell(f"{side}_sectors")
    return parties.named(cell(side), cell(f"{side}_country"), _sectors(sectors) if sectors else ())


@lru_cache(maxsize=4096)
def _sectors(words: str) -> tuple[str, ...]:
    """PLOVER's codes of sectors, as far as the words are such."""
    return tuple(code for code in re.split(r"[^A-Za-z]+", words) if len(code) == 3 and code.isupper())


@lru_cache(maxsize=65536)
def _day(words: str) -> str:
    """ISO day of ``2021-01-31``, ``20210131`` or a longer time; empty where it is none, or none of an event.

    Data sets write 9999-12-31 or 0001-01-01 where they know none.
    """
    words = words.strip()
    try:
        day = date.fromisoformat(words[:10] if "-" in words else words[:8]).isoformat()
    except ValueError:
        return ""
    return day if in_course(day) else ""


def _zone(words: str) -> str:
    """The zone of a time such as ``2021-01-31T23:30:00+02:00``; empty where there is none."""
    found = _ZONE.search(words.strip())
    return found[1] if found else ""


def _count(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


# PLOVER as one JSON object a line


def _objects(path: str) -> Iterator[Incoming | Bad]:
    parties = Parties()
    with ExitStack() as stack:
        for number, line in enumerate(files.lines(path, stack), start=1):
            if isinstance(line, Bad):
                yield line
            elif line.strip() and not (number == 1 and line.startswith('{"export":')):  # what our own export says first
                yield _object(number, line, parties)


def _object(number: int, line: str, parties: Parties) -> Incoming | Bad:
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        return Bad(number, f"no JSON: {error}")
    if not isinstance(found, dict):
        return Bad(number, "no JSON object")
    when = _text(found, "date", "start", "event_date")
    time = _time(when, found)
    if time is None:
        return Bad(number, f"no date: {when[:40]!r}")
    type = _text(found, "type", "event", "event_type", "eventText")
    kind = types.of_plover(type, _text(found, "mode", "event_mode"))
    if kind.fault:
        return Bad(number, kind.fault)
    actors, recipients = (tuple(_all_parties(found, names, parties)) for names in (_DOERS, _RECEIVERS))
    if not actors:
        return Bad(number, "nobody is named who did it")
    told = _text(found, "modality") or "happened"
    if told not in _MODALITIES:
        return Bad(number, f"{told[:40]!r} is no modality")
    reports = max(1, _count(_text(found, "reports")))
    independent = max(1, min(reports, _count(_text(found, "independent")) or reports))
    id = _text(found, "id", "eventId", "event_id")
    day, end, precision = time
    made = Incoming(number, id, day, actors, recipients, kind, type, reports, independent, told, _zone(when))
    return made._replace(end=end, precision=precision, voices=_voices(found.get("voices")))


def _time(when: str, found: Mapping[str, Any]) -> tuple[str, str, str | None] | None:
    """First and last day and precision; None where the row gives no date. Our own records say ``"date": null`` of what
    nobody dated."""
    day, end = _day(when), _day(_text(found, "end_date"))
    if day:
        precision = _text(found, "precision") or "day"
        return (day, max(day, end), precision) if precision in _PRECISIONS and end else (day, day, "day")
    if {"date", "precision"} <= found.keys() and found["date"] is None:
        return (end, end, _text(found, "precision")) if end else ("", "", None)
    return None


def _voices(given: object) -> tuple[str, ...]:
    told = given if isinstance(given, list) else []
    return tuple(voice for voice in ("attributed", "outlet") if voice in told) or ("outlet",)


_PRECISIONS = frozenset(get_args(Precision))


_MODALITIES = frozenset(get_args(Modality))
_DOERS = ("actors", "actor", "source")
_RECEIVERS = ("recipients", "recipient", "target")


def _text(found: Mapping[str, Any], *names: str) -> str:
    """The first of the members that is there, as text."""
    value = next((found[name] for name in names if found.get(name) not in (None, "", [])), "")
    value = value[0] if isinstance(value, list) else value
    return str(value) if isinstance(value, str | int) else ""


def _all_parties(found: Mapping[str, Any], names: Sequence[str], parties: Parties) -> Iterator[ImportedActor]:
    given: object = next((found[name] for name in names if found.get(name)), [])
    seen = set()
    for each in given if isinstance(given, list) else [given]:
        one = _json_party(each, parties)
        if one is not NOBODY and one.id not in seen:
            seen.add(one.id)
            yield one


def _json_party(given: object, parties: Parties) -> ImportedActor:
    """An actor as text (a code in capitals, else a name) or as an object with ``name``, ``code``, ``country``."""
    if isinstance(given, str):
        return parties.coded(given) if _is_code(given) else parties.named(given)
    if not isinstance(given, dict):
        return NOBODY
    code, name = _text(given, "code", "actor"), _text(given, "name", "text", "id")
    if _is_code(code):
        return parties.coded(code, name, _text(given, "country"))
    sectors = given.get("sectors") or given.get("sector") or []
    listed = sectors if isinstance(sectors, list) else [sectors]
    return parties.named(name or code, _text(given, "country"), _sectors(" ".join(map(str, listed))))


@cache
def _is_code(words: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]{3})+", words))
