"""Sessions of forums found in passages of our own (gold/forums.jsonl), read by the coder itself."""

import pytest

from dragoman import corpus
from dragoman.errors import InputError
from dragoman.relate import forums
from dragoman.store.view import View

PASSAGES = "tests/relate/gold/forums.jsonl"


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    path = tmp_path_factory.mktemp("forums") / "news.ledger"
    with corpus.open(path) as opened:
        assert opened.add([PASSAGES]).coded == 9
    with View(path) as found:
        yield found


def sessions(view, name):
    return {one.start: one for one in forums.forum(view, name).sessions}


def test_sessions_are_told_apart_by_their_days(view):
    found = sessions(view, "Regional Security Dialogue")
    assert list(found) == ["2023-02-08", "2022-05-27", "2021-11-10", "2018-09-01"]
    latest = found["2023-02-08"]
    assert (latest.number, latest.place, latest.host.name) == (5, "Moscow", "Russia")
    assert len(latest.documents) == 2
    assert (found["2021-11-10"].host.name, found["2021-11-10"].place) == ("India", "New Delhi")
    assert found["2018-09-01"].precision == "month"


def test_who_took_part(view):
    found = sessions(view, "regional-security-dialogue")
    assert {party.country for party in found["2023-02-08"].participants} >= {"IRN", "IND", "CHN", "KAZ", "TJK"}
    assert {party.country for party in found["2022-05-27"].participants} >= {"TJK", "IND", "RUS", "KAZ", "UZB", "IRN"}


def test_what_was_said_there_and_what_it_was_about(view):
    dialogue = sessions(view, "regional-security-dialogue")["2023-02-08"]
    assert {said.speaker for said in dialogue.said} >= {"Ali Shamkhani", "Ajit Doval"}
    assert dialogue.agenda == ("the drug trade, terrorism and the plight of Afghan refugees",)
    assert {"terrorism", "refugees"} <= set(dialogue.issues)
    assert "Narendra Modi" in {said.speaker for said in sessions(view, "SCO")["2022-09-15"].said}
    assert {said.speaker for said in sessions(view, "UNGA")["2022-09-21"].said} == {"Ebrahim Raisi", "Joe Biden"}


def test_a_body_alone_is_no_session(view):
    assert [one.start for one in forums.forum(view, "NATO").sessions] == ["2024-07-09"]
    assert len(forums.forum(view, "UN General Assembly").sessions) == 1


def test_a_number_in_a_name(view):
    (cop,) = forums.forum(view, "cop").sessions
    assert (cop.number, cop.start, cop.place) == (27, "2022-11-06", "Sharm el-Sheikh")


def test_what_no_article_tells_is_left_open(view):
    (session,) = forums.forum(view, "NATO").sessions
    assert session.host is None
    (munich,) = forums.forum(view, "Munich Security Conference").sessions
    assert (munich.precision, munich.place, munich.said) == ("month", None, ())


def test_a_recurring_meeting_of_no_table_is_found_by_its_form(view):
    row = next(row for row in forums.forums(view) if row.id == "tashkent-security-forum")
    assert (row.known, row.first) == (False, "2023-06-20")
    assert all(one.known for one in forums.forums(view) if one.id != row.id)


def test_the_list_and_its_order(view):
    rows = forums.forums(view)
    assert rows[0].id == "regional-security-dialogue"
    assert [row.sessions for row in rows] == sorted((row.sessions for row in rows), reverse=True)
    assert {"arab-league", "g20", "opec-plus", "astana-process"} <= {row.id for row in rows}


def test_a_session_on_one_line(view):
    line = forums.row(sessions(view, "sco")["2022-09-15"])
    assert line.host == "Uzbekistan"
    assert line.said[0].startswith("Narendra Modi asserts: ")


def test_a_known_forum_that_the_ledger_lacks_is_empty_and_an_unknown_one_an_error(view):
    assert forums.forum(view, "Davos forum").sessions == ()
    with pytest.raises(InputError, match="is in no table"):
        forums.forum(view, "Congress of Vienna")


def test_two_sessions_in_one_article_make_a_forum(tmp_path):
    text = (
        "Egypt's energy minister visited Nicosia to join the Levant Energy Forum that was held on Wednesday. "
        "The last time the forum gathered together ministers from Egypt, Israel and Greece to discuss Lebanon was "
        "May 2022, hosted by Cyprus."
    )
    (tmp_path / "article.txt").write_text(text)
    with corpus.open(tmp_path / "news.ledger") as opened:
        opened.add([tmp_path / "article.txt"], published="2023-02-09")
        now, before = opened.forum("Levant Energy Forum").sessions
    assert (now.start, now.place) == ("2023-02-08", "Nicosia")
    assert (before.start, before.precision, before.host.name) == ("2022-05-01", "month", "Cyprus")
    assert {party.country for party in before.participants} >= {"EGY", "ISR", "GRC"}
    assert "LBN" not in {party.country for party in before.participants}
    assert before.agenda == ("Lebanon",)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Sessions that the articles date, place or name in a roundabout way."""
    path = tmp_path_factory.mktemp("told") / "news.ledger"
    with corpus.open(path) as opened:
        assert opened.add(["tests/relate/gold/forums_told.jsonl"]).coded == 7
    with View(path) as found:
        yield found


def test_the_day_is_that_of_what_was_said_there_and_copies_are_one(told):
    ((start, summit),) = sessions(told, "African Union").items()
    assert start == "2024-03-08" and len(summit.documents) == 2
    assert [said.speaker for said in summit.said] == ["Abdel Fattah el-Sisi"]


def test_a_body_that_meets_is_a_session_one_that_is_asked_for_is_not(told):
    assert list(sessions(told, "UN Security Council")) == ["2024-03-06"]
    assert list(sessions(told, "Arab League")) == ["2024-05-16"]
    assert sessions(told, "Arab League")["2024-05-16"].country == "BHR"


def test_a_meeting_of_the_table_is_known_without_its_name_or_by_another(told):
    assert "regional-security-forum" not in {row.id for row in forums.forums(told)}
    (dialogue,) = forums.forum(told, "regional-security-dialogue").sessions
    assert (dialogue.start, dialogue.place, dialogue.number) == ("2024-03-04", "Tehran", 7)
    assert "drugs" in dialogue.agenda and len(dialogue.documents) == 2


def test_the_summit_of_a_body_named_before(told):
    assert list(sessions(told, "BRICS")) == ["2024-06-28"]
