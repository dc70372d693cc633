"""Blocs through time: each country a band that flows from bloc to bloc."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.relate.blocs import ALONE, BlocPeriod, Member
from dragoman.show import phrases
from dragoman.show.pictures.canvas import WIDTH, Picture, box, clean, text
from dragoman.show.pictures.network import colour

_BAND, _GAP, _TOP, _BAR = 15, 16, 44, 10
_LEFT, _RIGHT = 150, 150
_COLUMNS = 12
_NAME = 20


def alluvial(title: str, periods: Sequence[BlocPeriod]) -> Picture | None:
    """The last twelve periods that tell enough; None where fewer than two do."""
    shown = [period for period in periods if not period.said][-_COLUMNS:]
    if len(shown) < 2:
        return None
    columns: list[dict[str, float]] = []
    for period in shown:
        columns.append(_column(period, columns[-1] if columns else {}))
    step = (WIDTH - _LEFT - _RIGHT - _BAR) / (len(shown) - 1)
    parts = [text(_LEFT + at * step + _BAR / 2, 22, label(period), "tick", "middle") for at, period in enumerate(shown)]
    moved = 0
    for at, (old, new) in enumerate(pairwise(shown)):
        moves = {move.id for move in new.moves}
        moved += len(moves)
        parts += _flows(old, columns[at], columns[at + 1], moves, (_LEFT + at * step + _BAR, _LEFT + (at + 1) * step))
    for at, period in enumerate(shown):
        parts += _bars(period, columns[at], _LEFT + at * step)
    for period, column, x, anchor in (
        (shown[0], columns[0], _LEFT - 8.0, "end"),
        (shown[-1], columns[-1], WIDTH - _RIGHT + 8.0, "start"),
    ):
        parts += [
            text(x, column[one.id] + 11, phrases.plain(one.name, _NAME), "label", anchor) for one in period.members
        ]
    height = max(y for column in columns for y in column.values()) + _BAND + 24
    told = "; ".join(f"{period.start[:7]}: {', '.join(period.blocs.values())}" for period in (shown[0], shown[-1]))
    described = f"{phrases.count(len(shown), 'period')}, {phrases.count(moved, 'move')} between blocs. {told}."
    return Picture(title, described, int(height), "".join(parts))


def label(period: BlocPeriod) -> str:
    """``2021`` for a year, ``2021-05`` for a month."""
    year = period.start.endswith("-01-01") and period.end.endswith("-01-01")
    return period.start[:4] if year else period.start[:7]


def _column(period: BlocPeriod, last: dict[str, float]) -> dict[str, float]:
    """Country → top of its band: blocs by number, each as it was ordered before, those alone at the bottom."""
    y, before, found = float(_TOP), None, {}
    for member in sorted(
        period.members, key=lambda one: (one.bloc == ALONE, one.bloc, last.get(one.id, 1e6), -one.events, one.id)
    ):
        if before is not None and before != member.bloc:
            y += _GAP
        found[member.id] = y
        y, before = y + _BAND, member.bloc
    return found


def _flows(
    old: BlocPeriod, here: dict[str, float], there: dict[str, float], moves: set[str], ends: tuple[float, float]
) -> Iterator[str]:
    x1, x2 = ends
    middle = (x1 + x2) / 2
    for member in sorted(old.members, key=lambda one: one.id in moves):
        if member.id in there:
            y1, y2, high = here[member.id], there[member.id], _BAND - 3
            kind = f"flow {colour(member.bloc)}{' moved' if member.id in moves else ''}"
            path = (
                f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}v{high}"
                f"C{middle:.1f} {y2 + high:.1f} {middle:.1f} {y1 + high:.1f} {x1:.1f} {y1 + high:.1f}z"
            )
            moving = " (moves)" if member.id in moves else ""
            yield f'<path class="{kind}" d="{path}"><title>{clean(member.name + moving)}</title></path>'


def _bars(period: BlocPeriod, column: dict[str, float], x: float) -> Iterator[str]:
    names = {**period.blocs, ALONE: "with nobody"}
    for member in period.members:
        yield box(x, column[member.id], _BAR, _BAND - 3, colour(member.bloc), _told(member, names))


def _told(member: Member, names: dict[int, str]) -> str:
    return f"{member.name}: {names[member.bloc]}, certainty {member.certainty:.0%}"
