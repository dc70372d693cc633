import pytest

from dragoman.show import phrases
from dragoman.store.rows import Party

IRAN, RUSSIA = Party(id="IRN", name="Iran"), Party(id="RUS", name="Russia")


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2023-02-08", "2023-02-08", "day", "8 Feb 2023"),
        ("2023-02-08", "2023-02-08", "time", "8 Feb 2023"),
        ("2023-01-30", "2023-02-05", "week", "week of 30 Jan 2023"),
        ("2022-05-01", "2022-05-31", "month", "May 2022"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("2010-01-01", "2019-12-31", "decade", "2010s"),
        ("2023-02-01", "2023-02-05", "interval", "1 Feb 2023 – 5 Feb 2023"),
        ("2023-02-01", "2023-02-01", "unknown", "1 Feb 2023"),
        ("2023-02-01", None, "interval", "since 1 Feb 2023"),
        (None, "2023-02-01", "interval", "until 1 Feb 2023"),
        (None, None, None, "date unknown"),
    ],
)
def test_a_date_is_no_finer_than_it_is_known(start, end, precision, words):
    assert phrases.when(start, end, precision) == words


def test_a_day_that_is_none_is_given_back():
    assert (phrases.day("PAST_REF"), phrases.day(None)) == ("PAST_REF", "unknown")


def test_who_did_it_to_whom():
    assert phrases.who([IRAN], [RUSSIA]) == "Iran → Russia"
    assert phrases.who([IRAN, RUSSIA], []) == "Iran, Russia"
    assert phrases.who([], [RUSSIA]) == "— → Russia"


def test_a_deed_has_its_mode_and_its_quad():
    assert phrases.deed("CONSULT", "visit") == "CONSULT · visit"
    assert phrases.deed("AID", None) == "AID"
    assert (phrases.quad("AID"), phrases.quad("ASSAULT"), phrases.quad("NONSENSE")) == (2, 4, 0)


def test_every_modality_has_a_standing():
    from typing import get_args

    from dragoman.records import Modality

    assert set(get_args(Modality)) == set(phrases.STANDING)


def test_plain_text_cannot_steer_a_terminal():
    assert phrases.plain("a\x1b[31mred\x07\n b\u202egnp") == "a [31mred b gnp"
    assert phrases.plain("قال 👨‍👩‍👧 هذا") == "قال 👨‍👩‍👧 هذا"
    assert phrases.plain("one two three", 8) == "one two…"


def test_counts_have_their_number():
    assert (phrases.count(1, "act"), phrases.count(1204, "act")) == ("1 act", "1,204 acts")


def test_numbers_with_their_sign():
    assert [phrases.signed(value) for value in (1.5, -0.25, -0.001, 0.0)] == ["+1.50", "−0.25", "0.00", "0.00"]
    assert phrases.signed(-3.04, 1) == "−3.0"
