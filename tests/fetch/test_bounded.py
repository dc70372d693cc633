import os
import sys
import time

import pytest

from dragoman.errors import InputError, Refused
from dragoman.fetch import bounded

ME = "tests.fetch.test_bounded"


def backwards(data, source):
    print("a library that talks")
    return data[::-1]


def sleepy(data, source):
    time.sleep(60)


def refusing(data, source):
    raise Refused(source, "reason", "remedy")


def failing(data, source):
    raise InputError(source, "fault", "remedy")


def greedy(data, source):
    return bytes(10_000_000_000)


@pytest.fixture(autouse=True)
def _tests_can_be_imported(monkeypatch, request):
    monkeypatch.setenv("PYTHONPATH", str(request.config.rootpath))


def test_the_answer_comes_back():
    assert bounded.call(f"{ME}:backwards", b"abc", source="x", seconds=30) == b"cba"


def test_time_is_bounded():
    with pytest.raises(Refused, match=r"longer than 0\.2 s"):
        bounded.call(f"{ME}:sleepy", b"", source="x", seconds=0.2)


@pytest.mark.parametrize(
    ("name", "kind", "reason"), [("refusing", Refused, "reason"), ("failing", InputError, "fault")]
)
def test_errors_come_back(name, kind, reason):
    with pytest.raises(InputError, match=reason) as caught:
        bounded.call(f"{ME}:{name}", b"", source="a page", seconds=30)
    assert type(caught.value) is kind
    assert caught.value.source == "a page"


@pytest.mark.parametrize("name", ["greedy", "missing"])
def test_a_breakdown_is_refused(name):
    with pytest.raises(Refused, match="broke down"):
        bounded.call(f"{ME}:{name}", b"", source="x", seconds=30)


@pytest.mark.parametrize(
    ("name", "answer"),
    [("backwards", b"=cba"), ("refusing", b'!["reason","remedy"]'), ("failing", b'?["fault","remedy"]')],
)
def test_the_other_end(name, answer, monkeypatch, tmp_path):
    # In this process, with files for its ends: nothing else sees what runs in the other one.
    (tmp_path / "in").write_bytes(b"abc")
    with open(tmp_path / "in") as source, open(tmp_path / "out", "wb") as out:
        kept = os.dup(1)
        os.dup2(out.fileno(), 1)
        monkeypatch.setattr(sys, "stdin", source)
        monkeypatch.setattr(sys, "argv", ["", f"{ME}:{name}", "x"])
        monkeypatch.setattr(bounded, "_bound_memory", lambda: None)
        try:
            bounded.serve()
        finally:
            os.dup2(kept, 1)
            os.close(kept)
    assert (tmp_path / "out").read_bytes() == answer
