"""What the meanings of time expressions are made of: what was found, what it is counted from, what it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from typing import TYPE_CHECKING

from dragoman.coding.when import calendar
from dragoman.coding.when.tense import Tense, tense_at
from dragoman.records import Precision, TimeType
from dragoman.words.load import table

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


@cache
def lexicon() -> dict[str, dict[str, str]]:
    """``words/time/lexicon.tsv``: kind → word in lower case → value."""
    kinds: dict[str, dict[str, str]] = {}
    for row in table("time/lexicon"):
        kinds.setdefault(row["kind"], {})[row["word"].lower()] = row["value"]
    return kinds


@cache
def context(kind: str) -> frozenset[str]:
    """The words of a kind in ``words/time/context.tsv``."""
    return frozenset(row["word"] for row in table("time/context") if row["kind"] == kind)


@dataclass
class Found:
    """An expression as the rules matched it: its place, and its parts by name."""

    doc: Doc
    text: str
    """The text of ``doc``, which spaCy would join from its tokens each time."""
    operation: str
    start: int
    end: int
    groups: dict[str, str]

    @property
    def words(self) -> str:
        """The words in lower case."""
        return self.text[self.start : self.end].lower()

    @cached_property
    def tokens(self) -> list[Token]:
        return list(self.doc.char_span(self.start, self.end, alignment_mode="expand") or ())

    @cached_property
    def tense(self) -> Tense | None:
        """The tense of the clause it stands in."""
        return tense_at(self.tokens)

    @property
    def of_noun(self) -> bool:
        """Whether it dates a noun ("the closure during the third quarter"), which the verb's tense says nothing of."""
        head = next((token.head for token in self.tokens if token.head not in self.tokens), None)
        return head is not None and (head.head if head.pos_ == "ADP" else head).pos_ == "NOUN"

    @cached_property
    def before(self) -> Token | None:
        """The token before it in the same sentence."""
        first = self.tokens[0]
        return None if first.i == 0 or first.is_sent_start else self.doc[first.i - 1]

    @cached_property
    def after(self) -> Token | None:
        """The token after it in the same sentence."""
        at = self.tokens[-1].i + 1
        return None if at >= len(self.doc) or self.doc[at].is_sent_start else self.doc[at]

    def follows(self, kind: str) -> bool:
        """True after one of the words of that kind in ``context.tsv``."""
        return self.before is not None and self.before.lower_ in context(kind)

    def leads(self, kind: str) -> bool:
        """True before one of the words of that kind in ``context.tsv``."""
        return self.after is not None and self.after.lower_ in context(kind)

    def get(self, kind: str, name: str | None = None) -> str | None:
        """What the lexicon says of the words of a group; the group bears the kind's name if no other."""
        words = self.groups.get(name or kind)
        return None if words is None else lexicon()[kind].get(" ".join(words.lower().split()))

    def number(self, kind: str, name: str | None = None) -> int:
        """The same as a number; 0 where there is none."""
        return int(self.get(kind, name) or 0)

    def cut(self, group: str) -> None:
        """Leave out the group, which stands at the end, and the blanks before it."""
        self.end -= len(self.groups[group])
        while self.text[self.end - 1].isspace():
            self.end -= 1

    @property
    def count(self) -> Fraction | None:
        """The number that the group ``count`` states; None where it is not exact ("several", "two or three")."""
        numbers = lexicon()["number"]
        words = " ".join(self.groups.get("count", "").lower().replace(",", "").split())
        if words.replace(".", "", 1).isdecimal():
            return Fraction(words)
        if words in numbers:
            return None if numbers[words] == "X" else Fraction(numbers[words])
        first, _, second = words.replace("-", " ").partition(" ")
        if numbers.get(first, "X") == "X" or numbers.get(second, "X") == "X":
            return None
        tens, ones = Fraction(numbers[first]), Fraction(numbers[second])
        if first in ("a", "an", "one") or ones >= 100:
            return tens * ones
        return tens + ones if tens >= 20 > ones else None


