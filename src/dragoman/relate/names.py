"""What countries and actors are called."""

from __future__ import annotations

from functools import cache

from dragoman.errors import InputError
from dragoman.store.rows import Query
from dragoman.store.sums import is_code
from dragoman.store.view import View
from dragoman.words.actors import actors
from dragoman.words.load import table


def called(id: str) -> str:
    """The name of a state or body; the id where no table has it."""
    known = actors().known.get(id)
    return known.name if known else _bodies().get(id, id)


def is_state(code: str) -> bool:
    """False for codes of bodies and regions, which data sets of events use too."""
    known = actors().known.get(code)
    return known is not None and known.kind == "state"


def states() -> list[str]:
    """The codes for which ``is_state`` is true."""
    return [code for code, known in actors().known.items() if known.kind == "state"]


@cache
def _bodies() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("imports/bodies")}


def party(view: View, id: str) -> str:
    """The name of somebody in the ledger. Raises InputError for an id or code that nothing is told of."""
    row = view.actor(id)
    if row is not None:
        return called(id) if is_code(id) else row.name
    sides = (Query(actor=id), Query(recipient=id))
    if is_code(id) and any(view.count("events", query) for query in sides):
        return called(id)
    raise InputError(id, "no such actor or country in this ledger", "See `dragoman actors`; countries are as IRN")
