import pytest

from dragoman.errors import InputError
from dragoman.relate.digest import digest
from dragoman.relate.dyads import Choice
from tests.relate.conftest import BAD, GOOD, TALK, on, traffic


@pytest.fixture
def view(made):
    return made(
        *traffic("IRN", "RUS", 180, [TALK], 0.4),
        *traffic("IRN", "RUS", 30, [GOOD], 0.8, start=182),
        *traffic("USA", "IRN", 180, [TALK], 0.4),
        *traffic("USA", "IRN", 30, [BAD], 0.8, start=182),
        *traffic("IRN", "CHN", 212, [TALK, "050"], 0.4),
        (on(190), "IRN", "CUB", TALK),
    )


def test_better_worse_and_the_same_with_their_events(view):
    found = digest(view, "IRN", at="2020-07-15")
    assert (found.name, found.start, found.end) == ("Iran", "2020-07-01", "2020-07-31")
    told = {one.partner: one for one in found.relations}
    assert {partner: one.verdict for partner, one in told.items()} == {
        "RUS": "improved",
        "USA": "worsened",
        "CHN": "unchanged",
        "CUB": "too little",
    }
    assert told["RUS"].change > told["RUS"].margin > 0
    assert {event.type for event in told["USA"].why} == {"ASSAULT"}
    assert all(1 <= len(one.why) <= 3 for one in found.relations)
    assert [one.partner for one in found.relations[:2]] == ["USA", "RUS"], "the largest change first"
    assert "Of Cuba there is too little" in found.said[0]


def test_the_last_period_is_the_default(view):
    assert digest(view, "IRN").start == "2020-07-01"
    assert digest(view, "IRN", unit="year").start == "2020-01-01"


def test_a_period_without_events_and_an_actor_without_any(view):
    assert "nothing can be said" in digest(view, "IRN", at="2019-01-01").said[0]
    assert digest(view, "IRN", at="2020-07-15", choice=Choice(voice="attributed")).relations == ()
    with pytest.raises(InputError, match="deals with no other"):
        digest(view, "PRK")


@pytest.mark.parametrize("at", ["0001-01-01", "9999-12-31"])
def test_a_period_at_the_end_of_time_is_refused(view, at):
    with pytest.raises(InputError, match="no period before or behind"):
        digest(view, "IRN", at=at)
