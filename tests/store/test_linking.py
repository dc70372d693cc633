"""The rows of a ledger depend on its documents alone."""

import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.link import events
from dragoman.records import Speaker
from dragoman.store.database import View, Writer
from dragoman.store.rows import Query
from tests.factory import act, city, coding, document, mention, on, person, said_in, statement, story

WHENS = [
    None,
    on("2023-02-08"),
    on("2023-02-09"),
    on("2023-02-01", "2023-02-28", "month"),
    on("2023-02-06", "2023-02-12"),
]
PARTIES = [
    (("IRN",), ("RUS",)),
    (("RUS",), ("IRN",)),
    (("CHN", "IRN", "RUS"), ()),
    ((person("Lavrov", "RUS"),), ("IRN",)),
]
PLACES = [None, city("Kyiv", "UKR", 50.45, 30.52), city("Moscow", "RUS", 55.75, 37.61)]
SPEAKERS = [None, "UKR", "IRN", Speaker(kind="outlet", name="The Harbour Journal")]

told = st.tuples(
    st.sampled_from(["CONSULT", "AID"]),
    st.sampled_from(PARTIES),
    st.sampled_from(WHENS),
    st.sampled_from(PLACES),
    st.sampled_from(["happened", "planned", "denied"]),
    st.sampled_from([*SPEAKERS, "nobody"]),
)
published = st.sampled_from(["2023-02-08", "2023-02-09", "2023-02-11", "2023-02-14", None])
documents = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["", "x", "y"]), published, st.lists(told, max_size=3)), max_size=7
)


def made(given):
    """Codings from plain choices: the story's number, the changed word, the date, and what is told."""
    found = {}
    for number, changed, day, tellings in given:
        doc = document(story(number, changed, words=60), outlet=f"Outlet {number}", published=day)
        acts, statements = [], []
        for at, (type, (actors, recipients), when, where, modality, who) in enumerate(tellings):
            within = None
            if who != "nobody":
                within = statement(doc, who, _stance(who, modality), at=at)
                statements.append(within)
            acts.append(
                act(
                    doc, type, actors, recipients,
                    at=at, when=when, where=where, modality=modality, statement=within.id if within else None,
                )
            )  # fmt: skip
        found[doc.id] = coding(doc, acts, statements)
    return list(found.values())


def _stance(who, modality):
    return "denies" if modality == "denied" else "admits" if who == "IRN" else "alleges"


def digest(path, *batches):
    with Writer(path) as writer:
        for batch in batches:
            writer.add(batch)
    with View(path) as view:
        return view.digest()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given=documents, seed=st.integers(0, 1000))
def test_any_order_and_any_batches_give_the_same_rows(tmp_path_factory, given, seed):
    folder = tmp_path_factory.mktemp("order")
    codings = made(given)
    shuffled = random.Random(seed).sample(codings, len(codings))
    whole = digest(folder / "a.ledger", codings)
    assert digest(folder / "b.ledger", *([each] for each in shuffled)) == whole
    assert digest(folder / "c.ledger", shuffled[::2], shuffled[1::2]) == whole


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=documents, new=documents)
def test_coding_anew_leaves_no_trace_of_the_old_in_what_is_shown(tmp_path_factory, old, new):
    """Documents whose acts changed with the coder give the events, claims and actors that the new acts alone give."""
    folder = tmp_path_factory.mktemp("anew")
    second = {each.document.id: each for each in made(new)}
    first = [
        coding(second[each.document.id].document if each.document.id in second else each.document, each.acts,
               each.statements, coder="test-0")
        for each in made(old)
        if each.document.id in second
    ]  # fmt: skip
    with Writer(folder / "a.ledger") as writer:
        writer.add(first)
        writer.add(second.values())
    with Writer(folder / "b.ledger") as writer:
        writer.add(second.values())
    with View(folder / "a.ledger") as a, View(folder / "b.ledger") as b:
        for noun in ("documents", "statements", "acts", "events", "claims", "actors"):
            assert list(a.every(noun)) == list(b.every(noun))
        for table in ("telling", "block", "clue", "judgement", "event_key", "claim_key", "act_key", "actor_form"):
            sql = f'SELECT * FROM "{table}"'
            assert sorted(map(tuple, a._all(sql)), key=repr) == sorted(map(tuple, b._all(sql)), key=repr)


