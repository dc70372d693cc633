"""The time tagger against sentences of our own, and the promises it makes for any text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.when import calendar, when
from dragoman.parse.syntax import parse
from dragoman.records import Time
from dragoman.words.load import rows

GOLD = Path(__file__).parent / "gold" / "times.tsv"
CASES = list(rows(GOLD.read_text(encoding="utf-8"), str(GOLD)))


def times(text: str, published: str | None = "2023-02-09") -> tuple[Time, ...]:
    return when.find(parse(text), published=published)


def expected(cell: str) -> list[tuple[str, str, str | None]]:
    """``words = value first..last`` → (words, value, days)."""
    found = []
    for part in cell.split(" ; ") if cell != "-" else ():
        words, _, value = part.partition(" = ")
        value, _, days = value.partition(" ")
        found.append((words, value, days or None))
    return found


def test_gold_is_large_enough() -> None:
    assert sum(len(expected(case["times"])) for case in CASES) >= 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['published'][:10]} {case['sentence'][:60]}")
def test_gold(case: dict[str, str]) -> None:
    text = case["sentence"].replace("\\n", "\n")
    found = when.find(parse(text), published=case["published"].strip("-") or None, text=text)
    wanted = expected(case["times"])
    assert [(t.span.of(text).lower(), t.value) for t in found] == [(words.lower(), value) for words, value, _ in wanted]
    for time, (_, _, days) in zip(found, wanted, strict=True):
        if days is not None:
            assert f"{time.start or ''}..{time.end or ''}" == days


def test_anchor_says_what_a_date_was_counted_from() -> None:
    monday, absolute, later = times("On Monday they met. On 1 March 2022 they signed; two days later they left.")
    assert monday.anchor == "published:2023-02-09"
    assert absolute.anchor is None
    assert later.anchor == "text:2022-03-01"


def test_types_and_precisions() -> None:
    text = "Every Monday since 2016, for three years, at noon on Friday, last week, last month, in spring 2020 and Q1 2021."
    assert [(t.type, t.precision) for t in times(text)] == [
        ("SET", "unknown"),
        ("DATE", "interval"),
        ("DURATION", "unknown"),
        ("TIME", "time"),
        ("DATE", "week"),
        ("DATE", "month"),
        ("DATE", "season"),
        ("DATE", "quarter"),
    ]


def test_curly_quotes_and_dashes_keep_offsets() -> None:
    text = "“We left on Monday’s train”, he said – 9–11 March, naïve İstanbul 😀 last week."
    assert [t.span.of(text) for t in times(text)] == ["Monday", "9–11 March", "last week"]


def test_when_of_a_time() -> None:
    (time,) = times("They met last week.")
    assert time.when().start == "2023-01-30"
    assert time.when().span == time.span


def test_empty_text() -> None:
    assert times("") == ()


WORDS = [
    "last",
    "next",
    "this",
    "week",
    "month",
    "year",
    "Monday",
    "Friday",
    "May",
    "March",
    "in",
    "on",
    "since",
    "until",
    "the",
    "of",
    "2015",
    "30",
    "February",
    "3",
    "two",
    "days",
    "ago",
    "later",
    "before",
    "after",
    "early",
    "mid-",
    "late",
    "’90s",
    "1990s",
    "first",
    "quarter",
    "half",
    "century",
    "decade",
    "every",
    "other",
    "same",
    "day",
    "night",
    "18:00",
    "UTC",
    "p.m.",
    "12",
    "past",
    "coming",
    "several",
    "half-a",
    "turn",
    "Christmas",
    "9/11",
    "0001",
    "9999",
    "99999",
    "–",
    "-",
    ",",
    ".",
    ";",
    "now",
    "recently",
    "İ",
    "ß",
    "😀",
    "XXXX",
    "Q3",
    "FY2023",
    "31",
    "April",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60),
    st.sampled_from(["2023-02-09", "0001-01-01", "9999-12-31", "2024-02-29", None, "", "never", "2023-13-45"]),
)
def test_never_raises_and_spans_are_exact(text: str, published: str | None) -> None:
    found = times(text, published)
    last = 0
    for time in found:
        assert last <= time.span.start < time.span.end <= len(text)
        last = time.span.end
        assert time.span.of(text).strip() == time.span.of(text)
        for day in (time.start, time.end):
            assert day is None or date.fromisoformat(day)
        if time.start and time.end:
            assert time.start <= time.end
        if time.anchor is not None:
            date.fromisoformat(time.anchor.partition(":")[2])


@settings(max_examples=200, deadline=None)
@given(st.dates(), st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]))
def test_a_value_covers_the_day_it_was_made_from(day: date, unit: str) -> None:
    first, last = calendar.extent(calendar.value_of(day, unit))
    if unit == "weekend":
        assert first is None or last is not None
    elif first is not None and last is not None:
        assert first <= day.isoformat() <= last


@pytest.mark.parametrize("value", ["2023-02-30", "2023-W54", "2023-13", "XXXX-05", "PAST_REF", "FY2023", "", "0000"])
def test_values_that_name_no_days(value: str) -> None:
    assert calendar.extent(value) == (None, None)


def test_move_stays_in_the_month() -> None:
    assert calendar.move(date(2024, 1, 31), "month", 1) == date(2024, 2, 29)
    with pytest.raises((ValueError, OverflowError)):
        calendar.move(date(9999, 12, 1), "year", 1)
