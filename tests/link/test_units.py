import msgspec
import pytest

from dragoman.link.units import units
from dragoman.records import Gist, Span
from tests.factory import act, coding, document, mention, said_in


def words(doc, *statements, **given):
    made = coding(doc, given.pop("acts", ()), statements, mentions=[])
    return [unit.words(doc.text) for unit in units(made)]


def test_sentences_of_a_quote_are_put_forward_one_by_one():
    quote = "Drones crossed the border. Rockets hit the harbour; guards fled north."
    doc = document(f"Kyiv said {quote}")
    assert words(doc, said_in(doc, quote, "UKR")) == [
        "Drones crossed the border",
        "Rockets hit the harbour",
        "guards fled north.",
    ]


def test_what_a_statement_inside_says_is_not_said_twice():
    doc = document("The Post wrote that rockets burned a harbour and Kyiv alleged drones hit a hospital")
    outer = said_in(doc, doc.text[doc.text.index("rockets") :], "USA")
    inner = said_in(doc, "drones hit a hospital", "UKR", parent=outer.id, at=1)
    found = words(doc, outer, inner)
    assert found[1] == "drones hit a hospital"
    assert "drones" not in found[0] and "rockets burned a harbour" in found[0]


def test_a_relay_says_nothing_of_its_own():
    doc = document("The Post wrote that drones hit a hospital")
    outer = said_in(doc, "drones hit a hospital", "USA")
    inner = said_in(doc, "drones hit a hospital", "UKR", parent=outer.id, at=1)
    assert words(doc, outer, inner) == ["drones hit a hospital"]


def test_own_acts_stand_apart_from_what_is_said():
    doc = document("Iran shipped drones, and Kyiv protested in Geneva")
    (unit,) = units(coding(doc, [act(doc, "AID")], mentions=[mention(doc, "Iran")]))
    assert unit.statement is None and unit.acts
    doers, targets = unit.actors()
    assert ([one.id for one in doers], [one.id for one in targets]) == (["IRN"], ["RUS"])


def test_negation_is_that_of_the_gist():
    text = "it had not fired on the harbour"
    doc = document(text)
    said = said_in(doc, text, "IRN")
    (plain,) = units(coding(doc, (), [said], mentions=[]))
    assert plain.negated(text)
    read = msgspec.structs.replace(
        coding(doc, (), [said], mentions=[]), gists=(Gist(span=Span(11, 16), deed="fire", target="harbour"),)
    )
    (known,) = units(read)
    assert not known.negated(text)


def test_a_name_alone_puts_nothing_forward():
    doc = document("Beirut condemned the hijacking")
    said = said_in(doc, "the hijacking", "LBN")
    bare = msgspec.structs.replace(
        coding(doc, (), [said], mentions=[]), gists=(Gist(span=Span(21, 30), deed="hijacking"),)
    )
    assert list(units(bare)) == []


@pytest.mark.parametrize(
    "text", ["how drones reached Russia", "whether drones reached Russia", "“Did drones reach Russia?”"]
)
def test_a_question_puts_nothing_forward(text):
    doc = document(text)
    made = coding(doc, (), [said_in(doc, text, "UKR")], mentions=[])
    assert all(unit.void(text) for unit in units(made))


def test_what_is_only_spoken_of_is_put_forward_by_nobody_who_takes_no_side():
    text = "the secret delivery of drones"
    doc = document(f"Kyiv named {text}")
    for stance, number in (("asserts", 0), ("denies", 1)):
        read = msgspec.structs.replace(
            coding(doc, (), [said_in(doc, text, "UKR", stance)], mentions=[]),
            gists=(Gist(span=Span(22, 30), deed="delivery", target="drone", noun=True),),
        )
        assert len(list(units(read))) == number
