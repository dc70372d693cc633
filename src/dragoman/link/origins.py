"""Where a report comes from: the roots of source chains, and how many of them are independent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dragoman.link.events import components
from dragoman.records import Speaker, Statement

_UNNAMED = ("unnamed-person", "unnamed-group")
_UNSURE = "unsure:"
_MEANT = re.compile(r"[Tt]he [^A-Z]+")
"""Somebody who is known to the reader from elsewhere, where we do not know from where: "the lenders"."""


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
    # A newspaper that no table knows is cited like any other body: a name is one key, whoever bears it.
    return f"who:{said.actor.id}" if said.actor else outlet(name)


def outlet(name: str | None) -> str | None:
    """Key of an outlet, the same whether it publishes or is cited."""
    slug = _slug(name or "").removeprefix("the-")
    return f"outlet:{slug}" if slug else None


def source(steps: Iterable[Statement]) -> str | None:
    """Key of the outermost named source that is cited; None for the outlet's own voice or unnamed sources alone."""
    return next((key for step in steps if (key := speaker(step.speaker))), None)


def roots(steps: Iterable[tuple[Statement, tuple[str, ...]]], published_by: str | None) -> tuple[str, ...]:
    """Keys of those whose word it rests on: the innermost of the chain who can be told apart. Each step comes with whom
    its speaker speaks for.

    Those who speak for one government or body are one origin, named or not: its spokesmen do not confirm each other. An
    unnamed speaker of no known side is known only through whoever cites him, in the end the outlet; whom the text means
    without our knowing ("the lenders") has a key that says so.
    """
    for step, parties in reversed(list(steps)):
        said = step.speaker
        is_outlet = said.kind == "outlet" or (said.actor is not None and said.actor.kind == "outlet")
        if parties and not is_outlet:
            return (f"party:{'+'.join(parties)}",)
        if said.actor is None and not is_outlet and _MEANT.fullmatch(said.name or ""):
            return (f"{_UNSURE}{_slug(said.name or '')}",)
        if key := speaker(said):
            return (key,)
    key = outlet(published_by)
    return (key,) if key else ()


def count(reports: Iterable[tuple[tuple[str, ...], str | None, str]]) -> int:
    """How many origins stand behind reports of one claim, each (roots, key of the outlet that publishes, copy family).

    What an outlet only cites is traced on through that outlet's own reports of the claim; outlets that cite each other
    in a circle are one origin, and so are copies. Who is only meant by the text ("the lenders") may be one of those
    that others name, and adds to them nothing.
    """
    every = list(reports)
    found = [report for report in every if not any(key.startswith(_UNSURE) for key in report[0])] or every
    cited: dict[str, set[str]] = {}
    for keys, by, _ in found:
        if by:
            cited.setdefault(by, set()).update(keys)
    grouped = [(f"family:{family}", by) for keys, by, family in found if by and by in keys]
    return independent([*_ends(found, cited), *grouped])


def _ends(
    found: Iterable[tuple[tuple[str, ...], str | None, str]], cited: Mapping[str, set[str]]
) -> Iterable[tuple[str, ...]]:
    for keys, by, family in found:
        ends = {end for key in keys for end in _traced(key, cited)}
        yield from (_members(end) for end in sorted(ends))
        if not ends:
            yield (f"family:{family}", by or f"family:{family}")


def _members(key: str) -> tuple[str, ...]:
    """Those who speak together ("party:IRN+RUS") are one origin, and the same as each of them alone."""
    kind, _, ids = key.partition(":")
    return tuple(f"{kind}:{id}" for id in ids.split("+"))


def _traced(key: str, cited: Mapping[str, set[str]]) -> set[str]:
    """The ends that a key leads to: itself, unless it is an outlet whose reports all cite others."""
    seen, ends, waiting = {key}, set(), [key]
    while waiting:
        at = waiting.pop()
        further = cited.get(at, set())
        if not further or at in further:
            ends.add(at)
        for other in further - seen:
            seen.add(other)
            waiting.append(other)
    return ends or {min(seen)}


def independent(keys: Iterable[Iterable[str | None]]) -> int:
    """How many are left of things that count as one where they share a key."""
    groups = [[key for key in each if key] for each in keys]
    nodes = {key for each in groups for key in each}
    edges = [(each[0], key) for each in groups for key in each[1:]]
    return len(set(components(nodes, edges).values()))


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-")
