"""Acts of the reader model beside those of the rules."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.coding import acts, pairs
from dragoman.coding.participants import Cast
from dragoman.coding.who import actors
from dragoman.parse import syntax
from dragoman.records import Act


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
    assert pairs.find(doc, Cast(doc, actors.find(doc, on=None))) == []


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
        ("New sanctions were announced against Belarus, Norway said.", "SANCTION", "NOR", "BLR"),
    ],
)
def test_a_party_that_the_rules_do_not_see_is_the_models(text: str, type: str, actor: str, recipient: str) -> None:
    doc = syntax.parse(text)
    ruled = next(act for act in acts.find(doc, Cast(doc, actors.find(doc, on=None))) if act.type == type)
    assert not (ruled.actors and ruled.recipients)
    act = next(act for act in told(text) if act.type == type)
    assert ([one.country for one in act.actors], [one.country for one in act.recipients]) == ([actor], [recipient])
