"""The day a text was published, from the many ways in which it is written.

Only whole days are taken, and none that could be read in two ways: ``02/09/2023`` is refused, ``9.2.2023`` is not,
as with dots the day always comes first. The day is the one written, not its UTC equivalent: an outlet's "on
Wednesday" is counted from the day its readers saw.
"""

from __future__ import annotations

import re
from datetime import date

from dragoman.errors import InputError

FIRST, LAST = date(1800, 1, 1), date(2100, 12, 31)
"""Days outside are slips of the pen or of a machine. Fixed, so that a run does not depend on the clock."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)",
        r"(?<!\d)(?P<year>\d{4})/(?P<month>\d\d?)/(?P<day>\d\d?)(?!\d)",
        r"(?<!\d)(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:\d{6})?(?!\d)",
        r"(?<![\d.])(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)?[ -](?:of )?{_MONTH},?[ -](?P<year>\d{{4}})(?!\d)",
        rf"\b{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)",
    )
]
_IN_PATH = re.compile(r"/(?P<year>(?:19|20)\d\d)(?P<sign>[/-]?)(?P<month>\d\d|[a-z]{3})(?P=sign)(?P<day>\d\d)(?!\d)")
_BEFORE = re.compile(r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?)?", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:t|,|at)?\s?(?:\d{1,2}(?:[:.]\d\d){1,2}(?:[.,]\d{1,9})?|\d{4}|\d{6})?"
    r"\s?(?:[ap]\.?m\.?)?\s?(?:z|gmt|utc|[a-z]{3,4})?\s?(?:[+-]\d\d:?\d\d)?\s?(?:\([a-z ]{1,40}\))?",
    re.IGNORECASE,
)
"""What may stand before a date (a weekday) and after it (a time of day and its zone)."""


def day(value: str) -> str:
    """``YYYY-MM-DD`` from a date that stands alone; raises InputError where it is none, or not to be believed."""
    value = " ".join(value[:80].split())
    for form in _FORMS:
        match = form.search(value)
        if (
            match
            and _BEFORE.fullmatch(value[: match.start()].strip())
            and _AFTER.fullmatch(value[match.end() :].strip())
        ):
            if found := _valid(match):
                return found
            raise InputError(f"date {value!r}", f"is no day from {FIRST} to {LAST}", "Correct it, or leave it out")
    raise InputError(f"date {value!r}", "is no date that can be read in one way only", "Write it as YYYY-MM-DD")


def within(text: str) -> str | None:
    """The first whole day that is written in a short text such as "Published: 9 February 2023, 10:04"."""
    matches = (match for form in _FORMS for match in form.finditer(" ".join(text[:400].split())))
    return next((found for match in sorted(matches, key=re.Match.start) if (found := _valid(match))), None)


def in_path(url: str) -> str | None:
    """The whole day in the path of an address: ``/2023/02/09/``, ``/2023-02-09-``, ``/20230209``, ``/2023/feb/09/``."""
    return next((found for match in _IN_PATH.finditer(url.lower()) if (found := _valid(match))), None)


def _valid(match: re.Match[str]) -> str | None:
    month = match["month"].lower()[:3]
    number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1 if month in _MONTHS else 0
    try:
        found = date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None
    return found.isoformat() if FIRST <= found <= LAST else None
