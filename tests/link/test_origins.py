from dragoman.link import origins
from dragoman.records import Actor, Speaker
from tests.factory import document, state, statement

DOC = document()
JOURNAL = Speaker(kind="outlet", name="The Harbour Journal")


def by_id(*statements):
    return {each.id: each for each in statements}


def test_a_chain_runs_from_the_outside_in():
    journal = statement(DOC, JOURNAL)
    officials = statement(DOC, None, parent=journal.id)
    assert origins.chain(officials.id, by_id(journal, officials)) == (journal, officials)
    assert origins.chain(None, {}) == ()
    assert origins.chain("missing", {}) == ()


def test_a_circle_is_cut():
    a = statement(DOC, "IRN")
    b = statement(DOC, "RUS", parent=a.id)
    a = type(a)(**{**{f: getattr(a, f) for f in a.__struct_fields__}, "parent": b.id})
    assert origins.chain(b.id, by_id(a, b)) == (a, b)


def test_the_source_is_the_outermost_that_has_a_name():
    journal = statement(DOC, JOURNAL)
    officials = statement(DOC, None, parent=journal.id)
    assert origins.source((journal, officials)) == "outlet:harbour-journal"
    assert origins.source((officials, statement(DOC, "UKR"))) == "who:UKR"
    assert origins.source((officials,)) is None
    assert origins.source(()) is None


def test_an_outlet_has_one_key_whether_it_publishes_or_is_cited():
    assert origins.outlet("Harbour Journal") == origins.speaker(JOURNAL)
    actor = Actor(id="harbour-journal", name="Harbour Journal", kind="outlet")
    assert origins.speaker(Speaker(kind="organisation", actor=actor)) == "outlet:harbour-journal"
    assert origins.outlet(None) is None
    assert origins.outlet("—") is None


def test_speakers():
    assert origins.speaker(Speaker(kind="person", name="A. Person")) == "who:a-person"
    assert origins.speaker(Speaker(kind="organisation", actor=state("IRN"))) == "who:IRN"
    assert origins.speaker(Speaker(kind="unnamed-group", actor=state("IRN"))) is None
    assert origins.speaker(Speaker(kind="person")) is None


def test_what_shares_a_key_is_one():
    assert origins.independent([]) == 0
    assert origins.independent([("a", "x"), ("b", "x"), ("b", "y"), ("c", None), (None,)]) == 2
