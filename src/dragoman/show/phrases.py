"""Records in few words, the same in the terminal and on the pages."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from dragoman.store.rows import EventRow
from dragoman.words import ontology

STANDING = {
    "happened": "real",
    "ongoing": "real",
    "historical": "real",
    "planned": "open",
    "promised": "open",
    "threatened": "open",
    "demanded": "open",
    "hypothetical": "open",
    "denied": "not",
    "did-not-happen": "not",
}
"""Modality → told as done (``real``), not (yet) done (``open``), told as not done (``not``)."""

STATUSES = {
    "single-origin": "asserted, and all who assert it go back to one source",
    "corroborated": "asserted by several sources that do not depend on each other",
    "disputed": "asserted by some, and doubted, or denied not only by those whom it is about",
    "denied": "asserted by some, denied by those whom it is about and by nobody else",
    "withdrawn": "denied later by everybody who had asserted it",
    "open-denial": "denied, while nobody in this ledger asserts it",
    "open-doubt": "doubted, while nobody in this ledger asserts or denies it",
}
"""What the status of a claim says of the record."""

ARROW, STEP, DOT = "→", "›", "·"


_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control codes, terminal escapes and direction overrides."""


_IMPORTED = re.compile(r", line \d+$")


class Named(Protocol):
    @property
    def name(self) -> str: ...


def names(actors: Iterable[Named], nobody: str = "—") -> str:
    """``Iran, Russia``."""
    return ", ".join(actor.name for actor in actors) or nobody


def who(actors: Iterable[Named], recipients: Iterable[Named]) -> str:
    """``Iran → Russia``; ``Iran, Russia`` where nobody receives it."""
    receivers = names(recipients, "")
    return f"{names(actors)} {ARROW} {receivers}" if receivers else names(actors)


def deed(type: str, mode: str | None) -> str:
    """``CONSULT · visit``."""
    return f"{type} {DOT} {mode}" if mode else type


def quad(type: str) -> int:
    """1 verbal cooperation … 4 material conflict; 0 for a type that PLOVER does not have."""
    try:
        return ontology.quad(type)
    except KeyError:
        return 0


def chain(speakers: Iterable[str]) -> str:
    """``Alwaght › Wall Street Journal › unnamed sources``."""
    return f" {STEP} ".join(speakers)


def day(value: str | None) -> str:
    """``8 Feb 2023`` for ``2023-02-08``; other values as they are."""
    try:
        found = date.fromisoformat((value or "")[:10])
    except ValueError:
        return value or "unknown"
    return f"{found.day} {month_abbr[found.month]} {found.year}"


def when(start: str | None, end: str | None, precision: str | None) -> str:
    """A date no finer than it is known: ``8 Feb 2023``, ``May 2022``, ``week of 30 Jan 2023``, ``date unknown``."""
    if start is None and end is None:
        return "date unknown"
    if start is None or end is None:
        return f"since {day(start)}" if start else f"until {day(end)}"
    coarse = {
        "time": day(start),
        "day": day(start),
        "week": f"week of {day(start)}",
        "month": day(start).partition(" ")[2],
        "year": start[:4],
        "decade": f"{start[:3]}0s",
    }
    return coarse.get(precision or "") or (day(start) if start == end else f"{day(start)} – {day(end)}")


def event(row: EventRow) -> str:
    """``29 Aug 2022 AID: Iran → Russia “…”``; the words of an imported row only name its file and are left out."""
    said = f"{when(row.start, row.end, row.precision)} {deed(row.type, row.mode)}: {who(row.actors, row.recipients)}"
    return said if _IMPORTED.search(row.words) else f"{said} “{row.words}”"


def count(number: int, one: str, several: str | None = None) -> str:
    """``1 act``, ``1,204 acts``."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def remarks(number: int) -> str:
    """``3 imported rows tell that one of the two spoke …`` (CAMEO 01)."""
    return (
        f"{count(number, 'imported row tells', 'imported rows tell')} that one of the two spoke to or about the other, "
        "not what was said (CAMEO 01): no act, so it is in no figure here"
    )


def tame(text: str) -> str:
    """The text without the signs that could steer a terminal."""
    return _STEERING.sub(" ", text)


def plain(text: str, most: int | None = None) -> str:
    """The tamed text on one line, cut at ``most`` with ``…``."""
    line = " ".join(tame(text).split())
    return line if most is None or len(line) <= most else line[: most - 1].rstrip() + "…"


def signed(value: float, digits: int = 2) -> str:
    """``+1.50``, ``−0.25``; nought has no sign."""
    told = f"{value:+.{digits}f}"
    return told[1:] if float(told) == 0 else told.replace("-", "−")
