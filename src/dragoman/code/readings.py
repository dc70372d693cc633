"""What each kind of time expression means: one function for each operation of ``words/time/rules.tsv``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.code import calendar
from dragoman.code.tense import Tense, tense_at
from dragoman.records import Precision, TimeType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Reading:
    """What an expression means; fields as in ``Time``."""

    type: TimeType
    value: str
    start: str | None = None
    end: str | None = None
    precision: Precision = "unknown"
    anchor: str | None = None


@dataclass
class Found:
    """An expression as the rules matched it: its words, their place, and the parts by name."""

    operation: str
    words: str
    start: int
    end: int
    groups: dict[str, str]
    doc: Doc
    lexicon: dict[str, dict[str, str]]

    @cached_property
    def tokens(self) -> list[Token]:
        span = self.doc.char_span(self.start, self.end, alignment_mode="expand")
        return list(span) if span is not None else []

    @cached_property
    def tense(self) -> Tense | None:
        span = self.doc.char_span(self.start, self.end, alignment_mode="expand")
        return tense_at(span.root) if span is not None else None

    @property
    def before(self) -> Token | None:
        """The token before it in the same sentence."""
        first = self.tokens[0] if self.tokens else None
        return None if first is None or first.i == 0 or first.is_sent_start else self.doc[first.i - 1]

    @property
    def after(self) -> Token | None:
        last = self.tokens[-1] if self.tokens else None
        return None if last is None or last.i + 1 >= len(self.doc) else self.doc[last.i + 1]

    def get(self, kind: str, name: str | None = None) -> str | None:
        """The lexicon's value of the group's words."""
        words = self.groups.get(name or kind)
        return None if words is None else self.lexicon[kind].get(" ".join(words.lower().split()))

    def number(self, name: str) -> int | None:
        """The group's digits or number word."""
        words = self.groups.get(name)
        if words is None:
            return None
        return int(words) if words.isdecimal() else None


@dataclass
class Frame:
    """What expressions are counted from: the day of publication, and the last day named."""

    published: date | None
    last: Reading | None = field(default=None)

    def remember(self, reading: Reading) -> None:
        """Keep a date as what "the same day" and "two days later" are counted from."""
        if reading.start and reading.type in ("DATE", "TIME"):
            self.last = reading

    @property
    def stamp(self) -> str | None:
        return None if self.published is None else f"published:{self.published.isoformat()}"

    def behind(self) -> tuple[date | None, str | None]:
        """The last day named in the text, and how to name it as an anchor."""
        if self.last is None or self.last.start is None:
            return self.published, self.stamp
        return date.fromisoformat(self.last.start), f"text:{self.last.start}"


def dated(value: str, anchor: str | None = None, part: str | None = None, type_: TimeType = "DATE") -> Reading | None:
    """A date or time of day with the days it covers; None for a day that no calendar has."""
    start, end = calendar.share(value, part) if part in _PARTS else calendar.extent(value)
    exact = calendar.precision(value)
    if start is None and "X" not in value and not value.startswith("FY"):
        return None
    if part in _PARTS and start is not None:
        exact = "interval"
    return Reading(type_, value, start, end, exact, anchor)


_PARTS = {"early", "mid", "late", "start", "end"}


def read(found: Found, frame: Frame) -> Reading | None:
    """The meaning of an expression, or None where it is no time expression after all."""
    try:
        return _OPERATIONS[found.operation](found, frame)
    except (ValueError, OverflowError):
        return None


# --- absolute dates, or such as lack only the year ---------------------------------------------------------------


def _numeric(found: Found, frame: Frame) -> Reading | None:
    parts = found.groups
    if "mm" in parts:
        return dated(f"{parts['year']}-{int(parts['mm']):02d}-{int(parts['two']):02d}")
    year = parts.get("year") or _full_year(parts["yy"], frame)
    first, second = int(parts["a"]), int(parts["b"])
    days = {(first, second), (second, first)}
    if "." in found.words:
        days = {(second, first)}
    readings = [r for month, day in days if (r := dated(f"{year}-{month:02d}-{day:02d}"))]
    if len(readings) == 1:
        return readings[0]
    near = [r for r in readings if r.start and frame.published and _days_before(r.start, frame.published) in range(60)]
    if len(near) == 1:
        return near[0]
    return dated(year) if readings else None


