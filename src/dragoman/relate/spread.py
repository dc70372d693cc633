"""The way of a claim through outlets and time: who told it first, and who cites whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from dragoman.link import origins
from dragoman.link.telling import day
from dragoman.records import Record
from dragoman.store.rows import ClaimVoice

_UNKNOWN = "outlet unknown"


class Lane(Record, frozen=True):
    """An outlet, by its first report or, where none of its own is in the ledger, by the first report that cites it."""

    key: str
    name: str
    first: str
    """Day, '' where none is known."""
    held: bool
    """True where a report of its own is in the ledger."""


class Point(Record, frozen=True):
    """What one report of an outlet says for or against the claim."""

    outlet: str
    """Key of its lane."""
    day: str
    side: Literal["asserts", "denies", "doubts"]
    document: str
    speakers: str
    """Whom it gives for it, '' for its own voice."""
    cites: tuple[str, ...]
    """Keys of the outlets that it cites, outermost first."""
    copy: bool
    """True where a near copy of the report has said so before."""


class Spread(Record, frozen=True):
    """Lanes and points, both in order of time."""

    lanes: tuple[Lane, ...]
    points: tuple[Point, ...]


def spread(voices: Iterable[ClaimVoice]) -> Spread:
    """The way of the claim that the voices are for and against."""
    found = sorted(voices, key=lambda voice: (_day(voice) or "9999", voice.document, voice.side))
    reports: dict[tuple[str, str], list[ClaimVoice]] = {}
    for voice in found:
        reports.setdefault((voice.document, voice.side), []).append(voice)
    told: set[tuple[str, str]] = set()
    points = []
    for several in reports.values():
        one = several[0]
        points.append(
            Point(
                outlet=_key(one.outlet),
                day=_day(one),
                side=one.side,
                document=one.document,
                speakers=", ".join(dict.fromkeys(voice.name for voice in several if voice.statement and voice.name)),
                cites=tuple(dict.fromkeys(key for voice in several for key in voice.cites)),
                copy=(one.family, one.side) in told,
            )
        )
        told.add((one.family, one.side))
    return Spread(lanes=tuple(_lanes(points, found)), points=tuple(points))


def _lanes(points: Sequence[Point], voices: Sequence[ClaimVoice]) -> Iterable[Lane]:
    names = {_key(voice.outlet): voice.outlet or _UNKNOWN for voice in voices}
    cited = {voice.speaker: voice.name for voice in voices if voice.speaker}
    first: dict[str, str] = {}
    for point in points:
        for key in (*reversed(point.cites), point.outlet):
            first.setdefault(key, point.day)
    for key, begun in first.items():
        name = names.get(key) or cited.get(key) or key.partition(":")[2].replace("-", " ")
        yield Lane(key=key, name=name, first=begun, held=key in names)


def _key(outlet: str | None) -> str:
    return origins.outlet(outlet) or "outlet:"


def _day(voice: ClaimVoice) -> str:
    """The day of publication, else when it was said: a report spreads when it is out."""
    return day(voice.published) or day(voice.said) or ""
