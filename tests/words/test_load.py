"""Tables as rows, and the pause of the garbage collector while they are built."""

from __future__ import annotations

import gc

import pytest

from dragoman.errors import WordsError
from dragoman.words.load import Sorted, rows, several, uncollected


def test_rows_name_the_line_that_is_wrong() -> None:
    assert list(rows("# c\na\tb\n1\t2\n\n", "x")) == [{"a": "1", "b": "2"}]
    with pytest.raises(WordsError, match="x, line 2"):
        list(rows("a\tb\n1\n", "x"))


def test_cells_of_several_values() -> None:
    assert several("a| b |") == ("a", "b") and several("") == ()


def test_a_sorted_table_is_looked_up() -> None:
    table = Sorted("actors/officials")
    assert table.cells("alexander-downer") is not None and table.cells("nobody") is None
    assert "alexander-downer" in table.beginning("alexander-d")


def test_the_collector_runs_again_afterwards() -> None:
    with pytest.raises(ValueError, match="stop"), uncollected():
        assert not gc.isenabled()
        raise ValueError("stop")
    assert gc.isenabled()
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
