"""Sentences made for these tests: who did what to whom, and what must not become an act."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.records import Act


def acts(text: str, published: str | None = None) -> list[Act]:
    return list(code(text, published=published).acts)


def brief(act: Act) -> tuple[list[str | None], list[str | None], str, str]:
    return [p.country or p.id for p in act.actors], [p.country or p.id for p in act.recipients], act.type, act.modality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway attacked Peru.", (["NOR"], ["PER"], "ASSAULT", "happened")),
        ("Peru was attacked by Norway.", (["NOR"], ["PER"], "ASSAULT", "happened")),
        ("Norway did not attack Peru.", (["NOR"], ["PER"], "ASSAULT", "did-not-happen")),
        ("Norway denied attacking Peru.", (["NOR"], ["PER"], "ASSAULT", "denied")),
        ("Norway imposed sanctions on Peru.", (["NOR"], ["PER"], "SANCTION", "happened")),
        ("Norway lifted its sanctions on Peru.", (["NOR"], ["PER"], "RETREAT", "happened")),
        ("Norway condemned Peru.", (["NOR"], ["PER"], "ACCUSE", "happened")),
        ("Norwegian officials visited Peru.", (["NOR"], ["PER"], "CONSULT", "happened")),
        ("Norway plans to visit Peru.", (["NOR"], ["PER"], "AGREE", "planned")),
        ("Norway sent aid to Peru.", (["NOR"], ["PER"], "AID", "happened")),
        ("Norway expelled two Peruvian diplomats.", (["NOR"], ["PER"], "SANCTION", "happened")),
        ("Norway refused to meet Peru.", (["NOR"], ["PER"], "REJECT", "happened")),
        ("Norway deployed troops near Peru.", (["NOR"], ["PER"], "MOBILIZE", "happened")),
        ("Norway thanked Peru.", (["NOR"], ["PER"], "SUPPORT", "happened")),
        ("Norway withdrew its troops from Peru.", (["NOR"], ["PER"], "RETREAT", "happened")),
        ("Norway condemned Chile for attacking Peru.", (["CHL"], ["PER"], "ASSAULT", "happened")),
        ("Norway approved Peru's bid.", (["NOR"], ["PER"], "SUPPORT", "happened")),
        ("Norway fired a missile on Tuesday.", (["NOR"], [], "MOBILIZE", "happened")),
        ("Norway sanctioned Peru for arming Chile.", (["PER"], ["CHL"], "AID", "happened")),
        ("Chile called on Norway to stop arming Peru.", (["NOR"], ["PER"], "AID", "hypothetical")),
        ("Norway urged Peru to leave.", (["NOR"], ["PER"], "REQUEST", "happened")),
    ],
)  # fmt: skip
def test_one_to_another(text: str, expected: tuple[list[str], list[str], str, str]) -> None:
    assert expected in [brief(act) for act in acts(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway and Peru held talks in Geneva.", "CONSULT"),
        ("Norway met Peru.", "CONSULT"),
        ("Norway and Peru signed an agreement.", "SUPPORT"),
        ("Talks between Norway and Peru began on Monday.", "CONSULT"),
    ],
)
def test_what_is_done_together_has_actors_only(text: str, kind: str) -> None:
    assert (["NOR", "PER"], [], kind, "happened") in [brief(act) for act in acts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The weather in Norway was cold.",
        "Norway said that it would rain.",
        "Peru declined to comment.",
        "Peru rejected the allegations.",
        "The attack on the base failed.",
        "",
    ],
)
def test_no_act(text: str) -> None:
    assert acts(text) == []


def test_a_question_tells_nothing_that_happened() -> None:
    assert {act.modality for act in acts("Has Norway attacked Peru?")} == {"hypothetical"}


def test_voice_is_the_innermost_statement() -> None:
    coding = code("Peru said that Norway had attacked Chile.")
    act = next(act for act in coding.acts if act.type == "ASSAULT")
    assert act.statement == coding.statements[0].id


def test_dates_belong_to_their_acts() -> None:
    text = "On Monday, Peru said that Norway had attacked Chile on Saturday."
    act = next(act for act in acts(text, "2023-02-09") if act.type == "ASSAULT")
    assert act.when is not None
    assert act.when.start == "2023-02-04"


def test_no_date_is_no_date() -> None:
    assert acts("Norway attacked Chile.", "2023-02-09")[0].when is None


def test_long_ago_is_history() -> None:
    assert acts("Norway attacked Chile in 2015.", "2023-02-09")[0].modality == "historical"


def test_ids_depend_on_the_text_alone() -> None:
    text = "Norway attacked Peru. Peru denied that it had fled."
    assert [act.id for act in acts(text)] == [act.id for act in acts(text)]


def test_whom_it_is_told_is_no_party_of_the_deed() -> None:
    text = "Israel was behind the drone attack that shook a plant in Iran overnight, two officials told the New York Times."
    (act,) = code(text).acts
    assert [party.id for party in (*act.actors, *act.recipients)] == ["ISR", "IRN"]
