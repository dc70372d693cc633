import json

from starlette.testclient import TestClient

from dragoman.link import grades
from dragoman.show import claim, tree, web
from tests.show.samples import FakeView

LETTERS = grades.read(["Harbour Post\tB", "Iran\tE"], "grades")


def page(view=None, letters=grades.NONE):
    client = TestClient(web.build(view or FakeView(), grades=letters), base_url="http://localhost")
    return client.get("/claims/c1").text, client.get("/claims/c1.json").text


def test_the_page_says_that_it_is_no_verdict_and_shows_the_spread():
    html, data = page()
    assert "never a verdict on truth" in html and "cannot be judged from this record" in html
    assert '<figure class="chart spread">' in html and "harbour post" in html
    assert 'class="rating"' not in html
    found = json.loads(data)
    assert found["note"] == claim.NOTE
    assert [voice["side"] for voice in found["voices"]] == ["asserts", "denies", "doubts"]
    assert found["spread"]["lanes"]


def test_the_sentences_are_lit():
    html, _ = page()
    assert '<span class="m act' in html and '<span class="m cue"' in html


def test_grades_of_the_user_stand_beside_each_voice():
    html, _ = page(letters=LETTERS)
    assert "B6</span>" in html and "E6</span>" in html


def test_a_speaker_on_both_sides_is_named():
    class Torn(FakeView):
        def claim_voices(self, id):
            asserted, denied, _ = super().claim_voices(id)
            return [asserted, denied, type(denied)(**{**as_dict(denied), "side": "asserts"})]

    html, data = page(Torn())
    assert "On both sides: <bdi>Iran</bdi>" in html
    assert json.loads(data)["on_both_sides"] == ["Iran"]


def as_dict(row):
    return {name: getattr(row, name) for name in row.__struct_fields__}


def test_the_tree_has_positions_chains_sentences_and_the_way(capsys):
    tree.claim(FakeView(), claim.standing(FakeView(), "c1"), LETTERS)
    out = capsys.readouterr().out
    for words in ("Asserted by (1)", "Denied by (1)", "Doubted by (1)", "Spread", "never a verdict", "E6"):
        assert words in out
    assert "Tehran denied that it had sent drones to Russia" in out
