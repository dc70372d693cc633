from dragoman.relate.account import account
from dragoman.relate.coverage import coverage
from dragoman.relate.dyads import Choice
from tests.relate.conftest import TALK, on, traffic


def said(view, a="IRN", b="RUS", **choice):
    return " ".join(account(view, a, b, Choice(**choice)).cautions)


def test_three_events_are_a_list_and_no_course(made):
    view = made(*[(on(at), "IRN", "RUS", TALK) for at in (0, 40, 90)])
    assert "3 days only" in said(view)
    found = account(view, "IRN", "RUS")
    assert found.turns == () and sum(period.volume for period in found.series) == 3


def test_nothing_is_said_where_nothing_is_counted(made):
    view = made(*traffic("IRN", "RUS", 90, [TALK]))
    assert "nothing can be said" in said(view, voice="attributed")


def test_one_sided_coverage_is_told(made):
    view = made(*traffic("IRN", "RUS", 90, ["070"]), (on(3), "RUS", "IRN", "070"))
    assert "are what Iran does to Russia: of the answer little is told" in said(view)


def test_what_they_do_together_is_no_answer(made):
    view = made(*traffic("IRN", "RUS", 90, ["070"]), *traffic("RUS", "IRN", 90, [TALK], share=0.6))
    assert "are what Iran does to Russia: of the answer little is told" in said(view)
    view = made(*traffic("IRN", "RUS", 90, [TALK]))
    assert "little is told" not in said(view)


def test_media_of_one_side_alone_are_told(made, tmp_path):
    from dragoman.store.database import View, Writer
    from tests.factory import act, coding, document, story
    from tests.factory import on as at

    path = tmp_path / "media.ledger"
    with Writer(path) as writer:
        for number in range(25):
            doc = document(story(number), outlet="Tasnim", published=on(number))
            writer.add([coding(doc, [act(doc, "AID", ("IRN",), ("RUS",), when=at(on(number)))])])
    with View(path) as view:
        assert "by Iran’s media alone" in said(view)
        (told,) = account(view, "IRN", "RUS").tellings
        assert (told.media, told.voice, told.told, told.volume) == ("a", "outlet", "done", 25)
        assert not account(view, "IRN", "RUS", Choice(media="b")).series
        assert account(view, "IRN", "RUS", Choice(media="a")).series
        assert account(view, "RUS", "IRN", Choice(media="b"), direction="back").series
        assert not account(view, "RUS", "IRN", Choice(media="a"), direction="back").series


def test_a_gap_in_the_ledger_is_no_silence(made):
    pairs = [("IRN", "RUS"), ("USA", "CHN"), ("FRA", "DEU")]
    rows = [row for a, b in pairs for start in (0, 200) for row in traffic(a, b, 130, [TALK], 0.6, start=start)]
    assert "nothing of anybody in 2020-06" in said(made(*rows))


def test_uneven_coverage_is_told_and_measured(made):
    pairs = [("USA", "CHN"), ("FRA", "DEU"), ("IND", "PAK")]
    rows = [row for a, b in [*pairs, ("IRN", "RUS")] for row in traffic(a, b, 400, [TALK], 0.4)]
    more = [row for a, b in pairs for code in range(40, 47) for row in traffic(a, b, 30, [f"0{code}"], 0.9, start=152)]
    view = made(*rows, *more)
    assert "Coverage is uneven: 2020-06" in said(view)
    assert account(view, "IRN", "RUS").uneven["2020-06"] > 3
    found = coverage(view, {}, Choice())
    assert found.times("2020-06-15") > 3 and found.factor("2020-06-15") < 0.34
    assert found.factor("1999-01-01") == 1.0


def test_too_little_of_others_is_told(made):
    assert "too little of other actors" in said(made(*traffic("IRN", "RUS", 90, [TALK])))
    assert (
        coverage(made(("2020-01-01", "IRN", "RUS", TALK)), {}, Choice(voice="attributed")).factor("2020-01-01") == 1.0
    )


def test_a_far_denser_year_is_told_and_a_gap_parts_the_course(made):
    pairs = [("USA", "CHN"), ("FRA", "DEU"), ("IND", "PAK"), ("IRN", "RUS")]
    early = [row for a, b in pairs for row in traffic(a, b, 300, [TALK], 0.5)]
    late = [(on(800 + at), a, b, f"0{code}") for a, b in pairs for code in range(40, 47) for at in range(100)]
    view = made(*early, *late)
    words = said(view)
    assert "What comes behind a gap is looked at by itself" in words
    assert "times as much of others in 2022 as in 2020" in words
    found = coverage(view, {}, Choice())
    first, second = found.stretches([on(10), on(20), on(810)])
    assert (first, second) == ([on(10), on(20)], [on(810)])
    assert (found.begun(on(10)), found.begun(on(810))) == ("2020-01-01", "2022-03-01")
    assert account(view, "IRN", "RUS").uneven["2021-06"] == 0.0


def test_a_thin_ledger_has_no_gaps(made):
    found = coverage(made((on(0), "IRN", "RUS", TALK), (on(400), "IRN", "RUS", TALK)), {}, Choice())
    assert found.stretches([on(0), on(400)]) == [[on(0), on(400)]]
    assert found.begun(on(400)) == ""
