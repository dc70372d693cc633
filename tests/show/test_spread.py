import re
from xml.etree import ElementTree

from dragoman.relate.spread import spread
from dragoman.show.spread import timeline
from tests.relate.test_spread import voice

WAY = [
    voice("First Post", "2023-02-01"),
    voice("Second <Post>", "2023-02-03", "denies", cites=("outlet:first-post", "outlet:old-times")),
    voice("Third Post", "2023-02-09", "doubts", family="First Post-2023-02-01"),
    voice("Fourth Post", "2023-02-09", family="First Post-2023-02-01"),
]


def svg(html):
    return ElementTree.fromstring(re.search(r"<svg.*</svg>", html, re.DOTALL).group())


def test_each_report_is_a_point_and_each_citation_a_line():
    html = timeline(spread(WAY))
    drawn = svg(html)
    kinds = [element.get("class") for element in drawn.iter() if element.get("class")]
    assert kinds.count("asserts") == kinds.count("denies") == kinds.count("doubts") == 1
    assert kinds.count("asserts copy") == 1 and kinds.count("cites") == 2 and kinds.count("cited") == 1
    assert drawn.get("aria-labelledby") == "spread-title spread-desc"
    assert "Second &lt;Post&gt;" in html and "near copy" in html


def test_all_stays_inside_the_picture():
    drawn = svg(timeline(spread(WAY)))
    width, height = map(float, drawn.get("viewBox").split()[2:])
    for circle in drawn.iter("circle"):
        assert 0 < float(circle.get("cx")) < width and 0 < float(circle.get("cy")) < height


def test_one_day_alone_has_one_mark_of_time():
    html = timeline(spread([voice("A", "2023-02-01"), voice("B", "2023-02-01", cites=("outlet:a",))]))
    assert html.count("1 Feb 2023</text>") == 1


def test_many_outlets_are_counted_not_drawn():
    html = timeline(spread([voice(f"Outlet {number}", "2023-02-01") for number in range(40)]))
    assert "22 more outlets in the table" in html


def test_without_dates_nothing_is_drawn():
    assert timeline(spread([voice("A", None)])) == ""
