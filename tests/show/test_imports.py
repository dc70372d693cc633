from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.show.cli import cli

SAMPLES = Path(__file__).parents[1] / "store" / "imports" / "samples"


@pytest.fixture
def run(tmp_path: Path):
    def command(*given: str) -> Result:
        return CliRunner().invoke(cli, [*given, "--ledger", str(tmp_path / "ledger")])

    return command


def test_the_counts_add_up_and_reasons_are_told(run) -> None:
    result = run("import", "icews", str(SAMPLES / "icews_quadruples.csv"))
    assert result.exit_code == 0
    assert "6 rows = 3 imported, 1 already there, 2 refused, as ICEWS" in result.output
    assert "7 of 8 actors have a country (87.5%)" in result.output
    assert "refused 1: no date: 'yesterday' (line 7)" in result.output


def test_several_files_and_all_refused_rows(run, tmp_path: Path) -> None:
    files = [str(SAMPLES / name) for name in ("icews_quadruples.csv", "icews_full.tsv")]
    assert run("import", "icews", *files, "--refused", str(tmp_path / "bad.csv")).exit_code == 0
    with (tmp_path / "bad.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["file", "line", "reason"]
    assert [row[1] for row in rows[1:]] == ["6", "7", "4"]


def test_a_column_map(run) -> None:
    named = ("date=Day", "source=Who", "target=Whom", "code=What")
    given = [word for each in named for word in ("--column", each)]
    result = run("import", "cameo-csv", str(SAMPLES / "plain.csv"), "--origin", "My list", *given)
    assert "3 rows = 2 imported, 0 already there, 1 refused, as My list" in result.output
    assert "My list" in run("events", "--outlet", "My list", "--json").output


@pytest.mark.parametrize(
    "given",
    [
        ("import", "icews", "nonesuch.csv"),
        ("import", "cameo-csv", str(SAMPLES / "plain.csv")),
        ("import", "cameo-csv", str(SAMPLES / "plain.csv"), "--column", "date"),
        ("import", "icews", str(SAMPLES / "plain.csv"), "--refused", "/nonesuch/bad.csv"),
    ],
)
def test_known_errors_are_one_line(run, given) -> None:
    result = run(*given)
    assert result.exit_code == 1
    assert result.output.startswith("dragoman: ")
    assert result.output.count("\n") == 1


def test_ends_with_1_where_nothing_came_of_it(run, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("date,source,code,target\nx,Iran,042,Russia\n", encoding="utf-8")
    assert run("import", "icews", str(tmp_path / "bad.csv")).exit_code == 1
