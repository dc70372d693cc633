"""robots.txt as RFC 9309 has it: the longest matching rule wins, ``*`` and ``$`` are signs."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

AGENT = "dragoman"
MOST_BYTES = 500_000
"""RFC 9309 asks for at least 500 KiB; what comes after is not read."""


class Rules(NamedTuple):
    """What one host asks of this program: (allow, pattern) pairs and the pause between requests in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    pause: float = 0.0

    def allows(self, target: str) -> bool:
        """True where path and query may be fetched."""
        target = unquote(target)
        fitting = [(len(pattern), allow) for allow, pattern in self.rules if matches(pattern, target)]
        return max(fitting, default=(0, True))[1]


def matches(pattern: str, target: str) -> bool:
    """True where the pattern fits the beginning of the target, in time linear in both for each ``*``."""
    whole = pattern.endswith("$")
    first, *rest = (pattern[:-1] if whole else pattern).split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(rest, start=1):
        # The last piece of a pattern that ends in "$" belongs at the very end.
        if whole and number == len(rest):
            return len(target) - len(piece) >= at and target.endswith(piece)
        at = target.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not whole or at == len(target)


def parse(text: str) -> Rules:
    """The rules for this program, or those for everyone; lines that make no sense are passed over."""
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    fresh = False
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            # Agents that follow one another share a group; a rule in between starts a new one.
            agents = [*agents, value.lower()] if fresh else [value.lower()]
            fresh = True
            groups.setdefault(value.lower(), [])
        elif key in ("allow", "disallow", "crawl-delay"):
            fresh = False
            for agent in agents:
                groups[agent].append((key, value))
    return _rules(groups.get(AGENT, groups.get("*", [])))


def _rules(lines: list[tuple[str, str]]) -> Rules:
    pause = 0.0
    for key, value in lines:
        if key == "crawl-delay" and value.replace(".", "", 1).isdecimal() and len(value) < 10:
            pause = float(value)
    # An empty pattern says nothing: "Disallow:" alone leaves everything open.
    pairs = tuple((key == "allow", unquote(value)) for key, value in lines if key != "crawl-delay" and value)
    return Rules(pairs, pause)
