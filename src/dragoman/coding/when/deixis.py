"""Meanings of expressions counted from publication or from a date named before: "last week", "two days later"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from dragoman.coding.when import calendar
from dragoman.coding.when.dates import year_of
from dragoman.coding.when.periods import period
from dragoman.coding.when.timex import Found, Frame, Reading, at_time, dated, interval, lexicon, means, shifted, vague

_SHORT = ("hour", "minute", "second")
_TOLD = ("following", "previous", "preceding", "prior")
"""Words that count from the date last named, not from publication."""


@means("today")
def today(found: Found, frame: Frame) -> Reading | None:
    """``yesterday``, ``earlier today``."""
    if _in_a_name(found):
        return None
    shift = found.number("today")
    if frame.published is None and shift == 0:
        return vague("PRESENT_REF")
    return shifted("day", shift, frame.published, frame.stamp)


def _in_a_name(found: Found) -> bool:
    """True in "USA Today", "Tomorrow Never Dies"."""
    before, token = found.before, found.tokens[0]
    return token.text[0].isupper() and before is not None and before.text[0].isupper() and before.pos_ == "PROPN"


@means("day part")
def day_part(found: Found, frame: Frame) -> Reading | None:
    """``tonight``, ``this morning``, ``last night``."""
    shift, part = (found.get("daypart") or "").split()
    day = shifted("day", int(shift), frame.published, frame.stamp)
    return day and at_time(day, f"T{part}")


@means("weekday")
def weekday(found: Found, frame: Frame) -> Reading | None:
    """``Wednesday``: the last one, or the next if the clause tells of the future; ``last Friday``."""
    number, now = found.number("weekday"), frame.published
    word = found.groups.get("relwhich", "").lower()
    if now is None:
        return vague(f"XXXX-WXX-{number}")
    if "following" in word:
        told, anchor = frame.told_or_now
        return dated(calendar.weekday_near(told or now, number, True, same=False).isoformat(), anchor)
    shift = found.number("which", "x")
    if shift:
        return dated(calendar.weekday_near(now, number, shift > 0, same=False).isoformat(), frame.stamp)
    ahead = found.tense == "future" or found.follows("until") or (word.strip() == "this" and found.tense is None)
    return dated(calendar.weekday_near(now, number, ahead).isoformat(), frame.stamp)


@means("weekday of")
def weekday_of(found: Found, frame: Frame) -> Reading | None:
    """``Tuesday last week``, ``Friday of next week``."""
    if frame.published is None:
        return vague(f"XXXX-WXX-{found.number('weekday')}")
    week = frame.published + timedelta(days=7 * found.number("which"))
    year, number, _ = week.isocalendar()
    return dated(date.fromisocalendar(year, number, found.number("weekday")).isoformat(), frame.stamp)


@means("weekend")
def weekend(found: Found, frame: Frame) -> Reading | None:
    """``the weekend``, ``over the weekend``: the last one, or the next if the clause tells of the future."""
    if frame.published is None:
        return vague(calendar.UNKNOWN["weekend"])
    ahead = found.tense == "future" and frame.published.isoweekday() < 6
    saturday = calendar.weekday_near(frame.published, 6, ahead)
    return dated(calendar.value_of(saturday, "weekend"), frame.stamp)


@means("deictic")
def deictic(found: Found, frame: Frame) -> Reading | None:
    """``last week``, ``the end of this year``, ``the following month``, ``later this week``."""
    word = found.groups.get("which", "this").lower()
    unit, part = found.get("unit") or "", found.get("mod")
    if unit in _SHORT or (unit == "day" and word not in (*_TOLD, "next")):
        return None
    if found.groups["unit"].lower().endswith("s"):
        return Reading("DURATION", period(None, unit)) if found.number("which") else None
    article = " the " in f" {found.words} "
    if word in _TOLD or (article and word == "next" and found.tense != "future"):
        return shifted(unit, found.number("which"), *frame.told_or_now, part)
    reading = shifted(unit, found.number("which"), frame.published, frame.stamp, part)
    if reading is None or reading.start is None or frame.published is None:
        return reading
    if part in ("first half", "second half") and unit == "year":
        return dated(f"{reading.value}-H{1 if part == 'first half' else 2}", frame.stamp)
    now = frame.published.isoformat()
    if part == "later" and reading.end and now <= reading.end:
        return replace(reading, start=max(now, reading.start), precision="interval")
    if part == "earlier" and reading.end:
        return replace(reading, end=max(reading.start, min(now, reading.end)), precision="interval")
    return reading


@means("stretch")
def stretch(found: Found, frame: Frame) -> Reading | None:
    """``the past three years``, ``the next six months``: a duration up to, or from, the day of publication."""
    unit = found.get("unit") or ""
    word = found.groups["which"].lower()
    count = found.count if "count" in found.groups else Fraction(1)
    value = period(count, unit)
    origin, anchor = frame.told_or_now if word in _TOLD else (frame.published, frame.stamp)
    if count is None or origin is None or not found.number("which") or unit in _SHORT:
        return Reading("DURATION", value)
    first, last = sorted((origin, calendar.move(origin, unit, count * found.number("which"))))
    return Reading("DURATION", value, first.isoformat(), last.isoformat(), "interval", anchor)


@means("part of year")
def part_of_year(found: Found, frame: Frame) -> Reading | None:
    """``the first three months of 2023``, ``the last two weeks of the year``."""
    unit, count = found.get("unit") or "", found.count
    year, anchor = year_of(found, frame)
    if year is None and frame.published is not None:
        year, anchor = str(frame.published.year), frame.stamp
    start, end = calendar.extent(year or "XXXX")
    if count is None or start is None or end is None or unit not in ("month", "week", "day", "quarter"):
        return Reading("DURATION", period(count, unit))
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if found.number("ordinal") == 1:
        last = calendar.move(first, unit, count) - timedelta(days=1)
    else:
        first = calendar.move(last + timedelta(days=1), unit, -count)
    return Reading("DURATION", period(count, unit), first.isoformat(), last.isoformat(), "interval", anchor)


@means("recent")
def recent(found: Found, frame: Frame) -> Reading | None:
    """``recent months``, ``the coming weeks``."""
    return vague("PAST_REF" if "past" in found.groups else "FUTURE_REF")


@means("reference")
def reference(found: Found, frame: Frame) -> Reading | None:
    """``now``, ``recently``, ``the near future``."""
    if found.after is not None and found.after.text == "-":
        return None
    return vague(found.get("ref") or "")


@means("ago")
def ago(found: Found, frame: Frame) -> Reading | None:
    """``a decade ago``: as exact as the unit, hence the decade, not the year."""
    unit, count = found.get("unit") or "", found.count
    if count is None:
        return vague("PAST_REF")
    if unit == "hour":
        unit, count = "day", Fraction(round(count / 24))
    if unit in _SHORT:
        return vague("PAST_REF")
    return shifted(unit, -count, frame.published, frame.stamp)


@means("from now")
def from_now(found: Found, frame: Frame) -> Reading | None:
    """``two weeks from now``, ``in a year's time``."""
    if found.count is None:
        return vague("FUTURE_REF")
    return shifted(found.get("unit") or "", found.count, frame.published, frame.stamp)


