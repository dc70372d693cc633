import pytest

from dragoman.relate.blocs import ALONE, blocs
from tests.relate.conftest import BAD, GOOD, traffic

EAST, WEST = ("CHN", "RUS", "IRN", "BLR"), ("USA", "GBR", "FRA", "DEU")


def camps(east, west, start):
    rows = []
    for camp in (east, west):
        rows += [row for a in camp for b in camp if a < b for row in traffic(a, b, 300, [GOOD], 0.2, start=start)]
    return rows + [row for a in east for b in west for row in traffic(a, b, 300, [BAD], 0.1, start=start)]


@pytest.fixture
def periods(made):
    return blocs(made(*camps(EAST, WEST, 0), *camps((*EAST[:3], "DEU"), (*WEST[:3], "BLR"), 366)))


def bloc(period, country):
    return next(member.bloc for member in period.members if member.id == country)


def test_camps_keep_their_numbers_and_movers_are_told(periods):
    first, second = periods
    assert first.start == "2020-01-01" and second.start == "2021-01-01"
    assert len(first.blocs) == 2
    assert {bloc(first, country) for country in EAST} != {bloc(first, country) for country in WEST}
    assert bloc(second, "CHN") == bloc(first, "CHN") and bloc(second, "USA") == bloc(first, "USA")
    assert {move.id for move in second.moves} == {"BLR", "DEU"}
    assert first.moves == () and all(member.certainty > 0.9 for member in first.members)


def test_triads_of_two_camps_are_in_balance(periods):
    first, _ = periods
    assert first.triads == first.balanced == 56
    assert first.against and first.unbalanced == ()
    assert first.said == ()


def test_too_few_ties_are_told(made):
    (period,) = blocs(made(*traffic("IRN", "RUS", 40, [GOOD])))
    assert "too few to speak of blocs" in period.said[0]
    assert blocs(made(("2020-01-01", "IRN", "", GOOD), ("2020-01-01", "IRN", "RUS", GOOD))) == []


def test_one_that_is_hostile_to_all_stands_alone(made):
    rows = camps(EAST, WEST, 0) + [row for a in (*EAST, *WEST) for row in traffic("PRK", a, 300, [BAD], 0.2)]
    (period,) = blocs(made(*rows))
    assert bloc(period, "PRK") == ALONE


def test_since_and_until(made):
    view = made(*camps(EAST, WEST, 0))
    assert [period.start for period in blocs(view, unit="month", since="2020-03", until="2020-04")] == [
        "2020-03-01",
        "2020-04-01",
    ]
