import threading

import msgspec
import pytest

from dragoman.config import LIMITS
from dragoman.run import shard
from tests.factory import document, story
from tests.run.fakes import Fake, Troubled


@pytest.fixture
def documents():
    return [document(story(number), title=f"Story {number}") for number in range(5)]


def trouble(documents, word):
    return [*documents[:2], document(f"{word} here", title="Trouble"), *documents[2:]]


def test_a_shard_is_a_file_of_results_in_order(tmp_path, documents):
    path = tmp_path / "0.jsonl"
    shard.code_shard(msgspec.json.encode(documents), str(path), Fake)
    assert [result.coding.document for result in shard.results(path)] == documents
    assert list(tmp_path.iterdir()) == [path]


def test_a_shard_that_is_there_is_not_made_again(tmp_path):
    path = tmp_path / "0.jsonl"
    path.write_bytes(b"")
    shard.code_shard(b"[]", str(path), None)
    assert shard.results(path) == []


def test_a_shard_that_fails_leaves_no_file(tmp_path, documents):
    def broken():
        raise RuntimeError("no model")

    with pytest.raises(RuntimeError):
        shard.code_shard(msgspec.json.encode(documents), str(tmp_path / "0.jsonl"), broken)
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_the_coder_fails_on_harms_no_other(documents):
    found = shard.code_all(trouble(documents, "FAIL"), Troubled())
    assert [result.coding is not None for result in found] == [True, True, False, True, True, True]
    assert found[2].refusal.source == "Trouble"
    assert found[2].refusal.reason == "the coder failed: ValueError: no way to code this"


def test_a_document_that_takes_too_long_is_given_up(documents, monkeypatch):
    monkeypatch.setattr(shard, "LIMITS", msgspec.structs.replace(LIMITS, coding_seconds=0.05))
    found = shard.code_all(trouble(documents[:3], "HANG"), Troubled())
    assert [result.coding is not None for result in found] == [True, True, False, True]
    assert "TimeoutError: no result after 0.05 s" in found[2].refusal.reason


def test_outside_the_main_thread_there_is_no_deadline(documents):
    found = []
    thread = threading.Thread(target=lambda: found.extend(shard.code_all(documents, Fake())))
    thread.start()
    thread.join()
    assert len(found) == 5


def test_the_default_coder_codes():
    coder = shard.default_coder()
    assert next(iter(coder.pipe([document("Iran's president met Putin in Moscow.")]))).coder
