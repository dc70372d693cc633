from __future__ import annotations

import math
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.errors import InputError
from dragoman.relate.turning import TurningPoint, course_points, turning_points

START = date(2020, 1, 1)


def days(values, step: int = 1):
    return [((START + timedelta(days=at * step)).isoformat(), value) for at, value in enumerate(values)]


def noise(length: int, seed: int = 1, scale: float = 1.0):
    chance = Random(seed)
    return [chance.gauss(0, scale) for _ in range(length)]


def broken(at: int = 200, by: float = -5.0, length: int = 400, seed: int = 1):
    return [value + (by if index >= at else 0) for index, value in enumerate(noise(length, seed))]


def apart(point: TurningPoint, at: int) -> int:
    return abs((date.fromisoformat(point.date) - START).days - at)


@pytest.mark.parametrize("by", [-5.0, 5.0])
def test_a_break_is_dated_directed_and_sized(by: float) -> None:
    (point,) = turning_points(days(broken(by=by)))
    assert apart(point, 200) <= 3
    assert point.start <= point.date <= point.end
    assert point.direction == math.copysign(1, by)
    assert 4 < point.size < 6
    assert point.chance <= 0.01


def test_a_burst_is_one_turning_point_and_its_end_is_none() -> None:
    values = [value - (8 if 200 <= at < 225 else 0) for at, value in enumerate(noise(500))]
    (point,) = turning_points(days(values))
    assert apart(point, 200) <= 3
    assert point.direction == -1


def test_noise_has_hardly_any() -> None:
    found = [turning_points(days(noise(730, seed))) for seed in range(20)]
    assert sum(map(len, found)) <= 3


def test_one_wild_day_is_no_turning_point() -> None:
    values = noise(400)
    for at in range(20, 400, 40):
        values[at] = 300.0
    assert turning_points(days(values)) == []


def test_order_of_the_pairs_changes_nothing() -> None:
    pairs = days(broken())
    shuffled = pairs[:]
    Random(3).shuffle(shuffled)
    assert turning_points(shuffled) == turning_points(pairs)


def test_same_input_same_output() -> None:
    assert turning_points(days(broken())) == turning_points(days(broken()))


def test_gaps_do_not_hide_a_break_and_make_none() -> None:
    chance = Random(5)
    some = [pair for pair in days(broken(by=-6.0, length=600, at=300)) if chance.random() < 0.4]
    (point,) = turning_points(some)
    assert apart(point, 300) <= 21
    calm = days(noise(600))
    assert turning_points(calm[:200] + calm[400:]) == []


def test_values_that_are_none_are_gaps() -> None:
    pairs = days(broken())
    odd = [*pairs, ("2020-02-30"[:8] + "11", None), ("2021-06-01", math.nan), ("2021-06-02", math.inf)]
    assert turning_points(odd) == turning_points(pairs)


def test_values_of_one_day_are_added_up() -> None:
    pairs = days(broken())
    halves = [(when, value / 2) for when, value in pairs]
    (twice,) = turning_points(halves + halves)
    (once,) = turning_points(pairs)
    assert twice.date == once.date
    assert twice.size == pytest.approx(once.size, abs=0.001)


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize(
    "values",
    [[], [1.0], [1.0, -9.0, 4.0], [math.nan] * 50, [0.0] * 400, [7.5] * 400, [None] * 30],
    ids=["empty", "one", "three", "nan", "zero", "constant", "none"],
)
def test_nothing_is_said_where_nothing_can_be(values, live: bool) -> None:
    assert turning_points(days(values), live=live) == []


@pytest.mark.parametrize("live", [False, True])
def test_a_level_that_never_moved_and_then_does(live: bool) -> None:
    (point,) = turning_points(days([0.0] * 200 + [-5.0] * 100), live=live)
    assert apart(point, 200) <= 14
    assert (point.direction, point.size) == (-1, 5.0)


@pytest.mark.parametrize(("step", "unit"), [(7, "weeks"), (31, "months"), (365, "years")])
def test_longer_steps(step: int, unit: str) -> None:
    values = broken(at=60, length=100, by=-9.0)
    (point,) = turning_points(days(values, step))
    assert apart(point, 60 * step) <= 2 * step
    assert (point.date, values[60]) in [(when, values[60]) for when, _ in days(values, step)]


def talk(at: int, quarrel: float, length: int = 400):
    """A series that rises at a day, with so much below zero on every fourth day from then on."""
    chance = Random(4)
    values = [chance.uniform(-4, 12) for _ in range(length)]
    return [
        (-quarrel if index % 4 == 0 else value + 60) if at <= index < at + 40 else value
        for index, value in enumerate(values)
    ]


