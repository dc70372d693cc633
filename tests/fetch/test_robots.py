import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.fetch import robots

FILE = """\ufeff# our rules
User-agent: *
Disallow: /private
Allow: /private/open

User-agent: other
User-agent: Dragoman   # both
Disallow: /*?print=
Disallow: /archive/*.pdf$
Allow: /archive/2020*.pdf$
Disallow: /caf%C3%A9
Crawl-delay: 2.5
nonsense
"""


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("/", True),
        ("/private", True),
        ("/a?print=1", False),
        ("/archive/x.pdf", False),
        ("/archive/x.pdf?y", True),
        ("/archive/2020x.pdf", True),
        ("/café", False),
        ("/caf%c3%a9/menu", False),
    ],
)
def test_own_group(target, allowed):
    assert robots.parse(FILE).allows(target) is allowed


def test_pause():
    assert robots.parse(FILE).pause == 2.5
    assert robots.parse("User-agent: *\nCrawl-delay: inf").pause == 0


def test_group_for_everyone():
    rules = robots.parse(
        "Disallow: /before\nUser-agent: x\nDisallow: /\nUser-agent: *\nDisallow: /private\nAllow: /private/open"
    )
    assert not rules.allows("/private/a")
    assert rules.allows("/private/open")
    assert rules.allows("/before")


@pytest.mark.parametrize("text", ["", "User-agent: *\nDisallow:", "<html>no robots</html>", "\x00\x01"])
def test_nothing_is_forbidden(text):
    assert robots.parse(text).allows("/anything")


def test_groups_of_one_name_are_joined():
    rules = robots.parse("User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b")
    assert not rules.allows("/a")
    assert not rules.allows("/b")


def test_allow_wins_a_tie():
    assert robots.parse("User-agent: *\nDisallow: /a\nAllow: /a").allows("/a")


@pytest.mark.parametrize(
    ("pattern", "target", "fits"),
    [
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/*a*b$", "/xaxb", True),
        ("/*ab$", "/ab", True),
        ("/a*a$", "/a", False),
        ("*", "/x", True),
        ("/x*$", "/xyz", True),
        ("/a*b", "/a", False),
    ],
)
def test_signs(pattern, target, fits):
    assert robots.matches(pattern, target) is fits


def test_many_stars_take_no_time():
    assert not robots.matches("*a" * 5000 + "b", "/" + "a" * 5000)


@given(st.text(max_size=300), st.text(max_size=50))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_an_answer(text, target):
    assert robots.parse(f"User-agent: *\n{text}\nDisallow: {text}").allows(target) in (True, False)