def _days_before(day: str, published: date) -> int:
    return (published - date.fromisoformat(day)).days


def _full_year(short: str, frame: Frame) -> str:
    """Two digits of a year → four: the century that puts it at most ten years after publication."""
    now = frame.published.year if frame.published else 2025
    year = now // 100 * 100 + int(short)
    return str(year - 100 if year > now + 10 else year)


def _date(found: Found, frame: Frame) -> Reading | None:
    month, day = int(found.get("month") or 0), int(found.groups["day"])
    year, anchor = _year_of(found, frame)
    if year is None:
        return _yearless(month, day, found, frame)
    return dated(f"{year}-{month:02d}-{day:02d}", anchor)


def _year_of(found: Found, frame: Frame) -> tuple[str | None, str | None]:
    """The year that the expression states, and what it is counted from if it is relative ("of last year")."""
    groups = found.groups
    if "yy" in groups:
        return _full_year(groups["yy"], frame), None
    if "yearlater" in groups:
        return groups["yearlater"], None
    if year := groups.get("year") or groups.get("year2"):
        return year, None
    if "lastyear" not in groups:
        return None, None
    which = found.get("which", "yearwhich")
    origin, anchor = frame.behind() if which is None else (frame.published, frame.stamp)
    return ("XXXX", None) if origin is None else (f"{origin.year + int(which or 0):04d}", anchor)


def _yearless(month: int, day: int, found: Found, frame: Frame) -> Reading | None:
    if frame.published is None:
        date(2024, month, day)
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}", precision="day")
    chosen = _nearest(_same_days(month, day, frame.published), found.tense, frame.published)
    return None if chosen is None else dated(chosen.isoformat(), frame.stamp)


def _same_days(month: int, day: int, published: date) -> list[date]:
    days = []
    for year in range(published.year - 4, published.year + 5):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return days


_SOON = 60
"""Days: without a tense that decides, a date this close ahead is meant, not the one of last year."""


def _nearest(days: list[date], tense: Tense | None, published: date) -> date | None:
    past = max((day for day in days if day <= published), default=None)
    ahead = min((day for day in days if day >= published), default=None)
    if past is None or ahead is None or tense == "future":
        return ahead if tense == "future" or past is None else past
    if tense is None and (ahead - published).days <= _SOON < (published - past).days:
        return ahead
    return past


def _days(found: Found, frame: Frame) -> Reading | None:
    month, day = int(found.get("month") or 0), int(found.groups["day"])
    month2, day2 = int(found.get("month", "month2") or month), int(found.groups["day2"])
    year2, anchor = found.groups.get("year"), None
    if year2 is None:
        last = _yearless(month2, day2, found, frame)
        if last is None:
            return None
        year2, anchor = last.value[:4], last.anchor
    if year2 == "XXXX":
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}/XXXX-{month2:02d}-{day2:02d}", precision="interval")
    year = found.groups.get("year1") or f"{int(year2) - ((month, day) > (month2, day2)):04d}"
    return _interval(f"{year}-{month:02d}-{day:02d}", f"{year2}-{month2:02d}-{day2:02d}", anchor)


def _interval(first: str, last: str, anchor: str | None = None) -> Reading | None:
    start, end = calendar.extent(first)[0], calendar.extent(last)[1]
    if start is None or end is None or start > end:
        return None
    return Reading("DATE", f"{first}/{last}", start, end, "interval", anchor)


def _weekof(found: Found, frame: Frame) -> Reading | None:
    month = _month_value(found, frame)
    start, end = calendar.extent(month.value)
    order = int(found.get("ordinal") or 1)
    if start is None or end is None:
        return Reading("DATE", "XXXX-WXX", precision="week")
    if order > 5:
        return None
    day = date.fromisoformat(end) if order < 0 else date.fromisoformat(start) + timedelta(days=7 * order - 4)
    if found.groups["unit"] == "days":
        return dated(month.value, month.anchor, "start" if order > 0 else "end")
    return dated(calendar.value_of(day, found.groups["unit"]), month.anchor)


