import json
import random

import pytest

from dragoman import corpus as module
from dragoman.corpus import open as opened
from dragoman.errors import InputError, LedgerError
from dragoman.run import local
from tests.factory import document, story
from tests.run.fakes import Fake, Troubled


@pytest.fixture(autouse=True)
def fake_version(monkeypatch):
    monkeypatch.setattr(module, "_version", lambda tables: "fake-1")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.ledger"


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Iran met Russia for talks in the capital, number {number}.")
    lines = [{"text": f"Russia met Iran, a story told in a line, number {n}.", "outlet": "Wire"} for n in range(2)]
    (tmp_path / "lines.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines) + "not json\n")
    return [str(folder), tmp_path / "lines.jsonl", str(tmp_path / "missing.txt")]


def test_the_tally_closes_and_a_second_run_adds_nothing(path, sources):
    with opened(path) as corpus:
        first = corpus.add(sources, outlet="Harbour Post", published="2023-02-09", make=Fake)
        assert first.closes()
        assert (first.read, first.coded, len(first.refused)) == (7, 5, 2)
        assert {refusal.source.rsplit("/", 1)[-1].split(",")[0].split(":")[0] for refusal in first.refused} == {
            "lines.jsonl",
            "missing.txt",
        }
        assert {row.outlet for row in corpus.documents()} == {"Harbour Post"}
        again = corpus.add(sources, outlet="Harbour Post", published="2023-02-09", make=Fake)
        assert (again.coded, again.already_there, again.closes()) == (0, 5, True)
        assert len(corpus.documents()) == 5


def test_documents_and_names_may_be_mixed(path, sources):
    doc = document()
    with opened(path) as corpus:
        tally = corpus.add([doc, sources[1], doc], make=Fake)
        assert (tally.read, tally.coded, tally.already_there, len(tally.refused)) == (5, 3, 1, 1)
        assert corpus.coding(doc.id).document == doc
        assert corpus.add(doc, make=Fake).already_there == 1
        assert corpus.add(str(sources[1]), make=Fake).already_there == 2


def test_what_the_coder_cannot_code_is_refused_with_the_reason(path):
    with opened(path) as corpus:
        tally = corpus.add([document("FAIL", title="Bad"), document()], make=Troubled)
        assert tally.closes()
        assert [(refusal.source, "no way" in refusal.reason) for refusal in tally.refused] == [("Bad", True)]
        assert tally.coded == 1


def test_what_cannot_be_stored_is_refused_too(path):
    broken = document().__class__(id="b", text="\ud800", title="Bad")
    with opened(path) as corpus:
        tally = corpus.add([broken, document()], make=Fake)
        assert (tally.coded, [refusal.source for refusal in tally.refused]) == (1, ["Bad"])


def test_skipped_documents_are_kept_with_the_reason(path):
    class Skipping(Fake):
        def code(self, document):
            made = super().code(document)
            return type(made)(document=document, coder=made.coder, skipped="language is fr")

    with opened(path) as corpus:
        tally = corpus.add([document(title="Un titre")], make=Skipping)
        assert [(each.source, each.reason) for each in tally.skipped] == [("Un titre", "language is fr")]
        assert tally.closes()
        assert corpus.documents()[0].state == "skipped"


def test_progress_tells_the_tally_so_far(path):
    told = []
    with opened(path) as corpus:
        corpus.add([document(story(number)) for number in range(70)], make=Fake, progress=told.append)
    assert [tally.read for tally in told] == [32, 64, 70]
    assert all(tally.closes() for tally in told)


def test_any_order_and_number_of_processes_give_the_same_ledger(tmp_path, monkeypatch):
    monkeypatch.setattr(local, "_FEW", 8)
    monkeypatch.setattr(local, "SHARD", 8)
    documents = [document(story(number % 20, f"x{number}"), outlet=f"Outlet {number % 7}") for number in range(40)]
    digests = set()
    for name, processes, given in (
        ("one", 1, documents),
        ("two", 2, documents[::-1]),
        ("three", 1, random.Random(1).sample(documents, 40)),
    ):
        with opened(tmp_path / name) as corpus:
            assert corpus.add(given, processes=processes, make=Fake).coded == 40
            digests.add(corpus.view.digest())
    assert len(digests) == 1


def test_lists_filters_search_and_export(path, tmp_path):
    with opened(path) as corpus:
        corpus.add([document(published="2023-02-09"), document("Iran met Russia again.")], make=Fake)
        assert len(corpus.acts(actor="IRN", since="2023-02-09", limit=1)) == 1
        assert corpus.statements() == corpus.claims() == []
        assert corpus.events(type="CONSULT")[0].reports == 2
        assert {row.id for row in corpus.actors()} == {"IRN", "RUS"}
        assert [hit.snippet for hit in corpus.search("again")] == ["Iran met Russia again."]
        assert corpus.export("acts", "csv", tmp_path / "acts.csv", actor="RUS") == 0
        assert corpus.export("acts", "jsonl", tmp_path / "acts.jsonl", recipient="RUS") == 2


@pytest.mark.parametrize("filters", [{"actors": "IRN"}, {"limit": "many"}, {"voice": "loud"}])
def test_an_unknown_filter_names_those_there_are(path, filters):
    with opened(path) as corpus:
        corpus.add(document(), make=Fake)
        with pytest.raises(InputError, match="The filters are actor, recipient"):
            corpus.acts(**filters)


def test_what_is_no_ledger_or_not_there(path, tmp_path):
    with opened(path) as corpus, pytest.raises(LedgerError, match="no such file"):
        corpus.documents()
    for wrong in (tmp_path, tmp_path / "text.txt"):
        if wrong.suffix:
            wrong.write_text("a text")
        with pytest.raises(LedgerError):
            opened(wrong)


def test_a_wrong_date_is_told_before_anything_is_made(path):
    with opened(path) as corpus, pytest.raises(InputError):
        corpus.add([document()], published="someday", make=Fake)
    assert not path.exists()


def test_a_reader_sees_what_another_adds(path):
    with opened(path) as writer, opened(path) as reader:
        writer.add(document(), make=Fake)
        assert len(reader.documents()) == 1
        writer.add(document("More."), make=Fake)
        assert len(reader.documents()) == 2
