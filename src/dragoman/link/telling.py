"""What an act says took place, apart from who reports it: the thing that is compared across documents.

Acts with equal facts are one telling, so a story told a thousand times in the same terms is judged once.
"""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import blake2b
from itertools import product
from math import asin, cos, radians, sin, sqrt
from typing import Literal

import msgspec
from msgspec.structs import replace

from dragoman.records import Act, Actor, Place, Record

MOODS = {
    "happened": "realised",
    "ongoing": "realised",
    "historical": "realised",
    "planned": "planned",
    "promised": "planned",
    "threatened": "threatened",
    "demanded": "demanded",
    "hypothetical": "hypothetical",
    "denied": "denied",
    "did-not-happen": "denied",
}
"""Modality → class. Acts of different classes are never the same: what is planned has not happened."""

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types that all parties do together: a visit told by the guest and by the host is one visit (PLOVER: all parties are
actors of a reciprocal act)."""

TOGETHER = RECIPROCAL | {"SUPPORT", "RETREAT", "ASSAULT", "SANCTION"}
"""Types that parties named side by side, without another, do to or with each other: they sign, fight, break off ties.
In other types they do it beside each other: two who hold an exercise or accuse somebody are not against each other."""

BEFORE = 3
"""Days before its publication in which an act without a date is taken to lie."""
COARSE_DAYS = 62
"""A time longer than this fits too much: such tellings are the same only where both name the same period."""

_OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_ARMED_OR_RULING = _OFFICIAL | {"REB", "PRM"}
_RULING_GROUP = frozenset({"GOV", "REB"})
"""Sectors of a group that holds the state, as the Taliban do: its officials act for the country."""
INTERNATIONAL = frozenset({"IGO", "UNO", "NGO", "ISM", "IMG", "MNC"})
"""International codes that hold many bodies; EUR stands for one."""
_APART_KM = 50.0


class Spot(Record, frozen=True):
    """Where, as far as it helps to tell two happenings apart. ``exact`` is a town or a point."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    exact: bool = False


class Telling(Record, frozen=True):
    """``first`` … ``last`` are the days on which it may have been; ``sharp`` tells how closely it is described: −1
    without a date of its own, 0 vaguely, 1 to the day, 2 with more than the day."""

    about: Literal["event", "claim"]
    type: str
    mood: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    first: str | None
    last: str | None
    sharp: int
    mode: str | None = None
    persons: tuple[tuple[str, str], ...] = ()
    """(party, person id) of those named, where the persons are what makes the happening."""
    place: Spot | None = None
    matters: tuple[str, ...] = ()
    """What it was about (link.wording), where that is what tells one from another …"""
    beside: tuple[str, ...] = ()
    """… and what else the text around it speaks of."""
    mark: str | None = None
    """Where it stands, if a person has taken it out of an event: it is then told by nothing else."""
    only: str | None = None
    """The one document it counts in, where it has no date at all and so cannot be compared."""

    @property
    def id(self) -> str:
        """Hash of what it tells, with the mark behind it where there is one."""
        if self.mark:
            return f"{replace(self, mark=None).id}.{blake2b(self.mark.encode(), digest_size=4).hexdigest()}"
        return blake2b(msgspec.json.encode(self), digest_size=8).hexdigest()

    @property
    def coarse(self) -> bool:
        """True where its time is too long to tell happenings apart."""
        return self.days() > COARSE_DAYS

    def days(self) -> int:
        """Length of its time in days; 0 where it has none."""
        if not (self.first and self.last):
            return 0
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days + 1


def party(actor: Actor) -> str:
    """Whom an actor acts for: a country for states and their officials, a group for its parts (``hamas.REB``), else
    the actor itself."""
    sectors = set(actor.sectors)
    whole, _, part = actor.id.partition(".")
    if part in _ARMED_OR_RULING and whole != actor.country and actor.country != "EUR" and not sectors >= _RULING_GROUP:
        return whole
    official = actor.kind == "state" or not sectors or bool(_OFFICIAL & sectors)
    if actor.country and actor.country not in INTERNATIONAL and official:
        return actor.country
    return actor.id


