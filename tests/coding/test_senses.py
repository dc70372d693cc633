"""What is said gets a sense; what says the same in other words is nearer than what does not."""

from dragoman.coding.coder import Coder, code
from dragoman.link import meaning

TEXT = "Iran said on Monday that it had sent drones to Russia. Ukraine denied that its army had shelled the village. "


def senses(text):
    return [one.code for one in code(text, published="2023-02-09").senses]


def test_each_sentence_of_what_is_said_has_one_inside_it():
    coding = code(TEXT, published="2023-02-09")
    text = coding.document.text
    assert len(coding.senses) >= 2
    assert any("drones" in one.span.of(text) for one in coding.senses)
    assert all("." not in one.span.of(text)[:-1] for one in coding.senses)
    assert len({len(meaning.vector(one.code)) for one in coding.senses}) == 1


def test_other_words_for_the_same_are_nearer_than_another_matter():
    said, again, other = (
        senses(f"The minister said that {what}.")[0]
        for what in (
            "Iran had delivered unmanned aircraft to Moscow",
            "Tehran had supplied Russia with drones",
            "the bank had raised interest rates",
        )
    )
    assert meaning.cosine(said, again) > meaning.cosine(said, other) + 0.2


def test_they_do_not_depend_on_what_is_coded_beside_it():
    given = [{"text": text, "published": "2023-02-09"} for text in (TEXT, TEXT * 3, "No talks were held. " + TEXT)]
    together = [coding.senses for coding in Coder().pipe(given)]
    alone = [next(Coder().pipe([one])).senses for one in given]
    assert together == alone


def test_a_text_of_nothing_has_none():
    assert code("...", published="2023-02-09").senses == ()
