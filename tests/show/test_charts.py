import re
from xml.etree import ElementTree

from dragoman.show.charts import Series, bars

GOOD, BAD = Series("good <deeds>", "q1", [2, 0, 1]), Series("bad", "q4", [1, 0, 4], -1)
MONTHS = ["2023-01", "2023-02", "2023-03"]


def svg(markup):
    return ElementTree.fromstring(re.sub(r' xmlns="[^"]*"', "", markup[: markup.index("<figcaption>")]))


def test_each_bar_says_its_figures():
    drawn = svg(bars(MONTHS, [GOOD, BAD], title="A & B"))
    assert drawn.find("title").text == "A & B"
    assert "2023-01 to 2023-03, at most 5 in one" in drawn.find("desc").text
    told = [group.find("title").text for group in drawn.findall("g")]
    assert told == ["2023-01: good <deeds> 2, bad 1", "2023-03: good <deeds> 1, bad 4"]


def test_bars_grow_from_the_line_and_stay_inside():
    drawn = svg(bars(MONTHS, [GOOD, BAD], title="t", height=220))
    zero = next(float(line.get("y1")) for line in drawn.findall("line") if line.get("class") == "zero")
    for bar in drawn.iter("rect"):
        top, bottom = float(bar.get("y")), float(bar.get("y")) + float(bar.get("height"))
        assert bottom <= zero + 0.2 if bar.get("class") == "q1" else top >= zero - 0.2
        assert top >= 0 and bottom <= 220


def test_many_columns_have_few_labels():
    labels = [f"m{at}" for at in range(100)]
    drawn = svg(bars(labels, [Series("s", "own", [1] * 100)], title="t"))
    names = [text.text for text in drawn.findall("text") if text.text.startswith("m")]
    assert len(names) <= 12 and names[0] == "m0"


def test_nothing_is_drawn_of_nothing():
    assert bars([], [], title="t") == "" == bars(["2023"], [Series("s", "own", [0])], title="t")