def parties(act: Act) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients by party, sorted; all are actors where the type is reciprocal."""
    actors = {party(each) for each in act.actors}
    recipients = {party(each) for each in act.recipients}
    if act.type in RECIPROCAL:
        return tuple(sorted(actors | recipients)), ()
    return tuple(sorted(actors)), tuple(sorted(recipients))


def spot(place: Place | None) -> Spot | None:
    """A place as far as it counts here; None where it names no country and no town."""
    if place is None or (place.country is None and place.precision not in ("city", "point")):
        return None
    return Spot(
        name=place.name,
        country=place.country,
        lat=None if place.lat is None else float(place.lat),
        lon=None if place.lon is None else float(place.lon),
        exact=place.precision in ("city", "point"),
    )


def day(text: str | None, plus: int = 0) -> str | None:
    """The day of an ISO date or time, some days on; None where it is no date."""
    try:
        return (date.fromisoformat((text or "")[:10]) + timedelta(days=plus)).isoformat()
    except (ValueError, OverflowError):
        return None


def meet(a: Telling, b: Telling) -> bool:
    """True where their times overlap; coarse ones must be the same period."""
    if a.only or b.only or not (a.first and a.last and b.first and b.last):
        return False
    if a.coarse or b.coarse:
        return (a.first, a.last) == (b.first, b.last)
    return a.first <= b.last and b.first <= a.last


def nested(a: tuple[str, ...], b: tuple[str, ...], least: int = 1) -> bool:
    """True where both sets are equal or one of at least ``least`` members lies in the other."""
    small, large = sorted((set(a), set(b)), key=len)
    return small == large or (len(small) >= least and small <= large)


def elsewhere(a: Spot | None, b: Spot | None) -> bool:
    """True where the two places contradict each other."""
    if a is None or b is None:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    if not (a.exact and b.exact) or a.name == b.name:
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    return _kilometres(a.lat, a.lon, b.lat, b.lon) > _APART_KM


def blocks(telling: Telling) -> tuple[str, ...]:
    """Keys of which two tellings that may be the same share at least one."""
    if telling.only:
        return ()
    head = f"{telling.about} {telling.type} {telling.mood}"
    if telling.coarse:
        head += f" {telling.first} {telling.last}"
    if telling.about == "claim":
        return tuple(f"{head} {actor}" for actor in telling.actors)
    if telling.type in RECIPROCAL:
        pairs = [(a, b) for a, b in product(telling.actors, repeat=2) if a < b]
        return tuple(f"{head} {a} {b}" for a, b in pairs) or (f"{head} {telling.actors[0]}",)
    return tuple(f"{head} {a} {b}" for a, b in product(telling.actors, telling.recipients or ("-",)))


def anchor(telling: Telling, matches: list[Telling]) -> str | None:
    """The nearest of the more sharply described tellings that match this one; None where there is none.

    A vague telling ("Russia shelled Ukraine this month") matches many happenings that are not each other's: it hangs
    on one of them alone, so that it never joins two.
    """
    sharper = [other for other in matches if other.sharp > telling.sharp]
    return min(((*distance(telling, other), other.id) for other in sharper), default=(None,))[-1]


def distance(a: Telling, b: Telling) -> tuple[int, int, int]:
    """How far two tellings are from each other: by matter, by parties, by time."""
    strangers = len(set(a.actors) ^ set(b.actors)) + len(set(a.recipients) ^ set(b.recipients))
    return -len(set(a.matters) & set(b.matters)), strangers, abs(_middle(a) - _middle(b))


def _middle(telling: Telling) -> int:
    """Twice the day number of the middle of its time."""
    return sum(date.fromisoformat(each).toordinal() for each in (telling.first, telling.last) if each)


def _kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine)."""
    a, b, c, d = map(radians, (lat, lon, lat2, lon2))
    return 12742 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))
