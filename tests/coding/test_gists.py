import pytest

from dragoman.coding.coder import code


@pytest.mark.parametrize(
    ("text", "gist"),
    [
        ("Kyiv said that Iran had shipped drones to Russia.", ("iran", "ship", "drone", False)),
        ("Kyiv said that drones had been shipped to Russia by Iran.", ("iran", "ship", "drone", False)),
        ("Tehran said that Iran had not shipped drones to Russia.", ("iran", "ship", "drone", True)),
        ("Oman said that Iran and Russia were holding talks in Muscat.", ("iran", "talk", "muscat", False)),
        ("Kyiv said that Russia was behind the attack on the dam.", ("russia", "attack", "dam", False)),
        ("Ankara said that it had found no stolen grain on the ship.", (None, "find", "grain", True)),
        ("Moscow said that Turkey no longer accepted Russian cards.", ("turkey", "accept", "card", False)),
    ],
)
def test_the_gist_tells_who_does_what_to_whom(text, gist):
    (first, *_) = code(text, published="2023-02-09").gists
    assert (first.doer, first.deed, first.target, first.negated) == gist


def test_gists_lie_in_the_text_in_order():
    text = "Kyiv said that Iran had shipped drones. It said that Russia had fired them, and that Odesa burned."
    gists = code(text, published="2023-02-09").gists
    assert [gist.span.of(text) for gist in gists][:2] == ["shipped", "fired"]
    assert list(gists) == sorted(gists, key=lambda one: one.span)


def test_every_sentence_of_a_quotation_has_its_gist():
    text = '"Drones hit the harbour. Guards fled the port," the minister said. "This is a crime. It destroys trust."'
    deeds = [gist.deed for gist in code(text, published="2023-02-09").gists]
    assert deeds[:2] == ["hit", "flee"] and deeds[-1] == "destroy"


def test_a_gist_tells_whether_a_verb_or_a_noun_stands_at_its_head():
    text = "Kyiv said that Iran had shipped drones. Voters spoke about the finances of the minister."
    assert [gist.noun for gist in code(text, published="2023-02-09").gists] == [False, True]