def _month_value(found: Found, frame: Frame, name: str = "month") -> Reading:
    """The month with its year: the one stated, else the nearest that fits the tense."""
    month = int(found.get("month", name) or 0)
    year, anchor = _year_of(found, frame)
    if year is None and frame.published is None:
        year = "XXXX"
    if year is None and frame.published is not None:
        now = frame.published
        shift = int(found.get("which") or 0) if name == "month" else 0
        if "which" in found.groups and shift == 0:
            year = str(now.year)
        else:
            ahead = shift > 0 or (shift == 0 and found.tense == "future")
            if shift == 0 and found.tense is None:
                ahead = (month - now.month) % 12 <= 2
            late = month < now.month or (month == now.month and shift > 0)
            early = month > now.month or (month == now.month and shift < 0)
            year = str(now.year + (late if ahead else -early))
        anchor = frame.stamp
    value = f"{year}-{month:02d}"
    return Reading("DATE", value, anchor=anchor)


def _month(found: Found, frame: Frame) -> Reading | None:
    if not _is_month(found):
        return None
    month = _month_value(found, frame)
    return dated(month.value, month.anchor, found.get("mod"))


_BEFORE_MONTH = {
    "in", "since", "by", "until", "till", "from", "of", "before", "after", "during", "between", "through", "to", "for",
    "and", "or", "every", "around", "throughout", "—", "-", "'s", "'", "(",
}


def _is_month(found: Found) -> bool:
    """False for the verb "may", the march, Ms May and such."""
    if len(found.groups) > 1:
        return True
    token = found.tokens[0]
    if "." in found.words:
        return found.before is not None and found.before.lower_ in _BEFORE_MONTH
    if len(found.words) <= 4 and found.words.title() not in ("May", "June", "July"):
        return False
    if token.tag_ == "MD" or token.ent_type_ == "PERSON":
        return False
    if found.words.title() not in ("May", "March", "April", "August", "June"):
        return True
    before, after = found.before, found.after
    if after is not None and after.tag_ == "NNP" and after.ent_type_ != "DATE":
        return False
    return before is not None and before.lower_ in _BEFORE_MONTH and token.tag_ in ("NNP", "NN")


def _monthspan(found: Found, frame: Frame) -> Reading | None:
    month, month2 = int(found.get("month") or 0), int(found.get("month", "month2") or 0)
    last = _month_value(found, frame, "month2")
    if last.value.startswith("XXXX"):
        return Reading("DATE", f"XXXX-{month:02d}/{last.value}", precision="interval")
    year = found.groups.get("year1") or f"{int(last.value[:4]) - (month > month2):04d}"
    return _interval(f"{year}-{month:02d}", last.value, last.anchor)


def _quarter(found: Found, frame: Frame) -> Reading | None:
    half = found.groups["unit"].lower() in ("half", "h")
    letter, most = ("H", 2) if half else ("Q", 4)
    if "which" in found.groups and "ordinal" not in found.groups:
        return _shifted("quarter", int(found.get("which") or 0), frame.published, frame.stamp)
    order = int(found.groups.get("digit") or found.get("ordinal") or 0)
    order = most if order < 0 else order
    if not 1 <= order <= most:
        return None
    year, anchor = _year_of(found, frame)
    if year is None:
        return _near_quarter(order, found, frame)
    value = f"{year}-{letter}{order}"
    if "fiscal" in found.groups:
        return Reading("DATE", f"FY{value}", precision="quarter", anchor=anchor)
    return dated(value, anchor)


def _near_quarter(order: int, found: Found, frame: Frame) -> Reading | None:
    if frame.published is None:
        return Reading("DATE", f"XXXX-Q{order}", precision="quarter")
    now = (frame.published.month + 2) // 3
    year = frame.published.year - (order > now and found.tense != "future")
    return dated(f"{year}-Q{order}", frame.stamp)


def _fiscal(found: Found, frame: Frame) -> Reading | None:
    year, anchor = found.groups.get("year"), None
    if year is None:
        anchor = frame.stamp
        year = "XXXX" if frame.published is None else str(frame.published.year + int(found.get("which") or 0))
    return Reading("DATE", f"FY{year}", precision="year", anchor=anchor)


