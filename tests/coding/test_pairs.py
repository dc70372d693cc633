"""Acts of the reader model beside those of the rules."""

from __future__ import annotations

import msgspec
import pytest

import dragoman
from dragoman.coding import acts, pairs, settle
from dragoman.coding.participants import Cast
from dragoman.coding.shelf import Shelf
from dragoman.coding.who import actors
from dragoman.parse import syntax
from dragoman.records import Act, Span
from tests.factory import act, document


def told(text: str) -> list[Act]:
    return list(dragoman.code(text, published="2024-05-01").acts)


def test_an_act_that_no_rule_knows_is_added() -> None:
    text = "Latvia booted out four Belarusian envoys."
    doc = syntax.parse(text)
    cast = Cast(doc, actors.find(doc, on=None))
    assert acts.find(doc, cast) == []
    found = told(text)
    assert [(act.type, act.actors[0].country, act.recipients[0].country) for act in found] == [
        ("SANCTION", "LVA", "BLR")
    ]
    assert found[0].trigger.of(text) in text


def test_what_both_tell_stands_once() -> None:
    found = told("Kenya accused Ethiopia of arming rebels.")
    assert [act.type for act in found].count("ACCUSE") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Norway lies west of Sweden.",
        "Iran's foreign minister spoke on television.",
        "Peru.",
        "!!!",
        "🙂 Russia 🙂 Iran",
    ],
)
def test_where_nothing_is_done_nothing_is_added(text: str) -> None:
    doc = syntax.parse(text)
    told_ = pairs.find(doc, Cast(doc, actors.find(doc, on=None)), Shelf((), lambda one: one.content))
    assert pairs.acts(told_) == []


def test_acts_do_not_depend_on_what_is_read_beside_them() -> None:
    texts = ["Latvia booted out four Belarusian envoys.", "Kenya accused Ethiopia of arming rebels.", "Peru is large."]
    together = [coding.acts for coding in dragoman.Coder().pipe(texts)]
    alone = [dragoman.Coder()(coding.document).acts for coding in dragoman.Coder().pipe(texts)]
    backwards = [coding.acts for coding in dragoman.Coder().pipe(texts[::-1])][::-1]
    assert together == alone == backwards


@pytest.mark.parametrize(
    ("text", "type", "actor", "recipient"),
    [
        (
            "Kenya's president threatened an immediate response to any provocation by Ethiopia.",
            "THREATEN",
            "KEN",
            "ETH",
        ),
        ("Hungary promised that Serbia would get the gas.", "AGREE", "HUN", "SRB"),
        ("Sweden cut off the funds that it had given to Mali.", "SANCTION", "SWE", "MLI"),
    ],
)
def test_a_party_that_the_rules_do_not_see_is_the_models(text: str, type: str, actor: str, recipient: str) -> None:
    doc = syntax.parse(text)
    ruled = next(act for act in acts.find(doc, Cast(doc, actors.find(doc, on=None))) if act.type == type)
    assert not (ruled.actors and ruled.recipients)
    act = next(act for act in told(text) if act.type == type)
    assert ([one.country for one in act.actors], [one.country for one in act.recipients]) == ([actor], [recipient])


@pytest.mark.parametrize(
    "text",
    [
        "“The whole region thanked Kenya,” Mr. Scholz told parliament in Berlin.",
        "“We must stand together against the threat from Belarus,” said Latvia's foreign minister.",
    ],
)
def test_who_only_tells_a_deed_has_no_part_in_it(text: str) -> None:
    tellers = {"DEU", "LVA"}
    found = [act for act in told(text) if act.type != "ACCUSE"]
    assert not any(party.country in tellers for act in found for party in (*act.actors, *act.recipients))


def test_a_state_is_not_asked_what_its_own_minister_does_to_it() -> None:
    doc = syntax.parse("Kenya's foreign minister ruled out that Kenya would sign anything with Ethiopia.")
    cast = Cast(doc, actors.find(doc, on=None))
    asked = pairs.find(doc, cast, Shelf((), lambda one: one.content))
    assert asked
    assert not any({one.source.actor.country, one.target.actor.country} == {"KEN"} for one in asked)


def test_what_rules_and_model_both_tell_is_surest() -> None:
    both = next(act for act in told("Kenya accused Ethiopia of arming rebels.") if act.type == "ACCUSE")
    alone = told("Latvia booted out four Belarusian envoys.")[0]
    assert both.score > alone.score


def test_a_doubtful_double_of_an_act_is_left_out() -> None:
    doc = document("Kenya said on Monday it will meet Peru.")
    sure = act(doc, "AGREE", ("KEN",), ("PER",), score=0.9)
    doubtful = msgspec.structs.replace(sure, trigger=Span(6, 10), score=0.6)
    other = msgspec.structs.replace(doubtful, type="REJECT")
    assert settle.once([doubtful, sure, other]) == (sure, other)


def test_a_meeting_ahead_stays_that_of_both_where_the_model_files_it_as_agreed() -> None:
    (found,) = told("Putin said Monday he will meet Xi Jinping.")
    assert (found.type, found.modality, len(found.actors), found.recipients) == ("AGREE", "planned", 2, ())
