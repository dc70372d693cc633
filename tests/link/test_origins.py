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
    assert origins.speaker(Speaker(kind="person", name="A. Person")) == "outlet:a-person"
    assert origins.speaker(Speaker(kind="organisation", actor=state("IRN"))) == "who:IRN"
    assert origins.speaker(Speaker(kind="unnamed-group", actor=state("IRN"))) is None
    assert origins.speaker(Speaker(kind="person")) is None


def test_what_shares_a_key_is_one():
    assert origins.independent([]) == 0
    assert origins.independent([("a", "x"), ("b", "x"), ("b", "y"), ("c", None), (None,)]) == 2


def roots(*steps, outlet="Harbour Post"):
    return origins.roots([(statement(DOC, who), parties) for who, parties in steps], outlet)


def test_roots_are_the_innermost_who_can_be_told_apart():
    assert roots() == ("outlet:harbour-post",)
    assert roots((JOURNAL, ())) == ("outlet:harbour-journal",)
    assert roots((JOURNAL, ()), (None, ())) == ("outlet:harbour-journal",)
    assert roots((JOURNAL, ()), ("UKR", ("UKR",))) == ("party:UKR",)
    assert roots((None, ("USA",))) == ("party:USA",)
    assert roots((Speaker(kind="organisation", name="Crisis Desk"), ())) == ("outlet:crisis-desk",)
    assert roots(outlet=None) == ()


def count(*reports):
    return origins.count(
        (tuple(keys), f"outlet:{by}" if by else None, by or str(at)) for at, (keys, by) in enumerate(reports)
    )


def test_echoes_of_one_source_are_one_origin():
    assert count(*((("party:UKR",), str(number)) for number in range(10))) == 1
    assert count((("outlet:a",), "a"), (("outlet:b",), "b")) == 2
    assert count((("party:UKR",), "a"), (("party:USA",), "b")) == 2


def test_what_is_cited_is_traced_on():
    assert count((("outlet:b",), "a"), (("outlet:c",), "b"), (("party:IRN",), "c")) == 1
    assert count((("outlet:b",), "a"), (("party:IRN",), "b"), (("party:RUS",), "b")) == 2
    assert count((("outlet:b",), "a"), (("outlet:b",), "b"), (("party:IRN",), "b")) == 2


def test_outlets_that_cite_each_other_are_one_origin():
    assert count((("outlet:b",), "a"), (("outlet:a",), "b")) == 1
    assert count((("outlet:b",), "a"), (("outlet:c",), "b"), (("outlet:a",), "c")) == 1
    assert count((("outlet:b",), "a"), (("outlet:a",), "b"), (("party:IRN",), "a")) == 1


def test_those_who_speak_together_are_one_origin():
    assert count((("party:DEU+FRA",), "a")) == 1
    assert count((("party:DEU+FRA",), "a"), (("party:FRA",), "b")) == 1
    assert count((("party:DEU+FRA",), "a"), (("party:GBR",), "b")) == 2


def test_copies_are_one_origin():
    assert origins.count(((f"outlet:{n}",), f"outlet:{n}", "family") for n in range(3)) == 1
    assert origins.count([((), None, "x"), ((), None, "y")]) == 2


def test_whom_the_text_only_means_adds_nothing_to_those_who_are_named():
    lenders = Speaker(kind="unnamed-group", name="the lenders")
    roots = origins.roots([(statement(DOC, lenders), ())], "Harbour Post")
    assert roots == ("unsure:the-lenders",)
    assert origins.roots(
        [(statement(DOC, Speaker(kind="unnamed-group", name="two diplomats")), ())], "Harbour Post"
    ) == ("outlet:harbour-post",)
    banks = (("party:TUR",), "outlet:a", "1")
    assert origins.count([banks, (roots, "outlet:b", "2")]) == 1
    assert origins.count([(roots, "outlet:b", "2")]) == 1
