"""Sentences made for these tests; each shows one way of saying who says what."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.records import Coding, Statement


def only(coding: Coding) -> Statement:
    assert len(coding.statements) == 1, [one.speaker.name for one in coding.statements]
    return coding.statements[0]


def words(coding: Coding, one: Statement) -> tuple[str, str, list[str]]:
    text = coding.document.text
    speaker = one.speaker.span.of(text) if one.speaker.span else ""
    return speaker, one.cue.of(text) if one.cue else "", [span.of(text) for span in one.content]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content", "stance", "form"),
    [
        ("Norway said that the pipeline was safe.", "Norway", "said", "that the pipeline was safe", "asserts", "indirect"),
        ("“The pipeline is safe now,” Norway said.", "Norway", "said", "“The pipeline is safe now,”", "asserts", "direct"),
        ("Qatar denied that it had paid the militia.", "Qatar", "denied", "that it had paid the militia", "denies", "indirect"),
        ("Qatar denies paying the militia.", "Qatar", "denies", "paying the militia", "denies", "indirect"),
        ("Peru accused Chile of spying.", "Peru", "accused", "Chile of spying", "alleges", "indirect"),
        ("Peru threatened to close the border.", "Peru", "threatened", "to close the border", "threatens", "indirect"),
        ("Peru promised to open the border.", "Peru", "promised", "to open the border", "promises", "indirect"),
        ("Peru demanded that Chile withdraw.", "Peru", "demanded", "that Chile withdraw", "demands", "indirect"),
        ("Peru admitted that its troops had fired first.", "Peru", "admitted", "that its troops had fired first", "admits", "indirect"),
        ("Peru did not confirm that its troops had fired.", "Peru", "confirm", "that its troops had fired", "declines", "indirect"),
        ("Peru called the raid cowardly.", "Peru", "called", "the raid cowardly", "asserts", "indirect"),
        ("Peru voiced concern about the raid.", "Peru", "voiced concern", "the raid", "concern", "indirect"),
    ],
)  # fmt: skip
def test_verbs_of_saying(text: str, speaker: str, cue: str, content: str, stance: str, form: str) -> None:
    coding = code(text)
    one = only(coding)
    assert words(coding, one) == (speaker, cue, [content])
    assert (one.stance, one.form) == (stance, form)


def test_according_to_leaves_the_source_out_of_the_content() -> None:
    coding = code("According to Norway, the pipeline was damaged on Monday.")
    assert words(coding, only(coding)) == ("Norway", "According to", ["the pipeline was damaged on Monday"])


def test_a_split_quote_is_one_statement() -> None:
    coding = code("“The pipeline is safe,” Norway said. “It will open again in May.”")
    assert words(coding, only(coding))[2] == ["“The pipeline is safe,”", "“It will open again in May.”"]


def test_an_insertion_between_commas() -> None:
    coding = code("The pipeline, Norway said, was damaged by an anchor.")
    assert words(coding, only(coding))[2] == ["The pipeline", "was damaged by an anchor"]


def test_citing_makes_a_chain_of_two_steps() -> None:
    coding = code("The Guardian, citing unnamed officials, reported that Peru had paid the militia.")
    outer = next(one for one in coding.statements if one.speaker.kind == "outlet")
    inner = next(one for one in coding.statements if one.parent == outer.id)
    assert inner.speaker.kind == "unnamed-group"
    assert inner.content == outer.content


def test_nested_speech() -> None:
    coding = code("Iran said that Iraq had told Kuwait that the talks were over.")
    outer, inner = coding.statements
    assert (outer.speaker.name, inner.speaker.name, inner.parent) == ("Iran", "Iraq", outer.id)
    assert inner.addressee is not None
    assert inner.addressee.id == "KWT"


def test_a_denial_points_back_to_what_it_denies() -> None:
    coding = code("Kenyan officials said that Somalia arms the militia. Somalia has repeatedly rejected such claims.")
    claim, denial = coding.statements
    assert (denial.stance, denial.about) == ("denies", claim.id)


def test_missing_evidence_is_noted() -> None:
    one = only(code("Peru claimed without presenting any evidence that Chile had moved the border."))
    assert one.evidence == "none offered"
    assert one.evidence_span is not None


def test_a_denial_in_a_side_clause_is_a_statement_of_its_own() -> None:
    claim, denial = code("US officials said Iran had supplied drones to Russia, which Tehran denies.").statements
    assert (denial.stance, denial.about) == ("denies", claim.id)
    assert denial.speaker.actor is not None
    assert denial.speaker.actor.id == "IRN"


def test_the_date_behind_said_is_that_of_the_saying() -> None:
    coding = code("Norway said on Friday it had struck Peru.", published="2023-03-01")
    one = only(coding)
    assert words(coding, one)[2] == ["it had struck Peru"]
    assert one.said_when is not None
    assert one.said_when.start == "2023-02-24"


def test_each_quote_goes_to_its_own_speaker() -> None:
    coding = code("“We do not know,” Peru said. Chile told reporters: “Norway bombed the port.”")
    assert [words(coding, one)[2] for one in coding.statements] == [
        ["“We do not know,”"],
        ["“Norway bombed the port.”"],
    ]


def test_a_saying_that_is_only_expected() -> None:
    one = only(code("The president of Peru is expected to announce that the border will open."))
    assert one.modality == "planned"


def test_reason_for_anonymity_is_no_statement() -> None:
    one = only(code("A Peruvian official, who asked not to be named, said that the border was open."))
    assert one.speaker.kind == "unnamed-person"
    assert one.speaker.affiliation == "PER"
    assert one.speaker.reason is not None


def test_said_when() -> None:
    coding = code("On Monday, Norway said that the pipeline would open on Friday.", published="2023-02-09")
    said = only(coding).said_when
    assert said is not None
    assert said.start == "2023-02-06"


@pytest.mark.parametrize(
    "text", ["", "“", "“”", "Said.", "He said", "— “… ,” said", "😀😀", "\n\n“Iran\n\nsaid” he", "a" * 3000]
)
def test_odd_text_never_fails(text: str) -> None:
    for one in code(text).statements:
        assert all(0 <= span.start < span.end <= len(text) for span in one.content)


def test_a_quote_that_fills_a_paragraph_goes_on_with_who_spoke() -> None:
    text = "“The roads are shut,” the mayor said after a walk on Friday.\n\n“Nobody will get through before the thaw sets in.”\n\nSnow fell."
    first, second = code(text).statements
    assert (first.speaker.name, second.speaker.name, second.cue) == ("the mayor", "the mayor", None)


def test_a_sentence_that_only_leads_to_a_quote_names_its_speaker() -> None:
    text = "The roads were shut by noon. The mayor went on.\n\n“Nobody will get through before the thaw sets in.”"
    (one,) = code(text).statements
    assert one.speaker.name == "The mayor"


def test_a_quote_over_paragraphs_that_nobody_is_said_to_have_said_is_one() -> None:
    text = "Snow fell on the pass.\n\n“All of the roads are shut.\n\n“Nobody will get through.”\n\nIt thawed."
    (one,) = code(text).statements
    assert (one.speaker.name, len(one.content)) == ("not named", 2)


def test_a_quote_goes_on_with_the_quote_before_it() -> None:
    text = "“We came a long way,” the miner said, noting that the pit had closed in May. “We will walk on until June.”"
    first, second = code(text).statements
    assert [span.of(text) for span in first.content] == ["“We came a long way,”", "“We will walk on until June.”"]
    assert [span.of(text) for span in second.content] == ["that the pit had closed in May"]
