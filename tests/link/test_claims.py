import pytest

from dragoman.link import claims
from dragoman.records import Mention, Span, Speaker
from tests.factory import act, coding, document, mention, said_in, statement

TEXT = "Ukraine said on Monday that Iran had shipped drones to Russia. Iran rejected such claims."
CLAIM = "Iran had shipped drones to Russia"


def parts(text=TEXT, words=CLAIM, who="UKR", stance="alleges", **given):
    doc = document(text, **given)
    return doc, said_in(doc, words, who, stance)


def test_each_statement_puts_something_forward_without_an_act():
    doc, said = parts()
    (voice,) = claims.voices(coding(doc, (), [said], mentions=[mention(doc, "Iran"), mention(doc, "Russia")]))
    assert (voice.side, voice.name, voice.words, voice.act) == ("asserts", "Ukraine", CLAIM, None)
    assert voice.proposition.parties == ("IRN", "RUS")
    assert {"dron", "ship"} <= set(voice.proposition.words)
    assert [actor.id for actor in voice.actors] == ["IRN", "RUS"]


@pytest.mark.parametrize(
    ("stance", "negated", "side"),
    [
        ("alleges", False, "asserts"),
        ("confirms", False, "asserts"),
        ("asserts", True, "denies"),
        ("denies", False, "denies"),
        ("denies", True, "denies"),
        ("doubts", False, "doubts"),
        ("promises", False, None),
        ("demands", False, None),
        ("declines", False, None),
    ],
)
def test_side(stance, negated, side):
    doc, said = parts(stance=stance)
    assert claims.side(said, negated=negated) == side
    assert claims.side(statement(doc, "IRN", stance, modality="planned")) is None


def test_the_outlets_own_voice_stands_for_a_claim_but_makes_none():
    doc = document("Iran shipped drones to Russia.")
    (told,) = claims.voices(coding(doc, [act(doc, "AID")]))
    assert (told.side, told.statement, told.speaker, told.proposition.own) == (
        "asserts",
        None,
        "outlet:harbour-post",
        True,
    )
    (denied,) = claims.voices(coding(doc, [act(doc, "AID", modality="denied")]))
    assert (denied.side, denied.proposition.own) == ("denies", False)
    assert list(claims.voices(coding(doc, [act(doc, "AID", modality="demanded")]))) == []


def test_an_answer_is_about_what_the_statement_says_that_it_points_to():
    doc, said = parts()
    answer = said_in(doc, "", "IRN", "rejects", about=said.id, at=70)
    found = list(claims.voices(coding(doc, (), [said, answer], mentions=[mention(doc, "Iran")])))
    assert [(voice.side, voice.name, voice.words) for voice in found] == [
        ("asserts", "Ukraine", CLAIM),
        ("denies", "Iran", CLAIM),
    ]
    assert found[0].proposition.words == found[1].proposition.words


def test_answers_that_point_in_a_circle_are_about_nothing():
    doc = document(TEXT)
    first = said_in(doc, "", "IRN", "rejects", at=1)
    second = said_in(doc, "", "RUS", "rejects", about=first.id, at=2)
    first = type(first)(**{**{name: getattr(first, name) for name in first.__struct_fields__}, "about": second.id})
    assert list(claims.voices(coding(doc, (), [first, second], mentions=[]))) == []


@pytest.mark.parametrize(
    "words", ["if Iran had shipped drones to Russia", "it had no information on the drones of Iran", "it did so"]
)
def test_what_is_conditional_unknown_or_empty_is_no_claim(words):
    doc, said = parts(f"Kyiv said {words}.", words)
    assert list(claims.voices(coding(doc, (), [said], mentions=[]))) == []


def test_without_any_date_nothing_is_claimed():
    doc, said = parts(published=None)
    assert list(claims.voices(coding(doc, (), [said], mentions=[]))) == []


def test_called():
    assert claims.called(Speaker(kind="unnamed-group")) == "unnamed-group"


def test_mentions_are_those_inside():
    doc, said = parts()
    outside = Mention(span=Span(0, 7), actor=mention(doc, "Ukraine").actor, how="name")
    (voice,) = claims.voices(coding(doc, (), [said], mentions=[outside]))
    assert voice.proposition.parties == ()
    assert voice.proposition.near == ("UKR",)


def test_what_somebody_writes_is_not_what_he_dismisses_in_the_same_sentence():
    from dragoman.coding.coder import code

    text = (
        "Anna Petrov, the minister of Russia, dismissed the statement, writing that Iran had sold forty tanks to Syria."
    )
    coded = code(text, published="2023-02-09", outlet="Harbour Post")
    sides = {voice.side for voice in claims.voices(coded) if "forty tanks" in voice.words and voice.statement}
    assert sides == {"asserts"}