@pytest.fixture
def add(tmp_path):
    path = tmp_path / "news.ledger"
    views = []

    def added(*codings):
        with Writer(path) as writer:
            writer.add(codings)
        views.append(View(path))
        return views[-1]

    yield added
    for view in views:
        view.close()


def report(number, *, outlet=None, who=None, day="2023-02-08", published="2023-02-09", **given):
    """A story of its own that tells of Shamkhani's visit, in the outlet's voice or somebody's."""
    doc = document(story(number), outlet=outlet or f"Outlet {number}", published=published)
    said = [statement(doc, who)] if who else []
    acts = [act(doc, when=on(day) if day else None, statement=said[0].id if said else None, **given)]
    return coding(doc, acts, said)


def test_three_counts(add):
    journal = Speaker(kind="outlet", name="The Harbour Journal")
    view = add(
        report(1),
        report(2, recipients=("IRN",), actors=("RUS",)),
        report(3, who=journal),
        report(4, who=journal),
        report(5, outlet="Harbour Journal"),
        report(6, day="2023-03-08"),
    )
    second, first = view.events()
    assert (first.start, first.reports, first.independent) == ("2023-02-08", 5, 3)
    assert (second.start, second.reports, second.independent) == ("2023-03-08", 1, 1)
    assert first.voices == ("attributed", "outlet")
    assert len(view.acts(Query(event=first.id))) == 5
    assert len(view.documents(Query(event=first.id))) == 5


def test_a_document_that_tells_an_event_twice_is_one_report(add):
    doc = document("Iran met Russia. They met.")
    view = add(coding(doc, [act(doc, when=on("2023-02-08")), act(doc, at=5, when=on("2023-02-08"))]))
    (event,) = view.events()
    assert (event.reports, event.independent, view.count("acts")) == (1, 1, 2)


def test_near_copies_of_one_story_add_one_event_and_one_independent_report(add):
    codings = []
    for number in range(1000):
        doc = document(
            story(1, f"changed{number}"), outlet=f"Outlet {number}", published=f"2023-0{1 + number % 9}-1{number % 5}"
        )
        codings.append(coding(doc, [act(doc, when=None), act(doc, "AID", at=3, when=on("2023-02-08"))]))
    view = add(*codings)
    aid, visit = sorted(view.events(), key=lambda event: event.type)
    assert (aid.reports, aid.independent) == (1000, 1)
    assert (visit.reports, visit.independent) == (1000, 1)
    assert {row.copies for row in view.documents(Query(limit=5))} == {1000}
    assert len({row.family for row in view.documents(Query(limit=-1))}) == 1


def test_a_late_link_between_two_families_makes_them_one(add):
    words = story(1, words=180).split()
    texts = [" ".join(words[start : start + 120]) for start in (0, 25, 60)]
    codings = []
    for number, text in enumerate(texts):
        doc = document(text, outlet=f"Outlet {number}")
        codings.append(coding(doc, [act(doc, when=on("2023-02-08"))]))
    apart = add(codings[0], codings[2])
    assert apart.events()[0].independent == 2
    together = add(codings[1])
    assert together.events()[0].independent == 1
    assert {row.family for row in together.documents()} == {min(each.document.id for each in codings)}


def test_a_vague_report_does_not_join_two_happenings(add):
    view = add(
        report(1, day="2023-02-07", type="AID"),
        report(2, day="2023-02-08", type="AID"),
        report(3, day=None, type="AID", published="2023-02-09"),
    )
    assert sorted(event.reports for event in view.events()) == [1, 2]


def test_judgements_are_rows_with_their_reason(add):
    view = add(report(1), report(2, actors=("CHN", "IRN")))
    found = [tuple(row) for row in view._all('SELECT verdict, reason, "by" FROM judgement')]
    assert found == [("same", "parties of one in the other's, same type, same day", "rule")]


