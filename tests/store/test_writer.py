import threading

import pytest

from dragoman.errors import InputError
from dragoman.store.database import View, Writer
from tests.factory import act, cause, coding, document, on, statement, story


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.ledger"


def test_outcomes_come_in_order(path):
    good, other = document("Iran met Russia."), document("L'Iran a rencontré la Russie.")
    with Writer(path) as writer:
        found = writer.add([coding(good), coding(other, skipped="language is fr"), coding(good)])
    assert found == ["coded", "skipped", "there"]
    with View(path) as view:
        states = {row.id: (row.state, row.reason) for row in view.documents()}
    assert states == {good.id: ("coded", None), other.id: ("skipped", "language is fr")}


def test_text_that_cannot_be_stored_is_refused_and_harms_nothing_else(path):
    doc = document()
    broken = doc.__class__(id="broken", text="Iran \ud800", title="A page")
    with Writer(path) as writer:
        fault, fine = writer.add([coding(broken), coding(doc)])
        assert writer.has(doc.id)
        assert not writer.has("broken")
    assert isinstance(fault, InputError)
    assert (fault.source, fine) == ("A page", "coded")


def test_nul_and_emoji_come_back(path):
    doc = document("Iran\0met 🇷🇺 Russia — في موسكو.", title="A\0b")
    with Writer(path) as writer:
        writer.add([coding(doc, [act(doc)])])
    with View(path) as view:
        assert view.coding(doc.id).document == doc


def test_a_coding_comes_back_whole(path):
    doc = document("Iran met Russia because of sanctions.", url="https://example.org/a", title="A title")
    said = statement(doc, "UKR", said_when=on("2023-02-08"))
    made = coding(doc, [act(doc, statement=said.id, when=on("2023-02-08"))], [said], links=[cause(doc)])
    with Writer(path) as writer:
        writer.add([made])
    with View(path) as view:
        assert view.coding(doc.id) == made
        assert view.coding("nobody") is None


def test_a_new_version_is_shown_and_the_old_one_kept(path):
    doc = document()
    old = coding(doc, [act(doc, "AID", when=on("2023-02-08"))], coder="rules-1")
    new = coding(doc, [act(doc, "CONSULT", when=on("2023-02-08"))], coder="rules-2")
    with Writer(path) as writer:
        assert writer.add([old]) == ["coded"]
        assert writer.add([new]) == ["coded"]
        assert writer.add([old, new]) == ["there", "there"]
        assert writer.has(doc.id, "rules-1")
        assert not writer.has(doc.id, "rules-3")
    with View(path) as view:
        assert [row.type for row in view.acts()] == [row.type for row in view.events()] == ["CONSULT"]
        assert view.coding(doc.id) == new
        assert view.coding(doc.id, "rules-1") == old
        assert view.coders(doc.id) == ["rules-2", "rules-1"]
        (iran, russia) = sorted(view.actors(), key=lambda row: row.id)
        assert (iran.documents, iran.acts_done, russia.acts_received, iran.mentions) == (1, 1, 1, 1)


def test_actors_that_a_new_version_does_not_see_are_gone(path):
    doc = document()
    with Writer(path) as writer:
        writer.add([coding(doc, [act(doc)], coder="rules-1")])
        writer.add([coding(doc, coder="rules-2")])
    with View(path) as view:
        assert view.actors() == view.events() == view.acts() == []


def test_the_commonest_name_of_an_actor_is_shown(path):
    docs = [document(story(number)) for number in range(3)]
    names = ["Islamic Republic", "Iran", "Iran"]
    made = []
    for doc, name in zip(docs, names, strict=True):
        told = coding(doc, [act(doc)])
        mention = told.mentions[0]
        actor = type(mention.actor)(id="IRN", name=name, kind="state", country="IRN")
        made.append(coding(doc, mentions=[type(mention)(span=mention.span, actor=actor, how="name")]))
    with Writer(path) as writer:
        for each in made:
            writer.add([each])
    with View(path) as view:
        assert [(row.name, row.mentions, row.sectors) for row in view.actors()] == [("Iran", 3, ())]


def test_a_failing_batch_leaves_nothing(path):
    def codings():
        yield coding(document())
        raise RuntimeError("the caller's own fault")

    with Writer(path) as writer:
        with pytest.raises(RuntimeError):
            writer.add(codings())
        assert writer.add([coding(document())]) == ["coded"]


def test_readers_are_never_disturbed(path):
    Writer(path).close()
    faults, stop = [], threading.Event()

    def read():
        with View(path) as view:
            while not stop.is_set():
                rows = view.acts()
                if any(row.event is None for row in rows) or view.count("acts") < len(rows):
                    faults.append(rows)

    reader = threading.Thread(target=read)
    reader.start()
    with Writer(path) as writer:
        for number in range(40):
            doc = document(story(number))
            writer.add([coding(doc, [act(doc)])])
    stop.set()
    reader.join()
    assert faults == []


def test_two_codings_of_a_document_in_one_batch_are_as_one_after_the_other(tmp_path):
    doc = document(story(1))
    first, second = coding(doc, [act(doc, "ACCUSE")], coder="test-0"), coding(doc, [act(doc, "AID")])
    for name, batches in (("a", [[first, second]]), ("b", [[first], [second]])):
        with Writer(tmp_path / name) as writer:
            for batch in batches:
                writer.add(batch)
    with View(tmp_path / "a") as a, View(tmp_path / "b") as b:
        assert a.digest() == b.digest()
