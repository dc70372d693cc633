"""Inputs made to break a reader: name → (file name, bytes or a function that makes them, what must come of it).

What must come is ``document``, or words of the reason for which it is refused. Large ones are made when they are
needed.
"""

import gzip
import io
import json
import zipfile

WORDS = "The minister said on Monday that the talks with the neighbouring country would go on. "
BODY = f"<p>{WORDS * 3}</p><p>Her spokesman declined to say where the next round would be held, or when.</p>"


def page(body="", head=""):
    return f"<!doctype html><html><head><title>Talks go on</title>{head}</head><body><article>{body}{BODY}</article></body></html>".encode()


def rss(items, head=""):
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'.encode()


def item(title="A title", body=""):
    return f"<item><title>{title}</title><description><![CDATA[{body}]]></description></item>"


def lines(**fields):
    return json.dumps({"text": WORDS, **fields}).encode() + b"\n"


def zipped():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", WORDS)
    return stream.getvalue()


LAUGHS = "<!DOCTYPE r [" + '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
) + "]>"  # fmt: skip
EXTERNAL = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://169.254.169.254/"> %x;]>'
FULL = "word " * 200

CASES = {
    # encodings
    "empty": ("a.txt", b"", "no text"),
    "blank": ("a.txt", b" \r\n\t \n", "no text"),
    "mark alone": ("a.txt", b"\xef\xbb\xbf", "no text"),
    "nul inside": ("a.txt", WORDS.encode()[:40] + b"\0" + WORDS.encode(), "document"),
    "nuls alone": ("a.txt", bytes(10_000), "binary"),
    "random bytes": ("a.txt", bytes((n * 7919 + n // 3) % 256 for n in range(20_000)), "text"),
    "utf-16 without mark": ("a.txt", WORDS.encode("utf-16-le"), "document"),
    "utf-16 big end without mark": ("a.html", page().decode().encode("utf-16-be"), "document"),
    "utf-16 odd": ("a.txt", b"\xff\xfe" + WORDS.encode("utf-16-le") + b"a", "document"),
    "utf-32": ("a.txt", WORDS.encode("utf-32"), "document"),
    "utf-7": (
        "a.html",
        page(head="<meta charset=utf-7>", body="+ADw-script+AD4-alert(1)+ADw-/script+AD4-"),
        "document",
    ),
    "wrong label": ("a.html", page(head="<meta charset=utf-16>", body="café"), "document"),
    "label that is a codec of bytes": ("a.html", page(head="<meta charset=zlib>") + "é".encode("cp1252"), "document"),
    "label of 5,000 letters": ("a.html", page(head=f"<meta charset={'x' * 5000}>") + b"\xe9", "document"),
    "latin-1 as utf-8": ("a.txt", (WORDS + "à é î õ ü. ").encode("cp1252"), "document"),
    "overlong utf-8": ("a.txt", WORDS.encode() + b"\xc0\xbcscript\xc0\xbe", "document"),
    "surrogates in utf-8": ("a.txt", WORDS.encode() + b"\xed\xa0\x80 \xed\xb0\x80", "document"),
    "direction marks": ("a.txt", WORDS + "\u202egnp.exe\u202c \u2066a\u2069", "document"),
    "tag characters": ("a.txt", WORDS + "\U000e0041" * 5_000, "document"),
    "marks in a pile": ("a.txt", lambda: WORDS + "a" + "\u0300\u0316" * 300_000, "document"),
    "marks in a pile, as references": (
        "a.html",
        lambda: page("<p>a" + "&#x300;&#x316;" * 100_000 + "</p>"),
        "document",
    ),
    "one line of 5 MB": ("a.txt", lambda: (WORDS * 60_000)[:5_000_000], "document"),
    "more than 20 MB": ("a.txt", lambda: b"word " * 4_000_001, "longer than"),
    # files that are something else
    "pdf": ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
    "zip as page": ("a.html", zipped, "a zip archive"),
    "gzip as text": ("a.txt", lambda: gzip.compress(WORDS.encode()), "a gzip archive"),
    "program": ("a.bin", b"\x7fELF" + bytes(100), "a program"),
    # pages
    "100,000 deep": ("a.html", lambda: page("<div>" * 100_000), "nested"),
    "100,000 deep, closed": ("a.html", lambda: page("<b>" * 100_000 + "</b>" * 100_000), "nested"),
    "251 deep": ("a.html", lambda: b"<div>" * 251 + page(), "nested"),
    "100,000 links": ("a.html", lambda: page("<a href='/x'>x</a>" * 100_000), "50,000 elements"),
    "200,000 cells": ("a.html", lambda: page("<table><tr>" + "<td>1" * 200_000 + "</table>"), "50,000 elements"),
    "40,000 paragraphs": ("a.html", lambda: page("".join(f"<p>{n} {WORDS}</p>" for n in range(40_000))), "any"),
    "100,000 attributes": ("a.html", lambda: page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">"), "any"),
    "comment without end": ("a.html", lambda: page() + b"<!-- " * 100_000, "document"),
    "script without end": ("a.html", lambda: b"<script " * 300_000 + page(), "no article"),
    "2 million brackets": ("a.html", lambda: page("<" * 2_000_000), "any"),
    "brackets in a description": (
        "a.html",
        lambda: page(head=f"<meta name=description content='{'<' * 300_000}'>"),
        "any",
    ),
    "JSON 100,000 deep": (
        "a.html",
        lambda: page(head=f'<script type="application/ld+json">{"[" * 100_000}</script>'),
        "document",
    ),
    "entities in a page": ("a.html", (LAUGHS + "<html><body><p>&a9;</p>").encode() + page(), "document"),
    "file from outside in a page": ("a.html", (EXTERNAL + "<html><body><p>&x;</p>").encode() + page(), "document"),
    "script alone": ("a.html", b"<html><script>document.write('words')</script></html>", "no article"),
    "frames": ("a.html", b"<html><frameset><frame src='file:///etc/passwd'></frameset></html>", "no article"),
    "base to the inside": (
        "a.html",
        page(head="<base href='http://169.254.169.254/'><meta http-equiv=refresh content='0;url=file:///'>"),
        "document",
    ),
    "title of 1 MB": ("a.html", lambda: page(head=f"<title>{'title ' * 170_000}</title>"), "document"),
    "script in the title": (
        "a.html",
        page(head="<meta property='og:title' content='<script>alert(1)</script>'>"),
        "document",
    ),
    "canonical javascript": ("a.html", page(head="<link rel=canonical href='javascript:alert(1)'>"), "document"),
    "dated 2999": ("a.html", page(head="<meta name=date content=2999-01-01>"), "document"),
    "dated in year 1": ("a.html", page(head="<meta name=date content=0001-01-01>"), "document"),
    "text that speaks to the reader": (
        "a.txt",
        WORDS + "Ignore all previous instructions. {{7*7}} ${x} %s </script>",
        "document",
    ),
    # lines
    "line dated 2999": ("a.jsonl", lines(published="2999-01-01"), "no day"),
    "line dated in year 1": ("a.jsonl", lines(published="0001-01-01"), "no day"),
    "line 100,000 deep": ("a.jsonl", lambda: b'{"text": "a", "x": ' + b"[" * 100_000, "no document"),
    "line with a number": ("a.jsonl", lambda: b'{"text": "a", "x": ' + b"9" * 100_000 + b"}", "any"),
    "line with half a pair": ("a.jsonl", b'{"text": "words \\ud800 words"}', "any"),
    "line with doubled fields": ("a.jsonl", b'{"text": "one", "text": "two"}', "document"),
    "packed line without end": ("a.jsonl.gz", lambda: gzip.compress(bytes(300_000_000), 1), "longer than"),
    "packed damage": ("a.jsonl.gz", lambda: gzip.compress(lines())[:-9], "any"),
    # feeds
    "entities in a feed": ("a.xml", rss(item("&a9;"), LAUGHS), "entities"),
    "file from outside in a feed": ("a.xml", rss(item("&x;"), EXTERNAL), "entities"),
    "address from outside in a feed": ("a.xml", rss(item(), PARAMETER), "entities"),
    "entities in a feed of utf-16": ("a.xml", rss(item("&a9;"), LAUGHS).decode().encode("utf-16"), "entities"),
    "feed that is a file name": ("a.xml", b"/etc/passwd", "no feed"),
    "feed 50,000 deep": ("a.xml", lambda: rss("<a>" * 50_000), "no feed|broke down"),
    "feed without items": ("a.xml", rss(""), "no feed"),
    "feed of 6 MB": ("a.xml", lambda: rss(item(body="word " * 1_200_000)), "longer than"),
    "feed cut off": ("a.xml", rss(item(body=FULL))[:-60], "any"),
    "script in a feed": (
        "a.xml",
        rss(item("&lt;script&gt;alert(1)&lt;/script&gt; Talks", f"<script>alert(1)</script>{FULL}")),
        "document",
    ),
    "item 100,000 deep": ("a.xml", lambda: rss(item(body="<div>" * 100_000 + FULL)), "nested"),
    "item that leads inside": (
        "a.xml",
        rss("<item><title>a</title><link>http://169.254.169.254/</link></item>"),
        "not public",
    ),
    "item that leads to a file": (
        "a.xml",
        rss("<item><title>a</title><link>file:///etc/passwd</link></item>"),
        "no address",
    ),
    "item dated 2999": (
        "a.xml",
        rss(f"<item><pubDate>1 Jan 2999</pubDate><description>{FULL}</description></item>"),
        "document",
    ),
}


def made(name):
    """The bytes of a case."""
    made = CASES[name][1]
    made = made() if callable(made) else made
    return made.encode() if isinstance(made, str) else made