def _season(found: Found, frame: Frame) -> Reading | None:
    season = found.get("season") or ""
    before = found.before
    if len(found.groups) == 1 and not (before is not None and before.lower_ in ("in", "this", "by", "until", "since", "during", "of", "the")):
        return None
    if found.groups["season"].lower() == "fall" and len(found.groups) == 1 and found.tokens[-1].tag_ not in ("NN", "NNP"):
        return None
    if found.groups["season"].lower() in ("spring", "fall") and len(found.groups) == 1 and before is not None and before.lower_ in ("of", "the"):
        return None
    year, anchor = _year_of(found, frame)
    if year is None:
        if frame.published is None:
            return Reading("DATE", f"XXXX-{season}", precision="season")
        year, anchor = str(_season_year(season, found, frame.published)), frame.stamp
    return dated(f"{year}-{season}", anchor, found.get("mod"))


def _season_year(season: str, found: Found, published: date) -> int:
    """The year of the season nearest before publication, or after it with "next" or a future tense."""
    spans = []
    for year in range(published.year - 2, published.year + 3):
        start, end = calendar.extent(f"{year}-{season}")
        spans.append((year, date.fromisoformat(start or ""), date.fromisoformat(end or "")))
    which = int(found.get("which") or 0)
    if which < 0:
        return max(year for year, _, end in spans if end < published)
    if which > 0 or found.tense == "future":
        return min(year for year, start, end in spans if (start > published if which > 0 else end >= published))
    if "which" in found.groups:
        return min(year for year, start, end in spans if end >= published - timedelta(days=150))
    return max(year for year, start, _ in spans if start <= published)


def _decade(found: Found, frame: Frame) -> Reading | None:
    tens = found.groups.get("tens")
    if tens is None:
        short = found.groups["short"]
        if found.words.lower() == f"{short}0s" and found.before is not None and found.before.lower_ in ("her", "his", "their", "in"):
            return None
        tens = f"19{short}"
    return dated(tens[:3], None, found.get("mod"))


def _century(found: Found, frame: Frame) -> Reading | None:
    order = int(found.groups.get("digit") or found.get("ordinal") or 0)
    return dated(f"{order - 1:02d}", None, found.get("mod")) if 2 <= order <= 30 else None


def _turn(found: Found, frame: Frame) -> Reading | None:
    unit = found.groups["unit"].lower()
    if unit in ("century", "millennium"):
        return Reading("DATE", "2000", "1999-01-01", "2001-12-31", "interval")
    if frame.published is None:
        return Reading("DATE", calendar.UNKNOWN[unit], precision="unknown")
    if unit == "decade":
        year = round(frame.published.year / 10 - 0.2) * 10
        return _anchored(_interval(f"{year - 1}-07", f"{year}-06"), frame.stamp)
    year = frame.published.year + (frame.published.month > 6)
    return _interval(f"{year - 1}-12", f"{year}-01", frame.stamp)


def _anchored(reading: Reading | None, anchor: str | None) -> Reading | None:
    return reading and Reading(reading.type, reading.value, reading.start, reading.end, reading.precision, anchor)


def _yearspan(found: Found, frame: Frame) -> Reading | None:
    first = found.groups["year"]
    last = found.groups.get("year2") or first[:2] + found.groups["yy"]
    if not 0 < int(last) - int(first) < 300 or not _is_year(found):
        return None
    return _interval(first, last)


def _year(found: Found, frame: Frame) -> Reading | None:
    if not _is_year(found):
        return None
    return dated(found.groups["year"], None, found.get("mod"))


_QUANTITY = {"than", "least", "nearly", "almost", "some", "over", "about", "approximately", "roughly", "up", "no.", "no",
             "resolution", "flight", "article", "number", "nos.", "$", "€", "£", "#", "section", "room", "another", "only", "just"}
_YEAR_LEAD = {"in", "since", "of", "until", "till", "by", "before", "after", "during", "from", "the", "early", "late",
              "mid", "and", "or", "to", "between", "than", "(", ",", "year", "around", "circa", "'s", "through", "for", "a", "an", "this"}


