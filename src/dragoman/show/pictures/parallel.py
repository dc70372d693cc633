"""Two courses laid over each other: a dyad's stretch and that of the one it is like."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.relate.names import called
from dragoman.relate.parallels import Parallel
from dragoman.show.pictures.canvas import WIDTH, Picture, line, text

_LEFT, _RIGHT, _TOP, _HEIGHT = 52, 16, 16, 150


def beside(names: str, row: Parallel) -> Picture:
    """Mean scores by month of the two stretches, each in its own calendar."""
    both = (*row.own, *row.other, 0.0)
    low, high = min(both) - 0.5, max(both) + 0.5

    def y(value: float) -> float:
        return _TOP + (high - value) / (high - low) * _HEIGHT

    parts = [line(_LEFT, y(0), WIDTH - _RIGHT, y(0), "zero"), text(_LEFT - 8, y(0) + 4, "0", "tick", "end")]
    for value in (low + 0.5, high - 0.5):
        if abs(y(value) - y(0)) > 14:
            parts.append(text(_LEFT - 8, y(value) + 4, f"{value:+.1f}", "tick", "end"))
    parts += [_curve(row.own, y, "own-course"), _curve(row.other, y, "other-course")]
    foot = _TOP + _HEIGHT + 22
    other = f"{called(row.a)} ↔ {called(row.b)}"
    for at, (kind, words) in enumerate(
        (
            ("own-course", f"{names}, {row.own_start} to {row.own_end}"),
            ("other-course", f"{other}, {row.start} to {row.end}"),
        )
    ):
        parts.append(line(_LEFT, foot + 20 * at - 4, _LEFT + 26, foot + 20 * at - 4, kind))
        parts.append(text(_LEFT + 34, foot + 20 * at, words, "tick"))
    described = f"Mean scores of {names} from {row.own_start} and of {other} from {row.start}, alike {row.alike:.2f}."
    return Picture(f"{names} and {other}", described, foot + 30, "".join(parts))


def _curve(values: Sequence[float], y: object, kind: str) -> str:
    assert callable(y)
    step = (WIDTH - _LEFT - _RIGHT) / (len(values) - 1)
    points = " ".join(f"{_LEFT + at * step:.1f},{y(value):.1f}" for at, value in enumerate(values))
    return f'<polyline class="{kind}" points="{points}"/>'
