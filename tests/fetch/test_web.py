import gzip
import socket
import time
import zlib

import brotli
import httpcore2
import msgspec
import pytest
from backports import zstd

from dragoman.config import LIMITS
from dragoman.errors import InputError, Refused
from dragoman.fetch.web import Web

SMALL = msgspec.structs.replace(LIMITS, page_wire_bytes=50_000, page_bytes=200_000)


def no_sockets(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "create_connection", refuse)


def test_a_page(site):
    site.pages["/a?b=c"] = (200, {"Content-Type": "text/html; charset=cp1251"}, b"<p>words")
    page = site.web().get(f"{site.base}/a?b=c#part")
    assert page == (f"{site.base}/a?b=c", b"<p>words", "text/html; charset=cp1251", "cp1251")
    assert site.asked == ["/robots.txt", "/a?b=c"]


def test_nothing_comes_from_the_environment(site, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/"] = (200, {"Set-Cookie": "id=1"}, b"one")
    web = site.web()
    assert web.get(site.base).data == web.get(site.base).data == b"one"
    for headers in site.headers:
        assert not {"Cookie", "Authorization", "Referer"} & headers.keys()
        assert headers["User-Agent"] == "dragoman"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://news.example/a",
        "gopher://news.example",
        "//news.example/a",
        "news.example",
        "",
        "http://",
        "http:///path",
        "http://user@news.example/",
        "http://user:word@news.example/",
        "http://@news.example/",
        "http://news.example\\@other.example/",
        "http://news.example /",
        "http://news.example/a b",
        "http://news.example:22/",
        "http://news.example:8080/",
        "http://news.example:99999/",
        "http://news.example:x/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://017700000001/",
        "http://127.1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://news.%65xample/",
        "http://[fe80::1%25eth0]/",
        "http://[::1/",
        "http://" + "a" * 300 + "/",
        "http://news.example/" + "a" * 70_000,
        "http://news.example/\x00",
    ],
)
def test_addresses_refused_before_any_name_is_asked(url, monkeypatch):
    no_sockets(monkeypatch)
    asked = []
    with pytest.raises(Refused) as caught:
        Web(resolver=lambda host, port: asked.append(host)).get(url)
    assert not asked
    assert caught.value.remedy


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "fe80::1"],
)
def test_hosts_that_lead_inside_are_refused_before_a_socket_opens(ip, monkeypatch):
    no_sockets(monkeypatch)
    with pytest.raises(Refused, match="not public"):
        Web(resolver=lambda host, port: ["93.184.216.34", ip]).get("https://news.example/")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "169.254.169.254", "[::ffff:127.0.0.1]", "127。0。0。1", "localhost"]
)
def test_literal_addresses_inside_are_refused(host, monkeypatch):
    no_sockets(monkeypatch)
    with pytest.raises(Refused, match="not public"):
        Web().get(f"http://{host}/")


def test_a_resolver_that_changes_its_answer(site):
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    web = site.web(resolver=lambda host, port: next(answers))
    site.pages["/"] = b"inside"
    with pytest.raises(Refused, match=r"10\.0\.0\.7"):
        web.get(site.base)
    assert site.asked == ["/robots.txt"]


def test_the_address_that_was_checked_is_the_one_connected_to(site, monkeypatch):
    connected = []
    real = httpcore2.SyncBackend.connect_tcp

    def connect(self, host, port, **options):
        connected.append(host)
        return real(self, host, port, **options)

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    asked = []
    site.pages["/"] = b"words"
    site.web(resolver=lambda host, port: asked.append(host) or ["127.0.0.1"]).get(site.base)
    assert asked == ["news.example"] * 2
    assert connected == ["127.0.0.1"] * 2


def test_the_next_address_is_tried(site):
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))
    site.pages["/"] = b"words"
    web = Web(
        allowed=[("127.0.0.1", site.port), ("127.0.0.9", site.port)],
        resolver=lambda host, port: ["127.0.0.9", "127.0.0.1"],
        pause=0,
    )
    assert web.get(site.base).data == b"words"
    closed.close()


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "file:///etc/passwd",
        "http://user@news.example/",
        "http://news.example:22/",
        "http://2130706433/",
        "javascript:alert(1)",
        "http://[",
        "http://news.example:x/",
    ],
)
def test_redirects_to_the_inside(site, location):
    site.pages["/"] = (302, {"Location": location}, b"")
    resolver = {"news.example": ["127.0.0.1"]}
    with pytest.raises(Refused):
        site.web(resolver=lambda host, port: resolver.get(host, [host])).get(site.base)
    assert site.asked == ["/robots.txt", "/"]


def test_redirects_are_followed_three_times(site):
    for number in range(4):
        site.pages[f"/{number}"] = (301, {"Location": f"/{number + 1}"}, b"")
    site.pages["/4"] = b"the end"
    assert site.web().get(f"{site.base}/1") == (f"{site.base}/4", b"the end", "text/html; charset=utf-8", "utf-8")
    with pytest.raises(Refused, match="more than 3 times"):
        site.web().get(f"{site.base}/0")


def test_status(site):
    with pytest.raises(InputError, match="status 404"):
        site.web().get(f"{site.base}/none")


