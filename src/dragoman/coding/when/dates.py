"""Meanings of expressions that name a date by the calendar; a missing year is found from the tense."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dragoman.coding.when import calendar
from dragoman.coding.when.timex import Found, Frame, Reading, context, dated, interval, means, shifted, vague
from dragoman.coding.when.words import tells_time

_SOON = 60
"""Days: where no tense decides, a date this close ahead is meant rather than the one of last year."""


@means("numeric")
def numeric(found: Found, frame: Frame) -> Reading | None:
    """``2023-02-08``, ``08.02.2023``, ``2/8/2023``: of two orders the only possible one, or the one just past."""
    parts = found.groups
    if "mm" in parts:
        return dated(f"{parts['year']}-{int(parts['mm']):02d}-{int(parts['dd']):02d}")
    year = parts.get("year") or full_year(parts["yy"], frame)
    first, second = int(parts["a"]), int(parts["b"])
    orders = {(second, first)} if "." in found.words else {(second, first), (first, second)}
    readings = [r for month, day in sorted(orders) if (r := dated(f"{year}-{month:02d}-{day:02d}"))]
    if len(readings) > 1 and frame.published is not None:
        window = (frame.published - timedelta(days=_SOON)).isoformat(), frame.published.isoformat()
        readings = [r for r in readings if r.start and window[0] <= r.start <= window[1]] or readings
    if not readings:
        return None
    return readings[0] if len(readings) == 1 else dated(year)


def full_year(short: str, frame: Frame) -> str:
    """Two digits of a year → four: the century that puts it at most ten years after publication."""
    now = frame.published.year if frame.published else 2025
    year = now // 100 * 100 + int(short)
    return str(year - 100 if year > now + 10 else year)


def year_of(found: Found, frame: Frame) -> tuple[str | None, str | None]:
    """The year that the expression states, and what it is counted from ("of last year", "that year")."""
    groups = found.groups
    if "yy" in groups:
        return full_year(groups["yy"], frame), None
    if year := groups.get("year") or groups.get("year2"):
        return year, None
    if "relyear" not in groups:
        return None, None
    which = found.get("which", "yearwhich")
    origin, anchor = (frame.published, frame.stamp) if which is not None else frame.told
    return ("XXXX", None) if origin is None else (f"{origin.year + int(which or 0):04d}", anchor)


@means("date")
def day_of_month(found: Found, frame: Frame) -> Reading | None:
    """``November 9``, ``Thursday, 9 February 2023``."""
    month, day = found.number("month"), int(found.groups["day"])
    year, anchor = year_of(found, frame)
    if year is None:
        return yearless(month, day, found, frame)
    return dated(f"{year}-{month:02d}-{day:02d}", anchor) if year != "XXXX" else vague(f"XXXX-{month:02d}-{day:02d}")


@means("holiday")
def holiday(found: Found, frame: Frame) -> Reading | None:
    """``Christmas``, ``New Year's Day 2020``; not "Christmas trees"."""
    if "year" not in found.groups and found.after is not None and found.after.pos_ in ("NOUN", "PROPN"):
        return None
    month, day = (found.get("holiday") or "").split("-")
    if year := found.groups.get("year"):
        return dated(f"{year}-{month}-{day}")
    return yearless(int(month), int(day), found, frame)


@means("named")
def named(found: Found, frame: Frame) -> Reading | None:
    """``9/11``: days known by their date alone, where the text cannot be older."""
    value = found.get("named") or ""
    if frame.published is not None and frame.published.isoformat() < value:
        return None
    return dated(value)


def yearless(month: int, day: int, found: Found, frame: Frame) -> Reading | None:
    """A day of the year: the last one, or the next one if the clause tells of the future."""
    if frame.published is None:
        date(2024, month, day)
        return vague(f"XXXX-{month:02d}-{day:02d}")
    days = [day_ for year in range(-8, 9) if (day_ := _day(frame.published.year + year, month, day))]
    past = max((day_ for day_ in days if day_ <= frame.published), default=None)
    ahead = min((day_ for day_ in days if day_ >= frame.published), default=None)
    forward = found.tense == "future"
    if found.tense is None and past and ahead:
        forward = (ahead - frame.published).days <= _SOON < (frame.published - past).days
    chosen = (ahead or past) if forward else (past or ahead)
    return None if chosen is None else dated(chosen.isoformat(), frame.stamp)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@means("days")
def days(found: Found, frame: Frame) -> Reading | None:
    """``9–11 March``, ``from 24 February to 3 March 2022``."""
    month, day = found.number("month"), int(found.groups["day"])
    month2, day2 = found.number("month", "month2") or month, int(found.groups["day2"])
    year2, anchor = found.groups.get("year"), None
    if year2 is None:
        last = yearless(month2, day2, found, frame)
        if last is None:
            return None
        year2, anchor = last.value[:4], last.anchor
    year = found.groups.get("year1") or _earlier(year2, (month, day) > (month2, day2))
    return interval(f"{year}-{month:02d}-{day:02d}", f"{year2}-{month2:02d}-{day2:02d}", anchor)


