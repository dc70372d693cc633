"""Finds the time expressions of a text and says which days they mean.

``words/time/rules.tsv`` says how expressions are put together; ``dates``, ``deixis`` and ``periods`` say what each kind
means; ``calendar`` does the arithmetic. Relative expressions are counted from the day of publication or from a date
named before; without either, what is not known stays an ``X`` and ``start`` and ``end`` are None: never a default.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from dragoman.coding import grammar
from dragoman.coding.when import calendar, dateline, dates, deixis, periods
from dragoman.coding.when.timex import MEANINGS, Found, Frame, Reading, lexicon
from dragoman.records import Span, Time
from dragoman.words.load import table

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["dates", "deixis", "find", "periods"]

_CASED = {"month", "month2", "weekday", "weekday2", "weekdays", "holiday"}
"""Groups whose words must begin with a capital letter."""
_SHAPES = {
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?![\d:])(?!,\d)",
    "year": r"(?:1\d\d\d|2\d\d\d)(?!\d)(?![.,]\d)",
    "year4": r"\d{4}(?!\d)(?![.,]\d)",
    "two": r"\d{1,2}(?!\d)",
    "hour": r"(?:2[0-4]|[01]?\d)(?!\d)",
    "minute": r"[0-5]\d(?!\d)",
    "dash": r"[\-–—]",
    "sep": r"(?: |-)",
}
_HOLE = re.compile(r"\{(\w+)(?::(\w+))?\}")
_BLANK = "[ \u00a0]"
_WORD = re.compile(r"[^\W_]+")
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
"""A day of publication outside these years was never filled in (0001-01-01, 9999-12-31)."""
_REACH = 9
"""The core of an expression lies among its first words."""
_CORES = ("month", "weekday", "weekdays", "unit", "season", "part", "today", "daypart", "holiday", "ref", "often")


def find(doc: Doc, *, published: str | None, text: str | None = None) -> tuple[Time, ...]:
    """The time expressions of a parsed text, in order, none overlapping another.

    ``published`` is an ISO date, with or without a time of day; anything else counts as not known. The parser does not
    see the dateline; with the ``text`` itself given, the day that it names is found too, and counted from.
    """
    frame, head = Frame(published=_day(published)), None
    if (head := dateline.written(text or grammar.text(doc), grammar.text(doc), frame.published)) is not None:
        frame = Frame(published=_day(head.start), source="text")
    readings: list[tuple[Found, Reading]] = []
    for found in _matches(doc):
        if head is not None and found.start < head.span.end and head.span.start < found.end:
            continue
        reading = _read(found, frame)
        if reading is None:
            continue
        frame.remember(reading, found.start)
        if readings and (joined := _joined(*readings[-1], found, reading)):
            readings[-1] = joined
        else:
            readings.extend(_ends(found, reading))
    times = [_time(found, _bounded(found, reading, frame)) for found, reading in readings]
    return tuple(sorted([*times, *([head] if head is not None else [])], key=lambda time: time.span))


def _day(published: str | None) -> date | None:
    """The day of an ISO date; None where it is none, or one that stands for nothing, such as 0001-01-01."""
    start, _ = calendar.extent((published or "")[:10])
    day = None if start is None else date.fromisoformat(start)
    return day if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _read(found: Found, frame: Frame) -> Reading | None:
    """The meaning of what the rules matched, or None where it is no time expression or an impossible date."""
    try:
        return MEANINGS[found.operation](found, frame)
    except (ValueError, OverflowError):
        return None


_GLUE = re.compile(r",? (?:on |of |at |at around |at about )?(?:the )?|,? ", re.IGNORECASE)


def _joined(left: Found, one: Reading, right: Found, other: Reading) -> tuple[Found, Reading] | None:
    """A day and a time of day side by side, as one: "Wednesday night", "18:00 UTC on Monday"."""
    if not _GLUE.fullmatch(left.text, left.end, right.start):
        return None
    day, clock = (one, other) if other.type == "TIME" else (other, one)
    bare = (right if clock is other else left).operation in ("clock", "part")
    if not bare or clock.type != "TIME" or day.type != "DATE" or day.precision != "day":
        return None
    found = Found(left.doc, left.text, "joined", left.start, right.end, left.groups)
    time = clock.value[clock.value.index("T") :]
    return found, replace(day, type="TIME", value=f"{day.value}{time}", precision="time")


def _ends(found: Found, reading: Reading) -> Iterator[tuple[Found, Reading]]:
    """Two years told apart, "from 2009 to 2011", as two expressions; the days of both are those of the range."""
    if found.operation != "years" or not found.words.startswith(("from ", "between ")) or "year2" not in found.groups:
        yield found, reading
        return
    at = found.start
    for year in reading.value.split("/"):
        at = found.text.index(year, at)
        yield Found(found.doc, found.text, "year", at, at + len(year), {"year": year}), replace(reading, value=year)
        at += len(year)


def _bounded(found: Found, reading: Reading, frame: Frame) -> Reading:
    """The days that "since", "until", "before" and "after" make of a date; the value stays that of the words."""
    word = found.before.lower_ if found.before is not None else ""
    if reading.type != "DATE" or reading.start is None or reading.end is None:
        return reading
    if reading.precision == "interval" and found.operation == "year" and "mod" not in found.groups:
        return reading
    if found.after is not None and found.after.tag_ == "POS":
        return reading
    now = frame.published.isoformat() if frame.published else None
    if word == "since":
        last = now if now is not None and now >= reading.start else None
        return replace(reading, end=last, precision="interval")
    if word in ("until", "till", "by"):
        return replace(reading, start=None, precision="interval")
    if word == "before":
        return replace(reading, start=None, end=_day_before(reading.start), precision="interval")
    if word == "after":
        return replace(reading, end=None, precision="interval")
    return reading


def _day_before(day: str) -> str | None:
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except OverflowError:
        return None


def _time(found: Found, reading: Reading) -> Time:
    return Time(
        span=Span(found.start, found.end),
        type=reading.type,
        value=reading.value,
        start=reading.start,
        end=reading.end,
        precision=reading.precision,
        anchor=reading.anchor,
    )


@cache
def _scanner() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all rules, each a group ``r0``, ``r1`` …, and the operation of each."""
    shapes = dict(_SHAPES)
    for kind, words in lexicon().items():
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        shapes[kind] = f"(?:{'|'.join(re.escape(word) for word in longest_first)})(?!\\w)".replace("\\ ", " ")
    small = shapes["number"]
    number = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{small}(?:{shapes['sep']}{small})?)"
    shapes["count"] = rf"{number}(?:(?: to | or |-to-|-or-|{shapes['dash']}){number})?"
    rules, operations = [], []
    for index, row in enumerate(table("time/rules")):
        rules.append(f"(?:{_filled(row['pattern'], shapes, index)})(?P<r{index}>)")
        operations.append(row["operation"])
    return re.compile(rf"(?<![\w.,$€£-])(?:{'|'.join(rules)})(?!\w)"), tuple(operations)


