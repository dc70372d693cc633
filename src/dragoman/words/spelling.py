"""How names are written: the form under which they are compared, surnames, sounds, plurals, ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

_APART = re.compile(r"['’]s\b|[\s\-–,()]+")
_INSIDE = re.compile(r"[.'’‘ʻʿ`]")
_ASCII = re.compile(r"[a-z]")
_SLUG = re.compile(r"[^a-z0-9]+")
_PARTICLES = frozenset(("al", "el", "bin", "ibn", "ben", "van", "von", "der", "den", "de", "da", "di", "du", "la"))
_PARTICLES |= {"le", "abu", "mac", "mc", "st", "saint"}
_SAID = (("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("w", "v"), ("zh", "j"), ("tch", "ch"))
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_ALIKE = str.maketrans("авекмнорстухіјԁԛѕүһαεικνορτυχ", "abekmhopctyxijdqsyhaeikvoptux")
"""Cyrillic and Greek letters → the Latin ones that they look like."""
_FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "HKG", "VNM"})


@lru_cache(maxsize=1 << 15)
def plain(words: str) -> str:
    """Words as the names are compared: lower case, no diacritics, dots or apostrophes, single spaces between.

    In a word of Latin letters those of other scripts that look like Latin ones are read as such.
    """
    words = words.lower()
    if words.isascii() and words.replace(" ", "").isalpha():
        return " ".join(words.split())
    if not words.isascii():
        words = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
        words = " ".join(map(_latin, words.translate(_LETTERS).split()))
    words = _APART.sub(lambda found: " s" if found[0][0] in "'’" else " ", words)
    return " ".join(_INSIDE.sub("", words).split())


def _latin(word: str) -> str:
    """``рutin`` with a Cyrillic first letter → ``putin``; words of another script stay."""
    return word if word.isascii() or not _ASCII.search(word) else word.translate(_ALIKE)


def slug(words: str) -> str:
    """``Ali Shamkhani`` → ``ali-shamkhani``."""
    return _SLUG.sub("-", plain(words)).strip("-")


def surname(name: str, country: str | None = None) -> str:
    """The part of a full name by which a person is called later: ``al-Sudani``, ``Xi`` (family name first)."""
    parts = name.split()
    if country in _FAMILY_FIRST and len(parts) > 1:
        return parts[0]
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(parts[start:])


def sound(name: str) -> str:
    """The consonants of a name, transcriptions levelled: ``Nikolay Patrushev`` and ``Nikolai Patrushev`` agree."""
    key = plain(name)
    for written, said in _SAID:
        key = key.replace(written, said)
    return " ".join(map(_consonants, key.split(" ")))


@lru_cache(maxsize=16384)
def _consonants(part: str) -> str:
    """A part without the vowels behind its first letter, double letters once."""
    return "".join(sign for sign, _ in groupby(part[:1] + part[1:].translate(_NO_VOWELS)))


def plural(words: str) -> str:
    """``foreign minister`` → ``foreign ministers``; ``minister of state`` → ``ministers of state``."""
    head, of, rest = words.partition(" of ")
    if not of:
        head, of, rest = words.partition(" to the ")
    if head.endswith(("man", "Man")) and head.lower() not in ("human", "german", "ottoman", "talisman"):
        head = head[:-2] + "en"
    elif head.endswith(("s", "x", "ch", "sh")):
        head += "es"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    elif head.endswith(("general", "general-general")) and "-general" in head:
        head = head.replace("-general", "s-general")
    elif head.endswith("child"):
        head += "ren"
    else:
        head += "s"
    return head + of + rest
