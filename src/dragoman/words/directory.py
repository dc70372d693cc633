"""Names that only a look-up by name needs: companies, armed groups, NGOs and people of ``actors/phoenix.tsv``."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from dragoman.records import Actor, Kind
from dragoman.words.load import Sorted, several
from dragoman.words.spelling import plain, slug

_FIRM = re.compile(
    r"(?i)[, ]+(incorporated|inc|corp|co|ltd|limited|llc|plc|corporation|group|holdings|company|sa|ag|nv|spa)\.?$"
)


def bare_firm(words: str) -> str:
    """``Goldman Sachs Group, Inc.`` → ``Goldman Sachs``."""
    while (shorter := _FIRM.sub("", words)) != words and shorter:
        words = shorter
    return words


def listed(words: str, on: str | None) -> Actor | None:
    """The actor of that name on a day (ISO); people out of office are ELI, those not yet in one have no sector."""
    cells = _directory().cells(plain(words)) or _directory().cells(plain(bare_firm(words)))
    if cells is None:
        return None
    name, kind, country, sectors, terms = cells
    own = several(sectors) if kind != "person" else _on_day(several(sectors), several(terms), on)
    return Actor(id=slug(name), name=name, kind=cast(Kind, kind), country=country, sectors=own)


def _on_day(last: tuple[str, ...], terms: tuple[str, ...], on: str | None) -> tuple[str, ...]:
    if on is None or not terms:
        return last
    begun = False
    for term in terms:
        sectors, _, dates = term.partition(" ")
        start, _, end = dates.partition("..")
        begun |= start <= on
        if start <= on < (end or "2015"):
            return tuple(sectors.split("+"))
    return ("ELI",) if begun else ()


@cache
def _directory() -> Sorted:
    return Sorted("actors/phoenix")
