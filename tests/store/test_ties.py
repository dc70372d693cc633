import numpy as np
import pytest

from dragoman.store import ties
from dragoman.store.database import View, Writer
from dragoman.store.imports.writing import import_file
from tests.factory import act, coding, document, on, story

DONE = ("happened", "ongoing")


@pytest.fixture
def view(tmp_path):
    path, file = tmp_path / "a.ledger", tmp_path / "events.csv"
    rows = ["2020-01-05,IRN,RUS,070", "2020-01-09,RUS,IRN,190", "2020-02-01,IRN,RUS,040", "2021-03-01,USA,IRN,112"]
    file.write_text("\n".join(["date,source,target,code", *rows, "2021-03-02,IRN,IRN,190"]))
    import_file(path, str(file), "cameo-csv")
    told = document(story(1), published="2021-03-04")
    with Writer(path) as writer:
        writer.add([coding(told, [act(told, "AID", when=on("2021-03-03"), modality="planned")])])
    with View(path) as view:
        yield view


def test_both_directions_are_one_tie_and_a_meeting_counts_in_each(view):
    found = {row[:2]: row[2:] for row in view.ties(DONE)}
    assert found.keys() == {("IRN", "RUS"), ("IRN", "USA")}
    events, tenths, conflict = found["IRN", "RUS"]
    assert (events, conflict) == (4, 1)
    assert tenths == sum(row[-1] for row in view.dyads() if {*row[:2]} == {"IRN", "RUS"} and row[4] in DONE)


def test_the_months_of_a_tie_are_its_sum(view):
    courses = dict(view.courses(DONE))
    assert courses["IRN", "RUS"][:, 0].tolist() == [ties.number("2020-01"), ties.number("2020-02")]
    assert courses["IRN", "RUS"][:, 1].tolist() == [2, 2]
    for a, b, *sums in view.ties(DONE):
        assert courses[a, b][:, 1:].sum(axis=0).tolist() == sums


def test_ties_of_a_modality_a_voice_and_some_countries(view):
    assert [row[:3] for row in view.ties(("planned",))] == [("IRN", "RUS", 1)]
    assert view.ties(DONE, "attributed") == []
    assert [row[:2] for row in view.ties(DONE, "outlet", among=("USA", "IRN"))] == [("IRN", "USA")]
    assert dict(view.courses((*DONE, "planned"), among=("IRN", "RUS")))["IRN", "RUS"][:, 1].sum() == 5


def test_pairs_nearest_in_number_of_events_and_the_busiest(tmp_path):
    counts = {("IRN", "RUS"): 4, ("CHN", "FRA"): 9, ("DEU", "IND"): 3, ("BRA", "JPN"): 5, ("IRN", "USA"): 4}
    rows = [f"2020-01-{at + 1:02},{a},{b},070" for (a, b), number in counts.items() for at in range(number)]
    file = tmp_path / "events.csv"
    file.write_text("\n".join(["date,source,target,code", *rows]))
    import_file(tmp_path / "a.ledger", str(file), "cameo-csv")
    with View(tmp_path / "a.ledger") as view:
        assert view.nearest("RUS", "IRN", DONE, "outlet", 2) == [("BRA", "JPN"), ("DEU", "IND")]
        assert view.nearest("RUS", "IRN", DONE, "any", 9)[-1] == ("CHN", "FRA")
        assert view.nearest("PRK", "KOR", DONE, "any", 1) == [("DEU", "IND")]
        some = ("RUS", "IRN", "BRA", "USA")
        assert view.busiest(DONE, "any", 1, some, 9) == ["IRN", "RUS", "USA"]
        assert view.busiest(DONE, "any", 5, (*some, "JPN"), 9) == ["BRA", "JPN"]
        assert view.busiest(DONE, "outlet", 1, some, 1) == ["IRN"]


def test_a_course_by_month_and_year_and_in_one():
    course = np.array([(ties.number("2020-12"), 1, 10, 0), (ties.number("2021-01"), 2, -20, 2)])
    two = [course, course[1:]]
    months = [(0, "2020-12", (1, 10, 0)), (0, "2021-01", (2, -20, 2)), (1, "2021-01", (2, -20, 2))]
    assert list(ties.by(two, "month")) == months
    assert list(ties.by(two, "year")) == [(0, "2020", (1, 10, 0)), (0, "2021", (2, -20, 2)), (1, "2021", (2, -20, 2))]
    assert list(ties.by(two, "all")) == [(0, "", (3, -10, 2)), (1, "", (2, -20, 2))]
    assert list(ties.by(two, "month", *ties.span("2021", "2021-01"))) == months[1:]
    assert list(ties.by(two, "month", *ties.span("2022", "9999"))) == []
    assert list(ties.by([course[:0]], "all")) == list(ties.by([], "all")) == []


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("", "9999", 0, ties.number("9999-12")),
        ("2020", "2021", ties.number("2020-01"), ties.number("2021-12")),
        ("2020-05", "2021-02", ties.number("2020-05"), ties.number("2021-02")),
    ],
)
def test_months_and_years_bound_a_stretch(since, until, first, last):
    assert ties.span(since, until) == (first, last)
    assert ties.name(ties.number("2020-05")) == "2020-05"
