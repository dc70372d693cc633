from dragoman.relate.spread import spread
from tests.show.samples import ROWS, voice_row

ACT = ROWS["acts"][0]


def voice(outlet, day, side="asserts", *, cites=(), family=None, said=None, name="Iran", document=None):
    document = document or f"{outlet}-{day}"
    return voice_row(
        side, name, said, ROWS["statements"][1], ACT,
        outlet=outlet, published=day, document=document, family=family or document, cites=cites,
    )  # fmt: skip


def test_lanes_and_points_are_in_order_of_time():
    way = spread([voice("Second Post", "2023-02-03", "denies"), voice("First Post", "2023-02-01")])
    assert [(lane.name, lane.first, lane.held) for lane in way.lanes] == [
        ("First Post", "2023-02-01", True),
        ("Second Post", "2023-02-03", True),
    ]
    assert [(point.day, point.side, point.speakers) for point in way.points] == [
        ("2023-02-01", "asserts", "Iran"),
        ("2023-02-03", "denies", "Iran"),
    ]


def test_an_outlet_that_is_only_cited_has_a_lane_from_its_first_citation():
    way = spread([voice("Second Post", "2023-02-03", cites=("outlet:first-wire", "outlet:old-times"))])
    assert [(lane.key, lane.held) for lane in way.lanes] == [
        ("outlet:old-times", False),
        ("outlet:first-wire", False),
        ("outlet:second-post", True),
    ]
    assert way.lanes[1].name == "first wire"


def test_copies_are_marked_and_one_report_is_one_point_a_side():
    way = spread(
        [
            voice("A", "2023-02-01", family="f", document="a"),
            voice("A", "2023-02-01", family="f", document="a", name="Russia"),
            voice("B", "2023-02-02", family="f", document="b"),
            voice("B", "2023-02-02", "denies", family="f", document="b"),
        ]
    )
    assert [(point.document, point.side, point.copy) for point in way.points] == [
        ("a", "asserts", False),
        ("b", "asserts", True),
        ("b", "denies", False),
    ]
    assert way.points[0].speakers == "Iran, Russia"


def test_outlets_that_cite_each_other_and_unknown_dates_do_no_harm():
    way = spread(
        [voice("A", "2023-02-01", cites=("outlet:b",)), voice("B", None, cites=("outlet:a",)), voice(None, None)]
    )
    assert [lane.key for lane in way.lanes] == ["outlet:b", "outlet:a", "outlet:"]
    assert way.points[-1].day == ""
    assert spread([]).lanes == ()
