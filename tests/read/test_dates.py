import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.read import dates


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-09",
        "2023-2-9",
        "2023-02-09T23:40:00-05:00",
        "2023-02-09T23:40:00.123Z",
        "2023-02-09 10:00",
        "2023-02-09 10:00 UTC",
        "20230209",
        "20230209T101500Z",
        "20230209101500",
        "2023/02/09",
        "9.2.2023",
        "09.02.2023, 10:15",
        "Thu, 09 Feb 2023 10:00:00 GMT",
        "Thu, 9 Feb 2023 10:00:00 +0100 (CET)",
        "Feb 9, 2023",
        "Feb. 9, 2023",
        "February 9th, 2023",
        "Thursday, February 9, 2023 10:15 am",
        "9 February 2023",
        "9th of February, 2023",
        "09-Feb-2023",
        "  9   feb  2023 ",
    ],
)
def test_one_day_in_many_forms(value):
    assert dates.day(value) == "2023-02-09"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("2999-01-01", "no day from"),
        ("0001-01-01", "no day from"),
        ("1 January 0001", "no day from"),
        ("1799-12-31", "no day from"),
        ("2101-01-01", "no day from"),
        ("2023-02-30", "no day from"),
        ("2023-13-01", "no day from"),
        ("02/09/2023", "one way only"),
        ("2023-02", "one way only"),
        ("2023", "one way only"),
        ("yesterday", "one way only"),
        ("2023-02-09 or later", "one way only"),
        ("see 2023-02-09 and 2023-02-10", "one way only"),
        ("Febtember 9, 2023x", "one way only"),
        ("9" * 100_000, "one way only"),
        ("", "one way only"),
    ],
)
def test_what_is_no_day(value, reason):
    with pytest.raises(InputError, match=reason) as caught:
        dates.day(value)
    assert caught.value.remedy


@pytest.mark.parametrize("value", ["1800-01-01", "2100-12-31", "2024-02-29"])
def test_at_the_bounds(value):
    assert dates.day(value) == value


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Published: 9 February 2023, 10:04", "2023-02-09"),
        ("By A. Writer | Feb 9, 2023 | 3 min read", "2023-02-09"),
        ("99 March 2023, then 2023-02-09", "2023-02-09"),
        ("in February 2023", None),
        ("call 20230209123", None),
        ("02/09/2023", None),
        ("", None),
    ],
)
def test_within(words, day):
    assert dates.within(words) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2023/02/09/talks", "2023-02-09"),
        ("https://a.example/world/2023/feb/09/talks", "2023-02-09"),
        ("https://a.example/2023-02-09-talks", "2023-02-09"),
        ("https://a.example/20230209/talks", "2023-02-09"),
        ("https://a.example/2023/02/talks", None),
        ("https://a.example/2023/13/40/talks", None),
        ("https://a.example/id/2023020912345", None),
        ("https://a.example/2999/01/01/", None),
        ("https://a.example/2023/xyz/09/", None),
    ],
)
def test_in_path(url, day):
    assert dates.in_path(url) == day


@given(st.dates(dates.FIRST, dates.LAST))
@settings(max_examples=100, deadline=None)
def test_every_day_is_read_in_every_form(day):
    for form in ("%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y", "%a, %d %b %Y %H:%M:%S +0000", "%Y/%m/%d"):
        assert dates.day(day.strftime(form)) == day.isoformat()


@given(st.text(alphabet="0123456789-/. T:febmar,", max_size=60) | st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_day_or_a_reason(value):
    try:
        assert len(dates.day(value)) == 10
    except InputError as error:
        assert error.reason
    assert dates.within(value) is None or len(dates.within(value)) == 10