def test_talk_about_a_quarrel_is_no_improvement() -> None:
    (up,) = turning_points(days(talk(200, quarrel=0.0)))
    (down,) = turning_points(days(talk(200, quarrel=9.0)))
    assert (up.direction, down.direction) == (1, -1)
    assert apart(up, 200) <= 2 and apart(down, 200) <= 2
    assert 1 < down.size < 3 < 30 < up.size


def test_a_trace_of_conflict_turns_no_improvement() -> None:
    calm = [abs(value) + 5 for value in talk(200, quarrel=0.0)]
    calm[210] = -40.0
    (point,) = turning_points(days(calm))
    assert point.direction == 1


def test_a_quiet_end_makes_no_break_of_noise() -> None:
    found = [turning_points(days(broken(at=600, by=8.0, length=1095, seed=seed))) for seed in range(12)]
    assert all(any(apart(point, 600) <= 3 and point.direction == 1 for point in points) for points in found)
    assert sum(len(points) - 1 for points in found) <= 4


def test_a_gap_of_centuries_costs_nothing_and_hides_nothing() -> None:
    (point,) = turning_points([("0001-01-01", 1.0), *days(broken(by=-8.0)), ("9999-12-31", 1.0)])
    assert apart(point, 200) <= 3


@pytest.mark.parametrize("scale", [1e-9, 1e300])
def test_small_and_huge_values(scale: float) -> None:
    (point,) = turning_points(days([value * scale for value in broken()]))
    assert 4 < point.size / scale < 6


def test_months_may_be_named_without_a_day() -> None:
    values = broken(at=60, length=100, by=-9.0)
    named = [(f"{2000 + at // 12}-{at % 12 + 1:02}", value) for at, value in enumerate(values)]
    assert turning_points(named) == turning_points([(f"{month}-01", value) for month, value in named])


@pytest.mark.parametrize("pair", [("2020-01-01",), ("2020-01-01", "many"), 7, ("2020-01-01", 1, 2)])
def test_what_is_no_pair_is_named(pair) -> None:
    with pytest.raises(InputError, match="no date with a number"):
        turning_points([pair])


def test_numbers_may_be_text() -> None:
    assert turning_points([(when, str(value)) for when, value in days(broken())]) == turning_points(days(broken()))


def test_dates_may_be_dates() -> None:
    pairs = [(date.fromisoformat(when), value) for when, value in days(broken())]
    assert turning_points(pairs) == turning_points(days(broken()))


def test_what_is_no_date_is_named() -> None:
    with pytest.raises(InputError, match="yesterday"):
        turning_points([("yesterday", 1.0)])


def test_live_notices_a_break_soon() -> None:
    (point,) = turning_points(days(broken(by=-6.0)), live=True)
    assert point.date == point.end
    assert 0 <= (date.fromisoformat(point.date) - START).days - 200 <= 10
    assert point.start <= point.date
    assert point.direction == -1


def test_live_speaks_of_few_breaks_in_noise() -> None:
    found = [turning_points(days(noise(730, seed)), live=True) for seed in range(20)]
    assert sum(map(len, found)) <= 3


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    at=st.integers(60, 200),
    by=st.sampled_from([-20.0, -6.0, 6.0, 20.0]),
    cut=st.integers(1, 300),
    thin=st.sampled_from([0.3, 0.7, 1.0]),
    step=st.sampled_from([1, 7]),
)
def test_live_never_uses_the_future(seed, at, by, cut, thin, step) -> None:
    chance = Random(seed)
    pairs = [pair for pair in days(broken(at, by, 300, seed), step) if chance.random() < thin]
    before = pairs[:cut]
    last = before[-1][0] if before else ""
    known = [point for point in turning_points(pairs, live=True) if point.date <= last]
    assert turning_points(before, live=True) == known


def test_the_front_door_has_it() -> None:
    assert dragoman.turning_points is turning_points


def test_a_quarrel_that_drowns_in_talk_is_told_by_its_days_below_zero() -> None:
    values = [abs(value) * 20 for value in noise(600)]
    for at in range(100, 600, 50):
        values[at] = -5.0
    quarrel = [value - 25 if at % 2 else value + 25 for at, value in enumerate(values[400:430])]
    values[400:430] = quarrel
    assert abs(sum(quarrel) - sum(values[430:460])) < 0.5 * sum(values[430:460]), "the sum hardly moves"
    assert not any(apart(point, 400) < 15 for point in course_points(days(values)))
    (point,) = [point for point in turning_points(days(values)) if apart(point, 400) < 15]
    assert point.direction == -1
    assert turning_points(days([abs(value) for value in values])) == course_points(
        days([abs(value) for value in values])
    )
