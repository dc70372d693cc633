"""What is said to drive relations, as a table: cause, effect, who asserts it and who disputes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.relate.drivers import Driver
from dragoman.show import phrases
from dragoman.show.pictures.canvas import WIDTH, Picture, line, text, wrapped

_COLUMNS = (
    (16, "cause", 36),
    (276, "effect", 36),
    (536, "asserted by", 25),
    (722, "disputed by", 20),
    (884, "articles", 8),
)
"""Left edge, heading, letters that fit."""
_MOST, _ROW, _TOP = 20, 17, 22


def table(title: str, drivers: Sequence[Driver]) -> Picture | None:
    """The first twenty; None where nothing is asserted."""
    if not drivers:
        return None
    parts = [text(x, _TOP, words, "tick") for x, words, _ in _COLUMNS]
    y = _TOP + 10
    for driver in drivers[:_MOST]:
        parts.append(line(16, y, WIDTH - 16, y, "rule"))
        rows = list(_cells(driver))
        high = max(len(lines) for lines in rows)
        for (x, _, _), lines in zip(_COLUMNS, rows, strict=True):
            parts += [text(x, y + 18 + _ROW * at, words, "label") for at, words in enumerate(lines)]
        y += _ROW * high + 12
    more = f", the first {_MOST} shown" if len(drivers) > _MOST else ""
    described = (
        f"{phrases.count(len(drivers), 'cause')} that articles assert{more}. What is said, not what was measured."
    )
    parts.append(text(16, y + 20, described, "tick"))
    return Picture(title, described, y + 36, "".join(parts))


def _cells(driver: Driver) -> Iterator[list[str]]:
    cause, effect, asserted, disputed, _ = (width for _, _, width in _COLUMNS)
    yield wrapped(driver.cause, cause, 3)
    yield wrapped("→ " + driver.effect, effect, 3)
    yield wrapped(", ".join(driver.asserted_by) or "—", asserted, 3)
    yield wrapped(", ".join(driver.disputed_by) or "—", disputed, 3)
    yield [str(driver.documents)]
