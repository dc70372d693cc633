import pytest

from dragoman.link import stems


@pytest.mark.parametrize(
    "words", ["supply supplied supplies supplying", "shell shelled shelling", "careless carelessly"]
)
def test_forms_of_a_word_have_one_stem(words):
    assert len({stems.stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["attack struck raids", "agree deal signed", "poisoned toxic", "hospital clinics"])
def test_words_that_tell_the_same_stand_in_one_row(words):
    first, *others = (stems.rows(stems.stem(word)) for word in words.split())
    assert first.intersection(*others)


def test_a_word_may_stand_in_several_rows_and_different_words_in_none_together():
    assert {"=kill", "=launch"} <= stems.rows("shot")
    found = [stems.rows(stems.stem(word)) for word in ("grain", "dam", "hospital", "embassy", "drone")]
    assert all(a.isdisjoint(b) for at, a in enumerate(found) for b in found[:at])
    assert stems.rows("zaporizhzhia") == frozenset()


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
    assert [stem for _, _, stem in stems.pieces(text) if stem[0] == "#"] == figures


def test_pieces_give_the_words_back():
    text = "Iran's drones — 24 — flew."
    assert [text[start:end] for start, end, _ in stems.pieces(text)] == ["Iran", "s", "drones", "24", "flew"]


def test_common_words_tell_little():
    assert stems.weight("the") < 0.05 < stems.weight("attack") < stems.weight("zaporizhzhia") == 1.0


def test_a_word_that_stands_everywhere_tells_little_though_a_rows_word_has_its_stem():
    assert stems.rows(stems.stem("note")) == stems.rows("not") != frozenset()
    assert stems.weight("not") < 0.05


def test_the_widest_rows_come_first():
    found = stems.widest("shot")
    assert set(found) == stems.rows("shot") and found[0] == "=kill"
