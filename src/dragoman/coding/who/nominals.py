"""Common nouns and bare roles that stand for an actor named before, and roles in apposition to a name."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from dragoman.coding.who import roles
from dragoman.coding.who.parts import Owner, View
from dragoman.coding.who.phrases import Found
from dragoman.coding.who.scene import Scene, distinct
from dragoman.records import Actor
from dragoman.words.actors import Actors, Entry, actors, plain

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their"})
_COUNT = {"two": 2, "both": 2, "three": 3, "four": 4}


@cache
def volition() -> frozenset[str]:
    """Lemmas of verbs that only people, states and bodies can be the subject of."""
    return actors().uses["volition"]


def common_noun(token: Token, scene: Scene) -> Found | None:
    """As in "the two countries", "the kingdom", "the bloc" → the actors named before, None where that is not clear."""
    known = scene.tables.nominals.get(token.lower_)
    over = scene.at(token.i)
    if known is None or (over is not None and over.actors) or token.pos_ not in ("NOUN", "PROPN"):
        return None
    stands, many, ids = known
    children = [child for child in token.children if child.i < token.i]
    words = {child.lower_ for child in children}
    if not words & _DEFINITE or any(child.dep_ == "poss" and child.tag_ != "PRP$" for child in children):
        return None
    if any(
        child.dep_ == "prep" and child.lower_ in ("of", "from", "in") for child in token.children if child.i > token.i
    ):
        return None
    if any(child.dep_ in ("relcl", "acl") for child in token.children) and many:
        return None
    found = _pair(token, words, stands, scene) if many else _one(token, stands, ids, scene)
    if not found:
        return None
    first = min((child.i for child in children if child.dep_ in ("det", "nummod", "amod", "predet")), default=token.i)
    several = many or token.tag_ in ("NNS", "NNPS")
    return Found(first, token.i, token.i, found, "nominal", score=0.8, plural=several, person=stands == "person")


def _pair(token: Token, words: set[str], stands: str, scene: Scene) -> list[Actor]:
    """The group of so many states (or persons) named together last."""
    count = next((_COUNT[word] for word in words if word in _COUNT), 0)
    least = scene.sentence[token.i] - 3
    for group in scene.grouped(token.i):
        if scene.sentence[group.first] < least:
            break
        members = _members(group.actors, stands, scene.tables)
        if len(members) == (count or 2) or (not count and len(members) > 1):
            return members
    if not count:
        return []
    members = []
    for one in scene.before(token.i, 2):
        members = distinct([*members, *_members(one.actors, stands, scene.tables)])
        if len(members) >= count:
            break
    return members[:count] if len(members) == count else []


def _members(actors: list[Actor], stands: str, tables: Actors) -> list[Actor]:
    if stands == "person":
        people = [actor for actor in actors if actor.kind == "person"]
        return people if len(people) == len(actors) else []
    states = [
        tables.known[actor.country] for actor in actors if actor.country in tables.known and actor.kind != "outlet"
    ]
    return distinct(states) if len(states) == len(actors) else []


def _one(token: Token, stands: str, ids: tuple[str, ...], scene: Scene) -> list[Actor]:
    """The nearest actor of the kind, if it is the only one of its sentence that fits, or the subject there."""
    fitting = [
        one
        for one in scene.before(token.i, 2)
        if len(one.actors) == 1 and one.actors[0].kind == stands and (not ids or one.actors[0].id in ids)
        and one.how in ("name", "metonym", "pronoun", "nominal") and _of_region(one.actors[0], token, scene)
    ]  # fmt: skip
    if not fitting:
        return []
    number = scene.sentence[fitting[0].first]
    near = [one for one in fitting if scene.sentence[one.first] == number]
    different = distinct(one.actors[0] for one in near)
    if len(different) > 1:
        subjects = distinct(one.actors[0] for one in near if scene.subject(one))
        return subjects if len(subjects) == 1 else []
    return [_plain(actor, scene.tables) for actor in different]


def _of_region(actor: Actor, token: Token, scene: Scene) -> bool:
    """Is it one of those that the adjective allows: "the Andean country"?"""
    for child in token.children:
        for entry in scene.tables.entries(plain(child.text)) if child.dep_ in ("amod", "compound") else ():
            if entry.kind == "region-adjective" and (members := scene.tables.members.get(entry.id)):
                return actor.country in members
    return True


def _plain(actor: Actor, tables: Actors) -> Actor:
    return tables.known.get(actor.id, actor)


# roles


def role(one: Found, scene: Scene, view: View) -> None:
    """Gives a role noun its actors where they follow from what was named before."""
    entry, parts = one.role, one.parts
    if entry is None or parts is None or entry.kind == "figure" or one.how in ("apposition", "office"):
        return
    if entry.office == ":counterpart":
        _counterpart(one, scene, view)
    elif not one.actors and parts.pronoun is not None:
        _owned(one, scene, view)
    elif one.plural and not one.actors and _definite(one, scene):
        _fighters(one, entry, scene)
    elif not one.plural and _definite(one, scene):
        if one.actors:
            _same_person(one, scene)
        elif (entry.gender == "n" or entry.kind == "body") and (body := _same_body(one, entry, scene)) is not None:
            one.actors, one.how, one.score = [body], "nominal", 0.7
        elif entry.kind in ("agent", "weak"):
            _bare_role(one, entry, scene)
        elif entry.kind in ("body", "government"):
            _bare_body(one, scene, view)


def _definite(one: Found, scene: Scene) -> bool:
    before = scene.tokens[one.first - 1] if one.first else None
    return before is not None and before.lower_ in ("the", "this", "that")


def _counterpart(one: Found, scene: Scene, view: View) -> None:
    """As in "his Russian counterpart": who holds the same office in the other state."""
    parts = one.parts
    assert parts is not None
    owner = next((owner for owner in parts.owners if owner.entry.kind != "person"), None)
    of = _possessor(one, scene)
    if owner is None or owner.actor.kind != "state":
        one.actors = []
        return
    sectors = tuple(of.sectors) if of is not None and of.sectors and of.sectors != ("ELI",) else ("GOV",)
    id = None
    if of is not None and of.kind == "person" and of.id in view.tables.people and view.on:
        keys = {term.office for term in view.tables.people[of.id].terms if term.holds(view.on)}
        holders = {view.tables.holder(str(owner.actor.country), key, view.on) for key in keys} - {None}
        id = holders.pop() if len(holders) == 1 else None
    if id is not None:
        one.actors = [view.tables.person(id, view.on)]
    else:
        label = view.tables.adjectives.get(owner.actor.id, owner.actor.name)
        one.actors = [
            Actor(id=f"{owner.actor.id}.{sectors[0]}", name=f"{label} counterpart", kind="unnamed",
                  country=owner.actor.country, sectors=sectors)
        ]  # fmt: skip
    one.how, one.score = "nominal", 0.8


def _possessor(one: Found, scene: Scene) -> Actor | None:
    """Whose counterpart: the pronoun's antecedent or the possessor's."""
    for index in range(one.first - 1, one.last):
        if index < 0:
            continue
        token = scene.tokens[index]
        if token.dep_ == "poss" or token.tag_ == "PRP$":
            over = [other for other in scene.found if index in other and other is not one and len(other.actors) == 1]
            if over:
                return min(over, key=lambda other: other.last - other.first).actors[0]
    return None


def _owned(one: Found, scene: Scene, view: View) -> None:
    """As in "its foreign minister", "the country's parliament": the owner is who the possessor stands for."""
    parts, entry = one.parts, one.role
    assert parts is not None and entry is not None and one.hit is not None and parts.pronoun is not None
    over = [other for other in scene.found if parts.pronoun in other and other is not one and other.actors]
    if not over:
        return
    owners = min(over, key=lambda other: other.last - other.first).actors
    official = entry.kind in ("body", "government", "weak") or {"GOV", "MIL", "SPY", "LEG"} & set(entry.sectors)
    for actor in owners:
        if actor.kind in ("person", "unnamed") and not official:
            continue
        state = view.tables.known.get(str(actor.country)) if actor.kind in ("person", "unnamed") else actor
        if state is not None and state.kind != "outlet":
            parts.owners.append(Owner(state, Entry("state", state.id), True))
    one.actors, one.how = roles.actors(view, entry, one.hit, parts)
    one.score = 0.7


def _same_person(one: Found, scene: Scene) -> None:
    """As in "the White House official" after John Kirby was named."""
    actor = one.actors[0]
    if actor.kind != "unnamed" or one.role is None or one.role.kind not in ("agent", "weak"):
        return
    people = distinct(
        other.actors[0]
        for other in scene.before(one.first, 3)
        if len(other.actors) == 1 and other.actors[0].kind == "person"
        and other.actors[0].country == actor.country and set(other.actors[0].sectors) & set(actor.sectors)
    )  # fmt: skip
    if len(people) == 1:
        one.actors, one.how, one.score = people, "nominal", 0.7


def _same_body(one: Found, entry: Entry, scene: Scene) -> Actor | None:
    """As in "the company", "the rights group": the one body named before with a sector of the noun."""
    bodies = distinct(
        actor
        for other in scene.before(one.first, 2)
        for actor in other.actors
        if actor.kind == "organisation" and set(actor.sectors) & set(entry.sectors) - {"GOV", "MIL", "UNK"}
    )
    return bodies[0] if len(bodies) == 1 else None


def _fighters(one: Found, entry: Entry, scene: Scene) -> None:
    """As in "the rebels": the one armed group named before."""
    groups = distinct(
        actor
        for other in scene.before(one.first, 2)
        for actor in other.actors
        if actor.kind == "group" and set(actor.sectors) & set(entry.sectors)
    )
    if len(groups) == 1 and set(entry.sectors) & {"REB", "UAF", "PRM"}:
        one.actors, one.how, one.score = groups, "nominal", 0.7


def _once(one: Found, entry: Entry, scene: Scene) -> None:
    """As in "the former president": the last person who held the office and does no more."""
    held = distinct(
        other.actors[0]
        for other in scene.before(one.first, 3)
        if len(other.actors) == 1 and other.actors[0].id in scene.tables.people
        and any(
            term.office == entry.office and (scene.on is None or term.over(scene.on))
            for term in scene.tables.people[other.actors[0].id].terms
        )
    )  # fmt: skip
    if entry.office and len(held) == 1:
        one.actors, one.how, one.score = held, "nominal", 0.7


def _bare_role(one: Found, entry: Entry, scene: Scene) -> None:
    """As in "the minister", "the official": the last person whose office it can be."""
    if one.parts is not None and one.parts.gone:
        _once(one, entry, scene)
        return
    words = set(entry.id.lower().split())
    for exact in (True, False):
        people = []
        for other in scene.before(one.first, 3):
            if len(other.actors) != 1 or other.actors[0].kind != "person" or other.how == "pronoun":
                continue
            actor = other.actors[0]
            title = set((actor.office.title if actor.office else "").lower().split())
            agrees = not (entry.gender and other.gender) or entry.gender == other.gender
            loose = (entry.kind == "weak" or not entry.office) and bool(set(entry.sectors) & set(actor.sectors))
            if agrees and (words <= title or _holds(actor, entry, scene) if exact else loose):
                people.append(actor)
        different = distinct(people)
        if len(different) == 1:
            one.actors, one.how, one.score = different, "nominal", 0.7
            return
        if different:
            return


def _holds(actor: Actor, entry: Entry, scene: Scene) -> bool:
    """Does the person hold the role's office that day, be it beside another?"""
    person = scene.tables.people.get(actor.id) if entry.office and scene.on else None
    return person is not None and any(
        term.office == entry.office and term.holds(str(scene.on)) for term in person.terms
    )


