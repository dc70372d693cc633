import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.records import Actor, Speaker
from dragoman.store.database import View, Writer
from dragoman.store.rows import Query
from tests.factory import act, cause, coding, document, on, person, statement, story

SHAMKHANI = person("Ali Shamkhani", "IRN")


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    path = tmp_path_factory.mktemp("view") / "news.ledger"
    visit = document("Shamkhani visited Moscow.", outlet="Harbour Post", published="2023-02-09", title="A visit")
    denial = document("Iran denied that it aided Russia.", outlet="Tehran Wire", published="2023-02-10")
    talk = document(story(1), outlet="Harbour Post", published="2023-03-01")
    undated = document(story(2), outlet=None, published=None)
    french = document(story(3), outlet="Le Quai", published="2023-02-01")
    said = statement(denial, SHAMKHANI, "denies", said_when=on("2023-02-09"))
    nobody = statement(talk, None)
    with Writer(path) as writer:
        writer.add(
            [
                coding(
                    visit,
                    [act(visit, "CONSULT", (SHAMKHANI,), ("RUS",), when=on("2023-02-08"), mode="visit")],
                    links=[cause(visit)],
                ),
                coding(
                    denial,
                    [act(denial, "AID", statement=said.id, modality="denied")],
                    [said],
                    links=[cause(denial, said.id)],
                ),
                coding(talk, [act(talk, "CONSULT", ("USA", "IRN"), (), statement=nobody.id)], [nobody]),
                coding(undated, [act(undated, "SANCTION", ("USA",), ("IRN",))]),
                coding(french, skipped="language is fr"),
            ]
        )
    with View(path) as view:
        yield view


def types(rows):
    return [row.type for row in rows]


def test_the_latest_come_first_and_pages_join(view):
    days = [row.published for row in view.documents()]
    assert days == ["2023-03-01", "2023-02-10", "2023-02-09", "2023-02-01", None]
    first, rest = view.documents(Query(limit=2)), view.documents(Query(limit=10, offset=2))
    assert first + rest == view.documents() == list(view.every("documents", Query(limit=1)))
    assert types(view.acts()) == ["CONSULT", "AID", "CONSULT", "SANCTION"]
    assert types(view.events()) == ["CONSULT", "AID", "CONSULT", "SANCTION"]


@pytest.mark.parametrize("noun", ["acts", "events"])
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["CONSULT", "AID", "CONSULT", "SANCTION"]),
        ({"actor": "IRN"}, ["CONSULT", "AID", "CONSULT"]),
        ({"actor": "ali-shamkhani"}, ["CONSULT"]),
        ({"actor": "IRN", "recipient": "RUS"}, ["AID", "CONSULT"]),
        ({"recipient": "USA"}, ["CONSULT"]),
        ({"actor": "IRN", "recipient": "USA"}, ["CONSULT"]),
        ({"type": "CONSULT", "outlet": "Harbour Post"}, ["CONSULT", "CONSULT"]),
        ({"modality": "denied"}, ["AID"]),
        ({"voice": "outlet"}, ["CONSULT", "SANCTION"]),
        ({"voice": "attributed"}, ["CONSULT", "AID"]),
        ({"since": "2023-02-09"}, ["CONSULT", "AID"]),
        ({"until": "2023-02-09"}, ["CONSULT"]),
        ({"since": "2023-02-10", "until": "2023-02-10"}, ["AID"]),
        ({"actor": "IRN", "type": "SANCTION"}, []),
        ({"actor": "' OR 1 --"}, []),
    ],
)
def test_filters_of_acts_and_events(view, noun, filters, expected):
    assert types(view.rows(noun, Query(**filters))) == expected
    assert view.count(noun, Query(**filters)) == len(expected)


def test_filters_of_documents(view):
    def days(**filters):
        found = view.documents(Query(**filters))
        assert view.count("documents", Query(**filters)) == len(found)
        return [row.published for row in found]

    assert days(outlet="Harbour Post") == ["2023-03-01", "2023-02-09"]
    assert days(since="2023-02-10") == ["2023-03-01", "2023-02-10"]
    assert days(until="2023-02-09") == ["2023-02-09", "2023-02-01"]
    assert days(actor="USA") == ["2023-03-01", None]
    assert days(actor="ali-shamkhani") == ["2023-02-10", "2023-02-09"]
    event = view.events(Query(type="AID"))[0]
    assert days(event=event.id) == days(claim=view.claims(Query(type="AID"))[0].id) == ["2023-02-10"]


