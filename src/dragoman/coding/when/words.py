"""Tells the words of time from others, one by one, where a rule of syntax only asks that."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.coding.when.timex import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_CASED = ("month", "weekday", "weekdays")
_PLAIN = ("unit", "season", "part", "today", "daypart")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s)?|(?:[01]?\d|2[0-4])[:.][0-5]\d")


@cache
def _words() -> frozenset[str]:
    cased = {word for kind in _CASED for word in lexicon()[kind]}
    holidays = {word for name in lexicon()["holiday"] for word in name.split()[:1]}
    names = {word.capitalize() for word in cased | holidays}
    return frozenset(names | {word for kind in _PLAIN for word in lexicon()[kind]} - {"second", "fall"})


def tells_time(token: Token) -> bool:
    """True for weekdays, months, units of time, years, times of day: "Monday", "week", "2015", "18:00"."""
    text = token.text
    if text == "May":
        return token.tag_ in ("NNP", "NN") and token.head.tag_ not in ("VBD", "VBZ")
    return text in _words() or _YEAR.fullmatch(text) is not None
