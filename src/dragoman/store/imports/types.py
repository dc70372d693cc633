"""CAMEO codes and PLOVER names → the ledger's types and modes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.words import ontology
from dragoman.words.load import table

_CODE = re.compile(r"(?:0[1-9]|1[0-9]|20)(?:[0-9][1-6]?)?", re.ASCII)
"""Roots 01 to 20, a digit, and for the finest kinds one more."""


class Kind(NamedTuple):
    """A type with its mode; ``fault`` says why there is none."""

    type: str
    mode: str | None
    fault: str = ""


REMARK = Kind("", None)
"""That somebody spoke (CAMEO 01), not what was said: no act, so PLOVER has no type for it."""


@lru_cache(maxsize=4096)
def of_cameo(code: str) -> Kind:
    """The type of a CAMEO code, 2 to 4 digits; a leading zero that a spreadsheet took away is put back."""
    said = code.strip()
    digits = next((each for each in (said, f"0{said}") if _CODE.fullmatch(each)), None)
    if digits is None:
        return Kind("", None, f"{said[:20]!r} is no CAMEO code")
    for length in range(len(digits), 1, -1):
        known = _cameo().get(digits[:length])
        if known:
            return known
    return REMARK


@lru_cache(maxsize=4096)
def of_plover(type: str, mode: str = "") -> Kind:
    """The type of a PLOVER name in any case; a mode that the type does not have is left out."""
    name = "-".join(type.strip().upper().replace("_", " ").split())
    known = Kind(name, None) if (name, "") in ontology.kinds() else _older().get(name)
    if known is None:
        return Kind("", None, f"{type.strip()[:40]!r} is no PLOVER type")
    said = "-".join(mode.strip().lower().replace("_", " ").split())
    return known._replace(mode=said) if (known.type, said) in ontology.kinds() and said else known


@cache
def _cameo() -> dict[str, Kind]:
    return {row["code"]: Kind(row["type"], row["mode"] or None) for row in table("imports/cameo")}


@cache
def _older() -> dict[str, Kind]:
    return {row["name"]: Kind(row["type"], row["mode"] or None) for row in table("imports/plover")}