def test_filters_of_statements(view):
    (denial,) = view.statements(Query(actor="IRN"))
    assert denial.chain == ("Tehran Wire", "Ali Shamkhani")
    assert (denial.said, denial.speaker_id, denial.stance) == ("2023-02-09", "ali-shamkhani", "denies")
    assert view.statements(Query(stance="denies")) == view.statements(Query(actor="ali-shamkhani")) == [denial]
    assert view.statements(Query(since="2023-02-10"))[0].speaker == "officials"
    assert view.statements(Query(until="2023-02-09", outlet="Tehran Wire")) == [denial]
    assert view.statements(Query(event=view.events(Query(type="AID"))[0].id)) == [denial]
    assert view.acts(Query(stance="denies"))[0].statement == denial.id
    assert denial.claim == view.claims(Query(actor="IRN", type="AID"))[0].id
    assert view.statements(Query(document="nobody", modality="planned")) == []


def test_filters_of_claims_and_actors(view):
    assert types(view.claims()) == ["CONSULT", "AID"]
    assert types(view.claims(Query(since="2023-02-10", actor="USA"))) == ["CONSULT"]
    assert types(view.claims(Query(until="2023-02-10", status="open-denial"))) == ["AID"]
    document = view.documents(Query(until="2023-02-09"))[0].id
    assert {row.id for row in view.actors(Query(document=document))} == {"ali-shamkhani", "RUS"}
    assert {row.id for row in view.actors(Query(actor="IRN"))} == {"IRN", "ali-shamkhani"}
    assert view.actors()[0].id == "IRN"


def test_single_things(view):
    for noun, one in (("documents", view.document_row), ("events", view.event), ("claims", view.claim)):
        for row in view.rows(noun):
            assert one(row.id) == row
        assert one("nobody") is None
    assert view.actor("RUS").acts_received == 2
    assert view.actor("nobody") is None


def test_rows_show_what_was_read(view):
    (visit,) = view.acts(Query(actor="ali-shamkhani"))
    assert (visit.title, visit.outlet, visit.words, visit.voice) == (
        "A visit", "Harbour Post", "Shamkhani visited Moscow.", "outlet",
    )  # fmt: skip
    assert (visit.start, visit.precision, visit.mode, visit.chain) == ("2023-02-08", "day", "visit", ("Harbour Post",))
    undated = view.acts(Query(type="SANCTION"))[0]
    assert (undated.start, undated.end, undated.chain) == (None, None, ("outlet unknown",))


def test_causes(view):
    denied, stated = view.causes()
    assert stated.chain == ("Harbour Post",)
    assert denied.chain == ("Tehran Wire", "Ali Shamkhani")
    assert view.causes(Query(voice="attributed", outlet="Tehran Wire")) == [denied]


def test_facets_count_each_noun(view):
    facets = view.facets()
    assert [(f.value, f.count) for f in facets.types] == [("CONSULT", 2), ("AID", 1), ("SANCTION", 1)]
    assert [(f.value, f.label, f.count) for f in facets.countries][:2] == [
        ("IRN", "Iran", 3),
        ("USA", "United States", 2),
    ]
    assert ("Harbour Post", 2) in [(f.value, f.count) for f in facets.outlets]
    assert {f.value for f in facets.modalities} == {"happened", "denied"}
    assert {f.value for f in facets.stances} == {"asserts", "denies"}
    assert {f.value for f in facets.statuses} == {"single-origin", "open-denial"}
    assert view.facets() is facets


def test_facets_follow_the_ledger(tmp_path):
    path = tmp_path / "a.ledger"
    with Writer(path) as writer, View(path) as view:
        assert view.facets().outlets == ()
        writer.add([coding(document())])
        assert view.facets().outlets[0].count == 1


def test_a_far_limit_does_not_raise(view):
    assert len(view.documents(Query(limit=10**30, offset=-(10**30)))) == 5


def test_threads_may_share_a_view(view):
    found = []
    threads = [threading.Thread(target=lambda: found.append(view.count("acts"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [4] * 8


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=30))
def test_any_filter_text_is_only_text(view, text):
    text = text.encode(errors="replace").decode()
    names = ("actor", "recipient", "type", "modality", "stance", "status", "outlet", "document", "event", "claim")
    query = Query(**dict.fromkeys(names, text), since=text, until=text)
    for noun in ("documents", "statements", "acts", "events", "claims", "actors"):
        assert view.rows(noun, query) == [] or text == ""


def test_a_speaker_without_a_country_or_name(tmp_path):
    doc = document()
    who = Speaker(kind="unnamed-person", actor=Actor(id="official", name="", kind="unnamed"), affiliation="IRN")
    with Writer(tmp_path / "a.ledger") as writer:
        writer.add([coding(doc, statements=[statement(doc, who)])])
    with View(tmp_path / "a.ledger") as view:
        (row,) = view.statements()
    assert (row.speaker, row.country) == ("unnamed-person", "IRN")