def _earlier(year: str, before: bool) -> str:
    return year if year == "XXXX" else f"{int(year) - before:04d}"


def month_value(found: Found, frame: Frame, name: str = "month") -> tuple[str, str | None]:
    """A month with its year — the one stated, else the nearest that fits the tense — and its anchor."""
    month = found.number("month", name)
    year, anchor = year_of(found, frame)
    if year is None:
        year, anchor = "XXXX" if frame.published is None else _year_of_month(month, found, frame.published), frame.stamp
    return f"{year}-{month:02d}", anchor


def _year_of_month(month: int, found: Found, now: date) -> str:
    which = found.number("which")
    if which > 0 or (which == 0 and found.tense == "future"):
        return str(now.year + (month < now.month or (month == now.month and which > 0)))
    if which < 0:
        return str(now.year - (month >= now.month))
    if "which" in found.groups:
        return str(now.year)
    if found.tense is None and (month - now.month) % 12 <= 2:
        return str(now.year + (month < now.month))
    return str(now.year - (month > now.month))


@means("month")
def month(found: Found, frame: Frame) -> Reading | None:
    """``May 2022``, ``last May``, ``mid-July``, ``in May``."""
    if not _is_month(found):
        return None
    value, anchor = month_value(found, frame)
    return dated(value, anchor, found.get("mod"))


def _is_month(found: Found) -> bool:
    """False for the verb "may", the march, Ms May and such, where the name stands alone."""
    if len(found.groups) > 1:
        return True
    token, name = found.tokens[0], found.words.rstrip(".")
    if name not in ("may", "march", "april", "august", "june") and len(name) > 4:
        return True
    if not found.follows("before month"):
        return False
    if len(name) <= 4 and name not in ("may", "june", "july"):
        return True
    if _names_a_person(found, name.capitalize()):
        return False
    named_on = found.after is not None and found.after.tag_ == "NNP" and not tells_time(found.after)
    return token.tag_ in ("NNP", "NN") and not named_on


def _names_a_person(found: Found, name: str) -> bool:
    """Whether a text that knows somebody of the name ("Theresa May") means that person: not behind "in", "since" …"""
    if found.follows("month alone"):
        return False
    bearers = found.after is not None and found.after.pos_ in ("VERB", "AUX") and found.after.lemma_ in ("say", "tell")
    return bearers or bool(re.search(rf"\b[A-Z][\w.]+ {name}\b(?! \d)", _without_openers(found.text, name)))


def _without_openers(text: str, name: str) -> str:
    """The text without the capitalised words that may stand before a month: "In May", "Last May"."""
    return re.sub(
        rf"\b(?:{'|'.join(w.capitalize() for w in sorted(context('before month')) if w.isalpha())}) {name}\b", "", text
    )


@means("months")
def months(found: Found, frame: Frame) -> Reading | None:
    """``between March and May``, ``November 2021–January 2022``."""
    value2, anchor = month_value(found, frame, "month2")
    first, last = found.number("month"), found.number("month", "month2")
    year = found.groups.get("year1") or _earlier(value2[:4], first > last)
    return interval(f"{year}-{first:02d}", value2, anchor)


@means("week of")
def week_of(found: Found, frame: Frame) -> Reading | None:
    """``the last week of March``, ``the first days of May``."""
    value, anchor = month_value(found, frame)
    start, end = calendar.extent(value)
    order, unit = found.number("ordinal"), found.groups["unit"].lower()
    if start is None or end is None:
        return vague(calendar.UNKNOWN["week"])
    if unit == "days":
        return dated(value, anchor, "start" if order > 0 else "end")
    if order > 5:
        return None
    day = date.fromisoformat(end) if order < 0 else date.fromisoformat(start) + timedelta(days=7 * order - 4)
    return dated(calendar.value_of(day, unit), anchor)


@means("quarter")
def quarter(found: Found, frame: Frame) -> Reading | None:
    """``the first quarter of 2009``, ``Q3``, ``the second half of last year``, ``next quarter``."""
    if "which" in found.groups:
        return shifted("quarter", found.number("which"), frame.published, frame.stamp)
    letter, most = ("H", 2) if found.groups["part"].lower() in ("half", "h") else ("Q", 4)
    order = int(found.groups.get("digit") or found.number("ordinal"))
    order = most if order < 0 else order
    if not 1 <= order <= most:
        return None
    year, anchor = year_of(found, frame)
    if "fiscal" in found.groups:
        return Reading("DATE", f"FY{year}-{letter}{order}", precision="quarter", anchor=anchor)
    if year is None:
        year, anchor = _year_of_quarter(order, found, frame), frame.stamp
    return dated(f"{year}-{letter}{order}", anchor)


def _year_of_quarter(order: int, found: Found, frame: Frame) -> str:
    if frame.published is None:
        return "XXXX"
    now = (frame.published.month + 2) // 3
    open_ = found.tense is None or found.of_noun
    ahead = found.tense == "future" or (open_ and order == now + 1)
    return str(frame.published.year - (order > now and not ahead))


