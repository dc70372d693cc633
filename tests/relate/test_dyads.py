import pytest

from dragoman.relate.dyads import DyadPeriod, coarser, series
from dragoman.store.database import View, Writer
from tests.factory import act, coding, document, on, statement, story


@pytest.fixture
def view(tmp_path):
    views = []

    def added(*told):
        path = tmp_path / f"{len(views)}.ledger"
        with Writer(path) as writer:
            for number, (type, given) in enumerate(told):
                given = dict(given)
                doc = document(story(number), published=given.pop("published", "2023-06-01"), outlet=f"Outlet {number}")
                said = [statement(doc, "UKR")] if given.pop("attributed", False) else []
                actors, recipients = given.pop("actors", ("IRN",)), given.pop("recipients", ("RUS",))
                made = act(doc, type, actors, recipients, statement=said[0].id if said else None, **given)
                writer.add([coding(doc, [made], said)])
        views.append(View(path))
        return views[-1]

    yield added
    for each in views:
        each.close()


def test_months_without_gaps_by_quads_and_scores(view):
    found = series(
        view(
            ("CONSULT", {"when": on("2023-02-08"), "mode": "visit"}),
            ("AID", {"when": on("2023-02-20")}),
            ("ACCUSE", {"when": on("2023-04-01")}),
            ("SANCTION", {"when": on("2023-04-30")}),
        ),
        "IRN",
        "RUS",
    )
    assert [period.start for period in found] == ["2023-02-01", "2023-03-01", "2023-04-01"]
    first, empty, last = found
    assert (first.volume, first.verbal_cooperation, first.material_cooperation, first.intensity) == (2, 1, 1, 7.0)
    assert (empty.volume, empty.intensity) == (0, 0.0)
    assert (last.verbal_conflict, last.material_conflict, last.intensity) == (1, 1, -4.5)


def test_events_count_and_not_reports(view):
    (period,) = series(view(*[("CONSULT", {"when": on("2023-02-08")})] * 5), "IRN", "RUS")
    assert period.volume == 1


def test_direction_and_reciprocity(view):
    seen = view(
        ("AID", {"when": on("2023-02-08")}),
        ("CONSULT", {"when": on("2023-02-08"), "actors": ("IRN", "RUS"), "recipients": ()}),
    )
    assert series(seen, "IRN", "RUS")[0].volume == 2
    assert series(seen, "RUS", "IRN")[0].volume == 1
    assert series(seen, "USA", "RUS") == []


def test_planned_and_attributed_are_kept_apart(view):
    seen = view(
        ("CONSULT", {"when": on("2023-02-08"), "modality": "planned"}),
        ("AID", {"when": on("2023-02-09"), "attributed": True}),
        ("SUPPORT", {"when": on("2023-02-09")}),
    )
    assert series(seen, "IRN", "RUS")[0].volume == 2
    assert series(seen, "IRN", "RUS", voice="outlet")[0].verbal_cooperation == 1
    assert series(seen, "IRN", "RUS", voice="attributed")[0].material_cooperation == 1
    assert series(seen, "IRN", "RUS", modality=("planned",))[0].volume == 1


def test_a_date_vaguer_than_the_unit_has_no_place(view):
    seen = view(
        ("CONSULT", {"when": on("2022-01-01", "2022-12-31", "year")}),
        ("AID", {"when": on("2022-05-01", "2022-05-31", "month")}),
    )
    assert [period.volume for period in series(seen, "IRN", "RUS")] == [1]
    assert [period.volume for period in series(seen, "IRN", "RUS", unit="year")] == [2]
    assert series(seen, "IRN", "RUS", unit="week") == []


def test_what_has_no_date_is_counted_where_it_was_published_and_said_to_be_so(view):
    (period,) = series(view(("CONSULT", {}), ("AID", {"published": None})), "IRN", "RUS")
    assert (period.start, period.volume, period.undated) == ("2023-06-01", 1, 1)


@pytest.mark.parametrize(
    ("unit", "starts"),
    [
        ("day", ["2023-12-30", "2023-12-31", "2024-01-01", "2024-01-02"]),
        ("week", ["2023-12-25", "2024-01-01"]),
        ("month", ["2023-12-01", "2024-01-01"]),
        ("year", ["2023-01-01", "2024-01-01"]),
    ],
)
def test_units(view, unit, starts):
    seen = view(("CONSULT", {"when": on("2023-12-30")}), ("AID", {"when": on("2024-01-02")}))
    assert [period.start for period in series(seen, "IRN", "RUS", unit=unit)] == starts


def test_many_periods_are_joined_until_they_are_few_enough():
    days = [DyadPeriod(f"2023-01-{day:02}", 2, 1, 0, 0, 1, 4.0 if day < 9 else -2.0, day % 2) for day in range(2, 16)]
    assert coarser(days, "day", 14) == (days, "day")
    weeks, unit = coarser(days, "day", 13)
    assert (unit, [week.start for week in weeks]) == ("week", ["2023-01-02", "2023-01-09"])
    assert [(week.volume, week.material_conflict, week.intensity) for week in weeks] == [(14, 7, 4.0), (14, 7, -2.0)]
    assert sum(week.undated for week in weeks) == 7
    (month,), unit = coarser(days, "day", 1)
    assert (unit, month.volume, month.intensity) == ("month", 28, 1.0)
    assert coarser(days[:1], "year", 0) == (days[:1], "year")