def _is_year(found: Found) -> bool:
    """False for numbers that count something: "2000 troops", "resolution 1929"."""
    if "mod" in found.groups or "year " in found.words.lower():
        return True
    first, last = found.tokens[0], found.tokens[-1]
    before, after = found.before, found.after
    if last.text != found.groups.get("year2", found.groups["year"]) and "yy" not in found.groups and not found.words.endswith(last.text):
        return False
    if before is not None and before.lower_ in _QUANTITY:
        return False
    if after is not None and (after.lower_ in ("%", "percent", "per", "km", "kg", "am", "pm", "hours", "gmt", "utc") or after.like_num):
        return False
    year = int(found.groups["year"])
    if not 1800 <= year <= 2100:
        return before is not None and before.lower_ in ("in", "since", "until") and not (after is not None and after.pos_ in ("NOUN", "ADJ"))
    if after is not None and after.tag_ == "NNS" and after.lemma_.lower() not in _events():
        return False
    if after is not None and after.pos_ == "ADJ" and after.i + 1 < len(found.doc) and found.doc[after.i + 1].tag_ == "NNS":
        return found.doc[after.i + 1].lemma_.lower() in _events()
    return first.pos_ != "PROPN" or before is None or before.pos_ != "PROPN" or first.ent_type_ == "DATE"


def _events() -> set[str]:
    return {"election", "talk", "protest", "attack", "sanction", "game", "olympic", "bombing", "riot", "accord", "negotiation", "agreement", "demonstration", "clash", "war", "olympics", "poll", "level", "figure", "border", "result", "midterm", "primary", "airstrike", "strike", "raid"}


# --- relative dates ----------------------------------------------------------------------------------------------


def _shifted(unit: str, count: int | Fraction, origin: date | None, anchor: str | None, part: str | None = None) -> Reading | None:
    """The day, week, month … that lies ``count`` units after the origin's."""
    if unit in ("hour", "minute", "second"):
        return None if origin is None else dated(calendar.move(origin, "day", 0).isoformat(), anchor)
    if origin is None:
        return Reading("DATE", calendar.UNKNOWN.get(unit, "XXXX-XX-XX"), precision=calendar.precision(calendar.UNKNOWN.get(unit, "XXXX-XX-XX")))
    return dated(calendar.value_of(calendar.move(origin, unit, count), unit), anchor, part)


def _deictic(found: Found, frame: Frame) -> Reading | None:
    """``last week``, ``the end of this year``, ``the following month``."""
    if "now" in found.groups:
        unit, which, word = found.groups["now"].lower(), 0, "this"
    else:
        unit, which, word = found.get("unit") or "", int(found.get("which") or 0), found.groups["which"].lower()
    if found.groups.get("unit", "").lower().endswith("s"):
        return _recent_units(found, frame, unit, which)
    part = found.get("mod")
    the = " the " in f" {found.words.lower()}"
    told = word in ("following", "previous", "preceding", "prior") or (the and word == "next" and found.tense != "future")
    if unit in ("hour", "minute", "second"):
        return None
    if told:
        origin, anchor = frame.behind()
        return _shifted(unit, which, origin, anchor, part)
    if unit == "century" or (unit == "day" and word in ("last", "current", "past")):
        return None
    reading = _shifted(unit, which, frame.published, frame.stamp, part)
    if reading and part in ("firsthalf", "secondhalf") and unit == "year" and frame.published:
        return dated(f"{reading.value}-H{1 if part == 'firsthalf' else 2}", frame.stamp)
    if reading is None or frame.published is None or part not in ("earlier", "later") or which:
        return reading
    today = frame.published.isoformat()
    start, end = (reading.start, today) if part == "earlier" else (today, reading.end)
    return Reading("DATE", reading.value, start, end, "interval", frame.stamp)


def _recent_units(found: Found, frame: Frame, unit: str, which: int) -> Reading | None:
    """``the past years``, ``the coming weeks``: how many is not said."""
    if which == 0:
        return None
    return Reading("DURATION", _period("X", unit))


def _recent(found: Found, frame: Frame) -> Reading | None:
    return Reading("DATE", "PAST_REF" if "past" in found.groups else "FUTURE_REF", anchor=None)


