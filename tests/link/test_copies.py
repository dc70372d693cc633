import random

from dragoman.link import copies
from tests.factory import story


def changed(text: str, share: float, seed: int = 1) -> str:
    words = text.split()
    for at in random.Random(seed).sample(range(len(words)), int(len(words) * share)):
        words[at] = f"changed{at}"
    return " ".join(words)


def test_a_text_is_its_own_copy_and_shares_all_bands():
    sketch = copies.sketch(story(1))
    assert copies.same(sketch, sketch) == 1.0
    assert len(copies.bands(sketch)) == len(set(copies.bands(sketch))) == 32


def test_changed_words_are_found_and_meet_in_a_band():
    for number in range(60):
        text = story(number, words=300)
        a, b = copies.sketch(text), copies.sketch(changed(text, 0.05, number))
        assert copies.same(a, b) >= copies.NEAR
        assert set(copies.bands(a)) & set(copies.bands(b))


def test_stories_of_their_own_are_no_copies():
    sketches = [copies.sketch(story(number)) for number in range(40)]
    assert all(copies.same(a, b) < copies.NEAR for a in sketches for b in sketches if a is not b)


def test_a_cut_story_is_a_copy_by_its_lead():
    text = story(3, words=400)
    assert copies.same(copies.sketch(text), copies.sketch(" ".join(text.split()[:80]))) >= copies.NEAR


def test_case_marks_and_invisible_signs_do_not_matter():
    text = story(4)
    hidden = text.upper().replace(" ", ",  ").replace("W", "W\u200b")
    assert copies.same(copies.sketch(text), copies.sketch(hidden)) == 1.0


def test_short_texts_are_copies_only_of_the_same_words():
    same = copies.same(copies.sketch("Iran met Russia today."), copies.sketch("IRAN met Russia, today"))
    other = copies.same(copies.sketch("Iran met Russia today."), copies.sketch("Iran met Russia on Monday."))
    assert (same, other) == (1.0, 0.0)


def test_a_text_without_words_is_nobodys_copy():
    assert copies.sketch(" … ") == b""
    assert copies.bands(b"") == ()
    assert copies.same(b"", b"") == 0.0
