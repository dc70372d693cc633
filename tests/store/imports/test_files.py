from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.store.imports import files
from dragoman.store.imports.files import Bad, Cells, rows

TEXT = 'date,who\n2022-07-12,Iran\n2022-07-13,"Norway, Chile"\n'
READ = [Cells(1, ["date", "who"]), Cells(2, ["2022-07-12", "Iran"]), Cells(3, ["2022-07-13", "Norway, Chile"])]


def written(folder: Path, content: bytes) -> str:
    path = folder / "file"
    path.write_bytes(content)
    return str(path)


def zipped(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("events.csv", text)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        gzip.compress(TEXT.encode()),
        zipped(TEXT),
        TEXT.replace("\n", "\r\n").encode(),
    ],
    ids=["plain", "mark", "gzip", "zip", "crlf"],
)
def test_packed_or_not(tmp_path: Path, content: bytes) -> None:
    assert list(rows(written(tmp_path, content))) == READ


def test_tables_with_tabs_do_not_quote(tmp_path: Path) -> None:
    assert list(rows(written(tmp_path, b'a\tb\n"x\ty\n'))) == [Cells(1, ["a", "b"]), Cells(2, ['"x', "y"])]


def test_empty_lines_are_no_rows(tmp_path: Path) -> None:
    assert [row.number for row in rows(written(tmp_path, b"a,b\n\n1,2\n"))] == [1, 3]


def test_nothing(tmp_path: Path) -> None:
    assert list(rows(written(tmp_path, b""))) == []


def test_a_damaged_archive_gives_what_came_before(tmp_path: Path) -> None:
    packed = gzip.compress("".join(f"{at},{at * at % 9973}\n" for at in range(20_000)).encode())
    *before, last = rows(written(tmp_path, packed[: len(packed) // 2]))
    assert len(before) > 1000
    assert isinstance(last, Bad)
    assert "breaks off" in last.reason


def test_other_encodings_are_refused_row_by_row(tmp_path: Path) -> None:
    found = list(rows(written(tmp_path, "a,b\nC\xf4te,1\nx,2\n".encode("latin-1"))))
    assert found == [Cells(1, ["a", "b"]), Bad(2, "not UTF-8"), Cells(3, ["x", "2"])]


def test_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    *_, last = rows(written(tmp_path, b'a,b\n1,"' + b"x" * 200_000 + b'"\n'))
    assert isinstance(last, Bad)


def test_a_line_without_end_stops_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LINE", 100)
    found = list(rows(written(tmp_path, b"a,b\n" + b"x" * 5000)))
    assert found[0] == Cells(1, ["a", "b"])
    assert isinstance(found[1], Bad)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nonesuch"):
        list(rows(str(tmp_path / "nonesuch")))