def _period(count: int | Fraction | str, unit: str) -> str:
    """A TIMEX3 duration: ``P10Y``, ``P2W``, ``PT30M``, ``P2.5Y``."""
    if unit in ("decade", "century", "fortnight", "quarter") and not isinstance(count, str):
        factor = {"decade": 10, "century": 100, "fortnight": 2, "quarter": 3}[unit]
        unit, count = {"fortnight": "week", "quarter": "month"}.get(unit, "year"), count * factor
    letter = {"decade": "E", "century": "C", "quarter": "Q", "weekend": "WE", "fortnight": "W"}.get(unit, unit[0].upper())
    if unit == "decade":
        letter = "Y"
    shown = count if isinstance(count, str) else f"{float(count):g}" if count % 1 else str(int(count))
    return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{shown}{letter}"


def _count(found: Found, name: str = "count") -> int | Fraction | None:
    """The number stated; None where it is not exact ("several", "two or three")."""
    words = " ".join(found.groups.get(name, "").lower().split())
    numbers = found.lexicon["number"]
    plain = words.replace(",", "")
    if plain.replace(".", "", 1).isdecimal():
        return Fraction(plain)
    if words in numbers:
        return None if numbers[words] == "X" else Fraction(numbers[words])
    pair = words.replace("-", " ").split()
    if len(pair) == 2 and all(part in numbers and numbers[part] != "X" for part in pair):
        first, second = Fraction(numbers[pair[0]]), Fraction(numbers[pair[1]])
        return first * second if second >= 100 or second == 12 else first + second if first >= 20 > second else None
    return None


def _stretch(found: Found, frame: Frame) -> Reading | None:
    """``the past three years``: a duration that begins or ends with the day of publication."""
    unit = found.groups["bare"].lower() if "bare" in found.groups else found.get("unit") or ""
    count = Fraction(1) if "bare" in found.groups else _count(found)
    if "ordinal" in found.groups:
        return _first_units(found, frame, unit, count)
    which = -1 if "bare" in found.groups else int(found.get("which") or 0)
    if "bare" in found.groups and found.words.lower().startswith("the last") and unit in ("day",):
        return None
    value = _period("X" if count is None else count, unit)
    word = found.groups.get("which", "past").lower()
    if word in ("following", "previous", "preceding", "prior"):
        origin, anchor = frame.behind()
    else:
        origin, anchor = frame.published, frame.stamp
    if count is None or origin is None or which == 0:
        return Reading("DURATION", value)
    other = calendar.move(origin, unit, count * which)
    first, last = sorted((origin, other))
    return Reading("DURATION", value, first.isoformat(), last.isoformat(), "interval", anchor)


def _first_units(found: Found, frame: Frame, unit: str, count: int | Fraction | None) -> Reading | None:
    """``the first three months of 2023``."""
    year, anchor = _year_of(found, frame)
    if count is None or unit not in ("month", "week", "day", "quarter"):
        return None
    if year in (None, "XXXX"):
        if frame.published is None or "of the year" not in found.words:
            return Reading("DURATION", _period(count, unit))
        year, anchor = str(frame.published.year), frame.stamp
    start, end = calendar.extent(str(year))
    first, last = date.fromisoformat(start or ""), date.fromisoformat(end or "")
    if (found.get("ordinal") or "") == "1":
        last = calendar.move(first, unit, count) - timedelta(days=1)
    elif (found.get("ordinal") or "") == "-1":
        first = calendar.move(last + timedelta(days=1), unit, -count)
    else:
        return Reading("DURATION", _period(count, unit))
    return Reading("DURATION", _period(count, unit), first.isoformat(), last.isoformat(), "interval", anchor)


def _ago(found: Found, frame: Frame) -> Reading | None:
    unit = found.get("unit", "unit2") if "half" in found.groups else found.get("unit")
    count = Fraction(1, 2) if "half" in found.groups else _count(found)
    if unit is None:
        return None
    if count is None:
        return Reading("DATE", "PAST_REF")
    if count % 1 or (unit in ("year", "decade") and "half" in found.groups):
        unit, count = {"year": "month", "month": "day", "decade": "year", "week": "day"}.get(unit, unit), count * {
            "year": 12, "month": 30, "decade": 10, "week": 7}.get(unit, 1)
    return _shifted(unit, -count, frame.published, frame.stamp)