def test_robots_are_obeyed(site):
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /private\n"
    site.pages["/open"] = (302, {"Location": "/private/a"}, b"")
    web = site.web()
    for path in ("/private", "/open"):
        with pytest.raises(Refused, match=r"robots\.txt"):
            web.get(site.base + path)
    assert site.asked == ["/robots.txt", "/open"]


def test_robots_that_cannot_be_read_forbid(site):
    site.pages["/robots.txt"] = (503, {}, b"")
    site.pages["/"] = b"words"
    web = site.web()
    for _ in range(2):
        with pytest.raises(Refused, match=r"robots\.txt of the site cannot be read"):
            web.get(site.base)
    assert site.asked == ["/robots.txt"]


def test_long_robots_are_read_in_part(site):
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /private\n" + b"# filler\n" * 100_000
    site.pages["/"] = b"words"
    web = site.web()
    assert web.get(site.base).data == b"words"
    with pytest.raises(Refused):
        web.get(f"{site.base}/private")


def test_a_pause_is_left_between_requests_to_a_host(site, monkeypatch):
    slept = []
    monkeypatch.setattr(time, "sleep", slept.append)
    site.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 99"
    site.pages["/"] = b"words"
    web = site.web(pause=3.0)
    web.get(site.base)
    assert not slept
    web.get(site.base)
    assert 9 < slept[0] <= 10


def packed(body, encoding):
    return 200, {"Content-Encoding": encoding}, body


def deflated(data):
    return zlib.compress(data)


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", deflated), ("br", brotli.compress), ("zstd", zstd.compress)],
)
def test_packed_pages_and_bombs(site, encoding, pack):
    site.pages["/"] = packed(pack(b"words " * 100), encoding)
    site.pages["/bomb"] = packed(pack(bytes(20_000_000)), encoding)
    web = site.web(limits=SMALL)
    assert web.get(site.base).data == b"words " * 100
    with pytest.raises(Refused, match="unpacks to more than 200,000 bytes"):
        web.get(f"{site.base}/bomb")


def test_nested_bombs(site):
    site.pages["/"] = packed(gzip.compress(gzip.compress(bytes(30_000_000))), "gzip, gzip")
    site.pages["/deep"] = packed(b"", ", ".join(["gzip"] * 9))
    web = site.web(limits=SMALL)
    with pytest.raises(Refused, match="unpacks"):
        web.get(site.base)
    with pytest.raises(InputError, match="content encodings"):
        web.get(f"{site.base}/deep")


def test_damaged_packing(site):
    site.pages["/"] = packed(b"no gzip at all", "gzip")
    with pytest.raises(InputError, match="could not be fetched"):
        site.web().get(site.base)


def test_length_on_the_wire(site):
    site.pages["/fits"] = b"x" * 50_000
    site.pages["/over"] = b"x" * 50_001
    web = site.web(limits=SMALL)
    assert len(web.get(f"{site.base}/fits").data) == 50_000
    with pytest.raises(Refused, match="longer than 50,000 bytes"):
        web.get(f"{site.base}/over")


def test_chunks_that_are_mostly_wrapping(site):
    def answer(handler):
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 49_999 + b"0\r\n\r\n"
        )

    site.pages["/"] = answer
    with pytest.raises(Refused, match="longer than 50,000 bytes"):
        site.web(limits=SMALL).get(site.base)


def test_length_unpacked(site):
    site.pages["/fits"] = packed(gzip.compress(b"x" * 200_000), "gzip")
    site.pages["/over"] = packed(gzip.compress(b"x" * 200_001), "gzip")
    web = site.web(limits=SMALL)
    assert len(web.get(f"{site.base}/fits").data) == 200_000
    with pytest.raises(Refused, match="unpacks"):
        web.get(f"{site.base}/over")


def test_endless_headers(site):
    def answer(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 100_000)

    site.pages["/"] = answer
    with pytest.raises(InputError):
        site.web().get(site.base)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"])
def test_a_slow_drip_meets_the_deadline(site, head):
    def answer(handler):
        handler.wfile.write(head)
        for _ in range(200):
            handler.wfile.write(b"X")
            handler.wfile.flush()
            time.sleep(0.02)

    site.pages["/"] = answer
    limits = msgspec.structs.replace(LIMITS, fetch_seconds=0.5)
    with pytest.raises(InputError, match="too slow"):
        site.web(limits=limits).get(site.base)


@pytest.mark.parametrize("junk", [b"", b"\x00\x01\x02\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"])
def test_answers_that_are_no_http(site, junk):
    site.pages["/"] = lambda handler: handler.wfile.write(junk)
    with pytest.raises(InputError, match="could not be fetched"):
        site.web().get(site.base)


def test_nobody_answers():
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
    with pytest.raises(InputError, match="could not be fetched"):
        Web(allowed=[("127.0.0.1", port)]).get(f"http://127.0.0.1:{port}/")
    free.close()


def test_unknown_hosts():
    def resolver(host, port):
        raise OSError("no such name")

    with pytest.raises(InputError, match="no such host"):
        Web(resolver=resolver).get("https://none.example/")


def test_https_asks_for_a_certificate(site):
    url = f"https://news.example:{site.port}/"
    with pytest.raises(InputError, match="could not be fetched"):
        site.web().get(url)
