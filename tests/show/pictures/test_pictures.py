"""What the pictures show, as the SVG says it; and that files stand by themselves."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import msgspec
import pytest

from dragoman.errors import InputError
from dragoman.relate.account import account
from dragoman.relate.blocs import blocs
from dragoman.relate.drivers import joined
from dragoman.relate.dyads import Choice, DyadPeriod
from dragoman.show.pictures import canvas, making
from dragoman.show.pictures.alluvial import alluvial
from dragoman.show.pictures.course import course
from dragoman.show.pictures.drivers import table
from dragoman.show.pictures.network import network
from dragoman.store.rows import CausalRow
from tests.relate.conftest import BAD, GOOD, TALK, traffic
from tests.relate.test_blocs import EAST, WEST, camps
from tests.show.payloads import PAYLOADS

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def quarrel(made):
    return made(
        *traffic("IRN", "RUS", 300, [TALK, TALK, GOOD]),
        *traffic("RUS", "IRN", 60, [BAD], 0.8, start=300),
    )


def texts(picture):
    """The lines of text of a picture's file, which has to be well-formed XML."""
    root = ET.fromstring(picture.file())
    return ["".join(part.itertext()) for part in root.iter("{http://www.w3.org/2000/svg}text")]


def test_a_turning_point_is_marked_dated_and_its_events_named(quarrel):
    found = account(quarrel, "IRN", "RUS")
    drawn = course("Iran ↔ Russia", found.series, found.turns, named=True)
    lines = texts(drawn)
    day = found.turns[0].date
    assert any(re.fullmatch(r"1 ▼ \d+ Oct 2020 more conflict", line) for line in lines), day
    assert any("ASSAULT: Russia → Iran" in line for line in lines)
    assert "2020-10" in lines and "Iran ↔ Russia" in lines
    assert "more conflict" in drawn.described
    bare = course("Iran ↔ Russia", found.series, found.turns)
    assert len(texts(bare)) < len(lines)


def test_flags_at_the_edge_stay_on_the_picture(quarrel):
    found = account(quarrel, "IRN", "RUS")
    late = msgspec.structs.replace(found.turns[0], date=found.series[-1].start)
    drawn = course("x", found.series, [late] * 6)
    for x, words in re.findall(r'<text class="down" x="([\d.]+)"[^>]*>([^<]*)<', drawn.body):
        assert float(x) > 0 and float(x) + canvas.LETTER * len(words) < canvas.WIDTH + 20


def test_a_thin_course_has_no_line(made):
    view = made(("2020-01-01", "IRN", "RUS", TALK), ("2020-02-01", "IRN", "RUS", TALK))
    found = account(view, "IRN", "RUS")
    assert "polyline" not in course("x", found.series, (), thin=True).body
    assert "polyline" in course("x", found.series, ()).body
    assert course("x", account(view, "IRN", "RUS", Choice(voice="attributed")).series, ()) is None


def test_months_of_uneven_coverage_are_shaded(quarrel):
    found = account(quarrel, "IRN", "RUS")
    drawn = course("x", found.series, found.turns, uneven={"2020-06": 10.0, "2020-08": 0.2, "2020-09": 0.0})
    assert {"×10", "uneven coverage or a gap"} <= set(texts(drawn)) and "2020-08: 0.2 times the usual" in drawn.body
    assert "2020-09: nothing in the ledger" in drawn.body
    assert "uneven" not in course("x", found.series, found.turns).body


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
def test_every_unit_can_be_drawn(quarrel, unit):
    found = account(quarrel, "IRN", "RUS", unit=unit)
    assert texts(course("x", found.series, found.turns, unit=unit))


def test_more_periods_than_bars_are_drawn_by_a_longer_unit_and_it_says_so():
    days = [DyadPeriod(day.isoformat(), 1, 1, 0, 0, 0, 3.0) for day in map(date.fromordinal, range(738000, 739000))]
    drawn = course("x", days, (), unit="day")
    assert drawn.body.count("<title>") == 144 and "drawn by week" in drawn.body
    assert drawn.described.startswith("1,000 events from 2021-07-29 to 2024-04-23")
    assert "drawn by" not in course("x", days[:600], (), unit="day").body


def test_network_and_stream_show_blocs_and_movers(made):
    periods = blocs(made(*camps(EAST, WEST, 0), *camps((*EAST[:3], "DEU"), (*WEST[:3], "BLR"), 366)))
    stream, drawn = alluvial("Blocs", periods), network("2020", periods[0])
    assert {"2020", "2021", "Germany", "China"} <= set(texts(stream))
    assert stream.body.count("flow b0 moved") + stream.body.count("flow b1 moved") == 2
    assert "2 moves between blocs" in stream.described
    assert {"warm", "hostile", "Germany"} <= set(texts(drawn))
    assert drawn.body.count('class="hostile"') >= 16
    assert "56 of 56 triads are in balance" in drawn.described


def test_nothing_is_drawn_of_too_little(made):
    periods = blocs(made(*traffic("IRN", "RUS", 40, [GOOD])))
    assert network("2020", periods[0]) is None and alluvial("Blocs", periods) is None
    assert table("Drivers", []) is None


def row(words):
    return CausalRow(
        document="d",
        title=words,
        outlet=words,
        published=None,
        cause=words,
        effect=words,
        cue=words,
        statement=None,
        chain=(words,),
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_words(payload):
    drawn = table(payload, joined([row(payload)]))
    assert ET.fromstring(drawn.file()) is not None
    assert "<script" not in drawn.inline().lower() and "<script" not in drawn.file().lower()


def test_long_words_are_cut_and_many_rows_are_told(made):
    drawn = table("Drivers", joined([row(f"{chr(97 + n) * 9} " * 60 + chr(97 + n) * 80) for n in range(26)]))
    assert max(map(len, texts(drawn))) < 120
    assert "the first 20 shown" in drawn.described


@pytest.mark.parametrize("name", ["course.svg", "course.png", "COURSE.PNG"])
def test_files_stand_by_themselves(quarrel, tmp_path, name):
    drawn = making.make(quarrel, "series", ("IRN", "RUS"), Choice(), None, "")
    canvas.write(drawn, tmp_path / name)
    data = (tmp_path / name).read_bytes()
    if name.endswith(".svg"):
        assert b"<style>" in data and b"http" not in data.replace(b"http://www.w3.org/2000/svg", b"")
    else:
        assert data.startswith(PNG)
        assert int.from_bytes(data[16:20]) == 2 * drawn.width


def test_what_cannot_be_drawn_or_written_says_why(quarrel, tmp_path):
    drawn = making.make(quarrel, "series", ("IRN", "RUS"), Choice(), None, "")
    with pytest.raises(InputError, match=r"no \.svg or \.png"):
        canvas.write(drawn, tmp_path / "x.pdf")
    with pytest.raises(InputError, match="No such file"):
        canvas.write(drawn, tmp_path / "none" / "x.svg")
    for what, sides, at, why in [
        ("series", ("IRN",), "", "two actors"),
        ("series", ("IRN", "RUS"), "", "nothing can be said"),
        ("network", (), "1990", "no events of 1990"),
        ("network", (), "", "too few"),
        ("blocs", (), "", "fewer than two periods"),
        ("drivers", ("IRN",), "", "asserts a cause"),
    ]:
        voice = "attributed" if len(sides) == 2 else "outlet"
        with pytest.raises(InputError, match=why):
            making.make(quarrel, what, sides, Choice(voice=voice), None, at)
