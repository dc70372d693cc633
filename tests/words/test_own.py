"""A user's own tables: used beside those that ship; wrong lines refused with their number."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coding.coder import VERSION, Coder, code, version
from dragoman.coding.who.actors import resolve
from dragoman.errors import WordsError
from dragoman.words import subjects
from dragoman.words.actors import actors, using
from dragoman.words.own import TABLES, _columns, _read, beside, own


def write(folder: Path, name: str, *lines: str) -> None:
    (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_required_columns_are_those_of_the_shipped_table(name: str) -> None:
    assert set(TABLES[name]) <= set(_columns(name))


def test_own_rows_are_used_within_and_not_elsewhere(tmp_path: Path) -> None:
    write(tmp_path, "outlets", "# mine", "id\tnames\tcountry", "harbour-post\tHarbour Post|The Harbour Post\tMLT")
    write(tmp_path, "groups", "id\tnames\tcountry\tsectors", "blue-front\tBlue Front\tTCD\tREB")
    outlet = resolve("Harbour Post", tables=tmp_path)
    assert outlet is not None and (outlet.id, outlet.kind, outlet.country) == ("harbour-post", "outlet", "MLT")
    fighters = resolve("Blue Front fighters", tables=tmp_path)
    assert fighters is not None and (fighters.country, fighters.sectors) == ("TCD", ("REB",))
    assert resolve("Harbour Post") is None
    coding = code("The Blue Front attacked Chad on Monday.", published="2024-05-01", tables=tmp_path)
    assert "blue-front" in {mention.actor.id for mention in coding.mentions}
    assert coding.coder == version(tmp_path) != VERSION


def test_a_new_holder_ends_the_open_term(tmp_path: Path) -> None:
    write(tmp_path, "leaders", "country\toffice\tholders", "FRA\tpresident\t2025-06-01.. Jeanne Martin (f); J. Martin")
    with using(tmp_path):
        tables = actors()
        assert tables.holder("FRA", "president", "2025-05-31") == "emmanuel-macron"
        assert tables.holder("FRA", "president", "2025-07-01") == "jeanne-martin"
        assert tables.people["jeanne-martin"].gender == "f"
    assert actors().holder("FRA", "president", "2025-07-01") == "emmanuel-macron"


@pytest.mark.parametrize(
    ("name", "header", "line", "reason"),
    [
        ("outlets", "id\tnames\tcountry", "x\tX Post", "2 columns where the header has 3"),
        ("forums", "id\tname\tnames", "x\tX Talks\t", "names is empty"),
        ("forums", "id\tname\tnames\tkind", "x\tX Talks\tX Talks\tclub", "club is no kind"),
        ("forums", "id\tname\tnames\tagenda", "x\tX Talks\tX Talks\tdrones|fish", "fish is no issue"),
        ("issues", "id\tname\tnames", "\tFish\tfish", "id is empty"),
        ("outlets", "id\tnames\tcountry", "x\t\tMLT", "names is empty"),
        ("outlets", "id\tnames\tcountry", "x\tX Post\tMALTA", "MALTA is no code of a state"),
        ("organisations", "id\tnames\tcountry\tmembers", "x\tX Union\tIGO\tFRA|XXX", "XXX is no code of a state"),
        ("groups", "id\tnames\tcountry\tsectors", "x\tX Front\tTCD\tREBELS", "REBELS is no sector"),
        ("agents", "words\tsectors\tkind", "beekeeper\tAGR\tperson", "person is no kind"),
        ("leaders", "country\toffice\tholders", "FRA\tpresident\tJeanne Martin", "Jeanne Martin is no holder"),
        ("leaders", "country\toffice\tholders", "FRA\tpresident\t2025-02-30.. Jeanne Martin", "2025-02-30 is no date"),
        (
            "offices",
            "person\tcountry\toffice\ttitle\tsectors\tfrom\tto",
            "A B\tFRA\tpresident\tPresident\tGOV\t2020-01-01\t2019-01-01",
            "it ends on 2019-01-01, before 2020-01-01",
        ),
        (
            "offices",
            "person\tcountry\toffice\ttitle\tsectors\tfrom",
            "A B\tFRA\tpresident\tPresident\tGOV\t2020",
            "a date is missing",
        ),
    ],
)
def test_a_wrong_line_is_refused_with_its_number_and_the_rest_loads(
    tmp_path: Path, name: str, header: str, line: str, reason: str
) -> None:
    write(tmp_path, name, "# a comment", header, line)
    write(tmp_path, "others", "words", "Blue Danube")
    read = own(tmp_path)
    assert [(error.source.rpartition("/")[2], error.reason) for error in read.refused] == [
        (f"{name}.tsv, line 3", reason)
    ]
    assert read.refused[0].remedy and read.rows["others"] == [{"words": "Blue Danube"}] and read.rows[name] == []
    assert Coder(tmp_path).refused == read.refused


def test_files_that_are_no_tables_are_refused_whole(tmp_path: Path) -> None:
    write(tmp_path, "outlet", "id\tnames\tcountry")
    write(tmp_path, "bodies", "country\tnames", "FRA\tX")
    write(tmp_path, "regions", "id\tname\tnames\tcolour", "x\tX\tX\tred")
    (tmp_path / "groups.tsv").write_bytes(b"id\xff\xfe")
    reasons = {error.source.rpartition("/")[2]: error.reason for error in own(tmp_path).refused}
    assert reasons["outlet.tsv"] == "no table has this name"
    assert reasons["bodies.tsv, line 1"] == "the header lacks sectors"
    assert reasons["regions.tsv, line 1"] == "no column colour"
    assert reasons["groups.tsv"].startswith("it cannot be read")


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match="no such folder"):
        own(tmp_path / "nowhere")
    with pytest.raises(WordsError, match="holds no table"):
        own(tmp_path)


def test_own_forums_and_issues_extend_those_that_ship(tmp_path: Path) -> None:
    write(
        tmp_path, "issues", "id\tname\tnames", "fish\tFishing\tfishing rights|trawlers", "drones\tDrones\tquadcopters"
    )
    write(
        tmp_path, "forums", "id\tname\tnames\tmembers\tagenda", "cod-talks\tCod Talks\tCod Talks\tISL|GBR\tfish|drones"
    )
    assert own(tmp_path).refused == ()
    with using(beside(Path("any.ledger"), tmp_path)):
        assert [hit.subject.id for hit in subjects.find("issue", "Trawlers met quadcopters and drones.")] == [
            "fish",
            "drones",
            "drones",
        ]
        forum = subjects.called("forum", "cod talks")
        assert forum.members == ("ISL", "GBR") and forum.agenda == ("fish", "drones")
    assert "cod-talks" not in subjects.forums() and list(subjects.find("issue", "Trawlers met.")) == []


def test_forums_do_not_make_a_new_coder(tmp_path: Path) -> None:
    write(tmp_path, "others", "words", "Blue Danube")
    before = version(tmp_path)
    write(tmp_path, "forums", "id\tname\tnames", "cod-talks\tCod Talks\tCod Talks")
    _read.cache_clear()
    assert version(tmp_path) == before
    write(tmp_path, "issues", "id\tname\tnames", "fish\tFishing\tfish")
    _read.cache_clear()
    assert version(tmp_path) != before


def test_the_folder_beside_a_ledger(tmp_path: Path) -> None:
    ledger = tmp_path / "news.ledger"
    assert beside(ledger, None) is None
    (tmp_path / "news.words").mkdir()
    assert beside(ledger, None) == str((tmp_path / "news.words").resolve())
    assert beside(ledger, tmp_path) == str(tmp_path.resolve())
