"""A person's judgements stand before the rules, survive adding, coding anew and any order, and can be taken back."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.store import decisions
from dragoman.store.database import View, Writer
from dragoman.store.rows import Decision, Query
from tests.factory import act, coding, document, on, statement, story
from tests.store.test_linking import documents, made


def report(number, *, day="2023-02-08", coder="test-1", who=None, type="AID", text=None, **given):
    """A story of its own that tells of one act; another coder reads its trigger two letters longer."""
    doc = document(text or story(number), outlet=f"Outlet {number}", published="2023-02-09")
    said = [statement(doc, who)] if who else []
    one = act(doc, type, when=on(day) if day else None, statement=said[0].id if said else None, **given)
    if coder != "test-1":
        longer = type_of(one.trigger)(one.trigger.start, one.trigger.end + 2)
        one = type_of(one)(**{**fields(one), "id": f"{one.id}-{coder}", "trigger": longer})
    return coding(doc, [one], said, coder=coder)


type_of = type


def fields(record):
    return {name: getattr(record, name) for name in record.__struct_fields__}


class Ledger:
    def __init__(self, path):
        self.path = path

    def add(self, *codings):
        with Writer(self.path) as writer:
            writer.add(codings)

    def judge(self, verdict, *ids, reason=""):
        with Writer(self.path) as writer:
            return writer.judge(verdict, ids, reason)

    def sides(self, noun="events"):
        """Outlets that tell each event, or make each claim."""
        with View(self.path) as view:
            return sorted(sorted(row.outlets) for row in view.rows(noun, Query(limit=-1)))

    def act(self, outlet):
        with View(self.path) as view:
            return next(row for row in view.acts(Query(limit=-1)) if row.outlet == f"Outlet {outlet}")

    def digest(self):
        with View(self.path) as view:
            return view.digest()


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "news.ledger")


ONE, TWO, THREE = ["Outlet 1"], ["Outlet 2"], ["Outlet 3"]


def test_two_events_are_made_one_and_stay_so(ledger):
    ledger.add(report(1), report(2, day="2023-03-08"))
    assert ledger.sides() == [ONE, TWO]
    ledger.judge("same", ledger.act(1).event, ledger.act(2).event, reason="one shipment")
    with View(ledger.path) as view:
        (reason,) = view.reasons(view.events()[0].id)
    assert (reason.by, reason.verdict, reason.reason, reason.count) == ("hand", "same", "one shipment", 1)
    assert ledger.sides() == [["Outlet 1", "Outlet 2"]]
    ledger.add(report(3, day="2023-05-08"), report(1, coder="test-2"), report(2, day="2023-04-08", coder="test-2"))
    assert ledger.sides() == [["Outlet 1", "Outlet 2"], THREE]


def test_what_was_joined_can_be_parted_by_the_ids_it_had(ledger):
    ledger.add(report(1), report(2, day="2023-03-08"))
    one, other = ledger.act(1).event, ledger.act(2).event
    ledger.judge("same", one, other)
    (event,) = {ledger.act(1).event, ledger.act(2).event}
    with View(ledger.path) as view:
        assert view.event(one).id == view.event(other).id == event
    gone = other if event == one else one
    ledger.judge("different", event, gone)
    assert ledger.sides() == [ONE, TWO]


def test_an_act_is_taken_out_of_its_event_though_it_is_told_alike(ledger):
    ledger.add(report(1), report(2), report(3))
    assert ledger.sides() == [["Outlet 1", "Outlet 2", "Outlet 3"]]
    ledger.judge("different", ledger.act(1).event, ledger.act(2).id)
    assert ledger.sides() == [["Outlet 1", "Outlet 3"], TWO]
    with View(ledger.path) as view:
        assert all(any(one.verdict == "different" for one in view.reasons(row.id)) for row in view.events())
    ledger.add(report(2, coder="test-2"), report(4))
    assert ledger.sides() == [["Outlet 1", "Outlet 3", "Outlet 4"], TWO]


def test_the_later_judgement_stands_and_can_be_taken_back(ledger):
    ledger.add(report(1), report(2))
    before = ledger.digest()
    ledger.judge("different", ledger.act(1).id, ledger.act(2).id)
    assert ledger.sides() == [ONE, TWO]
    ledger.judge("same", ledger.act(2).id, ledger.act(1).id)
    assert ledger.sides() == [["Outlet 1", "Outlet 2"]]
    with View(ledger.path) as view:
        (judged,) = view.judgements()
    assert (judged.verdict, judged.holds, judged.reason) == ("same", True, "")
    with Writer(ledger.path) as writer:
        writer.forget(judged.id)
        with pytest.raises(InputError, match="no such judgement"):
            writer.forget(judged.id)
    assert ledger.digest() == before


def test_a_judgement_made_elsewhere_waits_for_its_texts(ledger, tmp_path):
    ledger.add(report(1), report(2, day="2023-03-08"))
    ledger.judge("same", ledger.act(1).id, ledger.act(2).id, reason="one shipment")
    with View(ledger.path) as view:
        kept = view.judgements()
    other = Ledger(tmp_path / "other.ledger")
    with Writer(other.path) as writer:
        writer.decide(kept)
    other.add(report(2, day="2023-03-08"))
    with View(other.path) as view:
        (waiting,) = view.judgements()
    assert not waiting.holds and waiting.one == "" != waiting.other
    other.add(report(1))
    assert other.sides() == [["Outlet 1", "Outlet 2"]]
    assert other.digest() == ledger.digest()


def test_what_is_left_goes_with_the_nearer_one(ledger):
    """A report between two that a person parted goes to the one whose parties are its own."""
    three = {"actors": ("CHN", "IRN")}
    ledger.add(report(1), report(2, **three), report(3, **three, recipients=("RUS", "SYR")))
    assert len(ledger.sides()) == 1
    ledger.judge("different", ledger.act(1).id, ledger.act(2).id)
    assert ledger.sides() == [ONE, ["Outlet 2", "Outlet 3"]]


def test_claims_are_judged_too(ledger):
    ledger.add(report(1, who="UKR"), report(2, who="USA", day="2023-03-08"))
    with View(ledger.path) as view:
        ids = [row.id for row in view.claims()]
    assert len(ids) == 2
    ledger.judge("same", *ids)
    assert ledger.sides("claims") == [["Outlet 1", "Outlet 2"]]
    ledger.judge("different", *(view_statement(ledger, number) for number in (1, 2)))
    assert ledger.sides("claims") == [ONE, TWO]


def view_statement(ledger, outlet):
    with View(ledger.path) as view:
        return next(row.id for row in view.statements() if row.outlet == f"Outlet {outlet}")


def test_what_cannot_be_judged_is_said(ledger, tmp_path):
    ledger.add(report(1, who="UKR"), report(2, type="PROTEST", actors=()))
    with View(ledger.path) as view:
        (claim,) = view.claims()
        event = view.events()[0].id
    for ids, reason in (
        ((event,), "one thing alone"),
        ((event, "nonesuch"), "no act, event or claim"),
        ((event, event), "one and the same"),
        ((event, claim.id), "an event and a claim"),
        ((event, ledger.act(2).id), "names nobody who acted"),
    ):
        with pytest.raises(InputError, match=reason):
            ledger.judge("same", *ids)
    with pytest.raises(InputError, match="no place"), Writer(ledger.path) as writer:
        writer.decide([Decision(a="act:x", b="claim:y:1-2:", verdict="same")])
    rows = tmp_path / "rows.csv"
    rows.write_text("date,source,target,code\n2023-02-08,Iran,Russia,042\n")
    from dragoman.store.imports.writing import import_file

    import_file(ledger.path, str(rows), "cameo-csv")
    with View(ledger.path) as view:
        imported = next(row.id for row in view.events(Query(outlet="CAMEO")))
    with pytest.raises(InputError, match="data set tells"):
        ledger.judge("same", event, imported)


def test_an_anchor_is_a_text_and_back():
    anchor = decisions.Anchor("act", "d1", 10, 14, "AID")
    assert decisions.parse(str(anchor)) == anchor


choices = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(["same", "different"])), max_size=4
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given=documents, chosen=choices, seed=st.integers(0, 1000))
def test_any_order_of_documents_and_judgements_gives_the_same_rows(tmp_path_factory, given, chosen, seed):
    folder = tmp_path_factory.mktemp("judged")
    codings = made(given)
    places = sorted(
        {str(decisions._anchor(each.document.id, one)) for each in codings for one in each.acts if one.actors}
    )
    judged = {}
    for a, b, verdict in chosen if len(places) > 1 else ():
        pair = (places[a % len(places)], places[b % len(places)])
        if pair[0] != pair[1]:
            judged[tuple(sorted(pair))] = Decision(a=pair[0], b=pair[1], verdict=verdict)
    kept = list(judged.values())
    chance = random.Random(seed)
    with Writer(folder / "a.ledger") as writer:
        writer.add(codings)
        writer.decide(kept)
    steps = [("add", each) for each in codings] + [("decide", each) for each in kept]
    chance.shuffle(steps)
    with Writer(folder / "b.ledger") as writer:
        for what, each in steps:
            getattr(writer, what)([each])
    assert Ledger(folder / "a.ledger").digest() == Ledger(folder / "b.ledger").digest()
    with View(folder / "a.ledger") as view:
        for one in view.judgements():
            if one.verdict == "same" and len(kept) == 1 and one.holds:
                assert view.judged(one.a) == view.judged(one.b)
            if one.verdict == "different" and one.holds:
                assert view.judged(one.a) != view.judged(one.b)