SAID = "Iran had shipped two hundred drones to Russia"


def saying(number, who, stance, published="2023-02-09", words=SAID, outlet=None):
    doc = document(f"{story(number, words=30)} {words}.", outlet=outlet or f"Outlet {number}", published=published)
    names = [mention(doc, name) for name in ("Iran", "Russia", "Ukraine") if name in words]
    return coding(doc, (), [said_in(doc, words, who, stance)], mentions=names)


def test_claims_gather_who_says_what(add):
    journal = Speaker(kind="outlet", name="Harbour Journal")
    view = add(
        saying(1, journal, "reports", published="2023-02-05"),
        *(saying(number, journal, "reports") for number in range(2, 12)),
        saying(12, "IRN", "denies", "2023-02-10", words="Iran had shipped drones"),
        saying(13, "CHN", "doubts", "2023-02-10"),
    )
    (claim,) = view.claims()
    assert (claim.asserts, claim.origins, claim.denies, claim.doubts) == (11, 1, 1, 1)
    assert (claim.status, claim.first_seen, claim.words, claim.credibility) == ("disputed", "2023-02-05", SAID, "6")
    assert (claim.asserted_by, claim.denied_by, claim.doubted_by) == (("Harbour Journal",), ("Iran",), ("China",))
    voices = view.claim_voices(claim.id)
    assert [voice.side for voice in voices] == ["asserts"] * 11 + ["denies", "doubts"]
    assert {voice.cites for voice in voices} == {("outlet:harbour-journal",), ()}
    assert len(view.statements(Query(claim=claim.id))) == 13
    assert {row.claim for row in view.statements()} == {claim.id}
    assert view.claim(claim.id) == claim
    assert view.claims(Query(status="disputed", actor="IRN", outlet="Outlet 3")) == [claim]
    assert view.claims(Query(status="denied")) == []


def test_a_denial_of_what_is_not_in_the_corpus_is_open(add):
    (claim,) = add(saying(1, "IRN", "denies")).claims()
    assert (claim.status, claim.asserts, claim.denies, claim.origins) == ("open-denial", 0, 1, 0)


def test_what_is_only_doubted_is_no_dispute(add):
    view = add(saying(1, "CHN", "doubts"))
    (claim,) = view.claims(Query(status="open-doubt"))
    assert (claim.asserts, claim.doubts, claim.origins, claim.credibility) == (0, 1, 0, "6")
    assert view.claims(Query(status="disputed")) == []


def test_a_claim_made_later_answers_to_an_earlier_denial(add):
    add(saying(1, "IRN", "denies", "2023-02-01"))
    (claim,) = add(saying(2, "UKR", "alleges", "2023-02-20")).claims()
    assert (claim.status, claim.asserts, claim.denies) == ("denied", 1, 1)


def test_an_outlets_own_words_are_a_voice_where_somebody_else_makes_the_claim(add):
    doc = document(f"{SAID}.", outlet="Harbour Post")
    own = coding(doc, [act(doc, "AID")], mentions=[mention(doc, "Iran"), mention(doc, "Russia")])
    assert add(own).claims() == []
    (claim,) = add(saying(1, "UKR", "alleges")).claims()
    assert (claim.asserted_by, claim.origins, claim.status) == (("Harbour Post", "Ukraine"), 2, "corroborated")


def test_an_outlet_does_not_confirm_whom_its_article_cites(add):
    doc = document(f"Kyiv says that {SAID}. {SAID}.", outlet="Harbour Post")
    own = act(doc, "AID", at=doc.text.rindex(SAID))
    names = [mention(doc, name, nth) for name in ("Iran", "Russia") for nth in (0, 1)]
    (claim,) = add(coding(doc, [own], [said_in(doc, SAID, "UKR", "alleges")], mentions=names)).claims()
    assert (claim.asserted_by, claim.origins, claim.status) == (("Harbour Post", "Ukraine"), 1, "single-origin")


