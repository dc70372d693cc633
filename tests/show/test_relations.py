"""Commands and pages on relations, with ledgers of imported events."""

import json
import shutil

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from dragoman.show import web
from dragoman.show.cli import cli
from tests.relate.conftest import BAD, GOOD, TALK, on, traffic
from tests.relate.test_blocs import EAST, WEST, camps
from tests.relate.test_parallels import wave


def run(*args, code=0):
    result = CliRunner().invoke(cli, [*map(str, args)], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def flat(text):
    return " ".join(text.split())


@pytest.fixture
def quarrel(made):
    return made(
        *traffic("IRN", "RUS", 300, [TALK, TALK, GOOD]),
        *traffic("RUS", "IRN", 60, [BAD], 0.8, start=300),
        *[(on(day), "USA", "IRN", "163") for day in (60, 130, 250)],
    ).path


@pytest.fixture
def two_camps(made):
    return made(*camps(EAST, WEST, 0), *camps((*EAST[:3], "DEU"), (*WEST[:3], "BLR"), 366)).path


def test_a_dyad_with_its_turn_and_its_measures(quarrel):
    shown = flat(run("dyad", "iran", "RUS", "--ledger", quarrel))
    assert "1 ▼" in shown and "more conflict, by chance" in shown and "ASSAULT: Russia → Iran" in shown
    assert "How hostile" in shown and "outlets of unknown country" in shown
    rows = [json.loads(line) for line in run("dyad", "IRN", "RUS", "--ledger", quarrel, "--json").splitlines()]
    assert sum(row["volume"] for row in rows) > 150
    assert "three events" not in shown


def test_turns_as_rows(quarrel):
    (row,) = [json.loads(line) for line in run("turns", "IRN", "RUS", "--ledger", quarrel, "--json").splitlines()]
    assert (row["direction"], row["measure"], row["what"]) == (-1, "conflict", "more conflict")
    assert row["events"] and row["start"] <= row["date"] <= row["end"]
    assert run("turns", "IRN", "RUS", "--ledger", quarrel, "--csv").startswith("date,start,end,direction")
    assert "▼" in run("turns", "IRN", "RUS", "--ledger", quarrel, "--live")
    calm = flat(run("turns", "IRN", "RUS", "--ledger", quarrel, "--direction", "there"))
    assert "No turning point" in calm or "what Iran does to Russia" in calm or "too little of other" in calm


def test_blocs_in_the_terminal_and_as_rows(two_camps):
    shown = flat(run("blocs", "--ledger", two_camps))
    assert "moved: Belarus" in shown and "moved: Germany" in shown and "56 of 56 triads in balance" in shown
    periods = [json.loads(line) for line in run("blocs", "--ledger", two_camps, "--json").splitlines()]
    assert [period["start"] for period in periods] == ["2020-01-01", "2021-01-01"]
    assert run("blocs", "--ledger", two_camps, "--csv").count("\n") == 17
    assert "nothing can be said of blocs" in flat(run("blocs", "--ledger", two_camps, "--since", "2030"))


def test_unclear_triads_are_told(made):
    rows = [(a, b) for a in EAST for b in EAST if a < b]
    rows = [row for a, b in rows for row in traffic(a, b, 200, [GOOD], 0.3)]
    more = [row for a in WEST for b in EAST for row in traffic(a, b, 200, [GOOD if b == "CHN" else BAD], 0.3)]
    assert "out of balance: China with" in flat(run("blocs", "--ledger", made(*rows, *more).path))


def test_drivers_with_what_the_series_show(quarrel):
    shown = flat(run("drivers", "IRN", "RUS", "--ledger", quarrel, "--type", "sanction"))
    assert "0 causes that articles assert" in shown
    assert "About 3 occasions of SANCTION from outside" in shown and "at random" in shown
    assert "no such type" in run("drivers", "--type", "LOVE", "--ledger", quarrel, code=1)
    assert run("drivers", "--ledger", quarrel, "--csv").startswith("cause,effect,kind")


def test_parallels(made):
    path = made(*wave("IRN", "RUS", 0), *wave("CHN", "RUS", 6, 2)).path
    shown = flat(run("parallels", "IRN", "RUS", "--ledger", path))
    assert "China ↔ Russia" in shown and "months later" in shown
    assert json.loads(run("parallels", "IRN", "RUS", "--ledger", path, "--json").splitlines()[0])["alike"] > 0.9
    client = TestClient(web.app(path), base_url="http://127.0.0.1:8765")
    assert "China ↔ Russia" in client.get("/dyads/IRN/RUS/parallels").text
    flat_pair = made(*traffic("IRN", "RUS", 90, [TALK])).path
    assert "no stretch of 18 months" in flat(run("parallels", "IRN", "RUS", "--ledger", flat_pair))


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_a_digest_in_every_form(quarrel, form, tmp_path):
    asked = ("digest", "IRN", "--ledger", quarrel, "--at", "2020-11", "--format", form)
    shown = run(*asked)
    assert "worsened" in shown and "Russia" in shown and "ASSAULT" in shown
    assert "written to" in run(*asked, "-o", tmp_path / "digest")
    assert (tmp_path / "digest").read_text() == shown
    assert "No such file" in run(*asked, "-o", tmp_path / "none" / "digest", code=1)


@pytest.mark.parametrize(
    ("what", "sides"), [("series", ("IRN", "RUS")), ("network", ()), ("blocs", ()), ("drivers", ())]
)
def test_plot(quarrel, two_camps, what, sides, tmp_path):
    ledger = quarrel if what == "series" else two_camps
    target = tmp_path / "picture.svg"
    if what == "drivers":
        assert "no article asserts a cause" in run("plot", what, "-o", target, "--ledger", ledger, code=1)
        return
    assert "written to" in flat(run("plot", what, *sides, "-o", target, "--ledger", ledger))
    assert target.read_text().startswith("<svg")


def test_a_slow_reference_stands_beside(quarrel, tmp_path):
    table = tmp_path / "votes.csv"
    table.write_text("year,a,b,s\n2020,IR,RU,0.75\n2020,ZZ,RU,0.1\n")
    told = flat(run("reference", table, "--name", "UN votes", "--ledger", quarrel))
    assert "2 rows = 1 kept as UN votes (s); refused 1: a state that is not known" in told
    client = TestClient(web.app(quarrel), base_url="http://127.0.0.1:8765")
    assert "UN votes 2020 0.75" in client.get("/dyads/IRN/RUS").text
    (tmp_path / "none.csv").write_text("year,a,b,s\n2020,ZZ,YY,1\n")
    run("reference", tmp_path / "none.csv", "--name", "x", "--ledger", quarrel, code=1)


@pytest.mark.parametrize("command", ["dyad", "turns", "parallels"])
def test_unknown_codes_say_so(quarrel, command):
    assert "XXQ: no such actor or country in this ledger" in run(command, "XXQ", "RUS", "--ledger", quarrel, code=1)
    assert "deals with no other country" in run("digest", "XXQ", "--ledger", quarrel, code=1)


def test_pages_of_a_real_ledger(quarrel, two_camps):
    client = TestClient(web.app(quarrel), base_url="http://127.0.0.1:8765")
    page = client.get("/dyads/IRN/RUS").text
    assert "Turned 1 time" in page and "▼" in page and "ASSAULT: Russia → Iran" in page
    picture = client.get("/dyads/IRN/RUS.svg")
    assert picture.headers["content-type"] == "image/svg+xml" and picture.text.startswith("<svg")
    assert client.get("/dyads/XXQ/RUS").status_code == 404 and client.get("/drivers.svg").status_code == 404
    assert client.get("/dyads/IRN/RUS?direction=up").status_code == 400
    assert "About 3 occasions" in client.get("/drivers?a=IRN&b=RUS&type=sanction").text
    assert client.get("/drivers?type=love").status_code == 400
    assert "worsened" in client.get("/digest?actor=IRN&at=2020-11").text
    assert "worsened" in client.get("/digest/IRN?at=2020-11").text
    blocs = TestClient(web.app(two_camps), base_url="http://127.0.0.1:8765")
    assert "Belarus: " in blocs.get("/blocs?at=2021").text
    assert blocs.get("/blocs?at=1800").status_code == 400
    assert "Two against a third" in blocs.get("/blocs?at=2020").text
    assert blocs.get("/blocs.svg").status_code == 200


def test_the_api_answers_the_same(quarrel, tmp_path):
    import dragoman
    from dragoman.errors import InputError

    copy = tmp_path / "copy.ledger"
    shutil.copy(quarrel, copy)
    with dragoman.open(copy) as corpus:
        (turn,) = corpus.turns("IRN", "RUS")
        assert corpus.dyad("IRN", "RUS").turns == (turn,)
        assert corpus.blocs()[0].said
        assert corpus.drivers("IRN", "RUS") == []
        assert corpus.study("IRN", "RUS", "SANCTION").change is not None
        assert corpus.parallels("IRN", "RUS") == []
        assert corpus.digest("IRN", at="2020-11-15").relations[0].verdict == "worsened"
        with pytest.raises(InputError, match="no such choice"):
            corpus.dyad("IRN", "RUS", colour="red")
