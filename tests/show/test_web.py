import csv
import io
import re

import msgspec
import pytest
from starlette.testclient import TestClient

from dragoman.errors import LedgerError
from dragoman.records import Coding
from dragoman.show import web
from dragoman.show.page import safe_link
from dragoman.store.database import Writer
from tests.show.samples import CODING, ROWS, FakeView

PAGES = [
    *("/", "/documents", "/statements", "/acts", "/events", "/claims", "/actors", "/search?q=moscow"),
    *("/documents/d1", "/documents/d2", "/events/e-a-visit", "/claims/c1", "/actors/ali-shamkhani"),
    *("/forums", "/forums/sco", "/issues", "/issues/afghanistan", "/issues/drones?by=actor&actor=IRN&since=2020"),
    *("/dyads/IRN/RUS", "/dyads/ali-shamkhani/RUS?voice=any&told=all", "/dyads/IRN/RUS/parallels"),
    *("/dyads", "/blocs", "/drivers", "/drivers?a=IRN&b=RUS&type=sanction", "/digest", "/digest?actor=IRN&unit=year"),
    "/digest/IRN",
]


def twin(path: str, kind: str) -> str:
    path, _, asked = path.partition("?")
    return f"{'/index' if path == '/' else path}.{kind}{'?' + asked if asked else ''}"


@pytest.fixture
def client(view):
    return TestClient(web.build(view), base_url="http://127.0.0.1:8765")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_its_twins(client, path):
    html = client.get(path)
    assert html.status_code == 200
    assert html.headers["content-type"] == "text/html; charset=utf-8"
    assert f'href="{twin(path, "json").replace("&", "&amp;")}"' in html.text
    assert msgspec.json.decode(client.get(twin(path, "json")).content) is not None
    answer = client.get(twin(path, "csv"))
    assert answer.headers["content-type"].startswith("text/csv")
    assert next(csv.reader(io.StringIO(answer.text)))


@pytest.mark.parametrize("path", [*PAGES, "/nope", "/acts?since=never", "/static/base.css", "/acts.json"])
def test_every_answer_has_the_security_headers(client, path):
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_or_from_elsewhere(client, path):
    html = client.get(path).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", html)
    assert all(link.startswith("/static/") for link in re.findall(r'(?:src|<link[^>]*href)="([^"]*)"', html))


def test_the_json_twin_of_a_document_is_its_coding(client):
    assert msgspec.json.decode(client.get("/documents/d1.json").content, type=Coding) == CODING


def test_lists_are_filtered_by_the_address(client):
    found = client.get("/acts.json?modality=denied").json()
    assert [row["id"] for row in found["rows"]] == ["a-drones"]
    assert found["total"] == 1
    assert found["counted"] == "act · all voices · told as denied"
    assert client.get("/acts.json?voice=outlet").json()["total"] == 2
    assert client.get("/acts.json?actor=irn&recipient=rus").json()["total"] == 2


def test_a_list_says_what_it_counts(client):
    assert (
        "acts · in the outlets&#39; own voice · told as happened"
        in client.get("/acts?voice=outlet&modality=happened").text
    )


def test_pages_follow_each_other(client):
    first = client.get("/acts?limit=3").text
    assert 'rel="next" href="/acts?limit=3&amp;offset=3"' in first and 'rel="prev"' not in first
    second = client.get("/acts?limit=3&offset=3").text
    assert 'rel="prev" href="/acts?limit=3"' in second and 'rel="next"' not in second
    assert "4–4 of 4" in second


def test_an_act_is_never_shown_without_how_it_is_told_and_on_whose_word(client):
    rows = re.findall(r"<tr class=.*?</tr>", client.get("/acts").text, re.DOTALL)
    assert len(rows) == len(ROWS["acts"])
    for row in rows:
        assert 'class="modality' in row and 'class="voice' in row
    denied = next(row for row in rows if ">denied<" in row)
    assert "deed q2 not" in denied and "voice told" in denied


def test_an_event_keeps_three_counts_apart(client):
    html = client.get("/events/e-a-visit").text
    assert re.findall(r'class="figure">(\d+)<', html) == ["3", "2", "1"]
    assert re.search(r'<span class="m act q1 real own[^"]*"[^>]*>arrived</span>', html)


def test_a_claim_has_three_columns_and_no_verdict(client):
    html = client.get("/claims/c1").text
    sides = re.findall(r'<section class="side-(\w+)">(.*?)</section>', html, re.DOTALL)
    assert [name for name, _ in sides] == ["asserts", "denies", "doubts"]
    assert "diplomats of allied countries" in sides[0][1] and "Iran" in sides[1][1]
    assert "never a verdict on truth" in html
    rows = list(csv.DictReader(io.StringIO(client.get("/claims/c1.csv").text)))
    assert [row["side"] for row in rows] == ["asserts", "denies", "doubts"]


