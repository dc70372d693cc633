from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.shelf import Cover, Shelf
from dragoman.records import Span

spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 3000), st.integers(1, 900))


@given(st.lists(st.lists(spans, max_size=3), max_size=12), spans)
def test_a_shelf_finds_what_a_search_of_all_would_find(things: list[list[Span]], span: Span) -> None:
    named = list(enumerate(things))
    found = Shelf(named, lambda thing: thing[1]).holding(span)
    assert found == [thing for thing in named if any(span.within(piece) for piece in thing[1])]


@given(st.lists(spans, max_size=12), st.integers(-5, 4000))
def test_a_cover_holds_the_points_of_its_spans(some: list[Span], point: int) -> None:
    assert (point in Cover(some)) == any(span.start <= point < span.end for span in some)


def test_an_empty_cover_is_false() -> None:
    assert not Cover()
