import pytest

from dragoman.relate.dyads import Choice
from dragoman.relate.study import leads, occasions, spaced, study
from tests.relate.conftest import BAD, GOOD, TALK, on, traffic

STRUCK = (100, 170, 310, 395, 520)
SANCTION = "163"


@pytest.fixture
def view(made):
    rows = traffic("IRN", "RUS", 600, [TALK], 0.3)
    rows += [row for day in STRUCK for row in traffic("IRN", "RUS", 30, [GOOD], 0.8, seed=day, start=day)]
    rows += [
        row for a, b in (("FRA", "DEU"), ("IND", "BRA"), ("EGY", "SDN")) for row in traffic(a, b, 600, [TALK, BAD])
    ]
    return made(*rows, *[(on(day), "USA", "IRN", SANCTION) for day in STRUCK], (on(50), "RUS", "IRN", SANCTION))


def test_occasions_are_those_from_outside(view):
    assert occasions(view, "SANCTION", "IRN", "RUS", Choice()) == [on(day) for day in STRUCK]
    assert spaced([on(0), on(10), on(31)]) == [on(0), on(31)]


def test_what_goes_together_is_found_and_controls_are_not_moved(view):
    found = study(view, "IRN", "RUS", [on(day) for day in STRUCK])
    assert found.change > 2 and found.chance <= 0.05
    assert found.control_dyads == 3 and abs(found.controls) < found.change / 2
    assert found.difference == pytest.approx(found.change - found.controls, abs=0.002)


def test_dates_at_random_show_nothing(view):
    found = study(view, "FRA", "DEU", [on(day) for day in (90, 170, 290, 410)])
    assert found.chance > 0.05


def test_too_little_says_so(view, made):
    few = study(view, "IRN", "RUS", [on(100), on(170)])
    assert few.change is None and "nothing can be said" in few.said[0]
    assert study(view, "IRN", "CUB", [on(100)] * 3).change is None
    alone = made(*traffic("IRN", "RUS", 600, [TALK]))
    assert "too few untouched dyads" in study(alone, "IRN", "RUS", [on(day) for day in STRUCK]).said[0]


def test_leads_have_a_band(view):
    found = {lag.weeks: lag for lag in leads(view, "IRN", "RUS", [on(day) for day in STRUCK])}
    assert set(found) == set(range(-8, 9))
    assert found[1].correlation > found[1].high
    assert found[-6].correlation < found[-6].high
    assert leads(view, "IRN", "CUB", [on(1)]) == [] and leads(view, "IRN", "RUS", []) == []
