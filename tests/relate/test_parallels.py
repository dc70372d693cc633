from dragoman.relate.parallels import STRETCH, parallels
from tests.relate.conftest import on, traffic

WARM, COLD = ["070"], ["190"]


def wave(a, b, shift, seed=1):
    """A course that turns from hostile to warm and back."""
    rows = []
    for month in range(40):
        codes = (
            WARM
            if 8 <= (month - shift) % 40 < 18
            else COLD
            if (month - shift) % 40 in (2, 3, 4, 22, 23, 24)
            else ["120", "040"]
        )
        rows += traffic(a, b, 30, codes, 0.4, seed=f"{seed}{month}", start=30 * month)
    return rows


def test_the_same_course_later_is_found(made):
    others = [
        row for a, b in (("FRA", "DEU"), ("IND", "BRA")) for row in traffic(a, b, 1200, [*WARM, *COLD, "040"], 0.4)
    ]
    view = made(*wave("IRN", "RUS", 0), *wave("CHN", "RUS", 6, 2), *others)
    first, *_ = parallels(view, "RUS", "IRN")
    assert (first.a, first.b) == ("CHN", "RUS") and first.alike > 0.9
    assert 4 <= first.lag <= 8
    assert len(first.own) == len(first.other) == STRETCH
    assert first.start < first.end and first.own_start < first.start


def test_flat_or_short_courses_have_no_parallel(made):
    view = made(*traffic("IRN", "RUS", 1200, ["040"], 0.4), *wave("CHN", "RUS", 0), (on(3), "IRN", "CUB", "040"))
    assert parallels(view, "IRN", "RUS") == []
    assert parallels(view, "IRN", "CUB") == []
    assert parallels(view, "IRN", "PRK") == []