@means("fiscal")
def fiscal(found: Found, frame: Frame) -> Reading | None:
    """``fiscal 2023``, ``this financial year``. When one begins differs by state, so its days are not known."""
    year, anchor = found.groups.get("year"), None
    if year is None:
        year, anchor = "XXXX", frame.stamp
        if frame.published is not None:
            year = str(frame.published.year + found.number("which"))
    return Reading("DATE", f"FY{year}", precision="year", anchor=anchor)


@means("season")
def season(found: Found, frame: Frame) -> Reading | None:
    """``spring 2022``, ``last summer``, ``in the autumn``."""
    name = found.get("season") or ""
    alone = not found.groups.keys() & {"year", "relyear", "which", "mod"}
    placed = found.follows("before season") and found.tokens[-1].pos_ in ("NOUN", "PROPN")
    if alone and not placed and not found.leads("season noun"):
        return None
    year, anchor = year_of(found, frame)
    if year is None:
        year, anchor = "XXXX" if frame.published is None else _year_of_season(name, found, frame.published), frame.stamp
    return dated(f"{year}-{name}", anchor, found.get("mod"))


def _year_of_season(name: str, found: Found, now: date) -> str:
    """The year of the season last begun, or of the next with "next", "this" or a future tense."""
    spans = []
    for year in range(now.year - 2, now.year + 3):
        start, end = calendar.extent(f"{year}-{name}")
        spans.append((year, date.fromisoformat(start or ""), date.fromisoformat(end or "")))
    which = found.number("which")
    if which < 0:
        return str(max(year for year, _, end in spans if end < now))
    if which > 0:
        return str(min(year for year, start, _ in spans if start > now))
    if found.tense == "future":
        return str(min(year for year, _, end in spans if end >= now))
    if "which" in found.groups:
        return str(min(year for year, _, end in spans if end >= now - timedelta(days=150)))
    return str(max(year for year, start, _ in spans if start <= now))


@means("decade")
def decade(found: Found, frame: Frame) -> Reading | None:
    """``the 1990s``, ``the late '80s``."""
    if tens := found.groups.get("tens"):
        return dated(tens, None, found.get("mod"))
    if found.follows("age"):
        return None
    return dated(f"19{found.groups['short']}", None, found.get("mod"))


@means("century")
def century(found: Found, frame: Frame) -> Reading | None:
    """``the 20th century``: value ``19``, for the years 1901 to 2000."""
    order = int(found.groups.get("digit") or found.number("ordinal"))
    return dated(f"{order - 1:02d}", None, found.get("mod")) if 2 <= order <= 30 else None


@means("years")
def years(found: Found, frame: Frame) -> Reading | None:
    """``2009–2011``, ``from 2014 to 2016``, ``2022-23``."""
    first = found.groups["year"]
    last = found.groups.get("year2") or first[:2] + found.groups["yy"]
    if not 0 < int(last) - int(first) < 300 or not _is_year(found):
        return None
    return interval(first, last)


@means("short year")
def short_year(found: Found, frame: Frame) -> Reading | None:
    """``since '82``."""
    words = found.text[max(0, found.start - 12) : found.start].lower().split()
    if len(words) < 2 or words[-1] not in ("'", "’") or words[-2] not in context("before year"):
        return None
    found.start -= 1
    return dated(full_year(found.groups["yy"], frame))


@means("year")
def year(found: Found, frame: Frame) -> Reading | None:
    """``2015``, ``early 2015``, ``the year 2000``."""
    return dated(found.groups["year"], None, found.get("mod")) if _is_year(found) else None


def _is_year(found: Found) -> bool:
    """False for numbers that count something: "2000 troops", "resolution 1929"."""
    before, after = found.before, found.after
    if "mod" in found.groups or "year " in found.words:
        return True
    if found.follows("quantity") or found.leads("unit") or (after is not None and after.like_num):
        return False
    if not 1800 <= int(found.groups["year"]) <= 2100:
        return found.follows("before year") and not (after is not None and after.pos_ in ("NOUN", "ADJ"))
    if after is not None and after.pos_ in ("NOUN", "ADJ"):
        return found.follows("before year") or _of_event(found)
    named_on = before is not None and before.pos_ == "PROPN" and found.tokens[0].pos_ == "PROPN"
    return not named_on


def _of_event(found: Found) -> bool:
    """Whether a year can mark the noun after it: "2016 elections", "the 2015 deal", but not "1979 people"."""
    assert found.after is not None
    noun = found.after
    while noun.pos_ == "ADJ" and noun.i + 1 < len(found.doc) and found.doc[noun.i + 1].pos_ in ("NOUN", "ADJ", "PROPN"):
        noun = found.doc[noun.i + 1]
    return noun.tag_ not in ("NNS", "NNPS") or noun.lemma_.lower() in context("event")
