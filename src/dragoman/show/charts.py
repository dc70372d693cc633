"""Rows → SVG that is drawn here, needs no script and can be read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

_WIDTH, _LEFT, _TOP, _BOTTOM = 960, 44, 14, 26
_LABELS = 12
"""Labels under a chart at most."""
_LEAST = 4
"""A scale is for so many at least, so that a single event does not fill the picture."""
_WIDEST = 32


class Series(NamedTuple):
    """One stack of a chart: ``kind`` is its CSS class, ``sign`` +1 grows up from the line and −1 down."""

    label: str
    kind: str
    values: Sequence[int]
    sign: int = 1


def bars(labels: Sequence[str], stacks: Sequence[Series], *, title: str, height: int = 220) -> Markup:
    """Stacked bars, one a label, over and under a common line; each bar says its figures.

    Empty markup where there is nothing to draw.
    """
    up = [sum(stack.values[at] for stack in stacks if stack.sign > 0) for at in range(len(labels))]
    down = [sum(stack.values[at] for stack in stacks if stack.sign < 0) for at in range(len(labels))]
    if not labels or not any(up + down):
        return Markup("")
    frame = _Frame(len(labels), max(up), max(down), height)
    described = f"{title}. {labels[0]} to {labels[-1]}, at most {max(map(sum, zip(up, down, strict=True)))} in one."
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="chart-title chart-desc">',
        f'<title id="chart-title">{escape(title)}</title><desc id="chart-desc">{escape(described)}</desc>',
        *frame.grid(),
        *(part for at, label in enumerate(labels) for part in frame.bar(at, label, stacks)),
        *frame.names(labels),
        "</svg>",
        _legend(stacks),
    ]
    return Markup("".join(parts))


class _Frame:
    """Places values on the drawing."""

    def __init__(self, columns: int, up: int, down: int, height: int) -> None:
        lacking = max(_LEAST - up - down, 0)
        self._up, self._down = (up + lacking, down) if up >= down else (up, down + lacking)
        self._step = (_WIDTH - _LEFT) / columns
        self._unit = (height - _TOP - _BOTTOM) / (self._up + self._down)
        self._zero = _TOP + self._up * self._unit
        self._height = height

    def grid(self) -> Iterable[str]:
        every = max(1, round((self._up + self._down) / 4))
        for value in range(-(self._down // every) * every, self._up + 1, every):
            y = self._zero - value * self._unit
            kind = "zero" if value == 0 else "rule"
            yield f'<line class="{kind}" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
            yield f'<text class="tick" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{abs(value)}</text>'

    def bar(self, at: int, label: str, stacks: Sequence[Series]) -> Iterable[str]:
        told = ", ".join(f"{stack.label} {stack.values[at]}" for stack in stacks if stack.values[at])
        if not told:
            return
        gap = min(self._step * 0.25, 6)
        x, width = _LEFT + at * self._step + gap / 2, min(self._step - gap, _WIDEST)
        x += (self._step - gap - width) / 2
        yield f"<g><title>{escape(label)}: {escape(told)}</title>"
        above, below = self._zero, self._zero
        for stack in stacks:
            size = stack.values[at] * self._unit
            if not size:
                continue
            above -= size if stack.sign > 0 else 0
            y = above if stack.sign > 0 else below
            below += size if stack.sign < 0 else 0
            yield f'<rect class="{stack.kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{size:.1f}"/>'
        yield "</g>"

    def names(self, labels: Sequence[str]) -> Iterable[str]:
        every = -(-len(labels) // _LABELS)
        for at in range(0, len(labels), every):
            x = _LEFT + (at + 0.5) * self._step
            text = escape(labels[at])
            yield f'<text class="tick" x="{x:.1f}" y="{self._height - 8}" text-anchor="middle">{text}</text>'


def _legend(stacks: Sequence[Series]) -> str:
    items = [f'<li><i class="{stack.kind}"></i>{escape(stack.label)}</li>' for stack in stacks]
    return f'<figcaption><ul class="legend-line">{"".join(items)}</ul></figcaption>'
