import pytest

from dragoman.errors import InputError
from dragoman.relate.account import account
from tests.relate.conftest import TALK, on, traffic


def test_what_is_counted_is_said(made):
    view = made(*traffic("IRN", "RUS", 60, ["070"]), (on(5), "RUS", "IRN", "070"))
    both = account(view, "IRN", "RUS")
    assert both.counted.startswith("Events Iran ↔ Russia told as happened or ongoing, in an outlet’s own voice")
    there, back = (account(view, "IRN", "RUS", direction=way) for way in ("there", "back"))
    volumes = [sum(period.volume for period in one.series) for one in (both, there, back)]
    assert volumes == [volumes[1] + 1, volumes[1], 1]
    assert back.counted.startswith("Events Iran ← Russia")


def test_unknown_codes_and_one_actor_twice(made):
    view = made((on(1), "IRN", "RUS", TALK))
    with pytest.raises(InputError, match="XXQ: no such actor or country"):
        account(view, "XXQ", "RUS")
    with pytest.raises(InputError, match="no such actor"):
        account(view, "IRN", "nobody-at-all")
    with pytest.raises(InputError, match="two different actors"):
        account(view, "IRN", "IRN")


def test_a_meeting_counts_once_where_both_ways_are_taken_together(tmp_path):
    from dragoman.store.database import View, Writer
    from tests.factory import act, coding, document
    from tests.factory import on as at

    doc = document()
    with Writer(tmp_path / "a.ledger") as writer:
        writer.add([coding(doc, [act(doc, "CONSULT", ("IRN", "RUS"), (), when=at("2023-02-08"))])])
    with View(tmp_path / "a.ledger") as view:
        for direction in ("both", "there", "back"):
            assert [one.volume for one in account(view, "IRN", "RUS", direction=direction).series] == [1]


def test_events_of_a_longer_time_are_in_no_period_and_it_is_said(tmp_path):
    from dragoman.store.database import View, Writer
    from tests.factory import act, coding, document
    from tests.factory import on as at

    doc = document()
    told = [at("2023-02-08"), at("2023-01-01", "2023-12-31", "year")]
    acts = [act(doc, "CONSULT", ("IRN", "RUS"), (), when=when, at=nth) for nth, when in enumerate(told)]
    with Writer(tmp_path / "a.ledger") as writer:
        writer.add([coding(doc, acts)])
    with View(tmp_path / "a.ledger") as view:
        said = "1 event is told to a time longer than a month only, and stands in no month."
        assert said in account(view, "IRN", "RUS").cautions
        assert [one.volume for one in account(view, "IRN", "RUS").series] == [1]
        assert not any("longer than" in line for line in account(view, "IRN", "RUS", unit="year").cautions)
