import pytest

from dragoman.relate.dyads import Choice
from dragoman.relate.network import Tie, balance, busiest, centrality, matrix, ties
from tests.relate.conftest import BAD, GOOD, traffic


def tie(a, b, intensity, events=10):
    return Tie(a=a, b=b, events=events, intensity=intensity, conflict=0)


def test_ties_add_both_directions_and_leave_out_rare_ones(made):
    view = made(
        *traffic("IRN", "RUS", 20, [GOOD], 1.0),
        *traffic("RUS", "IRN", 20, [BAD], 1.0),
        *traffic("USA", "CHN", 2, [GOOD], 1.0),
    )
    (found,) = ties(view, Choice())[""]
    assert (found.a, found.b, found.events, found.conflict, found.sign) == ("IRN", "RUS", 40, 20, 0)
    assert busiest([found], 1) == ["IRN"]
    assert ties(view, Choice(voice="attributed")) == {}
    assert list(ties(view, Choice(), unit="month", among=["IRN", "RUS", "USA"])) == ["2020-01"]


def test_triads_are_named_by_who_stands_against_whom():
    found = [tie("A", "B", 3), tie("A", "C", -3), tie("B", "C", -3), tie("A", "D", 3), tie("C", "D", 3)]
    told = balance(found, "ABCD")
    assert (told.triads, told.balanced) == (2, 1)
    assert [(one.kind, one.a, one.b, one.c) for one in told.named] == [
        ("against", "A", "B", "C"),
        ("torn", "A", "C", "D"),
    ]
    strife = balance([tie("A", "B", -3), tie("A", "C", -3), tie("B", "C", -3)], "ABC")
    assert strife.named[0].kind == "strife" and strife.balanced == 0 and strife.expected == 0.0
    assert balance([], "AB") == (0, 0, None, ())


def test_centrality_falls_with_hostile_ties():
    found = centrality([tie("A", "B", 3), tie("A", "C", 3), tie("C", "D", -3)], "ABCD")
    assert found["A"] > found["B"] > found["D"]
    assert centrality([], "A") == {"A": 1.0}
    assert centrality([tie("A", "B", -5)], "AB") == {"A": 1.0, "B": 1.0}


def test_weights_keep_signs_and_grow_slowly():
    weights = matrix([tie("A", "B", -4, 100), tie("A", "C", 4, 1), tie("A", "X", 9)], "ABC")
    assert weights[0, 1] == weights[1, 0] == pytest.approx(-20)
    assert weights[0, 2] == pytest.approx(2)
