import pytest

from dragoman.link import claims
from dragoman.records import Actor, Speaker
from tests.factory import act, city, coding, document, on, statement

DOC = document("Ukraine says Iran supplies drones to Russia.")


def voices(*given, **document_given):
    doc = document("Somebody says that Iran aids Russia.", **document_given)
    statements, acts = [], []
    for who, stance, modality in given:
        said = statement(doc, who, stance, at=len(statements))
        statements.append(said)
        acts.append(act(doc, "AID", statement=said.id, modality=modality, at=len(acts)))
    return list(claims.voices(coding(doc, acts, statements)))


@pytest.mark.parametrize(
    ("stance", "modality", "side"),
    [
        ("alleges", "happened", "asserts"),
        ("asserts", "planned", "asserts"),
        ("asserts", "denied", "denies"),
        ("denies", "happened", "denies"),
        ("rejects", "did-not-happen", "denies"),
        ("doubts", "happened", "doubts"),
        ("promises", "promised", None),
        ("asserts", "hypothetical", None),
        ("demands", "happened", None),
        ("declines", "happened", None),
    ],
)
def test_side(stance, modality, side):
    doc = DOC
    assert claims.side(act(doc, modality=modality), statement(doc, "UKR", stance)) == side
    assert [voice.side for voice in voices(("UKR", stance, modality))] == ([side] if side else [])


def test_what_is_yet_to_be_said_takes_no_side():
    assert claims.side(None, statement(DOC, "IRN", "denies", modality="planned")) is None


def test_the_outlets_own_voice_makes_a_claim_only_by_denying():
    doc = document()
    assert list(claims.voices(coding(doc, [act(doc)]))) == []
    (denial,) = claims.voices(coding(doc, [act(doc, modality="denied")]))
    assert (denial.side, denial.statement, denial.speaker) == ("denies", None, "outlet:harbour-post")
    assert denial.parties == ()


def test_an_answer_is_about_the_acts_of_the_statement_it_points_to():
    said = statement(DOC, "UKR", "alleges")
    answer = statement(DOC, "IRN", "rejects", about=said.id)
    found = list(claims.voices(coding(DOC, [act(DOC, "AID", statement=said.id)], [said, answer])))
    assert [(voice.side, voice.name) for voice in found] == [("asserts", "Ukraine"), ("denies", "Iran")]
    assert claims.same(found[0].proposition, found[1].proposition) or found[0].proposition == found[1].proposition


def proposed(type="AID", actors=("IRN",), recipients=("RUS",), *, published="2023-02-09", said=None, **given):
    who = statement(DOC, "UKR", said_when=on(said) if said else None)
    return claims.proposition(act(DOC, type, actors, recipients, **given), who, published)


def same(a, b):
    assert (claims.same(a, b) is None) == (claims.same(b, a) is None)
    return claims.same(a, b) is not None


def test_a_denial_weeks_later_answers():
    assert same(proposed(published="2022-12-20"), proposed(published="2023-02-09", modality="denied"))
    assert not same(proposed(published="2022-10-01"), proposed(published="2023-02-09", modality="denied"))
    assert proposed(said="2022-12-20") == proposed(published="2022-12-21")


def test_a_recipient_may_be_left_unsaid():
    assert same(proposed(), proposed(recipients=()))
    assert not same(proposed(), proposed(recipients=("SYR",)))


def test_dates_types_parties_and_places_tell_claims_apart():
    assert not same(proposed(when=on("2022-08-01")), proposed(when=on("2022-09-01")))
    assert not same(proposed(), proposed("ASSAULT"))
    assert not same(proposed(), proposed(actors=("CHN",)))
    assert not same(proposed(where=city("Kyiv", "UKR")), proposed(where=city("Moscow", "RUS")))


def test_without_date_or_actor_nothing_is_claimed():
    assert proposed(published=None) is None
    assert proposed(actors=()) is None
    assert proposed(published=None, when=on("2022-08-01")) is not None


def test_origins_are_roots_after_copies():
    named = [("who:UKR", f"outlet:{n}", str(n)) for n in range(10)]
    assert claims.count_origins(named) == 1
    unnamed = [(None, f"outlet:{n}", str(n)) for n in range(3)]
    assert claims.count_origins(unnamed) == 3
    assert claims.count_origins((None, outlet, "family") for _, outlet, _ in unnamed) == 1
    assert claims.count_origins([("who:UKR", None, "f"), ("who:USA", None, "f")]) == 2


def status(*given, roots=1):
    return claims.status(voices(*given), roots)


def test_status():
    claim = ("UKR", "alleges", "happened")
    assert status(claim) == "single-origin"
    assert status(claim, ("USA", "asserts", "happened"), roots=2) == "corroborated"
    assert status(claim, ("IRN", "denies", "denied")) == "denied"
    assert status(claim, ("IRN", "denies", "denied"), ("CHN", "doubts", "happened")) == "disputed"
    assert status(claim, ("CHN", "denies", "denied")) == "disputed"
    assert status(("IRN", "denies", "denied")) == "open-denial"
    assert status(("CHN", "doubts", "happened")) == "disputed"


def test_several_may_deny_together():
    both = Actor(id="IRN+RUS", name="Iran and Russia", kind="group")
    officials = Speaker(kind="unnamed-group", actor=both, name="Russian and Iranian officials")
    assert status(("UKR", "alleges", "happened"), (officials, "denies", "denied")) == "denied"
    affiliated = Speaker(kind="unnamed-person", name="an official", affiliation="IRN")
    assert status(("UKR", "alleges", "happened"), (affiliated, "denies", "denied")) == "denied"


def test_a_claim_that_its_authors_take_back_is_withdrawn():
    first = voices(("UKR", "alleges", "happened"), published="2023-02-01")
    later = voices(("UKR", "denies", "denied"), published="2023-02-09")
    assert claims.status(first + later, 1) == "withdrawn"
    assert claims.status(first + later + voices(("USA", "asserts", "happened")), 2) == "disputed"


def test_called():
    assert claims.called(Speaker(kind="unnamed-group")) == "unnamed-group"
