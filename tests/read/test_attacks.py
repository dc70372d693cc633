import re
import socket

import msgspec
import pytest

from dragoman.config import LIMITS
from dragoman.errors import InputError
from dragoman.fetch.web import Web
from dragoman.read.sources import documents
from dragoman.records import Document
from tests.attacks.cases import CASES, made


def test_there_are_enough():
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", CASES)
def test_each_gives_a_document_or_a_named_reason(name, tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "create_connection", refuse)
    file, _, expected = CASES[name]
    # Where the extractor would never end, there is no need to wait for long.
    limits = msgspec.structs.replace(LIMITS, extract_seconds=2.0) if expected == "any" else LIMITS
    (tmp_path / file).write_bytes(made(name))
    found = list(documents([str(tmp_path / file)], client=Web(pause=0), limits=limits))
    assert found
    for item in found:
        if isinstance(item, Document):
            assert re.search(r"\w", item.text)
            assert msgspec.json.decode(msgspec.json.encode(item), type=Document) == item
            assert not re.search("[\0\ud800-\udfff]", item.text + (item.title or ""))
            assert "alert(1)" not in item.text or "utf-7" in name
            assert item.published is None
            assert (item.url or "http").startswith("http")
            assert "root:" not in item.text
        else:
            assert isinstance(item, InputError)
            assert item.source.startswith(str(tmp_path))
            assert item.reason
            assert item.remedy
    if expected == "document":
        assert [type(item) for item in found] == [Document]
    elif expected != "any":
        assert isinstance(found[0], InputError)
        assert re.search(expected, found[0].reason), found[0].reason