def test_a_thousand_near_copies_of_a_claim_are_one_origin(add):
    (claim,) = add(
        *(
            saying(1, None, "alleges", f"2023-0{1 + number % 9}-1{number % 5}", outlet=f"Outlet {number}")
            for number in range(1000)
        )
    ).claims()
    assert (claim.asserts, claim.origins, claim.status) == (1000, 1, "single-origin")


def test_different_claims_stay_apart(add):
    other = "Ukraine had sunk a ship in the strait"
    assert len(add(saying(1, "UKR", "alleges"), saying(2, "RUS", "alleges", words=other)).claims()) == 2


def test_a_statement_coded_anew_leaves_its_old_claim(add):
    first = saying(1, "UKR", "alleges")
    add(first)
    said = first.statements[0]
    again = msgspec.structs.replace(
        first, coder="test-2", statements=(msgspec.structs.replace(said, stance="demands"),)
    )
    assert add(again).claims() == []


def test_every_event_is_a_component_of_what_was_judged(add):
    view = add(*(report(number, day=f"2023-02-0{1 + number % 3}") for number in range(9)))
    edges = [tuple(row) for row in view._all("SELECT a, b FROM judgement")]
    nodes = [row[0] for row in view._all("SELECT id FROM telling WHERE about = 'event'")]
    assert set(events.components(nodes, edges).values()) == {event.id for event in view.events()}


def test_what_happened_knows_what_was_planned_and_what_became_of_it(add):
    plan = report(1, modality="planned", day="2023-02-12")
    view = add(plan, report(2, day="2023-02-12", published="2023-02-13"), report(3, day="2023-03-12"))
    later, planned, done = sorted(view.events(), key=lambda event: (event.start, event.modality), reverse=True)
    assert (planned.modality, done.start) == ("planned", "2023-02-12")
    assert [(each.event, each.kind) for each in done.follows] == [(planned.id, "planned")]
    assert [(each.event, each.kind) for each in planned.followed_by] == [(done.id, "planned")]
    assert (later.follows, later.followed_by) == ((), ())


def test_dates_that_differ_are_kept(add):
    modi, putin = person("Modi", "IND"), person("Putin", "RUS")
    given = {"actors": (modi,), "recipients": (putin,)}
    view = add(report(1, **given), report(2, day="2023-02-09", **given), report(3, day=None, **given))
    (event,) = view.events()
    assert event.dates == ("2023-02-08", "2023-02-09")


def test_what_was_alleged_and_then_confirmed(add):
    def said(number, who, stance, published):
        doc = document(story(number), outlet=f"Outlet {number}", published=published)
        one = statement(doc, who, stance)
        return coding(doc, [act(doc, "AID", statement=one.id, when=on("2023-01-20"))], [one])

    (event,) = add(said(1, "UKR", "alleges", "2023-02-09"), said(2, "USA", "asserts", "2023-02-10")).events()
    assert event.confirmed is None
    (event,) = add(said(3, "IRN", "admits", "2023-02-11")).events()
    assert str(event.confirmed) == "alleged by Ukraine (2023-02-09), confirmed by Iran (2023-02-11)"


def test_what_is_confirmed_later_follows_what_was_alleged(add):
    def said(number, who, stance, published, **given):
        doc = document(story(number), outlet=f"Outlet {number}", published=published)
        one = statement(doc, who, stance)
        return coding(doc, [act(doc, "AID", statement=one.id, **given)], [one])

    view = add(
        said(1, "UKR", "alleges", "2022-08-01"),
        said(2, "USA", "alleges", "2022-09-01"),
        said(3, "IRN", "admits", "2022-11-05"),
        said(4, "IRN", "admits", "2022-11-06", actors=("CHN",)),
    )
    chinese, admitted, late, early = view.events()
    assert [(each.kind, each.event) for each in admitted.follows] == [("alleged", late.id)]
    assert [(each.kind, each.event) for each in late.followed_by] == [("alleged", admitted.id)]
    assert chinese.follows == early.followed_by == ()
    view = add(coding(document(story(2), outlet="Outlet 2", published="2022-09-01"), [], coder="test-2"))
    assert [each.event for each in view.event(admitted.id).follows] == [early.id]
