"""Finds the time expressions of a text and says which days they mean.

``words/time/rules.tsv`` says how expressions are put together, ``readings.py`` what each kind means, ``calendar.py``
does the arithmetic. Relative expressions are counted from the day of publication or from the last day named in the
text; without either, what is not known stays an ``X`` and ``start`` and ``end`` are None: no date is a default.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from dragoman.code import readings
from dragoman.code.readings import Found, Frame, Reading
from dragoman.code.tense import Tense, tense_at
from dragoman.records import Span, Time
from dragoman.words.load import table

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CASED = {"month", "weekday", "zone", "holiday"}
_SHAPES = {
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?![\d:])(?!,\d)",
    "year": r"(?:1[0-9]\d\d|2[0-9]\d\d)(?!\d)(?![.,]\d)",
    "year4": r"\d{4}(?!\d)(?![.,]\d)",
    "two": r"\d{1,2}(?!\d)",
    "hour": r"(?:2[0-4]|[01]?\d)",
    "minute": r"[0-5]\d(?!\d)",
    "dash": r"[\-–—]",
    "sep": r"(?: |-)",
}
_HOLE = re.compile(r"\{(\w+)(?::(\w+))?\}")


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    """Kind → word in lower case → value."""
    kinds: dict[str, dict[str, str]] = {}
    for row in table("time/lexicon"):
        kinds.setdefault(row["kind"], {})[row["word"].lower()] = row["value"]
    return kinds


def _choice(kind: str) -> str:
    """A pattern for any word of the kind, longest first."""
    words = sorted(_lexicon()[kind], key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word).replace("\\ ", " ") for word in words)
    return f"(?:{pattern})(?!\\w)"


@cache
def _scanner() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all rules, each a group ``r0``, ``r1`` …, and the operation of each."""
    shapes = dict(_SHAPES) | {kind: _choice(kind) for kind in _lexicon()}
    small = shapes["number"]
    number = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{small}(?:(?: |-)(?:{small}))?)"
    shapes["count"] = rf"{number}(?:(?: to | or |-to-|-or-|[\-–—]){number})?"
    rules, operations = [], []
    for index, row in enumerate(table("time/rules")):
        rules.append(f"(?P<r{index}>{_expand(row['pattern'], shapes, index)})")
        operations.append(row["operation"])
    return re.compile(rf"(?<![\w.,$€£-])(?:{'|'.join(rules)})(?!\w)"), tuple(operations)


def _expand(pattern: str, shapes: dict[str, str], index: int) -> str:
    """The pattern of a rule with its holes filled and its groups made unique by the rule's number."""

    def fill(hole: re.Match[str]) -> str:
        kind, name = hole.groups()
        if kind in ("dash", "sep"):
            return shapes[kind]
        return f"(?P<{name or kind}>{shapes[kind]})"

    filled = _HOLE.sub(fill, pattern).replace(" ?", "[\u00a0\u0020]*").replace(" ", "[ \u00a0]+")
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{index}>", filled)


def find(doc: Doc, *, published: str | None) -> tuple[Time, ...]:
    """The time expressions of a parsed text, in order, none overlapping another.

    ``published`` is an ISO date, with or without a time of day; anything else counts as not known.
    """
    frame = Frame(published=_day(published))
    times: list[Time] = []
    for found in _matches(doc):
        if (reading := readings.read(found, frame)) is None:
            continue
        frame.remember(reading)
        times.append(_time(found, reading))
    return tuple(_joined(times, doc.text))


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


@cache
def _openers() -> frozenset[str]:
    """The words that an expression can begin with, and some more."""
    words = {word.split()[0] for kind in _lexicon().values() for word in kind}
    for row in table("time/rules"):
        words.update(_WORD.findall(_HOLE.sub(" ", row["pattern"])))
    return frozenset(part for word in words for part in _WORD.findall(word)[:1])


@cache
def _cores() -> frozenset[str]:
    """The words of which every expression without a digit has one."""
    kinds = ("month", "weekday", "unit", "season", "part", "today", "daypart", "holiday", "ref", "often")
    return frozenset(_WORD.findall(word)[-1] for kind in kinds for word in _lexicon()[kind]) | {"period", "millennium"}


_WORD = re.compile(r"[^\W_]+")
_REACH = 9
"""The core of an expression lies among its first words."""


def _starts(lowered: str) -> Iterator[int]:
    """Where an expression may begin: at an opener with a core word soon after. All rules are tried only there."""
    words = [(found.start(), found[0]) for found in _WORD.finditer(lowered)]
    openers, cores, core_at = _openers(), _cores(), len(words) + _REACH
    starts = []
    for index in range(len(words) - 1, -1, -1):
        start, word = words[index]
        digit = word[0].isdecimal()
        if digit or word in cores or word[-2:] == "0s":
            core_at = index
        if core_at - index < _REACH and (digit or word in openers):
            starts.append(start)
    return reversed(starts)


def _matches(doc: Doc) -> Iterator[Found]:
    scanner, operations = _scanner()
    lexicon, text, position = _lexicon(), doc.text, 0
    lowered = _lowered(text)
    for start in _starts(lowered):
        if start < position or (match := scanner.match(lowered, start)) is None:
            continue
        index = int((match.lastgroup or "r0")[1:])
        groups = {
            name.rpartition("_")[0]: text[match.start(name) : match.end(name)]
            for name, value in match.groupdict().items()
            if value is not None and name.endswith(f"_{index}")
        }
        if not all(words[0].isupper() for name, words in groups.items() if name.rstrip("2") in _CASED):
            continue
        yield Found(
            operation=operations[index],
            words=text[start : match.end()],
            start=start,
            end=match.end(),
            groups=groups,
            doc=doc,
            lexicon=lexicon,
        )
        position = match.end()


def _lowered(text: str) -> str:
    """The text in lower case, each code point in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


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


def _joined(times: list[Time], text: str) -> list[Time]:
    return times
