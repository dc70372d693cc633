import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError, Refused
from dragoman.read import text
from dragoman.read.text import clean, decode

ENGLISH = "The minister’s aide said “no” – twice – at the café in Kest. "
RUSSIAN = "Министр заявил в понедельник, что переговоры с соседней страной продолжатся на следующей неделе. " * 3
ARABIC = "قال الوزير يوم الاثنين إن المحادثات مع الدولة المجاورة ستستمر الأسبوع المقبل في العاصمة. " * 3


@pytest.mark.parametrize("words", [ENGLISH, RUSSIAN, ARABIC, "plain words only, in ASCII.", "😀 emoji 👩‍🚀 too"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_in_all_its_forms(words, coding):
    assert decode((words + "\n").encode(coding)) == words + "\n"


@pytest.mark.parametrize(
    ("words", "coding", "label"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        (ENGLISH, "cp1252", "ISO-8859-1"),
        (ENGLISH, "cp1252", "us-ascii"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (ARABIC, "cp1256", "windows-1256"),
        ("日本の外相は月曜日、隣国と会談した。" * 5, "shift_jis", "Shift_JIS"),
        ("日本の外相は月曜日、隣国と会談した。" * 5, "iso2022_jp", "iso-2022-jp"),
        ("外交部长星期一说谈判将继续。" * 5, "gb18030", "gb2312"),
    ],
)
def test_declared_charsets(words, coding, label):
    found = decode(words.encode(coding), declared=label)
    assert found == words or coding == "iso2022_jp"


@pytest.mark.parametrize("label", [None, "utf-8", "no-such-charset", "ascii\0", "rot13", "hex", "utf-7", "undefined"])
def test_charsets_are_found_without_a_label_or_with_a_wrong_one(label):
    assert decode(RUSSIAN.encode("cp1251"), declared=label) == RUSSIAN


def test_utf8_counts_before_its_label():
    assert decode(RUSSIAN.encode(), declared="windows-1251") == RUSSIAN


def test_utf7_stays_what_it_is():
    hidden = b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    assert decode(hidden, declared="utf-7") == hidden.decode()


def test_damaged_utf8():
    data = RUSSIAN.encode()
    assert decode(data + b"\xd0") == RUSSIAN + "\ufffd"
    assert decode(data[:100] + b"\xff" + data[100:]).count("\ufffd") == 1


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 words",
        b"PK\x03\x04" + b"a" * 50,
        b"\x89PNG\r\n",
        b"\x7fELF",
        bytes(1000),
        bytes(range(256)) * 20,
        bytes(range(32)) * 100,
        b"\x00\x01\x02\x03" * 500,
    ],
)
def test_binary_is_refused(data):
    with pytest.raises(Refused):
        decode(data)


def test_undetectable_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(text, "_detected", lambda data: None)
    with pytest.raises(Refused, match="known encoding"):
        decode(b"caf\xe9")


def test_a_few_nuls_are_no_harm():
    assert clean(decode(b"one\0 two three four five six seven")) == "one two three four five six seven"


def test_empty():
    assert decode(b"") == ""


@pytest.mark.parametrize(
    ("label", "name"),
    [("latin-1", "cp1252"), (' "UTF-8" ', "utf-8"), ("base64", None), ("punycode", None), (None, None), ("", None)],
)
def test_charset(label, name):
    assert text.charset(label) == name


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("  words \r\nmore\rand\u2028more\x0bend\n", "words \nmore\nand\nmore\nend"),
        ("a\0b\x07c\x7f\x9bé", "abcé"),
        ("lone \ud800 half", "lone  half"),
        ("whole \ud83d\ude00 pair", "whole 😀 pair"),
        ("cafe\u0301", "café"),
        ("\ufeffwords", "words"),
        ("می\u200cخواهم \u202eabc\u202c soft\u00adly", "می\u200cخواهم \u202eabc\u202c soft\u00adly"),
        ("words\r\n", "words"),
        ("bell\x07", "bell"),
        ("", ""),
    ],
)
def test_clean(raw, stored):
    assert clean(raw) == stored


def test_piles_of_marks_are_levelled():
    # NFC alone would take minutes on it.
    found = clean("a" + "\u0300\u0316" * 200_000 + " end")
    assert len(found) <= 40
    assert found.endswith(" end")


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_clean_is_stable_and_encodable(raw):
    found = clean(raw)
    assert clean(found) == found
    assert unicodedata.is_normalized("NFC", found)
    assert found.encode().decode() == found


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "cp1252", "big5", "utf-7", "\x00"]))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_text_or_a_reason(data, label):
    try:
        assert isinstance(decode(data, declared=label), str)
    except InputError as error:
        assert error.reason


def test_notes():
    assert text.notes("plain") == ()
    assert text.notes("é") == ()
    assert text.notes("a\u200bb\u202ec\u200b \ufffd") == (
        "hidden characters: 2 zero-width, 1 direction marks",
        "unreadable characters: 1",
    )


def test_line():
    assert text.line(None) is None
    assert text.line(" \n ") is None
    assert text.line(" a\n b\0 ") == "a b"
    assert text.line("x" * 501) == "x" * 499 + "…"
    assert text.line("x" * 500) == "x" * 500
