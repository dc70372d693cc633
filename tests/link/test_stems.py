import pytest

from dragoman.link import stems


@pytest.mark.parametrize(
    "words",
    [
        "supply supplied supplies supplying",
        "shell shelled shelling",
        "agree agreed agreement agreements",
        "attack struck raids",
    ],
)
def test_forms_of_a_word_and_words_that_tell_the_same_have_one_key(words):
    assert len({stems.key(word) for word in words.split()}) == 1


def test_different_words_have_different_keys():
    assert len({stems.key(word) for word in ("grain", "dam", "hospital", "embassy", "drone", "troops")}) == 6


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Seven hundred thousand doses", ["#700000"]),
        ("570,000 litres", ["#570000"]),
        ("twenty-four of 6 billion", ["#24", "#6e+09"]),
        ("some 220 boats, 1.2.3 and one man", ["#220"]),
        ("two hundred and five", ["#200", "#5"]),
    ],
)
def test_numbers_are_figures_however_written(text, figures):
    assert [key for _, _, key in stems.pieces(text) if key[0] == "#"] == figures


def test_pieces_give_the_words_back():
    text = "Iran's drones — 24 — flew."
    assert [text[start:end] for start, end, _ in stems.pieces(text)] == ["Iran", "s", "drones", "24", "flew"]


def test_common_words_tell_little():
    assert stems.weight("the") < 0.05 < stems.weight("=attack") < stems.weight("zaporizhzhia") == 1.0
