"""Which events come of which: what was planned or threatened and then happened.

A plan's date is that of the deed; a plan or threat without a date waits some weeks. A plan leads to the first deed of
its parties that fits it, so that each has one outcome at most, while a deed may come of several plans.
"""

from __future__ import annotations

from itertools import product

from dragoman.link.telling import BEFORE, RECIPROCAL, Telling, day, nested

OPEN = ("planned", "threatened")
"""Moods of what may still happen."""
WAITS = {"planned": 30, "threatened": 90}
"""Days that a plan or threat without an exact day waits for its deed, from the last day that it may mean."""
CONFIRMS = frozenset({"confirms", "admits"})
CONFIRMED_WITHIN = 365
"""Days in which what was alleged may still be confirmed."""
_LATE = 3
"""Days that a deed may be later than planned."""
_SOON = 14
"""Days that an attack without an exact day is waited for: between enemies the next one comes anyway."""
_DEEDS = {"AGREE": ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"), "CONCEDE": ("CONCEDE", "RETREAT")}
"""What a plan of a type comes to where it is not the same type: PLOVER files future meetings, support, cooperation and
aid under AGREE, future yielding under CONCEDE."""
_PLANS: dict[str, tuple[str, ...]] = {
    deed: tuple(plan for plan, deeds in _DEEDS.items() if deed in deeds)
    for deed in {deed for deeds in _DEEDS.values() for deed in deeds}
}


def deed_keys(plan: Telling) -> set[str]:
    """Blocks (link.telling.blocks) in which the deeds of a plan lie."""
    return _keys(plan, _DEEDS.get(plan.type, (plan.type,)), ("realised",))


def plan_keys(deed: Telling) -> set[str]:
    """Blocks in which the plans and threats of a deed lie."""
    return _keys(deed, tuple(dict.fromkeys((deed.type, *_PLANS.get(deed.type, ())))), OPEN)


def _keys(one: Telling, types: tuple[str, ...], moods: tuple[str, ...]) -> set[str]:
    everybody = sorted({*one.actors, *one.recipients})
    both = [f"{a} {b}" for a, b in product(everybody, repeat=2) if a < b] or [everybody[0]]
    directed = [f"{a} {b}" for a, b in product(one.actors, one.recipients or ("-",))]
    if one.type in RECIPROCAL and len(everybody) > 1:
        directed = [f"{a} {b}" for a, b in product(everybody, repeat=2) if a != b]
    return {
        f"event {type} {mood} {pair}"
        for type, mood in product(types, moods)
        for pair in (both if type in RECIPROCAL else directed)
    }


def window(plan: Telling) -> tuple[str, str]:
    """First and last day on which the deed may have been; without a date of its own, from the day it was told."""
    assert plan.first and plan.last
    if plan.sharp >= 0:
        return plan.first, day(plan.last, _LATE) or plan.last
    waits = _SOON if plan.type == "ASSAULT" else WAITS[plan.mood]
    return day(plan.first, BEFORE) or plan.first, day(plan.last, waits) or plan.last


def led_to(plan: Telling, deed: Telling) -> bool:
    """True where the deed, told to the day, is what was planned or threatened."""
    if plan.mood not in OPEN or deed.mood != "realised" or deed.type not in _DEEDS.get(plan.type, (plan.type,)):
        return False
    if not (plan.first and plan.last and deed.first and deed.sharp > 0):
        return False
    first, last = window(plan)
    if not first <= deed.first <= last:
        return False
    if plan.sharp < 0 and plan.type == "AGREE" and not set(plan.matters) & set(deed.matters):
        return False  # two countries plan much: without a day or a matter nothing tells what came of it
    if plan.matters and deed.matters and set(plan.matters).isdisjoint((*deed.matters, *deed.beside)):
        return False
    if plan.type in RECIPROCAL or deed.type in RECIPROCAL:
        least = min(2, len({*plan.actors, *plan.recipients}))
        return nested((*plan.actors, *plan.recipients), (*deed.actors, *deed.recipients), least=least)
    return (
        nested(plan.actors, deed.actors)
        and bool(plan.recipients) == bool(deed.recipients)
        and nested(plan.recipients, deed.recipients)
    )


def confirms(said: Telling, alleged: Telling) -> bool:
    """True where what somebody confirms is what was alleged before: same type, parties nested, no other matter."""
    if (said.type, said.mood, alleged.mood) != (alleged.type, "realised", "realised") or alleged.coarse:
        return False
    if not (said.first and alleged.first and alleged.first < said.first):
        return False
    if said.matters and alleged.matters and set(said.matters).isdisjoint((*alleged.matters, *alleged.beside)):
        return False
    least = 2 if said.type in RECIPROCAL else 1
    return nested(said.actors, alleged.actors, least=least) and nested(said.recipients, alleged.recipients)
