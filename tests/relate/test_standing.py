import pytest

from dragoman.relate.standing import standings, wilson
from tests.relate.conftest import BAD, GOOD, TALK, on, traffic

THIRD = ("USA", "FRA", "DEU", "IND", "CHN", "BRA")


def test_the_three_measures_are_told_apart(made):
    quarrel = traffic("IRN", "RUS", 300, [BAD], 0.5)
    alike = [
        row for a in ("IRN", "RUS") for n, b in enumerate(THIRD) for row in traffic(a, b, 60, [BAD if n % 2 else GOOD])
    ]
    (year,) = standings(made(*quarrel, *alike), "IRN", "RUS")
    assert year.volume == len(quarrel)
    assert year.hostile == 1.0 and year.hostile_low > 0.9
    assert year.aligned > 0.99 and year.third == len(THIRD)


def test_opposite_behaviour_is_opposite(made):
    rows = [
        row
        for at, a in enumerate(("IRN", "RUS"))
        for n, b in enumerate(THIRD)
        for row in traffic(a, b, 60, [BAD if (n + at) % 2 else GOOD])
    ]
    (year,) = standings(made(*rows, (on(1), "IRN", "RUS", TALK)), "IRN", "RUS")
    assert year.aligned < -0.9


def test_alignment_needs_third_countries(made):
    (year,) = standings(made((on(1), "IRN", "RUS", TALK)), "IRN", "RUS")
    assert year.aligned is None and year.third == 0


@pytest.mark.parametrize(("hits", "total", "within"), [(0, 10, (0.0, 0.28)), (5, 10, (0.23, 0.77)), (0, 0, (0.0, 1.0))])
def test_wilson(hits, total, within):
    assert wilson(hits, total) == pytest.approx(within, abs=0.01)