def _offset(found: Found, frame: Frame) -> Reading | None:
    """``two days later``, ``the day before``: counted from the last day named."""
    way = found.groups["way"].lower()
    back = way in ("earlier", "before", "beforehand", "previously", "previous", "prior")
    after = found.after
    open_end = after is None or after.pos_ in ("PUNCT", "CCONJ", "SPACE", "VERB", "AUX", "PRON", "ADP") or after.is_sent_start
    unit = found.get("unit") or ""
    count = _count(found) if "count" in found.groups else Fraction(1)
    if way in ("before", "after", "prior", "previous") and not open_end:
        return Reading("DATE", calendar.UNKNOWN.get(unit, "XXXX-XX-XX"), precision="unknown") if way != "previous" else None
    if count is None:
        return Reading("DATE", "XXXX-XX-XX")
    origin, anchor = frame.behind()
    if frame.last is None:
        origin, anchor = (frame.published, frame.stamp) if unit in ("year", "month", "quarter") and back else (None, None)
    return _shifted(unit, -count if back else count, origin, anchor)


def _same(found: Found, frame: Frame) -> Reading | None:
    unit = found.groups["unit"].lower()
    origin, anchor = frame.behind()
    if frame.last is None:
        origin, anchor = None, None
    day_part = found.lexicon["part"].get(unit)
    shift = int(found.get("which") or 0)
    if unit == "period":
        return None
    reading = _shifted("day" if day_part else unit, shift, origin, anchor)
    if reading is None or not day_part:
        return reading
    return Reading("TIME", f"{reading.value}T{day_part}", reading.start, reading.end, "time", anchor)


def _fromnow(found: Found, frame: Frame) -> Reading | None:
    count = _count(found)
    if count is None:
        return Reading("DATE", "FUTURE_REF")
    if "weekday" in found.groups:
        return None
    return _shifted(found.get("unit") or "", count, frame.published, frame.stamp)


def _today(found: Found, frame: Frame) -> Reading | None:
    words = found.groups["today"].lower()
    if frame.published is None:
        return Reading("DATE", "PRESENT_REF" if words == "today" else "XXXX-XX-XX", precision="day")
    return _shifted("day", int(found.get("today") or 0), frame.published, frame.stamp)


def _daypart(found: Found, frame: Frame) -> Reading | None:
    shift, part = (found.get("daypart") or "0 NI").split()
    day = _shifted("day", int(shift), frame.published, frame.stamp)
    return day and Reading("TIME", f"{day.value}T{part}", day.start, day.end, "time", day.anchor)


def _weekday(found: Found, frame: Frame) -> Reading | None:
    number, which = int(found.get("weekday") or 1), found.get("which")
    if frame.published is None:
        return Reading("DATE", f"XXXX-WXX-{number}", precision="day")
    word, rel, now = found.groups.get("which", "").lower(), found.groups.get("rel", "").lower(), frame.published
    if rel == "week" and which is None:
        return None
    if word in ("last", "past", "previous") or rel == "last":
        day = calendar.weekday_near(now, number, False, same=False)
    elif word in ("next", "coming", "upcoming") or rel == "next":
        day = calendar.weekday_near(now, number, True, same=False)
    elif word in ("following",):
        origin, _ = frame.behind()
        day = calendar.weekday_near(origin or now, number, True, same=False)
    elif word == "this" and found.tense != "past":
        day = calendar.weekday_near(now, number, True)
    else:
        day = calendar.weekday_near(now, number, found.tense == "future")
    return dated(day.isoformat(), frame.stamp)


def _holiday(found: Found, frame: Frame) -> Reading | None:
    month, day = (int(part) for part in (found.get("holiday") or "01-01").split("-"))
    if "year" in found.groups:
        return dated(f"{found.groups['year']}-{month:02d}-{day:02d}")
    return _yearless(month, day, found, frame)


# --- sets, durations, times of day, vague ones -------------------------------------------------------------------


