"""The way of a claim → SVG: a lane for each outlet, a point for each report, lines to whom it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape

from markupsafe import Markup

from dragoman.relate.spread import Lane, Point, Spread
from dragoman.show.phrases import count, day, plain

_WIDTH, _LEFT, _RIGHT, _TOP, _LANE = 960, 210, 170, 34, 30
_MOST = 18
"""Lanes at most; the table below the picture has all."""
_NAME, _NOTE = 28, 24
"""Characters of a name, of a note beside a point."""
_TICKS = 5
_STEP = 7
"""Points of one day stand so many units apart."""
_SIDES = {"asserts": "asserts", "denies": "denies", "doubts": "doubts"}


def timeline(found: Spread) -> Markup:
    """The drawing; empty where no date is known."""
    lanes = [lane for lane in found.lanes if lane.first][:_MOST]
    shown = {lane.key: number for number, lane in enumerate(lanes)}
    points = [point for point in found.points if point.day and point.outlet in shown]
    if not points:
        return Markup("")
    drawing = _Drawing(lanes, points)
    left_out = len(found.lanes) - len(lanes)
    told = f"{count(len(lanes), 'outlet')} from {day(points[0].day)} to {day(points[-1].day)}"
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {drawing.height}" role="img" aria-labelledby="spread-title spread-desc">',
        '<title id="spread-title">Spread of the claim</title>',
        f'<desc id="spread-desc">{escape(told)}; the table below says the same.</desc>',
        *drawing.days(),
        *drawing.names(),
        *drawing.lines(),
        *drawing.marks(),
        "</svg>",
        _legend(left_out),
    ]
    return Markup("".join(parts))


class _Drawing:
    """Places outlets and days."""

    def __init__(self, lanes: list[Lane], points: list[Point]) -> None:
        self._lanes, self._points = lanes, points
        self._row = {lane.key: number for number, lane in enumerate(lanes)}
        days = [date.fromisoformat(day).toordinal() for day in {point.day for point in points}]
        self._first, self._length = min(days), max(max(days) - min(days), 1)
        self._single = len(days) == 1
        self.height = _TOP + _LANE * len(lanes) + 12
        self._x = self._places()
        self._born = self._births()

    def _places(self) -> dict[int, float]:
        """Point → x; those of one outlet and day stand side by side."""
        taken: dict[tuple[str, str], int] = {}
        places = {}
        for number, point in enumerate(self._points):
            beside = taken.get((point.outlet, point.day), 0)
            taken[point.outlet, point.day] = beside + 1
            places[number] = self._at(point.day) + beside * _STEP
        return places

    def _births(self) -> Mapping[str, float]:
        """Where each outlet first tells it, or is first cited for it."""
        found: dict[str, float] = {}
        for number, point in enumerate(self._points):
            found.setdefault(point.outlet, self._x[number])
        for lane in self._lanes:
            found.setdefault(lane.key, self._at(lane.first))
        return found

    def _at(self, day: str) -> float:
        if self._single:
            return _LEFT + (_WIDTH - _LEFT - _RIGHT) * 0.2
        return _LEFT + (date.fromisoformat(day).toordinal() - self._first) / self._length * (_WIDTH - _LEFT - _RIGHT)

    def _y(self, outlet: str) -> float:
        return _TOP + _LANE * (self._row[outlet] + 0.5)

    def days(self) -> Iterable[str]:
        number = 1 if self._single else min(_TICKS, self._length + 1)
        for at in range(number):
            ordinal = self._first + (self._length * at // max(number - 1, 1) if number > 1 else 0)
            value = date.fromordinal(ordinal).isoformat()
            x = self._at(value)
            yield f'<line class="rule" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 8}" y2="{self.height - 6}"/>'
            yield f'<text class="tick" x="{x:.1f}" y="{_TOP - 14}" text-anchor="middle">{escape(day(value))}</text>'

    def names(self) -> Iterable[str]:
        for lane in self._lanes:
            y = self._y(lane.key)
            kind = "lane" if lane.held else "lane cited"
            note = "" if lane.held else " (cited)"
            name = escape(plain(lane.name, _NAME) + note)
            yield f'<line class="lane" x1="{_LEFT}" x2="{_WIDTH - _RIGHT + 20}" y1="{y:.1f}" y2="{y:.1f}"/>'
            yield f'<text class="{kind}" x="{_LEFT - 16}" y="{y + 4:.1f}" text-anchor="end">{name}</text>'

    def lines(self) -> Iterable[str]:
        """From each point to the outlet that it cites first, and from that one to the next in the chain."""
        for number, point in enumerate(self._points):
            x, y = self._x[number], self._y(point.outlet)
            for cited in point.cites:
                if cited not in self._row or cited == point.outlet:
                    continue
                to_x, to_y = self._born[cited], self._y(cited)
                bend = (x + to_x) / 2 if abs(x - to_x) > _STEP else x - 4 * _STEP
                curve = f"C{bend:.1f} {to_y:.1f} {bend:.1f} {y:.1f} {x:.1f} {y:.1f}"
                yield f'<path class="cites" d="M{to_x:.1f} {to_y:.1f} {curve}"/>'
                x, y = to_x, to_y

    def marks(self) -> Iterable[str]:
        drawn = {point.outlet for point in self._points}
        for lane in self._lanes:
            if lane.key not in drawn:
                yield f'<circle class="cited" cx="{self._born[lane.key]:.1f}" cy="{self._y(lane.key):.1f}" r="4"/>'
        last = {point.outlet: number for number, point in enumerate(self._points)}
        for number, point in enumerate(self._points):
            x, y = self._x[number], self._y(point.outlet)
            told = (
                f"{day(point.day)}: {point.side}, {point.speakers or 'own voice'}{', near copy' if point.copy else ''}"
            )
            kind = f"{point.side} copy" if point.copy else point.side
            yield f"<g><title>{escape(plain(told, 200))}</title>{_mark(kind, point.side, x, y)}</g>"
            if last[point.outlet] == number and point.speakers:
                note = escape(plain(point.speakers, _NOTE))
                yield f'<text class="tick" x="{x + 10:.1f}" y="{y + 4:.1f}">{note}</text>'


def _mark(kind: str, side: str, x: float, y: float) -> str:
    """A disc, a square or a diamond: the sides differ by shape too."""
    if side == "denies":
        return f'<rect class="{kind}" x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'
    if side == "doubts":
        return f'<path class="{kind}" d="M{x:.1f} {y - 6:.1f} l6 6 -6 6 -6 -6z"/>'
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'


def _legend(left_out: int) -> str:
    items = [f'<li><i class="{side}"></i>{word}</li>' for side, word in _SIDES.items()]
    items += ['<li><i class="copy"></i>near copy</li>', '<li><i class="cites"></i>cites</li>']
    more = f"<li>{count(left_out, 'more outlet')} in the table</li>" if left_out > 0 else ""
    return f'<figcaption><ul class="legend-line">{"".join(items)}{more}</ul></figcaption>'
