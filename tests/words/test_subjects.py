import pytest

from dragoman.errors import InputError
from dragoman.words import subjects


def test_the_tables_are_large_enough_and_refer_to_each_other():
    assert len(subjects.forums()) >= 80
    assert len(subjects.issues()) >= 60
    for forum in subjects.forums().values():
        assert set(forum.agenda) <= set(subjects.issues())
        assert all(len(code) == 3 and code.isupper() for code in forum.members)


def test_the_longest_name_is_found_whatever_the_quotes_and_line_breaks():
    text = "At the Regional Security Dialogue on\nAfghanistan, and IAEA’s Board of Governors; a BRICS bank."
    found = [(hit.subject.id, " ".join(text[hit.start : hit.end].split())) for hit in subjects.find("forum", text)]
    assert found == [
        ("regional-security-dialogue", "Regional Security Dialogue on Afghanistan"),
        ("iaea-board", "IAEA’s Board of Governors"),
        ("brics", "BRICS"),
    ]


@pytest.mark.parametrize(
    ("text", "issue"),
    [("Drones fell on the port.", "drones"), ("a wheat ship", "grain"), ("the Taliban", "afghanistan")],
)
def test_words_tell_issues(text, issue):
    assert [hit.subject.id for hit in subjects.find("issue", text)] == [issue]


def test_names_within_words_and_of_another_case_are_none():
    assert list(subjects.find("issue", "He droned on about the turkey; sco, brics.")) == []
    assert list(subjects.find("forum", "the sco and the quad bike")) == []


def test_a_user_may_call_it_by_any_name():
    assert subjects.called("forum", "  shanghai cooperation   organisation ").id == "sco"
    assert subjects.called("issue", "JCPOA").id == "iran-nuclear"
    with pytest.raises(InputError, match="dragoman issues"):
        subjects.called("issue", "")