def _bare_body(one: Found, scene: Scene, view: View) -> None:
    """As in "the government", "the foreign ministry" where one state only was the subject before."""
    parts, entry = one.parts, one.role
    assert parts is not None and entry is not None and one.hit is not None
    if entry.office == "media":
        outlets = [actor for other in scene.before(one.first, 1) for actor in other.actors if actor.kind == "outlet"]
        one.actors, one.how, one.score = distinct(outlets[:1]), "nominal", 0.7
        return
    states = distinct(
        view.tables.known[str(actor.country)]
        for other in scene.before(one.first, 1)
        for actor in other.actors
        if actor.country in view.tables.known and actor.kind != "outlet"
    )
    if len(states) == 1 and states[0].kind == "state":
        parts.owners.append(Owner(states[0], Entry("state", states[0].id), True))
        one.actors, _ = roles.actors(view, entry, one.hit, parts)
        one.how, one.score = "nominal", 0.6


def appose(found: list[Found], view: View) -> None:
    """Joins a person and the role set beside the name by commas: "John Kirby, the coordinator for …"."""
    for left, right in pairwise(found):
        if right.first <= left.last or "figure" in (left.role and left.role.kind, right.role and right.role.kind):
            continue
        person, role = (left, right) if left.person else (right, left)
        if (
            not person.person
            or role.person
            or role.role is None
            or role.plural
            or role.role.kind not in ("agent", "weak")
        ):
            continue
        if _beside(view.tokens, left, right, left is person):
            _join(person, role, view)
    _appose_by_syntax(found, view)


