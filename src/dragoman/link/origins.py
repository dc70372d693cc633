"""Where a report comes from: the roots of source chains, and how many of them are independent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dragoman.link.events import components
from dragoman.records import Speaker, Statement

_UNNAMED = ("unnamed-person", "unnamed-group")


def chain(statement: str | None, statements: Mapping[str, Statement]) -> tuple[Statement, ...]:
    """The statement with all it stands in, outermost first; a circle is cut."""
    found: list[Statement] = []
    while statement is not None and statement in statements and statements[statement] not in found:
        found.append(statements[statement])
        statement = found[-1].parent
    return tuple(reversed(found))


def speaker(said: Speaker) -> str | None:
    """Key of a speaker who can be told apart from others; None for the unnamed."""
    name = said.name or (said.actor.name if said.actor else "")
    if said.kind in _UNNAMED or not (said.actor or name):
        return None
    if said.kind == "outlet" or (said.actor is not None and said.actor.kind == "outlet"):
        return outlet(said.actor.name if said.actor else name)
    return f"who:{said.actor.id}" if said.actor else f"who:{_slug(name)}"


def outlet(name: str | None) -> str | None:
    """Key of an outlet, the same whether it publishes or is cited."""
    slug = _slug(name or "").removeprefix("the-")
    return f"outlet:{slug}" if slug else None


def source(steps: Iterable[Statement]) -> str | None:
    """Key of the outermost named source that is cited; None for the outlet's own voice or unnamed sources alone."""
    return next((key for step in steps if (key := speaker(step.speaker))), None)


def independent(keys: Iterable[Iterable[str | None]]) -> int:
    """How many are left of things that count as one where they share a key."""
    groups = [[key for key in each if key] for each in keys]
    nodes = {key for each in groups for key in each}
    edges = [(each[0], key) for each in groups for key in each[1:]]
    return len(set(components(nodes, edges).values()))


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-")
