from datetime import date

import pytest

from dragoman.relate.dyads import Choice, daily
from dragoman.relate.turning import turning_points
from dragoman.relate.turns import turns
from tests.relate.conftest import BAD, GOOD, TALK, on, traffic


def test_a_quarrel_is_dated_and_its_events_named(made):
    view = made(
        *traffic("IRN", "RUS", 300, [TALK, TALK, GOOD]),
        *traffic("RUS", "IRN", 60, [BAD], 0.8, start=300),
    )
    (turn,) = turns(view, "IRN", "RUS")
    assert abs((date.fromisoformat(turn.date) - date.fromisoformat(on(300))).days) <= 3
    assert (turn.direction, turn.measure) == (-1, "conflict")
    assert turn.before > 0 > turn.after
    assert {event.type for event in turn.events} == {"ASSAULT"}
    assert turns(view, "RUS", "IRN") == [turn]
    assert turns(view, "IRN", "RUS", mutual=False) == []
    (live,) = turns(view, "IRN", "RUS", live=True)
    assert live.date >= turn.date


def test_conflict_in_a_busy_dyad_does_not_drown(made):
    """Deeds of both signs on the same days leave the balance as it was."""
    rows = traffic("IRN", "RUS", 360, [TALK], 0.9)
    quarrel = [(on(300 + at), "RUS", "IRN", code) for at in range(30) for code in (BAD, "071", "0231")]
    (turn,) = [turn for turn in turns(made(*rows, *quarrel), "IRN", "RUS") if turn.measure == "conflict"]
    assert turn.direction == -1
    assert abs((date.fromisoformat(turn.date) - date.fromisoformat(on(300))).days) <= 3


def test_nothing_is_told_of_few_days(made):
    view = made(*traffic("IRN", "RUS", 12, [TALK], 1.0))
    assert turns(view, "IRN", "RUS") == []


def test_one_event_is_no_turn(made):
    view = made(*traffic("IRN", "RUS", 300, [TALK]), (on(200), "RUS", "IRN", BAD))
    assert turns(view, "IRN", "RUS") == []


def test_what_another_voice_tells_is_not_counted(made):
    view = made(*traffic("IRN", "RUS", 300, [TALK]), *traffic("RUS", "IRN", 60, [BAD], 0.8, start=300))
    assert turns(view, "IRN", "RUS", Choice(voice="attributed")) == []


def test_ten_times_the_articles_are_no_turn(made):
    """A month in which everybody is told ten times as often as before."""
    pairs = [("IRN", "RUS"), ("USA", "CHN"), ("FRA", "DEU"), ("IND", "PAK"), ("BRA", "ARG")]
    few = [row for a, b in pairs for row in traffic(a, b, 420, [TALK, "050"], 0.5)]
    many = [
        row
        for a, b in pairs
        for code in ("040", "042", "043", "050", "051", "030", "036", "057", "061", "046")
        for row in traffic(a, b, 30, [code], 0.5, seed=code, start=244)
    ]
    view = made(*few, *many)

    def near(points):
        return [
            point for point in points if abs((date.fromisoformat(point.date) - date.fromisoformat(on(244))).days) < 40
        ]

    plain = [(day, of.balance) for day, of in daily(view, "IRN", "RUS", Choice()).items()]
    assert near(turning_points(plain)), "the plain counts do turn"
    assert near(turns(view, "IRN", "RUS")) == []


@pytest.mark.parametrize("direction", [1, -1])
def test_the_end_of_a_quarrel_or_of_a_friendship(made, direction):
    codes = ([BAD, "190", "193"], [TALK, GOOD]) if direction > 0 else ([TALK, GOOD], [BAD, "193"])
    view = made(*traffic("IRN", "RUS", 300, codes[0], 0.6), *traffic("IRN", "RUS", 100, codes[1], 0.6, start=300))
    found = turns(view, "IRN", "RUS")
    assert found and found[0].direction == direction
    assert abs((date.fromisoformat(found[0].date) - date.fromisoformat(on(300))).days) <= 7


def test_what_comes_behind_a_gap_is_looked_at_by_itself(made):
    """A second data set, years later and far denser, is no turn, and does not hide those before it."""
    pairs = [("USA", "CHN"), ("FRA", "DEU"), ("IND", "PAK"), ("IRN", "RUS")]
    early = [row for a, b in pairs for row in traffic(a, b, 500, [TALK, TALK, GOOD], 0.5)]
    quarrel = traffic("RUS", "IRN", 40, [BAD], 0.8, start=300)
    codes = [f"0{code}" for code in range(40, 47)] + [BAD, "112", "120"]
    late = [row for a, b in pairs for code in codes for row in traffic(a, b, 300, [code], 0.7, code, start=1600)]
    view = made(*early, *quarrel, *late)
    found = turns(view, "IRN", "RUS")
    assert found[0].direction == -1 and all(turn.date < on(500) for turn in found)
    assert abs((date.fromisoformat(found[0].date) - date.fromisoformat(on(300))).days) <= 3
