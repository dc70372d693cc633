"""Role nouns without an owner, which get their actors from what was named before: "the minister", "its army"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.coding.who import holding, roles
from dragoman.coding.who.parts import Owner, Parts, View
from dragoman.coding.who.phrases import Found
from dragoman.coding.who.salience import best
from dragoman.coding.who.scene import Scene, distinct
from dragoman.records import Actor
from dragoman.words.actors import Entry

_AGAIN = 6
"""Sentences that the same noun may stand back."""
_NATIONAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
"""Sectors of those that a state has one of each."""


def role(one: Found, scene: Scene, view: View) -> None:
    """Gives a role noun its actors where they follow from what was named before."""
    known = list(one.actors)
    _fill(one, scene, view)
    if one.actors != known and one.how == "nominal":
        scene.widen(one, _modified_from(one, scene))


def _modified_from(one: Found, scene: Scene) -> int:
    """The first of the words between "the" and the noun: "veteran" in "the veteran leader"."""
    start = next((child.i + 1 for child in scene.tokens[one.head].lefts if child.dep_ == "det"), one.first)
    between = scene.tokens[start : one.first]
    return start if all(other.pos_ in ("ADJ", "NOUN", "PROPN", "NUM") for other in between) else one.first


def _fill(one: Found, scene: Scene, view: View) -> None:
    entry, parts = one.role, one.parts
    if entry is None or parts is None or entry.kind == "figure" or one.how in ("apposition", "office"):
        return
    if entry.office == ":counterpart":
        _counterpart(one, scene, view)
    elif not one.actors and parts.pronoun is not None:
        _owned(one, scene, view)
    elif not one.actors and _definite(one, scene) and (again := _again(one, entry, scene)) is not None:
        one.actors, one.how, one.score = again, "nominal", 0.7
    elif one.plural and not one.actors and _definite(one, scene):
        _fighters(one, entry, scene)
        if not one.actors and entry.kind in ("agent", "many") and set(entry.sectors) & _NATIONAL:
            _of_only_state(one, entry, scene, view)
    elif not one.plural and _definite(one, scene):
        if one.actors and entry.gender != "n":
            _same_person(one, entry, scene)
        elif (entry.gender == "n" or entry.kind == "body") and (body := _same_body(one, entry, scene)) is not None:
            one.actors, one.how, one.score = [body], "nominal", 0.7
        elif one.actors:
            return
        elif entry.kind in ("agent", "weak"):
            _bare_role(one, entry, scene)
        elif entry.kind in ("body", "government"):
            _bare_body(one, scene, view)


def _definite(one: Found, scene: Scene) -> bool:
    before = [scene.tokens[one.first - 1]] if one.first else []
    return any(
        other.lower_ in ("the", "this", "that")
        for other in (*before, *(child for child in scene.tokens[one.head].lefts if child.dep_ == "det"))
    )


def _again(one: Found, entry: Entry, scene: Scene) -> list[Actor] | None:
    """As in "Mali's junta … the junta": who the same noun stood for before; None where nobody or several."""
    if one.parts is None or one.parts.gone:
        return None
    before = [
        other
        for other in scene.before(one.first, _AGAIN)
        if other.role is not None and other.role.id == entry.id and other.plural == one.plural and other.actors
    ]
    several = {tuple(sorted(actor.id for actor in other.actors)) for other in before}
    return before[0].actors if len(several) == 1 else None


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
    verb = scene.tokens[one.head].head
    if entry.office and verb.lemma_.lower() in ("make", "name", "appoint", "elect"):
        return  # "he made her secretary of state": what she became
    official = entry.kind in ("body", "government", "weak") or {"GOV", "MIL", "SPY", "LEG"} & set(entry.sectors)
    for actor in owners:
        if actor.kind in ("person", "unnamed") and not official:
            continue
        state = view.tables.known.get(str(actor.country)) if actor.kind in ("person", "unnamed") else actor
        if state is not None and state.kind != "outlet":
            parts.owners.append(Owner(state, Entry("state", state.id), True))
    one.actors, one.how = roles.actors(view, entry, one.hit, parts)
    one.score = 0.7


def _same_person(one: Found, entry: Entry, scene: Scene) -> None:
    """As in "the White House official" after John Kirby was named, "the IS leader" of one who has just died."""
    actor, parts = one.actors[0], one.parts
    if actor.kind != "unnamed" or entry.kind not in ("agent", "weak"):
        return
    named = [
        other.actors[0]
        for other in scene.around(one.first, 3)
        if len(other.actors) == 1 and other.actors[0].kind == "person"
    ]
    keys = {roles.office_key(entry, owner, parts) for owner in parts.owners} - {""} if parts is not None else set()
    people = distinct(person for person in named if any(holding.lately(person, key, scene) for key in keys))
    people = people or distinct(
        person for person in named
        if person.country == actor.country and holding.of_late(person, scene) & set(actor.sectors)
    )  # fmt: skip
    people = people or distinct(person for person in named if person.country is None and not person.sectors)
    if not people and entry.kind == "weak" and parts is not None and _party_of(parts):
        people = distinct(person for person in named if person.country == actor.country)
    if len(people) == 1:
        one.actors, one.how, one.score = people, "nominal", 0.7


def _party_of(parts: Parts) -> bool:
    """As in "the Sandinista leader": is the owner a party, of whose head the tables tell another office?"""
    return any("PTY" in owner.actor.sectors for owner in parts.owners)


def _same_body(one: Found, entry: Entry, scene: Scene) -> Actor | None:
    """As in "the company", "the Russian company": the body named before with a sector of the noun, of that country."""
    countries = {actor.country for actor in one.actors} - {None}
    if one.actors and one.actors[0].kind != "unnamed":
        return None
    bodies = [
        other
        for other in scene.before(one.first, 2)
        if len(other.actors) == 1 and other.actors[0].kind in ("organisation", "group")
        and set(other.actors[0].sectors) & set(entry.sectors) - {"GOV", "MIL", "UNK"}
        and (not countries or other.actors[0].country in countries)
    ]  # fmt: skip
    if len({other.actors[0].id for other in bodies}) == 1:
        return bodies[0].actors[0]
    meant = best(scene.tokens[one.head], (other for other in bodies if scene.subject(other)), scene)
    return meant.actors[0] if meant is not None else None


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
    """As in "the former president", "the former general": the one named who held such an office and does no more."""
    held = distinct(
        other.actors[0]
        for other in scene.around(one.first, 3)
        if len(other.actors) == 1 and other.actors[0].kind == "person" and holding.held(other.actors[0], entry, scene)
    )
    if len(held) > 1:
        held = [actor for actor in held if actor.office is None]
    if not held:
        named = [other.actors[0] for other in scene.around(one.first, 3) if len(other.actors) == 1 and other.person]
        held = distinct(actor for actor in named if actor.sectors == ("ELI",))
    if len(held) == 1:
        one.actors, one.how, one.score = held, "nominal", 0.7


def _bare_role(one: Found, entry: Entry, scene: Scene) -> None:
    """As in "the minister", "the official": the last person whose office it can be."""
    if one.parts is not None and one.parts.gone:
        _once(one, entry, scene)
        return
    people = [
        other
        for other in scene.around(one.first, 3)
        if len(other.actors) == 1 and other.actors[0].kind == "person" and other.how != "pronoun"
        and (not (entry.gender and other.gender) or entry.gender == other.gender)
    ]  # fmt: skip
    for able in holding.SURE if _named_after(one, scene) else holding.ABLE:
        different = distinct(other.actors[0] for other in people if able(other.actors[0], entry, one, scene))
        if len(different) == 1:
            one.actors, one.how, one.score = different, "nominal", 0.7
        if different:
            return
    if _named_after(one, scene) and entry.kind == "weak":
        near = (other for other in people if 0 < scene.distance(other, one.head) < 3)
        subject = best(scene.tokens[one.head], near, scene)
        if subject is not None:
            one.actors, one.how, one.score = subject.actors, "nominal", 0.6


def _named_after(one: Found, scene: Scene) -> bool:
    """Does a name that the tables lack stand before the noun: "the Fatherland leader"?"""
    before = scene.tokens[one.hit.first - 1] if one.hit is not None and one.hit.first else None
    return before is not None and before.tag_ in ("NNP", "NNPS") and before.text[0].isupper()


def _of_only_state(one: Found, entry: Entry, scene: Scene, view: View) -> None:
    """As in "the soldiers" where one state alone was spoken of; bodies of the world have none."""
    states = {
        str(actor.country)
        for other in scene.before(one.first, 2)
        for actor in other.actors
        if actor.kind != "outlet"
        and actor.country
        and ("MIL" not in entry.sectors or actor.country in view.tables.known)
    }
    if len(states) == 1 and (state := view.tables.known.get(states.pop())) is not None and state.kind == "state":
        _belongs(one, state, view)


def _belongs(one: Found, state: Actor, view: View) -> None:
    assert one.parts is not None and one.role is not None and one.hit is not None
    one.parts.owners.append(Owner(state, Entry("state", state.id), True))
    one.actors, _ = roles.actors(view, one.role, one.hit, one.parts)
    one.how, one.score = "nominal", 0.6


def _bare_body(one: Found, scene: Scene, view: View) -> None:
    """As in "the government", "the foreign ministry" where one state only was the subject before."""
    parts, entry = one.parts, one.role
    assert parts is not None and entry is not None and one.hit is not None
    if entry.office == "media":
        outlets = [actor for other in scene.before(one.first, 1) for actor in other.actors if actor.kind == "outlet"]
        one.actors, one.how, one.score = distinct(outlets[:1]), "nominal", 0.7
        return
    agent = _agent(scene.tokens[one.head], scene)
    owners = {actor.country for actor in agent.actors} if agent is not None else set()
    before = [
        other
        for other in scene.before(one.first, 1)
        if len(other.actors) == 1 and other.actors[0].kind != "outlet"
        and other.actors[0].country in view.tables.known and other.actors[0].country not in owners
    ]  # fmt: skip
    states = {view.tables.known[str(other.actors[0].country)].id for other in before}
    meant = before[0] if len(states) == 1 else None
    if meant is None and scene.subject(one):
        meant = best(scene.tokens[one.head], (other for other in before if scene.subject(other)), scene)
    state = view.tables.known[str(meant.actors[0].country)] if meant is not None else None
    if state is not None and state.kind == "state":
        _belongs(one, state, view)


def _agent(token: Token, scene: Scene) -> Found | None:
    """Who does something to the noun, or is struck by it: in "Poland pressed the government", "Sunak was appalled by
    the regime" it is not Poland's, not Britain's."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "by":
        return next((scene.at(child.i) for child in verb.head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if token.dep_ != "dobj" or verb.lemma_.lower() not in scene.tables.uses["against"]:
        return None
    return next((scene.at(child.i) for child in verb.children if child.dep_ == "nsubj"), None)
