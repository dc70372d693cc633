from dragoman.link import wording
from dragoman.records import Span
from tests.factory import act, document

TEXT = "Oil was not spoken of. China and Pakistan signed an accord on two ports and a nuclear plant. Fish come next."


def found(trigger="signed", text=TEXT, **given):
    made = act(document(text), "AGREE", ("CHN", "PAK"), (), **given)
    at = text.index(trigger)
    return wording.matters(type(made)(**{**_fields(made), "trigger": Span(at, at + len(trigger))}), text)


def _fields(made):
    return {name: getattr(made, name) for name in made.__struct_fields__}


def test_the_sentence_tells_the_matter_and_the_text_around_it_the_rest():
    assert found() == (("harbour", "nuclear", "power"), ("fishing", "oil"))


def test_a_sentence_without_a_matter_says_nothing_of_the_rest():
    assert found(text="China and Pakistan signed a deal. Oil came later.") == ((), ())


def test_plurals_are_those_of_their_singular():
    assert found(text="They signed on embassies, dishes and railways.")[0] == ("embassy", "rail")