def _appose_by_syntax(found: list[Found], view: View) -> None:
    """As in "Tehran's envoy to the UN, Amir Saeid Iravani": something stands between, the parser joins them."""
    heads = {one.head: one for one in found if one.role is not None and not one.person and not one.plural}
    for person in found:
        token = view.tokens[person.head]
        role = heads.get(token.head.i) if person.person and token.dep_ == "appos" else None
        if role is not None and role.how == "role" and role.role is not None and role.role.kind in ("agent", "weak"):
            _join(person, role, view)


def settle(found: list[Found], view: View) -> None:
    """Gives every mention of a person in no table the country and office that one of them told."""
    best: dict[str, Actor] = {}
    for one in found:
        for actor in one.actors:
            if actor.kind == "person" and actor.id not in view.tables.people:
                known = best.setdefault(actor.id, actor)
                if _told(actor) > _told(known):
                    best[actor.id] = actor
    for one in found:
        one.actors = [best.get(actor.id, actor) for actor in one.actors]


def _told(actor: Actor) -> int:
    return 2 * (actor.country is not None) + bool(actor.sectors) + (actor.office is not None)


def _beside(doc: list[Token], left: Found, right: Found, name_first: bool) -> bool:
    between = [doc[index] for index in range(left.last + 1, right.first)]
    if not between or between[0].text not in (",", "(") or len(between) > 4:
        return False
    if any(
        token.text != between[0].text and token.pos_ not in ("DET", "ADJ", "PRON", "NOUN", "ADV", "NUM", "PROPN")
        for token in between
    ):
        return False
    apposed = doc[right.head].dep_ == "appos" or doc[right.head].head.i in left
    after = doc[right.last + 1] if right.last + 1 < len(doc) else None
    closed = after is None or after.text in (",", ".", ")", "-", "—", ";") or after.is_space
    return apposed or closed or (name_first and after is not None and after.pos_ in ("ADP", "VERB"))


def _join(person: Found, role: Found, view: View) -> None:
    actor = person.actors[0]
    parts, entry = role.parts, role.role
    assert parts is not None and entry is not None
    countries = {owner.actor.country for owner in parts.owners}
    if actor.id not in view.tables.people and (actor.country is None or not actor.sectors):
        actor = roles.new_person(actor.name, None, entry, (), parts) if parts.owners else actor
        person.actors = [actor]
        person.score = 1.0
    elif role.how == "office" and actor.office is not None and role.actors[0].id != actor.id:
        return
    if actor.id not in view.tables.people and countries and actor.country not in countries:
        return
    role.actors, role.how, role.score = [actor], "apposition", 0.9
    role.gender = person.gender = role.gender or person.gender