def _every(found: Found, frame: Frame) -> Reading | None:
    if "weekday" in found.groups:
        if "weekday2" in found.groups:
            return Reading("SET", "P1W")
        return Reading("SET", f"XXXX-WXX-{found.get('weekday')}")
    if "month" in found.groups:
        return Reading("SET", f"XXXX-{int(found.get('month') or 0):02d}")
    if "season" in found.groups:
        return Reading("SET", f"XXXX-{found.get('season')}")
    if "part" in found.groups:
        return Reading("SET", f"XXXX-XX-XXT{found.get('part')}")
    count = _count(found) if "count" in found.groups and "times" not in found.words else Fraction(1)
    if "other " in found.words.lower():
        count = Fraction(2)
    return Reading("SET", _period("X" if count is None else count, found.get("unit") or "day"))


def _often(found: Found, frame: Frame) -> Reading | None:
    token = found.tokens[0]
    if found.words[0].isupper() and (token.pos_ == "PROPN" or token.ent_type_ in ("ORG", "WORK_OF_ART")):
        return None
    return Reading("SET", found.get("often") or "P1D")


def _duration(found: Found, frame: Frame) -> Reading | None:
    if "plural" in found.groups:
        return _plural(found)
    unit, count = found.get("unit") or "", _count(found)
    if found.groups["unit"].lower() == "second" or found.words.lower() in ("one day", "a weekend"):
        return None
    words = found.groups["count"].lower()
    before = found.before
    if words in ("a", "an") and "-" not in found.words and before is not None and _rate(before):
        return Reading("SET", _period(Fraction(1), unit))
    return Reading("DURATION", _period("X" if count is None else count, unit))


def _rate(before: Token) -> bool:
    """True after an amount: "$5bn a year", "twice a day", "times a month"."""
    return before.like_num or before.lower_ in ("times", "once", "twice", "barrels", "tons", "tonnes", "bpd", "m", "bn", "dollars", "euros", "people", "vehicles", "units", "cars", "aircraft", "planes")


def _plural(found: Found) -> Reading | None:
    before = found.before
    if found.words.endswith("-old") or (before is not None and before.pos_ in ("ADJ", "DET", "NUM", "PRON") ):
        return None
    unit = found.lexicon["unit"][found.groups["plural"].lower()]
    return Reading("DURATION", _period("X", unit))


def _clock(found: Found, frame: Frame) -> Reading | None:
    groups = found.groups
    if "hhmm" in groups:
        hour, minute = int(groups["hhmm"][:2]), int(groups["hhmm"][2:])
    elif "oclock" in groups:
        count = _count(found)
        if count is None or count > 24:
            return None
        hour, minute = int(count), 0
    else:
        hour, minute = int(groups["hour"]), int(groups.get("minute", "0"))
        if "half" not in groups and "zone" not in groups and ("." in found.words or not _at_hour(found)):
            return None
    half = groups.get("half", "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    zone = "Z" if found.lexicon["zone"].get(groups.get("zone", "").lower()) else ""
    return _at_day(f"T{hour:02d}:{minute:02d}{zone}", found, frame)


def _at_hour(found: Found) -> bool:
    return found.before is not None and found.before.lower_ in ("at", "by", "around", "about", "until", "from", "before", "after", "since", "between", "and")


def _at_day(clock: str, found: Found, frame: Frame) -> Reading:
    """A time of day; ``when.find`` joins it with the day that stands beside it."""
    if frame.published is None:
        return Reading("TIME", f"XXXX-XX-XX{clock}", precision="time")
    day = frame.published.isoformat()
    return Reading("TIME", f"{day}{clock}", day, day, "time", frame.stamp)


def _part(found: Found, frame: Frame) -> Reading | None:
    return _at_day(f"T{found.get('part')}", found, frame)


def _ref(found: Found, frame: Frame) -> Reading | None:
    value = found.get("ref") or "PRESENT_REF"
    return Reading("DATE", value)


_OPERATIONS: dict[str, Callable[[Found, Frame], Reading | None]] = {
    name[1:]: function
    for name, function in list(globals().items())
    if callable(function)
    and name
    in {
        "_numeric", "_date", "_days", "_weekof", "_month", "_monthspan", "_quarter", "_fiscal", "_season", "_decade",
        "_century", "_turn", "_yearspan", "_year", "_deictic", "_recent", "_stretch", "_ago", "_offset", "_same",
        "_fromnow", "_today", "_daypart", "_weekday", "_holiday", "_every", "_often", "_duration", "_clock", "_part", "_ref",
    }
}
