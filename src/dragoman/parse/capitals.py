"""Headlines and wires in capitals, written as other text is: the parser takes each word of them for a name.

What the tables know as a name keeps a capital, other words have the form that the rest of the text gives them. The
length stays.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from dragoman.words.actors import HEADS, Actors, actors, plain

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*(?:['’][^\W\d_]+)?")
_DAYS = frozenset((*calendar.day_name, *calendar.month_name)) - {"", "May", "March"}
_LEAST = 3
"""Words that a line of capitals has at least: fewer may be a label or names."""
_MOSTLY = 0.9
"""Share of its letters that are capitals."""


def lowered(text: str) -> str:
    """The text with its lines of capitals in small letters, but for names and the first word."""
    found: list[str] = []
    at = 0
    for line in _LINE.finditer(text):
        if _in_capitals(line[0]):
            found += [text[at : line.start()], _written(line[0], text)]
            at = line.end()
    return "".join((*found, text[at:])) if found else text


def _in_capitals(line: str) -> bool:
    letters = [sign for sign in line if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return capitals >= _MOSTLY * max(1, len(letters)) and len(_WORD.findall(line)) >= _LEAST


def _written(line: str, text: str) -> str:
    words = list(_WORD.finditer(line))
    named = dict(_named([word[0] for word in words], actors()))
    signs = list(line)
    for number, word in enumerate(words):
        new = _form(word[0], named.get(number), text) or word[0].lower()
        opens = line[: word.start()].rstrip()[-1:] in (".", "!", "?", ":") and "." not in words[number - 1][0]
        if number == 0 or opens:
            new = new[:1].upper() + new[1:]
        if len(new) == len(word[0]):
            signs[word.start() : word.end()] = new
    return "".join(signs)


def _form(word: str, shouted: bool | None, text: str) -> str | None:
    """The form of a word: of names as the tables write them, else as the text has it elsewhere; None for small."""
    if word.capitalize() in _DAYS:
        return word.capitalize()
    if shouted is not None:
        return word if shouted else _capital(word)
    capital = _capital(word)
    inside = re.search(rf"[a-z,] {re.escape(capital)}\b", text)
    return capital if inside and not re.search(rf"\b{re.escape(word.lower())}\b", text) else None


def _capital(word: str) -> str:
    stem, apart, rest = word.partition("’") if "’" in word else word.partition("'")
    return stem[:1] + stem[1:].lower() + apart + rest.lower()


def _named(words: list[str], tables: Actors) -> Iterator[tuple[int, bool]]:
    """Place of each word that is part of a name of the tables, and whether it is one in capitals anyway ("US")."""
    keys = [plain(word.partition("’")[0].partition("'")[0]) for word in words]
    at = 0
    while at < len(keys):
        step = 1
        for length in tables.reach(keys[at]):
            entries = tables.entries(" ".join(keys[at : at + length])) if at + length <= len(keys) else ()
            names = [entry for entry in entries if entry.kind not in HEADS and entry.kind != "other"]
            if names and not any(entry.kind in HEADS for entry in entries):
                shouted = all(entry.case == "shout" for entry in names)
                yield from ((index, shouted or _is_short(words[index], tables)) for index in range(at, at + length))
                step = length
                break
        at += step


def _is_short(word: str, tables: Actors) -> bool:
    """As in "U.S.", "UN" of "UN Security Council": in capitals by itself."""
    entries = tables.entries(plain(word))
    return "." in word or (bool(entries) and all(entry.case == "shout" for entry in entries))
