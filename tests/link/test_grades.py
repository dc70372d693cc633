import pytest

from dragoman.errors import InputError
from dragoman.link import grades


def test_grades_are_found_by_any_spelling_of_a_name():
    found = grades.read(["# my grades", "", "The Harbour Post\tb", "Iran\tE"], "mine")
    assert (found.best("harbour post"), found.best(None, "Iran"), found.best("Nobody")) == ("B", "E", "F")
    assert found.best("Iran", "Harbour Post") == "E"
    assert found.refused == ()


def test_wrong_lines_are_refused_by_number_and_the_rest_is_kept(tmp_path):
    path = tmp_path / "grades.tsv"
    path.write_text("Harbour Post\tB\nno tab here\nTimes\tZ\n—\tA\nHarbour Post\tC\nIran\tA\n", encoding="utf-8")
    found = grades.load(path)
    assert found.of == {"outlet:harbour-post": "B", "outlet:iran": "A"}
    assert [fault.source.rpartition(" ")[2] for fault in found.refused] == ["2", "3", "4", "5"]
    assert all(fault.remedy for fault in found.refused)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00bad"])
def test_a_file_that_cannot_be_read_is_told(tmp_path, content):
    path = tmp_path / "grades.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="cannot be read"):
        grades.load(path)
