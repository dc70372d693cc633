"""Meanings of durations, of what recurs, and of times of day."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from dragoman.coding.when.timex import Found, Frame, Reading, lexicon, means, shifted, vague
from dragoman.records import Time, When

_IN = {
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "fortnight": ("W", 2),
    "quarter": ("M", 3),
    "half": ("M", 6),
}
"""Units that TIMEX3 has no letter for, in units that it has."""


def period(count: Fraction | int | None, unit: str) -> str:
    """A TIMEX3 duration: ``P10Y``, ``PT30M``, ``P2.5Y``; ``PXM`` where the count is not known."""
    letter, factor = _IN.get(unit, ("WE" if unit == "weekend" else unit[:1].upper(), 1))
    shown = "X" if count is None else f"{float(count * factor):g}"
    return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{shown}{letter}"


_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def moved(day: Time, length: Time, *, forward: bool) -> When | None:
    """What lies a length of time after a date, or before it: as exact as the unit of the length."""
    found = re.fullmatch(r"P(\d+)([DWMY])", length.value)
    if found is None or day.start is None:
        return None
    unit, count = _UNITS[found[2]], int(found[1])
    try:
        reading = shifted(unit, count if forward else -count, date.fromisoformat(day.start), f"text:{day.start}")
    except (ValueError, OverflowError):
        return None
    if reading is None or reading.start is None:
        return None
    return When(
        start=reading.start, end=reading.end, precision=reading.precision, span=length.span, anchor=reading.anchor
    )


@means("duration")
def duration(found: Found, frame: Frame) -> Reading | None:
    """``three days``, ``a two-year``; "a year" after an amount recurs: "$5bn a year"."""
    unit, words = found.get("unit") or "", found.groups["count"].lower()
    if found.groups["unit"].lower() == "second" or found.words in ("one day", "a weekend", "a second"):
        return None
    if words in ("a", "an") and found.groups["unit"].lower().endswith("s"):
        return Reading("DURATION", period(None, unit))
    if words in ("a", "an") and "-" not in found.words and _after_amount(found):
        return Reading("SET", period(1, unit))
    if found.before is not None and found.before.lower_ == "in" and found.tense == "future":
        return shifted(unit, found.count, frame.published, frame.stamp) if found.count else vague("FUTURE_REF")
    return Reading("DURATION", period(found.count, unit))


def _after_amount(found: Found) -> bool:
    return found.follows("amount") or (found.before is not None and any(sign.isdecimal() for sign in found.before.text))


@means("plural")
def plural(found: Found, frame: Frame) -> Reading | None:
    """``for decades``, ``years of war``: how long is not said."""
    before = found.before
    if (
        before is not None
        and not found.words.endswith("-long")
        and (before.pos_ in ("ADJ", "DET", "NUM", "PRON", "PROPN") or before.tag_ == "VBG")
    ):
        return None
    return Reading("DURATION", period(None, found.get("unit", "plural") or ""))


@means("every")
def every(found: Found, frame: Frame) -> Reading | None:
    """``every Monday``, ``every two weeks``, ``twice a year``, ``Fridays``."""
    groups = found.groups
    if "weekdays" in groups:
        return Reading("SET", f"XXXX-WXX-{found.number('weekdays')}")
    if "weekday" in groups:
        return Reading("SET", "P1W" if "weekday2" in groups else f"XXXX-WXX-{found.number('weekday')}")
    if "month" in groups:
        return Reading("SET", f"XXXX-{found.number('month'):02d}")
    if "season" in groups:
        return Reading("SET", f"XXXX-{found.get('season')}")
    if "part" in groups:
        return Reading("SET", f"XXXX-XX-XXT{found.get('part')}")
    count = found.count if "count" in groups else Fraction(2 if "second" in groups else 1)
    return Reading("SET", period(count, found.get("unit") or ""))


@means("often")
def often(found: Found, frame: Frame) -> Reading | None:
    """``annual``, ``daily``; not in names such as the Daily Mail."""
    token = found.tokens[0]
    named = found.after is not None and found.after.tag_ == "NNP" and found.after.i + 1 < len(found.doc)
    if token.text[0].isupper() and not token.is_sent_start:
        return None
    if named and found.doc[token.i + 2].tag_ == "NNP":
        return None
    return Reading("SET", found.get("often") or "")


@means("clock")
def clock(found: Found, frame: Frame) -> Reading | None:
    """``18:00 UTC``, ``6:40 p.m.``, ``0800 GMT``, ``five o'clock``; "at 18.30" only where a preposition says so."""
    groups = found.groups
    if "hhmm" in groups:
        hour, minute = int(groups["hhmm"][:2]), int(groups["hhmm"][2:])
    else:
        hour, minute = int(groups.get("hour") or found.count or 25), int(groups.get("minute", "0"))
    half, zone = groups.get("half", "").lower(), groups.get("zone", "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if not half and not zone and "hour" in groups and (":" not in found.words or not found.follows("before clock")):
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    if hour > 24 or minute > 59:
        return None
    return _on_day(f"T{hour:02d}:{minute:02d}{lexicon()['zone'].get(zone, '')}", found, frame)


@means("part")
def part(found: Found, frame: Frame) -> Reading | None:
    """``the morning``, ``noon``; not "the Morning Star"."""
    last = found.tokens[-1]
    if last.text[0].isupper() and not last.is_sent_start:
        return None
    return _on_day(f"T{found.get('part')}", found, frame)


def _on_day(time: str, found: Found, frame: Frame) -> Reading | None:
    """A time of day, on the day last named in the sentence.

    Else its value has the day of publication, as TimeML does, but no day is told and so none can date an act.
    """
    last, stamp = frame.last, frame.stamp
    if last is not None and last.precision in ("day", "time") and last.start and frame.same_sentence(found):
        return Reading("TIME", f"{last.start}{time}", last.start, last.start, "time", f"text:{last.start}")
    if frame.published is None:
        return Reading("TIME", f"XXXX-XX-XX{time}", precision="time")
    day = frame.published.isoformat()
    return Reading("TIME", f"{day}{time}", precision="time", anchor=stamp)