@cache
def _groups() -> tuple[tuple[tuple[str, str], ...], ...]:
    """The groups of each rule: pairs (kind, name in the pattern), in the pattern's order."""
    scanner, operations = _scanner()
    found: list[list[tuple[str, str]]] = [[] for _ in operations]
    for name in scanner.groupindex:
        kind, _, index = name.rpartition("_")
        if kind:
            found[int(index)].append((kind, name))
    return tuple(map(tuple, found))


def _filled(pattern: str, shapes: dict[str, str], index: int) -> str:
    """The pattern of a rule with its holes filled and its groups made unique by the rule's number."""

    def fill(hole: re.Match[str]) -> str:
        kind, name = hole.groups()
        return shapes[kind] if kind in ("dash", "sep") else f"(?P<{name or kind}>{shapes[kind]})"

    filled = re.sub(r" (\?)?", lambda blank: _BLANK + ("*" if blank[1] else "+"), _HOLE.sub(fill, pattern))
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{index}>", filled)


@cache
def _openers() -> frozenset[str]:
    """The words that an expression can begin with, and some more."""
    words = {word for kind in lexicon().values() for word in kind}
    for row in table("time/rules"):
        words.update(_WORD.findall(_HOLE.sub(" ", row["pattern"])))
    return frozenset(part for word in words for part in _WORD.findall(word)[:1])


@cache
def _cores() -> frozenset[str]:
    """The words of which every expression without a digit has one."""
    return frozenset(_WORD.findall(word)[-1] for kind in _CORES for word in lexicon()[kind]) | {"period", "millennium"}


def _starts(lowered: str) -> Iterator[int]:
    """Where an expression may begin: at an opener with a core word soon after. Only there are the rules tried."""
    words = [(found.start(), found[0]) for found in _WORD.finditer(lowered)]
    openers, cores, core_at = _openers(), _cores(), len(words) + _REACH
    starts = []
    for index in range(len(words) - 1, -1, -1):
        start, word = words[index]
        digit = word[0].isdecimal() or word[-1].isdecimal()
        if digit or word in cores:
            core_at = index
        if core_at - index < _REACH and (digit or word in openers):
            starts.append(start)
    return reversed(starts)


def _matches(doc: Doc) -> Iterator[Found]:
    """What the rules match, from left to right."""
    scanner, operations = _scanner()
    text, taken = grammar.text(doc), 0
    lowered = _lowered(text)
    for start in _starts(lowered):
        if start < taken or (match := scanner.match(lowered, start)) is None:
            continue
        index = int((match.lastgroup or "r0")[1:])
        groups = {kind: text[slice(*match.span(name))] for kind, name in _groups()[index] if match.start(name) >= 0}
        if not all(words[0].isupper() for name, words in groups.items() if name in _CASED):
            continue
        found = Found(doc, text, operations[index], start, match.end(), groups)
        yield found
        taken = found.end


def _lowered(text: str) -> str:
    """The text in lower case, each code point in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
