"""The sums beside the events say what counting the events would say, whatever was written, coded anew or imported."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.store import sums
from dragoman.store.database import View, Writer
from dragoman.store.rows import Query
from dragoman.words.own import using
from tests.factory import act, coding, document, on, statement, story
from tests.store.test_linking import documents, made

WHOLE = ("event_sum", "key_sum", "dyad", "dyad_sum", "dyad_year", "tie", "tie_course")


def tables(view):
    return {table: sorted(map(tuple, view._all(f"SELECT * FROM {table}"))) for table in WHOLE}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=documents, new=documents, seed=st.integers(0, 9))
def test_coding_anew_leaves_the_sums_of_the_new_alone(tmp_path_factory, old, new, seed):
    folder = tmp_path_factory.mktemp("sums")
    second = {each.document.id: each for each in made(new)}
    kept = [each for each in made(old) if each.document.id in second]
    with Writer(folder / "a.ledger") as writer:
        writer.add([coding(each.document, each.acts, each.statements, coder="test-0") for each in kept])
        writer.add(second.values())
    with Writer(folder / "b.ledger") as writer:
        writer.add(second.values())
    with View(folder / "a.ledger") as a, View(folder / "b.ledger") as b:
        assert tables(a) == tables(b)
        events = b.events(Query(limit=-1))
        months = Counter((event.modality, event.type) for event in events)
        assert Counter({key[:2]: 0 for key in months}) + months == Counter(
            {(kind, type): b.count("events", Query(modality=kind, type=type)) for kind, type in months}
        )
        for key in ("IRN", "RUS", "CHN", "lavrov"):
            for role in ("actor", "recipient"):
                query = Query(**{role: key}, limit=-1)
                assert b.count("events", query) == len(b.events(query))


@pytest.fixture
def view(tmp_path):
    told = [
        ("AID", {"when": on("2023-02-08")}),
        ("AID", {"when": on("2023-02-20"), "statement": True}),
        ("CONSULT", {"when": on("2023-02-01", "2023-02-28", "month")}),
        ("ACCUSE", {"actors": ("RUS",), "recipients": ("RUS",), "when": on("2023-03-01")}),
        ("SANCTION", {"actors": ("USA",)}),
    ]
    path = tmp_path / "news.ledger"
    with Writer(path) as writer:
        for number, (type, given) in enumerate(told):
            doc = document(story(number), outlet="Washington Post", published="2023-06-01")
            said = [statement(doc, "UKR")] if given.pop("statement", False) else []
            actors, recipients = given.pop("actors", ("IRN",)), given.pop("recipients", ("RUS",))
            made = act(doc, type, actors, recipients, statement=said[0].id if said else None, **given)
            writer.add([coding(doc, [made], said)])
    with View(path) as view:
        yield view


def test_what_one_does_to_another_by_day_week_month_and_year(view):
    days = view.between("IRN", "RUS", "day")
    assert [(row[0], row[1]) for row in days] == [("2023-02-01", 2), ("2023-02-08", 0), ("2023-02-20", 0)]
    assert [row[0] for row in view.between("IRN", "RUS", "week")] == ["2023-01-30", "2023-02-06", "2023-02-20"]
    months = view.between("IRN", "RUS", "month")
    assert sorted((*row[1:5], row[5], row[6:]) for row in months) == [
        (0, "happened", 0, 1, "USA", (2, 1, 100)),
        (0, "happened", 1, 0, "USA", (2, 1, 100)),
        (2, "happened", 1, 0, "USA", (1, 1, 25)),
    ]
    assert {row[0] for row in view.between("IRN", "RUS", "year")} == {"2023-01-01"}


def test_reciprocal_events_count_both_ways_and_domestic_ones_for_themselves(view):
    assert [row[6:] for row in view.between("RUS", "IRN", "month")] == [(1, 1, 25)]
    assert [row[6:] for row in view.between("RUS", "RUS", "month")] == [(3, 1, -30)]
    assert [row[1] for row in view.between("USA", "RUS", "month")] == [sums.UNDATED]
    assert {row[:2] for row in view.dyads()} == {("IRN", "RUS"), ("RUS", "IRN"), ("USA", "RUS")}
    assert view.dyads("2023-07") == []
    assert {row[:2] for row in view.dyads(among=("USA", "RUS"))} == {("USA", "RUS")}


@pytest.mark.parametrize(("type", "pairs"), [("ASSAULT", 2), ("SUPPORT", 2), ("MOBILIZE", 0), ("ACCUSE", 0)])
def test_those_who_act_side_by_side_are_not_against_each_other(tmp_path, type, pairs):
    path = tmp_path / "news.ledger"
    doc = document()
    with Writer(path) as writer:
        writer.add([coding(doc, [act(doc, type, ("USA", "ISR"), ())])])
    with View(path) as view:
        assert len(view.dyads()) == pairs
        assert view.count("events", Query(actor="ISR")) == 1
        assert view.count("events", Query(recipient="ISR")) == pairs / 2


def test_actors_that_are_no_countries_are_counted_as_they_stand(tmp_path):
    from tests.factory import person

    path = tmp_path / "news.ledger"
    doc = document()
    with Writer(path) as writer:
        writer.add([coding(doc, [act(doc, "AID", (person("Lavrov", "RUS"),), ("IRN",), when=on("2023-02-08"))])])
    with View(path) as view:
        for unit, start in (("day", "08"), ("week", "06"), ("month", "01")):
            ((first, *kind),) = view.between("lavrov", "IRN", unit)
            assert first == f"2023-02-{start}"
            assert kind == [0, "happened", 1, 0, "", 2, 1, 100] == list(view.between("RUS", "IRN", unit)[0][1:])
        assert view.between("lavrov", "IRN", "year")[0][0] == "2023-01-01"


def test_the_countries_of_outlets_are_those_of_the_tables_in_use(tmp_path):
    (tmp_path / "outlets.tsv").write_text("id\tnames\tcountry\nfjord-post\tFjord Post\tNOR\n", encoding="utf-8")
    outlets = '["Fjord Post"]'
    assert not sums._media(outlets)
    with using(tmp_path):
        assert sums._media(outlets) == "NOR"
    assert not sums._media(outlets)


@pytest.mark.parametrize("day", ["9999-12-31", "9998-06-01", "0001-01-01", "1499-12-31"])
def test_days_far_from_ours_are_in_no_course(tmp_path, day):
    path = tmp_path / "news.ledger"
    doc = document(published="2023-02-09")
    with Writer(path) as writer:
        writer.add([coding(doc, [act(doc, "AID", when=on(day))])])
    with View(path) as view:
        assert [row[:2] for row in view.between("IRN", "RUS", "month")] == [("2023-02-01", sums.UNDATED)]
        assert [row[:2] for row in view.between("IRN", "RUS", "day")] == [("2023-02-09", sums.UNDATED)]
        (event,) = view.events()
        assert event.start == day
