import pytest

from dragoman.errors import InputError
from dragoman.read.document import document, identity


def test_all_fields():
    found = document(
        "\ufeffWords of\r\nthe text. ",
        title=" A\ntitle ",
        url="https://a.example/b#part",
        outlet="The Post",
        author="A. Writer",
        published="Feb 9, 2023",
        published_from="page",
        noted=("read twice",),
    )
    assert found.text == "Words of\nthe text."
    assert found.title == "A title"
    assert found.url == "https://a.example/b"
    assert (found.outlet, found.author) == ("The Post", "A. Writer")
    assert (found.published, found.published_from) == ("2023-02-09", "page")
    assert found.notes == ("read twice",)


def test_the_least():
    found = document("Words.")
    assert (found.title, found.url, found.published, found.published_from, found.language) == (None,) * 5
    assert document("Words.", published="2023-02-09").published_from == "given"
    assert document("Words.", published=" ", published_from="page").published_from is None


def test_identity_is_of_the_words_and_the_address():
    one = document("Some words here")
    assert len(one.id) == 16
    assert set(one.id) <= set("0123456789abcdef")
    assert document("some\n WORDS\u00a0here", title="x", published="2020-01-01").id == one.id
    assert document("Some other words").id != one.id
    assert document("Some words here", url="https://a.example").id != one.id
    assert identity("a", None) == identity("a", "")


def test_identity_stays_the_same_from_release_to_release():
    assert document("Some words here", url="https://a.example/").id == "538aadefaba621e2"


@pytest.mark.parametrize("text", ["", " \n ", "\0", "…", "---", "\ud800", "\u200b"])
def test_no_text(text):
    with pytest.raises(InputError, match="holds no text"):
        document(text)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///a", "a.example", "http://", "http://[", "http://a b/", "http://a/" + "x" * 4000],
)
def test_wrong_addresses(url):
    with pytest.raises(InputError, match="no http or https address"):
        document("Words.", url=url)


def test_no_address():
    assert document("Words.", url="  ").url is None


@pytest.mark.parametrize("published", ["2999-01-01", "0001-01-01", "soon"])
def test_wrong_dates(published):
    with pytest.raises(InputError) as caught:
        document("Words.", published=published)
    assert caught.value.remedy


def test_hidden_characters_are_kept_and_noted():
    found = document("Rus\u200bsia said")
    assert found.text == "Rus\u200bsia said"
    assert found.notes == ("hidden characters: 1 zero-width",)
