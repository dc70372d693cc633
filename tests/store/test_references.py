import gzip

import pytest

from dragoman.errors import InputError, LedgerError
from dragoman.store.database import View
from dragoman.store.references import import_reference, state


def test_values_are_kept_by_pair_and_year(tmp_path):
    path, file = tmp_path / "a.ledger", tmp_path / "votes.csv.gz"
    rows = "year,a,b,s,n\n1990,RU,IR,0.5,80\n1991,IRN,RUS,0.6,80\n1990,ZZ,IR,0.1,3\n1990,RU,US,,4\n"
    file.write_bytes(gzip.compress(rows.encode()))
    tally = import_reference(path, file, "UN votes")
    assert (tally.read, tally.kept, tally.column) == (4, 2, "s")
    assert tally.refused == {"a state that is not known": 1, "no year or no value": 1}
    import_reference(path, file, "Votes cast", "n")
    with View(path) as view:
        assert view.references("RUS", "IRN")[:2] == [("UN votes", 1990, 0.5), ("UN votes", 1991, 0.6)]
        assert [name for name, _, _ in view.references("IRN", "RUS")] == ["UN votes"] * 2 + ["Votes cast"] * 2
        assert view.references("IRN", "CHN") == []


def test_numbers_of_the_correlates_of_war(tmp_path):
    file = tmp_path / "ties.csv"
    file.write_text("ccode1,ccode2,year,defense\n365.0,630.0,1991.0,1.0\n")
    assert import_reference(tmp_path / "a.ledger", file, "alliance").kept == 1
    with View(tmp_path / "a.ledger") as view:
        assert view.references("IRN", "RUS") == [("alliance", 1991, 1.0)]
    assert [state(code) for code in ("2", "us", "USA", "645.0", "", "999")] == ["USA", "USA", "USA", "IRQ", None, None]


@pytest.mark.parametrize("body", ["", "a,b\n1,2\n", "year,a,b\n1990,RU,IR\n", "year,a,b,s\n1990,RU,IR,1\n"])
def test_files_without_the_columns_are_refused(body, tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text(body)
    with pytest.raises(InputError, match="columns"):
        import_reference(tmp_path / "a.ledger", file, "odd", "value")


def test_missing_and_damaged_files(tmp_path):
    with pytest.raises(InputError, match="No such file"):
        import_reference(tmp_path / "a.ledger", tmp_path / "none.csv", "none")
    file = tmp_path / "half.csv.gz"
    file.write_bytes(gzip.compress(b"year,a,b,s\n" + b"1990,RU,IR,0.5\n" * 9999)[:-200])
    with pytest.raises(InputError, match="damaged"):
        import_reference(tmp_path / "a.ledger", file, "half")
    other = tmp_path / "text"
    other.write_text("no ledger")
    whole = tmp_path / "whole.csv"
    whole.write_text("year,a,b,s\n1990,RU,IR,0.5\n")
    with pytest.raises(LedgerError):
        import_reference(other, whole, "x")
