import gzip
import io
import os
import sys

import pytest

from dragoman.errors import InputError, Refused
from dragoman.fetch import files


def one(path):
    found = list(files.sources([str(path)]))
    assert len(found) == 1
    return found[0]


def test_folder_is_walked_in_order(tmp_path):
    for name in ("b.txt", "a/z.html", "a/b.jsonl.gz", ".hidden.txt", ".git/c.txt", "c.docx", "d.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"<rss>" if name == "d.xml" else b"words")
    found = list(files.sources([str(tmp_path)]))
    names = [os.path.relpath(item.source, tmp_path) for item in found]
    assert names == ["b.txt", "c.docx", "d.xml", "a/b.jsonl.gz", "a/z.html"]
    assert [getattr(item, "kind", None) for item in found] == ["text", None, "feed", "lines", "page"]
    assert "not read" in found[1].reason


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a", b"words", "text"),
        ("a.bin", b"<html>", "page"),
        ("a.json", b'{"text": ""}', "lines"),
        ("a.xml", b"<html>", "page"),
    ],
)
def test_a_given_file_is_judged_by_its_beginning(tmp_path, name, data, kind):
    (tmp_path / name).write_bytes(data)
    assert one(tmp_path / name).kind == kind


@pytest.mark.parametrize(("data", "reason"), [(b"%PDF-1.4", "a PDF"), (b"\x89PNG..", "a picture")])
def test_binary_files_are_named(tmp_path, data, reason):
    (tmp_path / "a.dat").write_bytes(data)
    assert reason in one(tmp_path / "a.dat").reason


def test_what_is_missing_does_not_stop_the_rest(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / "none.txt", tmp_path / "empty", tmp_path / "a.txt", "a\0b"]
    missing, empty, found, odd = files.sources(map(str, paths))
    assert "no such file" in missing.reason
    assert missing.remedy
    assert "holds no files" in empty.reason
    assert found.read(100) == b"words"
    assert isinstance(odd, InputError)


def test_unreadable(tmp_path, monkeypatch):
    def denied(path):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(files.os, "stat", denied)
    assert "may not be read" in one(tmp_path / "a.txt").reason


def test_a_file_that_vanishes(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    item = one(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    with pytest.raises(InputError, match="no such file"):
        item.read(10)


def test_an_unreadable_folder(tmp_path, monkeypatch):
    def walk(folder, onerror):
        onerror(PermissionError(13, "Permission denied", folder))
        return iter(())

    monkeypatch.setattr(files.os, "walk", walk)
    assert "may not be read" in one(tmp_path).reason


def test_a_broken_link_in_a_folder(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "none")
    assert "no such file" in one(tmp_path).reason


def test_a_pipe_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert isinstance(one(tmp_path / "pipe.txt"), Refused)


def test_too_long(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    item = one(tmp_path / "a.txt")
    assert item.read(11) == b"x" * 11
    with pytest.raises(Refused, match="longer than 10 bytes"):
        item.read(10)


def test_packed_lines(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"{}\n{}\n"))
    with one(tmp_path / "a.jsonl.gz").open() as stream:
        assert stream.readlines() == [b"{}\n", b"{}\n"]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(b'{"text": "a"}'))))
    item = one("-")
    assert (item.source, item.kind) == ("standard input", "lines")
    assert item.read(100) == b'{"text": "a"}'
    with pytest.raises(InputError, match="cannot be read"):
        item.read(100)


def test_standard_input_that_cannot_be_looked_into(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    assert one("-").kind == "text"