def test_a_voice_whose_text_is_not_there_is_shown_with_its_own_words():
    class Textless(FakeView):
        def coding(self, id, coder=None):
            return None

    html = TestClient(web.build(Textless()), base_url="http://localhost").get("/claims/c1").text
    assert '<blockquote dir="auto">it had sent drones to Russia</blockquote>' in html


@pytest.mark.parametrize("path", ["/documents/zz", "/events/zz", "/claims/zz", "/actors/zz", "/dyads/IRN/zz", "/nope"])
def test_what_is_not_there_is_a_page_that_says_so(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>" in answer.text
    assert "reason" in client.get(twin(path, "json")).json()


@pytest.mark.parametrize(
    "path", ["/acts?since=never", "/events?type=DANCE", "/acts?limit=x", "/dyads/IRN/RUS?unit=eon", "/acts?voice=god"]
)
def test_what_cannot_be_asked_is_refused_with_the_remedy(client, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert "Use " in answer.text or "Write it as" in answer.text


def test_pages_can_only_be_read(client):
    assert client.post("/acts").status_code == 405


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::2]", "localhost@evil.example"])
def test_other_hosts_are_refused(client, host):
    answer = client.get("/acts", headers={"host": host})
    assert answer.status_code == 421
    assert "nosniff" in answer.headers["x-content-type-options"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9", "LOCALHOST:8765", "[::1]:8765", "[::1]"])
def test_loopback_is_served(client, host):
    assert client.get("/acts", headers={"host": host}).status_code == 200


def test_a_ledger_that_fails_is_a_page_with_the_remedy():
    class Broken(FakeView):
        def count(self, noun, query=None):
            raise LedgerError("x.ledger", "the file is damaged", "Restore a copy")

    answer = TestClient(web.build(Broken()), base_url="http://localhost").get("/acts")
    assert answer.status_code == 503
    assert "Restore a copy" in answer.text


def test_a_fault_of_ours_tells_nothing_of_the_inside():
    class Faulty(FakeView):
        def count(self, noun, query=None):
            raise RuntimeError("secret")

    client = TestClient(web.build(Faulty()), base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/acts")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_link_that_is_no_web_address_is_not_followed(view):
    document = msgspec.structs.replace(CODING.document, url="javascript:alert(1)")
    view.codings["d1"] = msgspec.structs.replace(CODING, document=document)
    html = TestClient(web.build(view), base_url="http://localhost").get("/documents/d1").text
    assert "javascript:" not in html
    assert "Original page" not in html


def test_an_address_that_exists_is_followed_and_an_invented_one_is_said_to_be_so(view):
    client = TestClient(web.build(view), base_url="http://localhost")
    html = client.get("/documents/d1").text
    assert "the outlet is invented" in html and "Original page" not in html
    document = msgspec.structs.replace(CODING.document, url="https://news.test/talks")
    view.codings["d1"] = msgspec.structs.replace(CODING, document=document)
    html = client.get("/documents/d1").text
    assert 'href="https://news.test/talks" rel="noopener noreferrer nofollow"' in html and "invented" not in html


@pytest.mark.parametrize("url", ["http://[", "https://a.b.example:x/", "", None])
def test_a_broken_address_is_no_link(url):
    assert safe_link(url) in (None, url)


def test_an_empty_search_asks_nothing(client):
    assert client.get("/search.json").json()["rows"] == []
    assert "hold all of" in client.get("/search?q=nothing").text


def test_the_first_page_counts_only_what_it_says(client):
    html = client.get("/").text
    assert "Attributed, planned and denied acts are not counted" in html
    assert 'href="/dyads/IRN/RUS" title="Iran → Russia: 1 cooperative, 0 in conflict"' in html
    assert "outlets of the bundled articles are invented" in html


def test_a_real_ledger_is_shown(tmp_path):
    path = tmp_path / "real.ledger"
    with Writer(path) as writer:
        writer.add([CODING])
    client = TestClient(web.app(path), base_url="http://127.0.0.1")
    assert "Ali Shamkhani" in client.get("/documents/d1").text
    for noun in ("documents", "statements", "acts", "events", "claims", "actors"):
        rows = client.get(f"/{noun}.json").json()["rows"]
        assert client.get(f"/{noun}").status_code == 200
        if rows and noun not in ("statements", "acts"):
            assert client.get(f"/{noun}/{rows[0]['id']}").status_code == 200
    assert client.get("/").status_code == 200
    assert client.get("/dyads/UKR/IRN?voice=any&told=all").status_code == 200
    assert client.get("/search?q=drone").text.count('class="m hit"') >= 1


def test_no_ledger_is_an_error_at_once(tmp_path):
    with pytest.raises(LedgerError):
        web.app(tmp_path / "none.ledger")
