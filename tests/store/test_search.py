import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.store import search
from dragoman.store.database import View, Writer
from tests.factory import coding, document


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "news.ledger"
    texts = ["Iran supplies drones to Russia.", "Drones were shot down near Kyiv.", "Zürich held talks — 🇨🇭 was there.",
             "A mark \ufdd0here\ufdd1 of somebody's own."]  # fmt: skip
    with Writer(path) as writer:
        writer.add([coding(document(text, title=f"Title {n}")) for n, text in enumerate(texts)])
    with View(path) as view:
        yield view


def found(view, words):
    hits = view.search(words)
    assert len(hits) == view.search_count(words)
    return [hit.title for hit in hits]


def test_all_words_are_sought_in_any_form_and_order(view):
    assert sorted(found(view, "drone")) == ["Title 0", "Title 1"]
    assert found(view, "russia DRONES") == ["Title 0"]
    assert found(view, "zurich") == ["Title 2"]
    assert found(view, "title 1") == ["Title 1"]
    assert found(view, "drones elsewhere") == []


def test_words_in_quotation_marks_stand_together(view):
    assert found(view, '"drones to russia"') == ["Title 0"]
    assert found(view, '"russia drones"') == []


def test_the_marks_are_ranges_of_the_snippet(view):
    (hit,) = view.search("supplies russia")
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["supplies", "Russia"]
    (own,) = view.search("somebody")
    assert "\ufdd0" not in own.snippet


def test_pages_of_hits(view):
    assert view.search("drones", limit=1) + view.search("drones", limit=1, offset=1) == view.search("drones")


@pytest.mark.parametrize(
    "words",
    ["", " ", '"', '""', "AND", "NOT iran", "iran OR", "NEAR(", "title:", "a*", "^a", "-a", "(", "a AND (b", "'", "\0",
     "{a b}: c", "col:\"x", "+", "\ud800", "🇨🇭", "a" * 100_000, "word " * 5000, '"' * 999, "%", "C++", "a-b", "؟"],
)  # fmt: skip
def test_no_text_raises(view, words):
    view.search(words)


@settings(max_examples=200, deadline=None)
@given(words=st.text(max_size=60))
def test_any_text_is_a_search(view, words):
    for hit in view.search(words):
        assert all(mark.of(hit.snippet) for mark in hit.marks)


def test_the_expression_quotes_every_word():
    assert search.expression('iran NOT "to  russia" c++') == '"iran" "NOT" "to russia" "c"'
    assert search.expression("  \0 ") == '""'
