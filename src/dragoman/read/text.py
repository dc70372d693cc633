"""Bytes → text, and text → the form in which it is stored and counted.

Spans index the stored text, so all that changes a text happens here, before anything is measured in it: it is put
into NFC, which leaves the look of every character as it was, and loses what no reader sees and no file should hold
(NULs and other control characters, halves of surrogate pairs). Invisible characters that do mean something
(joiners, direction marks, soft hyphens) stay and are counted in a note, as they can hide or turn words.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

from dragoman.errors import InputError, Refused
from dragoman.fetch import kinds

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 first: its mark begins with that of UTF-16."""

_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""Labels that are read as a larger set, as the WHATWG Encoding Standard has it."""
_NEVER = frozenset({"utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
"""Codecs that hide markup from a reader of the bytes, or depend on the machine."""

_SAMPLE = 20_000
"""Bytes that are enough to tell an encoding by; the detector's cost grows with the sample."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.02
"""Text has hardly any control characters, machine code and pictures 10–25 %."""
_DAMAGE_FEW = 3
_DAMAGE_SHARE = 0.02
"""UTF-8 with fewer damaged bytes than this is still UTF-8; another encoding gives 30 % or more on what is not ASCII."""

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LOST = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_HIDDEN = {
    "zero-width": re.compile("[\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff\u3164\u115f\u1160]"),
    "direction marks": re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
    "tags": re.compile("[\U000e0000-\U000e007f]"),
}
_LONG_FOREIGN = re.compile(r"[^\x00-\x7f]{31,}")
_PILE = 30
"""Most combining marks in a row, as in the Stream-Safe Text Format of UAX 15; NFC takes quadratic time on more."""


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text in these bytes; ``declared`` is the charset they are said to be in.

    UTF-8 is tried first, as nothing else passes for it by chance. Raises Refused for what is no text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if what := kinds.binary(data):
        raise Refused("input", f"is {what}, not text", "Save it as text first")
    try:
        # NULs in UTF-8 are waste, but in UTF-16 without a mark every other byte is one.
        if data[:_SAMPLE].count(0) * 20 < len(data[:_SAMPLE]):
            return _plain(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    for attempt in (_utf16, _declared(declared), _damaged_utf8, _detected):
        text = attempt(data)
        if text is not None:
            return _plain(text)
    raise Refused("input", "is no text in any known encoding", "Save it as UTF-8 first")


def _plain(text: str) -> str:
    """The text, if it is one; Refused if it is full of control characters."""
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _CONTROL_SHARE * len(sample) + 4:
        raise Refused("input", "is binary data, not text", "Save it as text first")
    return text


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: blanks and line ends tell which byte comes first."""
    sample = data[: _SAMPLE // 2 * 2]
    sample = sample[: len(sample) // 2 * 2]
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        blanks = sum(text.count(sign) for sign in " \n\t,.")
        strange = sum(unicodedata.category(sign) in ("Cn", "Co", "Cc") and sign not in "\r\n\t\0" for sign in text)
        if blanks * 20 >= len(text) > 1 and strange * 50 <= len(text):
            return data.decode(name, "replace")
    return None


def charset(label: str | None) -> str | None:
    """The codec for a charset label; None for one that is unknown, unsafe or no text encoding."""
    try:
        codec = codecs.lookup((label or "").strip(" \"'"))
    except (LookupError, ValueError):
        return None
    name = _AS_BROWSERS_DO.get(codec.name, codec.name)
    # CPython's own mark for codecs that turn bytes into text; there is no public one.
    return name if codec._is_text_encoding and name not in _NEVER else None


def _declared(label: str | None) -> Callable[[bytes], str | None]:
    def attempt(data: bytes) -> str | None:
        name = charset(label)
        try:
            return data.decode(name) if name else None
        except UnicodeError:
            return None

    return attempt


def _damaged_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    foreign = len(re.findall(r"[^\x00-\x7f]", text))
    damage = text.count("\ufffd") - data.count("\ufffd".encode())
    few = damage <= max(_DAMAGE_FEW, _DAMAGE_SHARE * foreign)
    return text if few and foreign > damage else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    # What tells encodings apart are the bytes above ASCII: the sample begins where they do.
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 1000) if first else 0
    best = from_bytes(data[start : start + _SAMPLE]).best()
    return data.decode(charset(best.encoding) or "cp1252", "replace") if best else None


def clean(text: str) -> str:
    """The text as it is stored: NFC, line ends as ``\\n``, without control characters and halves of surrogate pairs."""
    if text.isascii() and not re.search("[\x00-\x08\x0b-\x1f\x7f]", text):
        return text.strip()
    if _SURROGATES.search(text):
        # A pair in halves, as some JSON writers leave it, becomes whole again; a half alone is lost.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    text = _LOST.sub("", _NEWLINES.sub("\n", text))
    text = _LONG_FOREIGN.sub(lambda match: _levelled(match[0]), text)
    return unicodedata.normalize("NFC", text).strip().removeprefix("\ufeff").strip()


def _levelled(run: str) -> str:
    """The run with no more than so many combining marks in a row."""
    kept, marks = [], 0
    for sign in run:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _PILE:
            kept.append(sign)
    return "".join(kept)


def notes(text: str) -> tuple[str, ...]:
    """What a reader of the stored text should know of it: hidden characters, lost ones."""
    if text.isascii():
        return ()
    found = {name: len(pattern.findall(text)) for name, pattern in _HIDDEN.items()}
    said = [f"{count} {name}" for name, count in found.items() if count]
    lost = text.count("\ufffd")
    return (
        *([f"hidden characters: {', '.join(said)}"] if said else []),
        *([f"unreadable characters: {lost}"] if lost else []),
    )


def line(value: str | None, most: int = 500) -> str | None:
    """A short text such as a title on one line, at most so many characters; None where nothing is left."""
    if value is None:
        return None
    value = " ".join(clean(value).split())
    return (value if len(value) <= most else value[: most - 1].rstrip() + "…") or None


def named(source: str, error: InputError) -> InputError:
    """The same error with the input's own name."""
    return type(error)(source, error.reason, error.remedy)