@means("offset")
def offset(found: Found, frame: Frame) -> Reading | None:
    """``two days later``, ``a year earlier``: from the date last named; "two days before the vote" is a duration."""
    unit, way = found.get("unit") or "", found.groups["way"].lower()
    back = way in ("earlier", "before", "beforehand", "previously", "previous", "prior")
    count = found.count if "count" in found.groups else Fraction(1)
    if way in ("before", "after", "prior") and not _clause_ends(found):
        found.cut("way")
        bare = count == 1 and found.words in ("day", "night", "week", "the day", "the night", "the week")
        return None if bare else Reading("DURATION", period(count, unit))
    if count is None:
        return vague("PAST_REF" if back else "FUTURE_REF")
    if unit in _SHORT:
        return Reading("DURATION", period(count, unit))
    origin, anchor = frame.told
    if origin is None and back and unit in ("year", "month", "quarter"):
        origin, anchor = frame.published, frame.stamp
    return shifted(unit, -count if back else count, origin, anchor)


def _clause_ends(found: Found) -> bool:
    after = found.after
    if after is None or after.tag_ == "VBG":
        return after is None
    return after.pos_ in ("PUNCT", "CCONJ", "SPACE", "VERB", "AUX") or after.lower_ in ("at", "in", "on")


@means("same")
def same(found: Found, frame: Frame) -> Reading | None:
    """``the same day``, ``that year``, ``the next morning``, ``later in the day``."""
    unit = found.groups["same"].lower()
    if found.words == "the day" or found.words.endswith(" the day"):
        return _this_day(found, frame)
    part = lexicon()["part"].get(unit)
    reading = shifted("day" if part else unit, found.number("which"), *frame.told)
    return at_time(reading, f"T{part}") if reading and part else reading


def _this_day(found: Found, frame: Frame) -> Reading | None:
    """The day last named, else that of publication: "ended the day", "later in the day"; not "the day of the vote"."""
    after = found.after
    if found.words == "the day" and not found.follows("before day"):
        return None
    if found.leads("after day") or (after is not None and after.pos_ in ("NOUN", "PROPN")):
        return None
    told = frame.last is not None and frame.last.precision in ("day", "time")
    origin, anchor = frame.told if told else (frame.published, frame.stamp)
    return shifted("day", 0, origin, anchor)


@means("same period")
def same_period(found: Found, frame: Frame) -> Reading | None:
    """``the same month last year``: the date last named, a year before."""
    last = frame.last
    if last is None or last.start is None or last.precision not in ("day", "week", "month", "quarter", "season"):
        return vague("XXXX-XX")
    unit = found.groups["same"].lower()
    unit = last.precision if unit == "period" else unit
    before = calendar.move(date.fromisoformat(last.start), "year", -1)
    return dated(calendar.value_of(before, unit), f"text:{last.start}")


@means("turn")
def turn(found: Found, frame: Frame) -> Reading | None:
    """``the turn of the year``: the nearest December and January; ``of the century``: 1999 to 2001."""
    unit, now = found.groups["whole"].lower(), frame.published
    if unit in ("century", "millennium"):
        return Reading("DATE", "2000", "1999-01-01", "2001-12-31", "interval")
    if now is None:
        return vague(calendar.UNKNOWN[unit])
    if unit == "decade":
        year = (now.year + 4) // 10 * 10
        return interval(f"{year - 1}-07", f"{year}-06", frame.stamp)
    year = now.year + (now.month > 6)
    return interval(f"{year - 1}-12", f"{year}-01", frame.stamp)