@dataclass
class Frame:
    """What expressions are counted from: the day of publication, and the date last named in the text."""

    published: date | None
    source: str = "published"
    """Where that day is from: ``published``, or ``text`` where only the text tells it."""
    last: Reading | None = None
    at: int = 0
    """Where in the text that date stands."""

    def remember(self, reading: Reading, at: int) -> None:
        """Keep a date as what "the same day" and "two days later" are counted from."""
        if reading.start and reading.end and reading.type in ("DATE", "TIME"):
            self.last, self.at = reading, at

    def same_sentence(self, found: Found) -> bool:
        """Whether the date last named stands in the sentence of what was found."""
        return self.last is not None and self.at >= found.tokens[0].sent.start_char

    @property
    def stamp(self) -> str | None:
        """The anchor of what is counted from publication."""
        return None if self.published is None else f"{self.source}:{self.published.isoformat()}"

    @property
    def told(self) -> tuple[date | None, str | None]:
        """The day last named in the text, with its anchor; nothing where none was."""
        if self.last is None or self.last.start is None:
            return None, None
        return date.fromisoformat(self.last.start), f"text:{self.last.start}"

    @property
    def told_or_now(self) -> tuple[date | None, str | None]:
        """The day last named in the text, else the day of publication."""
        return self.told if self.last is not None else (self.published, self.stamp)


Meaning = Callable[[Found, Frame], Reading | None]
MEANINGS: dict[str, Meaning] = {}
"""Operation of ``words/time/rules.tsv`` → the function that reads what it matched."""


def means(operation: str) -> Callable[[Meaning], Meaning]:
    """Registers the function for an operation."""

    def register(function: Meaning) -> Meaning:
        MEANINGS[operation] = function
        return function

    return register


PARTS = ("early", "mid", "late", "start", "end")
"""Values of ``mod`` in the lexicon that narrow a date."""


def dated(value: str, anchor: str | None = None, part: str | None = None) -> Reading | None:
    """A date and the days it covers, narrowed to its early, middle … part; None for a day that no calendar has."""
    start, end = calendar.share(value, part) if part in PARTS else calendar.extent(value)
    if start is None and "X" not in value:
        return None
    narrowed = part in PARTS and start is not None and calendar.precision(value) != "day"
    return Reading("DATE", value, start, end, "interval" if narrowed else calendar.precision(value), anchor)


def vague(value: str) -> Reading:
    """A date of which the days are not known: ``XXXX-11``, ``PAST_REF``."""
    return Reading("DATE", value, precision="unknown" if value.endswith("REF") else calendar.precision(value))


def interval(first: str, last: str, anchor: str | None = None) -> Reading | None:
    """The days from the first of one value to the last of another; None where they run backwards."""
    if "XXXX" in first + last:
        return vague(f"{first}/{last}")
    start, end = calendar.extent(first)[0], calendar.extent(last)[1]
    if start is None or end is None or start > end:
        return None
    return Reading("DATE", f"{first}/{last}", start, end, "interval", anchor)


def at_time(day: Reading, clock: str) -> Reading:
    """A time of the day: ``T18:00Z``, ``TNI``."""
    return replace(day, type="TIME", value=f"{day.value}{clock}", precision="time")


_FINER = {
    "century": ("decade", 10),
    "decade": ("year", 10),
    "year": ("month", 12),
    "month": ("week", 4),
    "week": ("day", 7),
}


def shifted(
    unit: str, count: int | Fraction, origin: date | None, anchor: str | None, part: str | None = None
) -> Reading | None:
    """The day, week, month … ``count`` units after that of ``origin``; parts of one are told in the next finer unit."""
    if count % 1:
        unit, factor = _FINER.get(unit, ("day", 1))
        count = round(count * factor)
    if origin is None:
        return vague(calendar.UNKNOWN.get(unit, "XXXX-XX-XX"))
    return dated(calendar.value_of(calendar.move(origin, unit, count), unit), anchor, part)
