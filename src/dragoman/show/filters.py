"""Raw filter values, from options or a URL → a checked Query."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import get_args, get_type_hints

import msgspec

from dragoman.config import LIMITS
from dragoman.errors import InputError
from dragoman.records import Modality, Stance
from dragoman.store.rows import ClaimRow, Noun, Query

NOUNS: tuple[Noun, ...] = get_args(Noun)

FILTERS: dict[Noun, tuple[str, ...]] = {
    "documents": ("actor", "outlet", "since", "until"),
    "statements": ("actor", "stance", "modality", "outlet", "since", "until"),
    "acts": ("actor", "recipient", "type", "modality", "voice", "outlet", "since", "until"),
    "events": ("actor", "recipient", "type", "modality", "voice", "outlet", "since", "until"),
    "claims": ("actor", "type", "status", "outlet", "since", "until"),
    "actors": ("actor",),
}
"""The filters that a list offers to people."""

LINKS = ("document", "event", "claim")
"""Filters that other pages link to; no form field shows them."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def choices(name: str) -> tuple[str, ...]:
    """The values that a filter can have; empty where it is free."""
    if name == "type":
        from dragoman.words.ontology import roots

        return roots()
    fixed: dict[str, object] = {
        "modality": Modality,
        "stance": Stance,
        "status": get_type_hints(ClaimRow)["status"],
        "voice": get_type_hints(Query)["voice"],
    }
    return get_args(fixed.get(name))


def query(raw: Mapping[str, str | int | None], noun: Noun) -> Query:
    """The filters of ``noun`` that are set; others are passed over. Raises InputError for a value that cannot be."""
    names = (*FILTERS[noun], *LINKS)
    kept = {name: _value(name, str(raw[name]).strip()) for name in names if str(raw.get(name) or "").strip()}
    limit, offset = _whole(raw, "limit", 50, LIMITS.page_rows), _whole(raw, "offset", 0, 10**9)
    return msgspec.convert({**kept, "limit": limit, "offset": offset}, Query)


def _value(name: str, value: str) -> str:
    if name in ("since", "until"):
        return day(name, value)
    if name in ("actor", "recipient"):
        return actor(value)
    if name == "type":
        value = value.upper()
    allowed = choices(name)
    if allowed and value not in allowed:
        raise InputError(f"{name}={value}", f"no such {name}", f"Use one of {', '.join(allowed)}")
    return value


def actor(value: str) -> str:
    """The id or country code that a user means: ``irn``, ``Iran`` and ``IRN`` are one; an unknown name stays itself."""
    if len(value) == 3:
        return value.upper()
    from dragoman.words.actors import actors, plain

    named = ("state", "organisation", "group", "person", "short", "agency", "outlet")
    ids = {entry.id for entry in actors().entries(plain(value)) if entry.kind in named}
    return ids.pop() if len(ids) == 1 else value


def day(name: str, value: str) -> str:
    """A day; a year or month stands for its first day (``since``) or its last (``until``)."""
    if _DATE.fullmatch(value):
        try:
            return _edge(value, last=name == "until")
        except ValueError:
            pass
    raise InputError(f"{name}={value}", "not a date", "Write it as YYYY, YYYY-MM or YYYY-MM-DD, such as 2023-02-08")


def _edge(value: str, last: bool) -> str:
    year, month, number = ([int(part) for part in value.split("-")] + [0, 0])[:3]
    if number:
        return date(year, month, number).isoformat()
    if not last:
        return date(year, month or 1, 1).isoformat()
    return date(year, month or 12, monthrange(year, month or 12)[1]).isoformat()


def _whole(raw: Mapping[str, str | int | None], name: str, default: int, most: int) -> int:
    value = raw.get(name)
    try:
        number = default if value in (None, "") else int(str(value))
    except ValueError:
        number = -1
    if number < 0:
        raise InputError(f"{name}={value}", "not a whole number", f"Use 0 to {most}")
    return min(number, most)
