"""Whether a person can be whom a bare role noun means: "the minister", "the general", "the former president"."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.coding.who.phrases import Found
from dragoman.coding.who.scene import Scene
from dragoman.records import Actor
from dragoman.words.actors import HEADS, Entry, plain

_BODIES = frozenset({"commission", "council", "parliament", "assembly", "bank"})
"""What has a president that is no state's: "the commission president"."""
_AFTER = 31
"""Days after the end of a term for which a person is still called by the office."""


def called(actor: Actor, entry: Entry, one: Found, scene: Scene) -> bool:
    """As in "General Tiani … the general": the text itself has told it."""
    return entry.id in scene.called.get(actor.id, ())


def unknown(actor: Actor, entry: Entry, one: Found, scene: Scene) -> bool:
    """As in "the reporter", "the opposition leader": nothing is known of what the person is that day, so it can be;
    of an office only if the tables know no holder."""
    if actor.sectors or actor.office is not None or entry.kind not in ("agent", "weak"):
        return False
    if not entry.office or entry.office.startswith(":"):
        return entry.kind == "agent"
    states = {other.country for near in scene.before(one.first, 3) for other in near.actors if other.country}
    known = any(scene.tables.holder(str(state), entry.office, scene.on) for state in states)
    return actor.id not in scene.tables.people and not known


def titled(actor: Actor, entry: Entry, one: Found, scene: Scene) -> bool:
    """As in "the minister": the words of the title are those of the office, or a body's president is meant."""
    title = set((actor.office.title if actor.office else "").lower().split())
    children = scene.tokens[one.head].children
    body = next((child.lower_ for child in children if child.dep_ == "compound"), "")
    if entry.office == "president" and body in _BODIES:
        return actor.office is not None and body in (actor.office.body or "").lower()
    return set(entry.id.lower().split()) <= title or (
        entry.office == "president" and one.parts is not None and one.parts.first < scene.tokens[one.head].i
        and _heads_a_body(actor, scene)
    )  # fmt: skip


def _heads_a_body(actor: Actor, scene: Scene) -> bool:
    """As in "the council president": is there a body, not a state, that the person heads that day?"""
    terms = scene.tables.people[actor.id].terms if actor.id in scene.tables.people and scene.on else ()
    return any(term.office.endswith(".head") and term.holds(str(scene.on)) for term in terms)


def of_sector(actor: Actor, entry: Entry, one: Found, scene: Scene) -> bool:
    """As in "the official", "the mercenary chief": no office, but the sector of the noun or of the word before it."""
    return bool(_sectors_told(entry, one, scene) & set(actor.sectors))


def lately_of_sector(actor: Actor, entry: Entry, one: Found, scene: Scene) -> bool:
    """The same, of an office that has just ended."""
    return bool(_sectors_told(entry, one, scene) & of_late(actor, scene))


def retired(actor: Actor, entry: Entry, one: Found, scene: Scene) -> bool:
    """As in "the diplomat" of one who was a minister once."""
    return entry.kind == "agent" and "GOV" in _sectors_told(entry, one, scene) and actor.sectors == ("ELI",)


def _sectors_told(entry: Entry, one: Found, scene: Scene) -> set[str]:
    if entry.kind != "weak" and entry.office and not entry.office.startswith(":"):
        return set()
    word = scene.tokens[one.hit.first - 1] if one.hit and one.hit.first else None
    tells = word is not None and word.lower_ not in scene.tables.uses["filler"]
    before = scene.tables.entries(plain(word.text)) if word is not None and tells else ()
    own = next((set(other.sectors) for other in before if other.kind in HEADS), set()) or set(entry.sectors)
    if word is not None and word.tag_ == "JJ":
        own |= set(entry.sectors)  # "the populist leader"
    return own


def holds(actor: Actor, entry: Entry, one: Found, scene: Scene) -> bool:
    """Does the person hold the role's office that day, be it beside another, or has just left it?"""
    return bool(entry.office) and lately(actor, entry.office, scene)


def of_late(actor: Actor, scene: Scene) -> set[str]:
    """The sectors of a person, with those of an office that has just ended."""
    if actor.id not in scene.tables.people or not scene.on:
        return set(actor.sectors)
    before = (date.fromisoformat(scene.on[:10]) - timedelta(days=_AFTER)).isoformat()
    ended = (term.sectors for term in scene.tables.people[actor.id].terms if term.over(scene.on) and term.holds(before))
    return set(actor.sectors).union(*ended)


def lately(actor: Actor, office: str, scene: Scene) -> bool:
    if actor.id not in scene.tables.people or not scene.on:
        return False
    day = date.fromisoformat(scene.on[:10])
    some = {scene.on, (day - timedelta(days=_AFTER)).isoformat()}
    return any(
        term.office == office and term.start <= scene.on and any(map(term.holds, some))
        for term in scene.tables.people[actor.id].terms
    )


def held(actor: Actor, entry: Entry, scene: Scene) -> bool:
    """Is a term of the role's office over, or, of a role that is none, any term of the same sector?"""
    if actor.id not in scene.tables.people:
        return actor.sectors == ("ELI",)
    over = [term for term in scene.tables.people[actor.id].terms if scene.on is None or term.over(scene.on)]
    if entry.office and not entry.office.startswith(":"):
        return any(term.office == entry.office for term in over)
    return actor.office is None and any(set(term.sectors) & set(entry.sectors) for term in over)


SURE = (called, titled, holds)
ABLE = (*SURE, of_sector, lately_of_sector, retired, unknown)
"""In the order in which they are asked: the first that anybody meets decides."""
