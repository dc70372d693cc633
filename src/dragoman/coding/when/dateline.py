"""The day on which a text says it was written: a date on a line of its own near the top, or in the dateline."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dragoman.coding.when import calendar
from dragoman.coding.when.timex import lexicon
from dragoman.records import Span, Time

_LINES = 5
"""A date of its own stands among the first lines: headline, byline, date, dateline."""
_LATEST, _OLDEST = 1, 10
"""Days after and before publication that a day without a year may lie, and still be the one meant."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A line that is nothing but a date; a date before the dash of a dateline."""
    months = "|".join(sorted((re.escape(word) for word in lexicon()["month"]), key=len, reverse=True))
    weekdays = "|".join(lexicon()["weekday"])
    named = rf"(?:(?P<m1>{months})\.? (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{months})\.?)(?:,? (?P<year>\d{{4}}))?"
    day = rf"(?P<date>(?P<iso>\d{{4}}-\d\d-\d\d)|{named})(?!\d)"
    lead = rf"(?:(?:published|updated|posted|date)(?: on)?:? )?(?:(?:{weekdays}),? )?"
    alone = rf"[ \t]*{lead}{day}[.,]?(?:,? (?:at )?\d\d?:\d\d.{{0,20}})?[ \t]*$"
    return re.compile(alone, re.IGNORECASE), re.compile(rf"[^\n]*?\b{day}", re.IGNORECASE)


def written(text: str, shown: str, published: date | None) -> Time | None:
    """The day of writing as the ``text`` tells it; ``shown`` is what the parser saw, with the dateline blank.

    A day without a year is that near publication; without publication it is not known, and so is None.
    """
    alone, inside = _patterns()
    at = 0
    for line in text[:2000].split("\n")[:_LINES]:
        blank = len(shown[at : at + len(line)]) - len(shown[at : at + len(line)].lstrip())
        found = alone.match(line) or (inside.match(line[:blank]) if blank > len(line) - len(line.lstrip()) else None)
        if found and (day := _day(found, published)):
            span, value = Span(at + found.start("date"), at + found.end("date")), day.isoformat()
            anchor = f"published:{published}" if published and not (found["year"] or found["iso"]) else None
            return Time(span=span, type="DATE", value=value, start=value, end=value, precision="day", anchor=anchor)
        at += len(line) + 1
    return None


def _day(found: re.Match[str], published: date | None) -> date | None:
    """The day, None where no calendar has it or its year is not known."""
    if found["iso"]:
        return _real(found["iso"])
    month, day = int(lexicon()["month"][(found["m1"] or found["m2"]).lower()]), int(found["d1"] or found["d2"])
    if found["year"]:
        return _real(f"{found['year']}-{month:02d}-{day:02d}")
    if published is None:
        return None
    for year in (published.year, published.year - 1):
        real = _real(f"{year:04d}-{month:02d}-{day:02d}")
        if real and -_LATEST <= (published - real).days <= _OLDEST:
            return real
    return None


def _real(value: str) -> date | None:
    start, _ = calendar.extent(value)
    return None if start is None else date.fromisoformat(start)
