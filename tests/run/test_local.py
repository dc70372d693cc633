import pytest

from dragoman.errors import InputError
from dragoman.run import local
from tests.factory import document, story
from tests.run.fakes import Diskless, Fake, Troubled


def documents(number):
    return [document(story(at, words=20)) for at in range(number)]


def test_few_documents_are_coded_here_and_in_order(monkeypatch):
    monkeypatch.setattr(local, "Pool", None)
    given = documents(40)
    assert [result.coding.document for result in local.code(given, processes=4, make=Fake)] == given


def test_without_documents_no_coder_is_made():
    assert list(local.code([], make=None)) == []


def test_nothing_is_read_far_ahead():
    taken = []

    def reading():
        for each in documents(200):
            taken.append(each)
            yield each

    next(local.code(reading(), make=Fake))
    assert len(taken) == local.SHARD


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(local, "SHARD", 4)
    monkeypatch.setattr(local, "_FEW", 8)


def test_processes_give_the_same_as_one(small):
    given = documents(30)
    assert list(local.code(given, processes=2, make=Fake)) == list(local.code(given, make=Fake))


def test_a_document_that_kills_its_worker_is_quarantined_and_the_rest_is_coded(small):
    given = documents(18)
    given[9] = document("DIE at once", title="Deadly")
    found = list(local.code(given, processes=2, make=Troubled))
    assert [result.coding.document if result.coding else None for result in found] == [
        None if each.title == "Deadly" else each for each in given
    ]
    assert (found[9].refusal.source, found[9].refusal.reason) == ("Deadly", "the coder's process died on it 3 times")


def test_a_full_disk_is_explained(small):
    with pytest.raises(InputError, match=r"No space left.*TMPDIR"):
        list(local.code(documents(30), processes=2, make=Diskless))


def test_a_run_that_is_given_up_ends_its_workers(small):
    run = local.code(documents(30), processes=2, make=Fake)
    next(run)
    run.close()
