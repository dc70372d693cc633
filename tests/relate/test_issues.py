import pytest

from dragoman.errors import InputError
from dragoman.relate import issues
from dragoman.store.database import View, Writer
from tests.factory import act, coding, document, on, person, statement

LAVROV = person("Sergei Lavrov", "RUS")


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    path = tmp_path_factory.mktemp("issues") / "news.ledger"
    sent = document("Iran sent drones to Russia.", published="2022-09-01")
    denied = document("Lavrov denied that Iran sent drones.", published="2022-10-18", outlet="Volga Standard")
    grain = document("Russia agreed to export wheat. Nothing else was told.", published="2022-07-22")
    quiet = document("Iran met Russia.", published="2022-07-22")
    said = statement(denied, LAVROV, "denies", said_when=on("2022-10-17"))
    with Writer(path) as writer:
        writer.add(
            [
                coding(sent, [act(sent, "AID", when=on("2022-08-01", "2022-08-31", "month"))]),
                coding(denied, [act(denied, "AID", statement=said.id, modality="denied")], [said]),
                coding(grain, [act(grain, "AGREE", ("RUS",), ())]),
                coding(quiet, [act(quiet)]),
            ]
        )
    with View(path) as found:
        yield found


def test_the_list_counts_statements_and_acts_apart(view):
    rows = {row.id: row for row in issues.issues(view)}
    drones = rows["drones"]
    assert (drones.statements, drones.acts, drones.documents) == (1, 2, 2)
    assert (drones.first, drones.last) == ("2022-08-01", "2022-10-17")
    assert rows["grain"].statements == 0
    assert set(rows) == {"drones", "grain"}


def test_positions_come_in_order_of_time(view):
    found = issues.positions(view, "drones")
    assert [(one.how, one.actor, one.stance or one.type) for one in found] == [
        ("did", "Iran", "AID"),
        ("said", "Sergei Lavrov", "denies"),
        ("did", "Iran", "AID"),
    ]
    assert (found[0].precision, found[0].end) == ("month", "2022-08-31")
    assert found[0].toward[0].id == "RUS"


def test_filters(view):
    assert [one.actor for one in issues.positions(view, "drones", actor="RUS")] == ["Sergei Lavrov"]
    assert len(issues.positions(view, "drones", since="2022-10-01")) == 2
    assert len(issues.positions(view, "drones", until="2022-09")) == 1


def test_standings_by_country_and_by_actor(view):
    found = issues.briefs(view, "drones")
    lines = {line.id: line for line in issues.standings(view, found)}
    assert (lines["IRN"].did, lines["IRN"].cooperation, lines["IRN"].conflict) == (2, 1, 0)
    assert (lines["RUS"].said, lines["RUS"].stances, lines["RUS"].name) == (1, ("denies 1",), "Russia")
    assert {line.id for line in issues.standings(view, found, by="actor")} == {"IRN", "sergei-lavrov"}


def test_an_unknown_issue_is_an_error(view):
    with pytest.raises(InputError, match="is in no table"):
        issues.positions(view, "phlogiston")


def test_an_act_of_several_is_a_position_of_each(tmp_path):
    sent = document("Iran and Syria sent drones to Russia.", published="2022-09-01")
    with Writer(tmp_path / "a.ledger") as writer:
        writer.add([coding(sent, [act(sent, "AID", ("IRN", "SYR"))])])
    with View(tmp_path / "a.ledger") as view:
        assert [(one.actor_id, one.day) for one in issues.positions(view, "drones")] == [("IRN", None), ("SYR", None)]
        assert [line.latest.published for line in issues.standings(view, issues.briefs(view, "drones"))] == [
            "2022-09-01"
        ] * 2
